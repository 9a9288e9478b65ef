//! No result is called recorded that the LMS does not have, and none is lost.

use std::cell::RefCell;
use std::rc::Rc;

use game::{Action, Feedback, Round, RoundResult, Selection, restore};
use lms::scorm::{Mode, Recalled, Session, Version};
use proptest::prelude::*;
use report::{Facts, PassMark, Scaled};

use super::moodle::{Completion, Course, Fate, Moodle, Server, server};
use fixtures::{deck, placed, rules, then};

const BOTH: [Version; 2] = [Version::Scorm12, Version::Scorm2004];
const NOW: u64 = 2_000_000;
const MARK: PassMark = PassMark(Scaled(8000));
const CARDS: usize = 5;

fn course(version: Version) -> Course {
    let differences = version == Version::Scorm12;
    Course { version, differences, forces_new: true, attempts: 0 }
}

fn fresh(seed: u32, feedback: Feedback) -> Round {
    Round::start(deck(CARDS, 2), rules(feedback), Selection::All, seed, 1_000_000 * u64::from(seed))
}

/// A launch page, and the device that it is on.
struct Page {
    server: Rc<RefCell<Server>>,
    session: Session<Moodle>,
    recalled: Recalled,
    mode: Mode,
    device: String,
    round: Option<Round>,
}

impl Page {
    fn open(server: &Rc<RefCell<Server>>, device: &str) -> Self {
        let version = server.borrow().course.version;
        let api = Moodle::launch(server);
        // What an earlier page was told is nothing that this one looks at.
        server.borrow_mut().lied = false;
        let (mut session, connected) =
            Session::open(api, version, Some(MARK), NOW, 0).expect("a session");
        let deck = deck(CARDS, 2);
        session.await_proof();
        let recalled = session.recall(device, &deck, None);
        let round = recalled.go_on.as_deref().map(|text| restore(text, &deck).expect("it").round);
        let mode = connected.mode;
        let (server, device) = (server.clone(), device.to_owned());
        let mut page = Self { server, session, recalled, mode, device, round: None };
        if let Some(round) = round {
            page.report(&round);
        }
        page
    }

    /// Reports a round and looks whether the LMS is there; whether the learner reads "recorded".
    fn report(&mut self, round: &Round) -> bool {
        self.round = Some(round.clone());
        let facts = Facts::of(round, None);
        let refusal = self.session.report(round, &facts, NOW + round.elapsed()).refusal;
        let sees_it = !std::mem::take(&mut self.server.borrow_mut().lied);
        let recorded = refusal.is_none() && sees_it && self.mode == Mode::Normal;
        if recorded {
            self.session.prove();
        } else if refusal.is_none() && self.mode == Mode::Normal {
            self.session.doubt();
        }
        self.device = self.session.copy();
        if recorded && self.session.is_result_due() {
            // The status has arrived: now the score may follow.
            return self.report(round);
        }
        recorded
    }

    /// The learner asks for what was offered; whether the LMS took it.
    fn send_offered(&mut self) -> bool {
        let mut refusal = self.session.send_offered(NOW).refusal;
        while refusal.is_none() && self.session.is_result_due() {
            self.session.prove();
            refusal = self.session.catch_up(NOW).refusal;
        }
        refusal.is_none()
    }

    fn reload(mut self, closes: bool) -> Self {
        if closes {
            self.session.close(NOW);
            // A page that goes keeps its copy last.
            self.device = self.session.copy();
        }
        Self::open(&self.server, &self.device)
    }

    /// Opens the activity once more while nothing is wrong.
    fn come_back(self) -> Self {
        self.server.borrow_mut().fates.clear();
        self.reload(false)
    }

    fn play(&mut self, mut round: Round, right: usize) -> Round {
        for n in 0..CARDS {
            round = placed(&round, n < right);
            self.report(&round);
            if round.hand().next().is_some() || n + 1 < CARDS {
                round = then(&round, Action::Next);
            }
        }
        round
    }
}

