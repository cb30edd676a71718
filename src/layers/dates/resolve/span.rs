//! Lengths and what is so long before or after something.

use super::{Memory, Resolved, plain, previous, unknown};
use crate::analysis::{Anchor, Certainty, DateKind};
use crate::calendar::{Day, shift_month};
use crate::layers::dates::context::{Lean, Situation};
use crate::layers::dates::period::Period;
use crate::layers::dates::time::{Count, From};
use crate::layers::dates::value::{Base, Unit};

impl Memory {
    /// "il y a trois ans": in the grain of the unit.
    pub(super) fn offset(&self, count: Count, unit: Unit, sign: i32, from: From, situation: &Situation) -> Resolved {
        let vague = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
        let Some(count) = count.0 else {
            return match from {
                From::Publication => plain(DateKind::Date, vague.to_owned()),
                From::Previous => plain(DateKind::Duration, unit.duration(None)),
            };
        };
        if unit.is_clock() && from == From::Previous {
            return plain(DateKind::Duration, unit.duration(Some(count)));
        }
        let base = match from {
            From::Publication => self.today(),
            From::Previous => self.last.as_ref().and_then(Period::days).map(|(first, _)| first),
        };
        let coarse = self.reference.filter(|_| from == From::Publication && unit.base == Base::Year);
        let base = base.or_else(|| coarse.map(|reference| reference.bounds().0));
        // "un an plus tard, il meurt" is not after publication: something else was meant than the date mentioned last.
        let sensible = |period: &Period| {
            from == From::Publication
                || situation.lean == Lean::Future
                || self.today().zip(period.days()).is_none_or(|(today, (first, _))| first <= today)
        };
        // "en 2013, puis six semaines plus tard": no week of the year is known.
        let coarse = matches!(self.last, Some(Period::Year(_) | Period::Decade(_) | Period::Century(_)));
        let base = base.filter(|_| from == From::Publication || unit.base == Base::Year || !coarse);
        let moved = base.and_then(|day| moved(day, unit, count.saturating_mul(sign))).filter(sensible);
        let mut resolved = match (moved, from) {
            (Some(period), From::Publication) => self.anchored(period, Certainty::Likely),
            (Some(period), From::Previous) => previous(period),
            (None, _) if unit.base == Base::Year => unknown("XXXX".to_owned()),
            (None, _) => unknown("XXXX-XX-XX".to_owned()),
        };
        if unit.is_clock() {
            resolved.kind = DateKind::Time;
        }
        resolved
    }

    /// "les 20 dernières années", "les six prochains mois".
    pub(super) fn around(&self, count: Count, unit: Unit, sign: i32) -> Resolved {
        let mut resolved = plain(DateKind::Duration, unit.duration(count.0));
        let (Some(count), Some(today)) = (count.0, self.today()) else { return resolved };
        let months = |months: i32| {
            let (year, month) = shift_month(today.year, today.month, months.saturating_mul(sign));
            Some(Period::Month(year, month))
        };
        let count = count.clamp(0, 100_000).saturating_mul(unit.times.min(1000));
        let other = match unit.base {
            Base::Year => months(count.saturating_mul(12)),
            Base::Month => months(count),
            Base::Week => today.plus(count.saturating_mul(7 * sign)).map(Period::Day),
            Base::Day => today.plus(count.saturating_mul(sign)).map(Period::Day),
            Base::Hour => today.plus((count + 23) / 24 * sign).map(Period::Day),
            _ => return resolved,
        };
        let own = match unit.base {
            Base::Year | Base::Month => Period::Month(today.year, today.month),
            _ => Period::Day(today),
        };
        if let Some(other) = other {
            let (from, to) = if sign < 0 { (other, own) } else { (own, other) };
            let between = Period::Between(Box::new(from), Box::new(to));
            (resolved.days, resolved.edtf) = (between.days(), between.edtf());
            resolved.anchor = Anchor::Publication;
        }
        resolved
    }
}

/// `day` moved by so many units, in the grain of the unit: weeks and days to the day, months to the month.
fn moved(day: Day, unit: Unit, count: i32) -> Option<Period> {
    let count = count.checked_mul(unit.times)?;
    let period = match unit.base {
        Base::Year => Period::Year(day.year.checked_add(count)?),
        Base::Month => {
            let months = count.clamp(-200_000, 200_000);
            let (year, month) = shift_month(day.year, day.month, months);
            Period::Month(year, month)
        }
        Base::Week | Base::Weekend => Period::Day(day.plus(count.checked_mul(7)?)?),
        Base::Day => Period::Day(day.plus(count)?),
        Base::Hour => Period::Day(day.plus(count / 24)?),
        Base::Minute | Base::Second => Period::Day(day),
    };
    period.days().map(|_| period)
}
