//! Civil days of the Gregorian calendar, years 1 to 9999: the little arithmetic that resolving dates needs.

use std::fmt;

use crate::error::Error;

/// A civil day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// 1 to 9999.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to the length of the month.
    pub day: u8,
}

impl Day {
    /// The day, if the calendar has it.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Day> {
        ((1..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= month_length(year, month))
            .then_some(Day { year, month, day })
    }

    /// Days since 1 January of year 1, which is day 0.
    #[must_use]
    pub fn number(self) -> i32 {
        // Years counted from March: the leap day comes last, and the months before it have a regular rhythm.
        let (year, month) = if self.month > 2 { (self.year, self.month - 3) } else { (self.year - 1, self.month + 9) };
        let before_year = year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        before_year + (153 * i32::from(month) + 2) / 5 + i32::from(self.day) - 1 - 306
    }

    /// The day with this [`Day::number`], within years 1 to 9999.
    #[must_use]
    pub fn from_number(number: i32) -> Option<Day> {
        let days = number.checked_add(306).filter(|days| *days >= 306)?;
        let era = days / 146_097;
        let of_era = days % 146_097;
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let (carry, month) = if month < 10 { (0, month + 3) } else { (1, month - 9) };
        Day::new(era * 400 + year + carry, month as u8, day as u8)
    }

    /// The day `days` later, or earlier when negative.
    #[must_use]
    pub fn plus(self, days: i32) -> Option<Day> {
        Day::from_number(self.number().checked_add(days)?)
    }

    /// Monday is 1, Sunday 7.
    #[must_use]
    pub fn weekday(self) -> u8 {
        (self.number().rem_euclid(7) + 1) as u8
    }

    /// ISO 8601 year and week: a week belongs to the year of its Thursday.
    #[must_use]
    pub fn week(self) -> (i32, u8) {
        let thursday = self.number() + 4 - i32::from(self.weekday());
        // The first days of year 1 are a Monday to a Sunday, and the last week of 9999 ends after it.
        let year = Day::from_number(thursday).map_or(self.year, |day| day.year);
        let first = Day { year, month: 1, day: 1 }.number();
        (year, ((thursday - first) / 7 + 1) as u8)
    }

    /// The Monday of an ISO week.
    #[must_use]
    pub fn of_week(year: i32, week: u8) -> Option<Day> {
        let fourth = Day::new(year, 1, 4)?;
        fourth.plus((i32::from(week) - 1) * 7 + 1 - i32::from(fourth.weekday()))
    }

    /// Easter Sunday of a year after 1582, by the rule of the western churches.
    #[must_use]
    pub fn easter(year: i32) -> Option<Day> {
        let (golden, century) = (year % 19, year / 100);
        let moon = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
        let full = moon - (moon / 28) * (1 - (29 / (moon + 1)) * ((21 - golden) / 11));
        let sunday = (year + year / 4 + full + 2 - century + century / 4) % 7;
        let offset = full - sunday;
        let month = 3 + (offset + 40) / 44;
        Day::new(year, month as u8, (offset + 28 - 31 * (month / 4)) as u8)
    }

    /// A day of the Islamic calendar: by the announced months of [`UMM_AL_QURA`], outside them by the tabular calendar,
    /// from which what is announced may differ by a day or two.
    #[must_use]
    pub fn islamic(year: i32, month: i32, day: i32) -> Option<Day> {
        if let Some(first) = announced_month(year, month) {
            return Day::from_number(first + day - 1);
        }
        let number = day + 29 * (month - 1) + (6 * month - 1) / 11 + (year - 1) * 354 + (3 + 11 * year) / 30 + 227_014;
        Day::from_number(number - 1)
    }
}

/// The first year of [`UMM_AL_QURA`] and the [`Day::number`] of its first day, 2 August 1989.
const FIRST_ANNOUNCED: (i32, i32) = (1410, 726_315);

