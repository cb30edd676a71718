//! What the tagger sees of a token, as hashed numbers.
//!
//! A feature depends on one word at one position around the token ([`Extractor::word_features`]: scored once a word of the
//! document) or on several things together ([`Extractor::joint_features`]).

use std::ops::Range;

use crate::analysis::BlockKind;
use crate::lang::names::{GIVEN, WORLD};
use crate::names::classes::Classes;
use crate::names::gazetteer::{GAZETTEER, Hit};
use crate::names::vocabulary::{Vocabulary, inside_sentence};
use crate::text::{Case, Document, TokenKind, WordClass};

/// Bits of a feature.
pub const BITS: u32 = 18;

/// Where a word stands beside the token in question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// The token itself.
    Here,
    /// One before.
    Before,
    /// One after.
    After,
    /// Two before.
    TwoBefore,
    /// Two after.
    TwoAfter,
}

/// Every position with its distance from the token.
pub const POSITIONS: [(Position, isize); 5] = [
    (Position::Here, 0),
    (Position::Before, -1),
    (Position::After, 1),
    (Position::TwoBefore, -2),
    (Position::TwoAfter, 2),
];

/// Stands for the word before the first and after the last of a sentence.
const EDGES: [u64; 2] = [0x0123_4567, 0x0765_4321];

/// How many other places of a word in capitals lend their neighbours.
const CONTEXTS: usize = 4;

/// Makes the features of the tokens of one document.
#[derive(Debug)]
pub struct Extractor<'d, 't> {
    document: &'d Document<'t>,
    vocabulary: &'d Vocabulary,
    /// Shape of each token.
    shapes: Vec<u64>,
    /// What the word lists say of each word.
    marks: Vec<u32>,
    /// Class of each word by its neighbours in other texts, 0 where it has none.
    classes: Vec<u16>,
    /// Hash of the last three letters of each word.
    endings: Vec<u64>,
    /// Tokens where each word stands with a capital.
    contexts: Vec<[u32; CONTEXTS]>,
    /// What the lists of known names say of each token.
    known: Vec<u8>,
    /// What the gazetteer says of each token.
    places: Vec<u16>,
    /// Whether each sentence is in capitals or a heading.
    settings: Vec<u64>,
}

impl<'d, 't> Extractor<'d, 't> {
    /// Reads what does not depend on the place in the document.
    #[must_use]
    pub fn new(document: &'d Document<'t>, vocabulary: &'d Vocabulary) -> Extractor<'d, 't> {
        let shapes = (0..document.tokens.len()).map(|token| shape(document.word(token))).collect();
        let lower = |word: &crate::names::vocabulary::Word| document.lower(word.first as usize);
        let marks = vocabulary.words.iter().map(|word| marks_of(document, lower(word))).collect();
        let known_classes = document.language.names.classes.and_then(|classes| Classes::open(classes.bytes()));
        let class = |word: &crate::names::vocabulary::Word| known_classes.map_or(0, |classes| classes.of(word.hash));
        let classes = vocabulary.words.iter().map(class).collect();
        let endings = vocabulary.words.iter().map(|word| hash(ending(lower(word), 3))).collect();
        let mut contexts = vec![[u32::MAX; CONTEXTS]; vocabulary.words.len()];
        for (token, &word) in vocabulary.of_token.iter().enumerate() {
            if is_capital(document, token)
                && let Some(free) = contexts[word as usize].iter_mut().find(|context| **context == u32::MAX)
            {
                *free = token as u32;
            }
        }
        let settings = document.sentences.iter().map(|sentence| setting(document, sentence)).collect();
        let known = known_names(document);
        let places = known_places(document, vocabulary);
        Extractor { document, vocabulary, shapes, marks, classes, endings, contexts, known, places, settings }
    }

    /// Features of a word of the vocabulary at a position; `None` is the edge of the sentence.
    pub fn word_features(&self, word: Option<u32>, position: Position, out: &mut Vec<u32>) {
        let distance = position as u64;
        let Some(index) = word else {
            let edge = EDGES[usize::from(matches!(position, Position::After | Position::TwoAfter))];
            out.push(feature(10 + distance, edge));
            return;
        };
        let word = &self.vocabulary.words[index as usize];
        out.push(feature(10 + distance, word.hash));
        out.push(feature(120 + distance, u64::from(self.classes[index as usize])));
        if matches!(position, Position::TwoBefore | Position::TwoAfter) {
            return;
        }
        let first = word.first as usize;
        out.push(feature(20 + distance, self.endings[index as usize]));
        let marks = self.marks[index as usize];
        for bit in 0..MARKS {
            if marks >> bit & 1 == 1 {
                out.push(feature(30 + distance, u64::from(bit)));
            }
        }
        if position == Position::Here {
            out.push(feature(9, 0));
            self.affixes(self.document.lower(first), out);
        }
    }