/// The best score that the LMS has, in hundredths of a percent. An attempt that was finished while nothing
/// was being told again, as 0.01 % and then as 0 %, may be left with the one for the other.
fn told(server: &RefCell<Server>) -> Option<u16> {
    let score = server.borrow().score()?;
    let hundredths = (score * 100.0).round() as u16;
    Some(if hundredths == 1 { 0 } else { hundredths })
}

fn names(version: Version) -> &'static str {
    if version == Version::Scorm12 { "cmi.core.score.raw" } else { "cmi.score.raw" }
}

fn cards(round: &Round) -> Vec<String> {
    round.order().iter().map(|card| round.card(*card).id.to_string()).collect()
}

#[test]
fn a_failed_request_is_made_up_for_by_trying_again() {
    for version in BOTH {
        // Of a round, each request in turn; the last card's come at the end.
        for failing in 0..CARDS + 1 {
            for fate in [Fate::Fails, Fate::Unanswered, Fate::Lies] {
                let server = server(course(version));
                let mut page = Page::open(&server, "");
                server.borrow_mut().fates = [Fate::Arrives].repeat(failing).into();
                server.borrow_mut().fates.push_back(fate);
                let round = page.play(fresh(1, Feedback::Immediate), 4);
                let recorded = page.report(&round);
                assert!(recorded, "{version:?} {failing} {fate:?}");
                let server = server.borrow();
                assert_eq!(server.score(), Some(80.0), "{version:?} {failing} {fate:?}");
                assert_eq!(server.status(), "passed");
                assert_eq!(server.ids(0), cards(&round));
                for (element, value) in &server.attempts[0] {
                    let is_stirred = value == "neutral" || value == "0.99" || value == "browsed";
                    assert!(!is_stirred, "{element}={value}");
                }
            }
        }
    }
}

#[test]
fn a_fault_at_any_call_and_a_reload_after_any_card_lose_nothing() {
    for version in BOTH {
        for answer in [Some("false"), Some(""), None] {
            for reload_after in 0..=CARDS {
                // All calls of both sessions; the first is the opening itself.
                for failing in 2.. {
                    let server = server(Course { forces_new: false, ..course(version) });
                    server.borrow_mut().failing = Some((failing, answer));
                    let mut page = Page::open(&server, "");
                    let mut round = fresh(1, Feedback::Immediate);
                    for n in 1..=CARDS {
                        round = placed(&round, n > 1);
                        page.report(&round);
                        if n < CARDS {
                            round = then(&round, Action::Next);
                        }
                        if n == reload_after && n < CARDS {
                            page = page.reload(true);
                        }
                    }
                    assert!(page.report(&round) || page.report(&round));
                    let at = format!("{version:?} {answer:?} {reload_after} {failing}");
                    assert_eq!(told(&server), Some(8000), "{at}");
                    assert_eq!(server.borrow().status(), "passed", "{at}");
                    assert_eq!(server.borrow().ids(0), cards(&round), "{at}");
                    if server.borrow().calls < failing {
                        break;
                    }
                }
            }
        }
    }
}

#[test]
fn the_status_arrives_before_the_score_so_that_the_last_attempt_that_passes_is_complete() {
    for version in BOTH {
        for feedback in [Feedback::Immediate, Feedback::AtTheEnd] {
            let server = server(Course { attempts: 1, ..course(version) });
            let mut page = Page::open(&server, "");
            let mut round = fresh(1, feedback);
            while round.hand().next().is_some() {
                round = placed(&round, true);
                page.report(&round);
                if feedback == Feedback::Immediate {
                    round = then(&round, Action::Next);
                }
            }
            if feedback == Feedback::AtTheEnd {
                round = then(&round, Action::Submit);
            }
            assert!(page.report(&round));
            assert_eq!(server.borrow().completion, Completion::Complete, "{version:?}");
            assert_eq!(server.borrow().score(), Some(100.0));
        }
    }
}

