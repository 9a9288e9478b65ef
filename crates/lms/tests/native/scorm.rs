//! SCORM sessions against an LMS that takes nothing that its standard forbids.

use game::{Action, Feedback, Round, Selection, restore};
use lms::scorm::{Connected, Mode, Session, Version};
use lms::suspend::Kept;
use proptest::prelude::*;
use report::{Facts, PassMark, Scaled};

use super::lms::{Fault, Lms};
use fixtures::{any_round, deck, placed, round, rules, then};

const BOTH: [Version; 2] = [Version::Scorm12, Version::Scorm2004];
const NOW: u64 = 2_000_000;
const MARK: PassMark = PassMark(Scaled(8000));

fn open(lms: &Lms) -> (Session<Lms>, Connected) {
    Session::open(lms.clone(), lms.version, Some(MARK), NOW, 60).expect("a session")
}

fn report(session: &mut Session<Lms>, round: &Round) -> bool {
    session.report(round, &Facts::of(round, None), NOW + round.elapsed()).refusal.is_none()
}

/// Plays a round to its end, so many cards right, and reports after each step.
fn play(session: &mut Session<Lms>, mut round: Round, right: usize) -> Round {
    for n in 0.. {
        if round.hand().next().is_none() {
            break;
        }
        round = placed(&round, n < right);
        report(session, &round);
        round = then(&round, Action::Next);
        report(session, &round);
    }
    round
}

fn names(version: Version) -> (&'static str, &'static str) {
    match version {
        Version::Scorm12 => ("cmi.core.score.raw", "cmi.core.lesson_status"),
        Version::Scorm2004 => ("cmi.score.raw", "cmi.success_status"),
    }
}

#[test]
fn a_round_is_recorded_with_each_answer_once_its_score_and_what_it_means() {
    for (right, score, status) in [(5, "100", "passed"), (4, "80", "passed"), (3, "60", "failed")] {
        for version in BOTH {
            let lms = Lms::new(version);
            let (mut session, connected) = open(&lms);
            assert_eq!((connected.mode, connected.pass), (Mode::Normal, Some(MARK)));
            let round = play(&mut session, round(5, Feedback::Immediate), right);
            session.close(NOW + 90_000);
            let (raw, means) = names(version);
            assert_eq!(lms.value(raw), score);
            assert_eq!(lms.value(means), status);
            let cards: Vec<_> =
                round.order().iter().map(|card| round.card(*card).id.to_string()).collect();
            assert_eq!(lms.ids(), cards);
            assert_eq!(lms.breaches(), [""; 0]);
        }
    }
}

#[test]
fn scorm_2004_knows_completion_progress_and_words_besides() {
    let lms = Lms::new(Version::Scorm2004);
    let (mut session, _) = open(&lms);
    let half = then(&placed(&round(2, Feedback::Immediate), true), Action::Next);
    assert!(report(&mut session, &half));
    assert_eq!(lms.value("cmi.completion_status"), "incomplete");
    assert_eq!(lms.value("cmi.progress_measure"), "0.5");
    assert_eq!(lms.value("cmi.score.scaled"), "", "no score without a finished round");
    play(&mut session, half, 1);
    assert_eq!(lms.value("cmi.completion_status"), "completed");
    assert_eq!(lms.value("cmi.progress_measure"), "1");
    assert_eq!(lms.value("cmi.score.scaled"), "1");
    assert!(lms.value("cmi.interactions.0.description").starts_with("{lang=en}Do thing"));
    assert_eq!(lms.value("cmi.interactions.0.latency"), "PT1S");
    assert_eq!(lms.value("cmi.interactions.0.timestamp"), "1970-01-01T00:16:41.00Z");
    session.close(NOW + 90_000);
    assert_eq!(lms.value("cmi.exit"), "suspend", "so that the best stays the best");
    assert_eq!(lms.value("cmi.session_time"), "PT1M30S");
    assert_eq!(lms.breaches(), [""; 0]);
}

