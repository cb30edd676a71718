//! Days: of a month, of a week, near today, and hours without their day.

use super::{Memory, Resolved, Spot, mask, next_weekday, plain, previous, unknown};
use crate::analysis::{Anchor, Certainty, DateKind};
use crate::calendar::{Day, shift_month};
use crate::lang::dates::Signal;
use crate::layers::dates::context::{Lean, Situation};
use crate::layers::dates::period::Period;
use crate::layers::dates::time::{Direction, From, Time};
use crate::layers::dates::value::{MORNING, NIGHT, Unit};

/// Days around publication within which a day mentioned before lends itself to a clock time in a later sentence.
const RECENT: i32 = 7;
/// Days from publication beyond which the tense may overrule the nearest year.
const FAR: i32 = 60;
/// Days from publication within which a weekday that does not agree is a slip of the pen, and no sign of another year.
const CLOSE: i32 = 40;

impl Memory {
    /// "13 juillet": the nearest year, or the one whose weekday agrees; the tense only where that lies far.
    pub(super) fn day_of_year(
        &self,
        month: u8,
        day: u8,
        weekday: Option<u8>,
        direction: Option<Direction>,
        situation: &Situation,
    ) -> Option<Resolved> {
        let Some(about) = self.about() else {
            Day::new(2000, month, day)?;
            return Some(unknown(format!("XXXX-{month:02}-{day:02}")));
        };
        let mut days: Vec<Day> =
            (about.year - 7..=about.year + 7).filter_map(|year| Day::new(year, month, day)).collect();
        days.sort_by_key(|day| ((day.number() - about.number()).abs(), day.number()));
        let distance = |day: &Day| day.number() - about.number();
        let mut rule = "nearest-year";
        let mut chosen = *days.first()?;
        if direction.is_some() || (distance(&chosen).abs() > FAR && matches!(situation.lean, Lean::Past | Lean::Future))
        {
            let future = match direction {
                Some(Direction::Next | Direction::After) => true,
                Some(Direction::Last | Direction::Before) => false,
                _ => situation.lean == Lean::Future,
            };
            rule = if future { "next-such-day" } else { "latest-such-day" };
            chosen = *days.iter().find(|day| if future { distance(day) >= 0 } else { distance(day) <= 0 })?;
        }
        if weekday.is_none() && direction.is_none() {
            let of_year = |year: i32| Day::new(year, month, day).map(Period::Day);
            if let Some(resolved) = self.in_story(of_year, &Period::Day(chosen), situation) {
                return Some(resolved);
            }
        }
        let near = |day: &&Day| (day.year - about.year).abs() <= 1;
        let mut certainty = Certainty::Likely;
        if let Some(weekday) = weekday {
            let agreeing = days.iter().filter(near).find(|day| day.weekday() == weekday);
            if let Some(agreeing) = agreeing.filter(|day| **day == chosen || distance(&chosen).abs() > CLOSE) {
                (chosen, rule, certainty) = (*agreeing, "weekday-agrees", Certainty::Sure);
            } else {
                certainty = Certainty::Check;
            }
        }
        let agrees = |day: &&Day| weekday.is_none_or(|weekday| day.weekday() == weekday);
        let mut others = days.iter().filter(near).filter(|day| **day != chosen);
        let other = others.clone().find(agrees).or_else(|| others.next());
        let mut resolved = self.anchored(Period::Day(chosen), certainty);
        resolved.alternatives = other.map(Day::to_string).into_iter().collect();
        resolved.rule = Some(rule);
        Some(resolved)
    }

    /// "le 15": of the month mentioned last or that of publication.
    pub(super) fn day_of_month(&self, day: u8, weekday: Option<u8>, situation: &Situation) -> Option<Resolved> {
        let Some(about) = self.about() else { return Some(unknown(format!("XXXX-XX-{day:02}"))) };
        let previous = match self.last {
            Some(Period::Month(year, month)) => Some((year, month)),
            _ => None,
        };
        let months = [-2, -1, 0, 1, 2, 3].map(|shift| shift_month(about.year, about.month, shift));
        let fitting = |(year, month): &(i32, u8)| {
            Day::new(*year, *month, day).filter(|day| weekday.is_none_or(|weekday| day.weekday() == weekday))
        };
        if let Some(found) = previous.as_ref().and_then(fitting) {
            let mut resolved = self.anchored(Period::Day(found), Certainty::Likely);
            (resolved.anchor, resolved.rule) = (Anchor::Previous, Some("day-of-last-month"));
            return Some(resolved);
        }
        let days = months.iter().filter_map(fitting);
        let chosen = days.min_by_key(|day| {
            let apart = day.number() - about.number();
            let against = match situation.lean {
                Lean::Past => apart > 0,
                Lean::Future => apart < 0,
                Lean::Present | Lean::None => false,
            };
            (against, apart.abs())
        })?;
        Some(self.anchored(Period::Day(chosen), Certainty::Likely))
    }

