//! The room in a page.

use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::{Html, Renderer, component};

use super::around::Page;
use super::ui::{Room, RoomProps, Sight};
use crate::embed::Host;
use i18n::Texts;
use site::{SECTION, StartPack};

/// Mounts the room in an empty element: `text` is that of its own texts, the page's fragment and the start pack.
///
/// # Errors
/// A sentence that says which text could not be read.
pub(super) fn mount(host: Host, root: Element, text: &str) -> Result<Box<dyn FnOnce()>, JsValue> {
    let mut sections = text.splitn(3, SECTION);
    let mut section = || sections.next().unwrap_or_default();
    let texts =
        Texts::unpack(workshop::PACK, section()).ok_or("these are not the texts of the room")?;
    let address = section().to_owned();
    let StartPack { locale, catalog, deck } =
        StartPack::unpack(section()).map_err(|error| JsValue::from(error.to_string()))?;
    let around = Box::new(Page(host));
    let sight = Sight { around, locale, texts, catalog, first: deck.into() };
    let props = RoomProps { sight: sight.into(), address };
    // Yew counts the trees of an instance from one and writes that number on what they listen to. A game in this page is
    // another instance: were both trees the first, the room would take a click on the game's for one on its own.
    let page = web_sys::window().and_then(|window| window.document());
    if let Some(nowhere) = page.and_then(|page| page.create_element("i").ok()) {
        Renderer::<First>::with_root(nowhere).render().destroy();
    }
    let app = Renderer::<Room>::with_root_and_props(root, props).render();
    Ok(Box::new(|| app.destroy()))
}

/// The first tree, of which nothing is seen.
#[component]
fn First() -> Html {
    Html::default()
}
