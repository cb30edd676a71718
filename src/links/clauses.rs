//! The clauses of each sentence: which tokens stand together around one finite verb.
//!
//! One pass with a stack of open clauses. A conjunction or relative opens one inside another; a comma, a full sentence
//! or the next finite verb ends it. The inside of a quote and the words that report it are different clauses.

use std::ops::Range;

use crate::analysis::{Quote, QuoteKind};
use crate::span::Span;
use crate::text::{Document, Tense, TokenKind, WordClass};

/// Clauses open at once; what is nested deeper stays in the deepest.
const DEEPEST: usize = 12;

/// One clause.
#[derive(Debug, Clone, Default)]
pub(super) struct Clause {
    /// Its sentence.
    pub(super) sentence: u32,
    /// The quote that it is a part of, by index.
    pub(super) within: Option<usize>,
    /// First token of its verb.
    pub(super) verb: Option<usize>,
    /// The clause before, whose subject is its own too: "X est venu et a parlé".
    pub(super) shares: Option<usize>,
    /// The last token of what "qui" stands for.
    pub(super) antecedent: Option<usize>,
    /// The clause that this one turned out to belong to, for it has no verb.
    part_of: Option<usize>,
}

/// The clauses of a document, and the one that each token belongs to.
#[derive(Debug)]
pub(super) struct Clauses {
    pub(super) list: Vec<Clause>,
    pub(super) of_token: Vec<u32>,
}

/// Reads the clauses of all sentences.
pub(super) fn read(document: &Document, quotes: &[Quote]) -> Clauses {
    let mut speech = Vec::new();
    for (index, quote) in quotes.iter().enumerate() {
        let aside = super::aside(quote.span, quote.cue.as_ref().map(|cue| cue.span), quote.speaker_span);
        let end = Span { start: quote.span.end, end: quote.span.end };
        let aside = aside.unwrap_or(end);
        let before = Span { start: quote.span.start, end: aside.start };
        let behind = Span { start: aside.end, end: quote.span.end };
        for tokens in [before, behind].map(|part| document.tokens_in(part)) {
            if quote.kind != QuoteKind::Scare && !tokens.is_empty() {
                speech.push((tokens, index));
            }
        }
    }
    let mut reader = Reader {
        document,
        speech,
        next: 0,
        running: Vec::new(),
        verb: 0,
        list: Vec::new(),
        of_token: vec![0; document.tokens.len()],
        stack: Vec::new(),
    };
    for sentence in 0..document.sentences.len() {
        reader.sentence(sentence);
    }
    reader.finish()
}

/// How an open clause began, and so what may end it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// With its sentence.
    Main,
    /// With a quote that ends before this token.
    Speech(usize),
    /// With a bracket.
    Aside,
    /// With a conjunction or a relative; after a comma or not.
    Sub { comma: bool },
}

/// A clause that goes on.
#[derive(Debug, Clone, Copy)]
struct Open {
    clause: usize,
    kind: Kind,
    /// Whether it holds a word yet.
    worded: bool,
}

struct Reader<'d> {
    document: &'d Document<'d>,
    /// Quotes by their tokens and index, in order.
    speech: Vec<(Range<usize>, usize)>,
    /// The first quote that has not begun.
    next: usize,
    /// Quotes that have begun in a sentence before.
    running: Vec<(usize, usize)>,
    /// The first verb group not passed.
    verb: usize,
    list: Vec<Clause>,
    of_token: Vec<u32>,
    stack: Vec<Open>,
}

