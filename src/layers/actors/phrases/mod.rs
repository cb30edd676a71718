//! Noun phrases whose head is a person, a group or an institution: determiner, quantity, adjectives, complements.

mod complements;
mod modifiers;
mod refused;

use std::ops::Range;

use crate::analysis::ActorKind;
use crate::lang::actors::{ActorPack, Flags};
use crate::layers::actors::heads::{self, Head};
use crate::names::{Name, NameKind};
use crate::text::{Case, Document, Gender, Number, TokenKind, WordClass};

/// A noun phrase about actors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// First token with determiner and quantity.
    pub(super) first: usize,
    /// The mention's tokens: adjectives, head, complements.
    pub(super) tokens: Range<usize>,
    /// Its head.
    pub(super) head: Head,
    /// What determines it.
    pub(super) determiner: Determiner,
    /// Singular or plural, by the head and the determiner.
    pub(super) number: Number,
    /// Whether a preposition stands before it, one in "du" and "aux" included.
    pub(super) governed: bool,
    /// Whether a noun counts them, so that the verb may be in the singular: "la majorité des élèves a réussi".
    pub(super) counted: bool,
    /// Whether the name of the institution follows: "le groupe Altice".
    pub(super) introduces: bool,
    /// Whether it says what the subject is: "il est un expert", not who acts.
    pub(super) predicate: bool,
    /// Whether it is an institution by its noun, but of people: "un groupe de dix touristes".
    pub(super) of_people: bool,
    /// Whether nothing but the role of a person can stand there: "élue présidente", "est maire".
    pub(super) only_role: bool,
    /// Where the phrase around this one starts, if it is a complement.
    pub(super) inside: Option<usize>,
}

/// What determines a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Determiner {
    /// le, la, les; also in du, au.
    Definite,
    /// un, des.
    Indefinite,
    /// ce, cette.
    Demonstrative,
    /// son, leurs.
    Possessive,
    /// deux, plusieurs, 200, "des dizaines de".
    Quantity,
    /// None.
    Bare,
}

/// All phrases of the document, in order of their heads.
pub(super) fn find(document: &Document, names: &[Name]) -> Vec<Phrase> {
    let finder = Finder {
        document,
        pack: document.language.actors,
        names,
        taken: taken(document, names),
        verbs: verbs(document),
    };
    let mut phrases: Vec<Phrase> = Vec::new();
    for sentence in &document.sentences {
        let mut token = sentence.tokens.start;
        while token < sentence.tokens.end {
            let Some(head) = finder.head(token, sentence.tokens.end) else {
                token = heads::excluded(document, token, sentence.tokens.end).unwrap_or(token + 1);
                continue;
            };
            token = head.end;
            if let Some(mut phrase) = finder.phrase(head, &sentence.tokens) {
                phrase.inside = phrases
                    .iter()
                    .rev()
                    .take(4)
                    .find(|outer| outer.tokens.contains(&phrase.tokens.start))
                    .map(|outer| outer.tokens.start);
                // "les Français les plus riches": the adjective of the phrase around it.
                if phrase.inside.is_none() || !finder.link(phrase.tokens.start, "degree") {
                    phrases.push(phrase);
                }
            }
        }
    }
    phrases
}

/// For every token, the name that holds it.
fn taken(document: &Document, names: &[Name]) -> Vec<u32> {
    let mut taken = vec![u32::MAX; document.tokens.len()];
    for (index, name) in names.iter().enumerate() {
        taken[name.tokens.clone()].iter_mut().for_each(|slot| *slot = index as u32);
    }
    taken
}

/// For every token, whether it belongs to a verb, and to a finite or composed one.
fn verbs(document: &Document) -> Vec<bool> {
    use crate::text::Tense::{Infinitive, Participle};
    let mut verbal = vec![false; document.tokens.len()];
    for verb in &document.verbs {
        if verb.tense == Participle || verb.tense == Infinitive && verb.tokens.len() == 1 {
            continue;
        }
        let end = verb.tokens.end.min(verbal.len());
        verbal[verb.tokens.start.min(end)..end].iter_mut().for_each(|slot| *slot = true);
    }
    verbal
}

