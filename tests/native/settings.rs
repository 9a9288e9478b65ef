use whos_responsible::game::{Feedback, Presentation};
use whos_responsible::ui::{Motion, Settings, Theme};

#[test]
fn settings_survive_saving() {
    let settings = Settings {
        feedback: Feedback::AtTheEnd,
        presentation: Presentation::Spread,
        theme: Theme::Dark,
        motion: Motion::Less,
        ..Settings::default()
    };
    let text = settings.save("pt-BR");
    assert_eq!(Settings::load(&text), settings);
    // The entry script finds the language at the start or after an ampersand.
    assert!(text.starts_with("lang=pt-BR&"));
}

#[test]
fn damaged_settings_keep_what_can_be_read() {
    let settings = Settings::load("theme=dark&feedback=maybe&&=&motion");
    assert_eq!(settings, Settings { theme: Theme::Dark, ..Settings::default() });
}

#[test]
fn no_setting_has_a_clock() {
    assert_eq!(Settings::default().rules().clock, None);
}