#[test]
fn without_a_pass_mark_a_finished_round_is_completed() {
    for version in BOTH {
        let lms = Lms::new(version);
        let (mut session, connected) =
            Session::open(lms.clone(), version, None, NOW, 0).expect("a session");
        assert_eq!(connected.pass, None);
        play(&mut session, round(3, Feedback::Immediate), 0);
        let (raw, means) = names(version);
        assert_eq!(lms.value(raw), "0");
        let expected = if version == Version::Scorm12 { "completed" } else { "" };
        assert_eq!(lms.value(means), expected);
    }
}

#[test]
fn the_pass_mark_of_the_lms_wins_and_nonsense_is_ignored() {
    for (version, element, value) in [
        (Version::Scorm12, "cmi.student_data.mastery_score", "65"),
        (Version::Scorm2004, "cmi.scaled_passing_score", "0.65"),
    ] {
        let (_, connected) = open(&Lms::new(version).with(element, value));
        assert_eq!(connected.pass, Some(PassMark(Scaled(6500))));
        for nonsense in ["", "abc", "NaN", "1e9", "inf"] {
            let (_, connected) = open(&Lms::new(version).with(element, nonsense));
            assert_eq!(connected.pass, Some(MARK), "{nonsense}");
        }
    }
}

#[test]
fn a_learner_who_leaves_comes_back_to_the_same_card() {
    for version in BOTH {
        let lms = Lms::new(version);
        let (mut session, _) = open(&lms);
        let start = then(&placed(&round(6, Feedback::Immediate), true), Action::Next);
        let left = placed(&start, false);
        report(&mut session, &left);
        session.close(NOW + 5000);
        let exit = if version == Version::Scorm12 { "cmi.core.exit" } else { "cmi.exit" };
        assert_eq!(lms.value(exit), "suspend");
        lms.relaunch();
        let (mut session, connected) = open(&lms);
        let kept = connected.suspended.expect("what was kept").round.expect("a round");
        let back = restore(&kept.text, left.deck()).expect("the round").round;
        assert_eq!(back, left);
        let over = play(&mut session, then(&back, Action::Next), 4);
        assert_eq!(lms.ids().len(), 6, "each card once, over both sessions");
        assert_eq!(over.placed(), 6);
        assert_eq!(lms.breaches(), [""; 0]);
    }
}

#[test]
fn an_lms_that_forgets_interactions_or_does_not_count_them_gets_each_of_them() {
    for (version, is_silent) in [(BOTH[0], false), (BOTH[1], false), (BOTH[0], true)] {
        let lms = Lms::new(version);
        lms.state.borrow_mut().is_silent = is_silent;
        let (mut session, _) = open(&lms);
        let first = then(&placed(&round(4, Feedback::Immediate), true), Action::Next);
        report(&mut session, &first);
        session.close(NOW);
        let mut ids = Vec::new();
        if is_silent {
            lms.relaunch();
        } else {
            ids = lms.forget_interactions();
        }
        let (mut session, _) = open(&lms);
        play(&mut session, first, 3);
        ids.extend(lms.ids());
        assert_eq!(ids.len(), 4);
        assert_eq!(lms.breaches(), [""; 0]);
    }
}

#[test]
fn a_crash_loses_nothing_that_was_committed_and_doubles_nothing() {
    for version in BOTH {
        let lms = Lms::new(version);
        let (mut session, _) = open(&lms);
        let first = placed(&round(4, Feedback::Immediate), true);
        report(&mut session, &first);
        lms.fault("Commit", Fault::Refuse("101"));
        let second = placed(&then(&first, Action::Next), true);
        assert!(!report(&mut session, &second));
        lms.crash();
        lms.heal();
        let (mut session, _) = open(&lms);
        // The copy on this machine had both cards.
        play(&mut session, then(&second, Action::Next), 2);
        let mut ids = lms.ids();
        ids.sort();
        ids.dedup();
        assert_eq!((ids.len(), lms.ids().len()), (4, 4));
        assert_eq!(lms.breaches(), [""; 0]);
    }
}

