//! The same card table as three other pages: `benches/peers`.

use std::path::PathBuf;

use crate::{Error, Result, workspace};

use super::subject::{Role, Subject};

/// The peers, if they are built.
pub(crate) fn subjects() -> Result<Vec<Subject>> {
    let subjects = vec![
        peer("vanilla", "hand-written JS", "/peers/vanilla/index.html?cards={}"),
        peer("sortable", "SortableJS", "/peers/sortable/index.html?cards={}"),
        peer("dndkit", "dnd-kit + React", "/peers/dndkit/index.html?cards={}"),
    ];
    for subject in &subjects {
        let page = dist().join(subject.key).join("index.html");
        if !page.is_file() {
            return Err(Error::new(format!(
                "{} is missing: run `npm ci && npm run build` in benches/peers",
                page.display()
            )));
        }
    }
    Ok(subjects)
}

/// Where they are built.
pub(crate) fn dist() -> PathBuf {
    workspace().join("benches/peers/dist")
}

fn peer(key: &'static str, title: &'static str, address: &'static str) -> Subject {
    Subject { key, title, role: Role::Full, address, host: None }
}
