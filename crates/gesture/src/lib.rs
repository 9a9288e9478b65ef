//! Dragging as a pure state machine: pointer events in, intentions out.
//!
//! ```text
//! idle -> pressed -> dragging -> dropped | cancelled
//!            |-> tapped | given up (the page scrolls)
//! ```
//! Points are in CSS pixels of the viewport, times in milliseconds.

mod edge;
mod fling;
mod geometry;
mod machine;
mod taps;

pub use edge::edge_speed;
pub use fling::{Trail, fling_target};
pub use geometry::{Point, Rect, Vector, target_at};
pub use machine::{Gesture, Intent, Pointer};
pub use taps::Taps;

/// The numbers that decide how dragging feels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    /// How far a pointer moves before a press is a drag, px.
    pub slop: f64,
    /// How long a finger rests before it drags in any direction, ms.
    pub hold: f64,
    /// How fast a release must be to count as a fling, px/ms.
    pub fling: f64,
    /// The last stretch of the movement that its speed is taken from, ms.
    pub fling_window: f64,
    /// How well a fling must point at a column: cosine of the angle between them.
    pub fling_aim: f64,
    /// How much better it must point at the best column than at the next.
    pub fling_lead: f64,
    /// How near the edge of the viewport the page starts to scroll, px.
    pub edge: f64,
    /// How fast it scrolls at the very edge, px per frame.
    pub edge_speed: f64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            slop: 5.0,
            hold: 250.0,
            fling: 0.5,
            fling_window: 100.0,
            fling_aim: 0.2,
            fling_lead: 0.3,
            edge: 56.0,
            edge_speed: 14.0,
        }
    }
}
