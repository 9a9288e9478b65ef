//! Moments and durations in the standards' forms.

use lms::time::{duration, iso, iso_hundredths, of_day, timespan};
use proptest::prelude::*;

#[test]
fn moments_are_written_in_utc_also_across_leap_days() {
    assert_eq!(iso(0), "1970-01-01T00:00:00.000Z");
    assert_eq!(iso(951_782_400_000), "2000-02-29T00:00:00.000Z");
    assert_eq!(iso(1_795_381_675_120), "2026-11-22T21:07:55.120Z");
    assert_eq!(iso_hundredths(1_795_381_675_120), "2026-11-22T21:07:55.12Z");
    assert_eq!(iso(u64::MAX), "9999-12-31T23:59:59.999Z");
}

#[test]
fn the_time_of_day_is_the_players() {
    let moment = 1_795_381_675_120;
    assert_eq!(of_day(moment, 0), "21:07:55.12");
    assert_eq!(of_day(moment, 180), "00:07:55.12");
    assert_eq!(of_day(0, -60), "23:00:00.00");
}

#[test]
fn durations_are_short_and_never_too_long_for_their_form() {
    assert_eq!(timespan(3_723_450), "0001:02:03.45");
    assert_eq!(timespan(u64::MAX), "9999:59:59.99");
    assert_eq!(duration(0), "PT0S");
    assert_eq!(duration(3_723_450), "PT1H2M3.45S");
    assert_eq!(duration(3_600_000), "PT1H");
    assert_eq!(duration(1_500), "PT1.5S");
    assert_eq!(duration(59), "PT0.05S");
}

proptest! {
    #[test]
    fn later_moments_sort_after_earlier_ones(a in 0u64..253_402_300_800_000, b in 0u64..253_402_300_800_000) {
        prop_assert_eq!(a.cmp(&b), iso(a).cmp(&iso(b)));
    }
}