#[test]
fn a_reported_score_never_drops_and_what_was_passed_stays_passed() {
    for version in BOTH {
        let lms = Lms::new(version);
        let (mut session, _) = open(&lms);
        play(&mut session, round(5, Feedback::Immediate), 5);
        let again = Round::start(deck(5, 2), rules(Feedback::Immediate), Selection::All, 8, NOW);
        play(&mut session, again, 1);
        let (raw, means) = names(version);
        assert_eq!((lms.value(raw).as_str(), lms.value(means).as_str()), ("100", "passed"));
        assert_eq!(lms.ids().len(), 10, "the second round's answers are told too");
        // Also when the LMS forgot what we kept beside.
        session.close(NOW);
        lms.relaunch();
        let lms = lms.with("cmi.suspend_data", "");
        let (mut session, _) = open(&lms);
        let third = Round::start(deck(5, 2), rules(Feedback::Immediate), Selection::All, 9, NOW);
        play(&mut session, third, 2);
        assert_eq!((lms.value(raw).as_str(), lms.value(means).as_str()), ("100", "passed"));
    }
}

#[test]
fn a_score_never_drops_though_the_lms_refuses_what_stands_beside_it() {
    let beside = [
        "cmi.suspend_data",
        "cmi.core.lesson_status",
        "cmi.completion_status",
        "cmi.success_status",
        "cmi.score.scaled",
        "cmi.score.max",
        "cmi.core.score.max",
        "Commit",
    ];
    for version in BOTH {
        for refused in beside {
            let lms = Lms::new(version);
            let (mut session, _) = open(&lms);
            lms.fault(refused, Fault::Refuse("101"));
            play(&mut session, round(5, Feedback::Immediate), 5);
            let worse =
                Round::start(deck(5, 2), rules(Feedback::Immediate), Selection::All, 8, NOW);
            let worse = play(&mut session, worse, 1);
            lms.heal();
            assert!(report(&mut session, &worse), "{refused}");
            let (raw, means) = names(version);
            let stands = (lms.value(raw), lms.value(means));
            assert_eq!(stands, ("100".to_owned(), "passed".to_owned()), "{refused} {version:?}");
            assert_eq!(lms.breaches(), [""; 0], "{refused} {version:?}");
        }
    }
}

#[test]
fn answers_that_were_refused_are_told_before_those_of_a_later_round() {
    for version in BOTH {
        for refused in ["cmi.interactions", "cmi.suspend_data", "SetValue"] {
            let lms = Lms::new(version);
            let (mut session, _) = open(&lms);
            lms.fault(refused, Fault::Refuse("101"));
            let first = play(&mut session, round(5, Feedback::Immediate), 4);
            let second =
                Round::start(deck(5, 2), rules(Feedback::Immediate), Selection::All, 8, NOW);
            let second = play(&mut session, second, 2);
            lms.heal();
            assert!(report(&mut session, &second), "{refused}");
            let both = first.order().iter().chain(second.order());
            let cards: Vec<_> = both.map(|card| first.card(*card).id.to_string()).collect();
            assert_eq!(lms.ids(), cards, "{refused}");
            assert_eq!(lms.value(names(version).0), "80");
            assert_eq!(lms.breaches(), [""; 0]);
        }
    }
}

#[test]
fn a_better_round_raises_the_score_and_practice_changes_nothing() {
    for version in BOTH {
        let lms = Lms::new(version);
        let (mut session, _) = open(&lms);
        let first = play(&mut session, round(5, Feedback::Immediate), 3);
        let missed: Vec<_> = first.order()[3..].to_vec();
        let practice = Round::start(
            first.deck().clone(),
            first.rules(),
            Selection::Only(missed.into()),
            3,
            NOW,
        );
        play(&mut session, practice, 2);
        let (raw, means) = names(version);
        assert_eq!((lms.value(raw).as_str(), lms.value(means).as_str()), ("60", "failed"));
        assert_eq!(lms.ids().len(), 5);
        let better = Round::start(first.deck().clone(), first.rules(), Selection::All, 4, NOW + 1);
        play(&mut session, better, 4);
        assert_eq!((lms.value(raw).as_str(), lms.value(means).as_str()), ("80", "passed"));
        assert_eq!(lms.breaches(), [""; 0]);
    }
}

