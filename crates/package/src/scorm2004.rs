//! The manifest of SCORM 2004, 4th edition.

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
        ("xmlns", "http://www.imsglobal.org/xsd/imscp_v1p1"),
        ("xmlns:adlcp", "http://www.adlnet.org/xsd/adlcp_v1p3"),
        ("xmlns:imsss", "http://www.imsglobal.org/xsd/imsss"),
    ];
    xml.within("manifest", &root, |xml| {
        xml.within("metadata", &[], |xml| {
            xml.says("schema", &[], "ADL SCORM")?;
            xml.says("schemaversion", &[], "2004 4th Edition")
        })?;
        xml.within("organizations", &[("default", &names.organization)], |xml| {
            xml.within("organization", &[("identifier", &names.organization)], |xml| {
                xml.says("title", &[], &title)?;
                let item =
                    [("identifier", names.item.as_str()), ("identifierref", &names.resource)];
                xml.within("item", &item, |xml| {
                    xml.says("title", &[], &title)?;
                    sequencing(xml, settings)
                })?;
                xml.within("imsss:sequencing", &[], |xml| {
                    // With flow the LMS can start the one item by itself.
                    xml.empty("imsss:controlMode", &[("choice", "true"), ("flow", "true")])
                })
            })
        })?;
        resources(xml, &names, "adlcp:scormType", files)
    })?;
    Ok(xml.finish())
}

/// The game says what is completed and passed. Without this an LMS takes leaving for both.
fn sequencing(xml: &mut Xml, settings: &Settings) -> io::Result<()> {
    xml.within("imsss:sequencing", &[], |xml| {
        xml.within("imsss:objectives", &[], |xml| {
            let id = ("objectiveID", "round");
            match settings.pass_measure() {
                Some(measure) => {
                    let measured = [id, ("satisfiedByMeasure", "true")];
                    xml.within("imsss:primaryObjective", &measured, |xml| {
                        xml.says("imsss:minNormalizedMeasure", &[], &measure)
                    })
                }
                None => xml.empty("imsss:primaryObjective", &[id]),
            }
        })?;
        xml.empty(
            "imsss:deliveryControls",
            &[("completionSetByContent", "true"), ("objectiveSetByContent", "true")],
        )
    })
}
