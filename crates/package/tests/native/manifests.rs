//! What the LMS reads first.

use super::*;
use game::Feedback;
use package::{Mode, Theme};

fn marked(format: Format, pass: u8) -> Settings {
    Settings { pass: Some(pass), ..settings(format) }
}

#[test]
fn a_manifest_of_scorm_lists_every_file_of_the_package_and_no_other() {
    for format in [Format::Scorm12, Format::Scorm2004] {
        let bytes = package::write(&settings(format), &site()).expect("a package");
        let mut files = unpacked(&bytes);
        let manifest = xml::read(
            &String::from_utf8(files.remove("imsmanifest.xml").expect("it")).expect("text"),
        );
        let resource = manifest.one("resource");
        let listed: Vec<String> = resource
            .all("file")
            .iter()
            .map(|file| file.attribute("href").expect("an address").to_owned())
            .collect();
        assert_eq!(listed, files.keys().cloned().collect::<Vec<_>>(), "{format:?}");
        assert!(files.contains_key(resource.attribute("href").expect("an address")));
    }
}

#[test]
fn a_manifest_of_scorm_names_one_item_that_talks_to_the_lms() {
    for (format, kind, version) in [
        (Format::Scorm12, "adlcp:scormtype", "1.2"),
        (Format::Scorm2004, "adlcp:scormType", "2004 4th Edition"),
    ] {
        let manifest = manifest(&settings(format));
        assert_eq!(manifest.one("schema").text, "ADL SCORM");
        assert_eq!(manifest.one("schemaversion").text, version);
        let (item, resource) = (manifest.one("item"), manifest.one("resource"));
        assert_eq!(resource.attribute(kind), Some("sco"));
        assert_eq!(item.attribute("identifierref"), resource.attribute("identifier"));
        let organization = manifest.one("organization");
        let default = manifest.one("organizations");
        assert_eq!(default.attribute("default"), organization.attribute("identifier"));
        assert_eq!(item.one("title").text, "The second deck (en)");
    }
}

#[test]
fn scorm_12_has_a_mastery_score_only_with_a_pass_mark_and_never_a_time_limit() {
    let timed = |settings| Settings { time_limit: Some(600), ..settings };
    let with = manifest(&timed(marked(Format::Scorm12, 80)));
    assert_eq!(with.one("adlcp:masteryscore").text, "80");
    assert_eq!(with.one("item").order(), ["title", "adlcp:masteryscore"]);
    let without = manifest(&timed(settings(Format::Scorm12)));
    assert!(without.all("adlcp:masteryscore").is_empty());
    for manifest in [with, without] {
        assert!(manifest.all("adlcp:maxtimeallowed").is_empty());
    }
}

#[test]
fn scorm_2004_leaves_status_to_the_game_and_measures_only_with_a_pass_mark() {
    for (pass, measure) in
        [(None, None), (Some(1), Some("0.01")), (Some(80), Some("0.8")), (Some(100), Some("1"))]
    {
        let manifest = manifest(&Settings { pass, ..settings(Format::Scorm2004) });
        let controls = manifest.one("imsss:deliveryControls");
        assert_eq!(controls.attribute("completionSetByContent"), Some("true"));
        assert_eq!(controls.attribute("objectiveSetByContent"), Some("true"));
        let objective = manifest.one("imsss:primaryObjective");
        assert_eq!(objective.attribute("satisfiedByMeasure"), measure.map(|_| "true"));
        let measures = objective.all("imsss:minNormalizedMeasure");
        assert_eq!(measures.first().map(|one| one.text.as_str()), measure);
        assert_eq!(manifest.one("imsss:controlMode").attribute("flow"), Some("true"));
    }
}