    /// "mercredi": the latest one up to publication, or the next where the clause looks forward.
    pub(super) fn weekday(
        &self,
        weekday: u8,
        direction: Option<Direction>,
        time: &Time,
        situation: &Situation,
    ) -> Resolved {
        let habitual = situation.article && situation.habit
            || situation.article && matches!(situation.lean, Lean::Present) && time.part.is_none();
        if habitual && direction.is_none() && time.clock.is_none() {
            return Resolved { rule: Some("weekday-habit"), ..plain(DateKind::Set, format!("XXXX-WXX-{weekday}")) };
        }
        let Some(today) = self.today() else { return self.some_weekday(weekday) };
        if let (Some(Direction::Before | Direction::After), Some((day, _))) = (direction, self.last_day) {
            let ahead = direction == Some(Direction::After);
            let found = if ahead {
                next_weekday(day, weekday)
            } else {
                day.plus(-8).and_then(|day| next_weekday(day, weekday))
            };
            return found.map_or_else(|| self.some_weekday(weekday), |day| previous(Period::Day(day)));
        }
        let back = (i32::from(today.weekday()) - i32::from(weekday)).rem_euclid(7);
        let (offset, rule, certainty) = match (direction, situation.lean) {
            (Some(Direction::Last | Direction::Before), _) => {
                (if back == 0 { -7 } else { -back }, "weekday-last", Certainty::Sure)
            }
            (Some(Direction::Next | Direction::After), _) => (7 - back, "weekday-next", Certainty::Sure),
            (_, Lean::Future) => ((7 - back) % 7, "weekday-future", Certainty::Likely),
            (Some(Direction::This), _) if back == 0 => (0, "weekday-this", Certainty::Sure),
            (Some(Direction::This), Lean::Present) => {
                // "ce dimanche" on a Saturday is tomorrow, on a Monday yesterday.
                (if back > 3 { 7 - back } else { -back }, "weekday-this", Certainty::Likely)
            }
            _ => (-back, "weekday-past", Certainty::Likely),
        };
        let Some(day) = today.plus(offset) else { return self.some_weekday(weekday) };
        let mut resolved = self.anchored(Period::Day(day), certainty);
        let other = today.plus(if offset > 0 { offset - 7 } else { offset + 7 });
        resolved.alternatives = other.map(|day| day.to_string()).into_iter().collect();
        resolved.rule = Some(rule);
        resolved
    }

    /// A weekday with no day of publication: the candidates of its month.
    fn some_weekday(&self, weekday: u8) -> Resolved {
        let mut resolved = unknown(format!("XXXX-WXX-{weekday}"));
        if let Some(reference) = self.reference.filter(|reference| reference.month.is_some() && reference.day.is_none())
        {
            let (first, last) = reference.bounds();
            resolved.days = Some((first, last));
            resolved.edtf = Some(format!("{reference}-XX"));
            resolved.anchor = Anchor::Publication;
            let days = (first.number()..=last.number()).filter_map(Day::from_number);
            resolved.alternatives = days.filter(|day| day.weekday() == weekday).map(|day| day.to_string()).collect();
            resolved.rule = Some("weekday-of-known-month");
        }
        resolved
    }

    /// A clock time or part of the day without its day.
    pub(super) fn unstated(&self, time: &Time, situation: &Situation, spot: Spot) -> Resolved {
        let in_sentence = self.last_day.is_some_and(|(_, mentioned)| mentioned.sentence == spot.sentence);
        if let (Some(_), None, None, true, false) = (time.part, time.clock, time.modifier, situation.usual, in_sentence)
        {
            return Resolved { rule: Some("part-habit"), ..plain(DateKind::Set, "XXXX-XX-XX".to_owned()) };
        }
        let recent = |day: Day| self.today().is_some_and(|today| (today.number() - day.number()).abs() <= RECENT);
        // "jusqu'à vendredi. Elle a passé la nuit": what has happened did not happen on a day to come.
        let to_come = |day: Day, sentence: u32| {
            situation.lean == Lean::Past && sentence != spot.sentence && self.today().is_some_and(|today| today < day)
        };
        if let Some((day, mentioned)) =
            self.last_day.filter(|(day, mentioned)| mentioned.block == spot.block || recent(*day))
            && !to_come(day, mentioned.sentence)
        {
            // "dans la nuit de lundi à mardi, vers 3 h": Tuesday.
            let early = time.clock.is_some_and(|clock| clock.hour < 12) || time.part == Some(MORNING);
            let day = if self.after_dusk && early { day.plus(1).unwrap_or(day) } else { day };
            let mut resolved = self.anchored(Period::Day(day), Certainty::Likely);
            resolved.anchor = Anchor::Previous;
            resolved.rule =
                Some(if mentioned.sentence == spot.sentence { "day-of-sentence" } else { "day-mentioned-last" });
            return resolved;
        }
        let evening_before = time.part == Some(NIGHT) && time.clock.is_none() && situation.lean != Lean::Future;
        let mut resolved = self.day_from_today(|today| today.plus(-i32::from(evening_before)), Anchor::Publication);
        if resolved.certainty == Certainty::Sure {
            resolved.certainty = Certainty::Likely;
        }
        resolved
    }

