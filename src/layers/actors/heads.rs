//! Head nouns of people and institutions: a form of the text to the class, gender and number of its noun.

use crate::analysis::ActorKind;
use crate::lang::actors::{ActorPack, Flags, HeadClass};
use crate::lang::{Entry, Lexicon};
use crate::text::{Case, Document, Gender, Number, TokenKind};

/// A head noun at a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    /// First token.
    pub(super) start: usize,
    /// Token after the last.
    pub(super) end: usize,
    /// What it is by the lists.
    pub(super) class: &'static HeadClass,
    /// Letters of its entry.
    pub(super) flags: &'static str,
    /// Gender of the form.
    pub(super) gender: Gender,
    /// Number of the form.
    pub(super) number: Number,
}

/// The head noun that starts at `token`, the longest first; none where the list says that the phrase is no actor.
pub(super) fn at(document: &Document, token: usize, limit: usize) -> Option<Head> {
    let pack = document.language.actors;
    let word = &document.tokens[token];
    if word.kind != TokenKind::Word {
        return None;
    }
    let compound = document.longest(pack.compounds, token, limit);
    if let Some((end, entry)) = compound.filter(|(_, entry)| word.case != Case::Lower || !Flags(entry.value).has('k')) {
        return head(pack, entry, token, end, None);
    }
    let lower = document.lower(token);
    if word.case == Case::Capital && pack.demonyms.contains(lower) && !is_adjective(document, pack, token) {
        return inhabitant(pack, lower, token);
    }
    let found = look_up(pack, lower).and_then(|(entry, form)| head(pack, entry, token, token + 1, form));
    found.filter(|found| word.case != Case::Lower || !Flags(found.flags).has('k'))
}

/// The token after a phrase at `token` that the lists know to be no actor: "association de malfaiteurs".
pub(super) fn excluded(document: &Document, token: usize, limit: usize) -> Option<usize> {
    let (end, entry) = document.longest(document.language.actors.compounds, token, limit)?;
    Flags(entry.value).has('x').then_some(end)
}

/// The flag of inhabitants' names, which no list of nouns holds.
pub(super) const DEMONYM: &str = "I";

/// At the start of a sentence a capital says nothing; where adjectives stand first, only a plural is surely a noun.
fn is_adjective(document: &Document, pack: &ActorPack, token: usize) -> bool {
    if pack.modifiers_first {
        return !document.lower(token).ends_with('s');
    }
    token == document.sentence_of(token).start
}

/// "les Français", "une Iranienne".
fn inhabitant(pack: &'static ActorPack, lower: &str, start: usize) -> Option<Head> {
    let class = pack.classes.iter().find(|class| class.section == "people")?;
    let row = pack.inflections.iter().find(|row| lower.ends_with(row.ending));
    let same_in_both = pack.invariable_adjectives.iter().any(|ending| lower.ends_with(ending));
    let (gender, number) = match row {
        Some(_) if same_in_both => (Gender::Masculine, Number::Unknown),
        Some(row) => (row.gender, row.number),
        None => (Gender::Masculine, Number::Singular),
    };
    Some(Head { start, end: start + 1, class, flags: DEMONYM, gender, number })
}

/// The head noun that a word alone is a form of.
fn look_up(pack: &'static ActorPack, word: &str) -> Option<(Entry, Option<(Gender, Number)>)> {
    let prefixed = || pack.prefixes.iter().find_map(|prefix| noun(pack, word.strip_prefix(prefix)?));
    noun(pack, word).or_else(prefixed).or_else(|| compound(pack, word))
}

/// "pisteur-secouriste", "cinéaste-écrivain": two nouns for one person.
fn compound(pack: &'static ActorPack, word: &str) -> Option<(Entry, Option<(Gender, Number)>)> {
    let (first, last) = word.rsplit_once('-')?;
    let found = noun(pack, last).filter(|(entry, _)| {
        let class = pack.classes.iter().find(|class| class.section == entry.section);
        !Flags(entry.value).has('x') && class.is_some_and(|class| class.singular == ActorKind::Role)
    });
    found.filter(|_| first.len() > 4 && !pack.modifiers_first && !pack.adjectives.contains(word))
}

