//! Gives every run and every reported clause of a unit its cue.

use std::ops::Range;

use super::contents::{self, Reading};
use super::cues::{self, Cue, Shape};
use super::floating::{Draft, Standing};
use super::scene::Scene;
use super::units::{Run, Unit};
use super::{Source, Utterance, forms, phrases, speakers};
use crate::analysis::{ActorKind, BlockKind, Certainty, Cue as CueInfo, QuoteKind, Stance, Why};
use crate::text::{Number, Tense, TokenKind, WordClass};

/// Elements from a cue to marks that still hold its words, where they hold one noun.
const FAR_CUE: usize = 6;

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
    let announced = announce(scene, unit, &cues, &readings);
    let topic = topic(scene, unit);
    let before = std::mem::replace(last, Before { block: unit.block, announced, topic });
    let before = if before.block == unit.block { before } else { Before::default() };
    if let Some(source) = looks_back(scene, unit, &readings) {
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
    // "accuse X de mentir"
    let infinitive = reading.rule == "subject-verb-infinitive" && !scene.pack.bare_clause;
    solid >= due && (has_run || infinitive || solid >= 2) || !late && runs >= 2
}

/// The clause without the words that join its sentence to the one before: "Mais", "En revanche,".
fn behind_connectives(scene: &Scene, unit: &Unit, clause: Range<usize>) -> Range<usize> {
    let mut start = clause.start;
    if scene.pack.bare_clause {
        return clause;
    }
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
    let reading = reading.filter(|reading| !is_hollow(scene, unit, reading, run));
    let mut draft = drafted(scene, unit, cues, reading);
    if let Some(source) = reading.and_then(|reading| before_colon(scene, unit, cues, reading, at)) {
        draft.utterance.source = source;
        draft.utterance.cue = None;
        draft.utterance.why = Why::cued("colon", Vec::new());
    }
    draft.utterance.span = run.span;
    draft.utterance.kind = QuoteKind::Direct;
    draft.standing = match reading {
        Some(_) if is_label(scene, unit, at, run, true) => Standing::Label,
        Some(reading) if is_term(scene, unit, cues, at, run, reading) => Standing::Label,
        Some(_) => Standing::Governed,
        None if is_label(scene, unit, at, run, false) => Standing::Label,
        None if is_alone(scene, unit) => Standing::Alone,
        None => Standing::Fragment,
    };
    draft.spoken = is_spoken_of(scene, unit, at);
    if draft.standing == Standing::Fragment {
        draft.guess = guess(scene, unit, at, run);
        draft.partial = is_partial(scene, unit, at, run);
    }
    draft
}

/// Whether a run that no cue governs stands like words of somebody rather than like a term: in lower case, with no
/// article before, behind a verb or with small words of its own.
fn is_partial(scene: &Scene, unit: &Unit, at: usize, run: &Run) -> bool {
    let words = run.tokens.clone().filter(|token| scene.token(*token).kind == TokenKind::Word).count();
    let Some(before) = at.checked_sub(1).and_then(|before| unit.word(before)) else { return false };
    if scene.is_capital(run.tokens.start) || !scene.document.word(run.tokens.start).starts_with(char::is_alphanumeric) {
        return false;
    }
    let opens = scene.is_determiner(before) || scene.class(before) == WordClass::Contraction;
    let first = run.tokens.start;
    let small = scene.is_determiner(first)
        || scene.is_preposition(first)
        || matches!(scene.class(first), WordClass::Adverb | WordClass::Negation | WordClass::Clitic);
    if opens {
        return words >= SHORTEST_PARTIAL;
    }
    if scene.lower(first).contains(['.', '@', '/']) {
        return false;
    }
    let infinitive = scene.verb(before).is_some_and(|verb| verb.tense == Tense::Infinitive);
    if infinitive && words < SHORTEST_PARTIAL {
        return false;
    }
    let adverb = |token: usize| scene.class(token) == WordClass::Adverb || cues::is_adverb(scene, token);
    let main = (at.saturating_sub(4)..at).rev().filter_map(|element| unit.word(element)).find(|token| !adverb(*token));
    let before = main.unwrap_or(before);
    let verbal = scene.verb(before).is_some() || scene.class(before) == WordClass::Auxiliary;
    verbal || words >= 2 && (small || scene.class(before) == WordClass::Open)
}

/// Words behind an article that are rather somebody's than a term.
const SHORTEST_PARTIAL: usize = 3;

