//! The building: roof, twelve floors with who looks after each, ground, and the line.

use yew::prelude::*;

use super::controls::kind;
use super::mark::mark;
use super::why::why;
use learn::{Book, Owner, Says, View};

pub(super) fn building(book: &Book, view: View) -> Html {
    let shown: Vec<usize> = std::iter::once(view.service).chain(view.compare).collect();
    let wide = (shown.len() > 1).then_some("");
    let last = book.layers().len() - 1;
    html! {
        <div class="building" data-two={wide} data-open={view.layer.map(|_| "")}>
            <div class="roof" aria-hidden="true">
                <span class="corner"></span>
                { for shown.iter().map(|&ix| html! {
                    <span class="sign" key={ix}>
                        <svg class="gable" viewBox="0 0 100 14" preserveAspectRatio="none"><path d="M0 14L50 1L100 14Z" /></svg>
                        <b>{ book.services()[ix].name.clone() }</b>
                    </span>
                }) }
            </div>
            { for (0..=last).rev().map(|layer| floor(book, view, &shown, layer)) }
            <div class="ground" aria-hidden="true"></div>
            <div class="lines" aria-hidden="true">
                { for shown.iter().enumerate().map(|(place, _)| html! {
                    <span class="shaft" key={place}>
                        <span class="line" data-line={place.to_string()}>
                            <b>{ book.texts().text(Says::Line) }</b>
                        </span>
                    </span>
                }) }
            </div>
            if view.layer.is_none() {
                <div class="why idle">
                    { for shown.iter().map(|&ix| html! {
                        <p><b>{ book.services()[ix].name.clone() }</b><br />{ kind(book, ix) }</p>
                    }) }
                    <p class="small">{ book.texts().text(Says::FloorChoose) }</p>
                </div>
            }
        </div>
    }
}

fn floor(book: &Book, view: View, shown: &[usize], layer: usize) -> Html {
    let owners: Vec<Owner> = shown.iter().map(|&ix| book.floor(ix, layer).owner).collect();
    let changed = owners.windows(2).any(|pair| pair[0] != pair[1]);
    let open = view.layer == Some(layer);
    let two = owners.len() > 1;
    // Who comes from the matrix hears the reasons with the floor.
    let reasons: Vec<String> = shown.iter().map(|ix| format!("reason-{ix}")).collect();
    html! {
        <>
            <h3 class="floor" key={format!("floor{layer}")} data-changed={changed.then_some("")} data-chosen={open.then_some("")}>
                <button type="button" id={format!("floor-{layer}")} data-floor={layer.to_string()}
                    aria-expanded={if open { "true" } else { "false" }}
                    aria-controls={open.then_some("why")} aria-describedby={open.then(|| reasons.join(" "))}>
                    <span class="name">
                        { book.layers()[layer].name.clone() }
                        if changed {
                            <span class="changed"><span class="aside">{ ": " }</span>{ book.texts().text(Says::FloorChanges) }</span>
                        }
                    </span>
                    { for owners.iter().zip(shown).map(|(&owner, &ix)| html! {
                        <span class="cell" data-owner={owner.word()}>
                            <i class="fill a"></i><i class="fill c"></i>
                            <span class="who">
                                <span class="aside">{ ", " }{ if two { &*book.services()[ix].name } else { "" } }{ " " }</span>
                                { mark(owner) }
                                <span class="word">{ book.owner_name(owner) }</span>
                            </span>
                        </span>
                    }) }
                </button>
            </h3>
            if open { { why(book, shown, layer) } }
        </>
    }
}
