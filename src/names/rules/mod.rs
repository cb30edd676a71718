//! Finds names without a model: runs of capitalised words, told apart by titles, given names, nouns and prepositions.
//! Reads languages for which no tagger has been trained.

mod evidence;

use std::ops::Range;

use super::gazetteer::GAZETTEER;
use super::vocabulary::{Vocabulary, inside_sentence};
use super::{Name, NameKind};
use crate::analysis::{BlockKind, Certainty, Why};
use crate::lang::names::{NamePack, WORLD};
use crate::span::Span;
use crate::text::{Case, Document, Tense, TokenKind, WordClass};

/// The rule of a name of which nothing but its capitals tells the kind.
pub(super) const CAPITALS: &str = "capitals";

/// The names of the document by rules alone, in order, without overlaps.
pub(super) fn find(document: &Document, vocabulary: &Vocabulary) -> Vec<Name> {
    let finder = Finder { document, vocabulary, pack: document.language.names };
    let mut names = Vec::new();
    for block in &document.blocks {
        let heading = matches!(block.kind, BlockKind::Title | BlockKind::Heading);
        for sentence in &document.sentences[block.sentences.clone()] {
            let tokens = sentence.tokens.clone();
            let told = !(finder.is_shouted(&tokens) || heading && finder.pack.title_case);
            finder.sentence(tokens, told, &mut names);
        }
    }
    names
}

/// What decided about a run of capitals.
type Verdict = (NameKind, Certainty, Why);

struct Finder<'d, 't> {
    document: &'d Document<'t>,
    vocabulary: &'d Vocabulary,
    pack: &'static NamePack,
}

impl Finder<'_, '_> {
    /// The names of one sentence. `told`: whether capitals tell names from other words here.
    fn sentence(&self, tokens: Range<usize>, told: bool, names: &mut Vec<Name>) {
        let mut at = tokens.start;
        while at < tokens.end {
            if let Some((name, end)) = self.known_at(at, &tokens) {
                names.extend(name);
                at = end;
            } else if self.is_capital(at) && self.may_start(at) {
                let end = self.run_end(at, tokens.end);
                if let Some((name, end)) = self.genitive(at..end, tokens.end) {
                    names.push(name);
                    at = end;
                    continue;
                }
                if told && self.is_lower_institution(at..end, tokens.end) {
                    let cue = self.document.tokens[end].span;
                    let verdict =
                        (NameKind::Organisation, Certainty::Likely, Why::cued("organisation-noun", vec![cue]));
                    names.push(self.name(at..end + 1, verdict));
                    at = end + 1;
                    continue;
                }
                self.run(at..end, told, &tokens, names);
                at = end;
            } else {
                at += 1;
            }
        }
    }

    /// A name of the pack's list that starts at `token`; no name but an end where the list says that it is none.
    fn known_at(&self, token: usize, tokens: &Range<usize>) -> Option<(Option<Name>, usize)> {
        if !self.is_capital(token) {
            return None;
        }
        let longest = |lexicon| self.document.longest(lexicon, token, tokens.end);
        let (end, entry) = longest(&self.pack.known).or_else(|| longest(&WORLD))?;
        // "Guardian Life" is not the list's "Guardian"; "French" is no name, but "French Guiana" may be one.
        let goes_on = entry.section != "alone" && end < tokens.end && self.is_capital(end) && self.may_continue(end);
        let kind = match entry.section {
            "person" => NameKind::Person,
            "organisation" => NameKind::Organisation,
            "event" => NameKind::Event,
            "product" => NameKind::Product,
            _ if goes_on => return None,
            _ => return Some((None, end)),
        };
        // "ABC News" and "ABC Shared Data Unit" are more than the list's "ABC", "Times of Oran" than its "Times".
        if self.is_longer_organisation(token, end, tokens.end) {
            return None;
        }
        let upper = self.document.tokens[token].case == Case::Upper;
        // "who" is written WHO where it is the organisation.
        let word = &self.document.tokens[token];
        let common = word.class != WordClass::Open || self.vocabulary.word(token).lower > 0 || entry.key.len() < 3;
        let acronym = end == token + 1 && entry.key.len() <= 4 && common;
        if !upper && (goes_on || acronym) {
            return None;
        }
        let name = self.name(token..end, (kind, Certainty::Sure, Why::rule("known-name")));
        Some((Some(name), end))
    }

