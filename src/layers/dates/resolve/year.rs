//! Parts of the year: seasons, quarters, weeks of a month, feasts.

use super::{Memory, Resolved, known, next_weekday, plain, unknown};
use crate::analysis::{Certainty, DateKind};
use crate::calendar::Day;
use crate::layers::dates::context::{Lean, Situation};
use crate::layers::dates::feast;
use crate::layers::dates::period::{Period, Season};
use crate::layers::dates::time::{Calendar, Direction};
use crate::layers::dates::value::{Base, Unit};

impl Memory {
    pub(super) fn season(
        &self,
        code: u8,
        year: Option<i32>,
        direction: Option<Direction>,
        situation: &Situation,
    ) -> Resolved {
        let season = [Season::Spring, Season::Summer, Season::Autumn, Season::Winter][usize::from(code.min(3))];
        if let Some(year) = year {
            return known(Period::Season(year, season));
        }
        let Some(about) = self.about() else { return unknown(format!("XXXX-{}", season.code())) };
        if situation.usual && direction.is_none() {
            let value = format!("XXXX-{}", season.code());
            return Resolved { rule: Some("season-habit"), ..plain(DateKind::Set, value) };
        }
        let starts = |year| Day::new(year, season.first_month(), 1).is_some_and(|first| first <= about);
        let over = |year| Period::Season(year, season).days().is_some_and(|(_, last)| last < about);
        // The winter of January began in December.
        let now = if season == Season::Winter && about.month <= 2 { about.year - 1 } else { about.year };
        let (year, rule) = match (direction, situation.lean) {
            (Some(Direction::Last | Direction::Before), _) => (if over(now) { now } else { now - 1 }, "season-last"),
            (Some(Direction::Next | Direction::After), _) => (if starts(now) { now + 1 } else { now }, "season-next"),
            (Some(Direction::This), Lean::Past) if season == Season::Winter && about.month < 9 => {
                (about.year - 1, "season-this")
            }
            (Some(Direction::This), _) => (now, "season-this"),
            (None, Lean::Future) => (if over(now) { now + 1 } else { now }, "season-future"),
            (None, Lean::Past) => (if starts(now) { now } else { now - 1 }, "season-past"),
            _ => (now, "season-of-year"),
        };
        Resolved { rule: Some(rule), ..self.anchored(Period::Season(year, season), Certainty::Likely) }
    }

    /// "premier dimanche du printemps", "dernière semaine de l'été": seasons begin with the equinoxes and solstices here.
    pub(super) fn of_season(
        &self,
        index: i32,
        unit: Option<Unit>,
        weekday: Option<u8>,
        (code, year, direction): (u8, Option<i32>, Option<Direction>),
        situation: &Situation,
    ) -> Option<Resolved> {
        let stated = match (&self.last, situation.lean) {
            (Some(Period::Year(year)), _) => Some(*year),
            _ => None,
        };
        let season = self.season(code, year.or(stated), direction, situation);
        let Some(Period::Season(year, kind)) = season.period else { return Some(unknown("XXXX-XX-XX".to_owned())) };
        let month = kind.first_month();
        let first = Day::new(year, month, if month == 9 { 22 } else { 20 + u8::from(month > 3) })?;
        let last = first.plus(91)?;
        let period = match (weekday, unit.map(|unit| unit.base)) {
            (Some(weekday), _) if index < 0 => Period::Day(next_weekday(last.plus(-7)?, weekday)?),
            (Some(weekday), _) => Period::Day(next_weekday(first.plus(-1)?, weekday)?.plus(7 * (index - 1))?),
            (None, Some(Base::Day)) => Period::Day(if index < 0 { last } else { first.plus(index - 1)? }),
            (None, Some(Base::Week)) => Period::week_of(if index < 0 { last } else { first.plus(7 * (index - 1))? }),
            (None, Some(Base::Weekend)) => {
                Period::weekend_of(if index < 0 { last } else { first.plus(7 * (index - 1))? })
            }
            _ => return None,
        };
        Some(Resolved { anchor: season.anchor, ..self.anchored(period, season.certainty) })
    }

