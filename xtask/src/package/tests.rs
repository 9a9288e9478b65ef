use super::*;
use authoring::read_deck;
use game::{Feedback, Presentation};
use model::{Catalog, pack};
use package::{Mode, Motion, Theme};
use std::fs;
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder with a built site of one deck; it goes with the value.
struct Site(PathBuf);

impl Site {
    fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("package-{}-{number}", std::process::id()));
        let site = Self(folder);
        let root = workspace().root;
        let json = fs::read_to_string(root.join("decks/examples/data-protection.json"));
        let json = json.expect("a deck").replace("\"data-protection\"", "\"duties\"");
        let source = read_deck(&json, None).map_err(|all| format!("{all:?}")).expect("a deck");
        for lang in LANGUAGES {
            let locale = fs::read_to_string(root.join(format!("locales/{lang}.json")));
            let locale = authoring::locale::read(lang, &locale.expect("texts")).expect("texts");
            let deck = source.in_language("en").expect("a deck");
            let mut catalog = Catalog::default();
            catalog.push(&deck);
            site.put(&format!("packs/duties.{lang}.pack"), &pack::write(&deck));
            site.put(&format!("packs/{lang}.pack"), &StartPack { locale, catalog, deck }.pack());
        }
        for name in package::needed(&Settings::new(Format::Scorm12, "duties")) {
            if !name.starts_with("packs/") {
                site.put(&name, "a stand-in");
            }
        }
        site
    }

    fn put(&self, name: &str, text: &str) {
        let file = self.0.join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
    }

    fn make(&self, line: &str) -> Result<Made> {
        make(&workspace(), &self.0, parse(line)?)
    }

    fn told(&self, line: &str) -> String {
        match self.make(line) {
            Ok(_) => panic!("`{line}` makes a package"),
            Err(error) => error.to_string(),
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        // What is left behind is in the temporary folder.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn workspace() -> Workspace {
    Workspace::find().expect("the repository")
}

fn parse(line: &str) -> Result<Options> {
    Options::parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
}

#[test]
fn every_option_reaches_the_package() {
    let line = "--format cmi5 --deck duties --lang pt-BR,en --pass=80 --mode exam --feedback end \
                --presentation spread --limit 5 --time-limit 600 --seed 7 --theme dark \
                --motion less --iri https://example.org/ --title Duties";
    let expected = Settings {
        languages: vec!["pt-BR".into(), "en".into()],
        titles: vec![("pt-BR".into(), "Duties".into()), ("en".into(), "Duties".into())],
        pass: Some(80),
        mode: Mode::Exam,
        feedback: Some(Feedback::AtTheEnd),
        presentation: Some(Presentation::Spread),
        limit: Some(5),
        time_limit: Some(600),
        seed: Some(7),
        theme: Some(Theme::Dark),
        motion: Some(Motion::Less),
        iri: "https://example.org/".into(),
        ..Settings::new(Format::Cmi5, "duties")
    };
    assert_eq!(Site::new().make(line).expect("a package").settings, expected);
}

#[test]
fn a_deck_alone_makes_an_exercise_for_scorm_12_in_every_language_without_a_mark() {
    let made = Site::new().make("--deck duties").expect("a package");
    assert_eq!(made.settings, Settings::new(Format::Scorm12, "duties"));
    let says = made.report(Path::new("duties.zip"), Path::new("dist"));
    for part in ["SCORM 1.2", "mode exercise", "11 cards a round", "en, es, pt-BR", "`--pass 80`"] {
        assert!(says.contains(part), "{says}");
    }
}

#[test]
fn a_bad_option_is_told_with_what_is_allowed() {
    for (line, says) in [
        ("--deck duties --format scorm", "there are scorm12, scorm2004, cmi5, xapi."),
        ("--deck duties --mode test", "there are practice, exercise, exam."),
        ("--deck duties --feedback later", "there are immediate, end."),
        ("--deck duties --presentation fan", "there are deal, spread."),
        ("--deck duties --theme pink", "there are auto, light, dark, contrast."),
        ("--deck duties --motion none", "there are auto, less."),
        ("--deck duties --pass 80%", "1 to 100"),
        ("--deck duties --pass 0", "1 to 100"),
        ("--deck duties --pass 300", "1 to 100"),
        ("--deck duties --seed -1", "0 to 4294967295"),
        ("--deck duties --limit 0", "1 to 65535"),
        ("--deck duties --lang de", "en, es, pt-BR"),
        ("--deck duties --deck duties", "twice"),
        ("--deck", "needs a value"),
        ("--deck --pass 80", "`--deck` needs a value"),
        ("--dek duties", "it knows --format, --deck"),
        ("--deck dutys", "there is no deck \"dutys\". There are: duties."),
        ("--deck duties!", "there is no deck \"duties!\". There are: duties."),
        ("", "`--deck ID` or `--deck FILE.json`. There are: duties."),
    ] {
        let told = Site::new().told(line);
        assert!(told.contains(says), "{line}: {told}");
    }
}

#[test]
fn the_name_of_a_deck_is_found_whatever_its_capitals_and_spaces() {
    let site = Site::new();
    for name in ["Duties", "DUTIES", " duties", "duties ", "Duties\t"] {
        let options = Options::parse(&["--deck".to_owned(), name.to_owned()]).expect("an option");
        let made = make(&workspace(), &site.0, options).expect(name);
        assert_eq!(made.settings.deck, "duties", "{name:?}");
    }
    assert_eq!(Catalog::meant(" First  Steps_2 "), "first-steps-2");
}

#[test]
fn what_the_site_lacks_is_named_with_where_it_was_looked_for() {
    let site = Site::new();
    fs::remove_file(site.0.join("whos-responsible-lms.js")).expect("it was there");
    fs::remove_file(site.0.join("launch.css")).expect("it was there");
    let told = site.told("--deck duties");
    assert!(told.contains("launch.css, whos-responsible-lms.js."), "{told}");
    assert!(told.contains(&site.0.display().to_string()) && told.contains("cargo xtask dist"));
}

#[test]
fn a_file_of_ones_own_is_packaged_in_the_languages_that_player_and_deck_share() {
    let site = Site::new();
    let own = workspace().root.join("decks/examples/data-protection.json");
    let made = site.make(&format!("--deck {}", own.display())).expect("a package");
    assert_eq!(made.settings.deck, "data-protection");
    assert_eq!(made.settings.languages, ["en"]);
    let made = site.make(&format!("--lang es,en --deck {}", own.display())).expect("a package");
    assert_eq!(made.settings.languages, ["es", "en"]);
    assert!(made.summary.warnings[0].contains("no texts in es"));
    // A deck on the model speaks all of its languages.
    let own = workspace().root.join("decks/11-traps.json");
    let made = site.make(&format!("--deck {}", own.display())).expect("a package");
    assert_eq!(made.settings.languages, LANGUAGES);
}

#[test]
fn what_is_wrong_with_a_file_of_ones_own_is_told_with_its_path() {
    let site = Site::new();
    site.put("bad.json", "{\"format\": \"whos-responsible/deck\", \"version\": 1, \"id\": \"X\"}");
    let bad = site.0.join("bad.json");
    let told = site.told(&format!("--deck {}", bad.display()));
    assert!(told.contains("bad.json: id: \"X\""), "{told}");
    assert!(told.contains("decks/README.md"), "{told}");
    let told = site.told("--deck nowhere.json");
    assert!(told.contains("nowhere.json: cannot be read"), "{told}");
    let model = workspace().root.join("decks/model/base.json");
    assert!(site.told(&format!("--deck {}", model.display())).contains("is a model"));
}

#[test]
fn packages_of_one_deck_that_differ_have_names_that_differ() {
    let name = |line: &str| parse(line).expect("options").file_name("traps");
    assert_eq!(name("--deck traps"), "traps-scorm12.zip");
    assert_eq!(name("--deck traps --mode exercise --theme auto"), "traps-scorm12.zip");
    assert_eq!(name("--deck traps --pass 80"), "traps-pass-80-scorm12.zip");
    let exam = "--deck traps --mode exam --pass 80 --format scorm2004";
    assert_eq!(name(exam), "traps-exam-pass-80-scorm2004.zip");
    let mut names = vec![name("--deck traps"), name("--deck traps --mode exam")];
    for more in [
        "--mode practice",
        "--format cmi5",
        "--lang es",
        "--lang es,en",
        "--pass 8",
        "--feedback end",
        "--feedback immediate",
        "--presentation spread",
        "--limit 5",
        "--time-limit 600",
        "--seed 7",
        "--theme dark",
        "--motion less",
        "--title Duties",
        "--title Tasks",
        "--iri https://example.org/",
        "--iri https://example.org/courses/",
    ] {
        names.push(name(&format!("--deck traps {more}")));
    }
    let all = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), all, "{names:?}");
    let made = Site::new().make("--deck Duties --mode exam").expect("a package");
    assert_eq!(made.name, "duties-exam-scorm12.zip");
    let portable = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
    assert!(names.iter().all(|name| name.chars().all(portable)), "{names:?}");
    let all = "--deck traps --lang pt-BR,en --pass 80 --mode exam --feedback end --presentation spread \
               --limit 5 --time-limit 600 --seed 7 --theme dark --motion less";
    let long = "traps-exam-feedback-end-spread-limit-5-time-600-seed-7-pass-80-pt-BR-en-dark-less-motion-scorm12.zip";
    assert_eq!(name(all), long);
}

