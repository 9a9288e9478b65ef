//! The room in a page.

use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::Renderer;

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
    let app = Renderer::<Room>::with_root_and_props(root, props).render();
    Ok(Box::new(|| app.destroy()))
}
