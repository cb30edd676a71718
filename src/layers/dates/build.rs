//! From the parts of a pattern and the meaning of its row to an expression of time.

use crate::analysis::Modifier;
use crate::lang::dates::Meaning;
use crate::layers::dates::pattern::Class;
use crate::layers::dates::time::{Calendar, Capture, Clock, Count, Direction, From, Time, What};
use crate::layers::dates::value::{self, Base, NIGHT, Unit};

/// The captures of one match, looked up by kind.
struct Parts<'c>(&'c [Capture]);

impl Parts<'_> {
    fn word(&self, class: Class) -> Option<i32> {
        self.words(class).next()
    }

    fn words(&self, class: Class) -> impl Iterator<Item = i32> {
        self.0.iter().filter_map(move |part| match part {
            Capture::Word(found, value) if *found == class => Some(*value),
            _ => None,
        })
    }

    fn unit(&self) -> Option<Unit> {
        let group = || self.word(Class::NumberGroup).map(|days| Unit { base: Base::Day, times: days });
        let ranked = self.0.iter().find_map(|part| match part {
            Capture::RankUnit(_, unit) => Some(*unit),
            _ => None,
        });
        ranked.or_else(|| self.word(Class::Unit)).or_else(|| self.word(Class::Units)).map(Unit::of).or_else(group)
    }

    fn count(&self) -> Option<Count> {
        self.0.iter().find_map(|part| match part {
            Capture::Count(count) => Some(*count),
            Capture::Number(number) | Capture::Word(Class::NumberGroup, number) => Some(Count(Some(*number))),
            _ => None,
        })
    }

    /// The first of two days: "nuit du 31 au 1er août" begins in July.
    fn first_evening(&self) -> Option<Calendar> {
        let day = |part: &Capture| match part {
            Capture::Day(day) => Some(*day),
            _ => None,
        };
        let days: Vec<u8> = self.0.iter().filter_map(day).collect();
        let months: Vec<i32> = self.words(Class::Month).collect();
        let [first, second] = days[..] else { return None };
        let before = months.len() == 1 && first > second;
        let month = (*months.first()? as u8 + 11 - u8::from(before)) % 12 + 1;
        // "du 31 au 1er janvier 2021" begins the year before.
        let last_year = i32::from(before && month == 12);
        let year = self.year().map(|year| year - last_year);
        Some(Calendar { day: Some(first), month: Some(month), year, ..Calendar::default() })
    }

    fn decimal(&self) -> Option<i32> {
        self.0.iter().find_map(|part| match part {
            Capture::Decimal(hundredths) => Some(*hundredths),
            _ => None,
        })
    }

    fn counts(&self) -> Vec<i32> {
        let count = |part: &Capture| match part {
            Capture::Count(count) => count.0,
            _ => None,
        };
        self.0.iter().filter_map(count).collect()
    }

    fn units(&self) -> Vec<Unit> {
        let unit = |part: &Capture| match part {
            Capture::Word(Class::Unit | Class::Units, code) => Some(Unit::of(*code)),
            _ => None,
        };
        self.0.iter().filter_map(unit).collect()
    }

    fn years(&self) -> impl Iterator<Item = i32> {
        self.0.iter().filter_map(|part| match part {
            Capture::Year(year) | Capture::Number(year) => Some(*year),
            _ => None,
        })
    }

    fn number(&self) -> Option<i32> {
        self.0.iter().find_map(|part| match part {
            Capture::Number(number) | Capture::Rank(number) | Capture::RankUnit(number, _) => Some(*number),
            _ => None,
        })
    }

    fn year(&self) -> Option<i32> {
        self.0.iter().find_map(|part| match part {
            Capture::Year(year) => Some(*year),
            _ => None,
        })
    }

    fn direction(&self) -> Option<Direction> {
        self.word(Class::Direction).or_else(|| self.word(Class::Directions)).map(Direction::of)
    }

    fn calendar(&self) -> Calendar {
        let day = self.0.iter().find_map(|part| match part {
            Capture::Day(day) => Some(*day),
            _ => None,
        });
        Calendar {
            weekday: self.word(Class::Weekday).map(|weekday| weekday as u8),
            day,
            month: self.word(Class::Month).or_else(|| self.word(Class::MidMonth)).map(|month| month as u8),
            year: self.year(),
            direction: self.direction(),
        }
    }

    fn clock(&self) -> Option<Clock> {
        self.0.iter().find_map(|part| match part {
            Capture::Clock(clock) => Some(*clock),
            _ => None,
        })
    }

    fn times(&self) -> impl Iterator<Item = &Time> {
        self.0.iter().filter_map(|part| match part {
            Capture::Time(time) => Some(time),
            _ => None,
        })
    }
}

