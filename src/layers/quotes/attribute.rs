//! Gives every run and every reported clause of a unit its cue.

use std::ops::Range;

use super::contents::{self, Reading};
use super::cues::{self, Cue};
use super::floating::{Draft, Standing};
use super::scene::Scene;
use super::units::{Run, Unit};
use super::{Source, Utterance, labels, phrases, suggested};
use crate::analysis::{BlockKind, Certainty, Cue as CueInfo, QuoteKind, Stance, Why};
use crate::text::{Tense, TokenKind, WordClass};

/// Who the last sentence says is about to speak, whom it is about, and its block.
#[derive(Debug, Default)]
pub(super) struct Before {
    block: usize,
    announced: Option<Source>,
    topic: Option<Source>,
}

/// Reads a unit into drafts.
pub(super) fn read(scene: &Scene, runs: &[Run], unit: &Unit, drafts: &mut Vec<Draft>, last: &mut Before) {
    let cues = cues::find(scene, unit);
    let readings = contents::read(scene, unit, &cues);
    let announced = suggested::announce(scene, unit, &cues, &readings);
    let topic = suggested::topic(scene, unit);
    let before = std::mem::replace(last, Before { block: unit.block, announced, topic });
    let before = if before.block == unit.block { before } else { Before::default() };
    if let Some(source) = suggested::looks_back(scene, unit, &readings) {
        let waiting =
            drafts.iter_mut().rev().take_while(|draft| draft.block == unit.block && draft.standing == Standing::Alone);
        waiting.for_each(|draft| draft.guess = Some((source.clone(), false)));
    }
    if let Some(topic) = &last.topic {
        let waiting = drafts.iter_mut().rev().take_while(|draft| draft.block == unit.block).take(MOST_WAITING);
        for draft in waiting.filter(|draft| draft.standing == Standing::Alone && draft.follow.is_none()) {
            draft.follow = Some(topic.clone());
        }
    }
    if readings.is_empty() && !unit.elements.iter().any(|element| element.run.is_some()) {
        return;
    }
    let first = drafts.len();
    let mut holders: Vec<Option<usize>> = vec![None; readings.len()];
    for (index, reading) in readings.iter().enumerate() {
        let clause = reading.clause.clone().map(|clause| behind_connectives(scene, unit, clause));
        let said = |clause: &Range<usize>| {
            holds_clause(scene, unit, reading, clause) && !is_thought_said(&cues, &readings, index)
        };
        if let Some(clause) = clause.filter(said) {
            let draft = indirect(scene, unit, &cues, reading, &clause);
            let same = (first..drafts.len()).find(|other| drafts[*other].utterance.span == draft.utterance.span);
            holders[index] = same.or(Some(drafts.len()));
            match same {
                Some(other) if drafts[other].utterance.source == Source::None => drafts[other] = draft,
                Some(_) => {}
                None => drafts.push(draft),
            }
        }
    }
    let owners = owners(scene, unit, &cues, &readings);
    for (at, element) in unit.elements.iter().enumerate() {
        let Some(run) = element.run else { continue };
        let mut draft = direct(scene, unit, &cues, at, &runs[run], owners[at].map(|owner| &readings[owner]));
        if draft.standing == Standing::Alone
            && let Some(source) = &before.announced
        {
            draft.guess = Some((source.clone(), false));
        }
        draft.topic = before.topic.clone();
        draft.utterance.within = holder(&readings, &holders, at);
        draft.run = Some(run);
        drafts.push(draft);
    }
}

/// Words between marks back to which a sentence lends its subject, so that time stays linear.
const MOST_WAITING: usize = 16;

/// Elements from the start of a reported clause in which a state of mind is its main verb.
const NEAR_START: usize = 4;