    /// Whether an institution goes on behind the listed name `start..end`: after capitals with its noun, or after a small
    /// word where the name itself ends with such a noun.
    fn is_longer_organisation(&self, start: usize, end: usize, limit: usize) -> bool {
        if end >= limit {
            return false;
        }
        let noun = |token: usize| self.pack.organisations.contains(self.document.lower(token));
        if self.is_capital(end) {
            let mut run = end..self.run_end(end, limit);
            return run.clone().all(|token| !self.is_title(token, run.end)) && run.any(noun);
        }
        let of = self.pack.joiners.first().is_some_and(|of| self.document.lower(end) == *of);
        of && noun(end - 1) && self.run_end(start, limit) > end
    }

    /// Reads the run of capitals `run`: parts it at a title inside ("New York Governor Anna Duval") or at a given name
    /// behind what is whole without it ("Ministry of Finance Anna Duval"), takes demonyms off its head and asks what
    /// each part names.
    fn run(&self, mut run: Range<usize>, told: bool, sentence: &Range<usize>, names: &mut Vec<Name>) {
        // "Afghan President" is no name, "Canadian Medical Association" is one.
        let institution = self.organisation_noun(&run).is_some();
        while !institution && run.len() > 1 && self.is_demonym(run.start) && self.known_place(&run).is_none() {
            run.start += 1;
        }
        // "the Ohio-based Acme Works", "the British Columbia-based Acme Works"
        let compound = (run.start..run.end - 1).find(|&token| is_compound(self.document.word(token)));
        if let Some(compound) = compound {
            if compound == run.start {
                self.part(run.start..compound + 1, told, sentence, names);
            }
            run.start = compound + 1;
        }
        if let Some(second) = self.title_inside(&run).or_else(|| self.person_behind(&run)) {
            if !self.is_portfolio(run.start..second, run.end) {
                self.part(run.start..second, told, sentence, names);
            }
            run.start = second;
        }
        self.part(run, told, sentence, names);
    }

    /// "Mount Grace hospital": two or three capitals that are no place, and the noun in lower case.
    fn is_lower_institution(&self, run: Range<usize>, limit: usize) -> bool {
        let plain = (2..=3).contains(&run.len()) && inside_sentence(self.document, run.start);
        let noun = || self.pack.organisations.get(self.document.lower(run.end));
        plain
            && run.end < limit
            && noun().is_some_and(|entry| entry.section.ends_with("lower"))
            && self.known_place(&run).is_none()
            && run
                .clone()
                .all(|token| self.is_bare(token) && !self.is_title(token, run.end) && !self.is_nameless(token))
    }

    /// Where a title parts a run: "Senate President Ann Webb", but not "Federal Commissioner Board".
    fn title_inside(&self, run: &Range<usize>) -> Option<usize> {
        let institution = self.organisation_noun(run).is_some();
        (run.start + 1..run.end).find(|&token| {
            let Some((mut end, _)) = self.document.longest(&self.pack.titles, token, run.end) else { return false };
            while let Some((next, _)) = self.document.longest(&self.pack.titles, end, run.end) {
                end = next;
            }
            let mut rest = end..run.end;
            // "Gayle King": a surname.
            let surname = rest.is_empty() && self.is_given(token - 1);
            !surname && (!institution || (1..=4).contains(&rest.len()) && rest.all(|token| self.is_bare(token)))
        })
    }

    /// The one word before the title in "Tourism Minister Ann Webb".
    fn is_portfolio(&self, before: Range<usize>, end: usize) -> bool {
        let title = self.document.longest(&self.pack.titles, before.end, end);
        let office = title.is_some_and(|(_, entry)| entry.section.ends_with("portfolio"));
        office && before.len() == 1 && self.document.tokens[before.start].case == Case::Capital
    }

