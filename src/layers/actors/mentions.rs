//! Mentions out of names, phrases and places that act.

use super::clauses::{self, Nominal, Part};
use super::metonymy::Metonymy;
use super::phrases::{self, Determiner, Phrase};
use super::roles::{self, Role, Roles};
use super::{ActorMention, Standing, heads, learnt};
use crate::analysis::{ActorKind, Certainty, Place, PlaceUse, Why};
use crate::lang::actors::{Due, Flags};
use crate::names::{Name, NameKind};
use crate::span::Span;
use crate::text::{Case, Document, Gender, Number, TokenKind, WordClass};

/// Where a nominal of the clauses came from.
#[derive(Debug, Clone, Copy)]
enum Origin {
    Name(usize),
    Phrase(usize),
    Place(usize),
}

/// All mentions, unsorted.
pub(super) fn assemble(
    document: &Document,
    names: &[Name],
    places: &[Place],
    phrases: &[Phrase],
    roles: &Roles,
) -> Vec<ActorMention> {
    let (parts, origins) = placed(document, names, places, phrases, roles);
    let metonymy = Metonymy::of(document);
    let mut found = Vec::new();
    for (part, origin) in parts.into_iter().zip(origins) {
        found.extend(match origin {
            Origin::Name(index) => Some(name_mention(document, names, &names[index], roles.of_name[index])),
            Origin::Phrase(index) => phrase_mention(document, &phrases[index], part),
            Origin::Place(index) => metonymy.mention(&places[index], part),
        });
    }
    found
}

/// Every phrase that is marked, as the learnt judge sees it.
pub(super) fn candidates(document: &Document, names: &[Name], places: &[Place]) -> Vec<learnt::Candidate> {
    let phrases = phrases::find(document, names);
    let roles = roles::find(document, names, &phrases);
    let (parts, origins) = placed(document, names, places, &phrases, &roles);
    let marked = parts.into_iter().zip(origins).filter_map(|(part, origin)| {
        let Origin::Phrase(index) = origin else { return None };
        let phrase = &phrases[index];
        let marked = is_marked(document, phrase, part, phrase.number == Number::Plural);
        marked.then(|| learnt::candidate(document, phrase, part, acts(part)))
    });
    marked.collect()
}

/// All nominals of the document with their parts in the clauses.
fn placed(
    document: &Document,
    names: &[Name],
    places: &[Place],
    phrases: &[Phrase],
    roles: &Roles,
) -> (Vec<Part>, Vec<Origin>) {
    let mut nominals: Vec<(Nominal, Origin)> = Vec::new();
    nominals.extend(named(document, names, phrases, roles).filter(|(_, origin)| !is_place(names, places, *origin)));
    nominals.extend(described(phrases, roles));
    nominals.extend(located(document, places, names));
    nominals.sort_by_key(|(nominal, _)| (nominal.first, nominal.end));
    let (bare, origins): (Vec<Nominal>, Vec<Origin>) = nominals.into_iter().unzip();
    (clauses::parts(document, &bare), origins)
}

/// Whether the grammar takes a phrase with this part for an actor of the first view.
fn acts(part: Part) -> bool {
    matches!(part, Part::Subject(_) | Part::Agent | Part::Source)
}

/// Names of people and organisations as nominals, titles and appositions included.
fn named<'a>(
    document: &'a Document,
    names: &'a [Name],
    phrases: &'a [Phrase],
    roles: &'a Roles,
) -> impl Iterator<Item = (Nominal, Origin)> + 'a {
    names.iter().enumerate().filter_map(move |(index, name)| {
        if !matches!(name.kind, NameKind::Person | NameKind::Organisation) {
            return None;
        }
        if is_part_of_head(phrases, name) {
            return None;
        }
        let floor = document.sentence_of(name.tokens.start).start;
        let role = roles.of_name[index];
        let mut first = role.and_then(|role| role.first).unwrap_or(name.tokens.start);
        let titles = document.language.actors.titles;
        while first > floor && titles.contains(document.lower(first - 1)) {
            first -= 1;
        }
        if first > floor && document.tokens[first - 1].class == WordClass::DefiniteArticle {
            first -= 1;
        }
        let number = if name.kind == NameKind::Person { Number::Singular } else { Number::Unknown };
        let nominal = Nominal { first, end: name.tokens.end, number, governed: is_governed(document, first, floor) };
        Some((nominal, Origin::Name(index)))
    })
}

