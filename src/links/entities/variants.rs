//! Variants of a proper name: surname, acronym and expansion, with and without title, case and accents.

use std::collections::BTreeMap;

use super::{Draft, roles};
use crate::analysis::ActorKind;
use crate::layers::actors::{ActorMention, Standing};
use crate::text::{Case, Document, Gender, Number};

/// Drafts looked through for a given name, so that time stays linear.
const MOST: usize = 200;

/// Gives every named mention its draft.
pub(super) fn gather(document: &Document, mentions: &[ActorMention], owners: &mut [usize], drafts: &mut Vec<Draft>) {
    let mut index = Index::default();
    let named = || (0..mentions.len()).filter(|at| mentions[*at].named);
    let several = |at: &usize| words(document, &mentions[*at]).len() > 1;
    // Full names first: a surname in the title refers to a name below it.
    for at in named().filter(several) {
        let owner = index.full_name(document, mentions, at, drafts);
        add(&mentions[at], at, owner, owners, drafts);
    }
    let mut last: BTreeMap<String, usize> = BTreeMap::new();
    for at in named() {
        let folded = words(document, &mentions[at]);
        if folded.len() > 1 {
            if let Some(surname) = folded.last() {
                last.insert(surname.clone(), owners[at]);
            }
            continue;
        }
        let owner = index.short_name(document, &mentions[at], &folded, &last, drafts);
        add(&mentions[at], at, owner, owners, drafts);
        if let Some(word) = folded.into_iter().next().filter(|_| mentions[at].kind != ActorKind::Group) {
            last.insert(word, owner);
        }
    }
    settle_kinds(mentions, drafts);
    roles::settle(document, mentions, drafts);
}

/// The fullest name of an entity: most words, then the one not all in capitals, then the first.
pub(super) fn name(document: &Document, mentions: &[ActorMention], draft: &Draft) -> String {
    let rank = |mention: &ActorMention| {
        let shouted = mention.tokens.clone().all(|token| document.tokens[token].case == Case::Upper);
        let words = if draft.named { mention.tokens.len() } else { usize::from(mention.tokens.len() > 1) };
        (words, !(shouted && mention.tokens.len() > 1), mention.named)
    };
    let mut best: Option<&ActorMention> = None;
    for mention in draft.mentions.iter().map(|at| &mentions[*at]).filter(|mention| !draft.named || mention.named) {
        if best.is_none_or(|other| rank(mention) > rank(other)) {
            best = Some(mention);
        }
    }
    best.map_or_else(String::new, |mention| clean(document, mention))
}

/// The words of a mention on one line.
pub(super) fn clean(document: &Document, mention: &ActorMention) -> String {
    document.text[mention.span].split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The folded words of a mention, function words of its head left out.
pub(super) fn words(document: &Document, mention: &ActorMention) -> Vec<String> {
    let text = &document.text[mention.span];
    let mut words = fold(text);
    // "Paul Roy III" is a Roy, but "Jean-Paul II" is no Paul.
    let numeral = |word: &String| word.len() > 1 && word.chars().all(|letter| "ivx".contains(letter));
    let numbered = mention.kind == ActorKind::Person && words.last().is_some_and(numeral);
    if numbered && text.split_whitespace().count() > 2 {
        words.pop();
    }
    words
}

/// Lower case without accents, cut at everything that is no letter or digit.
pub(super) fn fold(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            word.push_str(plain(letter).unwrap_or(letter.encode_utf8(&mut [0; 4])));
        } else if !word.is_empty() && !matches!(letter, '.' | '\u{300}'..='\u{36F}') {
            words.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// The letters without their accents.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => "o",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ţ' | 'ț' | 'ť' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "ss",
        _ => return None,
    })
}

/// Drafts by what may refer to them.
#[derive(Debug, Default)]
struct Index {
    /// Full folded name.
    full: BTreeMap<String, usize>,
    /// Last word of a person's name.
    surname: BTreeMap<String, Vec<usize>>,
    /// First word of a name.
    first: BTreeMap<String, Vec<usize>>,
    /// Word of a person's name that is neither first nor last: "Déby" in "Idriss Déby Itno".
    inner: BTreeMap<String, Vec<usize>>,
    /// Acronym, said or made of initials.
    acronym: BTreeMap<String, usize>,
    /// Initials of two words, for what is written in capitals: "LR".
    initials: BTreeMap<String, usize>,
}

