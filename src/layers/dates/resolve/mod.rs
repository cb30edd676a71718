//! Resolution: from what an expression says to the days it means, in the order of the text.

use crate::analysis::{Anchor, Certainty, DateKind, Modifier};
use crate::calendar::{Day, PartialDate, shift_month};
use crate::lang::dates::Signal;
use crate::layers::dates::context::{Lean, Situation};
use crate::layers::dates::period::Period;
use crate::layers::dates::time::{Calendar, Direction, From, Time, What};
use crate::layers::dates::value::{Base, NIGHT, PARTS, Unit};

mod day;
mod range;
mod span;
mod year;

/// What an expression means.
#[derive(Debug, Clone)]
pub(super) struct Resolved {
    pub(super) kind: DateKind,
    pub(super) value: String,
    pub(super) days: Option<(Day, Day)>,
    pub(super) edtf: Option<String>,
    pub(super) anchor: Anchor,
    pub(super) certainty: Certainty,
    pub(super) alternatives: Vec<String>,
    /// The rule, where resolving chose one.
    pub(super) rule: Option<&'static str>,
    /// The stretch of the calendar, where there is one.
    period: Option<Period>,
}

/// What resolving remembers: when the article appeared and what was mentioned last.
#[derive(Debug)]
pub(super) struct Memory {
    reference: Option<PartialDate>,
    last: Option<Period>,
    last_day: Option<(Day, Spot)>,
    /// Whether the last day is the one on which a night began.
    after_dusk: bool,
    /// The last stretch whose year the text gives, or that follows one in a story.
    story: Option<(Period, Spot)>,
    /// The last day before publication that words outside quotations name: when what is quoted may have been said.
    told: Option<(Day, Spot)>,
    /// Where the expression in hand stands.
    here: Spot,
}

/// Where an expression stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) sentence: u32,
    pub(super) block: u32,
}

/// The rule for a date whose year a story gives.
const STORY: &str = "year-of-story";
/// Days before publication on which quoted words may have been said.
const SPOKEN: i32 = 2;

impl Memory {
    pub(super) fn new(reference: Option<PartialDate>) -> Memory {
        let here = Spot { sentence: 0, block: 0 };
        Memory { reference, last: None, last_day: None, after_dusk: false, story: None, told: None, here }
    }

    /// Resolves an expression in its situation, at its spot, and remembers it. `None` when no such day exists.
    pub(super) fn resolve(&mut self, time: &Time, situation: &Situation, spot: Spot) -> Option<Resolved> {
        self.here = spot;
        let mut resolved = self.meaning(time, situation, spot)?;
        let period = resolved.period.take();
        open_ends(&mut resolved, period.as_ref(), time, situation.signal);
        if let Some(period) = period {
            self.remember(period, time, &resolved, situation);
        }
        Some(resolved)
    }

    fn remember(&mut self, period: Period, time: &Time, resolved: &Resolved, situation: &Situation) {
        let spot = self.here;
        if let Period::Day(day) = period {
            self.last_day = Some((day, spot));
            self.after_dusk = time.part == Some(NIGHT);
            let before = |today: Day| (1..=SPOKEN).contains(&(today.number() - day.number()));
            if !situation.quoted && resolved.anchor == Anchor::Publication && self.today().is_some_and(before) {
                self.told = Some((day, spot));
            }
        }
        let dated = resolved.anchor == Anchor::Absolute && !matches!(period, Period::Year(_) | Period::Between(..));
        if dated || resolved.rule == Some(STORY) {
            self.story = Some((period.clone(), spot));
        }
        self.last = Some(period);
    }