/// Whether the places layer has read the name as a place.
fn is_place(names: &[Name], places: &[Place], origin: Origin) -> bool {
    let Origin::Name(index) = origin else { return false };
    let span = names[index].span;
    let next = places.partition_point(|place| place.span.start < span.start);
    let place = places.get(next).filter(|place| place.span == span && place.usage == PlaceUse::Literal);
    place.is_some_and(|place| place.certainty > names[index].certainty)
}

/// Whether a head noun of several words holds the name: "Premier" in "Premier ministre".
fn is_part_of_head(phrases: &[Phrase], name: &Name) -> bool {
    let after = phrases.partition_point(|phrase| phrase.head.start <= name.tokens.start);
    after.checked_sub(1).is_some_and(|index| name.tokens.end <= phrases[index].head.end)
}

fn described<'a>(phrases: &'a [Phrase], roles: &'a Roles) -> impl Iterator<Item = (Nominal, Origin)> + 'a {
    phrases.iter().enumerate().filter(|(index, phrase)| !roles.taken[*index] && !phrase.only_role).map(
        |(index, phrase)| {
            let governed = phrase.governed || phrase.inside.is_some();
            let number = if phrase.counted { Number::Unknown } else { phrase.number };
            let nominal = Nominal { first: phrase.first, end: phrase.tokens.end, number, governed };
            (nominal, Origin::Phrase(index))
        },
    )
}

/// Countries, capitals and buildings that may stand for their government.
fn located<'a>(
    document: &'a Document,
    places: &'a [Place],
    names: &'a [Name],
) -> impl Iterator<Item = (Nominal, Origin)> + 'a {
    places.iter().enumerate().filter_map(move |(index, place)| {
        let tokens = document.tokens_in(place.span);
        if tokens.is_empty() || taken_by_name(names, place.span) {
            return None;
        }
        let floor = document.sentence_of(tokens.start).start;
        let mut first = tokens.start;
        if first > floor && document.tokens[first - 1].class == WordClass::DefiniteArticle {
            first -= 1;
        }
        let number = if place.span.len() > 4 && document.lower(tokens.start).ends_with('s') && first < tokens.start {
            Number::Unknown
        } else {
            Number::Singular
        };
        let nominal = Nominal { first, end: tokens.end, number, governed: is_governed(document, first, floor) };
        Some((nominal, Origin::Place(index)))
    })
}

/// Whether an organisation or a person has the place in its name.
fn taken_by_name(names: &[Name], span: Span) -> bool {
    let next = names.partition_point(|name| name.span.end <= span.start);
    names
        .get(next)
        .is_some_and(|name| name.span.overlaps(span) && matches!(name.kind, NameKind::Person | NameKind::Organisation))
}

fn is_governed(document: &Document, first: usize, floor: usize) -> bool {
    first > floor
        && (document.tokens[first - 1].class == WordClass::Preposition
            || document.tokens[first - 1].class == WordClass::Contraction)
}

fn name_mention(document: &Document, names: &[Name], name: &Name, role: Option<Role>) -> ActorMention {
    let person = name.kind == NameKind::Person;
    let family = person && is_family(document, name);
    let why = match role {
        Some(role) if person => Why::cued(role.rule, vec![role.span]),
        _ => name.why.clone(),
    };
    ActorMention {
        span: name.span,
        tokens: name.tokens.clone(),
        kind: match (person, family) {
            (_, true) => ActorKind::Group,
            (true, _) => ActorKind::Person,
            _ => ActorKind::Organisation,
        },
        named: true,
        head: name.tokens.end - 1,
        section: "",
        gender: if person { gender_of(document, name, role) } else { Gender::Unknown },
        number: match (person, family) {
            (_, true) => Number::Plural,
            (true, _) => Number::Singular,
            _ => Number::Unknown,
        },
        role: role.filter(|_| person && !family).map(|role| role.span),
        standing: role.map_or(Standing::Party, |role| role.standing),
        shared_role: role.and_then(|role| role.shared),
        acronym: acronym_after(document, name).or_else(|| alias_after(document, names, name)),
        definite: true,
        principal: true,
        certainty: name.certainty,
        why,
    }
}

