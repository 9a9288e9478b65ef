//! Moments and durations as the standards write them.

use game::Millis;

const SECOND: u64 = 1000;
const MINUTE: u64 = 60 * SECOND;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// A moment as ISO 8601 in UTC, such as `2026-11-22T21:07:55.120Z`.
pub fn iso(moment: Millis) -> String {
    // Nothing after the year 9999 has four digits.
    let moment = moment.min(253_402_300_799_999);
    let (year, month, day) = date(moment / DAY);
    let (hours, minutes, seconds, thousandths) = clock(moment % DAY);
    format!("{year:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}Z")
}

/// The same with hundredths, `2026-11-22T21:07:55.12Z`: SCORM 2004 takes two digits at most, and a zone
/// only after them.
pub fn iso_hundredths(moment: Millis) -> String {
    let mut text = iso(moment);
    text.remove(22);
    text
}

/// The time of the day where the player is, as SCORM 1.2's CMITime, `HH:MM:SS.ss`. `offset` is in
/// minutes east of UTC.
pub fn of_day(moment: Millis, offset: i32) -> String {
    let shift = i64::from(offset) * MINUTE as i64;
    let local = (moment as i64).saturating_add(shift).rem_euclid(DAY as i64);
    let (hours, minutes, seconds, thousandths) = clock(local as u64);
    format!("{hours:02}:{minutes:02}:{seconds:02}.{:02}", thousandths / 10)
}

/// A duration as SCORM 1.2's CMITimespan, `HHHH:MM:SS.ss`; never more than it can hold.
pub fn timespan(duration: Millis) -> String {
    let most = 10_000 * HOUR - 10;
    let (hours, minutes, seconds, thousandths) = clock(duration.min(most));
    format!("{hours:04}:{minutes:02}:{seconds:02}.{:02}", thousandths / 10)
}

/// A duration as ISO 8601 with at most two decimals, such as `PT1H2M3.5S`.
pub fn duration(duration: Millis) -> String {
    let (hours, minutes, seconds, thousandths) = clock(duration);
    let mut text = "PT".to_owned();
    if hours > 0 {
        text.push_str(&format!("{hours}H"));
    }
    if minutes > 0 {
        text.push_str(&format!("{minutes}M"));
    }
    let hundredths = thousandths / 10;
    match (seconds, hundredths) {
        (0, 0) if text.len() > 2 => {}
        (_, 0) => text.push_str(&format!("{seconds}S")),
        (_, _) if hundredths % 10 == 0 => text.push_str(&format!("{seconds}.{}S", hundredths / 10)),
        _ => text.push_str(&format!("{seconds}.{hundredths:02}S")),
    }
    text
}

/// Hours, minutes, seconds and thousandths.
fn clock(time: Millis) -> (u64, u64, u64, u64) {
    (time / HOUR, time % HOUR / MINUTE, time % MINUTE / SECOND, time % SECOND)
}

/// Year, month and day of a day since 1970-01-01, by Howard Hinnant's `civil_from_days`
/// (<https://howardhinnant.github.io/date_algorithms.html>).
fn date(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year_of_era + era * 400 + u64::from(month <= 2), month, day)
}
