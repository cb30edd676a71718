//! Reads noun phrases: which mention heads one, and which person an apposition names.

use std::ops::Range;

use super::Source;
use super::cues::is_adverb;
use super::scene::Scene;
use super::units::Unit;
use crate::analysis::ActorKind;
use crate::layers::actors::ActorMention;
use crate::span::Span;
use crate::text::{Gender, Number, Tense, TokenKind, WordClass};

/// A phrase that names a source.
#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) source: Source,
    /// The element after it, appositions left out.
    pub(super) end: usize,
}

/// Elements of the longest phrase read.
const LONGEST: usize = 30;

/// The phrase that starts at `start`.
pub(super) fn read(scene: &Scene, unit: &Unit, start: usize) -> Option<Phrase> {
    if let Some((end, source)) = pronoun(scene, unit, start) {
        return Some(Phrase { source, end });
    }
    if let Some(phrase) = one_of_them(scene, unit, start) {
        return Some(phrase);
    }
    if let Some(name) = quoted_name(scene, unit, start) {
        return Some(Phrase { source: Source::Phrase(name), end: start + 1 });
    }
    let first = unit.word(start)?;
    if matches!(scene.token(first).kind, TokenKind::Punctuation | TokenKind::Symbol | TokenKind::Mark) {
        return None;
    }
    let end = end(scene, unit, start);
    if end == start {
        return None;
    }
    let head = head_word(scene, unit, start, end);
    let section = head.and_then(|token| scene.pack.nouns.get(scene.lower(token))).map_or("", |entry| entry.section);
    if section.starts_with("no source") {
        return None;
    }
    let written = section.starts_with("written");
    if let Some(source) = possessor(scene, unit, start..end).filter(|_| written || section.starts_with("speech")) {
        return Some(Phrase { source, end });
    }
    let span = if written {
        let relayed = is_relayed(scene, unit, start..end);
        owner(scene, unit, start..end).or_else(|| publisher(scene, unit, end).filter(|_| !relayed))
    } else {
        pick(scene, unit, start..end, false)
    };
    let source = match span {
        Some(span) => Source::Phrase(span),
        None if written => Source::None,
        None => Source::Phrase(bare(scene, unit, start..end)?),
    };
    Some(Phrase { source, end })
}

/// A name between marks: 'selon "Le Progrès"'.
fn quoted_name(scene: &Scene, unit: &Unit, start: usize) -> Option<Span> {
    let run = unit.elements.get(start).filter(|element| element.run.is_some())?;
    let mut words = run.tokens.clone().filter(|token| scene.token(*token).kind == TokenKind::Word);
    let first = words.clone().next()?;
    let mention = scene.mention_at(first).filter(|mention| mention.named)?;
    let last = words.next_back()?;
    (mention.tokens.end == last + 1).then_some(mention.span)
}

/// "un autre" or "l'un d'entre eux" at `start`: its words without the article, and the element after it.
fn one_of_them(scene: &Scene, unit: &Unit, start: usize) -> Option<Phrase> {
    let another = unit.longest(scene, &scene.pack.words, start).filter(|(_, entry)| entry.section == "another");
    // "un autre ministre": a noun follows, and the phrase is read whole.
    let alone = |after: usize| {
        unit.word(after).is_none_or(|token| scene.is_in(&scene.pack.words, token, "of"))
            || end(scene, unit, after) == after
    };
    if let Some((end, _)) = another.filter(|(after, _)| alone(*after)) {
        return Some(Phrase { source: Source::Phrase(scene.document.span(&unit.tokens(&(start..end)))), end });
    }
    let first = (start..start + 2).find(|element| {
        unit.word(*element).is_some_and(|token| {
            matches!(scene.class(token), WordClass::IndefiniteArticle | WordClass::Numeral | WordClass::Quantifier)
        })
    })?;
    let of = unit.word(first + 1).is_some_and(|token| scene.is_in(&scene.pack.words, token, "of"));
    let end = (first + 2..first + 4)
        .find(|element| unit.word(*element).is_some_and(|token| scene.is_in(&scene.pack.words, token, "pronoun")))?;
    of.then(|| Phrase { source: Source::Phrase(scene.document.span(&unit.tokens(&(first..end + 1)))), end: end + 1 })
}

/// The pronoun at `start` and the element after it.
pub(super) fn pronoun(scene: &Scene, unit: &Unit, start: usize) -> Option<(usize, Source)> {
    let (end, entry) = unit.longest(scene, &scene.pack.words, start)?;
    if !entry.section.starts_with("pronoun") {
        return None;
    }
    let (gender, number) = grammar(entry.value);
    Some((end, Source::Pronoun(scene.document.span(&unit.tokens(&(start..end))), gender, number)))
}

