//! One gesture does one thing.

use gesture::{Point, Taps};
use proptest::prelude::*;

/// What a click does: `("file", 3)` puts the third card on this side.
type Deed = (&'static str, u32);

const HERE: Point = Point { x: 100.0, y: 500.0 };

/// A player whose first click always finds the next card under it.
#[derive(Default)]
struct Player {
    taps: Taps<Deed>,
    shown: u32,
    done: Vec<Deed>,
}

impl Player {
    fn press(&mut self, at: f64, point: Point) {
        self.taps.pressed(at, point, self.shown);
    }

    /// Clicks, and if that is meant another thing is shown.
    fn click(&mut self, count: i32, deed: Deed) {
        if self.taps.clicked(count, self.shown, Some(deed)) {
            self.done.push(deed);
            self.shown += 1;
        }
    }

    /// Presses at a time, and clicks on whatever is there.
    fn tap(&mut self, at: f64, count: i32) {
        self.press(at, HERE);
        self.click(count, ("file", self.shown));
    }
}

#[test]
fn a_double_click_or_double_tap_files_one_card() {
    // A mouse counts its clicks, a finger does not.
    for counts in [[1, 2, 3], [1, 1, 1]] {
        for gap in [0.0, 20.0, 90.0, 200.0, 290.0] {
            let mut player = Player::default();
            for (ix, count) in counts.into_iter().enumerate() {
                player.tap(1_000.0 + gap * ix as f64, count);
            }
            assert_eq!(player.done, [("file", 0)], "{counts:?} {gap}");
        }
    }
    // Somebody's double clicks are slow, and their computer knows it.
    let mut slow = Player::default();
    slow.tap(0.0, 1);
    slow.tap(700.0, 2);
    assert_eq!(slow.done.len(), 1);
}

#[test]
fn taps_that_are_meant_file_as_many_cards_as_there_are() {
    let mut player = Player::default();
    for turn in 0..5 {
        player.tap(1_000.0 + 350.0 * f64::from(turn), 1);
    }
    assert_eq!(player.done.len(), 5);
    // Two thumbs, each on its side, need no time at all.
    let mut thumbs = Player::default();
    for turn in 0..6_u32 {
        let x = if turn % 2 == 0 { 100.0 } else { 290.0 };
        thumbs.press(f64::from(turn) * 60.0, Point { x, y: 500.0 });
        thumbs.click(1, ("file", turn));
    }
    assert_eq!(thumbs.done.len(), 6);
}

#[test]
fn what_has_come_under_the_finger_is_not_pressed_by_the_second_tap() {
    for (first, second) in [
        (("file", 3), ("next", 0)),
        (("next", 0), ("file", 4)),
        (("submit", 0), ("restart", 0)),
        (("hint", 3), ("file", 3)),
        (("decks", 0), ("choose", 0)),
        (("take-back", 3), ("take-back", 2)),
    ] {
        let mut player = Player::default();
        player.press(0.0, HERE);
        player.click(1, first);
        player.press(150.0, Point { x: 103.0, y: 509.0 });
        player.click(2, second);
        assert_eq!(player.done, [first], "{first:?} {second:?}");
    }
}

#[test]
fn what_was_there_before_is_pressed_as_often_as_one_likes() {
    // A card is picked up and let go.
    let mut player = Player::default();
    for (at, count) in [(0.0, 1), (120.0, 2), (240.0, 3)] {
        player.press(at, HERE);
        player.click(count, ("hold", 1));
    }
    assert_eq!(player.done.len(), 3);
}

#[test]
fn a_click_on_nothing_is_no_first_click() {
    let mut player = Player::default();
    player.tap(0.0, 1);
    player.press(5_000.0, HERE);
    assert!(player.taps.clicked(1, player.shown, None));
    player.tap(5_200.0, 2);
    assert_eq!(player.done.len(), 2);
    // The second click of one that did something follows no link either.
    player.press(5_300.0, HERE);
    assert!(!player.taps.clicked(3, player.shown, None));
}

#[test]
fn a_press_means_what_was_shown_when_it_began() {
    let mut player = Player::default();
    player.press(0.0, HERE);
    // Time is up, or the page has asked for another deck.
    player.shown += 1;
    player.click(1, ("restart", 0));
    assert_eq!(player.done, []);
    player.tap(2_000.0, 1);
    assert_eq!(player.done.len(), 1);
}

#[test]
fn the_click_after_a_drag_is_its_echo_and_the_next_one_is_meant() {
    let mut player = Player::default();
    player.press(0.0, HERE);
    player.taps.dragged();
    player.click(1, ("take-back", 3));
    assert_eq!(player.done, []);
    // A script or a screen reader clicks without a press, even if no echo came.
    player.press(900.0, HERE);
    player.taps.dragged();
    player.click(0, ("take-back", 3));
    player.tap(2_000.0, 1);
    assert_eq!(player.done.len(), 2);
}

#[test]
fn keys_scripts_and_screen_readers_wait_for_nothing() {
    let mut player = Player::default();
    player.tap(0.0, 1);
    player.taps.forget();
    for turn in 0..4 {
        player.click(0, ("file", turn));
    }
    assert_eq!(player.done.len(), 5);
    // A click without a press is a screen reader's.
    player.click(1, ("next", 0));
    assert_eq!(player.done.len(), 6);
}

proptest! {
    /// However many taps a gesture has: never a second thing that nobody has seen.
    #[test]
    fn a_volley_of_taps_at_one_place_does_one_thing(
        gaps in proptest::collection::vec((0.0..299.0, any::<bool>(), -9.0..9.0), 0..8),
    ) {
        let mut player = Player::default();
        player.tap(500.0, 1);
        let mut at = 500.0;
        for (ix, (gap, counts, off)) in gaps.into_iter().enumerate() {
            at += gap;
            player.press(at, Point { x: HERE.x + off, y: HERE.y - off });
            player.click(if counts { ix as i32 + 2 } else { 1 }, ("file", player.shown));
        }
        prop_assert_eq!(player.done.len(), 1);
    }
}
