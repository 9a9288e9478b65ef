//! The top of the page: back to the game or to the set-up, and the language.

use yew::prelude::*;

use super::{Sight, View};
use i18n::LANGUAGES;
use workshop::Says;

pub(super) fn head(sight: &Sight, view: Option<&View>) -> Html {
    let lang = sight.texts.lang();
    let setup = view.and_then(View::setup);
    let back = match (view, setup) {
        (Some(View::Stage(_) | View::Board(_) | View::Paper(_)), Some(setup)) => {
            Some(View::SetUp(Some(setup.clone())))
        }
        _ => None,
    };
    let fragment = view.map_or(String::new(), View::address);
    html! {
        <header class="top">
            if let Some(back) = back {
                <a class="back" href={back.address()}>{ arrow() }{ sight.text(Says::BackToSetUp) }</a>
            } else {
                <a class="back" href={format!("index.html?lang={lang}")}>{ arrow() }{ sight.text(Says::BackToGame) }</a>
            }
            <nav class="languages" aria-label={AttrValue::from(sight.text(Says::LanguageLabel))}>
                { for LANGUAGES.iter().zip(Says::LANGUAGES).map(|(tag, says)| html! {
                    <a href={format!("room.html?lang={tag}{fragment}")} lang={*tag} hreflang={*tag}
                        aria-current={(**tag == **lang).then_some("true")}>{ sight.text(says) }</a>
                }) }
            </nav>
        </header>
    }
}

fn arrow() -> Html {
    html! {
        <svg class="mark" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d="M11.5 4.5L6 10l5.5 5.5" fill="none" stroke="currentColor" stroke-width="1.9"
                stroke-linecap="round" stroke-linejoin="round" />
        </svg>
    }
}
