//! Stage 1: the text as a [`Document`]: header, blocks, sentences, tokens, pairs of marks, verb groups, language.
//!
//! Knows nothing of names, dates, places, actors or quotes, and never alters the text.

use std::ops::Range;

use crate::analysis::{BlockKind, Certainty, Published};
use crate::calendar::PartialDate;
use crate::lang::text::TextPack;
use crate::lang::{Entry, Language, Lexicon};
use crate::options::Options;
use crate::span::Span;

mod blocks;
mod classes;
mod forms;
mod header;
mod language;
mod lower;
mod marks;
mod sentences;
mod tokens;
mod verbs;

#[cfg(test)]
use lower::is_blank;

/// A text and its structure. Ranges of tokens, sentences and blocks are indices into the lists here.
#[derive(Debug)]
pub struct Document<'t> {
    /// The text as given.
    pub text: &'t str,
    /// The pack that reads it.
    pub language: &'static Language,
    /// Code of the guessed or given language; `other` when it is none of the packs'.
    pub language_code: &'static str,
    /// How clear the language is.
    pub language_certainty: Certainty,
    /// What stands at the head.
    pub header: Header,
    /// Title, paragraphs and so on: they cover everything but blanks, in order.
    pub blocks: Vec<Block>,
    /// Sentences in order; none crosses a block.
    pub sentences: Vec<Sentence>,
    /// Tokens in order; none crosses a sentence, and every visible character lies in one.
    pub tokens: Vec<Token>,
    /// Pairs of quotation marks, by start; none crosses a block.
    pub marks: Vec<MarkPair>,
    /// Verb groups in order.
    pub verbs: Vec<Verb>,
    /// The text for look-ups: lower case, `'` for every apostrophe, `-` for every hyphen, a space for every blank but
    /// the line end. [`Token::lower`] points into it.
    pub lower: String,
}

/// What stands at the head of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header {
    /// The title.
    pub title: Option<Span>,
    /// Place and date at the head of a dispatch: "PARIS, 8 juil 2021 (AFP) -" without the agency and the dash.
    pub dateline: Option<Span>,
    /// The author's name, without "Par".
    pub byline: Option<Span>,
    /// The agency's name.
    pub agency: Option<Span>,
    /// When the article appeared: what the contract says of it.
    pub published: Option<Published>,
    /// The same date for calculations.
    pub reference: Option<PartialDate>,
}

/// One block of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Without surrounding blanks.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Its sentences.
    pub sentences: Range<usize>,
    /// Its tokens.
    pub tokens: Range<usize>,
}

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its block.
    pub block: usize,
}

/// One token: a word (elided "l'" and inverted "-t-il" are words of their own), a number with its unit sign or clock
/// mark ("90%", "14H30", "75.000", "75 000", "2021-07-08", "8/7/2021"), or one mark of punctuation ("(...)" and "..."
/// are one). Abbreviations and initials keep their stop: "M.", "juil.", "J.K.", "U.S."; English "'s", "'re" and their
/// kind are words of their own, "don't" is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Its place in [`Document::lower`].
    pub lower: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// How its letters are cased.
    pub case: Case,
    /// What class of function word it is, or none.
    pub class: WordClass,
    /// Whether the word has other classes too, between which its neighbours decided.
    pub ambiguous: bool,
    /// Its sentence.
    pub sentence: u32,
    /// Whether a blank stands before it.
    pub spaced: bool,
}

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner hyphens, apostrophes, digits.
    Word,
    /// Starts with a digit.
    Number,
    /// A quotation mark, opening or closing.
    Mark,
    /// Other punctuation.
    Punctuation,
    /// Anything else.
    Symbol,
}

/// How the letters of a token are cased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// No letters with case.
    None,
    /// All lower.
    Lower,
    /// First letter upper, or the first after a hyphen: "Macron", "Qala-i-Naw".
    Capital,
    /// All upper, two letters or more: "AFP".
    Upper,
    /// Upper letters inside only: "iPhone".
    Mixed,
}

