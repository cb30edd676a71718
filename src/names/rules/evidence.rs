//! What the words of a run of capitals and those around it say of what it names.

use std::ops::Range;

use super::{CAPITALS, Finder, Verdict};
use crate::analysis::{Certainty, Why};
use crate::names::NameKind;
use crate::names::gazetteer::{Class, GAZETTEER};
use crate::span::Span;
use crate::text::{Case, TokenKind, WordClass};

impl Finder<'_, '_> {
    /// What the run names, by the first evidence that speaks.
    pub(super) fn judge(
        &self,
        run: &Range<usize>,
        title: Option<Span>,
        place: Option<Certainty>,
        floor: usize,
    ) -> Option<Verdict> {
        let document = self.document;
        if title.is_none() && place == Some(Certainty::Sure) {
            return Some((NameKind::Place, Certainty::Sure, Why::rule("gazetteer")));
        }
        if let Some(noun) = self.street(run) {
            return Some((NameKind::Place, Certainty::Sure, Why::cued("place-noun", vec![noun])));
        }
        if let Some(noun) = self.organisation_noun(run) {
            return Some((NameKind::Organisation, Certainty::Sure, Why::cued("organisation-noun", vec![noun])));
        }
        if self.is_title_of_work(run) {
            return Some((NameKind::Product, Certainty::Likely, Why::rule("marks")));
        }
        if let Some(title) = title {
            return Some((NameKind::Person, Certainty::Sure, Why::cued("title", vec![title])));
        }
        for token in [run.end - 1, run.start] {
            if let Some(entry) = self.pack.events.get(document.lower(token)) {
                let kind = if entry.section == "event" { NameKind::Event } else { NameKind::Product };
                return Some((kind, Certainty::Likely, Why::cued("noun", vec![document.tokens[token].span])));
            }
        }
        if run.len() > 1 && self.starts_with_given(run) {
            return Some((
                NameKind::Person,
                Certainty::Sure,
                Why::cued("given-name", vec![document.tokens[run.start].span]),
            ));
        }
        self.judge_alone(run, place, floor)
    }

    /// What a run names of which neither a title nor a noun inside nor a given name tells.
    fn judge_alone(&self, run: &Range<usize>, place: Option<Certainty>, floor: usize) -> Option<Verdict> {
        let document = self.document;
        if let Some(age) = self.age_behind(run) {
            return Some((NameKind::Person, Certainty::Likely, Why::cued("age", vec![age])));
        }
        if let Some(verb) = self.verb_before(run) {
            return Some((NameKind::Person, Certainty::Likely, Why::cued("subject", vec![verb])));
        }
        if let Some(certainty) = place {
            return Some((NameKind::Place, certainty, Why::rule("gazetteer")));
        }
        if self.is_model(run.end - 1) {
            return Some((NameKind::Product, Certainty::Likely, Why::rule("acronym")));
        }
        if self.is_brand(run.end - 1) {
            return Some((NameKind::Organisation, Certainty::Likely, Why::rule(CAPITALS)));
        }
        if let Some(town) = self.team(run) {
            return Some((NameKind::Organisation, Certainty::Likely, Why::cued("team-of-a-place", vec![town])));
        }
        if let Some(noun) = self.place_noun(run, floor) {
            return Some((NameKind::Place, Certainty::Likely, Why::cued("place-noun", vec![noun])));
        }
        if run.len() == 1 && document.tokens[run.start].case == Case::Upper {
            return Some((NameKind::Organisation, Certainty::Likely, Why::rule("acronym")));
        }
        if let Some(preposition) = self.preposition(run, floor) {
            return Some((NameKind::Place, Certainty::Check, Why::cued("locative-preposition", vec![preposition])));
        }
        if run.len() == 1 && self.is_given(run.start) {
            return Some((NameKind::Person, Certainty::Likely, Why::rule("given-name")));
        }
        let kind = if (2..=3).contains(&run.len()) { NameKind::Person } else { NameKind::Organisation };
        Some((kind, Certainty::Check, Why::rule(CAPITALS)))
    }

    pub(super) fn organisation_noun(&self, run: &Range<usize>) -> Option<Span> {
        if run.len() < 2 {
            return None;
        }
        let lexicon = &self.pack.organisations;
        let noun = run.clone().find(|&token| {
            let section = lexicon.get(self.document.lower(token)).map(|entry| entry.section);
            section.is_some_and(|section| section.starts_with("any word")) || token == run.start && section.is_some()
        })?;
        Some(self.document.tokens[noun].span)
    }

    pub(super) fn place_noun(&self, run: &Range<usize>, floor: usize) -> Option<Span> {
        let section = |token: usize| self.pack.places.get(self.document.lower(token)).map(|entry| entry.section);
        let part = |token: usize| section(token).is_some_and(|section| section.starts_with("part of the name"));
        if run.len() > 1
            && let Some(noun) = [run.start, run.end - 1].into_iter().find(|&token| part(token))
        {
            return Some(self.document.tokens[noun].span);
        }
        // "la ville de Kunduz", "the city of Kunduz"
        let noun = (floor.max(run.start.saturating_sub(2))..run.start)
            .find(|&token| section(token) == Some("before the name"))?;
        let joined = (noun + 1..run.start).all(|token| self.pack.joiners.contains(&self.document.lower(token)));
        joined.then(|| self.document.tokens[noun].span)
    }