struct Finder<'d> {
    document: &'d Document<'d>,
    pack: &'static ActorPack,
    names: &'d [Name],
    taken: Vec<u32>,
    verbs: Vec<bool>,
}

impl Finder<'_> {
    fn class(&self, token: usize) -> WordClass {
        self.document.tokens[token].class
    }

    fn lower(&self, token: usize) -> &str {
        self.document.lower(token)
    }

    fn name_at(&self, token: usize) -> Option<&Name> {
        self.names.get(*self.taken.get(token)? as usize)
    }

    fn link(&self, token: usize, section: &str) -> bool {
        self.pack.links.get(self.lower(token)).is_some_and(|entry| entry.section == section)
    }

    /// The head at a token, unless a name or a verb takes the word.
    fn head(&self, token: usize, limit: usize) -> Option<Head> {
        if self.class(token) != WordClass::Open && !self.determined(token) {
            // "personne ne", "proche de": function words, but "une personne", "un proche".
            return None;
        }
        let head = heads::at(self.document, token, limit)?;
        let lower_case = |name: &Name| self.document.tokens[name.tokens.start].case == Case::Lower;
        let within = |name: &Name| {
            let inside = head.start <= name.tokens.start && name.tokens.end <= head.end;
            inside && (name.tokens.len() < head.end - head.start || lower_case(name))
        };
        if self.only_leads(&head, limit) {
            return None;
        }
        let free = self.name_at(token).is_none_or(|name| {
            within(name) || name.tokens.len() == 1 && (head.flags == heads::DEMONYM || self.is_guess(name))
        });
        // "ancien garde des Sceaux": several words in a row are no verb.
        let noun = !self.verbs[token] || self.determined(token) || head.end > token + 1;
        (free && noun).then_some(head)
    }

    /// "dont le président": taken for a verb with its clitic, but a subject has to follow.
    fn after_whose(&self, article: usize) -> bool {
        self.class(article) == WordClass::Clitic
            && (self.determines(article, 's') || self.determines(article, 'p'))
            && article
                .checked_sub(1)
                .is_some_and(|before| self.class(before) == WordClass::Relative && self.link(before, "such"))
    }

    /// Whether an article or another word of a noun phrase stands right before.
    fn determined(&self, token: usize) -> bool {
        if token > 0 && self.after_whose(token - 1) {
            return true;
        }
        // "le premier plaignant"
        let adjective = token > 1 && self.is_listed(self.lower(token - 1), "before") && !self.verbs[token - 1];
        if adjective && self.class(token - 1) == WordClass::Open {
            return self.determiner(token - 2).is_some();
        }
        token > 0
            && matches!(
                self.class(token - 1),
                WordClass::IndefiniteArticle
                    | WordClass::Contraction
                    | WordClass::Demonstrative
                    | WordClass::Possessive
                    | WordClass::Numeral
                    | WordClass::DefiniteArticle
            )
            && !self.verbs[token - 1]
    }

    /// The phrase around a head.
    fn phrase(&self, mut head: Head, sentence: &Range<usize>) -> Option<Phrase> {
        let mut start = head.start;
        let mut quantity = false;
        let mut number = head.number;
        let mut by_noun = false;
        while start > sentence.start {
            start = match self.before(start - 1) {
                true => start - 1,
                false => match self.name_before(start, &head) {
                    Some(name) => name,
                    None => break,
                },
            };
        }
        start = self.without_verbs(start, head.start, sentence.start);
        let mut first = start;
        while first > sentence.start && self.counts(first - 1) {
            quantity = true;
            if !self.determines(first - 1, 's') {
                number = Number::Plural;
            }
            first -= 1;
        }
        if let Some(counted) = self.counted(first, sentence.start) {
            (first, quantity, number, by_noun) = (counted, true, Number::Plural, true);
        }
        if first > sentence.start && self.is_open_mark(first - 1) {
            // Les « gilets jaunes »: the determiner stands outside the marks.
            let outside = first - 1;
            if outside > sentence.start && self.determiner(outside - 1).is_some() {
                first = outside;
            }
        }
        let (determiner, governed) = match first.checked_sub(1).filter(|before| *before >= sentence.start) {
            Some(before) => match self.determiner(before) {
                Some((_, true)) if self.is_partitive(before, sentence.start, number) => {
                    first = before;
                    (Determiner::Indefinite, false)
                }
                Some((found, contracted)) => {
                    first = before;
                    let governed = contracted || before > sentence.start && self.is_preposition(before - 1);
                    (if quantity && found == Determiner::Indefinite { Determiner::Quantity } else { found }, governed)
                }
                None if quantity && self.is_partitive(before, sentence.start, number) => {
                    first = before;
                    (Determiner::Quantity, false)
                }
                None if quantity => (Determiner::Quantity, self.is_preposition(before)),
                None => (Determiner::Bare, self.is_preposition(before)),
            },
            None => (if quantity { Determiner::Quantity } else { Determiner::Bare }, false),
        };
        if let Some(one) = self.one_of(first, sentence.start, number) {
            let governed = one > sentence.start && self.is_preposition(one - 1);
            let end = self.end(&head, number, sentence.end);
            let tokens = one..end;
            let number = Number::Singular;
            return Some(Phrase {
                first: one,
                tokens,
                head,
                determiner: Determiner::Indefinite,
                number,
                governed,
                counted: false,
                introduces: false,
                predicate: false,
                of_people: false,
                only_role: false,
                inside: None,
            });
        }
        // "Sudan's government" is the only one.
        let possessive = self.document.language.names.possessive;
        let owned = |token: usize| possessive == Some(self.lower(token).replace('’', "'").as_str());
        let owned = head.class.section == "unique" && (start..head.start).any(owned);
        let determiner = if owned { Determiner::Definite } else { determiner };
        let bare = determiner == Determiner::Bare;
        let only_role = bare && self.opens_role(first, sentence.start);
        if bare
            && !only_role
            && (!self.may_stand_bare(first, sentence.start, number) && !self.is_title(&head)
                || self.goes_on_as_adjective(&head, sentence.start))
        {
            return None;
        }
        // "20 % de commission": a share of something, no institution.
        if by_noun && head.number == Number::Singular && start == head.start && self.link(head.start - 1, "of") {
            return None;
        }
        if self.is_idiom(&head, determiner, governed)
            || self.is_action(&head)
            || self.is_measure(&head, first, determiner)
            || self.is_portfolio(&head, governed, sentence)
            || determiner == Determiner::Bare && Flags(head.flags).has('b')
        {
            return None;
        }
        if self.pack.adjectives_agree && number == Number::Unknown {
            number = self.number_of_determiner(first);
        }
        if number == Number::Singular {
            // "la garde des Sceaux", "la chef": the determiner knows better.
            head.gender = Some(self.pack.gender_of(self.lower(first)))
                .filter(|own| *own != Gender::Unknown)
                .unwrap_or(head.gender);
        }
        let end = self.end(&head, number, sentence.end);
        if self.is_of_things(&head, end) {
            return None;
        }
        let introduces = self.introduces(&head, number, end);
        let of_people = self.is_of_people(&head, end);
        Some(Phrase {
            first,
            tokens: start..end,
            head,
            determiner,
            number,
            governed,
            counted: by_noun,
            introduces,
            predicate: self.is_predicate(first, end, sentence),
            of_people,
            only_role,
            inside: None,
        })
    }

    /// "un groupe de touristes", "un groupe de 80 médecins": not "un syndicat de médecins".
    fn is_of_people(&self, head: &Head, end: usize) -> bool {
        let of = head.end < end && self.link(head.end, "of") && !Flags(head.flags).has('o');
        let noun = (head.end + 1..end).find(|token| !self.counts(*token) && !self.before(*token));
        let people = || heads::at(self.document, noun?, end).filter(|inner| inner.class.plural == ActorKind::Group);
        let named = end.checked_sub(1).is_some_and(|last| self.name_at(last).is_some());
        of && !named
            && Flags(head.flags).has('G')
            && people().is_some_and(|inner| inner.number == Number::Plural && inner.class.singular == ActorKind::Role)
    }

    /// "dans le cadre de", "au premier chef", "source de revenus": the noun of a person, but not here.
    fn is_idiom(&self, head: &Head, determiner: Determiner, governed: bool) -> bool {
        let flags = Flags(head.flags);
        let in_phrase = flags.has('d')
            && governed
            && matches!(determiner, Determiner::Definite | Determiner::Demonstrative)
            && head.number != Number::Plural;
        let bare_complement = flags.has('c')
            && head.end + 1 < self.document.tokens.len()
            && self.link(head.end, "of")
            && self.class(head.end) == WordClass::Preposition
            && self.class(head.end + 1) == WordClass::Open
            && self.name_at(head.end + 1).is_none()
            && self.document.tokens[head.end + 1].case == Case::Lower
            && heads::at(self.document, head.end + 1, head.end + 2).is_none();
        let complement = head.end < self.document.tokens.len() && self.link(head.end, "of");
        in_phrase || bare_complement || flags.has('O') && !complement
    }

    /// "un de ses proches", "l'une des victimes": one person out of several.
    fn one_of(&self, first: usize, limit: usize, number: Number) -> Option<usize> {
        let link = if self.link(first, "of") { first } else { first.checked_sub(1)? };
        let one = link.checked_sub(1).filter(|one| *one >= limit)?;
        (number == Number::Plural && self.link(link, "of") && self.link(one, "one")).then_some(one)
    }

    /// Whether a person's name follows right behind, in a language that needs no article there: "and coach Ann Webb".
    fn is_title(&self, head: &Head) -> bool {
        let name = self.name_at(head.end).filter(|name| name.tokens.start == head.end);
        self.pack.modifiers_first && name.is_some_and(|name| name.kind == NameKind::Person)
    }

    /// Whether a noun without a determiner starts at `first`, rather than an adjective or a participle going on.
    fn may_stand_bare(&self, first: usize, limit: usize, number: Number) -> bool {
        let Some(before) = first.checked_sub(1).filter(|before| *before >= limit) else { return true };
        let word = &self.document.tokens[before];
        match word.class {
            WordClass::Preposition => true,
            WordClass::Coordinator => number != Number::Singular,
            _ if word.kind != TokenKind::Word => true,
            _ => self.pack.modifiers_first && !self.verbs[before],
        }
    }

    /// Whether a word before a bare noun says that the noun is somebody's role: "nommée directrice", "est maire".
    fn opens_role(&self, first: usize, limit: usize) -> bool {
        let Some(before) = first.checked_sub(1).filter(|before| *before >= limit && !self.pack.modifiers_first) else {
            return false;
        };
        let words = self.pack.role_words;
        let made = words.get(self.lower(before)).is_some_and(|row| row.section == "made");
        let verb = self.document.verb_at(before).map(|verb| &self.document.verbs[verb]);
        let copula = verb.and_then(|verb| words.get(verb.lemma?)).is_some_and(|row| row.section == "copula");
        let capacity = (limit.max(first.saturating_sub(4))..first).any(|token| {
            let entry = self.document.longest(words, token, first);
            let long = |section: &str| section == "capacity" && first > token + 1 || section == "aside";
            entry.is_some_and(|(end, entry)| end == first && long(entry.section))
        });
        // ", également directrice"
        let adverb = self.class(before) == WordClass::Adverb && before > limit && self.lower(before - 1) == ",";
        made || copula || capacity || adverb
    }

    /// An adjective before the noun.
    fn before(&self, token: usize) -> bool {
        if self.name_at(token).is_some() || self.verbs[token] && !self.qualifies(token) {
            return false;
        }
        let section = self.pack.adjectives.get(self.lower(token)).map(|entry| entry.section);
        match section {
            Some("before") => true,
            Some("after") => self.pack.modifiers_first,
            _ => self.pack.modifiers_first && self.is_modifier(token),
        }
    }

    /// ", célèbre chanteur": the form of a verb, but after a comma or a determiner.
    fn qualifies(&self, token: usize) -> bool {
        let alone = self.document.verb_at(token).is_some_and(|verb| self.document.verbs[verb].tokens.len() == 1);
        alone && token > 0 && (self.lower(token - 1) == "," || self.determined(token)) && !self.pack.modifiers_first
    }

    /// A quantity before the noun that stays outside the mention.
    fn counts(&self, token: usize) -> bool {
        let word = &self.document.tokens[token];
        if self.verbs[token] {
            return false;
        }
        word.kind == TokenKind::Number
            || matches!(word.class, WordClass::Numeral | WordClass::Quantifier)
            || self.pack.adjectives.get(self.lower(token)).is_some_and(|entry| entry.section == "quantity")
    }

    /// Start of "des dizaines de", "une cinquantaine d'", "beaucoup de" before `first`.
    fn counted(&self, first: usize, limit: usize) -> Option<usize> {
        let link = first.checked_sub(1).filter(|link| *link > limit)?;
        let noun = link - 1;
        let share = self.lower(noun).ends_with('%');
        if !self.link(link, "of") || !(share || self.pack.quantities.contains(self.lower(noun))) {
            return None;
        }
        let mut start = noun;
        while start > limit && (self.counts(start - 1) || self.before(start - 1)) {
            start -= 1;
        }
        // "plus de la moitié des", "près des trois quarts des"
        let article = start > limit && self.determiner(start - 1).is_some_and(|(_, contracted)| !contracted);
        let again = start.checked_sub(1 + usize::from(article)).filter(|link| *link > limit && self.link(*link, "of"));
        let more = again.map(|link| link - 1).filter(|more| self.pack.quantities.contains(self.lower(*more)));
        Some(more.unwrap_or(start))
    }

    fn is_open_mark(&self, token: usize) -> bool {
        self.document.tokens[token].kind == TokenKind::Mark
    }

    /// The determiner at a token, and whether a preposition is part of it.
    fn determiner(&self, token: usize) -> Option<(Determiner, bool)> {
        if self.verbs[token] && !self.after_whose(token) {
            return None;
        }
        Some(match self.class(token) {
            WordClass::DefiniteArticle => (Determiner::Definite, false),
            WordClass::IndefiniteArticle => (Determiner::Indefinite, false),
            WordClass::Contraction => (Determiner::Definite, true),
            WordClass::Demonstrative => (Determiner::Demonstrative, false),
            WordClass::Possessive => (Determiner::Possessive, false),
            // "dont les autorités": taken for a pronoun, but no verb follows.
            WordClass::Clitic if self.determines(token, 's') || self.determines(token, 'p') => {
                (Determiner::Definite, false)
            }
            _ => return None,
        })
    }

    /// Whether the list of determiners gives a word this letter: `s` singular, `p` plural, `n` indefinite plural.
    fn determines(&self, token: usize, letter: char) -> bool {
        self.pack.determiners.get(self.lower(token)).is_some_and(|entry| entry.value.contains(letter))
    }

    fn number_of_determiner(&self, token: usize) -> Number {
        if self.determines(token, 's') {
            Number::Singular
        } else if self.determines(token, 'p') {
            Number::Plural
        } else {
            Number::Unknown
        }
    }

    /// Whether "des" is the plural of "un" here and no preposition: after nothing, a verb, a preposition or a mark.
    fn is_partitive(&self, token: usize, limit: usize, number: Number) -> bool {
        if !self.determines(token, 'n') || number == Number::Singular {
            return false;
        }
        let Some(before) = token.checked_sub(1).filter(|before| *before >= limit) else { return true };
        let word = &self.document.tokens[before];
        self.verbs[before]
            || matches!(word.kind, TokenKind::Punctuation | TokenKind::Mark)
            || matches!(
                word.class,
                WordClass::Preposition
                    | WordClass::Coordinator
                    | WordClass::Subordinator
                    | WordClass::Relative
                    | WordClass::Adverb
                    | WordClass::Negation
                    | WordClass::Auxiliary
            )
    }

    /// A preposition other than those that bring a source or an agent; these are looked at by the clause.
    fn is_preposition(&self, token: usize) -> bool {
        self.class(token) == WordClass::Preposition || self.class(token) == WordClass::Contraction
    }
}