/// The expression that the captures of a row with this meaning make; `None` when they do not fit together.
pub(super) fn build(meaning: Meaning, captures: &[Capture]) -> Option<Time> {
    let parts = Parts(captures);
    let mut time = Time::of(what(meaning, &parts)?);
    match meaning {
        Meaning::Joined | Meaning::Edge | Meaning::EdgeOf(_) | Meaning::As(_) | Meaning::Approximate => {
            return compose(meaning, &parts);
        }
        Meaning::Night | Meaning::NightOfDays | Meaning::NightAt(_) | Meaning::LastNight => time.part = Some(NIGHT),
        _ => time.part = parts.word(Class::Part).map(|part| part as u8),
    }
    if !matches!(meaning, Meaning::Range | Meaning::HourRange | Meaning::List) {
        time.clock = clock(&parts, time.part);
        time.modifier = parts.word(Class::Approx).map(value::approximator);
        if parts.word(Class::MidMonth).is_some() {
            time.modifier = Some(Modifier::Mid);
        }
        if let Some(edge) = parts.word(Class::Edge) {
            time.modifier = Some(value::edge(edge));
        }
    }
    Some(time)
}

fn what(meaning: Meaning, parts: &Parts) -> Option<What> {
    Some(match meaning {
        Meaning::Calendar | Meaning::BareYear | Meaning::Inner => What::Calendar(parts.calendar()),
        Meaning::ThisCalendar => What::Calendar(Calendar { direction: Some(Direction::This), ..parts.calendar() }),
        Meaning::Figures => return parts.times().next().map(|time| time.what.clone()),
        Meaning::WeekdayOfWeek => {
            let (count, from) = parts.direction().unwrap_or(Direction::This).shift();
            What::WeekdayOfWeek { weekday: parts.calendar().weekday?, count, from }
        }
        Meaning::WeekdayIn => {
            let weeks = if parts.number()? > 10 { 2 } else { 1 };
            What::WeekdayIn { weekday: parts.calendar().weekday?, weeks }
        }
        Meaning::NearDay => What::Day {
            offset: parts.word(Class::NearDay)?,
            from: From::Publication,
            weekday: parts.calendar().weekday,
        },
        Meaning::NextDay => {
            What::Day { offset: parts.word(Class::NextDay).unwrap_or(0), from: From::Previous, weekday: None }
        }
        Meaning::DayAt(offset) => What::Day { offset, from: From::Publication, weekday: None },
        Meaning::PartFrom(offset) => {
            parts.word(Class::Part)?;
            What::Day { offset, from: From::Previous, weekday: None }
        }
        Meaning::DayFrom(offset) => What::Day { offset, from: From::Previous, weekday: None },
        Meaning::NightAt(offset) => What::Day { offset, from: From::Publication, weekday: None },
        Meaning::WeekdayFrom(count) => {
            let direction = Some(if count > 0 { Direction::After } else { Direction::Before });
            What::Calendar(Calendar { direction, ..parts.calendar() })
        }
        Meaning::UnitFrom(count) => {
            What::Shift { unit: parts.unit().filter(|unit| !unit.is_clock())?, count, from: From::Previous }
        }
        Meaning::Vague(name) => What::Reference(name),
        Meaning::AgoVague => What::Reference(value::reference(0)),
        Meaning::Coming => What::Around { count: parts.count().unwrap_or(Count(None)), unit: parts.unit()?, sign: 1 },
        Meaning::ThisUnit => What::Shift { unit: parts.unit()?, count: 0, from: From::Publication },
        Meaning::ThatUnit => What::That(parts.unit()?),
        Meaning::Shift => {
            let (count, from) = parts.direction()?.shift();
            // "en dernière minute" is no time.
            What::Shift { unit: parts.unit().filter(|unit| !unit.is_clock())?, count, from }
        }
        Meaning::Season => {
            What::Season { season: parts.word(Class::Season)? as u8, year: parts.year(), direction: parts.direction() }
        }
        Meaning::Fraction => What::Fraction {
            index: parts.number()?,
            unit: parts.unit()?,
            year: parts.year(),
            direction: parts.direction(),
        },
        Meaning::HalfYear => What::Fraction {
            index: parts.number()?,
            unit: Unit::named("P6M"),
            year: parts.year(),
            direction: parts.direction(),
        },
        Meaning::WeekOf => {
            let time = parts.times().next()?;
            matches!(&time.what, What::Calendar(Calendar { day: Some(_), .. }))
                .then(|| What::WeekOf(Box::new(time.clone())))?
        }
        Meaning::NightOfDays => What::Calendar(parts.first_evening()?),
        Meaning::LastFraction => {
            let (unit, direction) = (parts.unit()?, parts.direction()?);
            let index = match (unit.base, unit.times, direction) {
                (Base::Month, times @ (3 | 6), Direction::Last) => 12 / times,
                _ => return None,
            };
            What::Fraction { index, unit, year: parts.year(), direction: None }
        }
        Meaning::OfMonth => What::OfMonth {
            index: parts.number().or_else(|| parts.direction().map(|_| -1))?,
            unit: parts.unit(),
            weekday: parts.calendar().weekday,
            of: Calendar { weekday: None, day: None, direction: None, ..parts.calendar() },
        },
        Meaning::Decades => {
            let mut years: Vec<i32> = parts.years().filter_map(decade).collect();
            if let Some(What::Range(from, to)) = parts.times().next().map(|time| &time.what) {
                let year = |time: &Time| match &time.what {
                    What::Calendar(calendar) => calendar.year.and_then(decade),
                    _ => None,
                };
                years.extend([year(from), year(to)].into_iter().flatten());
            }
            let [from, to] = years[..] else { return None };
            let decade = |decade| Box::new(Time::of(What::Decade(decade)));
            What::Range(decade(from), decade(to))
        }
        Meaning::MonthPair => {
            let pair = parts.word(Class::MonthPair)?;
            let month = |month: i32| {
                let (year, direction) = (parts.year(), parts.direction());
                let calendar = Calendar { month: Some(month as u8), year, direction, ..Calendar::default() };
                Box::new(Time::of(What::Calendar(calendar)))
            };
            What::Range(month(pair / 16), month(pair % 16))
        }
        Meaning::OfSeason => What::OfSeason {
            index: parts.number().or_else(|| parts.direction().map(|_| -1))?,
            unit: parts.unit(),
            weekday: parts.calendar().weekday,
            season: parts.word(Class::Season)? as u8,
            year: parts.year(),
            direction: None,
        },
        Meaning::ShiftOf => What::Masked(parts.unit().filter(|unit| !unit.is_clock())?),
        Meaning::SamePeriod => What::SamePeriod { year: None, back: false },
        Meaning::SamePeriodLast => What::SamePeriod { year: parts.year(), back: true },
        Meaning::Whole => What::Duration { count: Count(Some(1)), unit: parts.unit()? },
        Meaning::Compound => {
            let (counts, units) = (parts.counts(), parts.units());
            let ([first, second], [large, small]) = (&counts[..], &units[..]) else { return None };
            (large.base > small.base).then_some(What::Compound([(*first, *large), (*second, *small)], *large))?
        }
        Meaning::AndHalf => {
            let (count, unit) = (parts.count()?.0?, parts.unit()?);
            match halves(unit) {
                Some((half, smaller)) => What::Compound([(count, unit), (half, smaller)], unit),
                None => What::Measured { hundredths: count.checked_mul(100)? + 50, unit },
            }
        }
        Meaning::Half => half(parts.unit()?),
        Meaning::Measured => What::Measured { hundredths: parts.decimal()?, unit: parts.unit()? },
        Meaning::Decade => What::Decade(decade(parts.year().or_else(|| parts.number())?)?),
        Meaning::Century => What::Century(parts.number()?.checked_sub(1).filter(|century| *century < 30)?),
        Meaning::Holiday(code) => {
            let code = value::code(Class::Feast, code);
            What::Feast { code, year: parts.year(), direction: parts.direction() }
        }
        Meaning::Feast => {
            What::Feast { code: parts.word(Class::Feast)?, year: parts.year(), direction: parts.direction() }
        }
        Meaning::September11 => {
            What::Calendar(Calendar { day: Some(11), month: Some(9), year: Some(2001), ..Calendar::default() })
        }
        Meaning::Ago => offset(parts, -1, From::Publication)?,
        Meaning::Within => offset(parts, 1, From::Publication)?,
        Meaning::Later => offset(parts, 1, From::Previous)?,
        Meaning::Earlier => offset(parts, -1, From::Previous)?,
        Meaning::Duration => What::Duration { count: parts.count().unwrap_or(Count(None)), unit: parts.unit()? },
        Meaning::Length(length) => What::Duration { count: Count(Some(1)), unit: Unit::named(length) },
        Meaning::Around => What::Around {
            count: parts.count().unwrap_or(Count(None)),
            unit: parts.unit()?,
            sign: if matches!(parts.direction(), Some(Direction::Last | Direction::Before)) { -1 } else { 1 },
        },
        Meaning::Reference => What::Reference(value::reference(parts.word(Class::Reference)?)),
        Meaning::SetUnit => {
            let unit = parts.unit().or_else(|| parts.word(Class::Frequency).map(Unit::of));
            let part = || parts.word(Class::Part).map(|_| Unit { base: Base::Day, times: 1 });
            What::SetUnit(unit.or_else(part)?, parts.count().unwrap_or(Count(Some(1))))
        }
        Meaning::SetWeekdays => {
            let days: Vec<i32> = parts.words(Class::Weekday).collect();
            let [from, to] = days[..] else { return None };
            let day = |weekday: i32| {
                let calendar = Calendar { weekday: Some(weekday as u8), ..Calendar::default() };
                Box::new(Time::of(What::Calendar(calendar)))
            };
            What::Range(day(from), day(to))
        }
        Meaning::SetWeekday => {
            What::SetWeekday(parts.word(Class::Weekdays).or_else(|| parts.word(Class::Weekday))? as u8)
        }
        Meaning::ThisPart => What::Day { offset: 0, from: From::Publication, weekday: None },
        Meaning::Part => What::Unstated(From::Previous),
        Meaning::LastNight => What::LastNight,
        Meaning::Night => What::Night { from: parts.calendar().weekday? },
        Meaning::Clock => {
            clock(parts, None)?;
            What::Unstated(From::Previous)
        }
        Meaning::Joined | Meaning::Edge | Meaning::EdgeOf(_) | Meaning::As(_) | Meaning::Approximate => {
            What::Unstated(From::Previous)
        }
        Meaning::HourRange => {
            let mut clocks = parts.0.iter().filter_map(|part| match part {
                Capture::Clock(clock) => Some(*clock),
                _ => None,
            });
            let mut next = || {
                let unstated = Time::of(What::Unstated(From::Previous));
                Some(Box::new(Time { clock: Some(clocks.next()?), ..unstated }))
            };
            What::Range(next()?, next()?)
        }
        Meaning::Range | Meaning::List => {
            let mut times = parts.times();
            let (from, to) = (Box::new(times.next()?.clone()), Box::new(times.next()?.clone()));
            let mut to = to;
            if let (What::Calendar(start), What::Calendar(end), Meaning::Range) = (&from.what, &mut to.what, meaning) {
                // "September 3 to 5"
                if end.day.is_some() && end.month.is_none() && start.day.is_some() {
                    (end.month, end.year) = (start.month, start.year);
                }
            }
            let from = if let What::Range(..) = &to.what { Box::new(as_years(&from)) } else { from };
            let apart = matches!(&to.what, What::Calendar(Calendar { weekday: Some(_), .. }));
            // "sur France 2, jeudi 24 septembre"
            if meaning == Meaning::List && is_bare_day(&from) && apart {
                return None;
            }
            if is_bare_day(&to) || (meaning == Meaning::List && is_bare_year(&from)) {
                return None;
            }
            if meaning == Meaning::Range { What::Range(from, to) } else { What::List(from, to) }
        }
    })
}