    /// The noun at the end of "Joe Farrington Road", whatever stands before it.
    fn street(&self, run: &Range<usize>) -> Option<Span> {
        let last = self.document.lower(run.end - 1);
        let noun = || self.pack.places.get(last).is_some_and(|noun| noun.section.ends_with("street"));
        let ending = |ending: &str| last.len() > ending.len() + 2 && last.ends_with(ending);
        let street = run.len() > 1 && noun() || self.pack.street_endings.iter().any(|end| ending(end));
        street.then(|| self.document.tokens[run.end - 1].span)
    }

    /// Whether nothing but the run and an article stands between two marks: the title of a work.
    fn is_title_of_work(&self, run: &Range<usize>) -> bool {
        let marks = &self.document.marks;
        let before = marks.partition_point(|pair| pair.tokens.start <= run.start);
        let Some(pair) = before.checked_sub(1).map(|index| &marks[index]) else { return false };
        let lead = run.start - pair.tokens.start;
        let article = lead == 0 || lead == 1 && self.document.tokens[run.start - 1].class == WordClass::DefiniteArticle;
        let end = pair.tokens.end;
        let rest = (run.end..end).all(|token| self.document.tokens[token].kind == TokenKind::Punctuation);
        article && pair.close.is_some() && run.end <= end && end - run.end <= 1 && rest
    }

    /// "A320-200", "QZ8501": letters with a number of at least two digits.
    fn is_model(&self, token: usize) -> bool {
        let word = self.document.word(token);
        word.starts_with(char::is_uppercase) && word.chars().filter(char::is_ascii_digit).count() >= 2
    }

    /// "SkyLine", "iTunes": a capital inside a word of lower case; but "McDowell", "DiCaprio", "O'Neill".
    fn is_brand(&self, token: usize) -> bool {
        let word = self.document.word(token);
        let mut letters = word.chars();
        let capital = letters.by_ref().skip(1).position(|letter| letter.is_uppercase());
        let plain = word.chars().all(char::is_alphanumeric);
        plain && capital.is_some_and(|at| at >= 2 && !word.starts_with("Mac") && !word.starts_with("Fitz"))
    }

    /// The verb of "said Marlow", whose subject is a person where one word names it.
    fn verb_before(&self, run: &Range<usize>) -> Option<Span> {
        let verb = run.start.checked_sub(1)?;
        let plain = self.document.tokens[run.start].case == Case::Capital;
        let closed = self.document.tokens.get(run.end).is_none_or(|token| token.kind == TokenKind::Punctuation);
        let says = self.pack.inverted_verbs.contains(&self.document.lower(verb));
        (run.len() == 1 && plain && closed && says).then(|| self.document.tokens[verb].span)
    }

    /// The age behind a name between commas: "Brown, 32, a plumber".
    pub(super) fn age_behind(&self, run: &Range<usize>) -> Option<Span> {
        let document = self.document;
        let mark = |token: usize| document.tokens.get(token).map(|token| &document.text[token.span]);
        let age = document.tokens.get(run.end + 1).filter(|token| token.kind == TokenKind::Number)?;
        let years = document.text[age.span].parse::<u8>().ok().filter(|years| (2..110).contains(years))?;
        let closed = matches!(mark(run.end + 2), Some("," | "." | ";" | ")"));
        (matches!(mark(run.end), Some("," | "(")) && closed && years > 1 && run.len() <= 4).then_some(age.span)
    }

    /// A preposition of places before the run: "in Kandor". Who has several names is more often a person after "from".
    fn preposition(&self, run: &Range<usize>, floor: usize) -> Option<Span> {
        let token = run.start.checked_sub(1).filter(|&token| token >= floor)?;
        let entry = self.pack.places.get(self.document.lower(token))?;
        let clear = entry.section == "preposition" || entry.section == "preposition before one word" && run.len() == 1;
        clear.then(|| self.document.tokens[token].span)
    }

    /// The place at the head of "Green Bay Packers", whose last word is in the plural.
    fn team(&self, run: &Range<usize>) -> Option<Span> {
        let last = self.document.lower(run.end - 1);
        // "Norwich City" is no town of that name, "Mexico City" is.
        let club = self.pack.organisations.get(last).is_some_and(|entry| entry.section == "after a town");
        if run.len() < 2 || !club && (!last.ends_with('s') || self.pack.places.contains(last)) {
            return None;
        }
        let (end, hit) = GAZETTEER.longest(self.document, run.start, run.end - 1)?;
        let town = hit.records.iter().any(|record| record.is_town() || record.is_division());
        (town && end + 2 >= run.end).then(|| self.document.span(&(run.start..end)))
    }

    /// Whether the gazetteer knows the whole run as a place: `Sure` for countries, capitals, divisions, large towns.
    pub(super) fn known_place(&self, run: &Range<usize>) -> Option<Certainty> {
        let (end, hit) = GAZETTEER.longest(self.document, run.start, run.end).filter(|(end, _)| *end == run.end)?;
        let upper = self.document.tokens[end - 1].case == Case::Upper;
        let word = self.vocabulary.word(run.start);
        if hit.capitals && !upper || run.len() == 1 && word.lower > 0 {
            return None;
        }
        let record = hit.records.first()?;
        let great = matches!(record.class, Class::Country | Class::Capital | Class::Division | Class::Continent);
        // Twice the decimal logarithm: 12 is a million people.
        Some(if great || record.population >= 12 { Certainty::Sure } else { Certainty::Likely })
    }

    /// Whether something else says that a capital at the start of a sentence is a name.
    pub(super) fn is_supported(&self, token: usize) -> bool {
        let word = self.vocabulary.word(token);
        word.lower == 0 && (word.capital > 0 || self.document.tokens[token].case == Case::Upper || self.is_given(token))
    }
}
