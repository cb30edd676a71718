//! Named days: fixed, from Easter, of the Islamic calendar, or the n-th weekday of a month.

use crate::calendar::Day;
use crate::layers::dates::period::Period;

/// The feast with this code of [`super::value`] in a year.
pub(super) fn in_year(code: i32, year: i32) -> Option<Period> {
    match code {
        0..10_000 => Some(Period::Day(Day::new(year, (code / 100) as u8, (code % 100) as u8)?)),
        10_000..20_000 => Some(Period::Day(Day::easter(year)?.plus(code - 15_000)?)),
        20_000..30_000 => islamic((code - 20_000) / 100, code % 100, year),
        40_000 => Some(Period::weekend_of(Day::easter(year)?)),
        _ => {
            let (month, nth, weekday) = ((code - 30_000) / 100, code % 100 / 10, code % 10);
            let first = Day::new(year, month as u8, 1)?;
            let ahead = (weekday - i32::from(first.weekday())).rem_euclid(7);
            Some(Period::Day(first.plus(ahead + 7 * (nth - 1))?))
        }
    }
}

/// Whether the day is announced by sight of the moon, so that it may differ by one.
pub(super) fn is_announced(code: i32) -> bool {
    (20_000..30_000).contains(&code)
}

/// The day or, for day 0, the whole month that begins in a Gregorian year.
fn islamic(month: i32, day: i32, year: i32) -> Option<Period> {
    let about = (year - 622) * 33 / 32;
    (about - 1..=about + 2).find_map(|lunar| {
        let first = Day::islamic(lunar, month, day.max(1))?;
        if first.year != year {
            return None;
        }
        if day > 0 {
            return Some(Period::Day(first));
        }
        let last = Day::islamic(lunar, month + 1, 1)?.plus(-1)?;
        Some(Period::Between(Box::new(Period::Day(first)), Box::new(Period::Day(last))))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layers::dates::pattern::Class;
    use crate::layers::dates::value;

    #[track_caller]
    fn check(code: &str, year: i32, expected: &str) {
        let period = in_year(value::code(Class::Feast, code), year).unwrap();
        assert_eq!(period.value(), expected);
    }

    #[test]
    fn feasts_fall_on_their_days() {
        check("12-25", 2020, "2020-12-25");
        check("E+1", 2021, "2021-04-05");
        check("E+39", 2021, "2021-05-13");
        check("E-47", 2020, "2020-02-25");
        check("I9", 2021, "2021-04-13/2021-05-12");
        check("I10-1", 2021, "2021-05-13");
        check("I12-10", 2020, "2020-07-31");
        check("N11-4-4", 2021, "2021-11-25");
    }
}