/// Classes of function words; everything else is [`WordClass::Open`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WordClass {
    /// No function word.
    Open,
    /// le, la, les, l', the.
    DefiniteArticle,
    /// un, une, des, a, an.
    IndefiniteArticle,
    /// du, des, au, aux: preposition and article in one.
    Contraction,
    /// ce, cet, cette, ces, this.
    Demonstrative,
    /// son, leur, notre, his.
    Possessive,
    /// plusieurs, certains, chaque, tous, some.
    Quantifier,
    /// de, à, dans, of.
    Preposition,
    /// et, ou, mais, and.
    Coordinator,
    /// que, qu', lorsque, si, that.
    Subordinator,
    /// qui, dont, où, who, which.
    Relative,
    /// il, elle, on, he.
    SubjectPronoun,
    /// se, me, lui, y, en, him.
    Clitic,
    /// celui-ci, ce dernier, cela and other pronouns.
    Pronoun,
    /// Forms of être and avoir; be, have, do, and the modals of English.
    Auxiliary,
    /// ne, n', pas, not.
    Negation,
    /// Adverbs of a closed list: également, cependant, also.
    Adverb,
    /// Numbers in words: deux, cent, two.
    Numeral,
}

/// Two quotation marks that belong together, or one that was never closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkPair {
    /// The opening mark.
    pub open: Span,
    /// The closing mark; absent where the block ends first.
    pub close: Option<Span>,
    /// What stands between, without blanks at its ends.
    pub inner: Span,
    /// Tokens between the marks.
    pub tokens: Range<usize>,
    /// The pair around this one, by index.
    pub parent: Option<usize>,
    /// Its block.
    pub block: usize,
    /// Whether it opens a block again to go on with the speech of the block before.
    pub continues: bool,
}

/// A verb with its auxiliaries, clitics and negation: "n'a pas été vu", "a-t-il ajouté", "will have said".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verb {
    /// First to last token of the group.
    pub tokens: Range<usize>,
    /// The token that carries the meaning: the participle in "a été vu".
    pub head: usize,
    /// The infinitive of the head; absent when only its ending tells that it is a verb.
    pub lemma: Option<&'static str>,
    /// Its tense.
    pub tense: Tense,
    /// Active or passive.
    pub voice: Voice,
    /// Singular or plural of a finite form.
    pub number: Number,
    /// Whether it has a reflexive clitic.
    pub reflexive: bool,
    /// Token of the pronoun after it: "-t-il" in "a-t-il ajouté".
    pub inverted: Option<usize>,
}

/// Tenses as far as resolving dates and reading clauses needs them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// passé composé, imparfait, passé simple, plus-que-parfait; "said", "had said".
    Past,
    /// "dit", "says".
    Present,
    /// "dira", "va dire", "will say".
    Future,
    /// "dirait", "would say".
    Conditional,
    /// "dire", "to say".
    Infinitive,
    /// "disant", "saying".
    Gerund,
    /// A participle with no auxiliary: "interrogé par l'AFP".
    Participle,
}

impl Tense {
    /// Whether a verb in it has a subject and makes a clause.
    #[must_use]
    pub fn is_finite(self) -> bool {
        matches!(self, Tense::Past | Tense::Present | Tense::Future | Tense::Conditional)
    }
}

/// Active or passive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// The subject acts.
    Active,
    /// The subject undergoes.
    Passive,
}

/// Grammatical number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// One.
    Singular,
    /// Several.
    Plural,
    /// The form does not tell.
    Unknown,
}

/// Grammatical gender.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// il, he.
    Masculine,
    /// elle, she.
    Feminine,
    /// Nothing tells.
    Unknown,
}

/// Reads `text` into its structure.
#[must_use]
pub fn read<'t>(text: &'t str, options: &Options) -> Document<'t> {
    let (language, language_code, language_certainty) = match options.language {
        Some(language) => (language, language.code, Certainty::Sure),
        None => language::guess(text),
    };
    let pack = language.text;
    let lines = blocks::lines(text);
    let found = header::read(text, &lines, pack, options);
    let mut blocks = blocks::name(text, &lines, &found, pack);
    let (mut tokens, lower) = tokenize(text, &mut blocks, pack);
    let marks = marks::pair(text, &blocks, &mut tokens);
    let closers = sentences::closers(&marks);
    let splitter = sentences::Splitter { text, lower: &lower, pack, closers, dateline: found.start };
    let sentences = sentences::split(&splitter, &mut blocks, &mut tokens);
    classes::assign(&lower, &sentences, pack, &mut tokens);
    let verbs = verbs::find(&lower, &sentences, pack.verbs, &mut tokens);
    let mut header = found.header;
    header.title = blocks.iter().find(|block| block.kind == BlockKind::Title).map(|block| block.span);
    Document {
        text,
        language,
        language_code,
        language_certainty,
        header,
        blocks,
        sentences,
        tokens,
        marks,
        verbs,
        lower,
    }
}

