//! Settles what no cue governs: speech that goes on, fragments, and marks that are no speech.

use std::collections::BTreeMap;

use super::labels;
use super::scene::Scene;
use super::units::Run;
use super::{Source, Utterance};
use super::{headings, joined};
use crate::analysis::{Certainty, QuoteKind};
use crate::span::Span;
use crate::text::{TokenKind, WordClass};

/// An utterance in the making; `within` still is an index of drafts.
pub(super) struct Draft {
    pub(super) utterance: Utterance,
    pub(super) run: Option<usize>,
    pub(super) block: usize,
    /// Whether it stands in a title or a heading.
    pub(super) heading: bool,
    pub(super) standing: Standing,
    /// Whether a noun of speech introduces it.
    pub(super) spoken: bool,
    /// Whether its cue has no subject at all in its sentence.
    pub(super) subjectless: bool,
    /// Whom the sentence suggests where no cue governs it, and whether the run is the predicate of that subject.
    pub(super) guess: Option<(Source, bool)>,
    /// The subject of the sentence before, in the same block: «Anna Duval hésite. "On verra bien."».
    pub(super) topic: Option<Source>,
    /// The subject of the sentence behind, in the same block.
    pub(super) follow: Option<Source>,
    /// Whether it stands like words of somebody rather than like a term: «une fraude "érigée en système"».
    pub(super) partial: bool,
}

/// How a run stands in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// A cue governs it.
    Governed,
    /// It is a sentence of its own.
    Alone,
    /// A part of a sentence that no cue governs.
    Fragment,
    /// A name, a title, a charge.
    Label,
}

/// A run of fewer words is a term rather than speech where no cue governs it.
const SHORTEST_SPEECH: usize = 3;
/// A longer run behind an article is no term.
const LONGEST_TERM: usize = 5;
/// Words that stand between marks as often as this are a term, even in reported sentences.
const OFTEN: usize = 3;

/// The utterances in order, with those that no cue governs settled.
pub(super) fn settle(scene: &Scene, runs: &[Run], mut drafts: Vec<Draft>) -> Vec<Utterance> {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|index| {
        (drafts[*index].utterance.span.start, u32::MAX - drafts[*index].utterance.span.end, *index)
    });
    let mut place = vec![0; drafts.len()];
    for (position, index) in order.iter().enumerate() {
        place[*index] = position;
    }
    let mut last: Option<usize> = None;
    let mut last_block = 0;
    for position in 0..order.len() {
        let index = order[position];
        if drafts[index].run.is_some() && drafts[index].standing != Standing::Governed {
            let near = last.filter(|_| follows(scene, last_block, drafts[index].block));
            // "Q1". "Q2", a-t-il dit: at the head of a paragraph the speaker comes behind.
            let block = drafts[index].block;
            let goes_on = |other: &usize| {
                let run = drafts[*other].run.map(|run| &runs[run]);
                drafts[*other].block == block || run.is_some_and(|run| scene.document.marks[run.pair].continues)
            };
            let governed = |other: &usize| {
                let draft = &drafts[*other];
                draft.standing == Standing::Governed && draft.run.is_some() && draft.utterance.source != Source::None
            };
            let mut next = order[position + 1..].iter().take(4).copied().take_while(goes_on);
            let ahead = next.find(governed);
            let alone = drafts[index].standing == Standing::Alone;
            let same = near.filter(|_| last_block == block);
            let others = [same, ahead.filter(|_| alone), near.filter(|_| same.is_none())]
                .map(|other| other.map(|other| place[other]));
            let previous = position.checked_sub(1).map(|before| order[before]);
            if same.or(ahead).is_some() {
                drafts[index].topic = None;
            }
            float(scene, runs, &mut drafts, index, others);
            // "Q1", a-t-il dit. "Q2": speech right behind attributed speech goes on.
            let draft = &mut drafts[index];
            if alone && same.is_some() && same == previous && draft.utterance.why.rule == "floating" {
                draft.utterance.certainty = Certainty::Likely;
            }
        }
        let draft = &mut drafts[index];
        // "Et répète que …": the subject stands in an earlier sentence.
        let ellipsis = matches!(
            draft.utterance.why.rule,
            "gerund" | "infinitive" | "subject-verb" | "subject-verb-clause" | "subject-verb-colon"
        );
        if draft.standing == Standing::Governed && ellipsis && draft.subjectless {
            let near = last.filter(|_| last_block + 1 >= draft.block);
            draft.utterance.source = near.map_or(Source::None, |last| Source::Same(place[last]));
            draft.utterance.certainty = Certainty::Check;
        }
        draft.utterance.within = draft.utterance.within.map(|holder| place[holder]);
        let speaks = draft.utterance.kind != QuoteKind::Scare && draft.utterance.source != Source::None;
        if speaks && !draft.heading {
            last = Some(index);
            last_block = draft.block;
        }
    }
    terms(scene, runs, &mut drafts);
    look_ahead(&mut drafts, &order);
    unnamed_terms(scene, runs, &mut drafts);
    headings::settle(scene, runs, &mut drafts, &order);
    let marks = &scene.document.marks;
    let pair = |run: usize| (runs[run].pair, marks[runs[run].pair].inner);
    let pairs: Vec<_> = order.iter().map(|index| drafts[*index].run.map(pair)).collect();
    let mut sorted: Vec<Option<Utterance>> = drafts.into_iter().map(|draft| Some(draft.utterance)).collect();
    joined::join(order.into_iter().filter_map(|index| sorted[index].take()).collect(), &pairs)
}

