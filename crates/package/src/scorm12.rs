//! The manifest of SCORM 1.2.

use std::io;

use super::Settings;
use super::files::{Edition, titles};
use super::manifest::{Names, resources};
use super::xml::Xml;

/// imsmanifest.xml; `files` are all others of the package.
pub(super) fn manifest(
    settings: &Settings,
    editions: &[Edition],
    files: &[&str],
) -> io::Result<Vec<u8>> {
    let names = Names::of(settings);
    let (_, title) = titles(settings, editions).into_iter().next().unwrap_or_default();
    let mut xml = Xml::new()?;
    let root = [
        ("identifier", names.manifest.as_str()),
        ("version", "1.0"),
        ("xmlns", "http://www.imsproject.org/xsd/imscp_rootv1p1p2"),
        ("xmlns:adlcp", "http://www.adlnet.org/xsd/adlcp_rootv1p2"),
    ];
    xml.within("manifest", &root, |xml| {
        xml.within("metadata", &[], |xml| {
            xml.says("schema", &[], "ADL SCORM")?;
            xml.says("schemaversion", &[], "1.2")
        })?;
        xml.within("organizations", &[("default", &names.organization)], |xml| {
            xml.within("organization", &[("identifier", &names.organization)], |xml| {
                xml.says("title", &[], &title)?;
                let item = [
                    ("identifier", names.item.as_str()),
                    ("identifierref", &names.resource),
                    ("isvisible", "true"),
                ];
                xml.within("item", &item, |xml| {
                    xml.says("title", &[], &title)?;
                    // No maxtimeallowed: the game keeps its own clock, and lets players have more time.
                    match settings.pass {
                        Some(pass) => xml.says("adlcp:masteryscore", &[], &pass.to_string()),
                        None => Ok(()),
                    }
                })
            })
        })?;
        resources(xml, &names, "adlcp:scormtype", files)
    })?;
    Ok(xml.finish())
}