/// Whether the clause is what its speaker says that he thinks: "she said she thought the plan was dead".
fn is_thought_said(cues: &[Cue], readings: &[Reading], index: usize) -> bool {
    let cue = |reading: &Reading| reading.cue.map(|cue| &cues[cue]);
    let Some(own) = cue(&readings[index]).filter(|cue| cue.governs('m')) else { return false };
    let pronoun = matches!(readings[index].source, Source::Pronoun(..));
    let around = |other: &Reading| {
        let outer = cue(other).is_some_and(|cue| !cue.governs('m') && !cue.is_frame());
        let clause = other.clause.clone();
        outer
            && clause.is_some_and(|clause| {
                clause.contains(&own.elements.start) && own.elements.start - clause.start < NEAR_START
            })
    };
    pronoun && readings.iter().any(around)
}

/// The reading that reports each element: the one with the shortest content around it.
fn owners(scene: &Scene, unit: &Unit, cues: &[Cue], readings: &[Reading]) -> Vec<Option<usize>> {
    let mut owners: Vec<Option<(usize, usize)>> = vec![None; unit.len()];
    for (index, reading) in readings.iter().enumerate() {
        for content in &reading.contents {
            // A late cue speaks for the whole sentence: stronger than a verb that merely has marks behind it.
            let object = reading.clause.is_none()
                && matches!(reading.rule, "subject-verb" | "passive-agent" | "gerund" | "infinitive");
            let length = content.len() + if object { 1000 } else { 0 };
            for element in content.clone().filter(|element| unit.is_run(*element)) {
                let length = length + if is_beyond(scene, unit, cues, reading, element) { 2000 } else { 0 };
                let told_of = labels::is_told_of(scene, unit, cues, element, &unit.elements[element].tokens, reading);
                let length = length + if told_of { 3000 } else { 0 };
                let framed = |other: usize| is_told_behind_frame(scene, unit, cues, &readings[other], reading, element);
                let length = if owners[element].is_some_and(|(_, other)| framed(other)) { 0 } else { length };
                let cell = &mut owners[element];
                let anonymous = reading.source == Source::None;
                if cell
                    .is_none_or(|(best, other)| !anonymous && (length < best || readings[other].source == Source::None))
                {
                    *cell = Some((length, index));
                }
            }
        }
    }
    owners.into_iter().map(|cell| cell.map(|(_, index)| index)).collect()
}

/// Whether a cue with a speaker of its own stands right behind the run, and a frame opens it or names nobody: «Pour les
/// élus, "c'est un crime", souligne Anna Duval».
fn is_told_behind_frame(
    scene: &Scene,
    unit: &Unit,
    cues: &[Cue],
    frame: &Reading,
    reading: &Reading,
    run: usize,
) -> bool {
    let start = reading.cue.map_or(0, |cue| cues[cue].elements.start);
    let behind = start == run + 1 || start == run + 2 && unit.word(run + 1).is_some();
    let told = reading.rule == "inverted-subject" && suggested::is_somebody(scene, &reading.source);
    let opens = frame.contents.iter().any(|content| content.start == run);
    behind
        && told
        && frame.cue.is_some_and(|cue| cues[cue].is_frame())
        && (opens || !suggested::is_somebody(scene, &frame.source))
}

/// Whether a frame behind the run speaks for a later relative clause only: «Anna Duval dénonce "un crime", qui est "odieux"
/// selon Paul Roy».
fn is_beyond(scene: &Scene, unit: &Unit, cues: &[Cue], reading: &Reading, run: usize) -> bool {
    let Some(cue) = reading.cue.map(|cue| &cues[cue]).filter(|cue| cue.is_frame()) else { return false };
    let between = run + 1..cue.elements.start;
    let relative =
        |element: usize| unit.word(element).is_some_and(|token| scene.is_in(&scene.pack.words, token, "relative"));
    between.len() < FARTHEST_FRAME && between.into_iter().any(relative)
}

/// Elements between a run and a frame that are searched for a relative clause.
const FARTHEST_FRAME: usize = 40;

/// The draft of the smallest reported clause around the element.
fn holder(readings: &[Reading], holders: &[Option<usize>], at: usize) -> Option<usize> {
    let around =
        readings.iter().zip(holders).filter_map(|(reading, holder)| Some((reading.clause.clone()?, (*holder)?)));
    around.filter(|(clause, _)| clause.contains(&at)).min_by_key(|(clause, _)| clause.len()).map(|(_, holder)| holder)
}

