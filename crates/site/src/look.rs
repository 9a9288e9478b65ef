//! How the game may look: chosen by players, pages and course authors.

use model::words;

words! {
    /// The colours of the table.
    Theme {
        /// What the device asks for.
        Auto = "auto",
        /// Light.
        Light = "light",
        /// Dark.
        Dark = "dark",
        /// Black and white, with every line as strong as the text.
        Contrast = "contrast",
    }
}

words! {
    /// How much moves.
    Motion {
        /// What the device asks for.
        Auto = "auto",
        /// As little as possible.
        Less = "less",
    }
}
