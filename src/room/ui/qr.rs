//! A QR code, drawn.

use qrcodegen::{QrCode, QrCodeEcc};
use yew::prelude::*;

/// The white around it (ISO/IEC 18004 asks for four modules).
const QUIET: i32 = 4;

/// The drawing of a text; nothing if it is longer than a code can be.
pub(super) fn qr(text: &str, says: &str) -> Html {
    let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Low) else { return Html::default() };
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let from = x;
            while x < code.size() && code.get_module(x, y) {
                x += 1;
            }
            if x > from {
                path += &format!("M{} {}h{}v1h-{}z", from + QUIET, y + QUIET, x - from, x - from);
            }
            x += 1;
        }
    }
    let side = code.size() + 2 * QUIET;
    // Black on white whatever the theme: readers expect it.
    html! {
        <svg class="qr" viewBox={format!("0 0 {side} {side}")} role="img" aria-label={says.to_owned()} shape-rendering="crispEdges">
            <path fill="#fff" d={format!("M0 0h{side}v{side}H0z")} />
            <path fill="#000" d={path} />
        </svg>
    }
}
