//! Roles that several named people share: "les députés Jean Dupont et Anna Duval", "quatre candidats, A, B, C et D".

use super::{Reader, Role, Roles, standing};
use crate::analysis::ActorKind;
use crate::layers::actors::phrases::{Determiner, Phrase};
use crate::names::{Name, NameKind};
use crate::text::{Gender, Number, TokenKind, WordClass};

/// Longest way from the noun to the names, in tokens.
const BRIDGE: usize = 10;

/// Longest way from the noun to the colon that opens the list, in tokens.
const ANNOUNCED: usize = 16;

/// More names than this share no role, so that time stays linear.
const MOST: usize = 12;

/// Gives the role of a phrase in the plural to the names listed after it.
pub(super) fn find(reader: &Reader, roles: &mut Roles) {
    for (index, phrase) in reader.phrases.iter().enumerate() {
        let people = phrase.number == Number::Plural && phrase.head.class.singular == ActorKind::Role;
        if !people || phrase.inside.is_some() {
            continue;
        }
        let Some(list) = list_after(reader, phrase).or_else(|| list_before(reader, phrase)) else { continue };
        if list.close {
            roles.taken[index] = true;
        }
        let noun = reader.document.span(&(phrase.tokens.start..list.noun_end));
        let each = one_of_each(reader, phrase).filter(|_| list.names.len() == 2);
        for (place, (name, own)) in list.names.into_iter().enumerate() {
            let own = own.or(each.map(|coordinator| coordinator - 1 + 2 * place));
            let span = own.map_or(noun, |token| reader.document.tokens[token].span);
            let standing = standing(phrase);
            let role =
                Role { span, gender: Gender::Unknown, shared: Some(noun), standing, ..reader.role(phrase, "title") };
            let known = roles.of_name[name].filter(|known| known.standing >= standing);
            let first = roles.of_name[name].and_then(|known| known.first);
            roles.of_name[name] = known.or(Some(Role { first, ..role }));
        }
    }
}

/// The "et" of "les ministres français et allemand des Finances".
fn one_of_each(reader: &Reader, phrase: &Phrase) -> Option<usize> {
    let stop = phrase.tokens.clone().find(|token| reader.is_of(*token)).unwrap_or(phrase.tokens.end);
    let is_et = |token: &usize| reader.document.tokens[*token].class == WordClass::Coordinator;
    let coordinator = (phrase.head.end + 1..stop.saturating_sub(1)).find(is_et)?;
    (is_adjective(reader, coordinator - 1) && is_adjective(reader, coordinator + 1)).then_some(coordinator)
}

/// Names after a phrase, each with the adjective before it.
struct List {
    names: Vec<(usize, Option<usize>)>,
    /// Whether they follow without a mark.
    close: bool,
    /// Where the words that they share end.
    noun_end: usize,
}

fn list_after(reader: &Reader, phrase: &Phrase) -> Option<List> {
    let document = reader.document;
    let limit = document.sentence_of(phrase.tokens.start).end;
    let mut at = reader.bridge(phrase, limit).unwrap_or(phrase.tokens.end);
    let noun_end = at;
    at = reader.announced(phrase, limit).unwrap_or(at);
    let opened = at < limit && matches!(document.word(at), "," | ":" | "(" | "-" | "–" | "—" | "--");
    let like =
        at < limit && document.language.actors.links.get(document.lower(at)).is_some_and(|row| row.section == "such");
    let among = reader.past_words(at + usize::from(opened), limit, "among");
    let like = like || among.is_some();
    at = among.unwrap_or(at + usize::from(opened || like));
    if like && at < limit && document.tokens[at].class == WordClass::Subordinator {
        at += 1;
    }
    let mut names = Vec::new();
    while names.len() < MOST && at < limit {
        let own = (name_at(reader, at).is_none() && !opened && !like).then_some(at);
        let start = at + usize::from(own.is_some());
        let Some((index, name)) = name_at(reader, start) else { break };
        if own.is_some_and(|token| !is_adjective(reader, token)) {
            break;
        }
        names.push((index, own));
        at = past_parenthesis(reader, name.tokens.end, limit);
        let Some(next) = reader.past_joint(at, limit) else { break };
        at = next;
    }
    let closed = at >= limit || document.tokens[at].kind != TokenKind::Word || document.word(at - 1) == ",";
    let enough = names.len() > 1 || like && names.len() == 1;
    (enough && (!opened || closed)).then_some(List { names, close: !opened && !like, noun_end })
}