    /// Where a person's given name and surname follow an institution with its "of" or a great place: "Ministry of Finance
    /// Anna Duval", "District of Ohio Anna Duval".
    fn person_behind(&self, run: &Range<usize>) -> Option<usize> {
        let of = self.pack.joiners.first()?;
        let start = (run.start + 1..run.end.saturating_sub(1)).find(|&token| {
            self.is_given(token) && (token..run.end).all(|token| self.is_bare(token)) && run.end - token <= 3
        })?;
        let before = run.start..start;
        let office = before.len() > 2
            && self.document.lower(start - 1) != *of
            && before.clone().any(|token| self.document.lower(token) == *of)
            && self.organisation_noun(&before).is_some();
        let place = !self.is_given(run.start) && self.known_place(&before) == Some(Certainty::Sure);
        (office || place).then_some(start)
    }

    /// Whether the capital may be part of a person's name: neither the noun of an institution or a place nor a small word.
    fn is_bare(&self, token: usize) -> bool {
        let word = self.document.lower(token);
        let institution = self.pack.organisations.get(word).is_some_and(|entry| entry.section.starts_with("any word"));
        (self.is_capital(token) || self.pack.particles.contains(&word)) && !institution
    }

    /// Reads one part of a run of capitals.
    fn part(&self, run: Range<usize>, told: bool, sentence: &Range<usize>, names: &mut Vec<Name>) {
        let run = self.after_verb(self.after_plural(run), sentence.start);
        let (start, title) = self.after_titles(run.clone(), sentence.start);
        let name = start..self.trimmed_end(start..run.end);
        if name.is_empty() || name.clone().all(|token| self.is_nameless(token)) {
            return;
        }
        if name.len() == 1 && is_compound(self.document.word(start)) {
            names.extend(self.head_of_compound(start));
            return;
        }
        let place = self.known_place(&name);
        let initial = start == run.start && !inside_sentence(self.document, start);
        let unsupported = initial && name.len() == 1 && !self.is_supported(start) && self.age_behind(&name).is_none();
        let weak = unsupported || !told && !self.starts_with_given(&name);
        if title.is_none() && weak && place != Some(Certainty::Sure) {
            return;
        }
        if let Some(verdict) = self.judge(&name, title, place, sentence.start) {
            names.push(self.name(name, verdict));
        }
    }

    /// Without the plural noun of people that opens a sentence before their names: "Defendants Ann Webb and Joe Hill".
    fn after_plural(&self, run: Range<usize>) -> Range<usize> {
        let word = self.document.lower(run.start);
        let heads = self.document.language.actors.heads;
        let plural = run.len() > 2 && self.is_given(run.start + 1) && !inside_sentence(self.document, run.start);
        let people = plural && word.strip_suffix('s').is_some_and(|singular| heads.contains(singular));
        if people { run.start + 1..run.end } else { run }
    }

    /// Without the verb that opens a sentence before a name: "Explaining Dublin’s plan".
    fn after_verb(&self, run: Range<usize>, floor: usize) -> Range<usize> {
        let opening = run.start == floor && run.len() > 1 && !self.is_given(run.start);
        let verb = || self.document.verb_at(run.start).map(|verb| &self.document.verbs[verb]);
        let gerund = opening && verb().is_some_and(|verb| verb.tense == Tense::Gerund);
        if gerund { run.start + 1..run.end } else { run }
    }

    /// A name with a genitive inside: "St David's Hall", "Roofers’ Association".
    fn genitive(&self, run: Range<usize>, limit: usize) -> Option<(Name, usize)> {
        let document = self.document;
        let noun = run.end + 1;
        if noun >= limit || !self.is_capital(noun) {
            return None;
        }
        let ending = document.lower(run.end).replace('’', "'");
        let saint = run.len() > 1 && self.pack.saint == Some(document.lower(run.start));
        let singular = saint && self.pack.possessive == Some(ending.as_str());
        let lower = document.lower(run.end - 1);
        let plural =
            ending == "'" && self.pack.possessive.is_some() && lower.ends_with('s') && !document.tokens[run.end].spaced;
        let end = self.run_end(noun, limit);
        let name = run.start..end;
        let (kind, cue) = if singular && let Some(place) = self.place_noun(&(noun - 1..end), noun - 1) {
            (NameKind::Place, place)
        } else if (plural || singular)
            && let Some(noun) = self.organisation_noun(&(noun - 1..end))
        {
            (NameKind::Organisation, noun)
        } else {
            return None;
        };
        Some((self.name(name, (kind, Certainty::Likely, Why::cued("noun", vec![cue]))), end))
    }

