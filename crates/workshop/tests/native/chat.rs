//! Codes among other text.

use std::time::{Duration, Instant};

use super::rounds::{ana, workshop};
use workshop::{CodeFault, code};

#[test]
fn the_codes_in_a_chat_are_found() {
    let (setup, deck) = workshop();
    let text = ana();
    let wrapped = format!("{}\n   {}\r\n{}", &text[..9], &text[9..30], &text[30..]);
    let cut = &text[..20];
    let chat = format!(
        "[12:03] Ana: mine is {text}!\n[12:04] Bob WROTE {text}ABC: {wrapped}\nABC12 hello\n\
         {cut}\n{text}{text}\nWR7-ABCD? flowWR1-"
    );
    let found = code::find(&chat);
    let expected = [&text, &text, &*wrapped, cut, &text, &text, "WR7-ABCD", "WR1-"];
    assert_eq!(found, expected);
    let faults: Vec<_> =
        found.iter().map(|found| code::read(found, &setup, &deck).map(|_| ()).err()).collect();
    let (none, short, version) = (None, Some(CodeFault::Short), Some(CodeFault::Version));
    assert_eq!(faults, [none, none, none, short, none, none, version, short]);
}

#[test]
fn a_text_that_is_too_long_or_all_codes_is_searched_in_no_time() {
    let started = Instant::now();
    let text = ana();
    assert_eq!(code::find(&format!("{text} ").repeat(9000)).len(), code::MOST_FOUND);
    assert_eq!(code::find(&"WR1-".repeat(1 << 20)).len(), code::MOST_FOUND);
    assert_eq!(code::find(&"WR".repeat(1 << 20)).len(), 0);
    assert_eq!(code::find(&"WR1-ZZ \n".repeat(1 << 18)).len(), code::MOST_FOUND);
    assert_eq!(code::find(&format!("WR1-ZZ{}", " ".repeat(1 << 21))), ["WR1-ZZ"]);
    assert_eq!(code::find(&format!("{}{text}", "é".repeat(code::MOST_TEXT / 2))).len(), 0);
    assert_eq!(code::find(&format!("{}{text}", "責".repeat(code::MOST_TEXT))).len(), 0);
    assert!(started.elapsed() < Duration::from_secs(5));
}