#[test]
fn an_only_attempt_that_is_passed_is_complete_though_the_network_goes_and_comes_back() {
    for (version, differences) in BOTH.into_iter().flat_map(|it| [(it, true), (it, false)]) {
        for feedback in [Feedback::Immediate, Feedback::AtTheEnd] {
            for fate in [Fate::Fails, Fate::Unanswered, Fate::Lies] {
                // Whichever requests do not get through, of those at the end and of those that make up for it.
                for (first, faults) in (0..CARDS + 6).flat_map(|at| [(at, 1), (at, 2), (at, 20)]) {
                    let only = Course { attempts: 1, forces_new: false, differences, version };
                    let server = server(only);
                    let mut page = Page::open(&server, "");
                    server.borrow_mut().fates = [Fate::Arrives].repeat(first).into();
                    server.borrow_mut().fates.extend([fate].repeat(faults));
                    let mut round = fresh(1, feedback);
                    while round.hand().next().is_some() {
                        round = placed(&round, true);
                        page.report(&round);
                        if feedback == Feedback::Immediate {
                            round = then(&round, Action::Next);
                        }
                    }
                    if feedback == Feedback::AtTheEnd {
                        round = then(&round, Action::Submit);
                    }
                    page.report(&round);
                    server.borrow_mut().fates.clear();
                    let at =
                        format!("{version:?} {differences} {feedback:?} {fate:?} {first}+{faults}");
                    assert!(page.report(&round), "{at}");
                    assert_eq!(server.borrow().completion, Completion::Complete, "{at}");
                    assert_eq!(server.borrow().score(), Some(100.0), "{at}");
                }
            }
        }
    }
}

#[test]
fn a_page_that_goes_right_after_the_last_card_hands_in_the_score_as_well() {
    for version in BOTH {
        for hides in [true, false] {
            let server = server(Course { attempts: 1, forces_new: false, ..course(version) });
            let mut page = Page::open(&server, "");
            let mut round = fresh(1, Feedback::Immediate);
            for n in 0..CARDS {
                round = placed(&round, true);
                if n + 1 < CARDS {
                    page.report(&round);
                    round = then(&round, Action::Next);
                }
            }
            // Nobody has looked yet whether the status has arrived.
            let facts = Facts::of(&round, None);
            page.session.report(&round, &facts, NOW);
            assert_eq!(server.borrow().status(), "passed");
            assert_eq!(server.borrow().score(), None);
            if hides {
                page.session.pause(NOW)
            } else {
                page.session.close(NOW)
            }
            assert_eq!(server.borrow().score(), Some(100.0), "{version:?}");
            assert_eq!(server.borrow().completion, Completion::Complete);
        }
    }
}

#[test]
fn what_was_played_while_the_network_was_gone_is_handed_in_by_the_next_visit() {
    for version in BOTH {
        for fate in [Fate::Fails, Fate::Lies, Fate::LiesUnseen] {
            for gone_from in 0..=CARDS {
                let server = server(course(version));
                let mut page = Page::open(&server, "");
                server.borrow_mut().fates = [Fate::Arrives].repeat(gone_from).into();
                server.borrow_mut().fates.extend([fate].repeat(30));
                let round = page.play(fresh(1, Feedback::Immediate), 4);
                let mut page = page.come_back();
                // An LMS that has nothing at all of what it confirmed could as well be at a new attempt, and
                // after a status that arrived it is.
                let is_asked = page.recalled.offer.is_some();
                let is_empty = [0, CARDS].contains(&gone_from);
                assert_eq!(is_asked, fate == Fate::LiesUnseen && is_empty);
                if is_asked {
                    page.send_offered();
                }
                let server = server.borrow();
                assert_eq!(server.score(), Some(80.0), "{version:?} {fate:?} {gone_from}");
                assert_eq!(server.ids(server.attempts.len() - 1), cards(&round));
            }
        }
    }
}

