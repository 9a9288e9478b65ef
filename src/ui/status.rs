//! The status region, which screen readers read aloud when it changes.

use web_sys::Element;
use yew::NodeRef;

/// Puts words into the status region. The same words twice are told apart by a space, or a screen
/// reader would keep silent the second time.
pub(super) fn say(status: &NodeRef, words: &str) {
    let Some(region) = status.cast::<Element>() else { return };
    if !words.is_empty() && region.text_content().as_deref() == Some(words) {
        region.set_text_content(Some(&format!("{words}\u{a0}")));
    } else {
        region.set_text_content(Some(words));
    }
}
