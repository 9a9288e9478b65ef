//! The scripts without a browser: `tests/scripts/`.

use crate::error::Result;
use crate::node;
use crate::process::run;
use crate::workspace::Workspace;

/// Runs what is tested there.
pub(super) fn check(workspace: &Workspace) -> Result {
    node::needed(workspace, "Scripts are tested by Node")?;
    run(&mut node::test(workspace, &workspace.root.join("tests").join("scripts"))?)
}