#[test]
fn what_a_page_tells_as_it_goes_without_a_network_is_not_taken_for_confirmed() {
    for version in BOTH {
        // The game may save what is not saved yet before the page says that it goes.
        for (attempts, before, saves, pauses) in [
            (0, false, false, true),
            (0, true, false, true),
            (1, false, false, true),
            (0, false, true, false),
            (0, true, true, true),
            (1, false, true, false),
        ] {
            for fate in [Fate::Fails, Fate::Lies] {
                for gone_from in 0..CARDS {
                    let server = server(Course { attempts, ..course(version) });
                    let mut page = Page::open(&server, "");
                    if before {
                        page.play(fresh(1, Feedback::Immediate), 2);
                    }
                    server.borrow_mut().fates = [Fate::Arrives].repeat(gone_from).into();
                    server.borrow_mut().fates.extend([fate].repeat(30));
                    let round = page.play(fresh(2, Feedback::Immediate), CARDS);
                    // Its last requests go by beacon, which says yes whatever becomes of it.
                    server.borrow_mut().fates = [Fate::Lies].repeat(30).into();
                    if saves {
                        page.session.report(&round, &Facts::of(&round, None), NOW);
                    }
                    if pauses {
                        page.session.pause(NOW);
                    }
                    page.session.close(NOW);
                    page.device = page.session.copy();
                    server.borrow_mut().fates.clear();
                    let page = page.come_back();
                    let at = format!(
                        "{version:?} {attempts} {before} {saves} {pauses} {fate:?} {gone_from}"
                    );
                    assert_eq!(page.recalled.offer, None, "nothing was confirmed: {at}");
                    assert_eq!(server.borrow().score(), Some(100.0), "{at}");
                    let last = server.borrow().attempts.len() - 1;
                    assert!(server.borrow().ids(last).ends_with(&cards(&round)), "{at}");
                }
            }
        }
    }
}

#[test]
fn a_round_of_an_earlier_attempt_that_is_played_on_in_this_one_counts_in_this_one() {
    for version in BOTH {
        let server = server(course(version));
        let mut one = Page::open(&server, "");
        let mut round = fresh(1, Feedback::Immediate);
        for n in 0..CARDS - 1 {
            round = then(&placed(&round, n > 1), Action::Next);
            one.report(&round);
        }
        let others = one.device.clone();
        one.report(&placed(&round, false));
        // The next attempt: looked at here, and begun on another device with the same round.
        let mut one = one.come_back();
        assert_eq!(one.recalled.offer, Some(Scaled(4000)));
        one.device = one.session.copy();
        one.session.close(NOW);
        let other = Page::open(&server, &others);
        assert_eq!(other.round.as_ref(), Some(&round));
        let mut one = Page::open(&server, &one.device);
        assert_eq!(one.round.as_ref(), Some(&round), "the LMS's");
        assert!(one.report(&placed(&round, true)));
        assert_eq!(server.borrow().score(), Some(60.0));
        assert_eq!(server.borrow().ids(1), cards(&round));
        assert_eq!(server.borrow().attempts.len(), 2);
    }
}

#[test]
fn an_earlier_result_is_offered_until_something_is_played_and_sent_alone() {
    for version in BOTH {
        let server = server(course(version));
        let mut page = Page::open(&server, "");
        page.play(fresh(1, Feedback::Immediate), 4);
        page.play(fresh(2, Feedback::Immediate), 3);
        for _ in 0..2 {
            page = page.come_back().reload(true);
            assert_eq!(page.recalled.offer, Some(Scaled(8000)), "nothing was played");
        }
        assert!(page.send_offered());
        assert_eq!(server.borrow().attempts.len(), 2);
        assert_eq!(server.borrow().ids(1), cards(&fresh(1, Feedback::Immediate)));
        assert_eq!(server.borrow().score(), Some(80.0));
    }
}

