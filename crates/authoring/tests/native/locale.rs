use i18n::{Key, Locale, LocaleError};
use model::Text;

fn locale(plural: &str, text: &str) -> Locale {
    let texts = Key::ALL.iter().map(|key| match key {
        Key::LanguagePlural => Text::from(plural),
        _ => Text::from(text),
    });
    Locale::new("xx".into(), texts.collect()).expect("a locale")
}

#[test]
fn places_are_filled_once_and_unknown_ones_stay() {
    let fill =
        |text: &str, values: &[(&str, &str)]| locale("one-is-1", text).fill(Key::GameHow, values);
    assert_eq!(fill("{a} and {b}", &[("a", "1"), ("b", "{a}")]), "1 and {a}");
    assert_eq!(fill("{c} {", &[("a", "1")]), "{c} {");
}

#[test]
fn each_language_counts_in_its_own_way() {
    let english = locale("one-is-1", "{n}");
    let portuguese = locale("one-is-0-or-1", "{n}");
    let one_for = |locale: &Locale| {
        // `count` picks between two keys; the texts tell which.
        let texts = Key::ALL.iter().map(|key| match key {
            Key::LanguagePlural => locale.text(Key::LanguagePlural),
            Key::CardsOne => "one".into(),
            _ => Text::from("other"),
        });
        let locale = Locale::new("xx".into(), texts.collect()).expect("a locale");
        [0, 1, 2].map(|n| locale.cards(n) == "one")
    };
    assert_eq!(one_for(&english), [false, true, false]);
    assert_eq!(one_for(&portuguese), [true, true, false]);
}

#[test]
fn a_locale_survives_packing_and_refuses_another_version() {
    let locale = locale("one-is-1", "¡Hola, {n}!");
    let pack = locale.pack();
    assert_eq!(Locale::unpack(&pack), Ok(locale));
    assert_eq!(Locale::unpack(&format!("{pack}\u{1f}more")), Err(LocaleError::NotALocale));
    assert_eq!(Locale::unpack("<html>"), Err(LocaleError::NotALocale));
}

mod files {
    use std::collections::BTreeSet;
    use std::fs;

    use authoring::locale as file;
    use i18n::{Key, LANGUAGES};

    fn read(lang: &str) -> String {
        let path = fixtures::repository().join("locales").join(format!("{lang}.json"));
        fs::read_to_string(path).expect("a locale file")
    }

    #[test]
    fn every_language_of_the_game_has_its_file_and_every_file_its_language() {
        let folder = fixtures::repository().join("locales");
        let files: BTreeSet<String> = fs::read_dir(folder)
            .expect("locales")
            .filter_map(|entry| {
                let name = entry.expect("an entry").file_name().into_string().ok()?;
                Some(name.strip_suffix(".json")?.to_owned())
            })
            .collect();
        assert_eq!(files, LANGUAGES.iter().map(|lang| (*lang).to_owned()).collect());
    }

    #[test]
    fn every_language_fills_the_same_places() {
        let english = file::read("en", &read("en")).expect("English");
        for lang in LANGUAGES {
            let locale =
                file::read(lang, &read(lang)).unwrap_or_else(|all| panic!("{lang}: {all:?}"));
            for key in Key::ALL {
                assert_eq!(
                    places(&locale.text(*key)),
                    places(&english.text(*key)),
                    "{lang} {}",
                    key.name()
                );
            }
        }
    }

    fn places(text: &str) -> BTreeSet<String> {
        text.split('{')
            .skip(1)
            .filter_map(|rest| Some(rest.split_once('}')?.0.to_owned()))
            .collect()
    }

    #[test]
    fn missing_and_surplus_texts_are_named() {
        let mut json: serde_json::Value = serde_json::from_str(&read("en")).expect("JSON");
        let texts = json.as_object_mut().expect("an object");
        texts.remove("bar.decks");
        texts.insert("bar.desks".into(), "Desks".into());
        texts.insert("card.any".into(), " ".into());
        let problems = file::read("en", &json.to_string()).expect_err("problems");
        let paths: Vec<_> = problems.iter().map(|problem| &*problem.path).collect();
        assert_eq!(paths, ["[\"bar.decks\"]", "[\"card.any\"]", "[\"bar.desks\"]"]);
    }
}
