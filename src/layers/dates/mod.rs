//! Expressions of time: found by the rows of the language pack, resolved in the order of the text.
//!
//! `pattern` reads the rows, `matcher` finds the longest one at a token with the help of `shapes`, `time` is what the
//! words say, `barrier` drops what is no date, `context` reads the clause, and `resolve` finds the days.

use std::ops::Range;
use std::sync::OnceLock;

use crate::analysis::{Certainty, Date, DateId, Modifier, Why};
use crate::lang;
use crate::lang::dates::{DatePack, Signal};
use crate::layers::dates::context::Situation;
use crate::layers::dates::matcher::{Match, Matcher};
use crate::layers::dates::pattern::Patterns;
use crate::layers::dates::resolve::{Memory, Resolved, Spot};
use crate::layers::dates::shapes::Reader;
use crate::layers::dates::time::{Calendar, Time, What};
use crate::text::{Document, WordClass};

mod barrier;
mod build;
mod context;
mod feast;
mod matcher;
mod pattern;
mod period;
mod resolve;
mod shapes;
mod time;
mod value;

/// The expressions of time in the document, sorted by start; ids are set later.
#[must_use]
pub fn find(document: &Document) -> Vec<Date> {
    let pack = document.language.dates;
    let patterns = patterns(document.language);
    let words = shapes::words(document, patterns);
    let reader = Reader { document, patterns, words: &words, pack };
    let mut memory = Memory::new(document.header.reference);
    let mut dates = Vec::new();
    let mut matcher = Matcher::new(reader);
    for sentence in &document.sentences {
        matcher.enter(sentence.tokens.clone());
        let mut token = sentence.tokens.start;
        while token < sentence.tokens.end {
            let Some(mut found) = matcher.find_at(token) else {
                token += 1;
                continue;
            };
            let mut date = barrier::is_date(reader, pack, &found);
            // "mardi deux hommes": no date as a whole, but "mardi" is.
            while !date
                && found.time.what.has_parts()
                && let Some(shorter) = matcher.find_shorter(token, &found)
            {
                date = barrier::is_date(reader, pack, &shorter);
                found = shorter;
            }
            // An age is none in its parts either; a rejected range may hold a date.
            let whole = date || matches!(found.time.what, What::Duration { .. });
            token = if whole { found.end.max(token + 1) } else { token + 1 };
            if date {
                describe(reader, pack, &found, &mut memory, &mut dates);
            }
        }
    }
    dates
}