    fn meaning(&self, time: &Time, situation: &Situation, spot: Spot) -> Option<Resolved> {
        match &time.what {
            What::Reference(value) => Some(plain(DateKind::Date, (*value).to_owned())),
            What::Compound(lengths, _) => Some(plain(DateKind::Duration, Unit::compound(*lengths))),
            What::Measured { hundredths, unit } => Some(plain(DateKind::Duration, unit.measured(*hundredths))),
            What::Masked(unit) => Some(unknown(mask(*unit))),
            What::Duration { count, unit } => Some(plain(DateKind::Duration, unit.duration(count.0))),
            What::Around { count, unit, sign } => Some(self.around(*count, *unit, *sign)),
            What::SetUnit(unit, count) => Some(plain(DateKind::Set, unit.duration(count.0))),
            What::SetWeekday(weekday) => {
                let part = time.part.map_or_else(String::new, |part| format!("T{}", PARTS[usize::from(part)]));
                Some(plain(DateKind::Set, format!("XXXX-WXX-{weekday}{part}")))
            }
            What::Offset { count, unit, sign, from } => Some(self.offset(*count, *unit, *sign, *from, situation)),
            What::Range(from, to) => self.range(from, to, situation, spot),
            What::List(..) => None,
            _ => {
                let found = self.period(&time.what, time, situation, spot)?;
                Some(with_hour(found, time))
            }
        }
    }

    /// The day of publication, when it is known to the day.
    fn today(&self) -> Option<Day> {
        self.reference.and_then(PartialDate::day)
    }

    /// A day that stands for the publication where only its month or year is known.
    fn about(&self) -> Option<Day> {
        let (first, last) = self.reference?.bounds();
        Day::from_number((first.number() + last.number()) / 2)
    }

    fn period(&self, what: &What, time: &Time, situation: &Situation, spot: Spot) -> Option<Resolved> {
        match what {
            What::Calendar(calendar) => self.calendar(calendar, time, situation),
            What::Unstated(_) => Some(self.unstated(time, situation, spot)),
            What::Day { offset, from, weekday } => Some(self.near_day(*offset, *from, *weekday, time, situation)),
            What::Shift { unit, count, from } => Some(self.shift(*unit, *count, *from, situation)),
            What::That(unit) => Some(self.that(*unit, situation)),
            What::WeekdayOfWeek { weekday, count, from } => Some(self.weekday_of_week(*weekday, *count, *from)),
            What::WeekdayIn { weekday, weeks } => {
                Some(self.day_from_today(
                    |today| next_weekday(today.plus(-1)?, *weekday)?.plus(7 * weeks),
                    Anchor::Publication,
                ))
            }
            What::Season { season, year, direction } => Some(self.season(*season, *year, *direction, situation)),
            What::Fraction { index, unit, year, direction } => {
                self.fraction(*index, *unit, *year, *direction, situation)
            }
            What::OfMonth { index, unit, weekday, of } => self.of_month(*index, *unit, *weekday, of, situation),
            What::OfSeason { index, unit, weekday, season, year, direction } => {
                self.of_season(*index, *unit, *weekday, (*season, *year, *direction), situation)
            }
            What::WeekOf(day) => {
                let found = self.period(&day.what, day, situation, spot)?;
                match found.period {
                    Some(Period::Day(day)) => {
                        Some(Resolved { rule: None, ..self.anchored(Period::week_of(day), found.certainty) })
                            .map(|week| Resolved { anchor: found.anchor, ..week })
                    }
                    _ => Some(unknown("XXXX-WXX".to_owned())),
                }
            }
            What::SamePeriod { year, back } => Some(self.same_period(*year, *back)),
            What::Decade(decade) => Some(known(Period::Decade(*decade))),
            What::Century(century) => Some(known(Period::Century(*century))),
            What::Feast { code, year, direction } => self.feast(*code, *year, *direction, situation),
            What::Night { from } => {
                let calendar = Calendar { weekday: Some(*from), ..Calendar::default() };
                self.calendar(&calendar, time, situation)
            }
            What::LastNight => {
                let offset = if situation.lean == Lean::Future { 0 } else { -1 };
                Some(self.day_from_today(|today| today.plus(offset), Anchor::Publication))
            }
            _ => None,
        }
    }

