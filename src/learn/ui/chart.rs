//! The responsibility chart: the customer's bricks above, AWS's below, of the service on the dial.

use yew::prelude::*;

use super::mark::mark;
use learn::{Book, Owner, Says, View};

pub(super) fn chart(book: &Book, view: View) -> Html {
    let name = &book.services()[view.service].name;
    let owners = book.owners(view.service);
    html! {
        <section aria-labelledby="chart">
            <h2 id="chart" tabindex="-1">{ book.texts().text(Says::ChartTitle) }</h2>
            <p class="lead">{ book.texts().fill(Says::ChartLead, &[("service", name)]) }</p>
            <div class="chart">
                { for [Owner::Customer, Owner::Shared, Owner::Aws].into_iter()
                    .filter(|owner| owners.contains(owner))
                    .map(|owner| band(book, view, owner, &owners)) }
            </div>
        </section>
    }
}

fn band(book: &Book, view: View, owner: Owner, owners: &[Owner]) -> Html {
    let motto = book.parts().parties.iter().find(|party| *party.id == *owner.word());
    let lang = book.texts().lang();
    html! {
        <div class="band" key={owner.word()} data-owner={owner.word()}>
            <div class="title">
                <h3>{ mark(owner) }{ book.owner_name(owner) }</h3>
                <p>{ motto.map(|party| party.motto.clone()).unwrap_or_default() }</p>
            </div>
            <ul class="bricks">
                { for owners.iter().enumerate().rev().filter(|(_, one)| **one == owner).map(|(layer, _)| {
                    let there = View { layer: Some(layer), ..view };
                    html! {
                        <li key={layer}><a href={format!("learn.html{}", there.query(book, lang))} data-far="1"
                            data-service={view.service.to_string()} data-layer={layer.to_string()}>
                            { book.layers()[layer].name.clone() }
                        </a></li>
                    }
                }) }
            </ul>
        </div>
    }
}
