//! Stretches of the calendar with their TIMEX3 and EDTF forms.

use crate::calendar::{Day, month_length, shift_month};

/// A season of the year, as TIMEX3 and EDTF know them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A point or stretch of the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Period {
    Day(Day),
    /// ISO year and week.
    Week(i32, u8),
    /// Saturday and Sunday of an ISO week.
    Weekend(i32, u8),
    Month(i32, u8),
    /// Quarter 1 to 4.
    Quarter(i32, u8),
    /// Half 1 or 2.
    Half(i32, u8),
    Season(i32, Season),
    Year(i32),
    /// Its first year divided by ten.
    Decade(i32),
    /// Its first year divided by a hundred.
    Century(i32),
    /// From the first day of one to the last day of the other.
    Between(Box<Period>, Box<Period>),
}

impl Season {
    pub(super) fn code(self) -> &'static str {
        ["SP", "SU", "FA", "WI"][self as usize]
    }

    /// First month; the last is two later, for winter in the next year.
    pub(super) fn first_month(self) -> u8 {
        [3, 6, 9, 12][self as usize]
    }
}

impl Period {
    /// TIMEX3 value.
    pub(super) fn value(&self) -> String {
        match self {
            Period::Day(day) => day.to_string(),
            Period::Week(year, week) => format!("{year:04}-W{week:02}"),
            Period::Weekend(year, week) => format!("{year:04}-W{week:02}-WE"),
            Period::Month(year, month) => format!("{year:04}-{month:02}"),
            Period::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Period::Half(year, half) => format!("{year:04}-H{half}"),
            Period::Season(year, season) => format!("{year:04}-{}", season.code()),
            Period::Year(year) => format!("{year:04}"),
            Period::Decade(decade) => format!("{decade:03}"),
            Period::Century(century) => format!("{century:02}"),
            Period::Between(..) => format!("{}/{}", self.first().value(), self.last().value()),
        }
    }

    /// What it begins with: of "2011-12 to 2017-18" the first year.
    fn first(&self) -> &Period {
        if let Period::Between(from, _) = self { from.first() } else { self }
    }

    /// What it ends with.
    fn last(&self) -> &Period {
        if let Period::Between(_, to) = self { to.last() } else { self }
    }

    /// First and last day, where both lie in years 1 to 9999 and in order.
    pub(super) fn days(&self) -> Option<(Day, Day)> {
        let (first, last) = match *self {
            Period::Day(day) => (day, day),
            Period::Week(year, week) => {
                let monday = Day::of_week(year, week)?;
                (monday, monday.plus(6)?)
            }
            Period::Weekend(year, week) => {
                let monday = Day::of_week(year, week)?;
                (monday.plus(5)?, monday.plus(6)?)
            }
            Period::Month(year, month) => months(year, month, 1)?,
            Period::Quarter(year, quarter) => months(year, quarter.checked_mul(3)?.checked_sub(2)?, 3)?,
            Period::Half(year, half) => months(year, half.checked_mul(6)?.checked_sub(5)?, 6)?,
            Period::Season(year, season) => months(year, season.first_month(), 3)?,
            Period::Year(year) => months(year, 1, 12)?,
            Period::Decade(decade) => years(decade, 10)?,
            Period::Century(century) => years(century, 100)?,
            Period::Between(ref from, ref to) => (from.days()?.0, to.days()?.1),
        };
        (first <= last).then_some((first, last))
    }

    /// EDTF level 1; stretches that it cannot name become intervals of days or months.
    pub(super) fn edtf(&self) -> Option<String> {
        let (first, last) = self.days()?;
        Some(match *self {
            Period::Day(_) | Period::Month(..) | Period::Year(_) => self.value(),
            Period::Decade(decade) => format!("{decade:03}X"),
            Period::Century(century) => format!("{century:02}XX"),
            Period::Season(year, season) => format!("{year:04}-{}", 21 + season as u8),
            Period::Quarter(..) | Period::Half(..) => {
                format!("{:04}-{:02}/{:04}-{:02}", first.year, first.month, last.year, last.month)
            }
            Period::Week(..) | Period::Weekend(..) => format!("{first}/{last}"),
            Period::Between(ref from, ref to) => {
                format!("{}/{}", from.edtf_start()?, to.edtf_end()?)
            }
        })
    }