#[test]
fn an_lms_that_tells_nothing_back_but_the_round_loses_no_status_and_no_score() {
    for version in BOTH {
        let lms = Lms::new(version);
        let (mut session, _) = open(&lms);
        play(&mut session, round(5, Feedback::Immediate), 5);
        session.close(NOW);
        let (raw, means) = names(version);
        let kept = lms.value("cmi.suspend_data");
        // It has the values, but answers "" when asked.
        let quiet = Lms::new(version).with("cmi.suspend_data", &kept);
        let (mut session, _) = open(&quiet);
        assert_eq!(quiet.value(means), "", "nothing was overwritten");
        assert_eq!(quiet.value("cmi.completion_status"), "");
        let again = Round::start(deck(5, 2), rules(Feedback::Immediate), Selection::All, 8, NOW);
        play(&mut session, again, 1);
        assert_eq!(quiet.value(raw), "", "the score before was better");
        assert_ne!(quiet.value(means), "failed");
    }
}

#[test]
fn browsing_and_reviewing_write_nothing() {
    for word in ["browse", "review"] {
        for version in BOTH {
            let element =
                if version == Version::Scorm12 { "cmi.core.lesson_mode" } else { "cmi.mode" };
            let lms = Lms::new(version).with(element, word);
            let (mut session, connected) = open(&lms);
            assert_eq!(connected.mode.word(), word);
            play(&mut session, round(3, Feedback::Immediate), 3);
            session.pause(NOW);
            session.close(NOW);
            let state = lms.state.borrow();
            let wrote = |call: &&String| call.starts_with("SetValue") || call.starts_with("Commit");
            assert_eq!(state.calls.iter().find(wrote), None);
            assert_eq!(
                state
                    .calls
                    .iter()
                    .filter(|call| call.starts_with("Finish") || call.starts_with("Terminate"))
                    .count(),
                1
            );
        }
    }
}

#[test]
fn the_session_ends_once_and_nothing_is_said_after_it() {
    for version in BOTH {
        let lms = Lms::new(version);
        let (mut session, _) = open(&lms);
        let one = placed(&round(3, Feedback::Immediate), true);
        report(&mut session, &one);
        session.close(NOW);
        session.close(NOW);
        session.pause(NOW);
        assert!(report(&mut session, &then(&one, Action::Next)));
        assert_eq!(lms.breaches(), [""; 0]);
    }
}

#[test]
fn whatever_the_lms_refuses_is_told_and_is_taken_when_it_is_told_again() {
    let calls = [
        "Commit",
        "cmi.interactions.1.result",
        "cmi.suspend_data",
        "cmi.core.score",
        "cmi.score",
        "cmi.core.lesson_status",
        "cmi.completion_status",
        "cmi.interactions.0.id",
        "SetValue",
    ];
    for fault in [
        Fault::Refuse("101"),
        Fault::Refuse("405"),
        Fault::Junk,
        Fault::Says("undefined"),
        Fault::Says(""),
    ] {
        for version in BOTH {
            for call in calls {
                let lms = Lms::new(version);
                let (mut session, _) = open(&lms);
                lms.fault(call, fault.clone());
                let over = play(&mut session, round(3, Feedback::Immediate), 3);
                let other = if version == Version::Scorm12 {
                    ["cmi.score", "cmi.completion_status"]
                } else {
                    ["cmi.core.score", "cmi.core.lesson_status"]
                };
                if !other.contains(&call) {
                    assert!(!report(&mut session, &over), "{call} {fault:?} {version:?}");
                }
                lms.heal();
                assert!(report(&mut session, &over), "{call} {fault:?}");
                assert_eq!(lms.ids().len(), 3);
                assert_eq!(lms.value(names(version).0), "100");
                assert_eq!(lms.value(names(version).1), "passed");
                assert_eq!(lms.breaches(), [""; 0]);
            }
        }
    }
}

