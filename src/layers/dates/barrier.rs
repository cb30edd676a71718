//! What looks like an expression of time and is none: ages, streets, names, prices, scores.

use crate::analysis::BlockKind;
use crate::lang::actors::PEOPLE;
use crate::lang::dates::{DatePack, Meaning};
use crate::layers::dates::matcher::{Match, unit_of};
use crate::layers::dates::pattern::Class;
use crate::layers::dates::shapes::Reader;
use crate::layers::dates::time::{Calendar, What};
use crate::layers::dates::value::Base;
use crate::text::{Case, Document, TokenKind, WordClass};

/// Whether a match is an expression of time.
pub(super) fn is_date(reader: Reader, pack: &DatePack, found: &Match) -> bool {
    let document = reader.document;
    let is_bare = reader.patterns.rows[found.row].meaning == Meaning::BareYear;
    let around = Around { document, pack, found, is_bare };
    if around.is_address() || (around.is_glued() && !around.is_elided()) {
        return false;
    }
    match &found.time.what {
        What::Calendar(calendar) => around.is_calendar(calendar),
        What::Duration { unit, count } => {
            let some_day = unit.base == Base::Day && count.0 == Some(1) && found.tokens.len() == 2;
            // "une seconde vidéo", "Télé 7 jours"
            let second = unit.base == Base::Second && count.0 == Some(1) && around.precedes_noun();
            let paper = around.barrier(around.before(1)) == "paper";
            // "les 24 Heures de Daytona"
            let race = document.tokens[found.tokens.end - 1].case == Case::Capital && found.tokens.len() > 1;
            // "its 26-year history" is no age.
            let compound = found.tokens.len() == 1 && document.lower(found.tokens.start).contains('-');
            let age = unit.base == Base::Year && !compound && around.is_age();
            !race && !age && !second && !paper && (!some_day || around.is_preposed())
        }
        What::SetUnit(..) if reader.word(found.tokens.start).class == Class::Frequency => around.follows_noun(),
        // NBC's "Today"
        What::Day { weekday: None, .. } if found.tokens.len() == 1 && around.is_name() => {
            document.tokens[found.tokens.start].case == Case::Upper || around.in_title()
        }
        // "un jour de grande forme"
        What::Offset { count, unit, .. } if unit.base == Base::Day && count.0 == Some(1) => {
            around.barrier(around.after(1)) != "of"
        }
        // "penser à l'avenir"
        What::Reference(_) => around.barrier(around.before(1)) != "mind",
        // "après vingt années passées dans la police"
        What::Around { .. } if around.is_participle(reader) => false,
        What::Compound(_, unit) | What::Measured { unit, .. } => unit.base != Base::Year || !around.is_age(),
        What::Feast { .. } => !around.is_given_name(),
        What::Season { year: None, direction: None, .. } => {
            (pack.capital_names || !around.is_name()) && !around.has_complement()
        }
        What::Range(..) | What::List(..) => !around.is_measured(),
        What::Unstated(_) if found.time.clock.is_none() => !around.is_name() && !around.has_complement(),
        what => unit_of(what).is_none() || !around.follows_section("age", 1),
    }
}

struct Around<'d> {
    document: &'d Document<'d>,
    pack: &'d DatePack,
    found: &'d Match,
    /// Whether nothing in the row says that the number is a year.
    is_bare: bool,
}