    fn affixes(&self, lower: &str, out: &mut Vec<u32>) {
        for length in [1, 2, 4, 5] {
            out.push(feature(40 + length as u64, hash(ending(lower, length))));
        }
        for length in 1..=4 {
            out.push(feature(50 + length as u64, hash(beginning(lower, length))));
        }
        if lower.contains('-') && lower.len() > 3 {
            for (index, part) in lower.split('-').take(4).enumerate() {
                out.push(feature(63, pair(hash(part), u64::from(index > 0))));
            }
        }
    }

    /// Features of `token` that tell its own word, with its case.
    pub fn own_features(&self, token: usize, out: &mut Vec<u32>) {
        let (shape, word) = (self.shapes[token], self.vocabulary.word(token).hash);
        out.push(feature(71, pair(word, shape)));
        let ending = self.endings[self.vocabulary.of_token[token] as usize];
        out.push(feature(80, pair(ending, shape)));
    }

    /// Features of `token`, one of `sentence`, that join several things.
    pub fn joint_features(&self, token: usize, sentence: &Range<usize>, out: &mut Vec<u32>) {
        let near = Neighbours { extractor: self, sentence };
        let here = token as isize;
        let shapes = [-2, -1, 0, 1].map(|step| near.shape(here + step));
        let [before2, before, shape, after] = shapes;
        let words = [-1, 0, 1].map(|step| near.word(here + step));
        out.push(feature(70, shape));
        out.push(feature(72, before));
        out.push(feature(73, after));
        out.push(feature(74, pair(before, shape)));
        out.push(feature(75, pair(shape, after)));
        out.push(feature(76, pair(pair(before, shape), after)));
        out.push(feature(77, pair(pair(before2, before), shape)));
        out.push(feature(78, pair(words[0], shape)));
        out.push(feature(79, pair(shape, words[2])));
        let likes = [-1, 0, 1].map(|step| near.like(here + step));
        out.push(feature(130, pair(likes[0], likes[1])));
        out.push(feature(131, pair(likes[1], likes[2])));
        out.push(feature(132, pair(likes[0], likes[2])));
        out.push(feature(133, pair(likes[1], shape)));
        let classes = [-1, 1].map(|step| near.class(here + step));
        out.push(feature(81, pair(pair(classes[0], classes[1]), shape)));
        let setting = self.settings[self.document.tokens[token].sentence as usize];
        if setting != 0 {
            out.push(feature(82, pair(setting, shape)));
        }
        self.beyond_capitals(token, sentence, shape, out);
        for step in [-1, 0, 1] {
            let marks = near.marks(here + step);
            for bit in (0..MARKS).filter(|bit| marks >> bit & 1 == 1) {
                out.push(feature(90, pair(u64::from(bit) << 2 | (step + 1) as u64, shape)));
            }
        }
        for step in [-1, 0, 1] {
            let known = near.at(here + step).map_or(0, |token| self.known[token]);
            if known != 0 {
                out.push(feature(95, u64::from(known) << 2 | (step + 1) as u64));
                out.push(feature(96, pair(u64::from(known) << 2 | (step + 1) as u64, shape)));
            }
        }
        for step in [-1, 0, 1] {
            let place = near.at(here + step).map_or(0, |token| self.places[token]);
            if place != 0 {
                let place = u64::from(place) << 2 | (step + 1) as u64;
                out.push(feature(97, place));
                out.push(feature(98, pair(place, shape)));
                if step == 0 {
                    out.push(feature(99, pair(place, words[0])));
                }
            }
        }
        if is_capital(self.document, token) {
            self.elsewhere(token, out);
        }
    }

    /// The nearest words without capitals on both sides, and the nearest longer word before.
    fn beyond_capitals(&self, token: usize, sentence: &Range<usize>, shape: u64, out: &mut Vec<u32>) {
        let near = Neighbours { extractor: self, sentence };
        let here = token as isize;
        let plain = |at: &isize| !near.is_capital(*at);
        let left = (1..=4).find(|step| plain(&(here - step))).unwrap_or(5);
        let right = (1..=4).find(|step| plain(&(here + step))).unwrap_or(5);
        out.push(feature(100, pair(near.word(here - left), left as u64)));
        out.push(feature(101, pair(near.word(here + right), right as u64)));
        let content = (1..=5).find(|step| !near.is_short(here - step)).unwrap_or(6);
        out.push(feature(102, pair(near.word(here - content), shape)));
    }