    /// Weekday, day, month and year as far as given; the rest from the publication and the clause.
    fn calendar(&self, calendar: &Calendar, time: &Time, situation: &Situation) -> Option<Resolved> {
        let Calendar { weekday, day, month, year, direction } = *calendar;
        match (year, month, day, weekday) {
            (Some(year), Some(month), Some(day), _) => Some(known(Period::Day(Day::new(year, month, day)?))),
            (Some(year), Some(month), None, _) => Some(known(Period::Month(year, month))),
            (Some(year), None, ..) => Some(known(Period::Year(year))),
            (None, Some(month), Some(day), _) => self.day_of_year(month, day, weekday, direction, situation),
            (None, Some(month), None, _) => Some(self.month(month, direction, situation)),
            (None, None, Some(day), _) => self.day_of_month(day, weekday, situation),
            (None, None, None, Some(weekday)) => Some(self.weekday(weekday, direction, time, situation)),
            _ => None,
        }
    }

    /// "juin": the latest one, or the next where the clause looks forward.
    fn month(&self, month: u8, direction: Option<Direction>, situation: &Situation) -> Resolved {
        let Some(reference) = self.reference else { return unknown(format!("XXXX-{month:02}")) };
        let now = reference.month.unwrap_or(6);
        let later = month > now;
        let (year, rule) = match (direction, situation.lean) {
            (Some(Direction::Last | Direction::Before), _) => (if month >= now { -1 } else { 0 }, "month-last"),
            (Some(Direction::Next | Direction::After), _) => (i32::from(month <= now), "month-next"),
            (Some(Direction::This), _) => (0, "month-this"),
            (None, Lean::Future) => (i32::from(month < now), "month-future"),
            (None, Lean::Present | Lean::None) => {
                let apart = i32::from(month) - i32::from(now);
                (if apart > 6 { -1 } else { i32::from(apart < -6) }, "month-nearest")
            }
            (None, _) => (-i32::from(later), "month-past"),
        };
        let year = reference.year + year;
        if direction.is_none()
            && let Some(resolved) =
                self.in_story(|year| Some(Period::Month(year, month)), &Period::Month(year, month), situation)
        {
            return resolved;
        }
        let other = if year == reference.year { if later { year - 1 } else { year + 1 } } else { reference.year };
        let mut resolved = self.anchored(Period::Month(year, month), Certainty::Likely);
        resolved.alternatives = vec![Period::Month(other, month).value()];
        resolved.rule = Some(rule);
        resolved
    }

    /// "En mars 2012, il part. Le 3 mai, il revient": in a story told in its order the year goes on, unless the date that
    /// publication suggests is fresh.
    fn in_story(
        &self,
        of_year: impl Fn(i32) -> Option<Period>,
        suggested: &Period,
        situation: &Situation,
    ) -> Option<Resolved> {
        let (before, spot) = self.story.as_ref().filter(|_| !situation.complement)?;
        let (today, (first, _)) = (self.about()?, before.days()?);
        let same_block = spot.block == self.here.block;
        let follows = self.here.block - spot.block <= 2 && self.here.sentence - spot.sentence <= 4;
        let fresh = match situation.lean {
            Lean::Present | Lean::None => 15,
            Lean::Past if same_block && matches!(before, Period::Day(_)) => 45,
            _ => return None,
        };
        let apart = suggested.days().map_or(0, |(day, _)| today.number() - day.number());
        if !follows || apart.abs() <= fresh || (apart > 0 && today.number() - first.number() < 300) {
            return None;
        }
        let goes_on = |period: &Period| period.days().is_some_and(|(day, last)| last >= first && day <= today);
        let period = (first.year..=first.year + 1).filter_map(of_year).find(goes_on)?;
        let alternatives = if period == *suggested { Vec::new() } else { vec![suggested.value()] };
        Some(Resolved { alternatives, rule: Some(STORY), ..previous(period) })
    }

