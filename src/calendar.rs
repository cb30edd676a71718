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
