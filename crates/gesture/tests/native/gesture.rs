use gesture::{
    Gesture, Intent, Point, Pointer, Rect, Thresholds, Vector, edge_speed, fling_target, target_at,
};
use proptest::prelude::*;

const CARD: Rect = Rect { x: 300.0, y: 100.0, width: 200.0, height: 240.0 };
/// A column to the left of the card and one to the right.
const COLUMNS: [Rect; 2] = [
    Rect { x: 0.0, y: 100.0, width: 250.0, height: 400.0 },
    Rect { x: 550.0, y: 100.0, width: 250.0, height: 400.0 },
];
/// As on a phone: both below the card.
const BELOW: [Rect; 2] = [
    Rect { x: 0.0, y: 400.0, width: 175.0, height: 150.0 },
    Rect { x: 185.0, y: 400.0, width: 175.0, height: 150.0 },
];
const PHONE_CARD: Rect = Rect { x: 10.0, y: 80.0, width: 340.0, height: 290.0 };
const START: Point = Point { x: 400.0, y: 200.0 };

fn pressed(pointer: Pointer) -> Gesture {
    Gesture::press(Thresholds::default(), pointer, START, 0.0, CARD)
}

fn at(x: f64, y: f64) -> Point {
    Point { x, y }
}

#[test]
fn a_press_without_movement_is_a_tap() {
    for pointer in [Pointer::Mouse, Pointer::Pen, Pointer::Touch] {
        assert_eq!(pressed(pointer).released(START, 90.0, &COLUMNS), Intent::Tap);
    }
}

#[test]
fn on_a_scaled_slide_a_way_counts_in_the_pixels_of_the_card() {
    // Drawn at half its size of 400 px.
    let scale = CARD.scale(400.0);
    assert_eq!(scale, 0.5);
    assert_eq!(Vector { x: 30.0, y: -8.0 }.within(scale), Vector { x: 60.0, y: -16.0 });
    // What has no width yet, or is hidden, is not scaled.
    assert_eq!(CARD.scale(0.0), 1.0);
    assert_eq!(Rect { width: 0.0, ..CARD }.scale(400.0), 1.0);
}

#[test]
fn a_trembling_hand_still_taps() {
    let mut gesture = pressed(Pointer::Touch);
    assert_eq!(gesture.moved(at(403.0, 202.0), 20.0), Intent::None);
    assert_eq!(gesture.released(at(403.0, 202.0), 60.0, &COLUMNS), Intent::Tap);
}

#[test]
fn a_mouse_lifts_the_card_after_five_pixels() {
    let mut gesture = pressed(Pointer::Mouse);
    assert_eq!(gesture.moved(at(404.0, 200.0), 10.0), Intent::None);
    assert_eq!(gesture.moved(at(405.0, 200.0), 20.0), Intent::Lift);
    assert_eq!(gesture.moved(at(450.0, 210.0), 30.0), Intent::Follow);
    assert_eq!(gesture.offset(), Vector { x: 50.0, y: 10.0 });
}

#[test]
fn a_finger_that_sets_off_downwards_scrolls_the_page() {
    let mut gesture = pressed(Pointer::Touch);
    assert_eq!(gesture.moved(at(402.0, 212.0), 30.0), Intent::GiveUp);
    assert_eq!(gesture.moved(at(300.0, 212.0), 60.0), Intent::None);
    assert_eq!(gesture.released(at(300.0, 212.0), 90.0, &COLUMNS), Intent::None);
}

#[test]
fn a_finger_that_sets_off_sideways_drags() {
    assert_eq!(pressed(Pointer::Touch).moved(at(388.0, 203.0), 30.0), Intent::Lift);
}

#[test]
fn a_finger_that_rests_drags_in_any_direction() {
    let mut gesture = pressed(Pointer::Touch);
    assert_eq!(gesture.held(100.0), Intent::None);
    assert_eq!(gesture.held(250.0), Intent::Lift);
    assert_eq!(gesture.moved(at(400.0, 320.0), 300.0), Intent::Follow);
}

#[test]
fn a_finger_that_rests_and_leaves_taps() {
    let mut gesture = pressed(Pointer::Touch);
    assert_eq!(gesture.held(250.0), Intent::Lift);
    assert_eq!(gesture.moved(at(402.0, 202.0), 300.0), Intent::Follow);
    assert_eq!(gesture.released(at(402.0, 202.0), 320.0, &COLUMNS), Intent::Rest);
}

