//! Ranges: from one date or hour to another.

use super::{Memory, Resolved, Spot, next_weekday, plain, unknown, with_hour};
use crate::analysis::{Certainty, DateKind};
use crate::calendar::shift_month;
use crate::layers::dates::context::{Lean, Situation};
use crate::layers::dates::period::Period;
use crate::layers::dates::time::{Calendar, Clock, Time, What};

impl Memory {
    /// "du 3 au 5 mai": the left side takes what it lacks from the right one.
    pub(super) fn range(&self, from: &Time, to: &Time, situation: &Situation, spot: Spot) -> Option<Resolved> {
        if let (Some(start), Some(end)) = (from.clock, to.clock) {
            return Some(self.hours(from, to, (start, end), situation, spot));
        }
        let right = self.meaning(to, situation, spot)?;
        let mut left = from.clone();
        if let (What::Calendar(left), What::Calendar(given)) = (&mut left.what, &to.what) {
            inherit(left, given, right.period.as_ref());
        }
        if let (
            What::Calendar(Calendar { weekday: Some(start), day: None, .. }),
            What::Calendar(Calendar { weekday: Some(end), day: None, .. }),
        ) = (&left.what, &to.what)
        {
            return Some(self.weekdays(*start, *end, from, situation));
        }
        let left = self.meaning(&left, situation, spot)?;
        let (Some(first), Some(last)) = (left.period.clone(), right.period.clone()) else {
            return Some(unknown(format!("{}/{}", left.value, right.value)));
        };
        let period = Period::Between(Box::new(first), Box::new(last));
        period.days()?;
        let mut resolved = self.anchored(period, left.certainty.min(right.certainty));
        resolved.anchor = right.anchor;
        resolved.alternatives = right.alternatives;
        if left.kind == DateKind::Time || right.kind == DateKind::Time {
            resolved.value = format!("{}/{}", left.value, right.value);
            resolved.kind = DateKind::Time;
        }
        Some(resolved)
    }

    /// "du lundi au vendredi", "samedi et dimanche".
    pub(super) fn weekdays(&self, start: u8, end: u8, from: &Time, situation: &Situation) -> Resolved {
        let apart = (i32::from(end) - i32::from(start)).rem_euclid(7);
        let told = matches!(situation.lean, Lean::Past | Lean::Future) && !situation.habit;
        if apart != 1 && !told {
            let value = format!("XXXX-WXX-{start}/XXXX-WXX-{end}");
            return Resolved { rule: Some("weekdays-habit"), ..plain(DateKind::Set, value) };
        }
        let first = self.weekday(start, None, from, situation);
        match first.period {
            Some(Period::Day(day)) => match next_weekday(day, end) {
                Some(last) => {
                    let period = Period::Between(Box::new(Period::Day(day)), Box::new(Period::Day(last)));
                    Resolved { rule: first.rule, ..self.anchored(period, Certainty::Likely) }
                }
                None => unknown(format!("XXXX-WXX-{start}/XXXX-WXX-{end}")),
            },
            _ => Resolved { kind: DateKind::Set, ..unknown(format!("XXXX-WXX-{start}/XXXX-WXX-{end}")) },
        }
    }

    /// "de 22h00 à 05h00": of a day, or of every day where the clause tells a habit.
    pub(super) fn hours(
        &self,
        from: &Time,
        to: &Time,
        (start, end): (Clock, Clock),
        situation: &Situation,
        spot: Spot,
    ) -> Resolved {
        let stated = [from, to].into_iter().find(|time| !matches!(time.what, What::Unstated(_)));
        let in_sentence = self.last_day.is_some_and(|(_, mentioned)| mentioned.sentence == spot.sentence);
        if stated.is_none() && !in_sentence && matches!(situation.lean, Lean::Present) {
            let value = format!("T{:02}:{:02}/T{:02}:{:02}", start.hour, start.minute, end.hour, end.minute);
            return Resolved { rule: Some("hours-of-every-day"), ..plain(DateKind::Time, value) };
        }
        let bare = Time { clock: None, part: None, ..stated.unwrap_or(from).clone() };
        let Some(day) = self.period(&bare.what, &bare, situation, spot) else {
            return unknown("XXXX-XX-XX".to_owned());
        };
        let first = with_hour(day.clone(), &Time { clock: Some(start), ..bare.clone() });
        let overnight = (end.hour, end.minute) < (start.hour, start.minute);
        let next = match day.period {
            Some(Period::Day(date)) if overnight => date.plus(1).map(Period::Day),
            ref period => period.clone(),
        };
        let last = match next {
            Some(period) => with_hour(self.anchored(period, day.certainty), &Time { clock: Some(end), ..bare }),
            None => with_hour(day.clone(), &Time { clock: Some(end), ..bare }),
        };
        let days = first.days.zip(last.days).map(|((first, _), (_, last))| (first, last));
        Resolved { value: format!("{}/{}", first.value, last.value), days, period: day.period, ..first }
    }
}

/// What the left side of a range lacks, from the right side and what it came to.
fn inherit(left: &mut Calendar, given: &Calendar, right: Option<&Period>) {
    let end = match right {
        Some(Period::Day(day)) => Some((day.year, day.month, day.day)),
        Some(Period::Month(year, month)) => Some((*year, *month, 31)),
        Some(Period::Between(_, to)) => to.days().map(|(_, last)| (last.year, last.month, last.day)),
        _ => None,
    };
    let Some((year, month, day)) = end else { return };
    if left.year.is_some() || (left.day.is_none() && left.month.is_none()) {
        return;
    }
    if left.month.is_none() && given.day.is_some() {
        let (same_year, same_month) =
            if left.day.is_some_and(|left| left > day) { shift_month(year, month, -1) } else { (year, month) };
        (left.month, left.year) = (Some(same_month), Some(same_year));
    } else if let Some(start) = left.month {
        let later = (start, left.day.unwrap_or(1)) > (month, day);
        left.year = Some(year - i32::from(later));
    }
}
