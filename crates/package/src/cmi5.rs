//! cmi5.xml: the course structure of cmi5, a course of one assignable unit.

use std::io;

use super::Settings;
use super::files::{Edition, descriptions, titles};
use super::manifest::{ACTIVITY_TYPE, LAUNCH};
use super::xml::Xml;

/// cmi5.xml.
pub(super) fn course(settings: &Settings, editions: &[Edition]) -> io::Result<Vec<u8>> {
    let titles = titles(settings, editions);
    let descriptions = descriptions(settings, editions);
    let (course, unit) = (settings.iri_of("courses"), settings.iri_of("rounds"));
    let measure = settings.pass_measure();
    let mut unit: Vec<(&str, &str)> =
        vec![("id", &unit), ("launchMethod", "AnyWindow"), ("activityType", ACTIVITY_TYPE)];
    // A round is passed at its end only, so `Passed` asks for a finished round too; asking for both
    // statements would only add one that can get lost. Without a mark nothing is ever passed.
    match &measure {
        Some(measure) => unit.extend([("moveOn", "Passed"), ("masteryScore", measure)]),
        None => unit.push(("moveOn", "Completed")),
    }
    let about = |xml: &mut Xml| {
        langstrings(xml, "title", &titles)?;
        langstrings(xml, "description", &descriptions)
    };
    let mut xml = Xml::new()?;
    let space = ("xmlns", "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd");
    xml.within("courseStructure", &[space], |xml| {
        xml.within("course", &[("id", &course)], about)?;
        xml.within("au", &unit, |xml| {
            about(xml)?;
            xml.says("url", &[], LAUNCH)
        })
    })?;
    Ok(xml.finish())
}

/// A text in every language.
fn langstrings(xml: &mut Xml, name: &str, texts: &[(String, String)]) -> io::Result<()> {
    xml.within(name, &[], |xml| {
        texts.iter().try_for_each(|(lang, text)| xml.says("langstring", &[("lang", lang)], text))
    })
}
