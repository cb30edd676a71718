//! Finds verb groups: a finite verb or a bare infinitive, gerund or participle, with its auxiliaries, clitics, negation
//! and inverted pronoun.

use std::collections::HashMap;
use std::ops::Range;

use super::forms::{Form, Reading};
use super::{Case, Number, Sentence, Tense, Token, TokenKind, Verb, Voice, WordClass};
use crate::lang::text::VerbPack;

/// Adverbs and the like between an auxiliary and what it helps.
const WIDEST_GAP: usize = 5;
/// No verb has more bytes; what is longer is no word.
const LONGEST_WORD: usize = 40;
/// How far a noun or verb looks for another verb of its clause.
const FARTHEST: usize = 14;

/// The verb groups of all sentences. Sets the class of articles that turn out to be clitics.
pub(super) fn find(lower: &str, sentences: &[Sentence], pack: &VerbPack, tokens: &mut [Token]) -> Vec<Verb> {
    let mut verbs = Vec::new();
    let mut readings = Vec::new();
    let mut lookup = Lookup { lower, pack, known: HashMap::with_capacity(tokens.len() / 3), buffer: String::new() };
    for sentence in sentences {
        let range = sentence.tokens.clone();
        readings.clear();
        readings.extend(range.clone().map(|at| lookup.read(tokens, &range, at)));
        let mut reader = Reader { lower, tokens, range, readings: &readings, pack, boundary: 0, finite: None };
        reader.run(&mut verbs);
    }
    verbs
}

/// Readings by word: articles repeat theirs.
struct Lookup<'a> {
    lower: &'a str,
    pack: &'a VerbPack,
    known: HashMap<&'a str, Option<Reading>>,
    buffer: String,
}

impl Lookup<'_> {
    /// What the token `at` is if it is a verb.
    fn read(&mut self, tokens: &[Token], range: &Range<usize>, at: usize) -> Option<Reading> {
        let token = &tokens[at];
        if token.kind != TokenKind::Word || !matches!(token.class, WordClass::Open | WordClass::Auxiliary) {
            return None;
        }
        // ", Grant Webb said": a capital behind a comma is no verb's.
        let first = at == range.start
            || matches!(tokens[at - 1].kind, TokenKind::Mark | TokenKind::Punctuation)
                && !(self.pack.progressive && &self.lower[tokens[at - 1].lower] == ",");
        if matches!(token.case, Case::Upper | Case::Mixed) || token.case == Case::Capital && !first {
            return None;
        }
        let (pack, buffer, word) = (self.pack, &mut self.buffer, &self.lower[token.lower]);
        if word.len() > LONGEST_WORD {
            return None;
        }
        *self.known.entry(word).or_insert_with(|| Reading::of(word, pack, buffer))
    }
}

/// One sentence.
struct Reader<'a> {
    lower: &'a str,
    tokens: &'a mut [Token],
    range: Range<usize>,
    readings: &'a [Option<Reading>],
    pack: &'a VerbPack,
    /// Where the clause starts.
    boundary: usize,
    /// The last finite verb.
    finite: Option<usize>,
}