/// Lengths of the months of the Umm al-Qura calendar, which Saudi Arabia publishes and announces feasts by, years 1410 to
/// 1458 of the Hijra (1989 to 2037): bit 0 is the first month, a set bit is a month of 30 days, others have 29.
/// From `hijridate` 2.6 (MIT); the feasts of 2001 to 2025 agree with those that `holidays` 0.109 (MIT) calls confirmed.
#[rustfmt::skip]
const UMM_AL_QURA: [u16; 49] = [
    0x95D, 0x2DA, 0x5D9, 0xDB2, 0xBA4, 0xB4A, 0xA55, 0x2B5, 0x575, 0xB6A, 0xBD2, 0xBC4, 0xB89, 0xA95, 0x52D, 0x5AD, 0xB6A,
    0x6D4, 0xDC9, 0xD92, 0xAA6, 0x956, 0x2AE, 0x56D, 0x36A, 0xB55, 0xAAA, 0x94D, 0x49D, 0x95D, 0x2BA, 0x5B5, 0x5AA, 0xD55,
    0xA9A, 0x92E, 0x26E, 0x55D, 0xADA, 0x6D4, 0x6A5, 0x54B, 0xA97, 0x54E, 0xAAE, 0x5AC, 0xBA9, 0xD92, 0xB25,
];

/// The [`Day::number`] of the first day of an announced month; month 13 is the first of the next year.
fn announced_month(year: i32, month: i32) -> Option<i32> {
    let index = usize::try_from(year - FIRST_ANNOUNCED.0).ok()?;
    let own = *UMM_AL_QURA.get(index)?;
    let months = |lengths: u16, count: i32| 29 * count + (lengths & ((1 << count) - 1)).count_ones() as i32;
    let before: i32 = UMM_AL_QURA[..index].iter().map(|lengths| months(*lengths, 12)).sum();
    (1..=13).contains(&month).then(|| FIRST_ANNOUNCED.1 + before + months(own, month - 1))
}

/// Year and month `months` later, or earlier when negative.
#[must_use]
pub fn shift_month(year: i32, month: u8, months: i32) -> (i32, u8) {
    let count = year * 12 + i32::from(month) - 1 + months;
    (count.div_euclid(12), (count.rem_euclid(12) + 1) as u8)
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A date known to the day, the month or the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// 1 to 9999.
    pub year: i32,
    /// 1 to 12, when known.
    pub month: Option<u8>,
    /// When the month is known too.
    pub day: Option<u8>,
}

impl PartialDate {
    /// Reads `2021-07-08`, `2021-07` or `2021`.
    ///
    /// # Errors
    /// When it is none of these, or no day of the calendar.
    pub fn parse(value: &str) -> Result<PartialDate, Error> {
        let wrong = || {
            Error::new(format!("'{value}' is not a date: write it as 2021-07-08, 2021-07 or 2021 (year, month, day)."))
        };
        let parts: Vec<&str> = value.split('-').collect();
        let widths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
        if !matches!(widths[..], [4] | [4, 2] | [4, 2, 2]) || !value.bytes().all(|b| b == b'-' || b.is_ascii_digit()) {
            return Err(wrong());
        }
        let number = |index: usize| parts.get(index).and_then(|part| part.parse::<i32>().ok());
        let year = number(0).ok_or_else(wrong)?;
        let month = number(1).map(|month| month as u8);
        let day = number(2).map(|day| day as u8);
        Day::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok_or_else(wrong)?;
        Ok(PartialDate { year, month, day })
    }

    /// The first and the last day it may be.
    #[must_use]
    pub fn bounds(self) -> (Day, Day) {
        let (first, last) = (self.month.unwrap_or(1), self.month.unwrap_or(12));
        let length = month_length(self.year, last);
        (
            Day { year: self.year, month: first, day: self.day.unwrap_or(1) },
            Day { year: self.year, month: last, day: self.day.unwrap_or(length) },
        )
    }

    /// The day, when it is known to the day.
    #[must_use]
    pub fn day(self) -> Option<Day> {
        Day::new(self.year, self.month?, self.day?)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(formatter, "-{month:02}")?;
        }
        if let (Some(_), Some(day)) = (self.month, self.day) {
            write!(formatter, "-{day:02}")?;
        }
        Ok(())
    }
}