/// "les Duval", "la maison des Duval": a family or a couple.
fn is_family(document: &Document, name: &Name) -> bool {
    let Some(before) = name.tokens.start.checked_sub(1).filter(|_| name.tokens.len() == 1) else { return false };
    let determiners = document.language.actors.determiners;
    let plural = determiners.get(document.lower(before)).is_some_and(|row| row.value.contains('p'));
    plural
        && matches!(
            document.tokens[before].class,
            WordClass::DefiniteArticle | WordClass::Contraction | WordClass::IndefiniteArticle
        )
}

/// Gender by the title, the noun of the role, the first name.
fn gender_of(document: &Document, name: &Name, role: Option<Role>) -> Gender {
    let before = name.tokens.start.checked_sub(1).map(|token| document.lower(token));
    let title = before.and_then(|word| document.language.actors.titles.get(word)).map(|entry| entry.value);
    match title {
        Some("m") => return Gender::Masculine,
        Some("f") => return Gender::Feminine,
        _ => {}
    }
    let first = || document.language.names.given(document.lower(name.tokens.start));
    let given = (name.tokens.len() > 1).then(first).flatten();
    match given.map(|entry| entry.section) {
        Some("masculine") => Gender::Masculine,
        Some("feminine") => Gender::Feminine,
        _ => role.map_or(Gender::Unknown, |role| role.gender),
    }
}

/// "(OMS)" after the name of an organisation.
fn acronym_after(document: &Document, name: &Name) -> Option<Span> {
    let at = name.tokens.end;
    let inside = name.kind == NameKind::Organisation && at + 2 < document.tokens.len() && document.word(at) == "(";
    (inside && document.word(at + 2) == ")" && document.tokens[at + 1].kind == TokenKind::Word)
        .then(|| document.tokens[at + 1].span)
}

/// "alias Droukdel" after a name, with or without a comma.
fn alias_after(document: &Document, names: &[Name], name: &Name) -> Option<Span> {
    let opens = |token: usize| token < document.tokens.len() && matches!(document.word(token), "," | "(");
    let comma = opens(name.tokens.end);
    let at = name.tokens.end + usize::from(comma);
    let end = roles::alias_at(document, names, at)?;
    Some(document.span(&(at + 1..end)))
}

/// The mention of a phrase in its clause; none where nothing tells that an actor is meant.
fn phrase_mention(document: &Document, phrase: &Phrase, part: Part) -> Option<ActorMention> {
    let class = phrase.head.class;
    let plural = phrase.number == Number::Plural;
    let inhabitant = phrase.head.flags.contains('j') && (plural || phrase.determiner != Determiner::Definite);
    let kind = if inhabitant {
        if plural { ActorKind::Group } else { ActorKind::Role }
    } else if phrase.of_people {
        ActorKind::Group
    } else if phrase.head.flags.contains('o') {
        ActorKind::Organisation
    } else if phrase.head.flags.contains('g') {
        ActorKind::Group
    } else if plural {
        class.plural
    } else {
        class.singular
    };
    let acts = match document.language.actors.model {
        Some(weights) => learnt::acts(weights, document, phrase, part),
        None => acts(part),
    };
    let unique = class.due == Due::Always
        && phrase.determiner != Determiner::Bare
        && !(plural && phrase.head.number == Number::Plural && !phrase.head.flags.contains('p'));
    if !is_marked(document, phrase, part, plural) || is_weak(phrase) && !acts {
        return None;
    }
    let why = match part {
        Part::Subject(verb) => Why::cued("subject", vec![document.span(&document.verbs[verb].tokens)]),
        Part::Agent => Why::rule("agent"),
        Part::Source => Why::rule("source"),
        _ if unique => Why::rule("unique-institution"),
        _ if acts => Why::rule("learnt"),
        _ => Why::rule("head-noun"),
    };
    Some(ActorMention {
        head: phrase.head.start,
        section: class.section,
        gender: phrase.head.gender,
        number: phrase.number,
        definite: matches!(
            phrase.determiner,
            Determiner::Definite | Determiner::Demonstrative | Determiner::Possessive
        ),
        principal: acts || unique,
        certainty: if unique {
            Certainty::Sure
        } else if acts {
            Certainty::Likely
        } else {
            Certainty::Check
        },
        ..ActorMention::bare(document, phrase.tokens.clone(), kind, why)
    })
}