    /// "premier trimestre", "second semestre 2020".
    pub(super) fn fraction(
        &self,
        index: i32,
        unit: Unit,
        year: Option<i32>,
        direction: Option<Direction>,
        situation: &Situation,
    ) -> Option<Resolved> {
        let of_year = |year: i32| match unit.times {
            3 if (1..=4).contains(&index) => Some(Period::Quarter(year, index as u8)),
            6 if (1..=2).contains(&index) => Some(Period::Half(year, index as u8)),
            _ => None,
        };
        if let Some(year) = year {
            return Some(known(of_year(year)?));
        }
        let Some(about) = self.about() else {
            of_year(2000)?;
            return Some(unknown(format!("XXXX-{}{index}", if unit.times == 3 { 'Q' } else { 'H' })));
        };
        let began = of_year(about.year)?.days()?.0 <= about;
        let year = match (direction, situation.lean) {
            (Some(Direction::Next | Direction::After), _) => about.year + i32::from(began),
            (None, Lean::Future) => about.year + i32::from(of_year(about.year)?.days()?.1 < about),
            (Some(Direction::This), _) => about.year,
            _ => about.year - i32::from(!began),
        };
        Some(self.anchored(of_year(year)?, Certainty::Likely))
    }

    /// "deuxième semaine d'avril", "premier dimanche de mai", "première quinzaine de juin", "dernier jour d'octobre".
    pub(super) fn of_month(
        &self,
        index: i32,
        unit: Option<Unit>,
        weekday: Option<u8>,
        of: &Calendar,
        situation: &Situation,
    ) -> Option<Resolved> {
        let month = match (of.year, of.month) {
            (Some(year), Some(month)) => known(Period::Month(year, month)),
            (None, Some(month)) => self.month(month, None, situation),
            _ => return None,
        };
        let Some(Period::Month(year, number)) = month.period else {
            return Some(unknown("XXXX-XX-XX".to_owned()));
        };
        let (first, last) = Period::Month(year, number).days()?;
        let period = match (weekday, unit.map(|unit| (unit.base, unit.times))) {
            (Some(weekday), _) if index < 0 => {
                Period::Day(last.plus(-(i32::from(last.weekday()) - i32::from(weekday)).rem_euclid(7))?)
            }
            (Some(weekday), _) => Period::Day(next_weekday(first.plus(-1)?, weekday)?.plus(7 * (index - 1))?),
            (None, Some((Base::Day, 15 | 14))) => {
                let half = Day::new(year, number, if index == 1 { 1 } else { 15 })?;
                let end = if index == 1 { Day::new(year, number, 14)? } else { last };
                Period::Between(Box::new(Period::Day(half)), Box::new(Period::Day(end)))
            }
            (None, Some((Base::Day, _))) if index < 0 => Period::Day(last),
            (None, Some((Base::Day, _))) => Period::Day(Day::new(year, number, u8::try_from(index).ok()?)?),
            (None, Some((Base::Week, _))) if index < 0 => Period::week_of(last),
            (None, Some((Base::Week, _))) => {
                // The first week of a month is the first that begins in it, as people count them.
                Period::week_of(next_weekday(first.plus(-1)?, 1)?.plus(7 * (index - 1))?)
            }
            (None, Some((Base::Weekend, _))) if index < 0 => Period::weekend_of(last),
            (None, Some((Base::Weekend, _))) => {
                Period::weekend_of(next_weekday(first.plus(-1)?, 6)?.plus(7 * (index - 1))?)
            }
            _ => return None,
        };
        let mut resolved = self.anchored(period, month.certainty);
        resolved.anchor = month.anchor;
        Some(resolved)
    }

    pub(super) fn feast(
        &self,
        code: i32,
        year: Option<i32>,
        direction: Option<Direction>,
        situation: &Situation,
    ) -> Option<Resolved> {
        if let Some(year) = year {
            return Some(known(feast::in_year(code, year)?));
        }
        let Some(about) = self.about() else { return Some(unknown("XXXX-XX-XX".to_owned())) };
        let mut years: Vec<Period> =
            (about.year - 1..=about.year + 1).flat_map(|year| feast::all_in_year(code, year)).collect();
        let future = match (direction, situation.lean) {
            (Some(Direction::Last | Direction::Before), _) | (None, Lean::Past) => Some(false),
            (Some(Direction::Next | Direction::After), _) | (None, Lean::Future) => Some(true),
            _ => None,
        };
        let distance = |period: &Period| {
            let (first, last) = period.days().unwrap_or((about, about));
            if first > about { first.number() - about.number() } else { (last.number() - about.number()).min(0) }
        };
        years.sort_by_key(|period| {
            let distance = distance(period);
            (future.is_some_and(|future| if future { distance < 0 } else { distance > 0 }), distance.abs())
        });
        let certainty = if feast::is_announced(code) { Certainty::Check } else { Certainty::Likely };
        let mut resolved = self.anchored(years.first()?.clone(), certainty);
        resolved.alternatives = years.get(1).map(Period::value).into_iter().collect();
        Some(resolved)
    }
}