/// Whether February has 29 days.
#[must_use]
pub fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Days of the month, 1 to 12.
#[must_use]
pub fn month_length(year: i32, month: u8) -> u8 {
    match month {
        2 => 28 + u8::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every day from 1 January 1 to 31 December 9999, against the `time` crate.
    #[test]
    fn agrees_with_the_time_crate_on_every_day() {
        let mut expected = time::Date::from_calendar_date(1, time::Month::January, 1).unwrap();
        let mut number = 0;
        loop {
            let day = Day::from_number(number).unwrap();
            let month = u8::from(expected.month());
            assert_eq!((day.year, day.month, day.day), (expected.year(), month, expected.day()));
            assert_eq!(day.number(), number);
            assert_eq!(day.weekday(), expected.weekday().number_from_monday(), "{day}");
            if (2..9999).contains(&day.year) {
                let (year, week, _) = expected.to_iso_week_date();
                assert_eq!(day.week(), (year, week), "{day}");
                let monday = day.plus(1 - i32::from(day.weekday())).unwrap();
                assert_eq!(Day::of_week(year, week), Some(monday), "{day}");
            }
            match expected.next_day() {
                Some(next) if next.year() <= 9999 => expected = next,
                _ => break,
            }
            number += 1;
        }
        assert_eq!(Day::from_number(number + 1), None);
        assert_eq!(Day::from_number(-1), None);
    }

    #[test]
    fn easter_falls_where_the_almanacs_say() {
        for (year, month, day) in
            [(1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2019, 4, 21), (2021, 4, 4), (2024, 3, 31)]
        {
            assert_eq!(Day::easter(year), Day::new(year, month, day));
        }
    }

    /// As `holidays` 0.109 and the almanacs have them.
    #[test]
    fn islamic_days_fall_where_announced() {
        for ((year, month, day), announced) in [
            ((1410, 9, 1), (1990, 3, 27)),
            ((1416, 10, 1), (1996, 2, 19)),
            ((1426, 12, 10), (2006, 1, 10)),
            ((1429, 9, 1), (2008, 9, 1)),
            ((1436, 12, 10), (2015, 9, 23)),
            ((1437, 9, 1), (2016, 6, 6)),
            ((1438, 10, 1), (2017, 6, 25)),
            ((1441, 9, 1), (2020, 4, 24)),
            ((1442, 9, 1), (2021, 4, 13)),
            ((1443, 3, 12), (2021, 10, 18)),
            ((1445, 12, 10), (2024, 6, 16)),
            ((1446, 1, 1), (2024, 7, 7)),
            ((1457, 9, 1), (2035, 11, 1)),
            // Outside the table: computed.
            ((1409, 9, 1), (1989, 4, 7)),
            ((1461, 9, 1), (2039, 9, 19)),
        ] {
            assert_eq!(
                Day::islamic(year, month, day),
                Day::new(announced.0, announced.1, announced.2),
                "{year} {month}"
            );
        }
    }

    #[test]
    fn the_table_of_islamic_months_has_no_gap() {
        let (first, number) = FIRST_ANNOUNCED;
        assert_eq!(Day::from_number(number), Day::new(1989, 8, 2));
        for year in first..first + UMM_AL_QURA.len() as i32 {
            let days = announced_month(year, 13).unwrap() - announced_month(year, 1).unwrap();
            assert!((354..=355).contains(&days), "{year} has {days} days");
        }
        let after = first + UMM_AL_QURA.len() as i32;
        assert_eq!(announced_month(after, 1), None);
        // The computed calendar goes on where the table ends, give or take a day.
        let end = announced_month(after - 1, 13).unwrap();
        assert!((Day::islamic(after, 1, 1).unwrap().number() - end).abs() <= 2);
    }

    #[test]
    fn months_shift_over_years() {
        assert_eq!(shift_month(2021, 1, -1), (2020, 12));
        assert_eq!(shift_month(2021, 11, 14), (2023, 1));
    }
}
