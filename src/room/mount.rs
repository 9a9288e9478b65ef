//! The room in a page.


use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::Renderer;

use super::around::Page;
use super::ui::{Room, RoomProps, Sight};
use crate::embed::Host;
use i18n::Texts;
use site::StartPack;

/// See [`super::room`].
///
/// # Errors
/// A sentence that says which text could not be read.
pub(super) fn mount(
    host: Host,
    root: Element,
    start: &str,
    texts: &str,
    address: &str,
) -> Result<Box<dyn FnOnce()>, JsValue> {
    let StartPack { locale, catalog, deck } =
        StartPack::unpack(start).map_err(|error| JsValue::from(error.to_string()))?;
    let texts =
        Texts::unpack(workshop::PACK, texts).ok_or("these are not the texts of the room")?;
    let sight =
        Sight { around: Box::new(Page(host)), locale, texts, catalog, first: deck.into() };
    let props = RoomProps { sight: sight.into(), address: address.to_owned() };
    let app = Renderer::<Room>::with_root_and_props(root, props).render();
    Ok(Box::new(|| app.destroy()))
}
