//! Subjects that no grammar of the cue gives: far off, in odd forms, of gerunds and infinitives.

use super::super::Source;
use super::super::complements;
use super::super::cues::is_adverb;
use super::super::phrases;
use super::super::speakers::{self, Attribution};
use super::{After, Reader, Reading};
use crate::analysis::Certainty;
use crate::text::{Number, WordClass};

impl Reader<'_, '_> {
    /// A clause behind its conjunction, of a verb whose subject stands too far off for its grammar: the first actor of
    /// the sentence may be it.
    pub(super) fn far_subject(&self, after: After) -> Option<Reading> {
        let cue = self.cue();
        let end = cue.elements.end;
        let sure = cue.governs('q') && !cue.governs('w') && !self.scene.pack.bare_clause;
        if !sure || !matches!(after, After::Clause(_) | After::Infinitive(_)) {
            return None;
        }
        let source = if cue.compound {
            speakers::first(self.scene, self.unit, cue.elements.start)?
        } else {
            self.odd_subject(after)?
        };
        let mut attribution = Attribution::of(source, end);
        if let After::Clause(at) | After::Infinitive(at) = after {
            complements::complements(self.scene, self.unit, end..at, &mut attribution);
        }
        let mut reading = self.following(after, attribution)?;
        reading.certainty = Certainty::Check;
        Some(reading)
    }

    /// The subject of a simple verb right before its clause, in a form that no grammar of subjects has: 'Des "sages"
    /// estiment que', "41 % jugent que", "Celle qui dirige le port avoue que".
    fn odd_subject(&self, after: After) -> Option<Source> {
        let (start, end) = (self.cue().elements.start, self.cue().elements.end);
        let After::Clause(clause) = after else { return None };
        let adverb = |token| self.scene.class(token) == WordClass::Adverb || is_adverb(self.scene, token);
        let direct = (end..clause - 1).all(|element| self.unit.word(element).is_some_and(adverb));
        let stop =
            |element: &usize| matches!(self.lower(*element), Some("," | ":" | ";" | "(" | ")" | "–" | "—" | "-"));
        let first = (0..start).rev().find(stop).map_or(0, |element| element + 1);
        let class = |element: usize| self.unit.word(element).map(|token| self.scene.class(token));
        let has = |wanted| (first..start).any(|element| class(element) == Some(wanted));
        // "plus il craint que", "cela signifie que", "ce qui suppose que", "rien n'indique que"
        let idle = class(first) == Some(WordClass::Adverb)
            || class(first) == Some(WordClass::Pronoun) && class(first + 1) != Some(WordClass::Relative)
            || start > 1 && class(start - 1) == Some(WordClass::Relative) && class(start - 2) != Some(WordClass::Open)
            || self.cue().elements.clone().any(|element| class(element) == Some(WordClass::Negation))
            || class(start.wrapping_sub(1)) == Some(WordClass::Coordinator)
            || self.has_finite(first..start) && !has(WordClass::Relative);
        let nominal = |element: usize| {
            self.unit.word(element).is_none_or(|token| self.scene.is_determiner(token) || !adverb(token))
        };
        if !direct || idle || first == start || !(first..start).any(nominal) {
            return None;
        }
        if let Some((_, pronoun)) = phrases::pronoun(self.scene, self.unit, first) {
            return Some(pronoun);
        }
        let name = start.checked_sub(1).filter(|run| self.unit.is_run(*run));
        let name = name.and_then(|run| phrases::read(self.scene, self.unit, run)).map(|phrase| phrase.source);
        Some(name.unwrap_or(Source::None))
    }

    /// The actor right before a gerund: "des élus affirmant que".
    pub(super) fn noun_before(&self, start: usize) -> Option<Source> {
        let before = self.unit.word(start.checked_sub(1)?)?;
        if matches!(self.scene.lower(before), "," | ")")
            || self.scene.is_preposition(before)
            || self.scene.class(before) == WordClass::Adverb
        {
            return None;
        }
        let mention = (0..12usize.min(start))
            .filter_map(|back| self.unit.word(start - 1 - back))
            .filter_map(|token| self.scene.mention_at(token))
            .next()?;
        (mention.tokens.end == before + 1).then_some(Source::Phrase(mention.span))
    }

    /// The subject of the last cue before, or of the nearest finite verb.
    pub(super) fn main_subject(&self, start: usize) -> Option<Source> {
        if let Some((_, source)) =
            self.earlier.iter().rev().find(|(element, source)| *element < start && *source != Source::None)
        {
            return Some(source.clone());
        }
        let is_start = |element: &usize| {
            self.unit.word(*element).is_some_and(|token| {
                self.scene.is_finite(token)
                    && (*element == 0
                        || !self
                            .unit
                            .word(element - 1)
                            .is_some_and(|before| self.scene.verb(before).is_some() && self.same_group(before, token)))
            })
        };
        let before = (start.saturating_sub(60)..start).rev().find(is_start);
        // "Anna Duval, citant «un risque», a quitté la salle"
        let own = if before.is_none() && start > 0 {
            speakers::left(self.scene, self.unit, start, Number::Unknown, &[])
        } else {
            None
        };
        if own.is_some() {
            return own;
        }
        let verb = before.or_else(|| (start..self.unit.len().min(start + 60)).find(is_start))?;
        speakers::left(self.scene, self.unit, verb, Number::Unknown, &[])
    }

    fn same_group(&self, first: usize, second: usize) -> bool {
        self.scene.verb(first).is_some_and(|verb| verb.tokens.contains(&second))
    }
}
