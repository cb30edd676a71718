//! Makes the names of one document agree: one kind for one name, surnames of the people named in full, repeats that were
//! overlooked, acronyms beside what they stand for.

use std::collections::HashMap;
use std::ops::Range;

use super::tagger::KINDS;
use super::vocabulary::Vocabulary;
use super::{Candidate, Name, NameKind, rules};
use crate::analysis::{Certainty, Why};
use crate::span::Span;
use crate::text::{Case, Document, TokenKind, WordClass};

/// No single mention speaks more against a kind than this.
const WORST: i32 = -250;

/// A kind that falls short by more than this at a mention is not its kind, whatever the other mentions are.
const OUT_OF_QUESTION: i32 = -200;

/// Names of more tokens than this are not looked for again.
const LONGEST: usize = 8;

/// Corrects and completes `names`, which are in order and without overlaps, and keeps them so.
pub(super) fn agree(document: &Document, vocabulary: &Vocabulary, candidates: Vec<Candidate>) -> Vec<Name> {
    let text = Text { document, vocabulary };
    let evidence = Evidence::gather(&text, &candidates);
    let correct = |candidate: Candidate| evidence.corrected(&text, candidate);
    let mut names: Vec<Name> = candidates.into_iter().map(correct).collect();
    pair_acronyms(&text, &mut names);
    fill_repeats(&text, &evidence, names)
}

/// A document and its words.
struct Text<'d, 't> {
    document: &'d Document<'t>,
    vocabulary: &'d Vocabulary,
}