/// What `m s`, `f p` and the like say.
pub(super) fn grammar(value: &str) -> (Gender, Number) {
    let gender = match value.chars().next() {
        Some('m') => Gender::Masculine,
        Some('f') => Gender::Feminine,
        _ => Gender::Unknown,
    };
    let number = match value.chars().last() {
        Some('s') => Number::Singular,
        Some('p') => Number::Plural,
        _ => Number::Unknown,
    };
    (gender, number)
}

/// The element after the phrase that starts at `start`: before punctuation, a verb, a clause, a circumstance.
pub(super) fn end(scene: &Scene, unit: &Unit, start: usize) -> usize {
    let mut at = start;
    while at < unit.len().min(start + LONGEST) {
        let Some(token) = unit.word(at) else { break };
        if let Some(mention) = scene.mention_at(token) {
            let after = after_token(unit, at, mention.tokens.end);
            if after > at {
                at = after;
                continue;
            }
        }
        if at > start && scene.lower(token) == "(" {
            // "le secrétaire de Force ouvrière (FO) Anna Duval": the name goes on behind the acronym.
            let after = super::complements::closing(scene, unit, at);
            let named = unit.word(after).and_then(|token| scene.mention_at(token)).is_some_and(|mention| mention.named);
            if named {
                at = after;
                continue;
            }
        }
        if at > start && scene.is_capital(token) && scene.pack.titles.contains(scene.lower(token)) {
            // "l'avocat de la famille Me Anna Duval": a title, no pronoun.
            at += 1;
            continue;
        }
        let class = scene.class(token);
        let kind = scene.token(token).kind;
        let of = scene.is_in(&scene.pack.words, token, "of");
        let stops = match class {
            WordClass::Subordinator | WordClass::Relative | WordClass::SubjectPronoun | WordClass::Auxiliary => true,
            WordClass::Coordinator | WordClass::Negation | WordClass::Clitic => true,
            WordClass::Preposition | WordClass::Contraction => at > start && !of,
            // "ce même syndicat"
            WordClass::Adverb => at > start && !unit.word(at - 1).is_some_and(|token| scene.is_determiner(token)),
            _ => matches!(kind, TokenKind::Punctuation | TokenKind::Mark | TokenKind::Symbol),
        };
        let verbal =
            scene.verb(token).is_some_and(|verb| verb.tense != Tense::Infinitive && verb.tense != Tense::Participle);
        let dated = at > start && scene.pack.times.contains(scene.lower(token));
        if stops || verbal || dated || at > start && is_adverb(scene, token) && scene.mention_at(token).is_none() {
            break;
        }
        at += 1;
    }
    // No phrase ends with "de" or an article.
    while at > start
        && unit
            .word(at - 1)
            .is_some_and(|token| scene.is_preposition(token) || scene.class(token) == WordClass::DefiniteArticle)
    {
        at -= 1;
    }
    at
}

/// The element that starts at or after the token `end`, looking right from `from`.
fn after_token(unit: &Unit, from: usize, end: usize) -> usize {
    let mut at = from;
    while at < unit.len() && unit.token(at) < end {
        at += 1;
    }
    at
}

/// The noun that heads the phrase: its first open word.
fn head_word(scene: &Scene, unit: &Unit, start: usize, end: usize) -> Option<usize> {
    (start..end).filter_map(|element| unit.word(element)).find(|token| {
        scene.token(*token).kind == TokenKind::Word
            && scene.class(*token) == WordClass::Open
            && !scene.pack.adverbials.contains(scene.lower(*token))
    })
}