/// Whether the phrase is marked at all.
fn is_marked(document: &Document, phrase: &Phrase, part: Part, plural: bool) -> bool {
    let acts = acts(part);
    let section = phrase.head.class.section;
    if phrase.introduces || phrase.predicate && !acts {
        return false;
    }
    if is_weak(phrase) {
        return acts && phrase.determiner != Determiner::Bare && !undergoes(document, phrase, part);
    }
    if phrase.determiner == Determiner::Bare && !plural {
        return section == "source" && phrase.governed || part == Part::Source;
    }
    true
}

/// Whether only what it does tells that it is an actor: "la région a voté", "la société a démenti".
fn is_weak(phrase: &Phrase) -> bool {
    let flags = Flags(phrase.head.flags);
    let alone = phrase.tokens.end == phrase.head.end && phrase.tokens.start == phrase.head.start;
    phrase.head.class.section == "weak" || flags.has('w') || flags.has('W') && alone
}

/// "la ville compte deux ponts", "la région a souffert": a territory to which something happens.
fn undergoes(document: &Document, phrase: &Phrase, part: Part) -> bool {
    let Part::Subject(verb) = part else { return false };
    let verbs = &document.language.actors.place_verbs;
    let verb = &document.verbs[verb];
    Flags(phrase.head.flags).has('t')
        && (verb.lemma.is_some_and(|lemma| verbs.contains(lemma)) || verbs.contains(document.lower(verb.head)))
}

/// The mention of a source phrase that nothing else marks: its kind by its head noun.
pub(super) fn describe(document: &Document, span: Span) -> Option<ActorMention> {
    let tokens = document.tokens_in(span);
    if tokens.is_empty() {
        return None;
    }
    let pack = document.language.actors;
    let is_of = |token: &usize| pack.links.get(document.lower(*token)).is_some_and(|entry| entry.section == "of");
    let complement = tokens.clone().find(is_of).unwrap_or(tokens.end);
    let before = |token: &usize| pack.adjectives.get(document.lower(*token)).is_some_and(|row| row.section == "before");
    let noun = |token: &usize| document.tokens[*token].class == WordClass::Open && !before(token);
    let first = tokens.clone().find(noun).unwrap_or(tokens.start);
    // Where adjectives follow, the head is the first noun: "une liste envoyée" has none of a person.
    let last = if pack.modifiers_first { complement } else { complement.min(first + 1) };
    let head = (tokens.start..last).find_map(|token| heads::at(document, token, tokens.end));
    let first = document.lower(first);
    let plural = first.ends_with('s');
    let (kind, gender, number, at) = match head {
        Some(head) if head.number == Number::Plural => (head.class.plural, head.gender, head.number, head.start),
        Some(head) => (head.class.singular, head.gender, head.number, head.start),
        None if document.text[span].chars().count() < 2 => return None,
        None if matches!(document.tokens[tokens.start].case, Case::Capital | Case::Upper) => {
            (ActorKind::Organisation, Gender::Unknown, Number::Unknown, tokens.start)
        }
        // "l'un d'entre eux"
        None if matches!(document.tokens[tokens.start].class, WordClass::IndefiniteArticle | WordClass::Numeral) => {
            (ActorKind::Role, Gender::Unknown, Number::Singular, tokens.start)
        }
        None => {
            let singular = first.strip_suffix('s').unwrap_or(first);
            let endings = document.language.actors.person_endings;
            endings.iter().find(|ending| singular.ends_with(*ending) && singular.len() > ending.len() + 2)?;
            pack.heads.get(singular).is_none().then_some(())?;
            let number = if plural { Number::Plural } else { Number::Singular };
            let kind = if plural { ActorKind::Group } else { ActorKind::Role };
            (kind, Gender::Unknown, number, tokens.start)
        }
    };
    Some(ActorMention {
        head: at,
        section: head.map_or("", |head| head.class.section),
        named: head.is_none() && kind == ActorKind::Organisation,
        gender,
        number,
        certainty: if head.is_some() { Certainty::Likely } else { Certainty::Check },
        ..ActorMention::bare(document, tokens, kind, Why::rule("source"))
    })
}