fn noun(pack: &'static ActorPack, word: &str) -> Option<(Entry, Option<(Gender, Number)>)> {
    base_form(pack, pack.heads, word)
}

/// The entry that `word` is or is a form of, with the gender and number of an inflected form.
fn base_form(pack: &'static ActorPack, list: &Lexicon, word: &str) -> Option<(Entry, Option<(Gender, Number)>)> {
    if let Some(entry) = list.get(word) {
        return Some((entry, None));
    }
    let mut base = String::with_capacity(word.len() + 4);
    let last = word.bytes().last();
    pack.inflections.iter().find_map(|form| {
        // Most endings differ in their last letter already.
        if form.ending.bytes().last().is_some_and(|letter| last != Some(letter)) {
            return None;
        }
        let stem = word.strip_suffix(form.ending).filter(|stem| stem.len() > 1)?;
        base.clear();
        base.push_str(stem);
        base.push_str(form.base);
        let entry = list.get(&base)?;
        let flags = Flags(entry.value);
        let fixed_gender = flags.has('m') || flags.has('f') || flags.has('e');
        let allowed = !(flags.has('p') || flags.has('i') || fixed_gender && form.gender == Gender::Feminine);
        allowed.then_some((entry, Some((form.gender, form.number))))
    })
}

fn head(
    pack: &'static ActorPack,
    entry: Entry,
    start: usize,
    end: usize,
    form: Option<(Gender, Number)>,
) -> Option<Head> {
    let flags = Flags(entry.value);
    if flags.has('x') {
        return None;
    }
    let class = pack.classes.iter().find(|class| class.section == entry.section)?;
    let gender = match form {
        Some((Gender::Feminine, _)) => Gender::Feminine,
        _ if flags.has('f') => Gender::Feminine,
        _ if flags.has('e') || flags.has('i') && !flags.has('m') => Gender::Unknown,
        _ => Gender::Masculine,
    };
    let number = match form {
        Some((_, number)) => number,
        None if flags.has('p') => Number::Plural,
        None if flags.has('i') && !flags.has('s') => Number::Unknown,
        None => Number::Singular,
    };
    Some(Head { start, end, class, flags: entry.value, gender, number })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;

    #[test]
    fn every_inflection_leads_to_its_head_noun() {
        for language in lang::all() {
            for form in language.actors.inflections {
                let (word, base) = form.example;
                let stem = word.strip_suffix(form.ending).expect(word);
                assert_eq!(format!("{stem}{}", form.base), base, "{word}");
            }
        }
    }

    #[test]
    fn every_section_of_the_lists_is_a_class() {
        for language in lang::all() {
            let pack = language.actors;
            for entry in pack.heads.entries().chain(pack.compounds.entries()) {
                assert!(pack.classes.iter().any(|class| class.section == entry.section), "{}", entry.key);
            }
        }
    }

    #[test]
    fn every_adjective_has_its_ending() {
        for language in lang::all() {
            for row in language.actors.adjective_endings {
                assert!(row.example.ends_with(row.ending), "{}", row.example);
            }
        }
    }

    #[track_caller]
    fn check(language: &str, word: &str, expected: &str) {
        let pack = lang::by_code(language).expect("known").actors;
        let found = look_up(pack, word).and_then(|(entry, form)| head(pack, entry, 0, 1, form));
        let shown =
            found.map_or("-".to_owned(), |head| format!("{} {:?} {:?}", head.class.section, head.gender, head.number));
        assert_eq!(shown, expected, "{word}");
    }

    #[test]
    fn forms_of_head_nouns() {
        check("fr", "policiers", "police Masculine Plural");
        check("fr", "policière", "police Feminine Singular");
        check("fr", "directrices", "official Feminine Plural");
        check("fr", "ministre", "official Unknown Singular");
        check("fr", "ex-ministres", "official Unknown Plural");
        check("fr", "victimes", "witness Feminine Plural");
        check("fr", "chercheuse", "science Feminine Singular");
        check("fr", "maréchaux", "fighters Masculine Plural");
        check("fr", "députée", "official Feminine Singular");
        check("fr", "médecine", "-");
        check("fr", "table", "-");
    }
}
