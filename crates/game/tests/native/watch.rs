//! The time that rounds are played by.

use game::{Millis, Watch};
use proptest::prelude::*;

/// A morning of November 2026.
const MORNING: Millis = 1_795_900_000_000;
const HOUR: Millis = 3_600_000;
const YEAR: Millis = 365 * 24 * HOUR;

#[test]
fn a_watch_is_set_once_and_runs_by_the_steady_clock() {
    let watch = Watch::set(MORNING, 5_000);
    assert_eq!(watch.now(5_000), MORNING);
    // Whatever has become of the device's clock.
    assert_eq!(watch.now(65_000), MORNING + 60_000);
}

#[test]
fn a_device_that_was_set_back_neither_stops_a_round_nor_brings_time_back() {
    let last = MORNING + 90_000;
    let watch = Watch::set(MORNING - HOUR, 20).resuming(last, 20);
    assert_eq!(watch.now(20), last);
    assert_eq!(watch.now(1_020), last + 1_000);
}

#[test]
fn an_absence_counts_by_the_device_but_not_more_than_a_year() {
    let away = |time| Watch::set(MORNING + time, 7).resuming(MORNING, 7).now(7) - MORNING;
    assert_eq!(away(HOUR), HOUR);
    assert_eq!(away(YEAR), YEAR);
    assert_eq!(away(60 * YEAR), YEAR);
}

#[test]
fn a_device_whose_clock_is_not_set_starts_at_nought() {
    assert_eq!(Watch::set(0, 5_000).now(5_000), 5_000);
}

proptest! {
    #[test]
    fn whatever_the_clocks_say_a_round_goes_on_forwards(
        device in any::<u64>(), last in 0..1_u64 << 60, steady in 0..1_u64 << 40, played in 0..HOUR,
    ) {
        let watch = Watch::set(device / 2, steady).resuming(last, steady);
        let now = watch.now(steady);
        prop_assert!(now >= last && now - last <= YEAR.max(steady));
        prop_assert_eq!(watch.now(steady + played), now + played);
    }
}
