//! What the visitor's browser is like.

/// The colour scheme that the visitor prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// `prefers-color-scheme: light`.
    Light,
    /// `prefers-color-scheme: dark`.
    Dark,
}

/// The visitor's screen, preferences and language, built up as a sentence:
/// `Setup::phone().dark().lang("es")`.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Viewport width in CSS pixels.
    pub width: u32,
    /// Viewport height in CSS pixels.
    pub height: u32,
    /// Device pixels per CSS pixel (Chromium and Firefox).
    pub pixel_ratio: f64,
    /// Preferred colour scheme.
    pub scheme: Scheme,
    /// `prefers-reduced-motion: reduce`.
    pub reduced_motion: bool,
    /// `forced-colors: active` (Chromium and Firefox). Firefox then takes the preferred scheme from
    /// the colours, which are light: with them dark cannot be had.
    pub forced_colors: bool,
    /// A finger as the main pointer: `pointer: coarse`, no hover (Chromium and Firefox).
    pub touch: bool,
    /// Whether pages run scripts (Chromium and Firefox).
    pub scripts: bool,
    /// Whether a page that is opened is waited for with all that it names, not only until it is read.
    pub whole: bool,
    /// `navigator.language`.
    pub lang: String,
}

impl Setup {
    /// 1280 x 800, mouse, light, English.
    pub fn desktop() -> Self {
        Self {
            width: 1280,
            height: 800,
            pixel_ratio: 1.0,
            scheme: Scheme::Light,
            reduced_motion: false,
            forced_colors: false,
            touch: false,
            scripts: true,
            whole: true,
            lang: "en".into(),
        }
    }

    /// 390 x 844 with a touch screen.
    pub fn phone() -> Self {
        Self::desktop().size(390, 844).touch()
    }

    /// 320 x 568 with a touch screen: the narrowest that WCAG's reflow asks for.
    pub fn small_phone() -> Self {
        Self::phone().size(320, 568)
    }

    /// Another viewport size, in CSS pixels.
    pub fn size(mut self, width: u32, height: u32) -> Self {
        (self.width, self.height) = (width, height);
        self
    }

    /// What a desktop of this size looks like to the page when zoomed to `percent`: fewer CSS
    /// pixels, more device pixels for each.
    pub fn zoom(mut self, percent: u32) -> Self {
        let factor = f64::from(percent) / 100.0;
        self.width = (f64::from(self.width) / factor).round() as u32;
        self.height = (f64::from(self.height) / factor).round() as u32;
        self.pixel_ratio *= factor;
        self
    }

    /// Prefers a dark scheme.
    pub fn dark(mut self) -> Self {
        self.scheme = Scheme::Dark;
        self
    }

    /// Prefers reduced motion.
    pub fn reduced_motion(mut self) -> Self {
        self.reduced_motion = true;
        self
    }

    /// Forces the system's few colours.
    pub fn forced_colors(mut self) -> Self {
        self.forced_colors = true;
        self
    }

    /// A finger as the main pointer.
    pub fn touch(mut self) -> Self {
        self.touch = true;
        self
    }

    /// JavaScript is switched off. WebDriver's own words for pages still work, scripts do not.
    pub fn without_scripts(mut self) -> Self {
        self.scripts = false;
        self
    }

    /// A page is opened once it is read, whatever is still on its way.
    pub fn impatient(mut self) -> Self {
        self.whole = false;
        self
    }

    /// The visitor's language, for example `pt-BR`.
    pub fn lang(mut self, lang: &str) -> Self {
        self.lang = lang.into();
        self
    }

    /// Every media feature is stated, because a browser may otherwise take it from its machine.
    pub(crate) fn scheme_name(&self) -> &'static str {
        if self.scheme == Scheme::Dark { "dark" } else { "light" }
    }
}

impl Default for Setup {
    fn default() -> Self {
        Self::desktop()
    }
}
