//! Speech between one pair of marks is one utterance, also where its cue stands inside: «Chez nous, a réagi X. On sent…».

use super::{Source, Utterance};
use crate::analysis::QuoteKind;
use crate::span::Span;

/// Joins the utterances, in order, whose runs belong to the same pair of marks; `pairs` holds the pair of each and the
/// words inside it.
pub(super) fn join(utterances: Vec<Utterance>, pairs: &[Option<(usize, Span)>]) -> Vec<Utterance> {
    let mut joined: Vec<Utterance> = Vec::with_capacity(utterances.len());
    let mut places = Vec::with_capacity(utterances.len());
    // The pair whose words came last, and where they went.
    let mut open: Option<(usize, usize)> = None;
    for (utterance, pair) in utterances.into_iter().zip(pairs) {
        let Some((pair, inside)) = *pair else {
            places.push(joined.len());
            joined.push(utterance);
            continue;
        };
        match open.filter(|(last, _)| *last == pair) {
            Some((_, place)) => {
                places.push(place);
                take_in(&mut joined[place], utterance, inside);
            }
            None => {
                open = Some((pair, joined.len()));
                places.push(joined.len());
                joined.push(utterance);
            }
        }
    }
    for (place, utterance) in joined.iter_mut().enumerate() {
        utterance.within = utterance.within.map(|holder| places[holder]).filter(|holder| *holder != place);
        let source = std::mem::replace(&mut utterance.source, Source::None);
        utterance.source = moved(source, &places, place).unwrap_or(Source::None);
        utterance.rival = utterance.rival.take().and_then(|rival| moved(rival, &places, place));
    }
    joined
}

/// A source with the new place of the utterance whose speaker it shares; nothing where that is its own.
fn moved(source: Source, places: &[usize], own: usize) -> Option<Source> {
    match source {
        Source::Same(other) => Some(places[other]).filter(|place| *place != own).map(Source::Same),
        source => Some(source),
    }
}

/// Adds a later piece: the words are those of the whole pair, the cue is that of the piece that has one.
fn take_in(first: &mut Utterance, piece: Utterance, inside: Span) {
    let told = |utterance: &Utterance| matches!(utterance.source, Source::Phrase(_) | Source::Pronoun(..));
    let speech = first.kind == QuoteKind::Direct || piece.kind == QuoteKind::Direct;
    if piece.kind == QuoteKind::Direct && (first.kind != QuoteKind::Direct || told(&piece) && !told(first)) {
        *first = Utterance { within: first.within, ..piece };
    }
    first.kind = if speech { QuoteKind::Direct } else { QuoteKind::Scare };
    first.span = inside;
}
