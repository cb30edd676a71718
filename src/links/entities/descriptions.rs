//! Descriptions: a role of somebody named, a repeated phrase, "cette source".

use std::collections::BTreeMap;

use super::Draft;
use super::variants::{self, fold};
use crate::analysis::ActorKind;
use crate::lang::Lexicon;
use crate::lang::actors::Flags;
use crate::layers::actors::ActorMention;
use crate::span::Span;
use crate::text::{Case, Document, Gender, Number};

/// Gives every mention that is no name its draft.
pub(super) fn gather(document: &Document, mentions: &[ActorMention], owners: &mut [usize], drafts: &mut Vec<Draft>) {
    let mut offices = Offices::read(document, drafts);
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    // The same words may be a name here and a description there.
    for (at, mention) in mentions.iter().enumerate().filter(|(_, mention)| mention.named) {
        known.insert(content(document, mention).join(" "), owners[at]);
    }
    let mut heads: BTreeMap<String, usize> = BTreeMap::new();
    let mut recent: BTreeMap<usize, usize> = BTreeMap::new();
    for at in 0..mentions.len() {
        let mention = &mentions[at];
        if mention.named {
            recent.insert(owners[at], at);
            let first = mention.tokens.start;
            if document.tokens[first].case == Case::Lower && is_of(document, first + 1) {
                // "le parquet" after "le parquet de Paris".
                heads.insert(document.lower(first).to_owned(), owners[at]);
            }
            continue;
        }
        let words = content(document, mention);
        let key = words.join(" ");
        let head = document.lower(mention.head).to_owned();
        let owner = renamed(mention, &words, &offices, drafts, &recent)
            .or_else(|| repeated(mention, &key, &head, &known, &heads, &words))
            .or_else(|| {
                let owner = only_one(document, mentions, at, owners, drafts)?;
                if mention.section != "people" && drafts[owner].role.is_none() {
                    drafts[owner].role = Some(mention.span);
                    offices.add(words.clone(), owner);
                }
                Some(owner)
            });
        let owner = owner.unwrap_or_else(|| {
            drafts.push(variants::new_draft(mention, key.clone()));
            drafts.len() - 1
        });
        variants::add(mention, at, owner, owners, drafts);
        if !drafts[owner].named {
            known.insert(key, owner);
            heads.insert(head, owner);
        }
    }
}

fn is_of(document: &Document, token: usize) -> bool {
    let links = document.language.actors.links;
    token < document.tokens.len() && links.get(document.lower(token)).is_some_and(|entry| entry.section == "of")
}

/// The folded words of a phrase without its small words.
fn content(document: &Document, mention: &ActorMention) -> Vec<String> {
    content_of(document, &document.text[mention.span])
}

fn content_of(document: &Document, text: &str) -> Vec<String> {
    let pack = document.language.actors;
    let is_small = |word: &String| {
        pack.links.get(word).is_some_and(|entry| matches!(entry.section, "of" | "to"))
            || pack.determiners.contains(word)
            || word.len() < 2
    };
    fold(text).into_iter().filter(|word| !is_small(word)).collect()
}

/// The offices of named people.
struct Offices {
    /// Content words of the role and whose it is.
    rows: Vec<(Vec<String>, usize)>,
    /// Rows by the first word of the role.
    equivalents: &'static [&'static [&'static str]],
    demonyms: &'static Lexicon,
}

/// Roles looked at for one description, so that time stays linear.
const MOST_ROLES: usize = 200;

impl Offices {
    fn read(document: &Document, drafts: &[Draft]) -> Offices {
        let people = drafts.iter().enumerate().filter(|(_, draft)| draft.kind == ActorKind::Person);
        let rows = people
            .filter_map(|(owner, draft)| Some((content_of(document, &document.text[draft.role?]), owner)))
            .filter(|(words, _)| !words.is_empty())
            .take(MOST_ROLES)
            .collect();
        let pack = document.language.actors;
        Offices { rows, equivalents: pack.equivalents, demonyms: pack.demonyms }
    }

    /// One more role that the text gives.
    fn add(&mut self, words: Vec<String>, owner: usize) {
        if self.rows.len() < MOST_ROLES && !words.is_empty() {
            self.rows.push((words, owner));
        }
    }

