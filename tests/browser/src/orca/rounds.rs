//! What is played with the screen reader, and what it should say then.
//!
//! `{card}`, `{next}`, `{right}`, `{wrong}`, `{why}`, `{n}` and `{of}` stand for what they are in the
//! round: see [`super::table::Table`]. Between these words Orca says things of its own (roles, regions).

use super::With;

/// A round: who reads it, where it is, what is done.
pub(super) struct Round {
    pub(super) title: &'static str,
    pub(super) reader: With,
    pub(super) address: &'static str,
    pub(super) steps: &'static [Step],
}

impl Round {
    pub(super) fn name(&self) -> String {
        format!("{:?}: {}", self.reader, self.title)
    }
}

/// What a step does to the round.
#[derive(Clone, Copy)]
pub(super) enum Does {
    Nothing,
    /// Puts the card on its party, or on another.
    Place(bool),
    Next,
    Finish,
}

/// Keys, and what should be said.
#[derive(Clone, Copy)]
pub(super) struct Step {
    /// As xdotool calls them, with spaces between.
    pub(super) keys: &'static str,
    /// Pressed until this is said.
    pub(super) until: Option<&'static str>,
    pub(super) does: Does,
    pub(super) says: &'static [&'static str],
    pub(super) also: &'static [&'static str],
    pub(super) never: &'static [&'static str],
    pub(super) most: usize,
}

const fn press(keys: &'static str) -> Step {
    Step { keys, until: None, does: Does::Nothing, says: &[], also: &[], never: &[], most: 0 }
}

const fn until(keys: &'static str, words: &'static str) -> Step {
    Step { until: Some(words), ..press(keys) }.says(&[])
}

impl Step {
    const fn does(self, does: Does) -> Self {
        Self { does, ..self }
    }

    const fn says(self, says: &'static [&'static str]) -> Self {
        Self { says, ..self }
    }

    /// Before, between or after the others: Orca hears of the focus and of the words as they come.
    const fn also(self, also: &'static [&'static str]) -> Self {
        Self { also, ..self }
    }

    const fn never(self, never: &'static [&'static str]) -> Self {
        Self { never, ..self }
    }

    /// At most so many characters.
    const fn most(self, most: usize) -> Self {
        Self { most, ..self }
    }
}

const RIGHT: Does = Does::Place(true);
const WRONG: Does = Does::Place(false);
/// Keys that a screen reader takes for itself while it reads the page.
const NO_KEYS: &[&str] = &["arrow keys", "numbers"];
/// Whoever goes on at once has heard how it went: it belongs to the button.
const WAS_RIGHT: &[&str] = &["Next card push button. | RIGHT."];
const WAS_WRONG: &[&str] = &["Next card push button. | NOT QUITE."];
/// The choices of the settings, before anybody goes to them.
const UNASKED: &[&str] = &["combo box", "menu", "Focus mode"];
/// The help on the first card.
const HELP: &str = "Enter to pick the card up";
/// The card has the focus, at the start.
const FIRST: Step = until("Tab", "{card}").says(&["Your hand", "{card}", HELP]).never(NO_KEYS);

/// All rounds.
pub(super) const ROUNDS: &[Round] = &[
    Round {
        title: "feedback at the end, one card at a time",
        reader: With::Firefox,
        address: "/?deck=first-steps&seed=11&lang=en&feedback=end&presentation=deal",
        steps: AT_THE_END,
    },
    Round {
        title: "feedback at the end, all on the table",
        reader: With::Firefox,
        address: "/?deck=first-steps&seed=12&lang=en&feedback=end&presentation=spread",
        steps: AT_THE_END_SPREAD,
    },
    Round {
        title: "feedback after each card, one at a time",
        reader: With::Firefox,
        address: "/?deck=first-steps&seed=13&lang=en",
        steps: AFTER_EACH,
    },
    Round {
        title: "feedback after each card, all on the table",
        reader: With::Firefox,
        address: "/?deck=first-steps&seed=14&lang=en&presentation=spread",
        steps: AFTER_EACH_SPREAD,
    },
    Round {
        title: "three columns",
        reader: With::Firefox,
        address: "/?deck=controls&seed=15&lang=en",
        steps: THREE,
    },
    Round {
        title: "dialogs",
        reader: With::Firefox,
        address: "/?deck=first-steps&seed=16&lang=en",
        steps: DIALOGS,
    },
    Round {
        title: "the settings",
        reader: With::Firefox,
        address: "/?deck=first-steps&seed=16&lang=en",
        steps: SETTINGS,
    },
    Round {
        title: "the result",
        reader: With::Firefox,
        address: "/?deck=first-steps&seed=17&lang=en",
        steps: RESULT,
    },
    Round {
        title: "Spanish",
        reader: With::Firefox,
        address: "/?deck=first-steps&seed=18&lang=es&feedback=end",
        steps: SPANISH,
    },
    Round {
        title: "feedback at the end, one card at a time",
        reader: With::Chromium,
        address: "/?deck=first-steps&seed=11&lang=en&feedback=end&presentation=deal",
        steps: AT_THE_END,
    },
    Round {
        title: "feedback after each card, one at a time",
        reader: With::Chromium,
        address: "/?deck=first-steps&seed=13&lang=en",
        steps: AFTER_EACH,
    },
    Round {
        title: "dialogs",
        reader: With::Chromium,
        address: "/?deck=first-steps&seed=16&lang=en",
        steps: DIALOGS,
    },
];

