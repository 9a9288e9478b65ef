//! Where things are.

use crate::error::{Error, Result};
use crate::files;
use crate::version;
use std::env;
use std::path::{Path, PathBuf};

/// The folders of the repository.
pub(crate) struct Workspace {
    /// The folder of the root Cargo.toml.
    pub(crate) root: PathBuf,
    /// Cargo's target folder.
    pub(crate) target: PathBuf,
}

impl Workspace {
    /// The workspace that this program was built from.
    pub(crate) fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .filter(|root| root.join("Trunk.toml").is_file())
            .ok_or_else(|| {
                Error::new(
                    "The repository that this xtask was built in is gone. \
                     Run `cargo xtask` inside the repository, so that it is built again.",
                )
            })?
            .to_owned();
        let target = env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |dir| root.join(dir));
        Ok(Self { root, target })
    }

    /// Where the built page is.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Where `cargo xtask dist` puts the npm package. Beside dist/ and not in target/, so that the
    /// examples find it wherever cargo builds.
    pub(crate) fn npm(&self) -> PathBuf {
        self.root.join("dist-npm")
    }

    /// The game's version.
    pub(crate) fn version(&self) -> Result<String> {
        let file = self.root.join("Cargo.lock");
        let lock = files::read_text(&file)?;
        let version = version::locked(&lock, "whos-responsible");
        version.map(str::to_owned).ok_or_else(|| {
            Error::new(format!("{} does not name whos-responsible.", file.display()))
        })
    }

    /// The project's own tools: a root for `cargo install`.
    pub(crate) fn tools(&self) -> PathBuf {
        self.root.join(".tools")
    }

    /// The programs in [`Self::tools`].
    pub(crate) fn tools_bin(&self) -> PathBuf {
        self.tools().join("bin")
    }

    /// One log file per set-up step.
    pub(crate) fn logs(&self) -> PathBuf {
        self.target.join("xtask-logs")
    }

    /// The program `name` in the project's tools, else on PATH.
    pub(crate) fn find_program(&self, name: &str) -> Option<PathBuf> {
        let path = env::var_os("PATH").unwrap_or_default();
        std::iter::once(self.tools_bin())
            .chain(env::split_paths(&path))
            .map(|folder| folder.join(executable(name)))
            .find(|file| file.is_file())
    }
}

/// The file name of the program `name` on this system.
fn executable(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}