    /// How the word is cased in the rest of the document, and what stands beside it there.
    fn elsewhere(&self, token: usize, out: &mut Vec<u32>) {
        let index = self.vocabulary.of_token[token] as usize;
        let word = &self.vocabulary.words[index];
        let own = u64::from(inside_sentence(self.document, token));
        let cases = u64::from(word.capital.min(3)) << 2 | u64::from(word.lower > 0) << 1 | own;
        out.push(feature(110, cases));
        let around = |token: usize| {
            let sentence = self.document.sentence_of(token);
            let near = Neighbours { extractor: self, sentence: &sentence };
            (near.word(token as isize - 1), near.word(token as isize + 1))
        };
        let here = around(token);
        let others = self.contexts[index].iter().filter(|&&other| other != u32::MAX && other as usize != token);
        for there in others.map(|&other| around(other as usize)).filter(|there| *there != here).take(3) {
            out.push(feature(111, there.0));
            out.push(feature(112, there.1));
        }
    }
}

/// What stands around a token of one sentence; edges beyond it.
struct Neighbours<'e, 'd, 't> {
    extractor: &'e Extractor<'d, 't>,
    sentence: &'e Range<usize>,
}

impl Neighbours<'_, '_, '_> {
    fn at(&self, token: isize) -> Option<usize> {
        usize::try_from(token).ok().filter(|token| self.sentence.contains(token))
    }

    fn edge(&self, token: isize) -> u64 {
        EDGES[usize::from(token >= self.sentence.end as isize)]
    }

    fn word(&self, token: isize) -> u64 {
        self.at(token).map_or_else(|| self.edge(token), |token| self.extractor.vocabulary.word(token).hash)
    }

    fn shape(&self, token: isize) -> u64 {
        self.at(token).map_or_else(|| self.edge(token), |token| self.extractor.shapes[token])
    }

    fn class(&self, token: isize) -> u64 {
        self.at(token).map_or(63, |token| self.extractor.document.tokens[token].class as u64)
    }

    fn like(&self, token: isize) -> u64 {
        let extractor = self.extractor;
        let class = |token: usize| u64::from(extractor.classes[extractor.vocabulary.of_token[token] as usize]);
        self.at(token).map_or(1000, class)
    }

    fn marks(&self, token: isize) -> u32 {
        let extractor = self.extractor;
        self.at(token).map_or(0, |token| extractor.marks[extractor.vocabulary.of_token[token] as usize])
    }

    fn is_capital(&self, token: isize) -> bool {
        self.at(token).is_some_and(|token| is_capital(self.extractor.document, token))
    }

    fn is_short(&self, token: isize) -> bool {
        self.at(token).is_some_and(|token| self.extractor.document.tokens[token].span.len() <= 3)
    }
}

/// Bits of [`marks_of`].
const MARKS: u32 = 11;

/// What the word lists say of a word, one bit each.
fn marks_of(document: &Document, lower: &str) -> u32 {
    let pack = document.language.names;
    let mut marks = 0;
    let mut mark = |bit: u32, set: bool| marks |= u32::from(set) << bit;
    let first = lower.split('-').next().unwrap_or(lower);
    match GIVEN.get(first).map(|entry| entry.section) {
        Some("masculine") => mark(0, true),
        Some("feminine") => mark(1, true),
        Some(_) => mark(2, true),
        None => {}
    }
    match pack.titles.get(lower).map(|entry| entry.section) {
        Some("civility") => mark(3, true),
        Some(_) => mark(4, true),
        None => {}
    }
    match pack.organisations.get(lower).map(|entry| entry.section) {
        Some("first word") => mark(5, true),
        Some(_) => mark(6, true),
        None => {}
    }
    match pack.places.get(lower).map(|entry| entry.section) {
        Some("part of the name") => mark(7, true),
        Some("before the name") => mark(8, true),
        _ => {}
    }
    mark(9, pack.events.contains(lower));
    mark(10, pack.demonyms.contains(lower));
    marks
}