impl Index {
    /// The draft of a name of several words, an old or a new one.
    fn full_name(
        &mut self,
        document: &Document,
        mentions: &[ActorMention],
        at: usize,
        drafts: &mut Vec<Draft>,
    ) -> usize {
        let mention = &mentions[at];
        let folded = words(document, mention);
        let key = folded.join(" ");
        if let Some(owner) = self.full.get(&key) {
            return *owner;
        }
        let known = self.longer_or_shorter(document, mention, &folded, drafts);
        let known = known.or_else(|| only_given(document, mention, drafts));
        let owner = known.unwrap_or_else(|| {
            drafts.push(Draft { given: given(document, mention), ..new_draft(mention, key.clone()) });
            drafts.len() - 1
        });
        self.full.insert(key, owner);
        if known.is_none() {
            self.register(document, mention, &folded, owner);
        }
        owner
    }

    /// "Abdul Latif Rostaee" and "Latif Rostaee": a person whose name ends with the other's.
    fn longer_or_shorter(
        &self,
        document: &Document,
        mention: &ActorMention,
        folded: &[String],
        drafts: &[Draft],
    ) -> Option<usize> {
        if mention.kind != ActorKind::Person || folded.len() < 2 {
            return None;
        }
        let candidates = self.surname.get(folded.last()?)?;
        let given = given(document, mention);
        let same = |draft: &&usize| {
            let other: Vec<&str> = drafts[**draft].key.split(' ').collect();
            let mine: Vec<&str> = folded.iter().map(String::as_str).collect();
            let same = other.ends_with(&mine) || mine.ends_with(&other) || same_ends(&other, &mine);
            other.len() > 1 && same && !differ_by_hyphen(&drafts[**draft].given, &given)
        };
        candidates.iter().find(same).copied()
    }

    fn register(&mut self, document: &Document, mention: &ActorMention, folded: &[String], owner: usize) {
        let person = mention.kind == ActorKind::Person;
        if let Some(last) = folded.last().filter(|_| person) {
            self.surname.entry(last.clone()).or_default().push(owner);
        }
        for word in folded.iter().take(folded.len().saturating_sub(1)).skip(1).filter(|_| person) {
            self.inner.entry(word.clone()).or_default().push(owner);
        }
        if let Some(first) = folded.first() {
            self.first.entry(first.clone()).or_default().push(owner);
        }
        if let Some(span) = mention.acronym.filter(|_| person) {
            self.full.entry(fold(&document.text[span]).join(" ")).or_insert(owner);
            return;
        }
        if person {
            return;
        }
        if let Some(span) = mention.acronym {
            self.acronym.entry(fold(&document.text[span]).join("")).or_insert(owner);
        }
        let initials: String = folded
            .iter()
            .filter(|word| word.len() > 3 || word.len() > 1 && !is_small(document, word))
            .filter_map(|word| word.chars().next())
            .collect();
        let index = if initials.len() > 2 { &mut self.acronym } else { &mut self.initials };
        if initials.len() > 1 {
            index.entry(initials).or_insert(owner);
        }
    }

    /// The draft of a family: "les Duval" are not the Duval named before.
    fn family(&mut self, mention: &ActorMention, word: &str, drafts: &mut Vec<Draft>) -> usize {
        let key = format!("{word} {word}");
        if let Some(owner) = self.full.get(&key) {
            return *owner;
        }
        drafts.push(Draft { key: key.clone(), ..draft(mention) });
        self.full.insert(key, drafts.len() - 1);
        drafts.len() - 1
    }

    /// The draft of a name of one word.
    fn short_name(
        &mut self,
        document: &Document,
        mention: &ActorMention,
        folded: &[String],
        last: &BTreeMap<String, usize>,
        drafts: &mut Vec<Draft>,
    ) -> usize {
        let word = folded.first().cloned().unwrap_or_default();
        let fits = |owner: &usize| fits(mention, &drafts[*owner]);
        let people = mention.kind == ActorKind::Person;
        let shouted = mention.tokens.clone().all(|token| document.tokens[token].case == Case::Upper);
        if mention.kind == ActorKind::Group {
            return self.family(mention, &word, drafts);
        }
        let by_surname = self.surname.get(&word).map_or(&[][..], Vec::as_slice);
        let by_first = self.first.get(&word).map_or(&[][..], Vec::as_slice);
        let recent =
            last.get(&word).filter(|owner| fits(owner) && (by_surname.contains(owner) || drafts[**owner].key == word));
        let known = recent
            .copied()
            .or_else(|| self.full.get(&word).copied().filter(fits))
            .or_else(|| by_surname.iter().find(|owner| fits(owner)).copied())
            .or_else(|| self.acronym.get(&word).copied().filter(|_| !people))
            .or_else(|| self.initials.get(&word).copied().filter(|_| !people && shouted))
            .or_else(|| {
                let inner = self.inner.get(&word).filter(|owners| people && owners.len() == 1);
                inner.and_then(|owners| owners.iter().copied().find(fits))
            })
            .or_else(|| {
                if by_first.len() == 1 && derived(mention).is_none() {
                    by_first.iter().copied().find(fits)
                } else {
                    None
                }
            });
        known.unwrap_or_else(|| {
            let mut new = draft(mention);
            new.key.clone_from(&word);
            drafts.push(new);
            self.full.insert(word, drafts.len() - 1);
            drafts.len() - 1
        })
    }
}

