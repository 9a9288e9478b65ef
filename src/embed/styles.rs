//! The style sheets of the table, one for each visible thing.

/// All of them, in the order in which they apply. They become a constructable style sheet in the
/// element's shadow root: no style element, so a strict Content-Security-Policy allows it.
pub const STYLES: &str = concat!(
    include_str!("../../styles/tokens.css"),
    include_str!("../../styles/game.css"),
    include_str!("../../styles/bar.css"),
    include_str!("../../styles/table.css"),
    include_str!("../../styles/card.css"),
    include_str!("../../styles/column.css"),
    include_str!("../../styles/explanation.css"),
    include_str!("../../styles/results.css"),
    include_str!("../../styles/dialog.css"),
    include_str!("../../styles/motion.css"),
);