/// Whom a sentence is about: the subject of its first verb, where somebody is.
fn topic(scene: &Scene, unit: &Unit) -> Option<Source> {
    let verb =
        (1..unit.len().min(40)).find(|element| unit.word(*element).is_some_and(|token| scene.is_finite(token)))?;
    speakers::left(scene, unit, verb, Number::Unknown, &[]).filter(|source| is_person(scene, source))
}

/// Whether a source is a pronoun or a mention of people.
fn is_person(scene: &Scene, source: &Source) -> bool {
    match source {
        Source::Phrase(span) => scene.actors_at(*span).any(|actor| actor.kind != ActorKind::Organisation),
        Source::Pronoun(..) => true,
        _ => false,
    }
}

/// Whether a title's colon only parts a term from the sentence: "«Bonnets noirs» : Anna Duval revient", or the subject
/// behind the colon of a paragraph is a group that is talked of.
fn is_hollow(scene: &Scene, unit: &Unit, reading: &Reading, run: &Run) -> bool {
    if reading.rule != "title-colon" {
        return false;
    }
    let words = run.tokens.clone().filter(|token| scene.token(*token).kind == TokenKind::Word).count();
    let last = scene.lower(run.tokens.end - 1);
    let term = words <= 3
        && !run.tokens.clone().any(|token| scene.is_finite(token))
        && !matches!(last, "!" | "?" | "." | "…" | "...");
    let group = matches!(reading.source, Source::Phrase(span)
        if scene.actors_at(span).any(|actor| actor.kind == ActorKind::Group));
    term || group && scene.document.blocks[unit.block].kind == BlockKind::Paragraph
}

/// The subject of the clause between a cue and the colon before the run, where the clause has a verb of its own:
/// «Paul Roy ayant dit qu'il part, Anna Duval s'est montrée rassurée : "…"».
fn before_colon(scene: &Scene, unit: &Unit, cues: &[Cue], reading: &Reading, at: usize) -> Option<Source> {
    let first = reading.cue.map_or(0, |cue| cues[cue].elements.end);
    let colon = at.checked_sub(1).filter(|colon| unit.word(*colon).is_some_and(|token| scene.lower(token) == ":"))?;
    if !matches!(reading.rule, "subject-verb" | "subject-verb-clause" | "colon") {
        return None;
    }
    let comma =
        (first..colon).rev().find(|element| unit.word(*element).is_some_and(|token| scene.lower(token) == ","))?;
    let verb = (comma..colon).find(|element| unit.word(*element).is_some_and(|token| scene.is_finite(token)))?;
    let named = scene.mention_at(unit.word(comma + 1)?).filter(|mention| mention.named)?;
    speakers::left(scene, unit, verb, Number::Unknown, &[]).filter(|source| *source == Source::Phrase(named.span))
}

/// Whom the sentence of a run without a cue suggests: the subject whose predicate the run is («Anna Duval «regrette»
/// ce choix»), else the subject of the verb before.
fn guess(scene: &Scene, unit: &Unit, at: usize, run: &Run) -> Option<(Source, bool)> {
    let verbal = run.tokens.clone().take(3).any(|token| {
        scene.is_finite(token) || forms::readings(scene.pack, scene.lower(token)).iter().any(|form| form.is_finite())
    });
    let mut start = at;
    while start > 0
        && unit.word(start - 1).is_some_and(|token| {
            matches!(scene.class(token), WordClass::Auxiliary | WordClass::Clitic | WordClass::Negation)
        })
    {
        start -= 1;
    }
    let own = unit
        .word(start.wrapping_sub(1))
        .is_some_and(|token| scene.token(token).kind == TokenKind::Word && !scene.is_preposition(token));
    if own
        && (start < at || verbal)
        && let Some(source) =
            speakers::left(scene, unit, start, Number::Unknown, &[]).filter(|source| is_somebody(scene, source))
    {
        return Some((source, true));
    }
    let verb = (at.saturating_sub(40)..at)
        .rev()
        .find(|element| unit.word(*element).is_some_and(|token| scene.is_finite(token)))?;
    let group = scene.verb(unit.token(verb))?;
    let first = (0..=verb)
        .rev()
        .take_while(|element| unit.word(*element).is_some_and(|token| group.tokens.contains(&token)))
        .last()?;
    let source =
        speakers::left(scene, unit, first, Number::Unknown, &[]).filter(|source| is_somebody(scene, source))?;
    Some((source, false))
}