impl Reader<'_> {
    fn run(&mut self, verbs: &mut Vec<Verb>) {
        let mut at = self.range.start;
        self.boundary = at;
        while at < self.range.end {
            if self.is_boundary(at) {
                self.boundary = at;
            }
            let verb = self.group(at);
            at = match verb {
                Some(verb) => {
                    self.settle_after(&verb);
                    let next = verb.tokens.end.max(at + 1);
                    verbs.push(verb);
                    next
                }
                None => at + 1,
            };
        }
    }

    /// "vend des fruits": after a verb that takes an object, what might be a contraction is an article.
    fn settle_after(&mut self, verb: &Verb) {
        let next = verb.tokens.end;
        let moves = self.reading(verb.head).is_some_and(|reading| reading.moves);
        let takes = verb.voice == Voice::Active && !moves && verb.tense != Tense::Participle;
        if takes && next < self.range.end && self.tokens[next].ambiguous && self.class(next) == WordClass::Contraction {
            self.tokens[next].class = WordClass::IndefiniteArticle;
        }
    }

    fn reading(&self, at: usize) -> Option<Reading> {
        self.range.contains(&at).then(|| self.readings[at - self.range.start])?
    }

    fn class(&self, at: usize) -> WordClass {
        self.tokens[at].class
    }

    fn lower(&self, at: usize) -> &str {
        &self.lower[self.tokens[at].lower]
    }

    fn is_boundary(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        match token.kind {
            TokenKind::Mark => true,
            TokenKind::Punctuation => !matches!(self.lower(at), "-" | "/" | "(...)" | "[...]"),
            _ => matches!(token.class, WordClass::Coordinator | WordClass::Subordinator | WordClass::Relative),
        }
    }

    /// The group that starts with the verb `at`.
    fn group(&mut self, at: usize) -> Option<Verb> {
        if let Some(tense) = self.helper(at) {
            return self.helped(at, tense);
        }
        let reading = self.reading(at)?;
        if reading.is_finite() && self.is_finite_here(at, &reading) {
            self.finite = Some(at);
            let tense = reading.tense(self.is_inverted(at + 1) || self.has_pronoun(at));
            return Some(self.complete(at, reading, tense, reading.number()));
        }
        if reading.is(Form::Infinitive) && self.is_infinitive_here(at) {
            return Some(self.complete(at, reading, Tense::Infinitive, Number::Unknown));
        }
        if reading.is(Form::Gerund) && self.is_gerund_here(at) {
            return Some(self.complete(at, reading, Tense::Gerund, Number::Unknown));
        }
        if reading.is(Form::Participle) && self.is_participle_here(at) {
            let mut verb = self.complete(at, reading, Tense::Participle, reading.participle_number());
            verb.voice = if reading.moves { Voice::Active } else { Voice::Passive };
            return Some(verb);
        }
        None
    }

    /// The tense that a helper such as "will" gives.
    fn helper(&self, at: usize) -> Option<Tense> {
        if self.tokens[at].kind != TokenKind::Word {
            return None;
        }
        Some(match self.pack.helpers.get(self.lower(at))?.value {
            "F" => Tense::Future,
            "C" => Tense::Conditional,
            "S" => Tense::Past,
            _ => Tense::Present,
        })
    }

    /// "will have said": the helper, and the verb behind adverbs and an inverted subject.
    fn helped(&mut self, at: usize, tense: Tense) -> Option<Verb> {
        let mut next = self.skip(at + 1);
        if next < self.range.end && self.class(next) == WordClass::SubjectPronoun {
            next = self.skip(next + 1);
        }
        let reading = self.reading(next).filter(|reading| reading.is(Form::Infinitive))?;
        self.finite = Some(at);
        let mut verb = self.complete(next, reading, tense, Number::Unknown);
        verb.tokens.start = verb.tokens.start.min(at);
        Some(verb)
    }

    /// The token after adverbs and negation from `at` on.
    fn skip(&self, at: usize) -> usize {
        let limit = self.range.end.min(at + WIDEST_GAP);
        let mut next = at;
        while next < limit {
            match self.adverbial(next) {
                Some(after) => next = after,
                None if self.is_adverb(next) => next += 1,
                None => return next,
            }
        }
        next
    }

    /// The token after an adverb of several words at `at`.
    fn adverbial(&self, at: usize) -> Option<usize> {
        let words = self.pack.adverbials.iter().find(|words| {
            at + words.len() <= self.range.end
                && words.iter().enumerate().all(|(next, word)| self.lower(at + next) == *word)
        })?;
        Some(at + words.len())
    }

    fn is_adverb(&self, at: usize) -> bool {
        match self.class(at) {
            WordClass::Negation | WordClass::Adverb | WordClass::Quantifier => true,
            // "a lui aussi"
            WordClass::Clitic | WordClass::Pronoun => self.tokens[at].ambiguous && !self.lower(at).starts_with('-'),
            WordClass::Open => {
                let word = self.lower(at);
                word.len() > self.pack.adverb.len() + 2 && word.ends_with(self.pack.adverb)
            }
            _ => false,
        }
    }

    fn is_inverted(&self, at: usize) -> bool {
        at < self.range.end && self.class(at) == WordClass::SubjectPronoun && self.lower(at).starts_with('-')
    }

    /// Adds to the verb `at` what stands around it.
    fn complete(&mut self, at: usize, reading: Reading, tense: Tense, number: Number) -> Verb {
        let start = self.left_edge(at);
        let reflexive = (start..at).any(|token| self.pack.reflexives.contains(&self.lower(token)));
        let mut verb = Verb {
            tokens: start..at + 1,
            head: at,
            lemma: reading.lemma,
            tense,
            voice: Voice::Active,
            number,
            reflexive,
            inverted: None,
        };
        if self.is_inverted(at + 1) {
            verb.inverted = Some(at + 1);
            verb.tokens.end = at + 2;
        }
        let mut head = reading;
        while let Some((next, reading)) = self.extend(&mut verb, &head) {
            verb.tokens.end = next + 1;
            verb.head = next;
            verb.lemma = reading.lemma;
            head = reading;
        }
        verb
    }

    /// Clitics and the first part of a negation before the verb.
    fn left_edge(&self, at: usize) -> usize {
        // "ne pas dire"
        let bare = self.reading(at).is_some_and(|reading| reading.is(Form::Infinitive));
        let mut start = at;
        while start > self.range.start {
            let before = start - 1;
            let part = match self.class(before) {
                WordClass::Clitic => !self.lower(before).starts_with('-'),
                WordClass::Negation => bare || self.pack.negations.contains(&self.lower(before)),
                _ => false,
            };
            if !part {
                break;
            }
            start = before;
        }
        start
    }

    /// The next part of the group whose last verb is `head`.
    fn extend(&self, verb: &mut Verb, head: &Reading) -> Option<(usize, Reading)> {
        let lemma = head.lemma?;
        if lemma != self.pack.have && lemma != self.pack.be && lemma != self.pack.go {
            return None;
        }
        let mut next = self.skip(verb.tokens.end);
        if lemma == self.pack.go {
            while next < self.range.end && self.class(next) == WordClass::Clitic {
                next += 1;
            }
            let reading = self.reading(next).filter(|reading| reading.is(Form::Infinitive))?;
            let finite = matches!(verb.tense, Tense::Present | Tense::Past);
            if !finite || verb.head + 1 > verb.tokens.end {
                return None;
            }
            if verb.tense == Tense::Present {
                verb.tense = Tense::Future;
            }
            verb.reflexive |= (verb.tokens.end..next).any(|token| self.pack.reflexives.contains(&self.lower(token)));
            return Some((next, reading));
        }
        let reading = self.reading(next)?;
        if lemma == self.pack.be && self.pack.progressive && reading.is(Form::Gerund) {
            return Some((next, reading));
        }
        if !reading.is(Form::Participle) || reading.sure & Form::Participle.bits() == 0 {
            return None;
        }
        let perfect = lemma == self.pack.have || verb.reflexive || reading.moves;
        if perfect && verb.tense == Tense::Present {
            verb.tense = Tense::Past;
        }
        if !perfect && reading.lemma != Some(self.pack.be) {
            verb.voice = Voice::Passive;
        }
        if verb.number == Number::Unknown {
            verb.number = reading.participle_number();
        }
        Some((next, reading))
    }

    /// Whether a subject pronoun or a clitic stands before the verb.
    fn has_pronoun(&self, at: usize) -> bool {
        self.left(at).is_some_and(|before| match self.class(before) {
            WordClass::SubjectPronoun => !self.lower(before).starts_with('-'),
            WordClass::Clitic => true,
            WordClass::Negation => self.pack.negations.contains(&self.lower(before)),
            _ => false,
        })
    }

    /// The token before adverbs, if it is in the sentence.
    fn left(&self, at: usize) -> Option<usize> {
        (self.range.start.max(at.saturating_sub(3))..at).rev().find(|before| !self.is_plain_adverb(*before))
    }

    fn is_plain_adverb(&self, at: usize) -> bool {
        let adverb = matches!(self.class(at), WordClass::Negation | WordClass::Adverb | WordClass::Open);
        adverb && self.is_adverb(at) && !self.pack.negations.contains(&self.lower(at))
    }

    /// Whether a word that may be a finite verb is one between its neighbours.
    fn is_finite_here(&mut self, at: usize, reading: &Reading) -> bool {
        if self.is_inverted(at + 1) || self.has_pronoun(at) {
            return !(reading.is_bound() && reading.is(Form::Participle) && !self.is_inverted(at + 1));
        }
        if reading.is_bound() {
            return false;
        }
        let auxiliary = self.class(at) == WordClass::Auxiliary && reading.has_sure_finite();
        let sure = auxiliary || reading.is_surely_finite() && !self.pack.nouns.contains(self.lower(at));
        let Some(before) = at.checked_sub(1).filter(|before| self.range.contains(before)) else {
            return sure;
        };
        match self.class(before) {
            WordClass::Relative => true,
            WordClass::DefiniteArticle | WordClass::Possessive => sure && self.unarticle(before),
            WordClass::Preposition => sure && (self.unarticle(before) || self.class(at) == WordClass::Auxiliary),
            WordClass::IndefiniteArticle | WordClass::Contraction | WordClass::Demonstrative => false,
            WordClass::Auxiliary => sure && !self.tokens[before].span.is_empty() && self.finite != Some(before),
            WordClass::Quantifier | WordClass::Numeral => sure,
            _ if sure => true,
            _ => self.is_likely_finite(at, before, reading),
        }
    }

    /// Makes an article or preposition before a certain verb the clitic it must be.
    fn unarticle(&mut self, at: usize) -> bool {
        let clitic = self.tokens[at].ambiguous;
        if clitic {
            self.tokens[at].class = WordClass::Clitic;
        }
        clitic
    }

    /// Whether a word that is a noun as often as a verb is the verb of its clause.
    fn is_likely_finite(&self, at: usize, before: usize, reading: &Reading) -> bool {
        if (reading.sure | reading.soft) & !(Form::Participle.bits() | Form::Infinitive.bits()) == 0 {
            return false;
        }
        let busy = self.finite.is_some_and(|finite| finite >= self.boundary);
        if reading.sure & Form::Simple.bits() != 0 && !busy {
            // "The men arrested in May left", "The men said in May".
            let next = self.tokens.get(at + 1).filter(|_| at + 1 < self.range.end);
            let adverbial = next.is_none_or(|next| matches!(next.class, WordClass::Preposition | WordClass::Adverb));
            return !(adverbial && self.finds_finite_ahead(at + 1));
        }
        if busy || self.tokens[before].kind == TokenKind::Number || self.finds_finite_ahead(at + 1) {
            return false;
        }
        let Some(after) = self.tokens.get(at + 1).filter(|_| at + 1 < self.range.end) else { return false };
        let word = self.tokens[before].kind == TokenKind::Word;
        let cited = self.tokens[before].kind == TokenKind::Mark || self.lower(before) == ",";
        let named = word && self.tokens[before].case != Case::Lower;
        // Where the bare form is a verb's plural and a noun, no word alone tells.
        if !self.pack.progressive && !self.pack.nouns.contains(self.lower(at)) {
            let subject =
                word && matches!(self.class(before), WordClass::Open | WordClass::Pronoun) || self.lower(before) == ")";
            return subject || cited && after.kind == TokenKind::Word;
        }
        // "the council plans to leave"
        if self.pack.progressive && self.lower(at + 1) == self.pack.infinitive {
            let verb = self.reading(at + 2).is_some_and(|next| next.is(Form::Infinitive));
            return word && verb && matches!(self.class(before), WordClass::Open | WordClass::Pronoun);
        }
        match after.class {
            WordClass::DefiniteArticle | WordClass::IndefiniteArticle | WordClass::Possessive => true,
            WordClass::Demonstrative | WordClass::Subordinator | WordClass::Quantifier | WordClass::Numeral => true,
            WordClass::Contraction if after.ambiguous => named || cited,
            WordClass::Negation | WordClass::Adverb | WordClass::Pronoun | WordClass::Clitic => !cited,
            WordClass::Preposition | WordClass::Contraction => named || self.asks(at, before),
            WordClass::Open if matches!(after.case, Case::Capital | Case::Upper) => cited || named,
            WordClass::Open => {
                let verbal = |next: Reading| next.is(Form::Infinitive) || next.is(Form::Participle);
                named && self.reading(at + 1).is_some_and(verbal)
            }
            _ => false,
        }
    }

    /// Whether the word tells what the noun before it says to somebody: "le maire demande aux élus".
    fn asks(&self, at: usize, before: usize) -> bool {
        use WordClass::{DefiniteArticle, Demonstrative, IndefiniteArticle, Possessive};
        let asked = self.pack.nouns.get(self.lower(at)).is_some_and(|entry| entry.section.starts_with("asked"));
        let article = before > self.range.start
            && matches!(self.class(before - 1), DefiniteArticle | IndefiniteArticle | Possessive | Demonstrative);
        asked && article && self.class(before) == WordClass::Open && self.reading(before).is_none()
    }

    /// Whether the clause holds a certain finite verb from `at` on.
    fn finds_finite_ahead(&self, at: usize) -> bool {
        for next in at..self.range.end.min(at + FARTHEST) {
            if self.is_boundary(next) || self.class(next) == WordClass::SubjectPronoun {
                return false;
            }
            let sure = |reading: Reading| reading.is_surely_finite() && reading.lemma.is_some();
            let verb = self.reading(next).is_some_and(sure) && !self.pack.nouns.contains(self.lower(next));
            if verb && !self.is_noun_here(next) && self.class(next - 1) != WordClass::Preposition {
                return true;
            }
        }
        false
    }

    /// Whether a noun's company stands before the word.
    fn is_noun_here(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|before| self.range.contains(before)) else { return false };
        match self.class(before) {
            WordClass::DefiniteArticle
            | WordClass::IndefiniteArticle
            | WordClass::Contraction
            | WordClass::Demonstrative
            | WordClass::Possessive
            | WordClass::Numeral
            | WordClass::Quantifier => true,
            _ => self.tokens[before].kind == TokenKind::Number,
        }
    }

    fn is_infinitive_here(&mut self, at: usize) -> bool {
        if self.pack.infinitive.is_empty() {
            let before = at.checked_sub(1).filter(|before| self.range.contains(before));
            // "pour le faire": the article is a clitic after a preposition.
            if let Some(before) = before.filter(|before| self.class(*before) == WordClass::DefiniteArticle) {
                let introduced = before > self.range.start
                    && matches!(self.class(before - 1), WordClass::Preposition)
                    && self.tokens[before].ambiguous;
                let verb = introduced && !self.pack.nouns.contains(self.lower(at));
                return verb && self.unarticle(before);
            }
            return !self.is_noun_here(at);
        }
        let Some(before) = self.left(at) else { return false };
        self.lower(before) == self.pack.infinitive
    }

    fn is_gerund_here(&self, at: usize) -> bool {
        if self.is_noun_here(at) {
            return false;
        }
        if self.pack.progressive || !self.pack.nouns.contains(self.lower(at)) {
            return true;
        }
        // "en passant", ", habitant": nouns need the preposition or an object.
        at > self.range.start && self.tokens[at - 1].ambiguous && self.class(at - 1) == WordClass::Preposition
    }

    fn is_participle_here(&self, at: usize) -> bool {
        if self.is_noun_here(at) {
            return false;
        }
        let noun = self.pack.nouns.contains(self.lower(at));
        let Some(next) = (at + 1 < self.range.end).then_some(at + 1) else { return !noun };
        let introduced =
            matches!(self.class(next), WordClass::Preposition | WordClass::Contraction | WordClass::Adverb);
        introduced || !noun && self.tokens[next].kind != TokenKind::Word
    }
}
