//! The page as the game's outside world.

use js_sys::{Date, Function, Math, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

use super::store::PageStore;
use crate::game::{Millis, Store};
use crate::ui::{Loading, Outside};

pub(super) struct Page {
    host: HtmlElement,
    load: Function,
    store: PageStore,
}

impl Page {
    pub(super) fn new(host: HtmlElement, load: Function) -> Self {
        Self { host, load, store: PageStore }
    }
}

impl Outside for Page {
    fn now(&self) -> Millis {
        Date::now() as Millis
    }

    fn seed(&self) -> u32 {
        (Math::random() * f64::from(u32::MAX)) as u32
    }

    fn store(&self) -> &dyn Store {
        &self.store
    }

    fn load(&self, pack: &str) -> Loading {
        let promise = self.load.call1(&JsValue::NULL, &pack.into());
        Box::pin(async move {
            let promise = promise.and_then(|value| value.dyn_into::<Promise>());
            let text = match promise {
                Ok(promise) => JsFuture::from(promise).await,
                Err(error) => Err(error),
            };
            match text {
                Ok(text) => text.as_string().ok_or_else(|| "no text".to_owned()),
                Err(error) => Err(reason(&error)),
            }
        })
    }

    fn chose(&self, deck: &str) {
        let _ = self.host.remove_attribute("seed");
        let _ = self.host.set_attribute("deck", deck);
    }

    fn speaks(&self, lang: &str, title: &str) {
        self.host.set_lang(lang);
        if !self.host.has_attribute("from-address") {
            return;
        }
        // The page is nothing but the game, so it goes by the game's language and name.
        if let Some(document) = self.host.owner_document() {
            document.set_title(title);
            if let Some(page) = document.document_element() {
                let _ = page.set_attribute("lang", lang);
            }
        }
    }
}

/// Marks the element once the player can begin: the handlers are there, and the frame that shows the
/// first card has been handed over to be painted, a task after the next animation frame.
pub(super) fn ready(host: HtmlElement) {
    let Some(window) = web_sys::window() else { return };
    let painted = Closure::once_into_js(move |_: f64| {
        let marked = Closure::once_into_js(move || {
            let clock = web_sys::window().and_then(|window| window.performance());
            let now = clock.map_or(0, |clock| clock.now() as u32);
            let _ = host.set_attribute("data-ready", &now.to_string());
        });
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback(marked.unchecked_ref());
        }
    });
    let _ = window.request_animation_frame(painted.unchecked_ref());
}

/// The message of a JavaScript error, or whatever was thrown, as text.
fn reason(error: &JsValue) -> String {
    let message = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    message.or_else(|| error.as_string()).unwrap_or_else(|| "error".to_owned())
}
