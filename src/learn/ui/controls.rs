//! The dial, the second service, and in words what they show.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::mark;
use learn::{Book, Says, Tally, View, line};
use model::{Category, ServiceModel};

pub(super) fn controls(book: &Book, view: View, turn: &Callback<View>) -> Html {
    let says = |says| book.texts().text(says);
    let last = book.services().len() - 1;
    let choose = {
        let turn = turn.clone();
        Callback::from(move |event: Event| {
            let chosen = event.target_dyn_into::<HtmlSelectElement>();
            if let Some(service) = chosen.and_then(|select| select.value().parse().ok()) {
                turn.emit(view.turned(service));
            }
        })
    };
    let slide = {
        let turn = turn.clone();
        Callback::from(move |event: InputEvent| {
            let slider = event.target_dyn_into::<HtmlInputElement>();
            if let Some(service) = slider.and_then(|slider| slider.value().parse().ok()) {
                turn.emit(view.turned(service));
            }
        })
    };
    let compare = {
        let turn = turn.clone();
        Callback::from(move |event: Event| {
            let chosen = event.target_dyn_into::<HtmlSelectElement>();
            let compare = chosen.and_then(|select| select.value().parse().ok());
            turn.emit(View { compare, ..view });
        })
    };
    let step = |to: Option<usize>, text: Says, drawing: Html| {
        let off = to.is_none();
        html! {
            <button type="button" class="step" data-service={to.map(|ix| ix.to_string())}
                aria-disabled={off.then_some("true")} aria-label={AttrValue::from(says(text))}
                title={AttrValue::from(says(text))}>{ drawing }</button>
        }
    };
    let service = &book.services()[view.service];
    html! {
        <div class="controls">
            <div class="dial">
                <label for="service">{ says(Says::DialService) }</label>
                <div class="steps">
                    { step(view.service.checked_sub(1), Says::DialPrevious, mark::previous()) }
                    <select id="service" onchange={choose}>
                        { for book.services().iter().enumerate().map(|(ix, service)| html! {
                            <option value={ix.to_string()} selected={ix == view.service}>
                                { service.name.clone() }
                            </option>
                        }) }
                    </select>
                    { step((view.service < last).then_some(view.service + 1), Says::DialNext, mark::next()) }
                </div>
                <input type="range" min="0" max={last.to_string()} step="1"
                    value={view.service.to_string()} oninput={slide}
                    aria-label={AttrValue::from(says(Says::DialSlider))}
                    aria-valuetext={AttrValue::from(service.name.clone())} />
                <p class="ends small" aria-hidden="true">
                    <span data-side="1">{ says(Says::DialLow) }</span>
                    <span data-side="0">{ says(Says::DialHigh) }</span>
                </p>
            </div>
            <div class="second">
                <label for="compare">{ says(Says::CompareLabel) }</label>
                <select id="compare" onchange={compare}>
                    <option value="" selected={view.compare.is_none()}>{ says(Says::CompareNone) }</option>
                    { for book.services().iter().enumerate().filter(|(ix, _)| *ix != view.service).map(|(ix, service)| html! {
                        <option key={ix} value={ix.to_string()} selected={view.compare == Some(ix)}>
                            { service.name.clone() }
                        </option>
                    }) }
                </select>
            </div>
            <div class="sum" role="status">
                { for std::iter::once(view.service).chain(view.compare).map(|ix| html! {
                    <p>{ sum(book, ix) }</p>
                }) }
                if let Some(second) = view.compare {
                    <p class="changes-sum">{ book.texts().fill(Says::StatusChanges, &[
                        ("n", &line::changes(book, view.service, second).len().to_string()),
                        ("of", &book.layers().len().to_string()),
                    ]) }</p>
                }
            </div>
        </div>
    }
}

/// "Amazon RDS: AWS 6 floors, customer 5, shared 1".
fn sum(book: &Book, service: usize) -> String {
    let tally = Tally::of(&book.owners(service));
    let [aws, customer, shared, nobody] =
        [tally.aws, tally.customer, tally.shared, tally.nobody].map(|n| n.to_string());
    let mut sum = book.texts().fill(
        Says::StatusOne,
        &[
            ("service", &book.services()[service].name),
            ("aws", &aws),
            ("customer", &customer),
            ("shared", &shared),
        ],
    );
    if tally.nobody > 0 {
        sum += ", ";
        sum += &book.texts().fill(Says::StatusNone, &[("none", &nobody)]);
    }
    sum
}

/// "Container service (a platform, not Docker) · PaaS".
pub(super) fn kind(book: &Book, service: usize) -> String {
    let service = &book.services()[service];
    let category = service.category.map(|category| match category {
        Category::Infrastructure => Says::CategoryInfrastructure,
        Category::Container => Says::CategoryContainer,
        Category::Abstracted => Says::CategoryAbstracted,
    });
    let model = service.model.map(|model| match model {
        ServiceModel::Iaas => Says::ModelIaas,
        ServiceModel::Paas => Says::ModelPaas,
        ServiceModel::Saas => Says::ModelSaas,
    });
    let words = category.into_iter().chain(model).map(|says| book.texts().text(says));
    words.collect::<Vec<_>>().join(" · ")
}

/// What changes between the two services, in words.
pub(super) fn compared(book: &Book, view: View) -> Html {
    let Some(second) = view.compare else { return Html::default() };
    let changes = line::changes(book, view.service, second);
    let name = |ix: usize| &*book.services()[ix].name;
    let title =
        book.texts().fill(Says::CompareTitle, &[("a", name(view.service)), ("b", name(second))]);
    let there = |layer| View { layer: Some(layer), ..view };
    html! {
        <div class="compared">
            <h3>{ title }</h3>
            if changes.is_empty() {
                <p>{ book.texts().text(Says::CompareSame) }</p>
            } else {
                <ul>
                    { for changes.iter().map(|change| html! {
                        <li key={change.layer}>
                            <a href={format!("learn.html{}", there(change.layer).query(book, book.texts().lang()))}
                                data-far="1" data-service={view.service.to_string()} data-layer={change.layer.to_string()}>
                                { book.texts().fill(Says::CompareChange, &[
                                    ("layer", &book.layers()[change.layer].name),
                                    ("from", &book.owner_name(change.from)),
                                    ("to", &book.owner_name(change.to)),
                                ]) }
                            </a>
                        </li>
                    }) }
                </ul>
            }
        </div>
    }
}
