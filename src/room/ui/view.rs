//! What is looked at, and its address.

use workshop::{Setup, SetupFault};

/// What is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// The facilitator sets it up; without a set-up, anew.
    SetUp(Option<Setup>),
    /// Teams at one screen.
    Stage(Setup),
    /// A player joins with a device of their own.
    Join(Setup),
    /// The results of devices come together.
    Board(Setup),
    /// It is printed.
    Paper(Setup),
}

impl View {
    /// Reads the fragment of an address, with or without its `#`.
    ///
    /// # Errors
    /// Why the set-up in it cannot be.
    pub fn read(fragment: &str) -> Result<Self, SetupFault> {
        let fragment = fragment.trim_start_matches('#');
        if fragment.is_empty() {
            return Ok(Self::SetUp(None));
        }
        let (name, setup) = fragment.split_once('&').ok_or(SetupFault::NotASetup)?;
        let view = match name {
            "setup" => |setup| Self::SetUp(Some(setup)),
            "stage" => Self::Stage,
            "join" => Self::Join,
            "board" => Self::Board,
            "paper" => Self::Paper,
            _ => return Err(SetupFault::NotASetup),
        };
        Setup::read(setup).map(view)
    }

    /// What is agreed upon, if anything is.
    pub fn setup(&self) -> Option<&Setup> {
        match self {
            Self::SetUp(setup) => setup.as_ref(),
            Self::Stage(setup) | Self::Join(setup) | Self::Board(setup) | Self::Paper(setup) => {
                Some(setup)
            }
        }
    }

    /// The fragment, with its `#`.
    pub fn address(&self) -> String {
        let name = match self {
            Self::SetUp(_) => "setup",
            Self::Stage(_) => "stage",
            Self::Join(_) => "join",
            Self::Board(_) => "board",
            Self::Paper(_) => "paper",
        };
        self.setup().map_or("#".to_owned(), |setup| format!("#{name}&{}", setup.text()))
    }
}
