//! Dragging and tapping.

mod gesture;
mod taps;
