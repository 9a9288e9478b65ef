//! The page: composes, hears clicks, and keeps the address and the focus.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use super::articles::articles;
use super::building::building;
use super::chart::chart;
use super::controls::{compared, controls};
use super::line::use_lines;
use super::matrix::Matrix;
use super::scenario::scenario;
use crate::by_ptr::ByPtr;
use learn::{Book, Says, View};

/// What Learn starts with.
#[derive(Properties, PartialEq)]
pub struct LearnProps {
    /// What there is to show.
    pub book: ByPtr<Book>,
    /// What to look at first.
    pub view: View,
}

/// What is looked at, and the floor that wants the focus since it was chosen from afar.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Looking {
    pub(super) view: View,
    focus: Option<usize>,
}

/// The whole page.
#[component]
pub fn Learn(props: &LearnProps) -> Html {
    let book = &props.book;
    let first = props.view;
    let state = use_state(move || Looking { view: first, focus: None });
    let looking = *state;
    let view = looking.view;
    let root = use_node_ref();
    use_lines(&root, view);

    let turn = {
        let (state, book) = (state.setter(), book.clone());
        Callback::from(move |view: View| {
            keep_address(&book, view);
            state.set(Looking { view, focus: None });
        })
    };
    let on_click = {
        let (state, book, root) = (state.setter(), book.clone(), root.clone());
        Callback::from(move |event: MouseEvent| {
            let Some(target) = event.target_dyn_into::<Element>() else { return };
            if event.ctrl_key() || event.meta_key() || event.shift_key() {
                return;
            }
            if let Some(id) = goal(&target, "data-goto") {
                show(&root, &id);
                return;
            }
            let Some(next) = next(looking.view, &target) else { return };
            event.prevent_default();
            keep_address(&book, next.view);
            if next == looking {
                next.focus.inspect(|layer| focus_floor(&root, *layer));
            }
            state.set(next);
        })
    };
    {
        let root = root.clone();
        use_effect_with(looking, move |looking| {
            if let Some(layer) = looking.focus {
                focus_floor(&root, layer);
            }
        });
    }

    let texts = book.texts();
    let says = |says| texts.text(says);
    let lang = texts.lang().clone();
    html! {
        <div ref={root} class="page" lang={AttrValue::from(lang.clone())} onclick={on_click}>
            <header class="top">
                <a class="play" href={format!("index.html?lang={lang}")}>
                    { super::mark::arrow_back() }{ says(Says::Play) }
                </a>
                <nav class="languages" aria-label={AttrValue::from(says(Says::LanguageLabel))}>
                    { for book.parts().languages.iter().map(|(tag, name)| html! {
                        <a href={format!("learn.html{}", view.query(book, tag))}
                            lang={AttrValue::from(tag.clone())} hreflang={AttrValue::from(tag.clone())}
                            aria-current={(*tag == lang).then_some("true")}>{ name.clone() }</a>
                    }) }
                </nav>
            </header>
            <div class="opening">
                <h1>{ says(Says::Title) }</h1>
                <p class="lead">{ says(Says::Lead) }</p>
                <nav class="contents" aria-label={AttrValue::from(says(Says::Contents))}>
                    { for [
                        ("building", Says::BuildingTitle),
                        ("matrix", Says::MatrixTitle),
                        ("chart", Says::ChartTitle),
                        ("scenario", Says::ScenarioTitle),
                        ("articles", Says::ArticlesTitle),
                    ].into_iter().map(|(id, text)| html! {
                        <button type="button" data-goto={id}>{ says(text) }</button>
                    }) }
                </nav>
            </div>
            <section class="picture" aria-labelledby="building">
                <h2 id="building" tabindex="-1">{ says(Says::BuildingTitle) }</h2>
                { controls(book, view, &turn) }
                { compared(book, view) }
                { building(book, view) }
            </section>
            <Matrix book={book.clone()} {view} />
            { chart(book, view) }
            { scenario(book) }
            { articles(book) }
            <footer><p class="small">{ says(Says::Disclaimer) }</p></footer>
        </div>
    }
}

/// An attribute of the nearest element around that has it.
fn goal(target: &Element, name: &str) -> Option<String> {
    target.closest(&format!("[{name}]")).ok()??.get_attribute(name)
}

/// What a click on an element leads to, if to anything.
fn next(view: View, target: &Element) -> Option<Looking> {
    let number = |name| -> Option<usize> { goal(target, name)?.parse().ok() };
    if let Some(layer) = number("data-floor") {
        let layer = (view.layer != Some(layer)).then_some(layer);
        return Some(Looking { view: View { layer, ..view }, focus: None });
    }
    let service = number("data-service")?;
    let second = number("data-second");
    let layer = number("data-layer");
    let turned = view.turned(service);
    let compare = second.or(turned.compare);
    let layer = layer.or(view.layer.filter(|_| second.is_none()));
    let focus = number("data-far").map(|_| layer.unwrap_or(usize::MAX));
    Some(Looking { view: View { compare, layer, ..turned }, focus })
}

/// The address of what is looked at, so that it can be shared.
fn keep_address(book: &Book, view: View) {
    let Some(window) = web_sys::window() else { return };
    let search = window.location().search().unwrap_or_default();
    let mut query = view.query(book, book.texts().lang());
    // What the page was asked for besides stays.
    let others = search.trim_start_matches('?').split('&').filter(|pair| {
        let name = pair.split('=').next().unwrap_or_default();
        !["", "lang", "service", "compare", "layer"].contains(&name)
    });
    for other in others {
        query.push('&');
        query.push_str(other);
    }
    if let Ok(history) = window.history() {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&query));
    }
}

/// Brings a section into view and gives its heading the focus.
fn show(root: &NodeRef, id: &str) {
    let Some(root) = root.cast::<Element>() else { return };
    let Ok(Some(heading)) = root.query_selector(&format!("#{id}")) else { return };
    heading.scroll_into_view();
    if let Ok(heading) = heading.dyn_into::<HtmlElement>() {
        let _ = heading.focus();
    }
}

/// Brings a floor into view and gives it the focus.
fn focus_floor(root: &NodeRef, layer: usize) {
    let Some(element) = root.cast::<Element>() else { return };
    let Ok(Some(floor)) = element.query_selector(&format!("[data-floor=\"{layer}\"]")) else {
        show(root, "building");
        return;
    };
    let Ok(floor) = floor.dyn_into::<HtmlElement>() else { return };
    let _ = floor.focus();
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    floor.scroll_into_view_with_scroll_into_view_options(&options);
}
