//! The scripts without a browser: their types, by TypeScript, and what they do, in `tests/scripts/`.

use crate::error::Result;
use crate::node;
use crate::process::run;
use crate::workspace::Workspace;

/// Runs what is tested there.
pub(super) fn check(workspace: &Workspace) -> Result {
    node::needed(workspace, "Scripts are tested by Node")?;
    let folder = workspace.root.join("tests").join("scripts");
    node::install(workspace, &folder, "Installing TypeScript")?;
    run(node::npm(workspace, &folder).args(["run", "--silent", "types"]))?;
    run(&mut node::test(workspace, &folder)?)
}