impl Text<'_, '_> {
    /// One number for the words of `tokens`.
    fn key(&self, tokens: &Range<usize>) -> u64 {
        let hashes = tokens.clone().map(|token| self.vocabulary.word(token).hash);
        hashes.fold(0, |key: u64, hash| (key.rotate_left(17) ^ hash).wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    fn is_capital(&self, token: usize) -> bool {
        let token = &self.document.tokens[token];
        token.kind == TokenKind::Word && matches!(token.case, Case::Capital | Case::Upper | Case::Mixed)
    }

    fn is(&self, token: usize, mark: &str) -> bool {
        self.document.tokens.get(token).is_some_and(|token| &self.document.text[token.span] == mark)
    }
}

/// What the names of a document say of one name.
#[derive(Debug, Clone, Copy)]
struct Votes {
    /// How well each kind suits all mentions together; none is above 0.
    scores: [i32; KINDS.len()],
    /// The clearest mention.
    best: (Certainty, Span),
}

impl Votes {
    /// The kind that suits best, the first of equals.
    fn winner(&self) -> usize {
        (0..KINDS.len()).rev().max_by_key(|&kind| self.scores[kind]).unwrap_or(0)
    }
}

/// What all names of the document say together.
struct Evidence {
    names: HashMap<u64, Votes>,
    /// Last words of people named in full, with the clearest such mention.
    surnames: HashMap<u64, Span>,
    /// First words of such people.
    firsts: HashMap<u64, Span>,
    /// Whether a name starts with each word of the vocabulary.
    opens: Vec<bool>,
}

impl Evidence {
    fn gather(text: &Text, candidates: &[Candidate]) -> Evidence {
        let opens = vec![false; text.vocabulary.words.len()];
        let mut evidence = Evidence { names: HashMap::new(), surnames: HashMap::new(), firsts: HashMap::new(), opens };
        for Candidate { name, scores } in candidates {
            let fresh = Votes { scores: [0; KINDS.len()], best: (name.certainty, name.span) };
            let votes = evidence.names.entry(text.key(&name.tokens)).or_insert(fresh);
            votes.scores.iter_mut().zip(scores).for_each(|(sum, score)| *sum += (*score).max(WORST));
            evidence.opens[text.vocabulary.of_token[name.tokens.start] as usize] = true;
            if name.certainty > votes.best.0 {
                votes.best = (name.certainty, name.span);
            }
            // Two or three capitals that nothing explains are a person if the last of them stands alone elsewhere.
            let clear = name.certainty >= Certainty::Likely || name.why.rule == rules::CAPITALS;
            if name.kind == NameKind::Person && clear {
                let tokens = name.tokens.clone();
                // "Xi" of "Xi Jinping"
                let first = tokens.start..tokens.start + 1;
                if tokens.len() > 1 && name.certainty >= Certainty::Likely {
                    evidence.firsts.entry(text.key(&first)).or_insert(name.span);
                }
                // "de Villepin" and "Villepin" of "Dominique de Villepin"
                for start in (tokens.start + 1..tokens.end).rev().take(3) {
                    evidence.opens[text.vocabulary.of_token[start] as usize] = true;
                    evidence.surnames.entry(text.key(&(start..tokens.end))).or_insert(name.span);
                }
            }
        }
        evidence
    }

    /// The candidate with the kind that the rest of the document gives it.
    fn corrected(&self, text: &Text, candidate: Candidate) -> Name {
        let Candidate { mut name, scores } = candidate;
        let key = text.key(&name.tokens);
        let person = KINDS.iter().position(|kind| *kind == NameKind::Person).unwrap_or(0);
        if name.kind != NameKind::Person
            && name.certainty < Certainty::Sure
            && scores[person] > OUT_OF_QUESTION
            && let Some(full) = self.surnames.get(&key).or_else(|| self.firsts.get(&key))
        {
            name.kind = NameKind::Person;
            (name.certainty, name.why) = (Certainty::Likely, Why::cued("surname", vec![*full]));
        } else if let Some(votes) = self.names.get(&key) {
            let winner = votes.winner();
            if KINDS[winner] != name.kind && scores[winner] > OUT_OF_QUESTION {
                name.kind = KINDS[winner];
                (name.certainty, name.why) = (Certainty::Likely, Why::cued("same-name", vec![votes.best.1]));
            }
        }
        name
    }

    /// The kind of the untagged words `tokens`, where a clear mention elsewhere says it.
    fn repeat(&self, text: &Text, tokens: &Range<usize>) -> Option<(NameKind, Span)> {
        let key = text.key(tokens);
        if let Some(votes) = self.names.get(&key).filter(|votes| votes.best.0 == Certainty::Sure) {
            return Some((KINDS[votes.winner()], votes.best.1));
        }
        self.surnames.get(&key).map(|full| (NameKind::Person, *full))
    }
}

/// "Organisation mondiale de la santé (OMS)": both are names of one kind, that of the clearer one.
fn pair_acronyms(text: &Text, names: &mut [Name]) {
    for second in 1..names.len() {
        let (before, after) = names.split_at_mut(second);
        let (Some(long), Some(short)) = (before.last_mut(), after.first_mut()) else { continue };
        let (open, close) = (long.tokens.end, short.tokens.end);
        let beside = short.tokens.start == open + 1 && text.is(open, "(") && text.is(close, ")");
        if !beside || long.kind == short.kind || !stands_for(text, short, long) {
            continue;
        }
        let (loser, winner) = if long.certainty >= short.certainty { (short, long) } else { (long, short) };
        if loser.certainty < Certainty::Sure {
            loser.kind = winner.kind;
            loser.why = Why::cued("acronym", vec![winner.span]);
        }
    }
}

/// Whether the letters of one name are initials of the other's words.
fn stands_for(text: &Text, short: &Name, long: &Name) -> bool {
    if short.tokens.len() != 1 || long.tokens.len() < 2 {
        return false;
    }
    let letters = text.document.lower(short.tokens.start).chars().filter(|c| c.is_alphabetic());
    let mut initials = long.tokens.clone().filter_map(|token| text.document.lower(token).chars().next());
    let (mut all, mut met) = (0, 0);
    for letter in letters {
        all += 1;
        met += usize::from(initials.any(|initial| initial == letter));
    }
    all >= 2 && met + 1 >= all
}

/// Adds the mentions of names that are clear elsewhere.
fn fill_repeats(text: &Text, evidence: &Evidence, names: Vec<Name>) -> Vec<Name> {
    let mut filled = Vec::with_capacity(names.len());
    let mut at = 0;
    let mut names = names.into_iter().peekable();
    loop {
        let next = names.peek().map_or(text.document.tokens.len(), |name| name.tokens.start);
        while at < next {
            if let Some(name) = repeat_at(text, evidence, at, next) {
                at = name.tokens.end;
                filled.push(name);
            } else {
                at += 1;
            }
        }
        let Some(name) = names.next() else { break };
        at = name.tokens.end;
        filled.push(name);
    }
    filled
}

/// A name that is clear elsewhere and stands at `start` again, before `limit`.
fn repeat_at(text: &Text, evidence: &Evidence, start: usize, limit: usize) -> Option<Name> {
    let capital = text.is_capital(start);
    if !evidence.opens[text.vocabulary.of_token[start] as usize] {
        return None;
    }
    if text.document.tokens[start].class != WordClass::Open || text.document.tokens[start].kind != TokenKind::Word {
        return None;
    }
    let limit = limit.min(text.document.sentence_of(start).end).min(start + LONGEST);
    // "police nationale" may be clear elsewhere, a single word in lower case is not.
    let shortest = if capital { start + 1 } else { start + 2 };
    (shortest..=limit).rev().find_map(|end| {
        let tokens = start..end;
        let (kind, cue) = evidence.repeat(text, &tokens)?;
        // One word beside another capital belongs to something else: "Paris" in "Paris Match".
        let beside = |token: usize| !tokens.contains(&token) && token < limit && text.is_capital(token);
        let alone = tokens.len() == 1;
        let common = alone && text.vocabulary.word(start).lower > 0;
        if common || alone && (beside(end) || start > 0 && beside(start - 1)) {
            return None;
        }
        let span = text.document.span(&tokens);
        Some(Name { span, tokens, kind, certainty: Certainty::Likely, why: Why::cued("same-name", vec![cue]) })
    })
}