    fn is_title(&self, token: usize, limit: usize) -> bool {
        self.document.longest(&self.pack.titles, token, limit).is_some()
    }

    fn name(&self, tokens: Range<usize>, (kind, certainty, why): Verdict) -> Name {
        Name { span: self.document.span(&tokens), tokens, kind, certainty, why }
    }

    fn is_capital(&self, token: usize) -> bool {
        let token = &self.document.tokens[token];
        token.kind == TokenKind::Word && matches!(token.case, Case::Capital | Case::Upper | Case::Mixed)
    }

    /// Function words with a capital start sentences, not names; "US" is a place where all its letters are capitals,
    /// but not in "US$5".
    fn may_start(&self, token: usize) -> bool {
        let word = &self.document.tokens[token];
        if self.document.text[word.span.range().end..].starts_with('$') {
            return false;
        }
        if self.is_affiliation(token) {
            return false;
        }
        let acronym = || GAZETTEER.get(self.document.word(token)).is_some_and(|hit| hit.capitals);
        word.class == WordClass::Open || word.case == Case::Upper && word.span.len() > 1 && acronym()
    }

    /// The party and state of a politician in brackets or between commas: "(D-N.Y.)", "R-Ohio".
    fn is_affiliation(&self, token: usize) -> bool {
        let bytes = self.document.word(token).as_bytes();
        let shape =
            bytes.len() > 2 && bytes[0].is_ascii_uppercase() && bytes[1] == b'-' && bytes[2].is_ascii_uppercase();
        shape && token > 0 && matches!(self.document.word(token - 1), "(" | ",")
    }

    /// Whether nearly all of a sentence is in capitals, so that they tell nothing.
    fn is_shouted(&self, tokens: &Range<usize>) -> bool {
        let cased = |case: Case| tokens.clone().filter(|&token| self.document.tokens[token].case == case).count();
        let upper = cased(Case::Upper);
        upper >= 3 && upper > 2 * (cased(Case::Lower) + cased(Case::Capital))
    }

    /// The end of the run of capitals from `start`, small words between capitals included.
    fn run_end(&self, start: usize, limit: usize) -> usize {
        let mut end = start + 1;
        while end < limit {
            if self.is_capital(end) && self.may_continue(end) {
                end += 1;
                continue;
            }
            let small = (end..limit.min(end + 3)).take_while(|&token| self.joins(start..end, token)).count();
            let next = end + small;
            if small == 0 || next >= limit || !self.is_capital(next) || !self.may_start(next) {
                break;
            }
            end = next + 1;
        }
        end
    }

    /// "Pierre Il" are two things, "Charles De Gaulle" is one; "Thursday" ends what stands before it.
    fn may_continue(&self, token: usize) -> bool {
        let word = self.document.lower(token);
        let named = self.pack.known.get(word).is_none_or(|entry| entry.section != "none");
        named && self.may_start(token) || self.pack.particles.contains(&word)
    }

    /// Whether the word is of a country's people or things: "Afghan", "Africans".
    fn is_demonym(&self, token: usize) -> bool {
        self.pack.demonyms.contains(self.document.lower(token))
    }

    /// Whether the word alone names nothing of these kinds: "Afghan", "Arab".
    fn is_nameless(&self, token: usize) -> bool {
        let known = || self.pack.known.get(self.document.lower(token));
        self.is_demonym(token) || known().is_some_and(|entry| entry.section == "none")
    }

    /// Whether the small word `token` may stand inside the name that starts with `run`.
    fn joins(&self, run: Range<usize>, token: usize) -> bool {
        let word = self.document.lower(token);
        // "Mayor Bill de Braso": whatever stands before a particle in lower case, it is part of a name.
        if self.document.tokens[token].case == Case::Lower && self.pack.particles.contains(&word) {
            return true;
        }
        let noun = self.pack.organisations.get(self.document.lower(run.end - 1));
        if self.pack.body_joiners.contains(&word) && noun.is_some_and(|entry| entry.section.ends_with("body")) {
            return true;
        }
        if !self.pack.joiners.contains(&word) {
            return false;
        }
        let institution = |token: usize| self.pack.organisations.contains(self.document.lower(token));
        if self.document.tokens[token].class == WordClass::Coordinator {
            return self.coordinates(run, token);
        }
        run.into_iter().any(institution)
    }