/// Expressions around another one.
fn compose(meaning: Meaning, parts: &Parts) -> Option<Time> {
    let mut times = parts.times();
    let mut time = times.next().cloned();
    if time.as_ref().is_some_and(is_bare_day) {
        return None;
    }
    // "over recent years" is no more than them.
    let is_vague = matches!(
        time.as_ref().map(|time| &time.what),
        Some(What::Duration { count: Count(None), .. } | What::Around { count: Count(None), .. })
    );
    if meaning == Meaning::Approximate && is_vague {
        return None;
    }
    if meaning == Meaning::Joined {
        let time = time.as_mut()?;
        if let Some(other) = times.next() {
            time.part = time.part.or(other.part);
            time.clock = time.clock.or(other.clock);
            time.modifier = time.modifier.or(other.modifier);
            if matches!(time.what, What::Unstated(_)) {
                time.what = other.what.clone();
            }
        }
    }
    let mut time = time.unwrap_or_else(|| Time::of(What::Unstated(From::Previous)));
    if let Some(unit) = parts.unit().filter(|_| matches!(meaning, Meaning::Edge | Meaning::EdgeOf(_))) {
        time.what = match unit.base {
            Base::Week => What::That(unit),
            _ => What::Shift { unit, count: 0, from: From::Publication },
        };
    }
    if let Some(part) = parts.word(Class::Part) {
        time.part = Some(part as u8);
    }
    time.clock = clock(parts, time.part).or(time.clock);
    let named = match meaning {
        Meaning::EdgeOf(code) => Some(value::code(Class::Edge, code)),
        _ => None,
    };
    let modifier = parts.word(Class::Edge).or(named).map(value::edge);
    let modifier = modifier.or_else(|| parts.word(Class::Approx).map(value::approximator));
    let given = match meaning {
        Meaning::As(name) => Some(value::modifier(name)),
        _ => None,
    };
    time.modifier = given.or(modifier).or(time.modifier);
    Some(time)
}