/// Whether the clause says more than the words between marks in it.
fn holds_clause(scene: &Scene, unit: &Unit, reading: &Reading, clause: &Range<usize>) -> bool {
    let late = matches!(reading.rule, "inverted-subject" | "inverted-pronoun" | "subject-verb-behind" | "impersonal");
    let words = clause
        .clone()
        .filter_map(|element| unit.word(element))
        .filter(|token| scene.token(*token).kind == TokenKind::Word || scene.token(*token).kind == TokenKind::Number);
    let light = |token: &usize| {
        matches!(scene.class(*token), WordClass::Coordinator | WordClass::Adverb | WordClass::Subordinator)
    };
    let solid = words.filter(|token| !light(token)).count();
    let has_run = clause.clone().any(|element| unit.is_run(element));
    let due = if late && has_run { 2 } else { 1 };
    let runs = clause.clone().filter(|element| unit.is_run(*element)).count();
    // "accuse X de mentir", "accused X of lying"
    let gerund = |element| {
        let token = unit.word(element)?;
        Some(scene.verb(token)?.tense == Tense::Gerund)
    };
    let infinitive =
        reading.rule == "subject-verb-infinitive" && (!scene.pack.bare_clause || gerund(clause.start).unwrap_or(false));
    solid >= due && (has_run || infinitive || solid >= 2) || !late && runs >= 2
}

/// The clause without the words that join its sentence to the one before: "Mais", "En revanche,".
fn behind_connectives(scene: &Scene, unit: &Unit, clause: Range<usize>) -> Range<usize> {
    let mut start = clause.start;
    while let Some(token) = unit.word(start).filter(|_| start < clause.end) {
        let comma = |element: usize| unit.word(element).is_some_and(|token| scene.lower(token) == ",");
        let adverbial = unit.longest(scene, &scene.pack.adverbials, start).map(|(end, _)| end);
        if let Some(end) = adverbial.filter(|end| comma(*end)) {
            start = end + 1;
        } else if clause.start == 0 && scene.class(token) == WordClass::Coordinator
            || start > clause.start && comma(start)
        {
            start += 1;
        } else {
            break;
        }
    }
    start.min(clause.end)..clause.end
}

/// The draft of a reported clause.
fn indirect(scene: &Scene, unit: &Unit, cues: &[Cue], reading: &Reading, clause: &Range<usize>) -> Draft {
    let mut range = clause.clone();
    let edge = |element: usize| {
        unit.word(element).is_some_and(|token| {
            matches!(scene.token(token).kind, TokenKind::Punctuation | TokenKind::Symbol)
                && !matches!(scene.lower(token), "(" | ")")
        })
    };
    while range.start < range.end && edge(range.start) {
        range.start += 1;
    }
    while range.end > range.start + 1 && edge(range.end - 1) {
        range.end -= 1;
    }
    let span = scene.document.span(&unit.tokens(&range));
    let mut draft = drafted(scene, unit, cues, Some(reading));
    draft.utterance.span = span;
    draft.utterance.kind = QuoteKind::Indirect;
    if let Some(cue) = draft.utterance.cue.as_mut().filter(|cue| cue.stance == Stance::Neutral)
        && is_hearsay(scene, unit, range)
    {
        cue.stance = Stance::Conditional;
    }
    draft.standing = Standing::Governed;
    draft
}

/// Whether the clause itself keeps its distance: "le suspect aurait quitté la ville".
fn is_hearsay(scene: &Scene, unit: &Unit, clause: Range<usize>) -> bool {
    let mut words = clause.filter_map(|element| unit.word(element));
    words.any(|token| {
        scene.is_in(&scene.pack.roles, token, "hearsay")
            && scene
                .verb(token)
                .is_none_or(|verb| verb.head > token && !scene.is_in(&scene.pack.roles, verb.head, "unreal"))
    })
}