/// The mention that heads the phrase, or the person whom an apposition or a name after a title gives. Where `verbal`,
/// the phrase is a subject, and its apposition may end at the verb: "le maire, Anna Duval a dit".
fn pick(scene: &Scene, unit: &Unit, elements: Range<usize>, verbal: bool) -> Option<Span> {
    let mentions = mentions(scene, unit, &elements);
    let first_token = unit.token(elements.start);
    if !scene.pack.bare_clause
        && let Some(person) = holder(scene, first_token, unit.tokens(&elements).end)
    {
        return Some(person.span);
    }
    let head = mentions.iter().find(|mention| !is_embedded(scene, mention, first_token)).copied();
    if let Some(head) = head.filter(|head| head.kind == ActorKind::Person && head.named) {
        return Some(head.span);
    }
    // "Acme spokesman John Smith", "la députée LREM Anna Duval": the name that ends the phrase heads it.
    let last = mentions.last().filter(|last| last.kind == ActorKind::Person && last.named);
    let close = |last: &&ActorMention| {
        let behind = head.is_some_and(|head| head.tokens.end == last.tokens.start && head.tokens.start > first_token);
        (scene.pack.bare_clause || behind)
            && last.tokens.end == unit.tokens(&elements).end
            && is_apposed(scene, last, first_token)
    };
    if let Some(last) = last.copied().filter(close) {
        return Some(last.span);
    }
    let titled = head.is_none_or(|head| head.kind == ActorKind::Role);
    if titled && !is_plural(scene, unit, elements.start, head) {
        let named = mentions.iter().filter(|mention| mention.kind == ActorKind::Person && mention.named);
        let mut apposed = named.filter(|person| {
            head.is_none_or(|head| person.tokens.start >= head.tokens.end || head.tokens.contains(&person.tokens.start))
        });
        if let Some(person) = apposed.find(|person| is_apposed(scene, person, first_token)) {
            return Some(person.span);
        }
        let person = apposition(scene, unit, elements.end, verbal && head.is_some())
            .or_else(|| apposed_behind(scene, unit, elements.end));
        if let Some(person) = person {
            return Some(person.span);
        }
    }
    if let Some(head) = head {
        return Some(head.span);
    }
    None
}

/// The person whose title opens the phrase and goes on behind it: "le ministre du Pétrole et des mines Paul Roy".
fn holder<'d>(scene: &Scene<'d>, first: usize, end: usize) -> Option<&'d ActorMention> {
    let opens = scene.token(first).span.start;
    let ends = scene.token(end.checked_sub(1)?).span.end;
    let next = scene.actors.partition_point(|mention| mention.span.start < opens);
    let titled = |mention: &&ActorMention| {
        let before = |role: Span| {
            opens <= role.start && role.start < ends && role.end <= mention.span.start && !is_bound(scene, role, first)
        };
        mention.kind == ActorKind::Person
            && mention.role.is_some_and(|role| before(role) && mention.span.start <= role.end + 2)
    };
    let found = scene.actors[next..].iter().take(6).find(titled)?;
    // "le directeur de la compagnie Anna Duval": the role opens the phrase, its holder ends it.
    let leads =
        found.role.is_some_and(|role| (first..first + 2).any(|token| scene.token(token).span.start == role.start));
    (found.shared_role.is_none() && (found.span.start > ends || leads && found.span.end == ends)).then_some(found)
}

/// Whether a preposition binds the role to the head of the phrase: "la fille du violoniste Paul Roy" is not he.
fn is_bound(scene: &Scene, role: Span, first: usize) -> bool {
    let at = scene.document.tokens_in(role).start;
    (first + 1..at).any(|token| scene.is_preposition(token))
}

/// Whether the phrase is in the plural, as far as its head or determiner tells.
fn is_plural(scene: &Scene, unit: &Unit, start: usize, head: Option<&ActorMention>) -> bool {
    match head {
        Some(head) => head.number == Number::Plural,
        None => unit.word(start).is_some_and(|token| scene.is_in(&scene.pack.roles, token, "plural")),
    }
}

/// The mentions inside the elements, the longest at each token, in order.
fn mentions<'d>(scene: &Scene<'d>, unit: &Unit, elements: &Range<usize>) -> Vec<&'d ActorMention> {
    let end = unit.tokens(elements).end;
    let tokens = elements.clone().filter_map(|element| unit.word(element));
    // "two Clinton donors": where the noun follows, a name before it is no head.
    let heads = |mention: &&ActorMention| {
        let next = mention.tokens.end;
        let noun = next < end
            && scene.class(next) == WordClass::Open
            && scene.token(next).kind == TokenKind::Word
            && !scene.is_capital(next)
            && scene.verb(next).is_none()
            && scene.mention_at(next).is_none_or(|noun| !noun.named);
        !(scene.pack.bare_clause && mention.named && noun)
    };
    let mentions = tokens.filter_map(|token| scene.mention_at(token));
    mentions.filter(|mention| mention.tokens.end <= end).filter(heads).collect()
}

/// Whether a preposition stands before the mention's phrase, inside the phrase that starts at `first`.
fn is_embedded(scene: &Scene, mention: &ActorMention, first: usize) -> bool {
    let mut at = mention.tokens.start;
    let mut words = 0;
    while at > first && words < 5 {
        let token = at - 1;
        if scene.is_preposition(token) {
            return token > first || scene.class(token) == WordClass::Preposition;
        }
        let open = scene.class(token) == WordClass::Open && scene.token(token).kind == TokenKind::Word;
        let determiner = scene.is_determiner(token);
        if !open && !determiner {
            return scene.lower(token) == "(";
        }
        words += 1;
        at = token;
    }
    false
}

