//! Finds names without a model: runs of capitalised words, told apart by titles, given names, nouns and prepositions.
//! Reads languages for which no tagger has been trained.

use std::ops::Range;

use super::gazetteer::{Class, GAZETTEER};
use super::vocabulary::{Vocabulary, inside_sentence};
use super::{Name, NameKind};
use crate::analysis::{BlockKind, Certainty, Why};
use crate::lang::names::{NamePack, WORLD};
use crate::span::Span;
use crate::text::{Case, Document, TokenKind, WordClass};

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
        let goes_on = end < tokens.end && self.is_capital(end) && self.may_continue(end);
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
        let acronym = end == token + 1 && entry.key.len() <= 4;
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

    /// Reads the run of capitals `run`: parts it at a title inside ("New York Governor Anna Duval"), takes titles and
    /// demonyms off its head and asks what it names.
    fn run(&self, mut run: Range<usize>, told: bool, sentence: &Range<usize>, names: &mut Vec<Name>) {
        // "Afghan President" is no name, "Canadian Medical Association" is one.
        let institution = self.organisation_noun(&run).is_some();
        while !institution && run.len() > 1 && self.is_demonym(run.start) && self.known_place(&run).is_none() {
            run.start += 1;
        }
        let inside = (run.start + 1..run.end).find(|&token| self.is_title(token, run.end));
        if let Some(title) = inside.filter(|_| self.organisation_noun(&run).is_none()) {
            self.part(run.start..title, told, sentence, names);
            run.start = title;
        }
        self.part(run, told, sentence, names);
    }

    /// Reads one part of a run of capitals.
    fn part(&self, run: Range<usize>, told: bool, sentence: &Range<usize>, names: &mut Vec<Name>) {
        let (start, title) = self.after_titles(run.clone(), sentence.start);
        let name = start..self.trimmed_end(start..run.end);
        if name.is_empty() || name.len() == 1 && self.is_demonym(start) {
            return;
        }
        if name.len() == 1 && is_compound(self.document.word(start)) {
            names.extend(self.head_of_compound(start));
            return;
        }
        let place = self.known_place(&name);
        let initial = start == run.start && !inside_sentence(self.document, start);
        let unsupported = initial && name.len() == 1 && !self.is_supported(start);
        let weak = unsupported || !told && !self.starts_with_given(&name);
        if title.is_none() && weak && place != Some(Certainty::Sure) {
            return;
        }
        if let Some(verdict) = self.judge(&name, title, place, sentence.start) {
            names.push(self.name(name, verdict));
        }
    }

    /// Whether the gazetteer knows the whole run as a place: `Sure` for countries, capitals, divisions, large towns.
    fn known_place(&self, run: &Range<usize>) -> Option<Certainty> {
        let (end, hit) = GAZETTEER.longest(self.document, run.start, run.end).filter(|(end, _)| *end == run.end)?;
        let upper = self.document.tokens[end - 1].case == Case::Upper;
        let word = self.vocabulary.word(run.start);
        if hit.capitals && !upper || run.len() == 1 && word.lower > 0 {
            return None;
        }
        let record = hit.records.first()?;
        let great = matches!(record.class, Class::Country | Class::Capital | Class::Division | Class::Continent);
        // Twice the decimal logarithm: 12 is a million people.
        Some(if great || record.population >= 12 { Certainty::Sure } else { Certainty::Likely })
    }

    fn is_title(&self, token: usize, limit: usize) -> bool {
        self.document.longest(&self.pack.titles, token, limit).is_some()
    }

    /// What the run names, by the first evidence that speaks.
    fn judge(
        &self,
        run: &Range<usize>,
        title: Option<Span>,
        place: Option<Certainty>,
        floor: usize,
    ) -> Option<Verdict> {
        let document = self.document;
        if title.is_none() && place == Some(Certainty::Sure) {
            return Some((NameKind::Place, Certainty::Sure, Why::rule("gazetteer")));
        }
        if let Some(noun) = self.organisation_noun(run) {
            return Some((NameKind::Organisation, Certainty::Sure, Why::cued("organisation-noun", vec![noun])));
        }
        if let Some(title) = title {
            return Some((NameKind::Person, Certainty::Sure, Why::cued("title", vec![title])));
        }
        for token in [run.end - 1, run.start] {
            if let Some(entry) = self.pack.events.get(document.lower(token)) {
                let kind = if entry.section == "event" { NameKind::Event } else { NameKind::Product };
                return Some((kind, Certainty::Likely, Why::cued("noun", vec![document.tokens[token].span])));
            }
        }
        if run.len() > 1 && self.starts_with_given(run) {
            return Some((
                NameKind::Person,
                Certainty::Sure,
                Why::cued("given-name", vec![document.tokens[run.start].span]),
            ));
        }
        if let Some(certainty) = place {
            return Some((NameKind::Place, certainty, Why::rule("gazetteer")));
        }
        if let Some(town) = self.team(run) {
            return Some((NameKind::Organisation, Certainty::Likely, Why::cued("team-of-a-place", vec![town])));
        }
        if let Some(noun) = self.place_noun(run, floor) {
            return Some((NameKind::Place, Certainty::Likely, Why::cued("place-noun", vec![noun])));
        }
        if run.len() == 1 && document.tokens[run.start].case == Case::Upper {
            return Some((NameKind::Organisation, Certainty::Likely, Why::rule("acronym")));
        }
        if let Some(preposition) = self.preposition(run, floor) {
            return Some((NameKind::Place, Certainty::Check, Why::cued("locative-preposition", vec![preposition])));
        }
        if run.len() == 1 && self.is_given(run.start) {
            return Some((NameKind::Person, Certainty::Likely, Why::rule("given-name")));
        }
        let kind = if (2..=3).contains(&run.len()) { NameKind::Person } else { NameKind::Organisation };
        Some((kind, Certainty::Check, Why::rule(CAPITALS)))
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
        let acronym = || GAZETTEER.get(self.document.word(token)).is_some_and(|hit| hit.capitals);
        word.class == WordClass::Open || word.case == Case::Upper && word.span.len() > 1 && acronym()
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

    /// Whether the small word `token` may stand inside the name that starts with `run`.
    fn joins(&self, run: Range<usize>, token: usize) -> bool {
        let word = self.document.lower(token);
        let person = self.is_given(run.end - 1);
        if person && run.len() == 1 && self.pack.particles.contains(&word) {
            return true;
        }
        let mut tokens = run;
        let institution = tokens.any(|token| self.pack.organisations.contains(self.document.lower(token)));
        institution && self.pack.joiners.contains(&word)
    }

    /// The run without the titles at its head, and the title if there is one, there or before it in lower case.
    fn after_titles(&self, run: Range<usize>, floor: usize) -> (usize, Option<Span>) {
        let document = self.document;
        let mut start = run.start;
        let mut title = None;
        while start < run.end
            && let Some((end, _)) = document.longest(&self.pack.titles, start, run.end)
        {
            title = Some(document.span(&(start..end)));
            start = end;
        }
        if title.is_none() {
            // "président français Emmanuel Macron": one adjective may stand between.
            let before = (floor.max(run.start.saturating_sub(4))..run.start).find_map(|token| {
                let (end, entry) = document.longest(&self.pack.titles, token, run.start)?;
                let near = end == run.start || end + 1 == run.start && entry.section == "function";
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

    /// Whether something else says that a capital at the start of a sentence is a name.
    fn is_supported(&self, token: usize) -> bool {
        let word = self.vocabulary.word(token);
        word.lower == 0 && (word.capital > 0 || self.document.tokens[token].case == Case::Upper || self.is_given(token))
    }

    fn organisation_noun(&self, run: &Range<usize>) -> Option<Span> {
        if run.len() < 2 {
            return None;
        }
        let lexicon = &self.pack.organisations;
        let noun = run.clone().find(|&token| {
            let section = lexicon.get(self.document.lower(token)).map(|entry| entry.section);
            section == Some("any word") || token == run.start && section.is_some()
        })?;
        Some(self.document.tokens[noun].span)
    }

    fn place_noun(&self, run: &Range<usize>, floor: usize) -> Option<Span> {
        let section = |token: usize| self.pack.places.get(self.document.lower(token)).map(|entry| entry.section);
        let part = Some("part of the name");
        if run.len() > 1
            && let Some(noun) = [run.start, run.end - 1].into_iter().find(|&token| section(token) == part)
        {
            return Some(self.document.tokens[noun].span);
        }
        // "la ville de Kunduz", "the city of Kunduz"
        let noun = (floor.max(run.start.saturating_sub(2))..run.start)
            .find(|&token| section(token) == Some("before the name"))?;
        let joined = (noun + 1..run.start).all(|token| self.pack.joiners.contains(&self.document.lower(token)));
        joined.then(|| self.document.tokens[noun].span)
    }

    /// A preposition of places before the run: "in Kandor". Who has several names is more often a person after "from".
    fn preposition(&self, run: &Range<usize>, floor: usize) -> Option<Span> {
        let token = run.start.checked_sub(1).filter(|&token| token >= floor)?;
        let entry = self.pack.places.get(self.document.lower(token))?;
        let clear = entry.section == "preposition" || entry.section == "preposition before one word" && run.len() == 1;
        clear.then(|| self.document.tokens[token].span)
    }

    /// The place at the head of "Green Bay Packers", whose last word is in the plural.
    fn team(&self, run: &Range<usize>) -> Option<Span> {
        let last = self.document.lower(run.end - 1);
        if run.len() < 2 || !last.ends_with('s') || self.pack.places.contains(last) {
            return None;
        }
        let (end, hit) = GAZETTEER.longest(self.document, run.start, run.end - 1)?;
        let town = hit.records.iter().any(|record| record.is_town() || record.is_division());
        (town && end + 2 >= run.end).then(|| self.document.span(&(run.start..end)))
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