#[test]
fn a_new_attempt_does_not_begin_with_a_replay_of_the_one_before() {
    for version in BOTH {
        let server = server(course(version));
        let mut page = Page::open(&server, "");
        let round = page.play(fresh(1, Feedback::Immediate), 3);
        let missed = RoundResult::of(&round).missed;
        let again = Selection::Only(missed.into());
        let replay = Round::start(deck(CARDS, 2), rules(Feedback::Immediate), again, 2, 3_000_000);
        page.report(&placed(&replay, true));
        assert!(page.device.lines().count() == 3, "a reload goes on with it");
        let page = page.come_back();
        assert_eq!(page.recalled.go_on, None);
        assert_eq!(page.recalled.offer, Some(Scaled(6000)));
    }
}

#[test]
fn the_copy_on_the_device_lives_until_a_later_session_has_read_the_result() {
    for version in BOTH {
        let server = server(Course { forces_new: false, ..course(version) });
        let mut page = Page::open(&server, "");
        let first = fresh(1, Feedback::Immediate);
        let half = then(&placed(&first, true), Action::Next);
        assert!(page.report(&half));
        assert!(page.device.lines().count() == 2, "though it is confirmed");
        let page = page.come_back();
        assert!(!page.recalled.owes, "the LMS is as far");
        assert_eq!(page.round.as_ref(), Some(&half));
    }
}

#[test]
fn a_new_attempt_is_not_given_the_result_of_the_one_before_unless_the_learner_asks() {
    for version in BOTH {
        let server = server(course(version));
        let mut page = Page::open(&server, "");
        page.play(fresh(1, Feedback::Immediate), 4);
        let mut page = page.come_back();
        assert_eq!(server.borrow().attempts.len(), 2);
        assert_eq!(page.recalled, Recalled { offer: Some(Scaled(8000)), ..Recalled::default() });
        assert!(page.session.catch_up(NOW).refusal.is_none());
        assert_eq!(server.borrow().status(), if version == BOTH[0] { "incomplete" } else { "" });
        assert!(page.send_offered());
        assert_eq!(server.borrow().status(), "passed");
        assert_eq!(server.borrow().ids(1).len(), CARDS);
    }
}

#[test]
fn a_new_attempt_that_is_left_and_taken_up_again_is_still_not_given_an_earlier_result() {
    for version in BOTH {
        let server = server(course(version));
        let mut page = Page::open(&server, "");
        page.play(fresh(1, Feedback::Immediate), 4);
        let mut page = page.come_back();
        let second = then(&placed(&fresh(2, Feedback::Immediate), true), Action::Next);
        assert!(page.report(&second));
        for _ in 0..3 {
            page = page.come_back();
            assert_eq!(page.recalled.offer, None, "it was offered before the first card");
            assert!(!page.recalled.owes);
            assert_eq!(page.round.as_ref(), Some(&second));
            assert_eq!(server.borrow().ids(1), cards(&second)[..1]);
            assert_eq!(server.borrow().score(), Some(80.0), "the first attempt's");
            assert_eq!(server.borrow().attempts[1].get(names(version)), None);
        }
    }
}

#[test]
fn an_lms_that_forgets_what_it_confirmed_is_told_again() {
    for version in BOTH {
        for kept in 1..=CARDS {
            let server = server(Course { forces_new: false, ..course(version) });
            let mut page = Page::open(&server, "");
            let mut round = fresh(1, Feedback::Immediate);
            for _ in 0..kept {
                round = then(&placed(&round, true), Action::Next);
                assert!(page.report(&round));
            }
            let forgotten = server.borrow().attempts.clone();
            let over = page.play_on(round);
            // A backup is put back.
            server.borrow_mut().attempts = forgotten;
            let page = page.come_back();
            if kept < CARDS {
                assert_eq!(page.round.as_ref().map(Round::placed), Some(CARDS));
            }
            assert_eq!(server.borrow().score(), Some(100.0), "{version:?} {kept}");
            assert_eq!(server.borrow().ids(0), cards(&over));
        }
    }
}