/// Whether the person's name follows a description as its apposition: "le chef du gouvernement Anna Duval", but not
/// "le conseiller du président Anna Duval".
fn is_apposed(scene: &Scene, person: &ActorMention, first: usize) -> bool {
    if person.role.is_some_and(|role| is_bound(scene, role, first)) {
        return false;
    }
    let mut at = person.tokens.start;
    while at > first && scene.pack.titles.contains(scene.lower(at - 1)) {
        at -= 1;
    }
    if at == first {
        return true;
    }
    let token = at - 1;
    if scene.is_determiner(token) {
        return token == first || !scene.is_preposition(token - 1);
    }
    // "le musée Van Gogh", "le prix Nobel" are no people.
    let thing = scene.is_in(&scene.pack.labels, token, "name") && !scene.is_capital(token);
    !thing && !scene.is_preposition(token) && scene.token(token).kind == TokenKind::Word
}

/// The person named after a comma at `comma`: "le ministre, Anna Duval, …".
fn apposition<'d>(scene: &Scene<'d>, unit: &Unit, comma: usize, known: bool) -> Option<&'d ActorMention> {
    if scene.lower(unit.word(comma)?) != "," {
        return None;
    }
    let mut at = comma + 1;
    while unit.word(at).is_some_and(|token| {
        scene.pack.titles.contains(scene.lower(token)) || scene.is_capital(token) && scene.mention_at(token).is_none()
    }) && at < comma + 4
    {
        at += 1;
    }
    let mention =
        scene.mention_at(unit.word(at)?).filter(|mention| mention.kind == ActorKind::Person && mention.named)?;
    let after = after_token(unit, at, mention.tokens.end);
    let closed = match unit.word(after) {
        None => true,
        Some(token) => {
            matches!(scene.lower(token), "," | "." | "(" | ";" | ":" | "!" | "?")
                || scene.is_preposition(token)
                || scene.pack.times.contains(scene.lower(token))
                || known && scene.verb(token).is_some()
        }
    };
    closed.then_some(mention)
}

/// The person named behind a complement of the role: "le rapporteur de l'ONU sur la torture Anna Duval", "la patronne de
/// la lutte contre le crime, Anna Duval".
fn apposed_behind<'d>(scene: &Scene<'d>, unit: &Unit, end: usize) -> Option<&'d ActorMention> {
    unit.word(end).filter(|token| scene.is_preposition(*token))?;
    for at in end + 1..end + 9 {
        let token = unit.word(at)?;
        if scene.lower(token) == "," {
            return apposition(scene, unit, at, true);
        }
        let stops = scene.verb(token).is_some_and(|verb| verb.tense != Tense::Participle)
            || matches!(scene.token(token).kind, TokenKind::Punctuation | TokenKind::Symbol)
            || matches!(scene.class(token), WordClass::Relative | WordClass::Subordinator | WordClass::Coordinator);
        if stops {
            return None;
        }
        let Some(mention) = scene.mention_at(token) else { continue };
        if mention.kind == ActorKind::Person && mention.named && mention.tokens.len() > 1 {
            let free = |token: usize| {
                !scene.is_preposition(token)
                    && scene.class(token) == WordClass::Open
                    && !scene.pack.titles.contains(scene.lower(token))
            };
            return (at > end + 1 && free(token - 1)).then_some(mention);
        }
    }
    None
}

/// Who a document is by: "un rapport de l'ONU".
fn owner(scene: &Scene, unit: &Unit, elements: Range<usize>) -> Option<Span> {
    let first = unit.token(elements.start);
    let mentions = mentions(scene, unit, &elements);
    let owner = mentions.iter().find(|mention| {
        let mut before = mention.tokens.start;
        while before > first && (scene.is_determiner(before - 1) || scene.pack.titles.contains(scene.lower(before - 1)))
        {
            before -= 1;
        }
        // "le site Météo Alpes": the name stands right behind the document.
        let apposed = mention.named && mention.tokens.start > first && {
            let noun = scene.pack.nouns.get(scene.lower(mention.tokens.start - 1));
            noun.is_some_and(|entry| entry.section.starts_with("written"))
        };
        let of = before > first && scene.is_in(&scene.pack.words, before - 1, "of");
        mention.kind != ActorKind::Role && (apposed || of)
    })?;
    Some(owner.span)
}

