//! Roles after the name: "Anna Petit, maire de Lyon,", "Paul Petit (LR)", "Marie Petit, 42 ans, boulangère".

use super::{APPOSITION, Found, Reader, Role, alias_at};
use crate::layers::actors::Standing;
use crate::layers::actors::phrases::{Determiner, Phrase};
use crate::names::{Name, NameKind};
use crate::text::{Case, Gender, Tense, TokenKind, WordClass};

impl Reader<'_> {
    /// What stands after a name: ", maire de Lyon,", "(LR)", "(LR), maire de Lyon,", ", 42 ans, boulanger".
    pub(super) fn after(&self, name: &Name) -> Option<Found> {
        let limit = self.document.sentence_of(name.tokens.start).end;
        let at = self.skip_alias(name.tokens.end, limit);
        if at >= limit {
            return None;
        }
        if self.document.word(at) != "(" {
            let opens = self.document.word(at) == ",";
            return if opens { self.apposed(at + 1, limit, false) } else { None };
        }
        let bracketed = self.apposed(at + 1, limit, true);
        let close = (at + 1..limit.min(at + APPOSITION)).find(|token| self.document.word(*token) == ")");
        let comma = close.map(|close| close + 1).filter(|next| *next < limit && self.document.word(*next) == ",");
        let outside = comma.and_then(|comma| self.apposed(comma + 1, limit, false));
        match (bracketed, outside) {
            (Some(inner), Some(outer)) if inner.role.standing >= outer.role.standing => Some(inner),
            (inner, outer) => outer.or(inner),
        }
    }

    /// The apposition that starts at `at`.
    fn apposed(&self, at: usize, limit: usize, bracket: bool) -> Option<Found> {
        let at = self.skip(at, limit);
        // "élu d'opposition", but "élu maire de Lyon"
        let made = || self.past_words(at, limit, "made").filter(|made| *made < limit);
        if at >= limit {
            return None;
        }
        match made().and_then(|made| self.known(made, limit)).or_else(|| self.known(at, limit)) {
            Some(Ok(found)) => return Some(found),
            Some(Err(())) => return None,
            None => {}
        }
        let role = if bracket { self.party(at, limit) } else { self.unknown(at, limit) }?;
        Some(Found { phrases: Vec::new(), role })
    }

    /// An apposition whose noun the lists know; an error where it is there, but belongs to something else.
    fn known(&self, at: usize, limit: usize) -> Option<Result<Found, ()>> {
        let owned = self.after_owner(at);
        let article = self.document.tokens[at].class == WordClass::DefiniteArticle;
        let (index, phrase) = self.phrases_from(at).find(|(_, phrase)| {
            let starts = [phrase.first, phrase.tokens.start];
            let opens = starts.iter().any(|token| *token == at || Some(*token) == owned)
                // "l'un des voisins": one word of three.
                || article && phrase.first == at + 1 && self.is_link(at + 1, "one");
            opens && phrase.inside.is_none() && Self::is_person(phrase)
        })?;
        if self.followed_by_name(phrase) {
            return None;
        }
        Some(self.closed(index, phrase, limit).ok_or(()))
    }

    /// The role of a phrase after a name, where something closes it.
    fn closed(&self, index: usize, phrase: &Phrase, limit: usize) -> Option<Found> {
        let mut end = self.extended(phrase, limit);
        let bare = phrase.determiner == Determiner::Bare;
        // ", disparue en mai", ", détenu à Lyon": participles.
        let participle = bare
            && matches!(phrase.head.class.section, "witness" | "justice" | "people")
            && self.is_participle(phrase.head.start)
            && self.document.tokens[phrase.head.start].case == Case::Lower
            && phrase.tokens.len() == 1;
        let never = self.is_word(phrase.head.start, "never");
        if bare && self.governs_infinitive(end) || participle || never {
            return None;
        }
        let goes_on = |token: usize| matches!(self.document.tokens[token].class, WordClass::Open | WordClass::Adverb);
        let marked = self.is_mark(end.min(self.document.tokens.len() - 1)) && !self.closes_marks(end);
        if marked || !self.closes(end) && !self.is_time(end) && goes_on(end) {
            end = self.until_mark(end, limit).unwrap_or(end);
        }
        let closes = self.closes(end)
            || self.is_time(end)
            || self.is_participle(end)
            || matches!(self.document.tokens[end].class, WordClass::Preposition | WordClass::Adverb);
        // "Après Anna Petit, le maire a parlé", but "Anna Petit, maire de Lyon a parlé".
        let subject = self.in_verb(end)
            && self.document.word(end) != ","
            && (phrase.determiner != Determiner::Bare || phrase.tokens.len() < 2);
        if !closes || subject || self.belongs_to_next(phrase, end) {
            return None;
        }
        let span = self.document.span(&(phrase.tokens.start..self.trimmed(phrase.tokens.start, end)));
        let closed = self.closing_comma(end, limit);
        let role = Role { span, end: closed, ..self.role(phrase, "apposition") };
        Some(Found { phrases: vec![index], role })
    }

    /// "Après la mort de Jean Petit, le maire de Lyon, Paul Morel, a parlé": the apposition of the next name.
    fn belongs_to_next(&self, phrase: &Phrase, end: usize) -> bool {
        let next = || self.person_at(end + 1).map(|(_, name)| name.tokens.end);
        phrase.determiner == Determiner::Definite
            && end < self.document.tokens.len()
            && self.document.word(end) == ","
            && next().is_some_and(|after| {
                self.in_verb(after)
                    || after + 1 < self.document.tokens.len()
                        && self.document.word(after) == ","
                        && self.in_verb(after + 1)
            })
    }

    /// The token after "Air Nord's" at `at`: the role of somebody there follows.
    fn after_owner(&self, at: usize) -> Option<usize> {
        let mark = self.document.language.names.possessive?;
        let next = self.names.partition_point(|name| name.tokens.start < at);
        let owner = self.names.get(next).filter(|name| name.tokens.start == at)?.tokens.end;
        (owner < self.document.tokens.len() && self.document.lower(owner) == mark).then_some(owner + 1)
    }

    fn phrases_from(&self, token: usize) -> impl Iterator<Item = (usize, &Phrase)> {
        let from = self.phrases.partition_point(|phrase| phrase.head.start < token);
        self.phrases[from..].iter().take(3).enumerate().map(move |(index, phrase)| (from + index, phrase))
    }

    /// "coupable de ne rien faire": an adjective and no noun.
    fn governs_infinitive(&self, at: usize) -> bool {
        let next = self.document.verbs.partition_point(|verb| verb.tokens.end <= at);
        self.document.verbs.get(next).is_some_and(|verb| verb.tense == Tense::Infinitive && verb.tokens.start <= at + 3)
            && self.document.tokens.get(at).is_some_and(|token| token.class == WordClass::Preposition)
    }

    /// The comma, stop or bracket that closes an apposition without a verb.
    pub(super) fn until_mark(&self, at: usize, limit: usize) -> Option<usize> {
        let mut token = at;
        while token < limit.min(at + APPOSITION) {
            if matches!(self.document.word(token), "," | "." | ")" | ";") || token > at && self.is_time(token) {
                return Some(token);
            }
            if self.in_verb(token) || self.document.tokens[token].class == WordClass::Relative {
                return None;
            }
            if token > at && self.closes_marks(token) {
                return Some(token);
            }
            token = self.past_marks(token, limit)?;
        }
        None
    }

    /// The token after this one, or after the pair of marks that it opens.
    pub(super) fn past_marks(&self, token: usize, limit: usize) -> Option<usize> {
        if !self.is_mark(token) {
            return Some(token + 1);
        }
        let span = self.document.tokens[token].span;
        let index = self.document.marks.partition_point(|pair| pair.open.start < span.start);
        let pair = self.document.marks.get(index).filter(|pair| pair.open == span && pair.close.is_some())?;
        (pair.tokens.len() <= 6 && pair.tokens.end < limit).then_some(pair.tokens.end + 1)
    }

    fn followed_by_name(&self, phrase: &Phrase) -> bool {
        self.person_at(phrase.tokens.end).is_some()
    }

    /// "actif en Bretagne": the ending of an adjective, which no noun of a person has.
    fn is_adjective(&self, token: usize) -> bool {
        let pack = self.document.language.actors;
        let word = self.document.lower(token);
        let adjective = pack.adjective_endings.iter().any(|row| word.ends_with(row.ending));
        adjective && !pack.person_endings.iter().any(|ending| word.ends_with(ending))
    }

    /// Passes what may stand between the comma and the apposition: a nickname, an age, "également", "à l'époque", "élu".
    fn skip(&self, mut at: usize, limit: usize) -> usize {
        at = self.skip_alias(at, limit);
        if at < limit && self.document.word(at) == "," {
            at += 1;
        }
        at = self.skip_age(at, limit);
        for _ in 0..2 {
            if let Some(end) = self.past_words(at, limit, "aside") {
                at = end;
            } else if at < limit && self.document.tokens[at].class == WordClass::Adverb {
                at += 1;
            }
        }
        at
    }

    /// "alias Droukdel" at a token.
    fn skip_alias(&self, at: usize, limit: usize) -> usize {
        let comma = at < limit && self.document.word(at) == ",";
        alias_at(self.document, self.names, at + usize::from(comma)).filter(|end| *end <= limit).unwrap_or(at)
    }

    /// "42 ans," or "âgée de 42 ans," after the comma.
    fn skip_age(&self, at: usize, limit: usize) -> usize {
        let aged = at + 3 < limit && self.is_word(at, "aged") && self.is_of(at + 1);
        let number = if aged { at + 2 } else { at };
        if number >= limit || self.document.tokens[number].kind != TokenKind::Number {
            return at;
        }
        let years = number + 1 < limit && self.is_link(number + 1, "age");
        let end = number + 1 + usize::from(years);
        if (years || !aged) && end < limit && self.document.word(end) == "," { end + 1 } else { at }
    }

    /// The phrase with "à Badghis" or "au ministère" after it.
    pub(super) fn extended(&self, phrase: &Phrase, limit: usize) -> usize {
        let mut end = phrase.tokens.end;
        let preposition = end < limit
            && matches!(
                self.document.tokens[end].class,
                WordClass::Preposition | WordClass::Contraction | WordClass::Coordinator
            );
        if !preposition {
            return end;
        }
        let stop = limit.min(end + APPOSITION);
        let mut at = end + 1;
        while at < stop && !self.in_verb(at) {
            let token = &self.document.tokens[at];
            if token.kind == TokenKind::Punctuation
                || self.is_time(at)
                || self.is_word(at, "occasion")
                || token.kind == TokenKind::Mark
                || token.class == WordClass::Relative
            {
                end = at;
                break;
            }
            at += 1;
        }
        end
    }

    /// The comma or parenthesis that closes an apposition.
    fn closing_comma(&self, at: usize, limit: usize) -> Option<usize> {
        (at..limit.min(at + 20)).find(|token| matches!(self.document.word(*token), "," | ")")).map(|token| token + 1)
    }

    /// "(LR)", "(RN, Aude)": the party.
    fn party(&self, at: usize, limit: usize) -> Option<Role> {
        let next = self.names.partition_point(|name| name.tokens.start < at);
        let known = self.names.get(next).filter(|name| name.tokens.start == at && name.kind == NameKind::Organisation);
        let tokens = known.map_or(at..at + 1, |name| name.tokens.clone());
        let closed = tokens.end < limit && matches!(self.document.word(tokens.end), ")" | ",");
        let upper = matches!(self.document.tokens[at].case, Case::Upper | Case::Mixed) || known.is_some();
        let place = self.names.get(next).is_some_and(|name| name.tokens.start == at && name.kind == NameKind::Place);
        let span = self.document.span(&tokens);
        (closed && upper && !place).then_some(Role {
            span,
            rule: "party",
            gender: Gender::Unknown,
            first: None,
            end: Some(tokens.end + 1),
            shared: None,
            standing: Standing::Party,
        })
    }

    /// "visagiste", "archiprêtre d'Arles": the ending of a profession, or a noun in the singular with its complement.
    fn looks_like_person(&self, noun: usize, limit: usize) -> bool {
        let pack = self.document.language.actors;
        let word = self.document.lower(noun);
        let ending = pack.person_endings.iter().any(|ending| word.ends_with(ending));
        let link = noun + 1 + usize::from(noun + 1 < limit && self.is_adjective(noun + 1));
        let complement = link < limit && self.is_of(link) && !pack.heads.contains(word);
        (ending || complement) && !word.ends_with(['s', 'x'])
    }

    /// An apposition whose noun no list knows: bare, without a verb, closed by a comma or the end.
    fn unknown(&self, at: usize, limit: usize) -> Option<Role> {
        let first = &self.document.tokens[at];
        let article = first.class == WordClass::IndefiniteArticle;
        let noun = if article { at + 1 } else { at };
        let opens = self.document.tokens.get(noun).filter(|_| noun < limit)?;
        let abstracts = self.document.language.actors.abstract_endings;
        let bare_noun = opens.class == WordClass::Open
            && opens.kind == TokenKind::Word
            && opens.case == Case::Lower
            && !self.in_verb(noun)
            && !abstracts.iter().any(|ending| self.document.lower(noun).ends_with(ending))
            && !self.is_word(noun, "never")
            && (article || !self.is_adjective(noun) && !self.is_participle(noun));
        if !bare_noun || !self.looks_like_person(noun, limit) {
            return None;
        }
        let end = self.until_mark(noun, limit)?;
        let span = self.document.span(&(noun..self.trimmed(noun, end)));
        Some(Role {
            span,
            rule: "apposition",
            gender: Gender::Unknown,
            first: None,
            end: Some(end + 1),
            shared: None,
            standing: Standing::Guess,
        })
    }
}