#[test]
fn a_finger_that_rested_and_came_back_does_not_tap() {
    let mut gesture = pressed(Pointer::Touch);
    assert_eq!(gesture.held(250.0), Intent::Lift);
    assert_eq!(gesture.moved(at(400.0, 260.0), 300.0), Intent::Follow);
    assert_eq!(gesture.moved(at(400.0, 200.0), 900.0), Intent::Follow);
    assert_eq!(gesture.released(at(400.0, 200.0), 1_500.0, &COLUMNS), Intent::Cancel);
}

#[test]
fn a_mouse_does_not_lift_by_waiting() {
    assert_eq!(pressed(Pointer::Mouse).held(5_000.0), Intent::None);
}

#[test]
fn a_card_let_go_over_a_column_drops_on_it() {
    let mut gesture = pressed(Pointer::Mouse);
    gesture.moved(at(300.0, 220.0), 100.0);
    gesture.moved(at(120.0, 250.0), 400.0);
    assert_eq!(gesture.over(&COLUMNS), Some(0));
    assert_eq!(gesture.released(at(120.0, 250.0), 900.0, &COLUMNS), Intent::Drop(0));
}

#[test]
fn a_card_let_go_at_rest_between_columns_goes_back() {
    let mut gesture = pressed(Pointer::Mouse);
    gesture.moved(at(410.0, 240.0), 100.0);
    assert_eq!(gesture.released(at(410.0, 240.0), 900.0, &COLUMNS), Intent::Cancel);
}

#[test]
fn a_card_that_covers_a_column_drops_on_it_though_the_pointer_is_beside() {
    let card = Rect { x: 120.0, ..CARD };
    assert_eq!(target_at(at(270.0, 90.0), card, &COLUMNS), Some(0));
}

#[test]
fn a_quick_throw_counts_as_a_drop() {
    let mut gesture = pressed(Pointer::Touch);
    for step in 1..=5 {
        gesture.moved(at(400.0 + 12.0 * f64::from(step), 200.0), 12.0 * f64::from(step));
    }
    assert_eq!(gesture.released(at(460.0, 200.0), 62.0, &COLUMNS), Intent::Drop(1));
}

#[test]
fn a_slow_short_move_is_no_throw() {
    let mut gesture = pressed(Pointer::Touch);
    gesture.moved(at(412.0, 200.0), 100.0);
    gesture.moved(at(420.0, 200.0), 200.0);
    assert_eq!(gesture.released(at(420.0, 200.0), 320.0, &COLUMNS), Intent::Cancel);
}

#[test]
fn a_throw_that_stops_before_it_is_let_go_is_no_throw() {
    let mut gesture = pressed(Pointer::Touch);
    gesture.moved(at(415.0, 200.0), 10.0);
    gesture.moved(at(440.0, 200.0), 20.0);
    assert_eq!(gesture.released(at(440.0, 200.0), 400.0, &COLUMNS), Intent::Cancel);
}

#[test]
fn on_a_phone_a_throw_to_the_side_finds_the_column_below_on_that_side() {
    let thresholds = Thresholds::default();
    let target = |x, y| fling_target(Vector { x, y }, PHONE_CARD, &BELOW, &thresholds);
    assert_eq!(target(-1.0, 0.0), Some(0));
    assert_eq!(target(1.0, 0.0), Some(1));
    assert_eq!(target(-0.8, 0.8), Some(0));
    assert_eq!(target(0.05, 1.2), None, "straight down is between both");
    assert_eq!(target(0.0, -1.5), None, "up is away from both");
}

#[test]
fn on_a_phone_a_card_drawn_slowly_to_the_side_goes_to_that_side() {
    let start = PHONE_CARD.center();
    for (dx, outcome) in
        [(-180.0, Intent::Drop(0)), (180.0, Intent::Drop(1)), (120.0, Intent::Cancel)]
    {
        let mut gesture =
            Gesture::press(Thresholds::default(), Pointer::Touch, start, 0.0, PHONE_CARD);
        for step in 1..=10 {
            let way = dx * f64::from(step) / 10.0;
            gesture.moved(at(start.x + way, start.y + 4.0), 400.0 * f64::from(step));
        }
        let end = at(start.x + dx, start.y + 4.0);
        assert_eq!(gesture.released(end, 6_000.0, &BELOW), outcome, "{dx}");
    }
}

