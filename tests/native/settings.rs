use game::{Clock, Feedback, Presentation};
use whos_responsible::ui::{Motion, Setting, Settings, Theme};

fn read(path: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

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

#[test]
fn each_setting_is_kept_under_its_name_and_an_attribute_has_its_words() {
    let script = read("src/embed/attributes.js");
    for setting in Setting::ALL {
        let words: Vec<&str> = match setting {
            Setting::Feedback => Feedback::ALL.iter().map(|value| value.word()).collect(),
            Setting::Presentation => Presentation::ALL.iter().map(|value| value.word()).collect(),
            Setting::Theme => Theme::ALL.iter().map(|value| value.word()).collect(),
            Setting::Motion => Motion::ALL.iter().map(|value| value.word()).collect(),
        };
        let line = format!("\n  {}: ['{}'],\n", setting.word(), words.join("', '"));
        assert!(script.contains(&line), "src/embed/attributes.js must say:{line}");
        // What removing an attribute means.
        let default = Settings::default().word(*setting);
        assert_eq!(words[0], default, "{}: the default comes first in `ALL`", setting.word());
        for word in words {
            let mut settings = Settings::default();
            settings.set(setting.word(), word);
            assert_eq!(settings.word(*setting), word);
            assert_eq!(Settings::load(&settings.save("en")), settings);
        }
    }
}

#[test]
fn every_list_of_attributes_has_each_setting() {
    for (path, list) in [
        ("src/embed/attributes.js", "export const SETTINGS = ["),
        ("src/embed/loader.js", "static observedAttributes = ["),
        ("src/lms/lms.js", "const GAME = ["),
    ] {
        let script = read(path);
        let names = script.split_once(list).and_then(|(_, rest)| rest.split_once(']'));
        let names = names.unwrap_or_else(|| panic!("{path} has no `{list}`")).0;
        for setting in Setting::ALL {
            let name = format!("'{}'", setting.word());
            assert!(names.contains(&name), "{path} must have {name} in `{list}`");
        }
    }
}