/// The draft of a run; whether marks without a cue are speech is settled later.
fn direct(scene: &Scene, unit: &Unit, cues: &[Cue], at: usize, run: &Run, reading: Option<&Reading>) -> Draft {
    let reading = reading.filter(|reading| !labels::is_hollow(scene, unit, reading, run));
    let mut draft = drafted(scene, unit, cues, reading);
    if let Some(source) = reading.and_then(|reading| suggested::before_colon(scene, unit, cues, reading, at)) {
        draft.utterance.source = source;
        draft.utterance.cue = None;
        draft.utterance.why = Why::cued("colon", Vec::new());
    }
    draft.utterance.span = run.span;
    draft.utterance.kind = QuoteKind::Direct;
    draft.standing = match reading {
        Some(_) if labels::is_label(scene, unit, at, run, true) => Standing::Label,
        Some(reading) if labels::is_term(scene, unit, cues, at, run, reading) => Standing::Label,
        Some(reading)
            if labels::is_articled(scene, unit, at)
                && labels::is_told_of(scene, unit, cues, at, &run.tokens, reading) =>
        {
            Standing::Label
        }
        Some(_) => Standing::Governed,
        None if labels::is_label(scene, unit, at, run, false) => Standing::Label,
        None if is_alone(scene, unit) => Standing::Alone,
        None => Standing::Fragment,
    };
    draft.spoken = labels::is_spoken_of(scene, unit, at);
    if draft.standing == Standing::Fragment {
        draft.guess = suggested::guess(scene, unit, at, run);
        draft.partial = labels::is_partial(scene, unit, at, run);
    }
    draft
}

/// What every draft of a reading shares.
fn drafted(scene: &Scene, unit: &Unit, cues: &[Cue], reading: Option<&Reading>) -> Draft {
    let cue = reading.and_then(|reading| reading.cue).map(|cue| &cues[cue]);
    let info = cue.map(|cue| CueInfo {
        span: scene.document.span(&unit.tokens(&cue.elements)),
        verb: cue.lemma.clone(),
        stance: cue.stance,
    });
    let rule = reading.map_or("floating", |reading| reading.rule);
    let spans = info.iter().map(|info| info.span).collect();
    Draft {
        utterance: Utterance {
            span: crate::span::Span::default(),
            kind: QuoteKind::Direct,
            cue: info,
            source: reading.map_or(Source::None, |reading| voice(scene, unit, reading)),
            rival: None,
            addressee: reading.and_then(|reading| reading.addressee),
            medium: reading.and_then(|reading| reading.medium),
            within: None,
            certainty: reading.map_or(Certainty::Check, |reading| reading.certainty),
            why: Why::cued(rule, spans),
        },
        run: None,
        block: unit.block,
        heading: !matches!(scene.document.blocks[unit.block].kind, BlockKind::Paragraph | BlockKind::Caption),
        standing: Standing::Governed,
        spoken: false,
        subjectless: reading.is_some_and(|reading| reading.subjectless),
        guess: None,
        topic: None,
        follow: None,
        partial: false,
    }
}

/// The source of a reading; who lends the voice where the sentence says so: «La mairie a dénoncé un choix "injuste", par la
/// voix de Paul Roy».
fn voice(scene: &Scene, unit: &Unit, reading: &Reading) -> Source {
    let lent = || {
        let start = (1..unit.len()).find_map(|element| {
            let (end, entry) = unit.longest(scene, &scene.pack.words, element)?;
            entry.section.starts_with("voice").then_some(end)
        })?;
        phrases::read(scene, unit, start)
            .map(|phrase| phrase.source)
            .filter(|source| suggested::is_somebody(scene, source))
    };
    let due = matches!(reading.rule, "subject-verb" | "subject-verb-clause" | "subject-verb-infinitive");
    due.then(lent).flatten().unwrap_or_else(|| reading.source.clone())
}

/// Whether nothing but runs and what joins them stands in the unit.
fn is_alone(scene: &Scene, unit: &Unit) -> bool {
    unit.elements.iter().all(|element| {
        element.run.is_some()
            || scene.token(element.tokens.start).kind != TokenKind::Word
            || scene.class(element.tokens.start) == WordClass::Coordinator
    })
}