impl Reader<'_> {
    fn sentence(&mut self, sentence: usize) {
        let tokens = self.document.sentences[sentence].tokens.clone();
        self.open(Kind::Main, sentence, None);
        self.running.retain(|(end, _)| *end > tokens.start);
        for (end, quote) in self.running.clone() {
            self.open(Kind::Speech(end), sentence, Some(quote));
        }
        for token in tokens {
            self.end_speech(token);
            self.begin_speech(token, sentence);
            self.step(token, sentence);
        }
        while !self.stack.is_empty() {
            self.close();
        }
    }

    /// Clauses without a verb belong to the one around them.
    fn finish(mut self) -> Clauses {
        for index in 0..self.list.len() {
            // The clause around one stands before it.
            if let Some(around) = self.list[index].part_of {
                self.list[index].part_of = Some(self.list[around].part_of.unwrap_or(around));
            }
        }
        for clause in &mut self.of_token {
            *clause = self.list[*clause as usize].part_of.map_or(*clause, |around| around as u32);
        }
        Clauses { list: self.list, of_token: self.of_token }
    }

    fn open(&mut self, kind: Kind, sentence: usize, quote: Option<usize>) {
        let around = self.stack.last().and_then(|open| self.list[open.clause].within);
        self.stack.push(Open { clause: self.list.len(), kind, worded: false });
        self.list.push(Clause { sentence: sentence as u32, within: quote.or(around), ..Clause::default() });
    }

    /// Ends the innermost clause. One without a verb was none, unless nothing is around it.
    fn close(&mut self) {
        let Some(open) = self.stack.pop() else { return };
        if let Some(around) = self.stack.last_mut()
            && self.list[open.clause].verb.is_none()
            && (around.worded || !matches!(open.kind, Kind::Speech(_)))
        {
            around.worded |= open.worded;
            self.list[open.clause].part_of = Some(around.clause);
        }
    }

    fn end_speech(&mut self, token: usize) {
        let ended = self.stack.iter().position(|open| matches!(open.kind, Kind::Speech(end) if end <= token));
        if let Some(ended) = ended {
            while self.stack.len() > ended {
                self.close();
            }
        }
    }

    fn begin_speech(&mut self, token: usize, sentence: usize) {
        while let Some((tokens, quote)) = self.speech.get(self.next).filter(|(tokens, _)| tokens.start <= token) {
            let (end, quote) = (tokens.end, *quote);
            self.next += 1;
            if self.stack.len() < DEEPEST {
                self.open(Kind::Speech(end), sentence, Some(quote));
                self.running.push((end, quote));
            }
        }
    }

    fn step(&mut self, token: usize, sentence: usize) {
        let kind = self.document.tokens[token].kind;
        match self.document.word(token) {
            ")" => self.end_aside(),
            "," => self.comma(token),
            ";" | ":" => self.halt(sentence),
            "(" if self.stack.len() < DEEPEST => self.open(Kind::Aside, sentence, None),
            _ if self.opens(token) && self.stack.len() < DEEPEST => self.subordinate(token, sentence),
            _ => {}
        }
        self.of_token[token] = self.top() as u32;
        while self.document.verbs.get(self.verb).is_some_and(|verb| verb.tokens.start < token) {
            self.verb += 1;
        }
        let verb = self.document.verbs.get(self.verb).filter(|verb| verb.tokens.start == token);
        match verb.map(|verb| verb.tense) {
            Some(tense) if tense.is_finite() => self.finite(token, sentence),
            Some(Tense::Participle) if self.stack.len() < DEEPEST => self.participle(token, sentence),
            _ => {}
        }
        self.of_token[token] = self.top() as u32;
        if let Some(open) = self.stack.last_mut() {
            open.worded |= matches!(kind, TokenKind::Word | TokenKind::Number);
        }
    }

    fn top(&self) -> usize {
        self.stack.last().map_or(0, |open| open.clause)
    }

    fn class(&self, token: usize) -> WordClass {
        self.document.tokens[token].class
    }

    fn is_comma(&self, token: usize) -> bool {
        self.document.word(token) == ","
    }

    fn opens(&self, token: usize) -> bool {
        matches!(self.class(token), WordClass::Relative | WordClass::Subordinator)
    }

    /// "que", "lorsque", "qui": what follows is a clause of its own if a verb comes.
    fn subordinate(&mut self, token: usize, sentence: usize) {
        let before = token.checked_sub(1).filter(|before| self.document.sentence_of(token).contains(before));
        let comma = before.is_some_and(|before| self.is_comma(before));
        self.open(Kind::Sub { comma }, sentence, None);
        let after = self.document.verbs.partition_point(|verb| verb.tokens.start <= token);
        let subject = self.document.verbs.get(after).is_some_and(|verb| verb.tokens.start == token + 1);
        if self.class(token) == WordClass::Relative && subject {
            let clause = self.top();
            self.list[clause].antecedent = before.and_then(|before| before.checked_sub(usize::from(comma)));
        }
    }

    /// "X, arrêté lundi, est libre" and "Arrêté lundi, X est libre": a clause whose verb is the participle.
    fn participle(&mut self, token: usize, sentence: usize) {
        let before = token.checked_sub(1).filter(|before| self.document.sentence_of(token).contains(before));
        let comma = before.is_some_and(|before| self.is_comma(before));
        if comma || before.is_none() {
            self.open(Kind::Sub { comma }, sentence, None);
            let clause = self.top();
            self.list[clause].verb = Some(token);
            self.list[clause].antecedent = before.and_then(|before| before.checked_sub(1));
        }
    }

    fn end_aside(&mut self) {
        let floor = self.floor();
        if let Some(aside) = self.stack.iter().rposition(|open| open.kind == Kind::Aside).filter(|at| *at >= floor) {
            while self.stack.len() > aside {
                self.close();
            }
        }
    }

    /// Where the speech or sentence begins on the stack that the innermost clause is a part of.
    fn floor(&self) -> usize {
        self.stack.iter().rposition(|open| matches!(open.kind, Kind::Main | Kind::Speech(_))).unwrap_or(0)
    }

    /// After ";" or ":" a new clause begins where one was complete.
    fn halt(&mut self, sentence: usize) {
        while self.stack.len() > self.floor() + 1 {
            self.close();
        }
        if self.list[self.top()].verb.is_some() {
            self.replace(sentence, None);
        }
    }

    /// A new clause in the place of the innermost one, which is complete.
    fn replace(&mut self, sentence: usize, shares: Option<usize>) {
        if let Some(open) = self.stack.pop() {
            self.open(open.kind, sentence, self.list[open.clause].within);
            let clause = self.top();
            self.list[clause].shares = shares;
        }
    }

    /// A comma ends a clause that began after one ("X, qui dort, part") or that leads up to its main clause ("Quand X
    /// dort, Y part"), unless it parts the members of a list.
    fn comma(&mut self, token: usize) {
        let [.., around, open] = self.stack.as_slice() else { return };
        let Kind::Sub { comma } = open.kind else { return };
        let leads = self.list[around.clause].verb.is_none();
        if self.list[open.clause].verb.is_some() && (comma || leads) && !self.continues_list(token) {
            self.close();
        }
    }

    /// Whether what follows up to the next comma has a conjunction and no verb: "Paris, Lyon et Lille".
    fn continues_list(&self, comma: usize) -> bool {
        let end = self.document.sentence_of(comma).end;
        let until = (comma + 1..end).find(|token| self.is_comma(*token)).unwrap_or(end);
        let joined = (comma + 2..until).any(|token| self.class(token) == WordClass::Coordinator);
        let verbs = self.document.verbs_in(&(comma + 1..until));
        joined && !self.document.verbs[verbs].iter().any(|verb| verb.tense.is_finite())
    }

    /// A finite verb: of the innermost clause if it lacks one, else of one around it, else of a new one beside it.
    fn finite(&mut self, token: usize, sentence: usize) {
        let top = self.top();
        let Some(before) = self.list[top].verb else {
            self.list[top].verb = Some(token);
            return;
        };
        let joined = token > before + 1 && self.class(token - 1) == WordClass::Coordinator;
        let around = self.stack[self.floor()..].iter().rposition(|open| self.list[open.clause].verb.is_none());
        if let Some(around) = around.filter(|_| !joined) {
            let depth = self.floor() + around + 1;
            let from = self.cut(top, before, token, false).unwrap_or(token);
            while self.stack.len() > depth {
                self.close();
            }
            self.hand_over(top, from..token);
        } else {
            let from = self.cut(top, before, token, true).unwrap_or(token);
            // "X est venu et a parlé": nothing before the verb could be another subject.
            self.replace(sentence, (from + 1 >= token).then_some(top));
            self.hand_over(top, from..token);
        }
        let clause = self.top();
        self.list[clause].verb = Some(token);
    }

    /// Moves the tokens of `from` in the range to the innermost clause.
    fn hand_over(&mut self, from: usize, tokens: Range<usize>) {
        let to = self.top() as u32;
        for token in tokens {
            if self.of_token[token] == from as u32 {
                self.of_token[token] = to;
            }
        }
    }

    /// Where the words of `verb` begin after those of the verb `before` of the same clause: at the conjunction or behind
    /// the comma between them. Commas around an apposition come in pairs: "et Y, maire de Z, a parlé".
    fn cut(&self, clause: usize, before: usize, verb: usize, conjunctions: bool) -> Option<usize> {
        let mut commas = Vec::new();
        for token in (before + 1..verb).rev().filter(|token| self.of_token[*token] == clause as u32) {
            if conjunctions && self.class(token) == WordClass::Coordinator {
                if commas.len() % 2 == 0 {
                    return Some(token);
                }
                break;
            }
            if self.is_comma(token) {
                commas.push(token);
            }
        }
        let apposition = commas.len() > 2 && commas[0] == verb - 1;
        commas.get(if apposition { 2 } else { 0 }).map(|comma| comma + 1)
    }
}