#[test]
fn in_review_mode_the_device_keeps_what_it_has_and_nothing_is_told() {
    for version in BOTH {
        let server = server(Course { forces_new: false, ..course(version) });
        let mut page = Page::open(&server, "");
        page.play(fresh(1, Feedback::Immediate), 4);
        let device = page.device.clone();
        let mut page = page.come_back();
        assert_eq!(page.mode, Mode::Review);
        let before = server.borrow().attempts.clone();
        assert!(!page.report(&fresh(2, Feedback::Immediate)));
        assert_eq!(server.borrow().attempts, before);
        assert_eq!(page.device, device);
    }
}

#[test]
fn a_review_after_half_a_second_round_shows_the_best_that_was_finished() {
    for version in BOTH {
        let server = server(Course { forces_new: false, ..course(version) });
        let mut page = Page::open(&server, "");
        page.play(fresh(1, Feedback::Immediate), 2);
        let best = page.play(fresh(2, Feedback::Immediate), 4);
        page.play(fresh(3, Feedback::Immediate), 1);
        let half = then(&placed(&fresh(4, Feedback::Immediate), true), Action::Next);
        page.report(&half);
        let device = page.device.clone();
        let page = page.come_back();
        assert_eq!(page.mode, Mode::Review);
        assert_eq!(page.round.as_ref(), Some(&best), "{version:?}: the one that was graded");
        assert_eq!(page.device, device);
        // A device that has none of them shows what there is.
        let elsewhere = Page::open(&server, "");
        assert_eq!(elsewhere.round.as_ref(), Some(&half));
    }
}

#[test]
fn a_device_that_was_overtaken_by_another_tells_only_what_is_not_sure() {
    for version in BOTH {
        let server = server(Course { forces_new: false, ..course(version) });
        let mut page = Page::open(&server, "");
        let half = then(&placed(&fresh(1, Feedback::Immediate), true), Action::Next);
        assert!(page.report(&half));
        let here = page.device.clone();
        // Another device goes on with it, and begins another round.
        let mut there = Page::open(&server, "");
        let on = then(&placed(&half, true), Action::Next);
        assert!(there.report(&on));
        let other = placed(&fresh(3, Feedback::Immediate), true);
        assert!(there.report(&other));
        let page = Page::open(&server, &here);
        assert_eq!(page.round.as_ref(), Some(&other));
        assert!(!page.recalled.owes);
        assert_eq!(server.borrow().ids(0).len(), 3);
    }
}

#[test]
fn no_copy_does_harm() {
    let server = server(course(BOTH[0]));
    let mut page = Page::open(&server, "");
    page.play(fresh(1, Feedback::Immediate), 3);
    let device = page.device.clone();
    for cut in 0..device.len() {
        Page::open(&server, device.get(..cut).unwrap_or_default());
    }
    for junk in ["WC1\nd 9 9 9 wr1", "\0", "d -1 0 0 x", "WC1\nd 4294967295 4294967295 0 x"] {
        Page::open(&server, junk);
    }
}

impl Page {
    fn play_on(&mut self, mut round: Round) -> Round {
        while round.hand().next().is_some() {
            round = then(&placed(&round, true), Action::Next);
            self.report(&round);
        }
        round
    }
}

fn any_fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        6 => Just(Fate::Arrives),
        2 => Just(Fate::Fails),
        1 => Just(Fate::Unanswered),
        2 => Just(Fate::Lies),
    ]
}

fn any_course() -> impl Strategy<Value = Course> {
    (any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(is_12, differences, forces_new)| {
        let version = if is_12 { Version::Scorm12 } else { Version::Scorm2004 };
        Course { version, differences, forces_new, attempts: 0 }
    })
}

/// What the player does next: a card right or wrong, and whether the page goes after it and how.
fn any_move() -> impl Strategy<Value = (bool, Option<bool>)> {
    (any::<bool>(), proptest::option::weighted(0.2, any::<bool>()))
}