#[test]
fn a_mouse_that_draws_a_card_half_its_width_beside_the_columns_does_not_file_it() {
    let mut gesture = Gesture::press(Thresholds::default(), Pointer::Mouse, START, 0.0, PHONE_CARD);
    gesture.moved(at(START.x - 180.0, START.y), 400.0);
    let end = at(START.x - 180.0, START.y);
    assert_eq!(gesture.released(end, 2_000.0, &BELOW), Intent::Cancel);
}

#[test]
fn cancelling_a_drag_returns_the_card_and_nothing_follows() {
    let mut gesture = pressed(Pointer::Mouse);
    gesture.moved(at(300.0, 220.0), 100.0);
    assert_eq!(gesture.cancelled(), Intent::Cancel);
    assert_eq!(gesture.released(at(120.0, 220.0), 200.0, &COLUMNS), Intent::None);
    assert_eq!(gesture.cancelled(), Intent::GiveUp);
}

#[test]
fn the_card_stays_under_the_finger_while_the_page_scrolls() {
    let mut gesture = pressed(Pointer::Mouse);
    gesture.moved(at(420.0, 260.0), 100.0);
    gesture.scrolled(Vector { x: 0.0, y: 80.0 });
    assert_eq!(gesture.offset(), Vector { x: 20.0, y: 140.0 });
    assert_eq!(gesture.card_now(), CARD.moved(Vector { x: 20.0, y: 60.0 }));
}

#[test]
fn a_throw_is_aimed_from_where_the_card_lies_after_scrolling() {
    // The columns, which stood below the card, are level with it by now.
    let columns = BELOW.map(|column| column.moved(Vector { x: 0.0, y: -300.0 }));
    let start = PHONE_CARD.center();
    let mut gesture = Gesture::press(Thresholds::default(), Pointer::Mouse, start, 0.0, PHONE_CARD);
    gesture.moved(at(start.x, start.y + 9.0), 10.0);
    gesture.scrolled(Vector { x: 0.0, y: 300.0 });
    for step in 1..=4 {
        gesture.moved(
            at(start.x + 30.0 * f64::from(step), start.y + 260.0),
            600.0 + 10.0 * f64::from(step),
        );
    }
    let end = at(start.x + 120.0, start.y + 260.0);
    assert_eq!(gesture.released(end, 642.0, &columns), Intent::Drop(1));
}

#[test]
fn the_page_scrolls_near_its_edges_and_faster_towards_them() {
    let thresholds = Thresholds::default();
    let speed = |y| edge_speed(y, 800.0, &thresholds);
    assert_eq!(speed(400.0), 0.0);
    assert!(speed(780.0) > 0.0 && speed(795.0) > speed(780.0));
    assert!(speed(20.0) < 0.0 && speed(5.0) < speed(20.0));
    assert_eq!(edge_speed(10.0, 0.0, &thresholds), 0.0);
}

proptest! {
    #[test]
    fn any_movement_ends_in_at_most_one_outcome(
        touch: bool,
        moves in proptest::collection::vec((0.0..800.0, 0.0..600.0, 1.0..200.0), 0..30),
        cancel: bool,
    ) {
        let mut gesture = pressed(if touch { Pointer::Touch } else { Pointer::Mouse });
        let (mut time, mut lifted, mut over) = (0.0, 0, false);
        let mut last = START;
        for (x, y, wait) in moves {
            time += wait;
            last = at(x, y);
            match gesture.moved(last, time) {
                Intent::Lift => lifted += 1,
                Intent::GiveUp => over = true,
                Intent::Follow => prop_assert!(lifted == 1 && !over),
                Intent::None => {}
                other => prop_assert!(false, "{other:?} from a move"),
            }
            prop_assert!((-9.0..=9.0).contains(&gesture.tilt(time)));
        }
        prop_assert!(lifted <= 1);
        let end = if cancel { gesture.cancelled() } else { gesture.released(last, time + 5.0, &COLUMNS) };
        match end {
            Intent::Drop(column) => prop_assert!(lifted == 1 && column < 2),
            Intent::Cancel => prop_assert!(lifted == 1),
            Intent::Tap => prop_assert!(lifted == 0 && !over),
            Intent::None | Intent::GiveUp => prop_assert!(over || lifted == 0),
            other => prop_assert!(false, "{other:?} at the end"),
        }
        prop_assert_eq!(gesture.released(last, time + 9.0, &COLUMNS), Intent::None);
    }
}
