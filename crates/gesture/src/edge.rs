//! Auto-scroll: near the edge of the viewport the page moves so that any column can be reached.

use super::Thresholds;

/// Pixels to scroll this frame, negative upwards, for a pointer at `y` in a viewport of `height`.
/// It grows towards the edge; a viewport too small to have a middle does not scroll.
pub fn edge_speed(y: f64, height: f64, thresholds: &Thresholds) -> f64 {
    let edge = thresholds.edge.min(height / 4.0);
    if edge <= 0.0 {
        return 0.0;
    }
    let depth = |distance: f64| ((edge - distance) / edge).clamp(0.0, 1.0);
    thresholds.edge_speed * (depth(height - y) - depth(y))
}