impl Around<'_> {
    fn first(&self) -> usize {
        self.found.tokens.start
    }

    fn before(&self, back: usize) -> Option<usize> {
        let floor = self.document.sentence_of(self.first()).start;
        self.first().checked_sub(back).filter(|token| *token >= floor)
    }

    fn after(&self, ahead: usize) -> Option<usize> {
        let ceiling = self.document.sentence_of(self.first()).end;
        Some(self.found.tokens.end + ahead - 1).filter(|token| *token < ceiling)
    }

    fn barrier(&self, token: Option<usize>) -> &'static str {
        token.and_then(|token| self.pack.barriers.get(self.document.lower(token))).map_or("", |entry| entry.section)
    }

    /// Whether a word of this section stands at most `reach` tokens before.
    fn follows_section(&self, section: &str, reach: usize) -> bool {
        (1..=reach + 1).any(|back| self.barrier(self.before(back)) == section)
    }

    /// Whether it is part of a longer word or figure.
    fn is_glued(&self) -> bool {
        let glued = |token: usize| !self.document.tokens[token].spaced;
        let starts = glued(self.first())
            && self.before(1).is_some_and(|token| {
                let kind = self.document.tokens[token].kind;
                kind == TokenKind::Number
                    || matches!(self.document.lower(token), "$" | "€" | "£" | "#" | "@" | "_" | "/" | "+")
            });
        let ends = self
            .after(1)
            .is_some_and(|token| glued(token) && matches!(self.document.lower(token), "%" | "€" | "$" | "@" | "_"));
        starts || ends
    }

    /// "la nuit des musées": the night is none of the calendar.
    fn has_complement(&self) -> bool {
        // "la matinée au centre" has none.
        let of_the = |token: usize| {
            self.document.tokens[token].class == WordClass::Contraction && self.barrier(Some(token)) != "at"
        };
        self.after(1).is_some_and(of_the) || self.barrier(self.after(1)) == "of"
    }

    /// "rue du 4-Septembre", "le capitaine Avril".
    fn is_address(&self) -> bool {
        let street = self.barrier(self.before(2)) == "street"
            || self.barrier(self.before(3)) == "street" && self.barrier(self.before(1)) == "article";
        let linked = self.barrier(self.before(1)) == "of"
            || self.before(1).is_some_and(|token| self.document.tokens[token].class == WordClass::Contraction);
        street && (linked || self.barrier(self.before(1)) == "article") || self.barrier(self.before(1)) == "title"
    }

    /// Whether a noun or adjective follows at once.
    fn precedes_noun(&self) -> bool {
        self.after(1).is_some_and(|token| {
            let token = self.document.tokens[token];
            token.kind == TokenKind::Word && token.class == WordClass::Open
        })
    }

    /// Whether the last word is a participle with a complement: "passées dans".
    fn is_participle(&self, reader: Reader) -> bool {
        let last = self.document.lower(self.found.tokens.end - 1);
        reader.word(self.found.tokens.end - 1).class == Class::Directions
            && self.pack.past_endings.iter().any(|ending| last.ends_with(ending))
            && self.after(1).is_some_and(|token| {
                matches!(self.document.tokens[token].class, WordClass::Preposition | WordClass::Contraction)
            })
    }

    /// "pendant un jour", not "un jour de pluie".
    fn is_preposed(&self) -> bool {
        let before = self.before(1);
        matches!(self.barrier(before), "preposition" | "of")
            || before.is_some_and(|token| self.document.tokens[token].class == WordClass::Preposition)
    }

    /// "un décès quotidien", not "le quotidien", "les grands quotidiens" or "la presse quotidienne".
    fn follows_noun(&self) -> bool {
        let noun = if self.pack.adjectives_first { self.after(1) } else { self.before(1) };
        !matches!(self.barrier(noun), "press" | "paper")
            && self.document.tokens[self.first()].case == Case::Lower
            && noun.is_some_and(|token| {
                let token = self.document.tokens[token];
                token.kind == TokenKind::Word && token.class == WordClass::Open
            })
    }

    fn is_elided(&self) -> bool {
        self.before(1).is_some_and(|token| self.document.lower(token).ends_with('\''))
    }

    /// Whether the first token has a capital that the start of a sentence does not explain.
    fn is_name(&self) -> bool {
        let token = self.document.tokens[self.first()];
        let starts = self
            .before(1)
            .is_none_or(|before| !matches!(self.document.tokens[before].kind, TokenKind::Word | TokenKind::Number));
        token.case == Case::Capital && !starts
    }

    /// Whether it stands in a title, where every word may have a capital.
    fn in_title(&self) -> bool {
        let sentence = self.document.tokens[self.first()].sentence as usize;
        let block = self.document.sentences[sentence].block;
        matches!(self.document.blocks[block].kind, BlockKind::Title | BlockKind::Heading)
    }

    /// Whether a unit or sign of measure follows: "2000 euros".
    fn is_measured(&self) -> bool {
        matches!(self.barrier(self.after(1)), "measure" | "person")
    }

    /// A number of this age after a noun or a mark, and before no noun: "le Mondial 2018", "(1953)".
    fn is_year(&self, year: i32) -> bool {
        // "sur la RD 1975"
        if self.barrier(self.before(1)) == "road" {
            return false;
        }
        let open = |token: usize| {
            let token = self.document.tokens[token];
            token.kind == TokenKind::Number || (token.kind == TokenKind::Word && token.class == WordClass::Open)
        };
        let before = self.before(1).is_some_and(|token| {
            let found = self.document.tokens[token];
            match found.kind {
                TokenKind::Word => {
                    let listed = found.class == WordClass::Coordinator
                        && self.before(2).is_some_and(|year| {
                            let year = self.document.tokens[year];
                            year.kind == TokenKind::Number && year.span.len() == 4
                        });
                    listed
                        || matches!(found.class, WordClass::Open | WordClass::Contraction)
                        || matches!(self.barrier(Some(token)), "of" | "for" | "year")
                }
                // "depuis... 1950"
                TokenKind::Punctuation if matches!(self.document.lower(token), "..." | "…" | ".") => {
                    self.barrier(self.before(2)) == "preposition"
                }
                _ => matches!(self.document.lower(token), "(" | ","),
            }
        });
        let attributive = self.pack.adjectives_first
            && (1900..=2099).contains(&year)
            && self.before(1).is_some_and(|token| {
                let token = self.document.tokens[token];
                matches!(token.class, WordClass::DefiniteArticle | WordClass::Possessive)
            });
        if attributive && !self.is_measured() && self.after(1).is_some_and(open) {
            return true;
        }
        // "les chiffres de 2018 publiés hier"
        let participle = self.after(1).is_some_and(|token| {
            (1900..=2099).contains(&year)
                && self.pack.past_endings.iter().any(|ending| self.document.lower(token).ends_with(ending))
        });
        let counts = self.after(1).is_some_and(open) && !participle;
        (1700..=2099).contains(&year) && before && !self.is_measured() && !counts
    }

    fn is_calendar(&self, calendar: &Calendar) -> bool {
        let Calendar { weekday, day, month, year, direction } = *calendar;
        let name = self.is_name();
        match (weekday, day, month, year) {
            // "2000 euros", "1500 mètres"
            (None, None, None, Some(year)) if self.is_bare => self.is_year(year),
            (None, None, None, Some(_)) => !self.is_measured(),
            // "le capitaine Avril", "Mars est une planète"
            (None, None, Some(_), None) => {
                let lower = self.document.lower(self.found.tokens.end - 1);
                let needs = self.pack.barriers.get(lower).is_some_and(|entry| entry.section == "ambiguous");
                if direction.is_some() || self.found.tokens.len() > 1 {
                    return !self.pack.capital_names || self.has_capital();
                }
                // "un poisson d'avril"
                if self.barrier(self.before(2)) == "fish" {
                    return false;
                }
                let preposed = matches!(self.barrier(self.before(1)), "preposition" | "of" | "at" | "for");
                if needs && !preposed {
                    return false;
                }
                let first = self.document.tokens[self.first()];
                if self.pack.capital_names {
                    return self.has_capital();
                }
                let apart = self.after(1).is_some_and(|token| self.document.lower(token) == ",");
                matches!(first.case, Case::Lower) || (preposed && first.case != Case::Upper) || (!name && apart)
            }
            // "samedi onze départements"
            (Some(_), Some(_), None, None) => self.is_day_in_figures(),
            // "Vendredi 13", the film
            (Some(_), None, None, None) => {
                // "à la mer.", "ce jeu." at the end of a sentence; "le Journal du dimanche"
                let last = self.found.tokens.end - 1;
                if self.barrier(Some(last)) == "ambiguous" || self.found.tokens.len() == 1 && self.is_paper() {
                    return false;
                }
                let first = self.document.tokens[self.first()];
                if self.pack.capital_names { self.has_capital() } else { !name || first.case == Case::Upper }
            }
            // "devant le 10, rue du Parc"
            (None, Some(_), None, None) => {
                self.document.tokens[self.first()].kind == TokenKind::Number && self.barrier(self.after(2)) != "street"
            }
            _ => true,
        }
    }

    /// Part of the name of a paper or programme: "Journal du dimanche".
    fn is_paper(&self) -> bool {
        let linked = self.before(1).is_some_and(|token| self.document.tokens[token].class == WordClass::Contraction);
        self.barrier(self.before(if linked { 2 } else { 1 })) == "paper"
    }

    /// "lundi 16", not "lundi 16 heures".
    fn is_day_in_figures(&self) -> bool {
        let figures = self.document.tokens[self.found.tokens.end - 1].kind == TokenKind::Number;
        let counts = self.after(1).is_some_and(|token| {
            let token = self.document.tokens[token];
            token.kind == TokenKind::Word && token.class == WordClass::Open
        });
        figures && !counts && !self.is_name()
    }

    /// "Noël Mamère", "le père Noël".
    fn is_given_name(&self) -> bool {
        self.found.tokens.len() == 1
            && self.after(1).is_some_and(|token| {
                let token = self.document.tokens[token];
                token.kind == TokenKind::Word && token.case == Case::Capital && token.class == WordClass::Open
            })
    }

    /// "37 ans", "âgé de 37 ans", "un homme de 46 ans", "à 93 ans".
    fn is_age(&self) -> bool {
        let before = self.barrier(self.before(1));
        let after = self.after(1).map_or("", |token| self.document.lower(token));
        if (1..=4).any(|back| self.barrier(self.before(back)) == "age") {
            return true;
        }
        // "elle a aujourd'hui 17 ans"
        let has = self.before(2).is_some_and(|token| self.document.tokens[token].class == WordClass::Auxiliary);
        if has && self.barrier(self.before(1)) == "now" {
            return true;
        }
        // "fêter ses 50 ans", "les plus de 65 ans"
        let class = self.before(1).map(|token| self.document.tokens[token].class);
        let compared = self.found.time.modifier.is_some() && self.found.tokens.len() > 2;
        if class == Some(WordClass::Possessive) || (compared && class == Some(WordClass::DefiniteArticle)) {
            return true;
        }
        // "condamné à trois ans avec sursis"
        let sentenced = || {
            (1..=3).any(|ahead| self.barrier(self.after(ahead)) == "sentence")
                || (1..=6).any(|back| self.barrier(self.before(back)) == "sentence")
        };
        if before == "at" && self.barrier(self.before(2)) != "preposition" {
            return self.barrier(self.after(1)) != "of" && !sentenced();
        }
        let comma = self.before(1).is_some_and(|token| matches!(self.document.lower(token), "," | "(" | "-"));
        let closed = matches!(after, "," | ")" | "." | ";" | "") || self.barrier(self.after(1)) == "aged";
        // "Anna Duval, 68 ans dont trente en poste", "le garçon, 4 ans à l'époque"
        let goes_on = self.barrier(self.after(1)) == "at"
            || self.after(1).is_some_and(|token| self.document.tokens[token].class == WordClass::Relative);
        if comma && (closed || goes_on) {
            return self.before(2).is_some_and(|token| self.names_person(token));
        }
        let person = |back: usize| self.before(back).is_some_and(|token| self.is_person(token));
        let named = self.before(2).is_some_and(|token| {
            self.document.tokens[token].case == Case::Capital && self.barrier(self.before(3)) == "article"
        });
        // "une professeure de lettres de 60 ans"
        let chain = self.barrier(self.before(3)) == "of" && person(4);
        // "deux enfants de 6 et 11 ans"
        let number = |token: usize| self.document.tokens[token].kind == TokenKind::Number;
        let joined = self.before(1).is_some_and(|token| self.document.tokens[token].class == WordClass::Coordinator)
            && self.before(2).is_some_and(number)
            && self.barrier(self.before(3)) == "of"
            && person(4);
        joined
            || before == "of" && (person(2) || person(3) || chain || named || self.is_old_noun())
            || self.barrier(self.after(1)) == "aged"
    }

    /// "un cadre de 64 ans", "son neveu de 30 ans": who has an age, unless the noun is one of what lasts.
    fn is_old_noun(&self) -> bool {
        let Some(noun) = self.before(2).filter(|_| !self.pack.lasting_endings.is_empty()) else { return false };
        let token = self.document.tokens[noun];
        let lower = self.document.lower(noun);
        let lasting = self.pack.lasting_endings.iter().any(|ending| lower.ends_with(ending))
            || matches!(self.barrier(Some(noun)), "lasting" | "sentence" | "preposition");
        let determined = self.before(3).is_some_and(|token| {
            let class = self.document.tokens[token].class;
            matches!(class, WordClass::IndefiniteArticle | WordClass::Possessive | WordClass::DefiniteArticle)
                || matches!(class, WordClass::Numeral | WordClass::Demonstrative)
                || self.barrier(Some(token)) == "person"
        });
        let (What::Duration { count, .. }, None) = (&self.found.time.what, self.found.time.modifier) else {
            return false;
        };
        let plausible = count.0.is_some_and(|count| (1..=110).contains(&count));
        token.kind == TokenKind::Word && token.class == WordClass::Open && determined && plausible && !lasting
    }

    fn has_capital(&self) -> bool {
        let capital = |token: usize| matches!(self.document.tokens[token].case, Case::Capital | Case::Upper);
        self.found.tokens.clone().any(capital)
    }

    fn is_person(&self, token: usize) -> bool {
        let lower = self.document.lower(token);
        let ends = |noun: &str| self.pack.person_endings.iter().any(|ending| noun.ends_with(ending));
        let singular =
            self.pack.barriers.get(lower.trim_end_matches('s')).is_some_and(|entry| entry.section == "person");
        let heads = &self.document.language.actors.heads;
        let known = heads.get(lower).is_some_and(|head| PEOPLE.contains(&head.section) || head.section == "family");
        singular || known || self.barrier(Some(token)) == "person" || ends(lower) || ends(lower.trim_end_matches('s'))
    }

    /// A noun for a person, or a name.
    fn names_person(&self, token: usize) -> bool {
        self.is_person(token) || matches!(self.document.tokens[token].case, Case::Capital | Case::Upper | Case::Mixed)
    }
}
