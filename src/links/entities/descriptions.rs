//! Descriptions: a role of somebody named, a repeated phrase, "cette source".

use std::collections::BTreeMap;

use super::variants::{self, fold};
use super::{Draft, roles};
use crate::analysis::ActorKind;
use crate::lang::actors::{Flags, PEOPLE};
use crate::layers::actors::ActorMention;
use crate::span::Span;
use crate::text::{Case, Document, Gender, Number, WordClass};

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
        let office = Office::read(document, &document.text[mention.span]);
        let owner = equated(document, mentions, at)
            .map(|other| owners[other])
            .or_else(|| renamed(mention, &office, &offices, drafts, &recent))
            .or_else(|| repeated(mention, &key, &head, &known, &heads, &words))
            .or_else(|| {
                let owner = only_one(document, mentions, at, owners, drafts)?;
                if mention.section != "people" && drafts[owner].role.is_none() {
                    drafts[owner].role = Some(mention.span);
                    offices.add(document, &document.text[mention.span], owner);
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

/// The mention that the text says is the same: "les insurgés, c'est-à-dire les rebelles".
fn equated(document: &Document, mentions: &[ActorMention], at: usize) -> Option<usize> {
    let (mention, before) = (&mentions[at], at.checked_sub(1)?);
    let other = &mentions[before];
    let first = mention.tokens.start.checked_sub(1)?;
    let article = document.tokens[first].class == WordClass::DefiniteArticle;
    let mut gap = other.tokens.end..if article { first } else { first + 1 };
    if gap.is_empty() || gap.len() > 8 || other.kind != mention.kind {
        return None;
    }
    gap.start += usize::from(document.lower(gap.start) == ",");
    let links = document.language.actors.links;
    let equal = !gap.is_empty() && links.get(document.phrase(&gap)).is_some_and(|entry| entry.section == "equal");
    equal.then_some(before)
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

/// A description or a role as it is compared.
#[derive(Debug, Default)]
struct Office {
    /// Folded words without small ones.
    words: Vec<String>,
    /// The country that each word is an adjective of.
    countries: Vec<Option<&'static str>>,
}

impl Office {
    fn read(document: &Document, text: &str) -> Office {
        let demonyms = document.language.actors.demonyms;
        let mut office = Office::default();
        for word in text.split(|letter: char| !letter.is_alphanumeric() && letter != '.') {
            let country = demonyms.get(&word.to_lowercase()).map(|entry| entry.value);
            for folded in content_of(document, word) {
                office.words.push(folded);
                office.countries.push(country);
            }
        }
        office
    }

    fn starts_with(&self, name: &str) -> bool {
        let mut given = self.words.iter();
        name.split(' ').all(|part| given.next().is_some_and(|word| word == part))
    }

    /// Whether a phrase is a name of an office; where the name ends with a stop, alone or with an adjective of a country.
    fn is_exactly(&self, name: &str) -> bool {
        let Some(name) = name.strip_suffix('.') else { return self.starts_with(name) };
        self.starts_with(name) && self.countries[name.split(' ').count()..].iter().all(Option::is_some)
    }

    fn covers(&self, other: &Office) -> bool {
        other.words.iter().all(|word| self.words.contains(word))
    }

    /// Whether two phrases do not name different countries.
    fn same_country(&self, other: &Office) -> bool {
        let country = |office: &Office| office.countries.iter().flatten().next().copied();
        match (country(self), country(other)) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        }
    }

    /// Whether a description may mean the holder of a role, and how well: two where the role holds all its words.
    fn means(&self, role: &Office, equivalents: &[&[&str]]) -> u8 {
        let Some(head) = self.words.first() else { return 0 };
        if role.words.first() == Some(head) && (role.covers(self) || self.covers(role)) {
            return 1 + u8::from(role.covers(self));
        }
        let known = equivalents.iter().any(|row| {
            // "+élu" may mean a mayor; the other words of its row mean one another as little as a mayor an elected member.
            let general = row[0].starts_with('+');
            let mine = row.iter().position(|name| self.is_exactly(name.trim_start_matches('+')));
            let mine = mine.filter(|mine| !general || *mine == 0);
            let other = row.iter().position(|name| role.is_exactly(name));
            matches!((mine, other), (Some(mine), Some(other)) if mine != other) && self.same_country(role)
        });
        u8::from(known)
    }
}

/// The offices of named people and whose they are.
struct Offices {
    rows: Vec<(Office, usize)>,
    equivalents: &'static [&'static [&'static str]],
}

/// Roles looked at for one description, so that time stays linear.
const MOST_ROLES: usize = 200;

impl Offices {
    fn read(document: &Document, drafts: &[Draft]) -> Offices {
        let people = drafts.iter().enumerate().filter(|(_, draft)| draft.kind == ActorKind::Person);
        let mut offices = Offices { rows: Vec::new(), equivalents: document.language.actors.equivalents };
        for (owner, draft) in people {
            if let Some(role) = draft.role {
                offices.add(document, &roles::write(document, role, draft.shared_role), owner);
            }
        }
        offices
    }

    /// One more role that the text gives.
    fn add(&mut self, document: &Document, role: &str, owner: usize) {
        let office = Office::read(document, role);
        if self.rows.len() < MOST_ROLES && !office.words.is_empty() {
            self.rows.push((office, owner));
        }
    }
}

/// The named person that a definite description means: the holder of such a role who was named last.
fn renamed(
    mention: &ActorMention,
    office: &Office,
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
    let candidates = || {
        let rows = offices.rows.iter().filter(|(_, owner)| compatible(*owner));
        rows.map(|(role, owner)| (office.means(role, offices.equivalents), *owner)).filter(|(fit, _)| *fit > 0)
    };
    let best = candidates().map(|(fit, _)| fit).max()?;
    let candidates = || candidates().filter(|(fit, _)| *fit == best);
    let several = candidates().map(|(_, owner)| owner).collect::<std::collections::BTreeSet<_>>().len() > 1;
    // Two presidents: only the one named last, and not before both were named.
    let known = |owner: usize| recent.get(&owner).map_or(0, |at| at + 1);
    let (_, owner) = candidates().max_by_key(|(_, owner)| known(*owner))?;
    (!several || known(owner) > 0).then_some(owner)
}

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
        ActorKind::Role if PEOPLE.contains(&mention.section) => ActorKind::Person,
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