proptest! {
    #[test]
    fn whatever_fails_and_whenever_the_page_goes_the_whole_round_arrives(
        course in any_course(), fates in proptest::collection::vec(any_fate(), 0..14),
        moves in proptest::collection::vec(any_move(), CARDS - 1), submits in any::<bool>(),
    ) {
        let server = server(course);
        let mut page = Page::open(&server, "");
        server.borrow_mut().fates = fates.into();
        let feedback = if submits { Feedback::AtTheEnd } else { Feedback::Immediate };
        let mut round = fresh(1, feedback);
        for (right, goes) in moves {
            round = placed(&round, right);
            if !submits {
                round = then(&round, Action::Next);
            }
            page.report(&round);
            if let Some(closes) = goes {
                page = page.reload(closes);
                prop_assert_eq!(page.round.as_ref(), Some(&round), "no card is lost");
            }
        }
        round = placed(&round, true);
        if submits {
            round = then(&round, Action::Submit);
        }
        if page.report(&round) {
            let outcome = Facts::of(&round, None).outcome.expect("an outcome");
            let told = told(&server);
            prop_assert_eq!(told, Some(outcome.scaled().0), "recorded, it said");
        }
        server.borrow_mut().fates.clear();
        prop_assert!(page.report(&round), "with the network back");
        let outcome = Facts::of(&round, None).outcome.expect("an outcome");
        prop_assert_eq!(told(&server), Some(outcome.scaled().0));
        let reached = MARK.is_reached(outcome.right, outcome.cards);
        prop_assert_eq!(server.borrow().status(), if reached { "passed" } else { "failed" });
        prop_assert_eq!(server.borrow().ids(0), cards(&round));
    }

    #[test]
    fn whatever_fails_an_only_attempt_that_is_passed_never_counts_as_failed(
        course in any_course(), fates in proptest::collection::vec(any_fate(), 0..30), closes in any::<bool>(),
    ) {
        let server = server(Course { attempts: 1, ..course });
        let mut page = Page::open(&server, "");
        server.borrow_mut().fates = fates.into();
        let round = page.play(fresh(1, Feedback::Immediate), CARDS);
        let recorded = page.report(&round);
        prop_assert!(!recorded || server.borrow().completion == Completion::Complete);
        let mut page = if closes { page } else { page.come_back() };
        server.borrow_mut().fates.clear();
        if page.mode == Mode::Normal {
            prop_assert!(page.report(&round));
            prop_assert_eq!(server.borrow().completion, Completion::Complete);
        }
    }

    #[test]
    fn over_several_rounds_and_visits_the_best_result_is_never_lost_nor_claimed_in_vain(
        course in any_course(), fates in proptest::collection::vec(any_fate(), 0..40),
        rounds in proptest::collection::vec((0..=CARDS, proptest::option::weighted(0.5, any::<bool>())), 1..5),
    ) {
        let server = server(course);
        let mut page = Page::open(&server, "");
        server.borrow_mut().fates = fates.into();
        let mut best = None;
        for (n, (right, goes)) in rounds.into_iter().enumerate() {
            if page.mode != Mode::Normal {
                break;
            }
            let round = page.play(fresh(n as u32 + 1, Feedback::Immediate), right);
            best = best.max(Some(Scaled::of(right, CARDS).0));
            if page.report(&round) {
                let told = told(&server);
                prop_assert_eq!(told, best, "recorded, it said");
            }
            if let Some(closes) = goes {
                page = page.reload(closes);
            }
        }
        // Coming back once, and once more when that visit found everything in order.
        let page = page.come_back();
        if page.mode == Mode::Normal {
            let mut page = page;
            if page.recalled.offer.is_some() {
                prop_assert!(page.send_offered());
            }
            prop_assert_eq!(told(&server), best);
        } else {
            // Nothing can be told any more; but then the device still has it.
            let has = told(&server) == best;
            prop_assert!(has || page.device.lines().count() > 1);
        }
    }
}