#[test]
fn what_an_lms_does_without_is_left_out() {
    for (version, code) in [(Version::Scorm12, "401"), (Version::Scorm2004, "402")] {
        for call in [
            "cmi.interactions",
            "cmi.interactions.0.latency",
            "cmi.suspend_data",
            "cmi.progress_measure",
        ] {
            let lms = Lms::new(version);
            let (mut session, _) = open(&lms);
            lms.fault(call, Fault::Refuse(code));
            let over = play(&mut session, round(3, Feedback::Immediate), 3);
            assert!(report(&mut session, &over), "{call}");
            assert_eq!(lms.value(names(version).0), "100");
        }
    }
}

#[test]
fn a_session_that_does_not_open_is_an_error_and_one_that_was_open_is_taken_over() {
    for version in BOTH {
        let lms = Lms::new(version);
        lms.fault("Initialize", Fault::Refuse("101"));
        lms.fault("GetValue", Fault::Refuse("301"));
        let refused = Session::open(lms.clone(), version, None, NOW, 0);
        // "false" to everything but the mode's own word is no session.
        assert!(refused.is_ok() || refused.err().is_some_and(|why| why.code == "101"));
        let silent = Lms::new(version);
        silent.fault("Initialize", Fault::Junk);
        silent.fault("GetValue", Fault::Junk);
        let refused = Session::open(silent, version, None, NOW, 0).err().expect("no session");
        assert!(refused.call.ends_with("Initialize"));
    }
}

#[test]
fn a_large_round_in_scorm_12_is_reported_though_it_cannot_be_kept() {
    let lms = Lms::new(Version::Scorm12);
    let (mut session, _) = open(&lms);
    let mut big = Round::start(deck(2000, 2), rules(Feedback::Immediate), Selection::All, 1, NOW);
    for _ in 0..20 {
        big = then(&placed(&big, true), Action::Next);
    }
    let reported = session.report(&big, &Facts::of(&big, None), NOW);
    assert_eq!((reported.kept, reported.refusal), (Kept::Nothing, None));
    assert_eq!(lms.ids().len(), 20);
    assert_eq!(lms.breaches(), [""; 0]);
}

fn any_fault() -> impl Strategy<Value = Option<(&'static str, Fault)>> {
    let on = prop_oneof![
        Just("Commit"),
        Just("SetValue"),
        Just("cmi.suspend_data"),
        Just("cmi.interactions.2"),
        Just("GetLastError"),
        Just("cmi.core.score"),
        Just("cmi.score.scaled"),
    ];
    let fault = prop_oneof![
        Just(Fault::Junk),
        Just(Fault::Refuse("101")),
        Just(Fault::Says("🦀")),
        Just(Fault::Says("-1")),
    ];
    proptest::option::weighted(0.3, (on, fault))
}

proptest! {
    #[test]
    fn through_faults_and_reloads_each_answer_is_told_once_and_in_order(
        faults in proptest::collection::vec((any_fault(), any::<bool>()), 12), is_12 in any::<bool>(),
    ) {
        let version = if is_12 { Version::Scorm12 } else { Version::Scorm2004 };
        let lms = Lms::new(version);
        let (mut session, _) = open(&lms);
        let mut at = round(12, Feedback::Immediate);
        for (fault, crashes) in faults {
            at = then(&placed(&at, true), Action::Next);
            if let Some((on, fault)) = fault {
                lms.fault(on, fault);
            }
            report(&mut session, &at);
            lms.heal();
            if crashes {
                lms.crash();
                session = open(&lms).0;
            }
        }
        prop_assert!(report(&mut session, &at));
        let cards: Vec<_> = at.order().iter().map(|card| at.card(*card).id.to_string()).collect();
        prop_assert_eq!(lms.ids(), cards);
        prop_assert_eq!(lms.value(names(version).0), "100");
        prop_assert_eq!(lms.breaches(), vec![""; 0]);
    }

    #[test]
    fn no_round_makes_an_lms_refuse(round in any_round(), is_12 in any::<bool>()) {
        let version = if is_12 { Version::Scorm12 } else { Version::Scorm2004 };
        let lms = Lms::new(version);
        let (mut session, _) = open(&lms);
        prop_assert!(report(&mut session, &round));
        session.close(NOW);
        prop_assert_eq!(lms.breaches(), vec![""; 0]);
    }
}