/// "jean claude duval" and "jean duval": same first and last word.
fn same_ends(one: &[&str], other: &[&str]) -> bool {
    one.len() > 1 && other.len() > 1 && one[0] == other[0] && one.last() == other.last()
}

/// The first word of a name in lower case, with its hyphens.
fn given(document: &Document, mention: &ActorMention) -> String {
    document.text[mention.span].split_whitespace().next().unwrap_or_default().to_lowercase()
}

/// "Marie-Ange" after "Marie-Ange Duval": the one person with this hyphenated given name.
fn only_given(document: &Document, mention: &ActorMention, drafts: &[Draft]) -> Option<usize> {
    let alone = mention.tokens.len() == 1 && mention.kind == ActorKind::Person;
    let name = given(document, mention);
    let mut same = (0..drafts.len().min(MOST)).filter(|at| alone && name.contains('-') && drafts[*at].given == name);
    let first = same.next()?;
    same.next().is_none().then_some(first)
}

/// "Jean-Marc Duval" is neither Jean Duval nor Marc Duval.
fn differ_by_hyphen(one: &str, other: &str) -> bool {
    let part = |long: &str, short: &str| long.contains('-') && long.split('-').any(|part| part == short);
    part(one, other) || part(other, one)
}

fn is_small(document: &Document, word: &str) -> bool {
    let links = document.language.actors.links;
    links.get(word).is_some_and(|entry| entry.section == "of") || word.len() < 3
}

/// A place that stands for its government has no variants but itself.
fn derived(mention: &ActorMention) -> Option<()> {
    matches!(mention.why.rule, "metonym" | "subject" | "source").then_some(())
}

/// Whether a mention may be this entity by kind and gender.
fn fits(mention: &ActorMention, draft: &Draft) -> bool {
    let kind =
        (mention.kind == ActorKind::Person) == (draft.kind == ActorKind::Person) || mention.kind != ActorKind::Person;
    let gender = mention.gender == Gender::Unknown || draft.gender == Gender::Unknown || mention.gender == draft.gender;
    kind && gender
}

fn draft(mention: &ActorMention) -> Draft {
    Draft {
        kind: mention.kind,
        named: mention.named,
        mentions: Vec::new(),
        gender: mention.gender,
        number: mention.number,
        role: None,
        standing: Standing::Party,
        shared_role: None,
        key: String::new(),
        given: String::new(),
    }
}

/// Adds a mention to its draft, which learns from it.
pub(super) fn add(mention: &ActorMention, at: usize, owner: usize, owners: &mut [usize], drafts: &mut [Draft]) {
    owners[at] = owner;
    let draft = &mut drafts[owner];
    draft.mentions.push(at);
    if draft.gender == Gender::Unknown {
        draft.gender = mention.gender;
    }
    if draft.number == Number::Unknown {
        draft.number = mention.number;
    }
    if draft.role.is_none() {
        draft.role = mention.role;
        draft.shared_role = mention.shared_role;
        draft.standing = mention.standing;
    }
}

/// The kind of an entity is that of most of its mentions.
fn settle_kinds(mentions: &[ActorMention], drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|draft| draft.named && draft.kind != ActorKind::Group) {
        let people = draft.mentions.iter().filter(|at| mentions[**at].kind == ActorKind::Person).count();
        draft.kind = if 2 * people >= draft.mentions.len() { ActorKind::Person } else { ActorKind::Organisation };
    }
}

/// A new draft for a description.
pub(super) fn new_draft(mention: &ActorMention, key: String) -> Draft {
    Draft { key, ..draft(mention) }
}
