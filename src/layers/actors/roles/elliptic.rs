//! Roles that leave out a noun said before: "la ministre du Travail Anna Duval et celle de la Culture Marie Petit".

use super::{Reader, Role, Roles};
use crate::names::{Name, NameKind};
use crate::span::Span;
use crate::text::{Document, WordClass};

/// Longest complement, in tokens.
const LONGEST: usize = 10;

/// Gives each person named after a bare complement the noun of the person before.
pub(super) fn find(reader: &Reader, roles: &mut Roles) {
    // The last role with a complement, its noun, and where the name it goes with ends.
    let mut last: Option<(Role, Span, usize)> = None;
    for (index, name) in reader.names.iter().enumerate().filter(|(_, name)| name.kind == NameKind::Person) {
        let sentence = reader.document.sentence_of(name.tokens.start);
        let known = last.filter(|(.., end)| sentence.contains(end)).filter(|_| roles.of_name[index].is_none());
        if let Some((role, noun, before)) = known
            && let Some(span) = complement(reader, name, before)
        {
            roles.of_name[index] = Some(Role { span, shared: Some(noun), first: None, end: None, ..role });
            last = Some((role, noun, name.tokens.end));
            continue;
        }
        last = roles.of_name[index].and_then(|role| Some((role, noun_of(reader, role)?, name.tokens.end)));
    }
}

/// The words before the complement of a title: "ministre" in "ministre du Travail".
fn noun_of(reader: &Reader, role: Role) -> Option<Span> {
    if role.rule != "title" || role.shared.is_some() {
        return None;
    }
    let tokens = reader.document.tokens_in(role.span);
    let link = tokens.clone().find(|token| reader.is_of(*token)).filter(|link| *link > tokens.start)?;
    Some(reader.document.span(&(tokens.start..link)))
}

/// "de la Culture" before a name, after "celle", a comma or a conjunction; `before` ends the name before.
fn complement(reader: &Reader, name: &Name, before: usize) -> Option<Span> {
    let document: &Document = reader.document;
    let floor = before.max(name.tokens.start.saturating_sub(LONGEST));
    let mut start = name.tokens.start;
    while start > floor && reader.is_nominal(start - 1) && !follows(reader, start - 1) {
        start -= 1;
    }
    let opens = start > before && start < name.tokens.start && follows(reader, start - 1);
    let link = reader.is_of(start) && !reader.is_mark(start);
    let last = name.tokens.start - 1;
    let noun = document.tokens[last].class == WordClass::Open;
    (opens && link && noun && last > start).then(|| document.span(&(start..name.tokens.start)))
}

/// What an elliptic complement stands after.
fn follows(reader: &Reader, token: usize) -> bool {
    let class = reader.document.tokens[token].class;
    let stands_for = reader.is_word(token, "that");
    let next_is_link = reader.is_of(token + 1);
    stands_for
        || next_is_link
            && (reader.document.word(token) == ","
                || matches!(class, WordClass::Coordinator | WordClass::Adverb)
                || reader.is_word(token, "aside"))
}
