//! Real browsers, real input: the harness that the journeys of the game are written with.
//!
//! One test reads like what a person does:
//!
//! ```ignore
//! let mut game = Game::open(Browser::Chromium, Setup::phone().dark().lang("es")).await?;
//! game.drag_card_to("aws").await?;
//! game.wait_for("explanation").await?;
//! game.assert_no_problems().await?;
//! ```
//!
//! [`Game`] knows the game's DOM contract ([`Selectors`]) and stands on [`Page`] (one custom element
//! with an open shadow root), which stands on [`Session`] (a browser that remembers nothing). Each
//! dereferences to the next, so `game.mouse()`, `game.rect(…)` and `game.shot(…)` all work.

mod axe;
pub mod bench;
mod bidi;
mod browser;
mod chromium;
mod content;
mod csp;
mod error;
mod firefox;
pub mod gallery;
mod game;
mod geometry;
pub mod input;
pub mod journey;
pub mod journeys;
mod kept;
mod lms;
mod lrs;
mod mime;
mod moodle;
mod next_build;
mod npm;
pub mod orca;
mod page;
mod process;
mod selectors;
mod server;
mod setup;
mod shots;
mod wait;
mod webkit;
mod workspace;

pub use axe::Violation;
pub use browser::{Browser, Session};
pub use content::{OWN_DECK, deck_files};
pub use csp::Problem;
pub use error::{Error, Result};
pub use game::Game;
pub use geometry::{Point, Rect};
pub use input::keys::key;
pub use lms::{HOST, Launch, PACKAGE, xapi_problems};
pub use lrs::{ACTIVITY, Asked, Lrs, LrsFault, Resource, cmi5_breaches, encode};
pub use moodle::{Attempt, Moodle, MoodleSettings};
pub use next_build::NextBuild;
pub use page::Page;
pub use selectors::Selectors;
pub use server::{Answering, Call, DEFAULT_CSP, Fault, Served, Server, ServerBuilder};
pub use setup::{Scheme, Setup};
pub use workspace::{dist, example, fixtures, workspace};

/// Makes one test per behaviour and browser. A behaviour is an
/// `async fn(Browser) -> browser::Result<()>` in the same file:
///
/// ```ignore
/// browser::behaviours!(chromium, Chromium: a_card_is_sorted_by_mouse, a_card_is_sorted_by_keys);
/// browser::behaviours!(webkit, WebKit: a_card_is_sorted_by_mouse);
/// ```
#[macro_export]
macro_rules! behaviours {
    ($module:ident, $browser:ident: $($behaviour:ident),+ $(,)?) => {
        mod $module {
            $(
                #[test]
                fn $behaviour() -> $crate::Result<()> {
                    let behaviour = || super::$behaviour($crate::Browser::$browser);
                    $crate::journeys::run(stringify!($behaviour), behaviour)
                }
            )+
        }
    };
}