/// "2011-12" beside "2017-18" is no December: the first of its two years.
fn as_years(from: &Time) -> Time {
    match &from.what {
        What::Calendar(Calendar { year: Some(year), month: Some(month), day: None, weekday: None, .. })
            if i32::from(*month) == (year + 1) % 100 =>
        {
            Time::of(What::Calendar(Calendar { year: Some(*year), ..Calendar::default() }))
        }
        _ => from.clone(),
    }
}

/// A day of the month alone: too little to build on.
fn is_bare_day(time: &Time) -> bool {
    matches!(&time.what, What::Calendar(Calendar { weekday: None, day: Some(_), month: None, .. }))
}

/// A year alone.
fn is_bare_year(time: &Time) -> bool {
    matches!(&time.what, What::Calendar(Calendar { weekday: None, day: None, month: None, .. }))
}

/// The clock time in the captures; "trois heures" in the afternoon is 15:00.
fn clock(parts: &Parts, part: Option<u8>) -> Option<Clock> {
    let spelled = || {
        let minutes = parts.word(Class::Minutes);
        let mut numbers = parts.0.iter().filter_map(|part| match part {
            Capture::Number(number) => Some(*number),
            _ => None,
        });
        let (hour, minute) = match parts.word(Class::Noon) {
            Some(noon) => (noon, numbers.next().or(minutes).unwrap_or(0)),
            None => (numbers.next()?, numbers.next().unwrap_or(0)),
        };
        let valid = (0..=24).contains(&hour) && (0..60).contains(&minute) && parts.word(Class::Unit).is_none();
        valid.then_some(Clock { hour: hour as u8, minute: minute as u8, universal: false })
    };
    let with_noon = parts.word(Class::Noon).is_some();
    let mut clock = parts.clock().or_else(|| if with_noon { spelled() } else { None })?;
    let late = matches!(part.map(usize::from).map(|part| value::PARTS[part]), Some("AF" | "EV"));
    if late && (1..12).contains(&clock.hour) && !with_noon {
        clock.hour += 12;
    }
    clock.universal |= parts.word(Class::Zone) == Some(0);
    Some(clock)
}