    /// "la même époque": the month of publication in the year mentioned last; "la même période de 2019".
    fn same_period(&self, year: Option<i32>, back: bool) -> Resolved {
        match (&self.last, self.about()) {
            (Some(Period::Month(last, month)), _) if back => previous(Period::Month(year.unwrap_or(last - 1), *month)),
            (_, Some(about)) if back => {
                self.anchored(Period::Month(year.unwrap_or(about.year - 1), about.month), Certainty::Likely)
            }
            (Some(Period::Year(year)), Some(about)) => previous(Period::Month(*year, about.month)),
            (_, Some(about)) => unknown(format!("XXXX-{:02}", about.month)),
            _ => unknown("XXXX-XX".to_owned()),
        }
    }

    /// "la veille" where no day was mentioned: counted from publication, if that can be.
    fn beside_publication(&self, unit: Unit, count: i32, situation: &Situation) -> Resolved {
        let period = self.today().filter(|_| count < 0 || count > 0 && situation.lean == Lean::None);
        match period.and_then(|today| shifted(today, unit, count)) {
            Some(period) => self.anchored(period, Certainty::Check),
            None => unknown(mask(unit)),
        }
    }

    /// "la semaine dernière", "l'an prochain", "ce week-end".
    fn shift(&self, unit: Unit, count: i32, from: From, situation: &Situation) -> Resolved {
        if from == From::Previous {
            let base = self.last.as_ref().and_then(Period::days).map(|(first, _)| first);
            return match base.and_then(|day| shifted(day, unit, count)) {
                Some(period) => previous(period),
                None => self.beside_publication(unit, count, situation),
            };
        }
        match (self.today(), self.reference) {
            (Some(today), _) => match shifted(today, unit, weekend(today, unit, count)) {
                Some(period) => self.anchored(period, Certainty::Sure),
                None => unknown(mask(unit)),
            },
            (None, Some(reference)) => {
                let known = match unit.base {
                    Base::Year => true,
                    Base::Month => reference.month.is_some(),
                    _ => false,
                };
                let first = reference.bounds().0;
                match shifted(first, unit, count).filter(|_| known) {
                    Some(period) => self.anchored(period, Certainty::Likely),
                    None => unknown(mask(unit)),
                }
            }
            _ => unknown(mask(unit)),
        }
    }

    /// "cette année-là", "le même jour": the unit around what was mentioned last.
    fn that(&self, unit: Unit, situation: &Situation) -> Resolved {
        let base = if unit.base == Base::Day { self.last_day.map(|(day, _)| day) } else { None };
        let base = base.or_else(|| self.last.as_ref().and_then(Period::days).map(|(first, _)| first));
        match base.and_then(|day| shifted(day, unit, 0)) {
            Some(period) => previous(period),
            None => self.shift(unit, 0, From::Publication, situation),
        }
    }

    /// A stretch found with the help of the publication date.
    fn anchored(&self, period: Period, certainty: Certainty) -> Resolved {
        let rough = self.today().is_none();
        let certainty = if rough { certainty.min(Certainty::Check) } else { certainty };
        Resolved { anchor: Anchor::Publication, certainty, ..known(period) }
    }
}

/// Adds the clock time or part of the day to a resolved day.
fn with_hour(mut resolved: Resolved, time: &Time) -> Resolved {
    let hour = match (time.clock, time.part) {
        (Some(clock), _) => {
            let hour = if clock.hour == 24 { 0 } else { clock.hour };
            format!("T{hour:02}:{:02}{}", clock.minute, if clock.universal { "Z" } else { "" })
        }
        (None, Some(part)) => format!("T{}", PARTS[usize::from(part).min(PARTS.len() - 1)]),
        (None, None) => return resolved,
    };
    resolved.value.push_str(&hour);
    if resolved.kind != DateKind::Set {
        resolved.kind = DateKind::Time;
    }
    resolved
}