/// For each token what the lists of known names say of the name that it starts or goes on with.
fn known_names(document: &Document) -> Vec<u8> {
    let mut known = vec![0; document.tokens.len()];
    for sentence in &document.sentences {
        let mut token = sentence.tokens.start;
        while token < sentence.tokens.end {
            let longest = |lexicon| document.longest(lexicon, token, sentence.tokens.end);
            let capital = is_capital(document, token);
            let name = (capital || document.tokens[token].class == WordClass::Open)
                .then(|| longest(&document.language.names.known).or_else(|| longest(&WORLD)))
                .flatten()
                // "police nationale" is a name in lower case too, "total" is none.
                .filter(|(end, _)| capital || *end > token + 1);
            let Some((end, entry)) = name else {
                token += 1;
                continue;
            };
            let kind = match entry.section {
                "organisation" => 1,
                "person" => 9,
                "event" => 3,
                "product" => 5,
                _ => 7,
            };
            known[token] = kind;
            known[token + 1..end].fill(kind + 1);
            token = end;
        }
    }
    known
}

/// For each token what the gazetteer says of the name that it starts or goes on with.
fn known_places(document: &Document, vocabulary: &Vocabulary) -> Vec<u16> {
    let mut places = vec![0; document.tokens.len()];
    for sentence in &document.sentences {
        let mut token = sentence.tokens.start;
        while token < sentence.tokens.end {
            let hit =
                is_capital(document, token).then(|| GAZETTEER.longest(document, token, sentence.tokens.end)).flatten();
            let Some((end, hit)) = hit else {
                token += 1;
                continue;
            };
            let code = place_code(document, vocabulary, token, &hit);
            places[token] = code;
            places[token + 1..end].fill(code | 1);
            token = end;
        }
    }
    places
}

/// The sort and size of a place, and whether its case and the words beside it suit it.
fn place_code(document: &Document, vocabulary: &Vocabulary, token: usize, hit: &Hit) -> u16 {
    let Some(record) = hit.records.first() else { return 0 };
    let size = (u16::from(record.population) / 3).min(4);
    let common = vocabulary.word(token).lower > 0 || hit.capitals && document.tokens[token].case != Case::Upper;
    let flags = u16::from(common) << 1 | u16::from(hit.with_article);
    1 << 10 | (record.class as u16) << 6 | size << 3 | flags << 1
}

/// Whether a sentence is all in capitals, or stands in a title.
fn setting(document: &Document, sentence: &crate::text::Sentence) -> u64 {
    let cased = |case| document.tokens[sentence.tokens.clone()].iter().filter(|token| token.case == case).count();
    let upper = cased(Case::Upper);
    let shouted = upper >= 3 && upper > 2 * (cased(Case::Lower) + cased(Case::Capital));
    let heading = matches!(document.blocks[sentence.block].kind, BlockKind::Title | BlockKind::Heading);
    u64::from(shouted) << 1 | u64::from(heading)
}

fn is_capital(document: &Document, token: usize) -> bool {
    let token = &document.tokens[token];
    token.kind == TokenKind::Word && matches!(token.case, Case::Capital | Case::Upper | Case::Mixed)
}

/// The letters of a word as classes, runs shortened: "McDonald" is `XxXx`, "AFP" is `X+`.
fn shape(word: &str) -> u64 {
    let mut shape = 0xCBF2_9CE4_8422_2325_u64;
    let (mut last, mut repeated) = ('\0', false);
    for c in word.chars() {
        let class = match c {
            _ if c.is_uppercase() => 'X',
            _ if c.is_lowercase() => 'x',
            _ if c.is_numeric() => '0',
            '’' | '\'' => '\'',
            _ => c,
        };
        if class != last {
            shape = (shape ^ u64::from(class)).wrapping_mul(0x0100_0000_01B3);
            (last, repeated) = (class, false);
        } else if class == 'X' && !repeated {
            shape = (shape ^ u64::from('+')).wrapping_mul(0x0100_0000_01B3);
            repeated = true;
        }
    }
    shape
}

/// The last `count` characters.
fn ending(word: &str, count: usize) -> &str {
    let start = word.char_indices().rev().nth(count - 1).map_or(0, |(at, _)| at);
    &word[start..]
}

/// The first `count` characters.
fn beginning(word: &str, count: usize) -> &str {
    let end = word.char_indices().nth(count).map_or(word.len(), |(at, _)| at);
    &word[..end]
}

fn hash(text: &str) -> u64 {
    crate::names::vocabulary::hash_word(text)
}

/// Two numbers as one.
fn pair(one: u64, two: u64) -> u64 {
    mix(one.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ two.rotate_left(23))
}

/// The feature that a template makes of a number.
fn feature(template: u64, value: u64) -> u32 {
    let mixed = mix(value.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ template.wrapping_mul(0xD6E8_FEB8_6659_FD93));
    (mixed >> (64 - BITS)) as u32
}

fn mix(value: u64) -> u64 {
    let value = (value ^ value >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    value ^ value >> 29
}
