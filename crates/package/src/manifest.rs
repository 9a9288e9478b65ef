//! What manifests share.

use std::io;

use super::Settings;
use super::xml::Xml;

/// The page that is launched.
pub(super) const LAUNCH: &str = "index.html";

/// What the activity is in cmi5 and xAPI, as the statements say too (`report/statement.rs`).
pub(super) const ACTIVITY_TYPE: &str = "http://adlnet.gov/expapi/activities/assessment";

/// The names of the parts of a manifest. They stay the same when the package is replaced.
pub(super) struct Names {
    pub(super) manifest: String,
    pub(super) organization: String,
    pub(super) item: String,
    pub(super) resource: String,
}

impl Names {
    pub(super) fn of(settings: &Settings) -> Self {
        let name = |part: &str| format!("{part}.{}", settings.deck);
        Self {
            manifest: settings.identifier(),
            organization: name("organization"),
            item: name("item"),
            resource: name("resource"),
        }
    }
}

/// The one resource, with every file of the package. `kind` is the name of the attribute that says
/// that it talks to the LMS.
pub(super) fn resources(
    xml: &mut Xml,
    names: &Names,
    kind: &str,
    files: &[&str],
) -> io::Result<()> {
    let resource = [
        ("identifier", names.resource.as_str()),
        ("type", "webcontent"),
        (kind, "sco"),
        ("href", LAUNCH),
    ];
    xml.within("resources", &[], |xml| {
        xml.within("resource", &resource, |xml| {
            files.iter().try_for_each(|file| xml.empty("file", &[("href", file)]))
        })
    })
}