/// Whose words these are, where a pronoun tells: "les propos de ce dernier".
fn possessor(scene: &Scene, unit: &Unit, elements: Range<usize>) -> Option<Source> {
    let of = |element: &usize| unit.word(*element).is_some_and(|token| scene.is_in(&scene.pack.words, token, "of"));
    let of = elements.skip(1).take(3).find(of)?;
    pronoun(scene, unit, of + 1).map(|(_, source)| source)
}

/// Whether somebody only hands on what others said or wrote: "des témoignages recueillis | par Le Progrès".
fn is_relayed(scene: &Scene, unit: &Unit, elements: Range<usize>) -> bool {
    let mut tokens = unit.tokens(&elements);
    let own = tokens.clone().any(|token| scene.is_in(&scene.pack.roles, token, "own"));
    !own && tokens.any(|token| {
        let lemma = scene.verb(token).and_then(|verb| verb.lemma);
        let entry = lemma.and_then(|lemma| scene.pack.roles.get(lemma));
        entry.is_some_and(|entry| entry.section.starts_with("relayed"))
    })
}

/// Who gives a document out, behind it: "des chiffres communiqués par la mairie", "un article paru dans La Tribune".
fn publisher(scene: &Scene, unit: &Unit, end: usize) -> Option<Span> {
    // "un rapport publié mercredi par la mairie"
    let end = super::complements::dated(scene, unit, end);
    let by = unit.word(end)?;
    if scene.is_in(&scene.pack.words, by, "agent") {
        let Source::Phrase(span) = read(scene, unit, end + 1)?.source else { return None };
        return scene.is_mention(span).then_some(span);
    }
    let (behind, entry) = unit.longest(scene, &scene.pack.roles, end)?;
    let first = unit.word(behind).filter(|_| entry.section == "medium")?;
    let mention = scene.mention_at(first).or_else(|| {
        let name = unit.word(behind + 1).filter(|_| scene.is_determiner(first))?;
        scene.mention_at(name)
    })?;
    (mention.named && mention.kind == ActorKind::Organisation).then_some(mention.span)
}

/// A phrase that no mention covers: its words without the determiner.
fn bare(scene: &Scene, unit: &Unit, elements: Range<usize>) -> Option<Span> {
    let mut start = elements.start;
    while start < elements.end {
        let token = unit.word(start)?;
        let skip = scene.is_determiner(token)
            || scene.is_preposition(token)
            || matches!(scene.class(token), WordClass::Adverb);
        if !skip {
            break;
        }
        start += 1;
    }
    let end = elements.end.min(start + 8);
    let tokens = unit.tokens(&(start..end));
    let noun =
        tokens.clone().any(|token| scene.class(token) == WordClass::Open && scene.token(token).kind == TokenKind::Word);
    noun.then(|| scene.document.span(&tokens))
}

/// The source that the elements name as a subject.
pub(super) fn subject(scene: &Scene, unit: &Unit, elements: Range<usize>) -> Option<Source> {
    // "Sans surprise le maire a dit": a circumstance without its comma.
    let circumstance = unit.word(elements.start).is_some_and(|token| {
        scene.is_preposition(token)
            && !scene.is_in(&scene.pack.roles, token, "plural")
            && !scene.pack.frames.may_start(scene.lower(token))
    });
    let behind =
        if circumstance { super::complements::complement(scene, unit, elements.start) } else { elements.start };
    let of = behind > 0 && unit.word(behind - 1).is_some_and(|token| scene.is_preposition(token));
    let rest = unit.word(behind).is_some_and(|token| scene.is_determiner(token) || scene.mention_at(token).is_some());
    let time = |element: usize| unit.longest(scene, &scene.pack.times, element).is_some();
    let rest = rest && !of && !time(behind) && !time(behind + 1);
    let elements = if rest && behind < elements.end { behind..elements.end } else { elements };
    let start = elements.clone().find(|element| {
        unit.word(*element).is_some_and(|token| scene.is_determiner(token) || scene.class(token) == WordClass::Open)
    });
    let stop = start.map_or(elements.end, |start| end(scene, unit, start).min(elements.end));
    let head = start.and_then(|start| head_word(scene, unit, start, stop));
    let section = head.and_then(|head| scene.pack.nouns.get(scene.lower(head))).map_or("", |entry| entry.section);
    let thing = ["written", "no source", "speech"].iter().any(|name| section.starts_with(name));
    if let (true, Some(start)) = (thing, start) {
        return owner(scene, unit, start..stop).map(Source::Phrase).or(Some(Source::None));
    }
    if let Some(span) = pick(scene, unit, elements, true) {
        return Some(Source::Phrase(span));
    }
    head?;
    bare(scene, unit, start?..stop).map(Source::Phrase)
}