/// The tokens of all blocks, and the text for look-ups.
fn tokenize(text: &str, blocks: &mut [Block], pack: &'static TextPack) -> (Vec<Token>, String) {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut lowerer = lower::Lowerer::new(text);
    for block in blocks {
        let first = tokens.len();
        tokens::tokenize(text, block.span, pack, &mut tokens);
        block.tokens = first..tokens.len();
        tokens[first..].iter_mut().for_each(|token| token.lower = lowerer.push(token.span));
        lowerer.end_block();
    }
    (tokens, lowerer.finish())
}

/// Tokens that [`Document::clause_of`] reads to each side at most.
const LONGEST_CLAUSE: usize = 60;

impl<'t> Document<'t> {
    /// Whether the text is in a language of a pack; in any other only figures and marks can be read.
    #[must_use]
    pub fn is_supported(&self) -> bool {
        self.language_code != language::OTHER
    }

    /// The words of a token as they stand.
    #[must_use]
    pub fn word(&self, token: usize) -> &'t str {
        &self.text[self.tokens[token].span]
    }

    /// The token for look-ups: lower case, `'` for apostrophes.
    #[must_use]
    pub fn lower(&self, token: usize) -> &str {
        &self.lower[self.tokens[token].lower]
    }

    /// The span from the first to the last of a non-empty range of tokens.
    #[must_use]
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        self.tokens[tokens.start].span.cover(self.tokens[tokens.end - 1].span)
    }

    /// The lower-case text from the first to the last of a non-empty range of tokens.
    #[must_use]
    pub fn phrase(&self, tokens: &Range<usize>) -> &str {
        &self.lower[self.tokens[tokens.start].lower.cover(self.tokens[tokens.end - 1].lower)]
    }

    /// The longest entry of `lexicon` that starts at `token`, ends by `limit` (a token, excluded) and has at most six
    /// tokens, with the token after it.
    #[must_use]
    pub fn longest(&self, lexicon: &Lexicon, token: usize, limit: usize) -> Option<(usize, Entry)> {
        let last = limit.min(token + 6).min(self.tokens.len());
        if token >= last || !lexicon.may_start(self.lower(token)) {
            return None;
        }
        (token + 1..=last).rev().find_map(|end| Some((end, lexicon.get(self.phrase(&(token..end)))?)))
    }

    /// Index of the verb group that holds `token`.
    #[must_use]
    pub fn verb_at(&self, token: usize) -> Option<usize> {
        let index = self.verbs.partition_point(|verb| verb.tokens.end <= token);
        self.verbs.get(index).filter(|verb| verb.tokens.contains(&token)).map(|_| index)
    }

    /// Indices of the verb groups that start inside a range of tokens.
    #[must_use]
    pub fn verbs_in(&self, tokens: &Range<usize>) -> Range<usize> {
        let start = self.verbs.partition_point(|verb| verb.tokens.start < tokens.start);
        let end = self.verbs.partition_point(|verb| verb.tokens.start < tokens.end);
        start..end.max(start)
    }

    /// The tokens around `token` up to the next marks, commas, conjunctions and relatives, which are left out; at most
    /// sixty to each side.
    #[must_use]
    pub fn clause_of(&self, token: usize) -> Range<usize> {
        let sentence = self.sentence_of(token);
        let ends = |at: &usize| {
            let other = &self.tokens[*at];
            let joins = matches!(other.class, WordClass::Coordinator | WordClass::Subordinator | WordClass::Relative);
            let splits = matches!(self.lower(*at), "," | ";" | ":" | "(" | ")" | "—" | "–");
            joins || splits || other.kind == TokenKind::Mark
        };
        let first = sentence.start.max(token.saturating_sub(LONGEST_CLAUSE));
        let last = sentence.end.min(token + LONGEST_CLAUSE);
        let start = (first..token).rev().find(ends).map_or(first, |at| at + 1);
        let end = (token + 1..last).find(ends).unwrap_or(last);
        start..end
    }

    /// The tokens of the sentence that holds `token`.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> Range<usize> {
        self.sentences[self.tokens[token].sentence as usize].tokens.clone()
    }

    /// Tokens that lie inside `span`.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.start < span.start);
        let end = self.tokens.partition_point(|token| token.span.end <= span.end);
        start..end.max(start)
    }
}

#[cfg(test)]
mod tests;