/// Whether nothing but one question stands between a paragraph and that of the speaker before it: an interview.
fn follows(scene: &Scene, last: usize, block: usize) -> bool {
    let question = |block: usize| {
        let text = &scene.document.text[scene.document.blocks[block].span];
        text.trim_end_matches(|mark: char| !mark.is_alphanumeric() && mark != '?').ends_with('?')
    };
    last + 1 >= block || last + 2 == block && question(last + 1)
}

/// Settles one run that no cue governs; the places of utterances whose speaker it may share, the likeliest first.
fn float(scene: &Scene, runs: &[Run], drafts: &mut [Draft], index: usize, others: [Option<usize>; 3]) {
    let draft = &mut drafts[index];
    let Some(run) = draft.run.map(|run| &runs[run]) else { return };
    let words = run.tokens.clone().filter(|token| scene.token(*token).kind == TokenKind::Word).count();
    let verbal = run.tokens.clone().any(|token| scene.is_finite(token)) || labels::is_infinitive(scene, run);
    let predicate = matches!(draft.guess, Some((_, true)));
    let long = words >= SHORTEST_SPEECH + 2 || verbal || draft.spoken;
    if draft.partial && !predicate && !long {
        draft.guess = None;
    }
    let speech = match draft.standing {
        Standing::Fragment if predicate => true,
        Standing::Label => false,
        Standing::Alone => words >= SHORTEST_SPEECH || verbal,
        _ => long || draft.partial || draft.heading && words >= 2,
    };
    let utterance = &mut draft.utterance;
    utterance.certainty = Certainty::Check;
    if !speech {
        utterance.kind = QuoteKind::Scare;
        utterance.source = Source::None;
        utterance.cue = None;
        utterance.why.rule = if draft.standing == Standing::Label { "label" } else { "term" };
        utterance.certainty = Certainty::Likely;
        return;
    }
    utterance.why.rule = if draft.standing == Standing::Alone { "floating" } else { "fragment" };
    if scene.document.marks[run.pair].continues {
        utterance.why.rule = "continued-paragraph";
        utterance.certainty = Certainty::Likely;
    }
    let floats = utterance.why.rule == "floating";
    let guess = draft.guess.take().filter(|_| draft.standing == Standing::Fragment || floats);
    let topic = draft.topic.take().filter(|_| floats);
    // Whoever speaks around a fragment rather than the subject, unless it is the predicate of that subject.
    let [same, others @ ..] = others.map(|other| other.map(Source::Same));
    let guess = guess.map(|(source, _)| source);
    let first = if predicate || floats { [guess.clone(), same] } else { [same, guess.clone()] };
    let mut sources = first.into_iter().chain([topic]).chain(others).flatten();
    utterance.source = sources.next().unwrap_or(Source::None);
    utterance.rival = sources.next();
    if guess.is_some_and(|guess| guess == utterance.source) {
        utterance.why.rule = if predicate { "quoted-predicate" } else { "sentence-subject" };
    }
}