/// Turns a date after "depuis" or "jusqu'à" into an open interval. The days stay those of the date named.
fn open_ends(resolved: &mut Resolved, period: Option<&Period>, time: &Time, signal: Option<Signal>) {
    if resolved.days.is_none() || resolved.kind == DateKind::Duration || resolved.value.contains('/') {
        return;
    }
    // An interval has no unknown figure at level 1.
    let whole = |edtf: &str| edtf.trim_end_matches("-XX").to_owned();
    let edtf = resolved.edtf.take();
    match signal {
        Some(Signal::Since | Signal::From) => {
            resolved.value.push_str("/..");
            resolved.edtf = period.and_then(Period::edtf_start).or(edtf).map(|start| format!("{}/..", whole(&start)));
        }
        Some(Signal::Until | Signal::By) => {
            if let (Some(Modifier::End), Some((_, last)), DateKind::Date) =
                (time.modifier, resolved.days, resolved.kind)
            {
                resolved.value = last.to_string();
            }
            resolved.value.insert_str(0, "../");
            resolved.edtf = period.and_then(Period::edtf_end).or(edtf).map(|end| format!("../{}", whole(&end)));
        }
        _ => resolved.edtf = edtf,
    }
}

/// A stretch that needs nothing else.
fn known(period: Period) -> Resolved {
    Resolved {
        kind: DateKind::Date,
        value: period.value(),
        days: period.days(),
        edtf: period.edtf(),
        anchor: Anchor::Absolute,
        certainty: Certainty::Sure,
        alternatives: Vec::new(),
        rule: None,
        period: Some(period),
    }
}

/// A stretch found with the help of what was mentioned before.
fn previous(period: Period) -> Resolved {
    Resolved { anchor: Anchor::Previous, certainty: Certainty::Likely, ..known(period) }
}

/// A value without days.
fn plain(kind: DateKind, value: String) -> Resolved {
    Resolved {
        kind,
        value,
        days: None,
        edtf: None,
        anchor: Anchor::None,
        certainty: Certainty::Sure,
        alternatives: Vec::new(),
        rule: None,
        period: None,
    }
}

/// A date that nothing resolves.
fn unknown(value: String) -> Resolved {
    Resolved { certainty: Certainty::Check, ..plain(DateKind::Date, value) }
}

/// The first such weekday after `day`.
fn next_weekday(day: Day, weekday: u8) -> Option<Day> {
    let ahead = (i32::from(weekday) - i32::from(day.weekday())).rem_euclid(7);
    day.plus(if ahead == 0 { 7 } else { ahead })
}

/// "le week-end prochain" on a weekday is the one that comes; "le week-end dernier" on a Saturday is the one before.
fn weekend(today: Day, unit: Unit, count: i32) -> i32 {
    if unit.base == Base::Weekend && count == 1 && today.weekday() < 6 { 0 } else { count }
}

/// The unit that holds `day`, moved by so many.
fn shifted(day: Day, unit: Unit, count: i32) -> Option<Period> {
    let period = match (unit.base, unit.times) {
        (Base::Year, 1) => Period::Year(day.year + count),
        (Base::Year, 10) => Period::Decade(day.year / 10 + count),
        (Base::Year, 100) => Period::Century(day.year / 100 + count),
        (Base::Month, 1) => {
            let (year, month) = shift_month(day.year, day.month, count);
            Period::Month(year, month)
        }
        (Base::Month, 3) => {
            let (year, month) = shift_month(day.year, day.month, 3 * count);
            Period::Quarter(year, (month - 1) / 3 + 1)
        }
        (Base::Month, 6) => {
            let (year, month) = shift_month(day.year, day.month, 6 * count);
            Period::Half(year, (month - 1) / 6 + 1)
        }
        (Base::Week, 1) => Period::week_of(day.plus(7 * count)?),
        (Base::Weekend, _) => Period::weekend_of(day.plus(7 * count)?),
        (Base::Day, 1) => Period::Day(day.plus(count)?),
        (Base::Second | Base::Minute | Base::Hour, _) => Period::Day(day),
        _ => return None,
    };
    period.days().map(|_| period)
}

/// The value of a unit of which nothing is known.
fn mask(unit: Unit) -> String {
    match unit.base {
        Base::Year => "XXXX",
        Base::Month => "XXXX-XX",
        Base::Week => "XXXX-WXX",
        Base::Weekend => "XXXX-WXX-WE",
        _ => "XXXX-XX-XX",
    }
    .to_owned()
}
