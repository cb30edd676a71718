//! Flattens an analysis into a run of segments, each with the marks that cover it: for the page, HTML, the terminal.

use serde::Serialize;

use crate::analysis::{ActorKind, Analysis, DateKind, PlaceUse, QuoteKind};
use crate::span::Span;

/// A stretch of text that the same marks cover.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Segment {
    /// Where it stands, in the units of the analysis.
    #[serde(flatten)]
    pub span: Span,
    /// What covers it, the widest first; empty for plain text.
    pub marks: Vec<Mark>,
}

/// One item of the analysis as it covers a segment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// Its layer.
    pub layer: Layer,
    /// Its id in the analysis: `d1`, `p2`, `a3`, `q4`.
    pub id: String,
    /// What it is within its layer.
    pub kind: MarkKind,
}

/// The layers of an analysis, in the order in which they are drawn, the lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Layer {
    /// Speech.
    Quotes,
    /// People, organisations, groups, roles.
    Actors,
    /// Places.
    Places,
    /// Expressions of time.
    Dates,
}

/// What a mark is within its layer, as the contract writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum MarkKind {
    /// Of the dates.
    Date(DateKind),
    /// Of the places: whether the place itself is meant.
    Place(PlaceUse),
    /// Of the actors.
    Actor(ActorKind),
    /// Of the quotes.
    Quote(QuoteKind),
}

/// The whole text of `length` units as consecutive segments; a segment without marks stands where nothing was found.
///
/// `length` is the text's length in the units of `analysis`. Takes time in the number of marks, not of characters.
///
/// ```
/// let text = "Anna Duval est arrivée.";
/// let analysis = depeche::analyze(text, &depeche::Options::default());
/// let segments = depeche::highlight::segments(&analysis, text.len());
/// let joined: String = segments.iter().map(|segment| &text[segment.span]).collect();
/// assert_eq!(joined, text);
/// ```
#[must_use]
pub fn segments(analysis: &Analysis, length: usize) -> Vec<Segment> {
    let mut marks = collect(analysis);
    marks.retain(|(span, _)| !span.is_empty() && span.end as usize <= length);
    marks.sort_by_key(|(span, mark)| (span.start, u32::MAX - span.end, mark.layer));
    let mut cuts: Vec<u32> = marks.iter().flat_map(|(span, _)| [span.start, span.end]).collect();
    cuts.extend([0, length as u32]);
    cuts.sort_unstable();
    cuts.dedup();
    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    let mut segments = Vec::with_capacity(cuts.len());
    for pair in cuts.windows(2) {
        open.retain(|index| marks[*index].0.end > pair[0]);
        while next < marks.len() && marks[next].0.start <= pair[0] {
            open.push(next);
            next += 1;
        }
        let covering = open.iter().map(|index| marks[*index].1.clone()).collect();
        segments.push(Segment { span: Span { start: pair[0], end: pair[1] }, marks: covering });
    }
    segments
}

fn collect(analysis: &Analysis) -> Vec<(Span, Mark)> {
    let mark = |layer, id: String, kind| Mark { layer, id, kind };
    let quotes = analysis
        .quotes
        .iter()
        .map(|quote| (quote.span, mark(Layer::Quotes, quote.id.to_string(), MarkKind::Quote(quote.kind))));
    let actors = analysis
        .actors
        .iter()
        .map(|actor| (actor.span, mark(Layer::Actors, actor.id.to_string(), MarkKind::Actor(actor.kind))));
    let places = analysis
        .places
        .iter()
        .map(|place| (place.span, mark(Layer::Places, place.id.to_string(), MarkKind::Place(place.usage))));
    let dates = analysis
        .dates
        .iter()
        .map(|date| (date.span, mark(Layer::Dates, date.id.to_string(), MarkKind::Date(date.kind))));
    quotes.chain(actors).chain(places).chain(dates).collect()
}