/// Whether a source is a pronoun or a mention of the actors.
fn is_somebody(scene: &Scene, source: &Source) -> bool {
    match source {
        Source::Phrase(span) => scene.is_mention(*span),
        Source::Pronoun(..) => true,
        _ => false,
    }
}

/// Who speaks next where a verb of saying ends its sentence: «Anna Duval dément. "C'est faux."».
fn announce(scene: &Scene, unit: &Unit, cues: &[Cue], readings: &[Reading]) -> Option<Source> {
    let cue = cues.last().filter(|cue| cue.shape == Shape::Finite && !cue.passive && cue.inverted.is_none())?;
    if !readings.is_empty() || unit.elements.iter().any(|element| element.run.is_some()) {
        return None;
    }
    let light = |element: usize| {
        unit.word(element).is_some_and(|token| {
            scene.token(token).kind == TokenKind::Punctuation
                || scene.class(token) == WordClass::Adverb
                || cues::is_adverb(scene, token)
        })
    };
    if !(cue.elements.end..unit.len()).all(light) {
        return None;
    }
    speakers::left(scene, unit, cue.elements.start, cue.number, &[]).filter(|source| is_somebody(scene, source))
}

/// Whether the unit looks back at the speech before it: "Voilà comment X a répondu", "Cette phrase de X …".
fn looks_back(scene: &Scene, unit: &Unit, readings: &[Reading]) -> Option<Source> {
    let first = unit.word(0)?;
    let shown = scene.is_in(&scene.pack.roles, first, "back");
    let noun = scene.class(first) == WordClass::Demonstrative
        && (1..4)
            .any(|element| unit.word(element).is_some_and(|token| scene.is_in(&scene.pack.nouns, token, "speech")));
    if !shown && !noun {
        return None;
    }
    if let Some(reading) = readings.iter().find(|reading| reading.source != Source::None) {
        return Some(reading.source.clone());
    }
    if noun {
        let stop = phrases::end(scene, unit, 0);
        if let Some(Source::Phrase(span)) = phrases::subject(scene, unit, 0..stop) {
            return Some(Source::Phrase(span));
        }
        return None;
    }
    // "C'est par cette phrase que X explique …"
    let clause = (2..unit.len().min(9)).find(|element| {
        unit.word(*element).is_some_and(|token| scene.is_in(&scene.pack.words, token, "clause"))
            && unit.word(element - 1).is_some_and(|token| scene.is_in(&scene.pack.nouns, token, "speech"))
    });
    // "C'est une confidence faite par X"
    let told =
        (1..7).any(|element| unit.word(element).is_some_and(|token| scene.is_in(&scene.pack.nouns, token, "speech")));
    if told
        && clause.is_none()
        && let Some(source) = speakers::agent(scene, unit, 1).filter(|source| is_somebody(scene, source))
    {
        return Some(source);
    }
    let open = clause.map_or(1, |clause| clause + 1);
    let verb = (open..unit.len()).find(|element| unit.word(*element).is_some_and(|token| scene.is_finite(token)))?;
    // "Voilà comment X a répondu": the subject starts behind the words that look back.
    let light =
        |token: usize| matches!(scene.class(token), WordClass::Adverb | WordClass::Subordinator | WordClass::Relative);
    let start = (open..verb).find(|element| unit.word(*element).is_some_and(|token| !light(token)))?;
    phrases::subject(scene, unit, start..verb).or_else(|| speakers::left(scene, unit, verb, Number::Unknown, &[]))
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
        phrases::read(scene, unit, start).map(|phrase| phrase.source).filter(|source| is_somebody(scene, source))
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

/// Whether the run names a work, an operation, a charge or a term, by the word before the marks.
fn is_label(scene: &Scene, unit: &Unit, at: usize, run: &Run, governed: bool) -> bool {
    let words = run.tokens.clone().filter(|token| scene.token(*token).kind == TokenKind::Word).count();
    let known = scene.pack.labels.get(scene.document.phrase(&run.tokens));
    if known.is_some_and(|entry| entry.section.starts_with("term")) || is_named_beside(scene, unit, at, run) {
        return true;
    }
    // "dans « Madame part »", "« Madame part » (1984)": a work, though it has a verb.
    if !governed && words <= 6 && scene.is_capital(run.tokens.start) && is_work(scene, unit, at, run) {
        return true;
    }
    let Some(before) = at.checked_sub(1).and_then(|before| unit.word(before)) else { return false };
    // "les manifestations et "Hamilton", comédie musicale", "the drama “Parasite,” a first": a name alone between marks.
    let stop = run.tokens.end - 1;
    let comma = stop > run.tokens.start && scene.token(stop).kind == TokenKind::Punctuation;
    let body = run.tokens.start..run.tokens.end - usize::from(comma);
    let named = scene.mention_at(run.tokens.start).is_some_and(|mention| mention.named && mention.tokens == body);
    let behind = (at + 1..at + 3).any(|element| unit.word(element).is_some_and(|token| scene.is_finite(token)));
    if named && (scene.class(before) == WordClass::Coordinator || scene.pack.bare_clause && !behind) {
        return true;
    }
    // "ses romans, dont "La statue de sel"": a capital inside a sentence and no verb make a title.
    let title = scene.is_capital(run.tokens.start)
        && words <= 6
        && scene.token(before).kind == TokenKind::Word
        && !run.tokens.clone().any(|token| scene.is_finite(token))
        && scene.mention_at(run.tokens.start).is_none();
    if title && !scene.is_in(&scene.pack.words, before, "clause") {
        return true;
    }
    // "Va-tout («Comédie», «Jeux»)": a list in brackets.
    if !governed && words <= 6 && scene.is_capital(run.tokens.start) && is_listed(scene, unit, at) {
        return true;
    }
    if !governed && is_charge(scene, unit, at) {
        return true;
    }
    // "des jeux tels que "Qui perd gagne""
    let such = at > 1 && unit.word(at - 2).is_some_and(|token| scene.pack.conjunctions.contains(scene.lower(token)));
    if such && words <= 8 && scene.is_capital(run.tokens.start) && scene.is_in(&scene.pack.words, before, "clause") {
        return true;
    }
    // "baptisée l'"opération propre"", "dubbed a “thank you” party"
    let naming = if scene.is_determiner(before) { before.saturating_sub(1) } else { before };
    if scene.is_in(&scene.pack.labels, naming, "naming") {
        return words <= if scene.is_capital(run.tokens.start) { LONGEST_NAME } else { 8 };
    }
    let Some(entry) = scene.pack.labels.get(scene.lower(before)) else { return false };
    let figure = scene.document.word(run.tokens.start).starts_with(|letter: char| letter.is_ascii_digit());
    let capital = scene.is_capital(run.tokens.start) || figure;
    if entry.section.starts_with("charge") {
        return !governed && !capital && words <= 8;
    }
    words <= 8 && (capital || !governed)
}

/// Whether nothing but runs and commas stands between the run and the bracket before it.
fn is_listed(scene: &Scene, unit: &Unit, at: usize) -> bool {
    let mut left = (at.saturating_sub(12)..at).rev();
    let bracket = left.find(|element| unit.word(*element).is_some_and(|token| scene.lower(token) != ","));
    bracket.is_some_and(|element| scene.lower(unit.token(element)) == "(")
}

/// Whether a run with a capital stands as a work does: inside a sentence behind a bare preposition, or before its year.
fn is_work(scene: &Scene, unit: &Unit, at: usize, run: &Run) -> bool {
    let stop = scene.lower(run.tokens.end - 1);
    if matches!(stop, "." | "!" | "?" | "…") {
        return false;
    }
    let year = |element: usize| {
        unit.word(element).is_some_and(|token| {
            let word = scene.lower(token);
            word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    let linked = unit.word(at + 1).is_some_and(|token| scene.is_preposition(token) || scene.lower(token) == "(");
    let before = at.checked_sub(1).and_then(|before| unit.word(before));
    // "l'émission de débat « Balance tout »"
    let noun = |element: usize| unit.word(element).is_some_and(|token| scene.is_in(&scene.pack.labels, token, "name"));
    let of = at > 2 && unit.word(at - 2).is_some_and(|token| scene.is_in(&scene.pack.words, token, "of"));
    if of && noun(at - 3) {
        return true;
    }
    // "«Le fil à la patte», adapté en 1969, …"
    let comma = unit.word(at + 1).is_some_and(|token| scene.lower(token) == ",");
    let made =
        unit.word(at + 2).and_then(|token| scene.verb(token)).is_some_and(|verb| verb.tense == Tense::Participle);
    let verbal = run.tokens.clone().any(|token| scene.is_finite(token));
    if comma && made && !verbal && year(at + 4) {
        return true;
    }
    linked && year(at + 2) || before.is_some_and(|token| scene.class(token) == WordClass::Preposition)
}

/// Words of a name between marks behind "baptisé".
const LONGEST_NAME: usize = 14;

/// Words of a charge between marks.
const LONGEST_CHARGE: usize = 14;

/// Whether the run names what somebody is charged with: "des chefs notamment d'"évasion"", "mis en examen pour "vol", et
/// "recel"".
fn is_charge(scene: &Scene, unit: &Unit, at: usize) -> bool {
    let mut at = at;
    for _ in 0..8 {
        let tokens = &unit.elements[at].tokens;
        if tokens.len() > LONGEST_CHARGE + 2 || tokens.clone().any(|token| scene.is_capital(token)) {
            return false;
        }
        let mut before = at;
        // Small words on the left, up to the noun of the charge or the charge before.
        while before > 0 && at - before < 5 && unit.word(before - 1).is_some_and(|token| is_small(scene, token)) {
            before -= 1;
            let charge = |element: usize| {
                unit.word(element).is_some_and(|token| scene.is_in(&scene.pack.labels, token, "charge"))
            };
            let noun = unit.word(before).is_some_and(|token| !scene.is_preposition(token));
            if charge(before) && (noun || before + 1 == at) || before > 0 && charge(before - 1) {
                return true;
            }
        }
        if before == at || before == 0 || !unit.is_run(before - 1) {
            return false;
        }
        at = before - 1;
    }
    false
}

/// Whether a word may stand between two charges of a list.
fn is_small(scene: &Scene, token: usize) -> bool {
    scene.is_preposition(token)
        || scene.is_determiner(token)
        || matches!(scene.class(token), WordClass::Coordinator | WordClass::Adverb)
        || scene.lower(token) == ","
        || scene.is_in(&scene.pack.labels, token, "charge")
}

/// Whether the run is one noun behind its article, with the cue farther off: "ses essais sur la «judéité»".
fn is_term(scene: &Scene, unit: &Unit, cues: &[Cue], at: usize, run: &Run, reading: &Reading) -> bool {
    let article = at > 0 && unit.word(at - 1).is_some_and(|token| scene.class(token) == WordClass::DefiniteArticle);
    let cue = reading.cue.map(|cue| &cues[cue].elements);
    let near = cue.is_some_and(|cue| cue.end <= at && cue.end + FAR_CUE > at);
    run.tokens.len() == 1
        && article
        && !near
        && matches!(reading.rule, "subject-verb" | "infinitive" | "impersonal" | "opinion-frame" | "gerund")
}

/// Whether a noun on the other side of a comma says what the run names ("sa dernière chanson, «Merci»", "«Merci», la
/// chanson de …"), or a hash sign does.
fn is_named_beside(scene: &Scene, unit: &Unit, at: usize, run: &Run) -> bool {
    let words = run.tokens.clone().filter(|token| scene.token(*token).kind == TokenKind::Word).count();
    if words <= 1 && scene.document.text[run.span].starts_with('#') {
        return true;
    }
    if words > 6 || !scene.is_capital(run.tokens.start) || run.tokens.clone().any(|token| scene.is_finite(token)) {
        return false;
    }
    // "“Parasite” director Anna Brown": a noun and a name follow.
    let role = unit.word(at + 1).is_some_and(|token| {
        scene.class(token) == WordClass::Open && !scene.is_capital(token) && scene.token(token).kind == TokenKind::Word
    });
    let owner = unit.word(at + 2).and_then(|token| scene.mention_at(token)).is_some_and(|mention| mention.named);
    let whole = scene.token(run.tokens.end - 1).kind != TokenKind::Punctuation;
    if scene.pack.bare_clause && whole && role && owner {
        return true;
    }
    let comma = |element: usize| unit.word(element).is_some_and(|token| scene.lower(token) == ",");
    let noun = |element: usize| unit.word(element).is_some_and(|token| scene.is_in(&scene.pack.labels, token, "name"));
    let before = at > 1 && comma(at - 1) && noun(at - 2);
    let article = unit.word(at + 2).is_some_and(|token| scene.is_determiner(token));
    before || article && comma(at + 1) && noun(at + 3)
}

/// Whether a noun of speech introduces the marks: "la formule «…»", "aux cris de "…"".
fn is_spoken_of(scene: &Scene, unit: &Unit, at: usize) -> bool {
    let near = at.saturating_sub(3)..at;
    near.into_iter()
        .any(|element| unit.word(element).is_some_and(|token| scene.is_in(&scene.pack.nouns, token, "speech")))
}
