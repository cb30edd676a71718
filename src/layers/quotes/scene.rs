//! The document as the quotes layer looks at it: look-ups by token in constant time.

use crate::lang::Lexicon;
use crate::lang::quotes::QuotePack;
use crate::layers::actors::ActorMention;
use crate::span::Span;
use crate::text::{Case, Document, Token, TokenKind, Verb, WordClass};

/// No mention, no verb.
const NONE: u32 = u32::MAX;

/// The document, its pack and its actors, indexed by token.
pub(super) struct Scene<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) pack: &'static QuotePack,
    pub(super) actors: &'d [ActorMention],
    /// The longest mention that starts at a token.
    starting: Vec<u32>,
    /// The verb group that holds a token.
    verbs: Vec<u32>,
}

impl<'d> Scene<'d> {
    pub(super) fn new(document: &'d Document<'d>, actors: &'d [ActorMention]) -> Scene<'d> {
        let mut starting: Vec<u32> = vec![NONE; document.tokens.len()];
        for (index, actor) in actors.iter().enumerate() {
            let Some(cell) = starting.get_mut(actor.tokens.start) else { continue };
            let longer = actors.get(*cell as usize).is_none_or(|other| other.tokens.end < actor.tokens.end);
            if longer {
                *cell = index as u32;
            }
        }
        let mut verbs = vec![NONE; document.tokens.len()];
        for (index, verb) in document.verbs.iter().enumerate() {
            verbs[verb.tokens.clone()].fill(index as u32);
        }
        Scene { document, pack: document.language.quotes, actors, starting, verbs }
    }

    pub(super) fn token(&self, token: usize) -> &Token {
        &self.document.tokens[token]
    }

    pub(super) fn lower(&self, token: usize) -> &str {
        self.document.lower(token)
    }

    pub(super) fn class(&self, token: usize) -> WordClass {
        self.token(token).class
    }

    /// The longest mention that starts at `token`; none behind the text.
    pub(super) fn mention_at(&self, token: usize) -> Option<&'d ActorMention> {
        self.actors.get(*self.starting.get(token)? as usize)
    }

    /// Whether a mention has exactly this span.
    pub(super) fn is_mention(&self, span: Span) -> bool {
        self.actors_at(span).next().is_some()
    }

    /// The mentions that have exactly this span.
    pub(super) fn actors_at(&self, span: Span) -> impl Iterator<Item = &'d ActorMention> {
        let first = self.actors.partition_point(|actor| actor.span.start < span.start);
        let here = self.actors[first..].iter().take_while(move |actor| actor.span.start == span.start);
        here.filter(move |actor| actor.span == span)
    }

    /// The verb group that holds `token`.
    pub(super) fn verb(&self, token: usize) -> Option<&'d Verb> {
        self.document.verbs.get(self.verbs[token] as usize)
    }

    /// Whether `token` is in the group of a finite verb.
    pub(super) fn is_finite(&self, token: usize) -> bool {
        self.verb(token).is_some_and(|verb| verb.tense.is_finite())
    }

    /// Whether `token` starts with an upper letter.
    pub(super) fn is_capital(&self, token: usize) -> bool {
        matches!(self.token(token).case, Case::Capital | Case::Upper | Case::Mixed)
            && self.token(token).kind == TokenKind::Word
    }

    /// Whether a noun phrase may start with a token of this class.
    pub(super) fn is_determiner(&self, token: usize) -> bool {
        use WordClass::{DefiniteArticle, Demonstrative, IndefiniteArticle, Numeral, Possessive, Quantifier};
        let class = self.class(token);
        matches!(class, DefiniteArticle | IndefiniteArticle | Demonstrative | Possessive | Quantifier | Numeral)
            || self.token(token).kind == TokenKind::Number
    }

    /// Whether `token` is a preposition, alone or with its article.
    pub(super) fn is_preposition(&self, token: usize) -> bool {
        matches!(self.class(token), WordClass::Preposition | WordClass::Contraction)
    }

    /// Whether `lexicon` has `token` under a heading that starts with `section`.
    pub(super) fn is_in(&self, lexicon: &Lexicon, token: usize, section: &str) -> bool {
        lexicon.get(self.lower(token)).is_some_and(|entry| entry.section.starts_with(section))
    }
}
