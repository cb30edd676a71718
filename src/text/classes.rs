//! Gives function words their class; where a word has several, its neighbours decide.

use super::{Case, Sentence, Token, TokenKind, WordClass};
use crate::lang::text::TextPack;

/// Sets the class of every token.
pub(super) fn assign(lower: &str, sentences: &[Sentence], pack: &TextPack, tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        if tokens[at].kind != TokenKind::Word || is_acronym(tokens, at) {
            continue;
        }
        let token = &mut tokens[at];
        let Some(entry) = pack.classes.get(&lower[token.lower]) else { continue };
        token.class = first_class(entry.section);
        token.ambiguous = entry.section.contains('/');
    }
    for sentence in sentences {
        for at in sentence.tokens.clone() {
            if !tokens[at].ambiguous {
                continue;
            }
            let before = (at > sentence.tokens.start).then(|| &tokens[at - 1]);
            let after = (at + 1 < sentence.tokens.end).then(|| &tokens[at + 1]);
            let Some(entry) = pack.classes.get(&lower[tokens[at].lower]) else { continue };
            let noun = |token: &Token| {
                pack.classes.get(&lower[token.lower]).is_some_and(|entry| entry.section == "auxiliary/noun")
            };
            let auxiliary = after.is_some_and(|token| token.class == WordClass::Auxiliary && !noun(token));
            tokens[at].class = decide(entry.section, &tokens[at], before, after, auxiliary);
        }
    }
}

/// "US" in "the US army" is no pronoun: capitals beside a word that is not in capitals.
fn is_acronym(tokens: &[Token], at: usize) -> bool {
    let plain = |token: Option<&Token>| {
        token.is_some_and(|token| {
            token.kind == TokenKind::Word
                && (token.case == Case::Lower || token.case == Case::Capital && token.span.len() > 1)
        })
    };
    // "US$5"
    let glued = tokens.get(at + 1).is_some_and(|next| {
        !next.spaced && !matches!(next.kind, TokenKind::Word | TokenKind::Punctuation | TokenKind::Mark)
    });
    tokens[at].case == Case::Upper
        && !glued
        && (plain(tokens.get(at + 1)) || plain(at.checked_sub(1).map(|before| &tokens[before])))
}

/// The class of an ambiguous word between its neighbours.
fn decide(section: &str, token: &Token, before: Option<&Token>, after: Option<&Token>, auxiliary: bool) -> WordClass {
    use WordClass::*;
    let before_class = before.map(|token| token.class);
    let verbal = matches!(before_class, Some(SubjectPronoun | Negation | Clitic | Relative));
    let noun =
        matches!(before_class, Some(DefiniteArticle | IndefiniteArticle | Contraction | Demonstrative | Possessive));
    let inverted = after.is_some_and(|after| after.class == SubjectPronoun && !after.spaced);
    match section {
        "auxiliary/noun" if noun => Open,
        "auxiliary/season" if noun || matches!(before_class, Some(Preposition)) => Open,
        "auxiliary/preposition" if token.case != Case::Lower && !inverted => Preposition,
        "possessive/auxiliary" if matches!(before_class, Some(SubjectPronoun | Relative)) => Auxiliary,
        "definite-article/clitic" if verbal || auxiliary => Clitic,
        "preposition/clitic" if verbal || auxiliary && before_class != Some(Preposition) => Clitic,
        "possessive/clitic" if verbal || auxiliary => Clitic,
        "subject-pronoun/clitic" if matches!(before_class, Some(SubjectPronoun | Relative)) => Clitic,
        "subject-pronoun/clitic" if matches!(before_class, Some(Preposition)) => Pronoun,
        "clitic/pronoun"
            if matches!(before_class, Some(Preposition)) || after.is_none_or(|token| token.kind != TokenKind::Word) =>
        {
            Pronoun
        }
        "indefinite-article/contraction"
            if before.is_some_and(|token| token.class == Open && token.kind == TokenKind::Word) =>
        {
            Contraction
        }
        "demonstrative/pronoun"
            if after.is_some_and(|token| {
                matches!(token.class, Relative | Subordinator | Auxiliary | Negation | Clitic)
            }) =>
        {
            Pronoun
        }
        "subordinator/relative" if matches!(before_class, Some(Pronoun | Demonstrative)) => Relative,
        _ => first_class(section),
    }
}

/// The class that the first name of a section means.
fn first_class(section: &str) -> WordClass {
    match section.split('/').next().unwrap_or(section) {
        "definite-article" => WordClass::DefiniteArticle,
        "indefinite-article" => WordClass::IndefiniteArticle,
        "contraction" => WordClass::Contraction,
        "demonstrative" => WordClass::Demonstrative,
        "possessive" => WordClass::Possessive,
        "quantifier" => WordClass::Quantifier,
        "preposition" => WordClass::Preposition,
        "coordinator" => WordClass::Coordinator,
        "subordinator" => WordClass::Subordinator,
        "relative" => WordClass::Relative,
        "subject-pronoun" => WordClass::SubjectPronoun,
        "clitic" => WordClass::Clitic,
        "pronoun" => WordClass::Pronoun,
        "auxiliary" => WordClass::Auxiliary,
        "negation" => WordClass::Negation,
        "adverb" => WordClass::Adverb,
        "numeral" => WordClass::Numeral,
        _ => WordClass::Open,
    }
}