/// "Anna Duval et Paul Petit, deux figures du mouvement,".
fn list_before(reader: &Reader, phrase: &Phrase) -> Option<List> {
    let document = reader.document;
    let sentence = document.sentence_of(phrase.tokens.start);
    let comma = phrase.first.checked_sub(1).filter(|token| sentence.contains(token) && document.word(*token) == ",")?;
    let end = reader.extended(phrase, sentence.end);
    let relative = end < sentence.end && document.tokens[end].class == WordClass::Relative;
    if end < sentence.end && document.tokens[end].kind == TokenKind::Word && !relative {
        return None;
    }
    let mut names = Vec::new();
    let mut at = comma;
    while names.len() < MOST && at > sentence.start {
        let after = reader.names.partition_point(|name| name.tokens.end <= at);
        let Some(index) = after.checked_sub(1) else { break };
        let name = &reader.names[index];
        if name.tokens.end != at || name.kind != NameKind::Person {
            break;
        }
        names.push((index, None));
        let Some(link) = name.tokens.start.checked_sub(1).filter(|link| sentence.contains(link)) else { break };
        let joins =
            document.tokens[link].class == WordClass::Coordinator || names.len() > 1 && document.word(link) == ",";
        if !joins {
            break;
        }
        at = link;
    }
    (names.len() > 1).then_some(List { names, close: true, noun_end: phrase.tokens.end })
}

impl Reader<'_> {
    /// The colon in "Deux députés ont voté contre : Jean Petit et Anna Duval".
    fn announced(&self, phrase: &Phrase, limit: usize) -> Option<usize> {
        let counted = matches!(phrase.determiner, Determiner::Indefinite | Determiner::Quantity);
        let is_colon = |token: &usize| self.document.word(*token) == ":";
        let colon = (phrase.tokens.end..limit.min(phrase.tokens.end + ANNOUNCED)).find(is_colon)?;
        let between = self.phrases.partition_point(|other| other.head.start < phrase.tokens.end);
        let other = self.phrases[between..].first().is_some_and(|other| other.head.start < colon);
        (counted && !phrase.governed && !other && self.person_at(colon + 1).is_some()).then_some(colon)
    }

    /// The token after ",", "et", "ou encore", "ainsi que".
    fn past_joint(&self, at: usize, limit: usize) -> Option<usize> {
        let mut next = at;
        next += usize::from(next < limit && self.document.word(next) == ",");
        next += usize::from(next < limit && self.document.tokens[next].class == WordClass::Coordinator);
        next = self.past_words(next, limit, "joint").unwrap_or(next);
        next += usize::from(next > at && next < limit && self.document.tokens[next].class == WordClass::Adverb);
        (next > at).then_some(next)
    }

    /// "les chercheurs à l'université de Lyon Anna Petit et Paul Roy": where the names start.
    fn bridge(&self, phrase: &Phrase, limit: usize) -> Option<usize> {
        let start = phrase.tokens.end;
        let linked = start < limit
            && matches!(self.document.tokens[start].class, WordClass::Preposition | WordClass::Contraction);
        let end = (start..limit.min(start + BRIDGE)).find(|token| !self.is_nominal(*token))?;
        (linked && end > start + 1 && self.person_at(end).is_some()).then_some(end)
    }
}

/// "(LR)" after a name of the list.
fn past_parenthesis(reader: &Reader, at: usize, limit: usize) -> usize {
    let document = reader.document;
    if at >= limit || document.word(at) != "(" {
        return at;
    }
    (at..limit.min(at + 6)).find(|token| document.word(*token) == ")").map_or(at, |close| close + 1)
}

fn name_at<'d>(reader: &'d Reader, token: usize) -> Option<(usize, &'d Name)> {
    let next = reader.names.partition_point(|name| name.tokens.start < token);
    let name = reader.names.get(next).filter(|name| name.tokens.start == token && name.kind == NameKind::Person)?;
    Some((next, name))
}

fn is_adjective(reader: &Reader, token: usize) -> bool {
    let word = &reader.document.tokens[token];
    word.class == WordClass::Open && reader.document.language.actors.demonyms.contains(reader.document.lower(token))
}
