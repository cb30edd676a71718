//! Named days: fixed, from Easter, of the Islamic calendar, or the n-th weekday of a month.

use crate::calendar::Day;
use crate::layers::dates::period::Period;

/// The feast that may be either of two: the end of the fast, 1 of month 10, or the sacrifice, 10 of month 12.
const EITHER_EID: i32 = 29_900;

/// The feast with this code of [`super::value`] in a year; the first where an Islamic one falls in it twice.
pub(super) fn in_year(code: i32, year: i32) -> Option<Period> {
    if is_announced(code) { all_in_year(code, year).into_iter().next() } else { fixed(code, year) }
}

/// Every time the feast falls in a year.
pub(super) fn all_in_year(code: i32, year: i32) -> Vec<Period> {
    if code == EITHER_EID {
        let (mut days, others) = (islamic(10, 1, year), islamic(12, 10, year));
        days.extend(others);
        days
    } else if is_announced(code) {
        islamic((code - 20_000) / 100, code % 100, year)
    } else {
        fixed(code, year).into_iter().collect()
    }
}

fn fixed(code: i32, year: i32) -> Option<Period> {
    match code {
        0..10_000 => Some(Period::Day(Day::new(year, (code / 100) as u8, (code % 100) as u8)?)),
        10_000..20_000 => Some(Period::Day(Day::easter(year)?.plus(code - 15_000)?)),
        40_000 => Some(Period::weekend_of(Day::easter(year)?)),
        _ => {
            let (month, nth, weekday) = ((code - 30_000) / 100, code % 100 / 10, code % 10);
            let first = Day::new(year, month as u8, 1)?;
            let ahead = (weekday - i32::from(first.weekday())).rem_euclid(7);
            Some(Period::Day(first.plus(ahead + 7 * (nth - 1))?))
        }
    }
}

/// Year, month and day of feasts that were announced so many days from the published calendar, as `holidays` 0.109 has them.
const ANNOUNCED: [(i32, i32, i32, i32); 1] = [(1436, 12, 10, 1)];

/// Whether the day is announced by sight of the moon, so that it may differ by one.
pub(super) fn is_announced(code: i32) -> bool {
    (20_000..30_000).contains(&code)
}

/// The days or, for day 0, the whole months that begin in a Gregorian year.
fn islamic(month: i32, day: i32, year: i32) -> Vec<Period> {
    let about = (year - 622) * 33 / 32;
    let of_lunar = |lunar: i32| {
        let first = ANNOUNCED.iter().find(|announced| (announced.0, announced.1, announced.2) == (lunar, month, day));
        let first = match first {
            Some((.., days)) => Day::islamic(lunar, month, day)?.plus(*days)?,
            None => Day::islamic(lunar, month, day.max(1))?,
        };
        if first.year != year {
            return None;
        }
        if day > 0 {
            return Some(Period::Day(first));
        }
        let last = Day::islamic(lunar, month + 1, 1)?.plus(-1)?;
        Some(Period::Between(Box::new(Period::Day(first)), Box::new(Period::Day(last))))
    };
    (about - 1..=about + 2).filter_map(of_lunar).collect()
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
        check("I12-10", 2015, "2015-09-24");
        check("I12-10", 2007, "2007-12-20");
        check("I1-1", 2023, "2023-07-19");
        assert_eq!(all_in_year(value::code(Class::Feast, "I9"), 2030).len(), 2);
        check("I9", 2030, "2030-01-05/2030-02-03");
        check("I9", 2016, "2016-06-06/2016-07-05");
        check("N11-4-4", 2021, "2021-11-25");
    }
}
