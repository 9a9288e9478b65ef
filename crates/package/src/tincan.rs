//! tincan.xml: what an LMS reads that launches xAPI content without cmi5.

use std::io;

use super::Settings;
use super::files::{Edition, descriptions, titles};
use super::manifest::{ACTIVITY_TYPE, LAUNCH};
use super::xml::Xml;

/// tincan.xml: one activity, which is what the launch names as `activity_id`.
pub(super) fn activities(settings: &Settings, editions: &[Edition]) -> io::Result<Vec<u8>> {
    let titles = titles(settings, editions);
    let id = settings.iri_of("rounds");
    let mut xml = Xml::new()?;
    xml.within("tincan", &[("xmlns", "http://projecttincan.com/tincan.xsd")], |xml| {
        xml.within("activities", &[], |xml| {
            xml.within("activity", &[("id", &id), ("type", ACTIVITY_TYPE)], |xml| {
                for (lang, title) in &titles {
                    xml.says("name", &[("lang", lang)], title)?;
                }
                for (lang, text) in &descriptions(settings, editions) {
                    xml.says("description", &[("lang", lang)], text)?;
                }
                // One page for all languages: the player finds out which to speak.
                let lang = titles.first().map_or("und", |(lang, _)| lang);
                xml.says("launch", &[("lang", lang)], LAUNCH)
            })
        })
    })?;
    Ok(xml.finish())
}