    /// Whether "and" at `token` goes on with one name: "Ministry of Trade and Industry", "the Food and Drug Agency", but not
    /// "Acme Corporation and Fairfield".
    fn coordinates(&self, run: Range<usize>, token: usize) -> bool {
        let document = self.document;
        let institution = |token: usize| self.pack.organisations.contains(document.lower(token));
        let next = token + 1;
        if next >= document.tokens.len() || !self.is_capital(next) || !self.may_start(next) {
            return false;
        }
        let of = run.clone().any(|token| document.tokens[token].class == WordClass::Preposition);
        if of {
            // "Department of Health and Human Services", but not "Ministry of Trade and Senate Office"
            let new = institution(next) && next + 1 < document.tokens.len() && self.is_capital(next + 1);
            return !new && run.into_iter().any(institution);
        }
        let article = run.start > 0 && document.tokens[run.start - 1].class == WordClass::DefiniteArticle;
        let end =
            (next..document.tokens.len().min(next + 4)).take_while(|&token| self.is_capital(token)).count() + next;
        let noun = |limit: usize| institution(end - 1) || self.genitive(next..end, limit).is_some();
        article && run.len() <= 2 && end > next + 1 && noun(document.tokens.len())
    }

    /// The run without the titles at its head, and the title if there is one, there or before it in lower case.
    fn after_titles(&self, run: Range<usize>, floor: usize) -> (usize, Option<Span>) {
        let document = self.document;
        let mut start = run.start;
        let mut title = None;
        // "St Eustatius", "St Kitts Observer"
        let saint = self.pack.saint == Some(document.lower(start))
            && (self.known_place(&run).is_some() || self.organisation_noun(&run).is_some());
        while start < run.end
            && !saint
            && let Some((end, _)) = document.longest(&self.pack.titles, start, run.end)
        {
            title = Some(document.span(&(start..end)));
            start = end;
        }
        if title.is_none() {
            // "président français Emmanuel Macron": one adjective may stand between.
            let before = (floor.max(run.start.saturating_sub(4))..run.start).find_map(|token| {
                let (end, entry) = document.longest(&self.pack.titles, token, run.start)?;
                let near = end == run.start || end + 1 == run.start && entry.section.starts_with("function");
                let plain = (end..run.start).all(|token| document.tokens[token].kind == TokenKind::Word);
                let open = (end..run.start).all(|token| document.tokens[token].class == WordClass::Open);
                (near && plain && open).then(|| document.span(&(token..end)))
            });
            title = before;
        }
        (start, title)
    }

    /// Without function words at the end.
    fn trimmed_end(&self, run: Range<usize>) -> usize {
        run.clone().rev().find(|&token| self.may_start(token)).map_or(run.start, |token| token + 1)
    }

    fn is_given(&self, token: usize) -> bool {
        self.pack.given(self.document.lower(token)).is_some()
    }

    fn starts_with_given(&self, run: &Range<usize>) -> bool {
        self.is_given(run.start)
    }

    /// The place or institution before "-based", "-led"; nothing in "Afghan-Americans" and "Anglo-Saxon".
    fn head_of_compound(&self, token: usize) -> Option<Name> {
        let head = self.document.word(token).split('-').next()?;
        let lower = head.to_lowercase();
        let known = || self.pack.known.get(&lower).or_else(|| WORLD.get(&lower));
        let kind = match known().map(|entry| entry.section) {
            Some("organisation") => NameKind::Organisation,
            Some(_) => return None,
            None => GAZETTEER.get(head).filter(|hit| !hit.capitals).map(|_| NameKind::Place)?,
        };
        let start = self.document.tokens[token].span.start;
        let span = Span { start, end: start + head.len() as u32 };
        Some(Name { span, tokens: token..token + 1, kind, certainty: Certainty::Likely, why: Why::rule("gazetteer") })
    }
}

/// Whether a word goes on in lower case after a hyphen: "Kabul-based".
fn is_compound(word: &str) -> bool {
    word.split('-').skip(1).any(|part| part.len() > 2 && part.starts_with(char::is_lowercase))
}