/// Speech before anybody is named has the next speaker whose words stand between marks; a part of a sentence only one
/// of its block.
fn look_ahead(drafts: &mut [Draft], order: &[usize]) {
    let mut next: Option<(usize, usize)> = None;
    for position in (0..order.len()).rev() {
        let draft = &mut drafts[order[position]];
        if draft.utterance.kind != QuoteKind::Direct || draft.heading {
            continue;
        }
        if draft.standing == Standing::Governed
            && matches!(draft.utterance.source, Source::Phrase(_) | Source::Pronoun(..))
        {
            next = Some((position, draft.block));
        }
        let waits = match draft.utterance.why.rule {
            "floating" => true,
            "fragment" => !draft.partial && next.is_some_and(|(_, block)| block == draft.block),
            _ => false,
        };
        if draft.utterance.source == Source::None && waits {
            let near = next.is_some_and(|(_, block)| block == draft.block);
            let follow = draft.follow.take().filter(|_| !near && draft.utterance.why.rule == "floating");
            draft.utterance.source = follow.unwrap_or(next.map_or(Source::None, |(next, _)| Source::Same(next)));
        }
    }
}

/// Short words that stand between marks time and again, with no verb, are a term: the "gilets jaunes".
fn terms(scene: &Scene, runs: &[Run], drafts: &mut [Draft]) {
    let short = |run: &Run| run.tokens.len() <= 3 && !run.tokens.clone().any(|token| scene.is_finite(token));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let bodies = drafts.iter().filter(|draft| !draft.heading).filter_map(|draft| draft.run);
    for run in bodies.map(|run| &runs[run]).filter(|run| short(run)) {
        *counts.entry(scene.document.phrase(&run.tokens)).or_default() += 1;
    }
    for draft in drafts.iter_mut() {
        let Some(run) = draft.run.map(|run| &runs[run]).filter(|run| short(run)) else { continue };
        let told = draft.utterance.cue.as_ref().is_some_and(|cue| {
            draft.utterance.why.rule != "subject-verb" || is_near_object(scene, cue.span, run.outer.start)
        });
        let count = counts.get(scene.document.phrase(&run.tokens)).copied().unwrap_or(0);
        let often = count > 1;
        let articled = run
            .outer
            .start
            .checked_sub(1)
            .is_some_and(|before| scene.is_determiner(before) || scene.is_preposition(before));
        // Whoever reports a sentence, what stands between marks in three of them is the article's word for it.
        if often && articled && (!told || count >= OFTEN) {
            as_term(&mut draft.utterance);
        }
    }
}

/// A few words without a verb behind a definite article that nobody is found to say are a term: the "poumon du port".
fn unnamed_terms(scene: &Scene, runs: &[Run], drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|draft| draft.utterance.why.rule == "fragment") {
        let Some(run) = draft.run.map(|run| &runs[run]) else { continue };
        let words = run.tokens.clone().filter(|token| scene.token(*token).kind == TokenKind::Word).count();
        let definite = run.outer.start.checked_sub(1).is_some_and(|before| {
            use WordClass::{Contraction, DefiniteArticle, Demonstrative, Possessive};
            matches!(scene.class(before), Contraction | DefiniteArticle | Demonstrative | Possessive)
        });
        let verbal = run.tokens.clone().any(|token| scene.is_finite(token));
        let unsaid = draft.utterance.source == Source::None && !draft.spoken && !draft.heading;
        if definite && !verbal && words <= LONGEST_TERM && unsaid {
            as_term(&mut draft.utterance);
        }
    }
}

/// Makes marks a term that nobody says.
pub(super) fn as_term(utterance: &mut Utterance) {
    utterance.kind = QuoteKind::Scare;
    utterance.source = Source::None;
    utterance.cue = None;
    utterance.why.rule = "term";
    utterance.certainty = Certainty::Likely;
}

/// Whether marks are the indefinite object right behind the cue: «Anna Duval dénonce une "faute"», «parle d'un "échec"».
fn is_near_object(scene: &Scene, cue: Span, marks: usize) -> bool {
    let end = scene.document.tokens_in(cue).end;
    let light = |token: usize| {
        scene.class(token) == WordClass::IndefiniteArticle
            || ["of", "to"].iter().any(|section| scene.is_in(&scene.pack.words, token, section))
            || scene.is_in(&scene.pack.frames, token, "as")
    };
    let bare = |token: usize| scene.class(token) != WordClass::Contraction && light(token);
    end < marks && marks <= end + 3 && (end..marks).all(bare)
}