const AT_THE_END: &[Step] = &[
    FIRST,
    until("Tab", "Place on {wrong}"),
    press("Return")
        .does(WRONG)
        .says(&["Placed on {wrong}. Next: {next}. Card {n} of {of}."])
        .never(&[HELP, "{why}"]),
    until("Tab", "Place on {right}"),
    press("Return")
        .does(RIGHT)
        .says(&["Placed on {right}. Next: {next}. Card {n} of {of}."])
        .never(&[HELP]),
    // Picked up and dropped.
    until("shift+Tab", "{card}"),
    press("Return")
        .says(&["Picked up {card}. Card {n} of {of}."])
        .also(&["Drop here: AWS"])
        .never(&["Over "]),
    until("Tab", "Drop here: Customer"),
    press("Escape").says(&["Cancelled; the card is back in your hand."]),
];

const AT_THE_END_SPREAD: &[Step] = &[
    FIRST,
    press("Return")
        .says(&["Picked up {card}. Card {n} of {of}."])
        .also(&["Drop here: AWS"])
        .never(&["Over "]),
    until("Tab", "Drop here: Customer"),
    until("shift+Tab", "Drop here: {right}"),
    press("Return")
        .does(RIGHT)
        .says(&["Placed on {right}. Next: {next}. Card {n} of {of}."])
        .never(&[HELP, "{why}"]),
];

const AFTER_EACH: &[Step] = &[
    FIRST,
    until("Tab", "Place on {right}"),
    press("Return")
        .does(RIGHT)
        .says(&["Placed on {right}. Right: {why}"])
        .also(WAS_RIGHT)
        .never(&["you said"]),
    press("Return").does(Does::Next).says(&["{next}. Card {n} of {of}."]).never(&[HELP]).most(330),
    until("Tab", "Place on {wrong}"),
    press("Return")
        .does(WRONG)
        .says(&["You said {wrong}. Not quite, responsible: {right}. {why}"])
        .also(WAS_WRONG)
        .never(&["Placed on"]),
    // Headings lead to the explanation and to the columns with their cards.
    until("h", "Your hand"),
    until("h", "NOT QUITE").says(&["NOT QUITE", "{wrong}", "heading level 3"]),
    press("h").says(&["AWS", ", ", " card", "heading level 2"]),
    until("Tab", "Next card"),
    press("Return").does(Does::Next).says(&["{next}. Card {n} of {of}."]).never(&[HELP]).most(330),
];

const AFTER_EACH_SPREAD: &[Step] = &[
    FIRST,
    press("Return").says(&["Picked up {card}. Card {n} of {of}."]),
    until("Tab", "Drop here: Customer"),
    until("shift+Tab", "Drop here: {wrong}"),
    press("Return")
        .does(WRONG)
        .says(&["You said {wrong}. Not quite, responsible: {right}. {why} Next: {next}. Card {n} of {of}."])
        .never(&[HELP, "Placed on"]),
];

const THREE: &[Step] = &[
    FIRST,
    press("Return").says(&["Picked up {card}. Card {n} of {of}."]),
    until("Tab", "Drop here: Shared"),
    press("Escape").says(&["Cancelled; the card is back in your hand."]),
    until("Tab", "Place on {right}"),
    press("Return").does(RIGHT).says(&["Placed on {right}. Right: {why}"]).also(WAS_RIGHT),
];

const DIALOGS: &[Step] = &[
    until("Tab", "Decks"),
    press("Return").says(&["Close", "Choose a deck"]),
    press("Escape").says(&["Decks"]),
    press("Return").says(&["Close", "Choose a deck"]),
    until("Tab", "The building and the apartment"),
    press("Return").says(&["The building and the apartment. New round of 20 cards. First card: "]),
    until("shift+Tab", "Settings"),
    press("Return").says(&["Close", "Settings"]),
    until("Tab", "Start a new round now"),
    press("Return").says(&["The building and the apartment. New round of 20 cards. First card: "]),
    until("shift+Tab", "Settings"),
    press("Return").says(&["Close", "Settings"]),
    until("Tab", "End this round"),
    press("Return").says(&["Round finished. 0 of 20 right, 0 points."]),
];

/// Chromium tells Orca of each choice that comes to a page, and Orca goes there: it reads them all, and
/// may keep silent once they are gone. So only Firefox is held to this.
const SETTINGS: &[Step] = &[
    until("Tab", "Settings"),
    press("Return").says(&["Close", "Settings"]).never(UNASKED),
    press("Escape").says(&["Settings"]),
    press("Return").says(&["Close", "Settings"]).never(UNASKED),
    until("Tab", "Feedback").says(&["Feedback", "After each card"]),
];

const RESULT: &[Step] = &[
    FIRST,
    until("Tab", "Place on {right}"),
    press("Return").does(RIGHT).says(&["Placed on {right}. Right: {why}"]).also(WAS_RIGHT),
    press("Return").does(Does::Next).says(&["{next}. Card {n} of {of}."]),
    until("shift+Tab", "Settings"),
    press("Return").says(&["Close", "Settings"]),
    until("Tab", "End this round"),
    press("Return").does(Does::Finish).says(&["Round finished. 1 of {of} right, "]),
    until("Down", "right first time").says(&["1/{of} right first time"]),
    until("Down", "Where the line runs"),
    until("Down", " right.").says(&[": ", " of ", " right."]).never(&["/1", "/2"]),
];

const SPANISH: &[Step] = &[
    until("Tab", "{card}").says(&["Tu mano", "{card}", "pulsa Intro para tomar la tarjeta"]),
    until("Tab", "Colocar en {right}"),
    press("Return")
        .does(RIGHT)
        .says(&["Colocada en {right}. Siguiente: {next}. Tarjeta {n} de {of}."])
        .never(&["pulsa Intro"]),
    until("shift+Tab", "Ajustes"),
    press("Return").says(&["Cerrar", "Ajustes"]),
];
