use game::{Clock, Feedback, Presentation};
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

#[test]
fn what_only_the_page_may_ask_is_no_choice_to_keep() {
    let mut settings = Settings::default();
    settings.set("time-limit", "90");
    settings.set("limit", "5");
    assert_eq!((settings.clock, settings.limit), (Some(Clock(90)), Some(5)));
    assert_eq!(Settings::load(&settings.save("en")), Settings::default());
    // Without a number, or with none that makes sense, there is none.
    for word in ["", "0", "-1", "x"] {
        settings.set("time-limit", word);
        settings.set("limit", word);
        assert_eq!((settings.clock, settings.limit), (None, None));
    }
}