/// Half of one unit.
fn half(unit: Unit) -> What {
    match halves(unit) {
        Some((half, smaller)) => What::Duration { count: Count(Some(half)), unit: smaller },
        None if unit.times % 2 == 0 => {
            What::Duration { count: Count(Some(1)), unit: Unit { times: unit.times / 2, ..unit } }
        }
        None => What::Measured { hundredths: 50, unit },
    }
}

/// Half of a unit in a smaller one; none for those whose half is no whole number of another.
fn halves(unit: Unit) -> Option<(i32, Unit)> {
    let (half, smaller) = match (unit.base, unit.times) {
        (Base::Minute, 1) => (30, "PT1S"),
        (Base::Hour, 1) => (30, "PT1M"),
        (Base::Day, 1) => (12, "PT1H"),
        (Base::Year, 1) => (6, "P1M"),
        _ => return None,
    };
    Some((half, Unit::named(smaller)))
}

/// The decade that starts with this year, or with these two figures: 80 is of the last century, 10 of this one.
fn decade(year: i32) -> Option<i32> {
    match year {
        0..=20 if year % 10 == 0 => Some((2000 + year) / 10),
        30..=90 if year % 10 == 0 => Some((1900 + year) / 10),
        1000..=2990 if year % 10 == 0 => Some(year / 10),
        _ => None,
    }
}

fn offset(parts: &Parts, sign: i32, from: From) -> Option<What> {
    Some(What::Offset { count: parts.count()?, unit: parts.unit()?, sign, from })
}
