//! What the model sees of a phrase: what it is, its part in the clause, what stands around it.

use super::BITS;
use crate::analysis::BlockKind;
use crate::layers::actors::clauses::Part;
use crate::layers::actors::phrases::Phrase;
use crate::text::{Document, TokenKind, Verb, WordClass};

/// How far to the right a verb counts, in tokens.
const REACH: usize = 14;

/// The hashed features of a phrase.
pub(super) fn of(document: &Document, phrase: &Phrase, part: Part) -> Vec<u32> {
    let mut out = Features { hashed: Vec::with_capacity(48) };
    let seen = Seen::read(document, phrase, part);
    let head = document.lower(phrase.head.start);
    let section = text(phrase.head.class.section);
    let (determiner, number) = (phrase.determiner as u64, phrase.number as u64);
    let grammar = join(seen.part, seen.verb_kind);
    out.add(0, 0);
    out.add(1, section);
    out.add(2, text(head));
    out.add(3, join(determiner, number));
    out.add(4, grammar);
    out.add(5, join(grammar, section));
    out.add(6, join(grammar, join(determiner, number)));
    out.add(7, seen.lemma);
    out.add(8, seen.before);
    out.add(9, join(seen.part, seen.before));
    out.add(10, seen.after);
    out.add(11, join(seen.part, seen.after));
    out.add(12, join(seen.part, u64::from(phrase.governed) * 2 + u64::from(phrase.inside.is_some())));
    out.add(13, join(seen.part, seen.quoted));
    out.add(14, join(seen.part, seen.block));
    out.add(15, join(section, determiner));
    out.add(16, join(seen.quoted, section));
    out.add(17, seen.verb_right);
    out.add(18, join(seen.part, seen.verb_right));
    out.add(19, join(seen.verb_right, u64::from(phrase.governed) * 2 + u64::from(phrase.inside.is_some())));
    out.add(20, seen.lemma_right);
    out.add(21, seen.position);
    out.add(22, join(seen.part, (phrase.tokens.len() as u64).min(5)));
    out.add(23, seen.two_before);
    out.add(24, join(seen.before, seen.after));
    out.add(25, join(text(head), seen.part));
    out.add(26, join(determiner, seen.quoted));
    out.hashed.sort_unstable();
    out.hashed.dedup();
    out.hashed
}

struct Features {
    hashed: Vec<u32>,
}

impl Features {
    fn add(&mut self, template: u64, value: u64) {
        self.hashed.push((join(template + 1, value) >> (64 - BITS)) as u32);
    }
}

/// What surrounds a phrase, as numbers.
struct Seen {
    part: u64,
    verb_kind: u64,
    lemma: u64,
    before: u64,
    two_before: u64,
    after: u64,
    quoted: u64,
    block: u64,
    verb_right: u64,
    lemma_right: u64,
    position: u64,
}

impl Seen {
    fn read(document: &Document, phrase: &Phrase, part: Part) -> Seen {
        let sentence = document.sentence_of(phrase.first);
        let word = |token: Option<usize>| {
            token.filter(|token| sentence.contains(token)).map_or(1, |token| word(document, token))
        };
        let verb = match part {
            Part::Subject(verb) | Part::Undergoer(verb) => document.verbs.get(verb),
            _ => None,
        };
        let next = document.verbs.partition_point(|verb| verb.tokens.start < phrase.tokens.end);
        let right = document.verbs[next..]
            .iter()
            .take(3)
            .find(|verb| verb.tokens.start < sentence.end.min(phrase.tokens.end + REACH) && is_finite(verb));
        let distance = right.map_or(9, |verb| match verb.tokens.start - phrase.tokens.end {
            0 => 0,
            1 => 1,
            2 | 3 => 2,
            _ => 3,
        });
        let block = document.blocks.get(
            document.blocks.partition_point(|block| block.span.end <= document.tokens[phrase.head.start].span.start),
        );
        Seen {
            part: match part {
                Part::Subject(_) => 1,
                Part::Undergoer(_) => 2,
                Part::Agent => 3,
                Part::Source => 4,
                Part::None => 5,
            },
            verb_kind: verb.map_or(0, kind),
            lemma: verb.map_or(0, |verb| lemma(document, verb)),
            before: word(phrase.first.checked_sub(1)),
            two_before: word(phrase.first.checked_sub(2)),
            after: word(Some(phrase.tokens.end)),
            quoted: quoted(document, phrase.head.start),
            block: block.map_or(9, |block| match block.kind {
                BlockKind::Title => 1,
                BlockKind::Heading => 2,
                _ => 3,
            }),
            verb_right: join(distance, right.map_or(0, kind)),
            lemma_right: right.filter(|_| distance == 0).map_or(0, |verb| lemma(document, verb)),
            position: ((phrase.first - sentence.start) as u64).min(6),
        }
    }
}

fn is_finite(verb: &Verb) -> bool {
    verb.tense.is_finite()
}

fn kind(verb: &Verb) -> u64 {
    1 + verb.tense as u64 * 4 + verb.voice as u64 * 2 + u64::from(verb.reflexive)
}

fn lemma(document: &Document, verb: &Verb) -> u64 {
    text(verb.lemma.unwrap_or_else(|| document.lower(verb.head)))
}

/// A function word or a mark by itself, other words by their class.
fn word(document: &Document, token: usize) -> u64 {
    let word = &document.tokens[token];
    if word.kind == TokenKind::Word && matches!(word.class, WordClass::Open) {
        let ending = document.verbs.partition_point(|verb| verb.tokens.start <= token);
        let verb = ending.checked_sub(1).map(|at| &document.verbs[at]).filter(|verb| verb.tokens.contains(&token));
        return join(2, join(verb.map_or(0, kind), word.case as u64));
    }
    if word.kind == TokenKind::Number { 3 } else { text(document.lower(token)) }
}

/// Whether a pair of marks holds the token: 1 for a short one, 2 for speech.
fn quoted(document: &Document, token: usize) -> u64 {
    let after = document.marks.partition_point(|pair| pair.tokens.start <= token);
    let pair = document.marks[after.saturating_sub(3)..after].iter().rev().find(|pair| pair.tokens.contains(&token));
    pair.map_or(0, |pair| if pair.tokens.len() < 6 { 1 } else { 2 })
}

fn text(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

fn join(one: u64, other: u64) -> u64 {
    let mixed = (one.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ other).wrapping_mul(0xff51_afd7_ed55_8ccd);
    (mixed ^ mixed >> 32).wrapping_mul(0xc4ce_b9fe_1a85_ec53)
}
