//! Roles before the name: "le préfet Paul Petit", "la maire de Lyon, Anna Petit, a voté".

use std::ops::Range;

use super::{APPOSITION, Found, Reader, Role, standing};
use crate::layers::actors::phrases::{Determiner, Phrase};
use crate::layers::actors::{Standing, heads};
use crate::names::Name;
use crate::text::{Case, Gender, Number, TokenKind, WordClass};

/// Longest parenthesis between a title and the name, in tokens.
const PARENTHESIS: usize = 12;

/// Roles in a row before one name: "ancien ministre, député de Lyon, le professeur Jean Petit".
const MOST: usize = 3;

/// A phrase before the name, with what goes on after it.
struct Segment {
    phrase: usize,
    tokens: Range<usize>,
}

impl Reader<'_> {
    /// A phrase that ends right before the name, or before a comma and the name.
    pub(super) fn title(&self, name: &Name) -> Option<Found> {
        let mut start = name.tokens.start;
        let floor = self.document.sentence_of(start).start;
        let titles = self.document.language.actors.titles;
        while start > floor
            && (titles.contains(self.document.lower(start - 1)) && !self.is_noun(start)
                || self.is_mark(start - 1) && !self.closes_marks(start - 1))
        {
            start -= 1;
        }
        // "sa conseillère, le Dr Anna Petit,"
        let article = |token: usize| self.document.tokens[token].class == WordClass::DefiniteArticle;
        if start < name.tokens.start && start > floor && article(start - 1) {
            start -= 1;
        }
        let before = start.checked_sub(1).filter(|before| *before >= floor).map(|before| self.document.word(before));
        // "le Premier ministre (Paul Petit, ndlr)"
        let comma = before == Some(",") || before == Some("(") && self.closes(name.tokens.end);
        let end = if comma { start - 1 } else { start };
        let called = || self.segment((end > floor && self.is_called(end - 1)).then(|| end - 1)?, floor, comma);
        let Some(nearest) = self.of_gender(name, end, floor, comma).or_else(called) else {
            return (!comma).then(|| self.unlisted(end, floor)).flatten();
        };
        let row = self.row(nearest, floor, comma);
        let outermost = row.last()?;
        let known = if comma {
            self.precedes(outermost, name, floor)
        } else {
            let title = &self.phrases[row[0].phrase];
            let titled = title.determiner == Determiner::Definite || Self::stands_alone(title);
            row.len() == 1 || titled && self.precedes(outermost, name, floor)
        };
        let row = match (known, comma) {
            (true, _) => &row[..],
            (false, true) => return None,
            (false, false) => &row[..1],
        };
        Some(self.found(row, comma))
    }

    /// "nommé", "dénommé": a participle that brings a name.
    fn is_called(&self, token: usize) -> bool {
        self.is_word(token, "called") || self.is_word(token, "made")
    }

    /// "son frère Karim", "le professeur Jean Petit": a title that is a role by itself.
    fn is_noun(&self, end: usize) -> bool {
        self.phrases_near(end).any(|(_, phrase)| {
            phrase.tokens.end == end
                && match phrase.head.class.section {
                    "family" => phrase.determiner == Determiner::Possessive,
                    "education" | "science" | "health" => phrase.determiner == Determiner::Definite,
                    _ => false,
                }
        })
    }

    /// The phrases in a row before a name, nearest first: "le PDG de X, ancien dirigeant de Y,", but not "le maire, un
    /// conseiller,".
    fn row(&self, nearest: Segment, floor: usize, comma: bool) -> Vec<Segment> {
        let mut row = vec![nearest];
        while row.len() < MOST {
            let Phrase { first, determiner, .. } = self.phrases[row[row.len() - 1].phrase];
            if determiner != Determiner::Bare && (comma || row.len() > 1) {
                break;
            }
            let Some(comma) = first.checked_sub(1).filter(|token| *token > floor && self.document.word(*token) == ",")
            else {
                break;
            };
            let ends_here =
                |phrase: &Phrase| phrase.tokens.end == comma && phrase.inside.is_none() && Self::is_person(phrase);
            let Some((phrase, _)) = self.phrases_near(comma).find(|(_, phrase)| ends_here(phrase)) else { break };
            if self.phrases[phrase].head.class.section == "source" {
                break;
            }
            row.push(Segment { phrase, tokens: self.phrases[phrase].tokens.clone() });
        }
        row
    }

    /// The role of a row of phrases: the outermost with a determiner, which the others only add to.
    fn found(&self, row: &[Segment], comma: bool) -> Found {
        let determined = |segment: &&Segment| self.phrases[segment.phrase].determiner != Determiner::Bare;
        let best = row.iter().rev().find(determined).unwrap_or(&row[0]);
        let rule = if comma || best.phrase != row[0].phrase { "apposition-before" } else { "title" };
        let first = row.iter().map(|segment| self.phrases[segment.phrase].first).min();
        let mut end = best.tokens.end;
        while end > best.tokens.start + 1 && self.is_called(end - 1) {
            end -= 1;
        }
        end = self.bracketed(best.tokens.start, end);
        let span = self.document.span(&(best.tokens.start..end));
        let phrase = &self.phrases[best.phrase];
        let mut role = Role { span, first, ..self.role(phrase, rule) };
        // "Interrogée sur une affaire gênante pour un ministre, Anna Petit, médecin, a ri."
        if comma && phrase.governed && phrase.determiner == Determiner::Indefinite {
            role.standing = Standing::Kin;
        }
        Found { phrases: row.iter().map(|segment| segment.phrase).collect(), role }
    }

    /// The phrase about a person that ends at `end`, which may go on after its complements.
    fn segment(&self, end: usize, floor: usize, comma: bool) -> Option<Segment> {
        let end = self.before_parenthesis(end, floor);
        let ends_here = |phrase: &Phrase| phrase.tokens.end == end && phrase.first >= floor && Self::is_person(phrase);
        let outer = self.phrases_near(end).find(|(_, phrase)| ends_here(phrase) && phrase.inside.is_none());
        let inner =
            || self.phrases_near(end).find(|(_, phrase)| ends_here(phrase) && phrase.head.class.section == "official");
        let profession = |phrase: &Phrase| {
            phrase.determiner == Determiner::Definite
                && (heads::DEMONYM == phrase.head.flags
                    || !matches!(phrase.head.class.section, "people" | "family" | "witness" | "source"))
                && phrase.first.checked_sub(1).is_none_or(|before| !self.is_beside(before, phrase.first))
        };
        // "le fils de l'économiste Paul Petit": without a comma the name is that of the nearer one.
        let nearer = self.phrases_near(end).find(|(_, phrase)| ends_here(phrase) && profession(phrase));
        let found = nearer.filter(|_| !comma).or(outer).or_else(inner);
        let Some((phrase, found)) = found else { return self.bridged(end, floor, comma) };
        let of_kin = (!comma).then(|| self.relative_of(found)).flatten();
        Some(Segment { phrase, tokens: of_kin.unwrap_or_else(|| found.tokens.clone()) })
    }

    /// "l'épouse du président Anna Petit": the nearer noun is of another gender than the given name, the outer one is not.
    fn of_gender(&self, name: &Name, end: usize, floor: usize, comma: bool) -> Option<Segment> {
        let found = self.segment(end, floor, comma)?;
        let given = self.document.language.names.given(self.document.lower(name.tokens.start));
        if given.is_none_or(|given| given.section != "feminine") {
            return Some(found);
        }
        let gender = Gender::Feminine;
        let phrase = &self.phrases[found.phrase];
        let outer = phrase.inside.filter(|_| !comma && phrase.head.gender == Gender::Masculine).and_then(|start| {
            let whole =
                |outer: &Phrase| outer.tokens.start == start && outer.tokens.end >= end && Self::is_person(outer);
            self.phrases_near(end).find(|(_, outer)| whole(outer) && outer.head.gender == gender)
        });
        let Some((phrase, outer)) = outer else { return Some(found) };
        Some(Segment { phrase, tokens: outer.tokens.start..end })
    }

    /// "adjoint au maire", "secrétaire d'Etat auprès du ministre": the name is that of the first, unlike after "de".
    fn is_beside(&self, before: usize, first: usize) -> bool {
        let contracted =
            |token: usize| self.document.tokens[token].class == WordClass::Contraction && self.is_link(token, "to");
        contracted(first) || self.is_link(before, "to") || self.is_link(before, "among")
    }

    /// "la veuve du résistant Paul Petit": the name is that of a noun no list knows.
    fn relative_of(&self, phrase: &Phrase) -> Option<Range<usize>> {
        let link = phrase.head.end;
        let mut noun = link + 1;
        if standing(phrase) != Standing::Kin || noun >= phrase.tokens.end || !self.is_of(link) {
            return None;
        }
        let contracted = self.document.tokens[link].class == WordClass::Contraction;
        let article = self.document.tokens[noun].class == WordClass::DefiniteArticle;
        noun += usize::from(article);
        let known = noun < phrase.tokens.end
            && self.document.tokens[noun].class == WordClass::Open
            && self.document.tokens[noun].case == Case::Lower
            && !self.document.lower(noun).ends_with(['s', 'x'])
            && (noun..phrase.tokens.end).all(|token| self.document.tokens[token].case == Case::Lower);
        (known && (contracted || article)).then_some(noun..phrase.tokens.end)
    }

    /// Whether a phrase before the comma says what the name after it is: "le maire, Jean Dupont, a voté", but not "à
    /// propos de son père, Jean Dupont se tait".
    fn precedes(&self, segment: &Segment, name: &Name, floor: usize) -> bool {
        let phrase = &self.phrases[segment.phrase];
        let after = name.tokens.end;
        let lone = Self::stands_alone(phrase)
            && (matches!(phrase.head.class.section, "people" | "witness" | "source")
                || self.is_participle(phrase.head.start))
            || self.is_word(phrase.head.start, "never");
        let starts = phrase.first == floor || self.opens_as(phrase.first, floor);
        let opening = starts && !lone && self.closes(after);
        let closed = phrase.determiner != Determiner::Bare && self.closes(after) && !self.in_verb(after);
        // "… raconte le maire de Lyon, Paul Petit dans un communiqué"
        let goes_on = |token: usize| {
            let class = self.document.tokens.get(token).map(|token| token.class);
            matches!(class, Some(WordClass::Preposition | WordClass::Contraction | WordClass::Subordinator))
        };
        let said = !phrase.governed && phrase.determiner == Determiner::Definite && goes_on(after);
        (opening || closed || said || self.leads(phrase, after, floor)) && !self.in_list(phrase, name)
    }

    /// "En chef de la majorité, Paul Petit a parlé".
    fn opens_as(&self, first: usize, floor: usize) -> bool {
        self.past_words(floor, first + 1, "capacity") == Some(first)
    }

    /// "Interrogée par la radio, la maire de Lyon, Anna Petit a démenti": the subject, whose second comma is missing.
    fn leads(&self, phrase: &Phrase, after: usize, floor: usize) -> bool {
        let subject = matches!(phrase.determiner, Determiner::Definite | Determiner::Possessive)
            && !phrase.governed
            && self.in_verb(after);
        let office = !matches!(phrase.head.class.section, "people" | "family" | "witness" | "source");
        subject
            && office
            && phrase.first.checked_sub(1).filter(|before| *before >= floor).is_none_or(|before| {
                self.document.word(before) == "," || self.document.tokens[before].class == WordClass::Subordinator
            })
    }

    /// "l'avocate auprès du barreau de Lyon Anna Petit": a phrase that goes on with a preposition until the name.
    fn bridged(&self, end: usize, floor: usize, comma: bool) -> Option<Segment> {
        let free = |phrase: &Phrase| {
            let official = comma && phrase.head.class.section == "official";
            let near = !comma && phrase.determiner == Determiner::Definite && standing(phrase) == Standing::Office;
            phrase.inside.is_none() || official || near
        };
        let whole = |phrase: &Phrase| Self::is_person(phrase) && phrase.first >= floor && free(phrase);
        let (index, phrase) = self.phrases_near(end).find(|(_, phrase)| phrase.tokens.end < end && whole(phrase))?;
        let gap = phrase.tokens.end..end;
        let opens = &self.document.tokens[gap.start];
        let linked = matches!(opens.class, WordClass::Preposition | WordClass::Contraction | WordClass::Coordinator);
        // "du cabinet d'études Altum à Lille": a name that no list knows.
        let unknown = opens.case != Case::Lower || self.document.lower(gap.start).contains('-');
        let named = opens.class == WordClass::Open && unknown && phrase.tokens.len() > 1;
        let stands = phrase.determiner != Determiner::Bare || phrase.first == floor;
        let fits = stands
            && gap.len() <= APPOSITION
            && (linked && gap.len() > 1 || named || self.brackets(&gap) || comma && self.is_reduced(&gap))
            && (self.document.tokens[end - 1].class == WordClass::Open || self.closes_marks(end - 1))
            && self.all_nominal(&gap)
            && (comma || !self.is_word(end - 1, "about"))
            && !(opens.class == WordClass::Coordinator && self.is_new(phrase, gap.start + 1));
        fits.then_some(Segment { phrase: index, tokens: phrase.tokens.start..end })
    }

    /// "le chef du parlement installé à Lyon, Jean Petit": a participle and its complement.
    fn is_reduced(&self, gap: &Range<usize>) -> bool {
        let follows = self.document.tokens.get(gap.start + 1).map(|token| token.class);
        let linked = matches!(follows, Some(WordClass::Preposition | WordClass::Contraction));
        self.is_participle(gap.start) && self.document.tokens[gap.start].class == WordClass::Open && linked
    }

    /// "l'exobiologiste Anna Petit": the ending of a profession that no list knows.
    fn unlisted(&self, end: usize, floor: usize) -> Option<Found> {
        let pack = self.document.language.actors;
        let open = |token: usize| {
            let word = &self.document.tokens[token];
            word.class == WordClass::Open && word.case == Case::Lower && !self.in_verb(token)
        };
        let mut noun = end.checked_sub(1).filter(|noun| *noun > floor && !pack.modifiers_first)?;
        if noun > floor + 1 && pack.demonyms.contains(self.document.lower(noun)) {
            noun -= 1;
        }
        let word = self.document.lower(noun);
        let ending = |ending: &&str| ending.chars().count() > 3 && word.ends_with(*ending);
        let known = pack.heads.contains(word) || pack.adjectives.contains(word) || pack.demonyms.contains(word);
        let determined = matches!(
            self.document.tokens[noun - 1].class,
            WordClass::DefiniteArticle | WordClass::Contraction | WordClass::IndefiniteArticle | WordClass::Possessive
        );
        let fits = open(noun) && determined && !known && pack.person_endings.iter().any(ending);
        let role = Role {
            span: self.document.span(&(noun..end)),
            rule: "title",
            gender: Gender::Unknown,
            first: Some(noun - 1),
            end: None,
            shared: None,
            standing: Standing::Guess,
        };
        fits.then(|| Found { phrases: Vec::new(), role })
    }

    /// "sa femme et tacle Anna": what follows "et" is no part of the phrase.
    fn is_new(&self, phrase: &Phrase, token: usize) -> bool {
        let of = self.is_of(token);
        !of && (self.opens_phrase(token) || standing(phrase) == Standing::Kin)
    }

    /// Whether all words may stand inside a noun phrase; a title in marks is one of them.
    fn all_nominal(&self, gap: &Range<usize>) -> bool {
        let mut token = gap.end;
        while token > gap.start {
            let open = self.is_mark(token - 1).then(|| self.opening_mark(token - 1)).flatten();
            token = match open {
                Some(open) if open >= gap.start => open,
                _ if self.is_nominal(token - 1) || self.is_number(token - 1) => token - 1,
                _ => return false,
            };
        }
        true
    }

    fn is_number(&self, token: usize) -> bool {
        self.document.tokens[token].kind == TokenKind::Number
    }

    /// "député (LR) de Lyon": a bracket that closes again.
    fn brackets(&self, gap: &Range<usize>) -> bool {
        self.document.word(gap.start) == "(" && gap.clone().any(|token| self.document.word(token) == ")")
    }

    /// The token after the phrase in "secrétaire général de Force ouvrière (FO), Jean Dupont".
    fn before_parenthesis(&self, end: usize, floor: usize) -> usize {
        if end < floor + 3 || self.document.word(end - 1) != ")" {
            return end;
        }
        let from = floor.max(end.saturating_sub(PARENTHESIS));
        (from..end - 1).rev().find(|token| self.document.word(*token) == "(").unwrap_or(end)
    }

    /// "le ministre, Jean Dupont et Anna Duval": names in a list with the phrase are not the phrase.
    fn in_list(&self, phrase: &Phrase, name: &Name) -> bool {
        let next = self.document.tokens.get(name.tokens.end);
        phrase.number == Number::Plural || next.is_some_and(|next| next.class == WordClass::Coordinator)
    }
}
