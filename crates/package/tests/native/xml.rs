//! A small reader of XML, strict enough to find what is not well-formed.

use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

/// An element with what is inside it.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    /// Its own text, without that of the elements inside.
    pub(super) text: String,
    pub(super) inside: Vec<Rc<Element>>,
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The names of the elements inside, in order.
    pub(super) fn order(&self) -> Vec<&str> {
        self.inside.iter().map(|element| element.name.as_str()).collect()
    }

    /// Every element of this name at any depth.
    pub(super) fn all(&self, name: &str) -> Vec<Rc<Self>> {
        let mut found = Vec::new();
        for element in &self.inside {
            if element.name == name {
                found.push(Rc::clone(element));
            }
            found.extend(element.all(name));
        }
        found
    }

    /// The only element of this name.
    pub(super) fn one(&self, name: &str) -> Rc<Self> {
        let mut all = self.all(name);
        assert_eq!(all.len(), 1, "{name} in {self:#?}");
        all.remove(0)
    }
}

/// Reads a document.
pub(super) fn read(text: &str) -> Rc<Element> {
    // The production Char of XML 1.0.
    let allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    assert!(text.chars().all(allowed), "a character that XML does not have: {text:?}");
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut open = vec![Element::default()];
    loop {
        let event = reader.read_event().unwrap_or_else(|error| panic!("{error} in {text}"));
        let top = open.len() - 1;
        match event {
            Event::Start(start) => open.push(element(&start)),
            Event::Empty(start) => open[top].inside.push(Rc::new(element(&start))),
            Event::End(_) => {
                let closed = open.pop().expect("an open element");
                open[top - 1].inside.push(Rc::new(closed));
            }
            Event::Text(text) => open[top].text += &unescape(&text).expect("sound text"),
            Event::GeneralRef(name) => {
                open[top].text += &unescape(&format!("&{};", &*name)).expect("a known name");
            }
            Event::Decl(_) | Event::DocType(_) => {}
            Event::Eof => break,
            other => panic!("no such thing is written: {other:?}"),
        }
    }
    assert_eq!(open.len(), 1, "everything is closed");
    let mut root = open.remove(0);
    assert_eq!(root.inside.len(), 1, "one root");
    root.inside.remove(0)
}

fn element(start: &BytesStart) -> Element {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.expect("a sound attribute, there once");
        let value = unescape(&attribute.value).expect("a sound value").into_owned();
        (attribute.key.as_ref().to_owned(), value)
    });
    Element {
        name: start.name().as_ref().to_owned(),
        attributes: attributes.collect(),
        ..Element::default()
    }
}
