//! The game's DOM contract, as data.

/// The CSS selectors by which tests find the parts of the game inside its shadow root. Change a
/// field to follow a change of the markup; the journeys stay as they are.
#[derive(Clone, Debug)]
pub struct Selectors {
    /// The custom element in the document.
    pub host: String,
    /// Attribute of the host when the game is playable.
    pub ready: String,
    /// The cards in the hand and on the table.
    pub card: String,
    /// A column; `{}` is the party's id.
    pub column: String,
    /// A screen's root; `{}` is the screen's name.
    pub screen: String,
    /// The one status region.
    pub status: String,
    /// The button that leaves an explanation.
    pub next: String,
    /// The progress, with `data-done` and `data-of`.
    pub progress: String,
    /// A control of the settings; `{}` is its name.
    pub setting: String,
}

impl Default for Selectors {
    fn default() -> Self {
        Self {
            host: "whos-responsible".into(),
            ready: "data-ready".into(),
            card: "[data-card]".into(),
            column: "[data-column=\"{}\"]".into(),
            screen: "[data-screen=\"{}\"]".into(),
            status: "[role=\"status\"]".into(),
            next: "[data-next]".into(),
            progress: "[data-progress]".into(),
            setting: "[name=\"{}\"]".into(),
        }
    }
}

impl Selectors {
    /// The column of a party.
    pub fn column(&self, party: &str) -> String {
        self.column.replace("{}", party)
    }

    /// One card.
    pub fn card(&self, id: &str) -> String {
        format!("[data-card=\"{id}\"]")
    }

    /// A control of the settings.
    pub fn setting(&self, name: &str) -> String {
        self.setting.replace("{}", name)
    }

    /// What a journey calls it: `explanation`, `card`, `status`, `progress`, or the name of a
    /// screen.
    pub fn named(&self, name: &str) -> String {
        match name {
            "explanation" => self.next.clone(),
            "card" => self.card.clone(),
            "status" => self.status.clone(),
            "progress" => self.progress.clone(),
            screen => self.screen.replace("{}", screen),
        }
    }
}