/// cmi5, section 13: no registry has the schema, so its rules stand here.
#[test]
fn cmi5_xml_is_a_course_of_one_unit_as_section_13_of_cmi5_wants_it() {
    for pass in [None, Some(80)] {
        let settings = Settings { pass, ..settings(Format::Cmi5) };
        let files = contents(&settings);
        let root = manifest(&settings);
        assert_eq!(root.name, "courseStructure");
        let space = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd";
        assert_eq!(root.attributes, [("xmlns".to_owned(), space.to_owned())]);
        assert_eq!(root.order(), ["course", "au"]);
        let (course, unit) = (root.one("course"), root.one("au"));
        assert_eq!(course.order(), ["title", "description"]);
        assert_eq!(unit.order(), ["title", "description", "url"]);
        let ids = [&course, &unit].map(|one| one.attribute("id").expect("an id").to_owned());
        assert!(ids[0] != ids[1] && ids.iter().all(|id| id.starts_with("https://")), "{ids:?}");
        for text in root.all("title").iter().chain(&root.all("description")) {
            let spoken: Vec<_> = text.inside.iter().map(|one| one.attribute("lang")).collect();
            assert_eq!(spoken, [Some("en"), Some("es"), Some("pt-BR")]);
            assert!(text.order().iter().all(|name| *name == "langstring"));
            assert!(text.inside.iter().all(|one| !one.text.is_empty()));
        }
        assert!(files.contains_key(&unit.one("url").text));
        assert_eq!(unit.attribute("launchMethod"), Some("AnyWindow"));
        let mark = pass.map(|_| "0.8");
        assert_eq!(unit.attribute("masteryScore"), mark);
        let moves = if pass.is_some() { "Passed" } else { "Completed" };
        assert_eq!(unit.attribute("moveOn"), Some(moves));
        let known = ["id", "launchMethod", "activityType", "moveOn", "masteryScore"];
        assert!(unit.attributes.iter().all(|(name, _)| known.contains(&name.as_str())));
    }
}

#[test]
fn tincan_xml_names_one_activity_with_its_page() {
    let root = manifest(&settings(Format::Xapi));
    assert_eq!(root.attribute("xmlns"), Some("http://projecttincan.com/tincan.xsd"));
    let activity = root.one("activities").one("activity");
    let names = ["name", "name", "name", "description", "description", "description", "launch"];
    assert_eq!(activity.order(), names);
    assert_eq!(activity.one("launch").text, "index.html");
    let kind = Some("http://adlnet.gov/expapi/activities/assessment");
    assert_eq!(activity.attribute("type"), kind);
    let unit = manifest(&settings(Format::Cmi5)).one("au");
    assert_eq!(unit.attribute("activityType"), kind);
    assert_eq!(activity.attribute("id"), unit.attribute("id"));
}

#[test]
fn what_does_not_change_the_round_keeps_its_identifiers() {
    for format in Format::ALL {
        let ids = |settings: &Settings| {
            let root = manifest(settings);
            let mut ids: Vec<_> =
                root.attribute("identifier").map(str::to_owned).into_iter().collect();
            for name in ["item", "course", "au", "activity"] {
                ids.extend(root.all(name).iter().filter_map(|one| {
                    one.attribute("identifier").or(one.attribute("id")).map(str::to_owned)
                }));
            }
            assert!(!ids.is_empty());
            ids
        };
        let plain = ids(&settings(*format));
        let same = Settings {
            pass: Some(70),
            titles: vec![("en".into(), "Week 3".into())],
            theme: Some(Theme::Dark),
            languages: vec!["en".into()],
            ..settings(*format)
        };
        assert_eq!(ids(&same), plain, "{format:?}");
        let exam = Settings { mode: Mode::Exam, ..settings(*format) };
        let late = Settings { feedback: Some(Feedback::AtTheEnd), ..settings(*format) };
        let short = Settings { limit: Some(3), ..settings(*format) };
        let all: BTreeSet<_> = [&exam, &late, &short].map(ids).into_iter().chain([plain]).collect();
        assert_eq!(all.len(), 4, "{format:?}: {all:?}");
    }
}

#[test]
fn identifiers_begin_with_the_chosen_iri() {
    for (iri, id) in [
        ("https://example.org/courses", "https://example.org/courses/rounds/second/exercise"),
        ("https://example.org/courses/", "https://example.org/courses/rounds/second/exercise"),
        ("https://example.org", "https://example.org/rounds/second/exercise"),
        ("tag:example.org,2026:cloud", "tag:example.org,2026:cloud:rounds:second:exercise"),
        ("urn:example:cloud:", "urn:example:cloud:rounds:second:exercise"),
    ] {
        let settings = Settings { iri: iri.into(), ..settings(Format::Cmi5) };
        assert_eq!(manifest(&settings).one("au").attribute("id"), Some(id));
    }
}