/// The patterns of a language, read once.
fn patterns(language: &'static lang::Language) -> &'static Patterns {
    static READ: OnceLock<Vec<OnceLock<Patterns>>> = OnceLock::new();
    let read = READ.get_or_init(|| lang::all().iter().map(|_| OnceLock::new()).collect());
    let index = lang::all().iter().position(|known| known.code == language.code).unwrap_or(0);
    read[index].get_or_init(|| Patterns::new(lang::all()[index].dates))
}

/// Resolves a match and adds what the contract says of it: two items for two dates in a row that do not touch.
fn describe(reader: Reader, pack: &DatePack, found: &Match, memory: &mut Memory, dates: &mut Vec<Date>) {
    let document = reader.document;
    let rule = reader.patterns.rows[found.row].name;
    let situation = context::situation(reader, pack, &found.tokens);
    let sentence = document.tokens[found.tokens.start].sentence;
    let spot = Spot { sentence, block: document.sentences[sentence as usize].block as u32 };
    let mut add = |time: &Time, tokens: &Range<usize>, memory: &mut Memory| {
        if let Some(resolved) = memory.resolve(time, &situation, spot) {
            dates.push(date(document, time, tokens, &situation, resolved, rule));
        }
    };
    if let (What::List(first, second), [head, tail]) = (&found.time.what, &found.parts[..]) {
        let (first, second) = (inherited(first, second), &**second);
        // "le vendredi et le samedi": every one of them.
        let article = |token: usize| document.tokens[token].class == WordClass::DefiniteArticle;
        let each = situation.article && situation.is_habitual() && article(tail.start - 1);
        if !each && are_neighbours(&first, second) {
            let range = Time::of(What::Range(Box::new(first), Box::new(second.clone())));
            add(&range, &found.tokens, memory);
        } else {
            add(&first, head, memory);
            add(second, tail, memory);
        }
        return;
    }
    add(&found.time, &found.tokens, memory);
}

/// The first of two dates with what it shares with the second: "les 6 et 13 avril", "en mai et juin derniers".
fn inherited(first: &Time, second: &Time) -> Time {
    let mut first = first.clone();
    if let (What::Calendar(left), What::Calendar(right)) = (&mut first.what, &second.what) {
        let bare_day = left.day.is_some() && left.month.is_none() && left.year.is_none();
        if bare_day {
            (left.month, left.year) = (right.month, right.year);
        }
        let bare_month = left.month.is_some() && left.year.is_none();
        if bare_month && right.month.is_some() {
            (left.year, left.direction) = (right.year, left.direction.or(right.direction));
        }
    }
    first
}

/// Whether the second of two days follows the first: "samedi et dimanche", "les 28 et 29 avril".
fn are_neighbours(first: &Time, second: &Time) -> bool {
    let (What::Calendar(left), What::Calendar(right)) = (&first.what, &second.what) else { return false };
    let plain = first.part.is_none() && second.part.is_none() && first.clock.is_none() && second.clock.is_none();
    let weekdays = |calendar: &Calendar| calendar.weekday.filter(|_| calendar.day.is_none());
    plain
        && match (left.day, right.day) {
            (Some(first), Some(second)) => left.month == right.month && second == first + 1,
            (None, None) => {
                matches!((weekdays(left), weekdays(right)), (Some(first), Some(second)) if second == first % 7 + 1)
            }
            _ => false,
        }
}

fn date(
    document: &Document,
    time: &Time,
    tokens: &Range<usize>,
    situation: &Situation,
    resolved: Resolved,
    rule: &'static str,
) -> Date {
    let span = document.span(tokens);
    let modifier = time.modifier.or(match situation.signal {
        Some(Signal::Before) if resolved.days.is_some() => Some(Modifier::Before),
        Some(Signal::After) if resolved.days.is_some() => Some(Modifier::After),
        _ => None,
    });
    let approximate = modifier == Some(Modifier::Approx);
    let edtf =
        resolved.edtf.map(|edtf| if approximate && !edtf.contains(['/', 'X']) { format!("{edtf}~") } else { edtf });
    Date {
        id: DateId::default(),
        span,
        text: document.text[span].to_owned(),
        kind: resolved.kind,
        value: resolved.value,
        modifier,
        earliest: resolved.days.map(|(first, _)| first.to_string()),
        latest: resolved.days.map(|(_, last)| last.to_string()),
        edtf,
        anchor: resolved.anchor,
        certainty: if approximate { resolved.certainty.min(Certainty::Likely) } else { resolved.certainty },
        why: Why {
            rule: resolved.rule.unwrap_or(rule),
            cues: situation.cues.clone(),
            alternatives: resolved.alternatives,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::dates::Row;
    use crate::lang::{self, Language};
    use crate::{Options, analyze};

    /// The example of a row without its brackets, and the words inside them.
    fn example(row: &Row) -> (String, String) {
        let (start, end) = (row.example.find('[').unwrap(), row.example.find(']').unwrap());
        (row.example.replace(['[', ']'], ""), row.example[start + 1..end].to_owned())
    }

    fn dates(language: &'static Language, text: &str, published: &str) -> Vec<(String, String)> {
        let options = Options { language: Some(language), ..Options::parse(Some(published), None).unwrap() };
        analyze(text, &options).dates.into_iter().map(|date| (date.text, date.value)).collect()
    }

    #[test]
    fn every_row_of_every_language_reads_its_example() {
        let mut wrong = Vec::new();
        for language in lang::all() {
            for row in language.dates.rows {
                let (text, span) = example(row);
                let found = dates(language, &text, row.published);
                if !found.contains(&(span.clone(), row.value.to_owned())) {
                    wrong.push(format!(
                        "{} {}: {text:?}: {span:?} {}, got {found:?}",
                        language.code, row.name, row.value
                    ));
                }
            }
        }
        assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
    }

    #[test]
    fn every_pattern_can_be_read() {
        for language in lang::all() {
            for row in language.dates.rows {
                let mut literals = std::collections::BTreeMap::new();
                assert!(pattern::expand(row.pattern, &mut literals).is_some(), "{} {}", language.code, row.name);
            }
            for entry in language.dates.words.entries() {
                assert!(pattern::Class::named(entry.section).is_some(), "{} {}", language.code, entry.section);
            }
        }
    }
}