    /// "hier", "la veille".
    pub(super) fn near_day(
        &self,
        offset: i32,
        from: From,
        weekday: Option<u8>,
        time: &Time,
        situation: &Situation,
    ) -> Resolved {
        if from == From::Previous {
            let ahead =
                |day: &Day| situation.signal == Some(Signal::Since) && self.today().is_some_and(|now| now < *day);
            return match self.last_day.and_then(|(day, _)| day.plus(offset)) {
                Some(day) if ahead(&day) => unknown(mask(Unit::named("P1D"))),
                Some(day) => previous(Period::Day(day)),
                None => self.beside_publication(Unit::named("P1D"), offset, situation),
            };
        }
        if situation.nowadays && offset == 0 && weekday.is_none() && time.part.is_none() && time.clock.is_none() {
            return Resolved { rule: Some("nowadays"), ..plain(DateKind::Date, "PRESENT_REF".to_owned()) };
        }
        if let Some(spoken) = self.spoken(situation, offset).filter(|_| weekday.is_none())
            && let (Some(day), Some(today)) = (spoken.plus(offset), self.today())
        {
            let mut resolved = self.anchored(Period::Day(day), Certainty::Check);
            resolved.alternatives = today.plus(offset).map(|day| day.to_string()).into_iter().collect();
            resolved.rule = Some("day-of-speech");
            return resolved;
        }
        let mut resolved = self.day_from_today(|today| today.plus(offset), Anchor::Publication);
        if weekday.is_some_and(|weekday| matches!(resolved.period, Some(Period::Day(day)) if day.weekday() != weekday))
        {
            resolved.certainty = Certainty::Check;
        }
        resolved
    }

    /// The day on which quoted words were said, where it is not that of publication: `"…", a-t-il dit mardi`.
    fn spoken(&self, situation: &Situation, offset: i32) -> Option<Day> {
        let today = self.today().filter(|_| situation.quoted)?;
        if let Some(weekday) = situation.told {
            let back = (i32::from(today.weekday()) - i32::from(weekday)).rem_euclid(7);
            return today.plus(-back).filter(|_| back > 0);
        }
        let near = |spot: Spot| self.here.block - spot.block <= 2;
        self.told.filter(|(_, spot)| offset == 0 && near(*spot)).map(|(day, _)| day)
    }

    pub(super) fn weekday_of_week(&self, weekday: u8, count: i32, from: From) -> Resolved {
        let base =
            if from == From::Previous { self.last_day.map(|(day, _)| day).or(self.today()) } else { self.today() };
        let day = base.and_then(|day| day.plus(1 - i32::from(day.weekday()) + 7 * count + i32::from(weekday) - 1));
        match day {
            Some(day) => self.anchored(Period::Day(day), Certainty::Sure),
            None => self.some_weekday(weekday),
        }
    }

    /// A day computed from the day of publication.
    pub(super) fn day_from_today(&self, day: impl Fn(Day) -> Option<Day>, anchor: Anchor) -> Resolved {
        let Some(reference) = self.reference else { return unknown("XXXX-XX-XX".to_owned()) };
        if let Some(today) = reference.day() {
            return match day(today) {
                Some(found) => Resolved { anchor, ..self.anchored(Period::Day(found), Certainty::Sure) },
                None => unknown("XXXX-XX-XX".to_owned()),
            };
        }
        let (first, last) = reference.bounds();
        let mut resolved = unknown(format!("{:04}-XX-XX", reference.year));
        if let (Some(first), Some(last)) = (day(first), day(last)) {
            if reference.month.is_some() && first.month == last.month {
                resolved.value = format!("{:04}-{:02}-XX", first.year, first.month);
                resolved.edtf = Some(resolved.value.clone());
            }
            resolved.days = (first <= last).then_some((first, last));
            resolved.anchor = anchor;
        }
        resolved
    }
}