    /// How an interval that begins with it begins: at level 1 with no season and no unknown figure.
    pub(super) fn edtf_start(&self) -> Option<String> {
        let (first, _) = self.days()?;
        Some(match self {
            Period::Decade(_) | Period::Century(_) => format!("{:04}", first.year),
            Period::Season(..) => format!("{:04}-{:02}", first.year, first.month),
            Period::Between(from, _) => from.edtf_start()?,
            _ => self.edtf()?.split('/').next()?.to_owned(),
        })
    }

    /// How an interval that ends with it ends.
    pub(super) fn edtf_end(&self) -> Option<String> {
        let (_, last) = self.days()?;
        Some(match self {
            Period::Decade(_) | Period::Century(_) => format!("{:04}", last.year),
            Period::Season(..) => format!("{:04}-{:02}", last.year, last.month),
            Period::Between(_, to) => to.edtf_end()?,
            _ => self.edtf()?.rsplit('/').next()?.to_owned(),
        })
    }

    /// The ISO week that holds `day`.
    pub(super) fn week_of(day: Day) -> Period {
        let (year, week) = day.week();
        Period::Week(year, week)
    }

    /// The weekend of the ISO week that holds `day`.
    pub(super) fn weekend_of(day: Day) -> Period {
        let (year, week) = day.week();
        Period::Weekend(year, week)
    }
}

/// First and last day of `count` months.
fn months(year: i32, month: u8, count: i32) -> Option<(Day, Day)> {
    let first = Day::new(year, month, 1)?;
    let (last_year, last_month) = shift_month(year, month, count - 1);
    Some((first, Day::new(last_year, last_month, month_length(last_year, last_month))?))
}

/// First and last day of the `index`-th stretch of `size` years; the first begins with year 1.
fn years(index: i32, size: i32) -> Option<(Day, Day)> {
    let first = index.checked_mul(size)?;
    Some((Day::new(first.max(1), 1, 1)?, Day::new(first.checked_add(size - 1)?, 12, 31)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(period: &Period, value: &str, days: &str, edtf: &str) {
        assert_eq!(period.value(), value);
        let (first, last) = period.days().unwrap();
        assert_eq!(format!("{first} {last}"), days);
        assert_eq!(period.edtf().unwrap(), edtf);
    }

    #[test]
    fn periods_have_values_days_and_edtf() {
        check(&Period::Week(2021, 26), "2021-W26", "2021-06-28 2021-07-04", "2021-06-28/2021-07-04");
        check(&Period::Weekend(2020, 53), "2020-W53-WE", "2021-01-02 2021-01-03", "2021-01-02/2021-01-03");
        check(&Period::Season(2021, Season::Winter), "2021-WI", "2021-12-01 2022-02-28", "2021-24");
        check(&Period::Quarter(2021, 2), "2021-Q2", "2021-04-01 2021-06-30", "2021-04/2021-06");
        check(&Period::Decade(198), "198", "1980-01-01 1989-12-31", "198X");
        check(&Period::Century(0), "00", "0001-01-01 0099-12-31", "00XX");
        let between = Period::Between(Box::new(Period::Week(2021, 1)), Box::new(Period::Month(2021, 3)));
        check(&between, "2021-W01/2021-03", "2021-01-04 2021-03-31", "2021-01-04/2021-03");
        let between = Period::Between(Box::new(Period::Decade(199)), Box::new(Period::Season(2001, Season::Winter)));
        check(&between, "199/2001-WI", "1990-01-01 2002-02-28", "1990/2002-02");
    }

    #[test]
    fn periods_outside_the_calendar_have_no_days() {
        assert_eq!(Period::Year(0).days(), None);
        assert_eq!(Period::Decade(1000).days(), None);
        assert_eq!(Period::Month(2021, 13).days(), None);
    }
}
