//! Precision, recall and confusion of a model on annotated articles: spans and kinds exact.

use std::collections::HashMap;
use std::fmt::Write;

use depeche::Options;
use depeche::lang::Language;
use depeche::names::tagger::{KINDS, Model};
use depeche::names::{self, NameKind};

use super::corpus::Article;

/// Kinds that the summary counts; works and events are reported beside it.
const SUMMED: [NameKind; 3] = [NameKind::Person, NameKind::Place, NameKind::Organisation];

/// Right, found and due names.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    right: usize,
    found: usize,
    due: usize,
}

/// Every name that is missed, wrong or too much, with the words around it.
pub(super) fn errors(language: &'static Language, model: &Model, articles: &[Article]) -> String {
    let mut out = String::new();
    for article in articles {
        let document = depeche::text::read(&article.text, &Options { language: Some(language), ..Options::default() });
        let found: Vec<(usize, usize, NameKind)> = names::find_with(&document, Some(model))
            .iter()
            .map(|name| (name.span.range().start, name.span.range().end, name.kind))
            .collect();
        let missed = article.names.iter().filter(|name| !found.contains(name)).map(|name| ("missed", name));
        let wrong = found.iter().filter(|name| !article.names.contains(name)).map(|name| ("found", name));
        let mut all: Vec<_> = missed.chain(wrong).collect();
        all.sort_by_key(|(_, name)| name.0);
        for (what, &(start, end, kind)) in all {
            let text = &article.text;
            let before: String = text[..start].chars().rev().take(30).collect::<Vec<_>>().into_iter().rev().collect();
            let after: String = text[end..].chars().take(30).collect();
            let line = format!("{}\t{what:6}\t{:12}\t{before}[{}]{after}", article.id, short(kind), &text[start..end]);
            let _ = writeln!(out, "{}", line.replace('\n', "⏎"));
        }
    }
    out
}

/// A table of what `model` finds in `articles`.
pub(super) fn measure(language: &'static Language, model: &Model, articles: &[Article]) -> String {
    let mut tallies = [Tally::default(); KINDS.len()];
    // Due kind (or none) against found kind (or none) of spans that do not agree; the last row and column is "none".
    let mut confusion = [[0_usize; KINDS.len() + 1]; KINDS.len() + 1];
    let mut by_certainty: HashMap<String, Tally> = HashMap::new();
    for article in articles {
        let document = depeche::text::read(&article.text, &Options { language: Some(language), ..Options::default() });
        let found = names::find_with(&document, Some(model));
        let due: HashMap<(usize, usize), NameKind> =
            article.names.iter().map(|name| ((name.0, name.1), name.2)).collect();
        for (_, _, kind) in &article.names {
            tallies[index(*kind)].due += 1;
        }
        let mut missed = due.clone();
        for name in &found {
            let (kind, span) = (index(name.kind), (name.span.range().start, name.span.range().end));
            missed.remove(&span);
            let gold = due.get(&span).copied();
            let right = gold == Some(name.kind);
            let certainty = by_certainty.entry(format!("{:?}", name.certainty)).or_default();
            for tally in [&mut tallies[kind], certainty] {
                tally.found += 1;
                tally.right += usize::from(right);
            }
            confusion[gold.map_or(KINDS.len(), index)][kind] += usize::from(!right);
        }
        missed.values().for_each(|kind| confusion[index(*kind)][KINDS.len()] += 1);
    }
    let mut out = String::new();
    let summed = SUMMED.iter().fold(Tally::default(), |sum, kind| sum.plus(tallies[index(*kind)]));
    for (name, tally) in
        std::iter::once(("all three", summed)).chain(KINDS.iter().map(|kind| (short(*kind), tallies[index(*kind)])))
    {
        let _ = writeln!(out, "  {name:<12} {tally}");
    }
    let mut certainties: Vec<_> = by_certainty.into_iter().collect();
    certainties.sort_by(|one, two| one.0.cmp(&two.0));
    for (certainty, tally) in certainties {
        let share = 100.0 * tally.right as f64 / tally.found.max(1) as f64;
        let _ = writeln!(out, "  {certainty:<12} {:5} found, {share:5.1} % right", tally.found);
    }
    let _ = writeln!(out, "  due \\ found     P    L    O    E    W  none");
    for (row, counts) in confusion.iter().enumerate() {
        let name = KINDS.get(row).map_or("none", |kind| short(*kind));
        let cells: String = counts.iter().map(|count| format!("{count:5}")).collect();
        let _ = writeln!(out, "  {name:<12} {cells}");
    }
    out
}

impl Tally {
    fn plus(self, other: Tally) -> Tally {
        Tally { right: self.right + other.right, found: self.found + other.found, due: self.due + other.due }
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |whole: usize| 100.0 * self.right as f64 / whole.max(1) as f64;
        let (precision, recall) = (share(self.found), share(self.due));
        let f1 = 2.0 * precision * recall / (precision + recall).max(1e-9);
        write!(formatter, "P {precision:5.1}  R {recall:5.1}  F1 {f1:5.2}  ({} due)", self.due)
    }
}

fn index(kind: NameKind) -> usize {
    KINDS.iter().position(|known| *known == kind).unwrap_or(0)
}

fn short(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "person",
        NameKind::Place => "place",
        NameKind::Organisation => "organisation",
        NameKind::Event => "event",
        NameKind::Product => "product",
    }
}