    /// Whether a description may mean the holder of a role.
    fn means(&self, words: &[String], role: &[String]) -> bool {
        let Some(head) = words.first() else { return false };
        let covers = |long: &[String], short: &[String]| short.iter().all(|word| long.contains(word));
        if role.first() == Some(head) && (covers(role, words) || covers(words, role)) {
            return true;
        }
        self.equivalents.iter().any(|row| {
            let mine = row.iter().position(|name| is_exactly(words, name, self.demonyms));
            let other = row.iter().position(|name| is_exactly(role, name, self.demonyms));
            matches!((mine, other), (Some(mine), Some(other)) if mine != other)
                && same_country(words, role, self.demonyms)
        })
    }
}

/// Whether a phrase is a name of an office; where the name ends with a stop, alone or with an adjective of a country.
fn is_exactly(words: &[String], name: &str, demonyms: &Lexicon) -> bool {
    let Some(name) = name.strip_suffix('.') else { return starts_with(words, name) };
    let count = name.split(' ').count();
    starts_with(words, name) && words[count..].iter().all(|word| demonyms.contains(word))
}

/// Whether two phrases do not name different countries.
fn same_country(one: &[String], other: &[String], demonyms: &Lexicon) -> bool {
    let country = |words: &[String]| words.iter().find_map(|word| demonyms.get(word)).map(|entry| entry.value);
    match (country(one), country(other)) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}

fn starts_with(words: &[String], name: &str) -> bool {
    let mut given = words.iter();
    name.split(' ').all(|part| given.next().is_some_and(|word| word == part))
}

/// The named person that a definite description means: the holder of such a role who was named last.
fn renamed(
    mention: &ActorMention,
    words: &[String],
    offices: &Offices,
    drafts: &[Draft],
    recent: &BTreeMap<usize, usize>,
) -> Option<usize> {
    if mention.kind != ActorKind::Role || !mention.definite {
        return None;
    }
    let compatible = |owner: usize| {
        let other = drafts[owner].gender;
        mention.gender == Gender::Unknown || other == Gender::Unknown || mention.gender == other
    };
    let candidates = || offices.rows.iter().filter(|(role, owner)| compatible(*owner) && offices.means(words, role));
    let several = candidates().map(|(_, owner)| owner).collect::<std::collections::BTreeSet<_>>().len() > 1;
    // Two presidents: only the one named last, and not before both were named.
    let known = |owner: &usize| recent.get(owner).map_or(0, |at| at + 1);
    let (_, owner) = candidates().max_by_key(|(_, owner)| known(owner))?;
    (!several || known(owner) > 0).then_some(*owner)
}

/// Sections of nouns that may take up a person named just before.
const TAKES_UP: &[&str] = &[
    "official",
    "politics",
    "science",
    "education",
    "media",
    "arts",
    "sport",
    "business",
    "religion",
    "people",
    "trades",
    "fighters",
    "health",
];

/// Sections in which one person has several nouns: "l'acteur", "l'humoriste".
const SEVERAL: &[&str] = &["science", "media", "arts", "sport"];

/// Mentions looked back at for one description, so that time stays linear.
const LOOK_BACK: usize = 24;

/// "Anna Duval a chanté à Lyon. La chanteuse a souri", "Air Nord a perdu dix avions. La compagnie accuse un rival": the
/// only one of the kind named in this sentence and the one before, where nothing known of it speaks against it and the
/// description opens its sentence.
fn only_one(
    document: &Document,
    mentions: &[ActorMention],
    at: usize,
    owners: &[usize],
    drafts: &[Draft],
) -> Option<usize> {
    let mention = &mentions[at];
    let sentence = |token: usize| document.tokens[token].sentence as usize;
    let here = sentence(mention.tokens.start);
    let opens = mention.tokens.start <= document.sentences[here].tokens.start + 2;
    let noun = document.language.actors.heads.get(document.lower(mention.head));
    let wanted = match mention.kind {
        ActorKind::Role if TAKES_UP.contains(&mention.section) => ActorKind::Person,
        ActorKind::Organisation if noun.is_some_and(|noun| Flags(noun.value).has('r')) => ActorKind::Organisation,
        _ => return None,
    };
    if !mention.definite || !opens || mention.number == Number::Plural {
        return None;
    }
    let near = mentions[at.saturating_sub(LOOK_BACK)..at].iter().enumerate().rev();
    let first = at.saturating_sub(LOOK_BACK);
    let mut found = None;
    for (index, other) in near.take_while(|(_, other)| sentence(other.tokens.start) + 1 >= here) {
        if !other.named || other.kind != wanted || is_place(other) {
            continue;
        }
        let owner = owners[first + index];
        if found.is_some_and(|known| known != owner) {
            return None;
        }
        found = Some(owner);
    }
    found.filter(|owner| wanted == ActorKind::Organisation || may_be(document, mention, &drafts[*owner]))
}

/// Whether a country or a town stands for its government here.
fn is_place(mention: &ActorMention) -> bool {
    matches!(mention.why.rule, "metonym" | "subject" | "source")
}

/// Whether gender and role of a named person let a description mean this person.
fn may_be(document: &Document, mention: &ActorMention, draft: &Draft) -> bool {
    let gender = mention.gender == Gender::Unknown || draft.gender == Gender::Unknown || mention.gender == draft.gender;
    let same_section = |role: Span| {
        let first = document.text[role].split_whitespace().next().unwrap_or_default().to_lowercase();
        document.language.actors.heads.get(&first).is_some_and(|entry| entry.section == mention.section)
    };
    let free = draft.role.is_none_or(|role| SEVERAL.contains(&mention.section) && same_section(role));
    draft.kind == ActorKind::Person && gender && free
}

/// The same phrase said before, or the longer one that a bare definite noun takes up.
fn repeated(
    mention: &ActorMention,
    key: &str,
    head: &str,
    known: &BTreeMap<String, usize>,
    heads: &BTreeMap<String, usize>,
    words: &[String],
) -> Option<usize> {
    let anew = mention.kind == ActorKind::Role && !mention.definite;
    if anew {
        return None;
    }
    let bare =
        words.len() == 1 && mention.definite && matches!(mention.kind, ActorKind::Role | ActorKind::Organisation);
    known.get(key).or_else(|| heads.get(head).filter(|_| bare)).copied()
}
