//! The case from class as a drawing: a VPC with two instances, and a bucket outside it.

use yew::prelude::*;

use super::mark::mark;
use learn::{Book, Owner, Says, View};

pub(super) fn scenario(book: &Book) -> Html {
    let says = |says| book.texts().text(says);
    html! {
        <section aria-labelledby="scenario">
            <h2 id="scenario" tabindex="-1">{ says(Says::ScenarioTitle) }</h2>
            <p class="lead">{ says(Says::ScenarioLead) }</p>
            <div class="cloud">
                <h3>{ says(Says::ScenarioCloud) }</h3>
                <div class="vpc">
                    <h4>{ says(Says::ScenarioVpc) }</h4>
                    { does(book, Owner::Customer, Says::ScenarioVpcCustomer) }
                    <div class="instances">
                        <div class="thing">
                            <h5>{ says(Says::ScenarioEc2) }</h5>
                            { does(book, Owner::Customer, Says::ScenarioEc2Customer) }
                        </div>
                        <div class="thing">
                            <h5>{ says(Says::ScenarioOracle) }</h5>
                            { does(book, Owner::Customer, Says::ScenarioOracleCustomer) }
                        </div>
                    </div>
                </div>
                <div class="thing bucket">
                    <h4>{ says(Says::ScenarioBucket) }</h4>
                    { does(book, Owner::Customer, Says::ScenarioBucketCustomer) }
                    { does(book, Owner::Aws, Says::ScenarioBucketAws) }
                </div>
                <div class="bedrock">{ does(book, Owner::Aws, Says::ScenarioGroundAws) }</div>
            </div>
            { question(book) }
        </section>
    }
}

fn does(book: &Book, owner: Owner, what: Says) -> Html {
    html! {
        <p class="does" data-owner={owner.word()}>
            { mark(owner) }
            <span><b>{ book.owner_name(owner) }{ ": " }</b>{ book.texts().text(what) }</span>
        </p>
    }
}

/// The same case with Oracle on RDS: two services side by side.
fn question(book: &Book) -> Html {
    let place = |id: &str| book.services().iter().position(|service| *service.id == *id);
    let (Some(service), Some(second)) = (place("ec2"), place("rds")) else {
        return Html::default();
    };
    let there = View { service, compare: Some(second), layer: None };
    html! {
        <p><a class="go" href={format!("learn.html{}", there.query(book, book.texts().lang()))} data-far="1"
            data-service={service.to_string()} data-second={second.to_string()}>
            { book.texts().text(Says::ScenarioTry) }
        </a></p>
    }
}