#[test]
fn each_format_names_the_overview_and_the_pages_of_the_systems_that_play_it() {
    for (format, pages) in [
        ("scorm12", ["docs/lms.md", "moodle.md", "canvas.md", "open-edx.md"]),
        ("scorm2004", ["docs/lms.md", "moodle.md", "canvas.md", "open-edx.md"]),
        ("cmi5", ["docs/lms.md"; 4]),
        ("xapi", ["docs/lms.md", "docs/lms.md", "lrs.md", "lrs.md"]),
    ] {
        let made = Site::new().make(&format!("--deck duties --format {format}"));
        let says = made.expect("a package").report(Path::new("duties.zip"), Path::new("dist"));
        let last = says.lines().last().unwrap_or_default();
        assert!(pages.iter().all(|page| last.contains(page)), "{format}: {last}");
    }
}

#[test]
fn an_exam_that_tells_each_answer_at_once_is_made_with_a_warning() {
    let warnings = |line: &str| Site::new().make(line).expect("a package").summary.warnings;
    let warned = warnings("--deck duties --lang en --mode exam --feedback immediate");
    assert!(warned.iter().any(|one| one.contains("`--feedback immediate`")), "{warned:?}");
    for line in ["--mode exam", "--mode exam --feedback end", "--feedback immediate"] {
        assert!(warnings(&format!("--deck duties --lang en {line}")).is_empty(), "{line}");
    }
}

#[test]
fn a_limit_above_what_the_deck_deals_is_made_with_a_warning() {
    let warnings = |line: &str| Site::new().make(line).expect("a package").summary.warnings;
    let warned = warnings("--deck duties --lang en --limit 900");
    assert!(warned.iter().any(|one| one.contains("The limit is 900 cards")), "{warned:?}");
    assert!(warnings("--deck duties --lang en --limit 1").is_empty());
}
