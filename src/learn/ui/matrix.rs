//! The whole matrix as a table.

use yew::prelude::*;

use super::mark::mark;
use crate::by_ptr::ByPtr;
use learn::{Book, Owner, Says, View};

#[derive(Properties, PartialEq)]
pub(super) struct MatrixProps {
    pub(super) book: ByPtr<Book>,
    pub(super) view: View,
}

#[component]
pub(super) fn Matrix(props: &MatrixProps) -> Html {
    let MatrixProps { book, view } = props;
    let says = |says| book.texts().text(says);
    let lang = book.texts().lang();
    let shown = |ix: usize| (view.service == ix || view.compare == Some(ix)).then_some("");
    html! {
        <section aria-labelledby="matrix">
            <h2 id="matrix" tabindex="-1">{ says(Says::MatrixTitle) }</h2>
            <div class="scroller" role="region" aria-labelledby="matrix-caption" tabindex="0">
                <table>
                    <caption id="matrix-caption">{ says(Says::MatrixCaption) }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ says(Says::MatrixFloor) }</th>
                            { for book.services().iter().enumerate().map(|(ix, service)| html! {
                                <th scope="col" data-shown={shown(ix)}>{ service.name.clone() }</th>
                            }) }
                        </tr>
                    </thead>
                    <tbody>
                        { for (0..book.layers().len()).rev().map(|layer| html! {
                            <tr data-shown={(view.layer == Some(layer)).then_some("")}>
                                <th scope="row">{ book.layers()[layer].name.clone() }</th>
                                { for (0..book.services().len()).map(|ix| {
                                    let owner = book.floor(ix, layer).owner;
                                    let there = View { layer: Some(layer), ..view.turned(ix) };
                                    html! {
                                        <td data-owner={owner.word()} data-shown={shown(ix)}>
                                            <a href={format!("learn.html{}", there.query(book, lang))} data-far="1"
                                                data-service={ix.to_string()} data-layer={layer.to_string()}>
                                                if owner != Owner::Nobody { { mark(owner) } }
                                                <span>{ if owner == Owner::Nobody {
                                                    html! { <><span aria-hidden="true">{ "–" }</span><span class="aside">{ book.owner_name(owner) }</span></> }
                                                } else {
                                                    html! { book.owner_name(owner) }
                                                } }</span>
                                            </a>
                                        </td>
                                    }
                                }) }
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
        </section>
    }
}
