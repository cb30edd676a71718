//! Names that may be places: those of the tagger, those whose weight is enough, and those that the words around call so.

use std::collections::HashSet;
use std::ops::Range;

use super::frames::{self, Frame, Preposition};
use super::numbered::Numbered;
use crate::analysis::{Certainty, Date};
use crate::names::gazetteer::{Class, GAZETTEER, Hit, Record, fold};
use crate::names::{Name, NameKind};
use crate::text::{Case, Document, TokenKind, WordClass};

/// A town of this size (300,000) needs no word around it to be recognised.
const LARGE: u8 = 11;

/// A name that may be a place.
#[derive(Debug)]
pub(super) struct Candidate {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// What the gazetteer says of it, or of the part of it at `known`.
    pub(super) hit: Option<Hit>,
    /// Whether `hit` is for the whole name.
    pub(super) whole: bool,
    /// The words around it.
    pub(super) frame: Frame,
    /// Whether the tagger calls it a place, and how surely.
    pub(super) tagged: Option<Certainty>,
    /// Whether it lies inside the name of an organisation, a person or a work.
    pub(super) nested: bool,
    /// Whether the tagger calls it, as it is, an organisation.
    pub(super) organisation: bool,
}

/// The candidates in order, without overlaps.
pub(super) fn find(document: &Document, names: &[Name], dates: &[Date]) -> Vec<Candidate> {
    let lower: HashSet<&str> = (0..document.tokens.len())
        .filter(|token| document.tokens[*token].case == Case::Lower)
        .map(|token| document.lower(token))
        .collect();
    let names: Vec<&Name> = names.iter().filter(|name| !is_guess(name)).collect();
    let surnames: HashSet<&str> = names
        .iter()
        .filter(|name| name.kind == NameKind::Person && name.tokens.len() > 1)
        .map(|name| document.lower(name.tokens.end - 1))
        .collect();
    let finder = Finder { document, lower, surnames, numbered: Numbered::new(document) };
    let (mut found, mut token, mut name, mut date, mut split) = (Vec::new(), 0, 0, 0, 0);
    while token < document.tokens.len() {
        while names.get(name).is_some_and(|name| name.tokens.end <= token) {
            name += 1;
        }
        let start = document.tokens[token].span.start;
        while dates.get(date).is_some_and(|date| date.span.end <= start) {
            date += 1;
        }
        let limit = document.sentence_of(token).end;
        let around = names.get(name).copied();
        let around = around.filter(|_| token >= split);
        let within = around.filter(|name| name.tokens.start <= token);
        let candidate = match within {
            _ if finder.part(token).is_some() => finder.numbered(token, within),
            Some(name) => finder.in_name(name, token).or_else(|| {
                let place = name.kind == NameKind::Place && token == name.tokens.start;
                place.then(|| finder.listed(token, limit, found.last())).flatten()
            }),
            None => finder.alone(token, limit, around).or_else(|| {
                let limit = around.map_or(limit, |name| limit.min(name.tokens.start));
                finder.listed(token, limit, found.last())
            }),
        };
        let dated =
            |found: &Candidate| dates.get(date).is_some_and(|date| date.span.overlaps(document.span(&found.tokens)));
        match candidate.filter(|found| !dated(found)) {
            Some(mut candidate) => {
                if let Some(before) = found.last() {
                    finder.inherit_sort(before, &mut candidate);
                }
                token = candidate.tokens.end;
                // Of "VIIIe arrondissement de Lyon", one name to the tagger, the town is left.
                let part = finder.part(candidate.tokens.start).and(within).map(|name| name.tokens.end);
                split = part.unwrap_or(split);
                found.push(candidate);
            }
            None => token += 1,
        }
    }
    found
}

struct Finder<'d> {
    document: &'d Document<'d>,
    /// The words that the document has in lower case.
    lower: HashSet<&'d str>,
    /// The last words of the names of persons.
    surnames: HashSet<&'d str>,
    /// The numbered parts of large towns, if the language speaks of any.
    numbered: Option<Numbered<'d>>,
}

impl Finder<'_> {
    /// A candidate at `token`, which lies in a name of the tagger.
    fn in_name(&self, name: &Name, token: usize) -> Option<Candidate> {
        let document = self.document;
        let at_start = token == name.tokens.start;
        if name.kind == NameKind::Place {
            return at_start.then(|| self.tagged(name)).filter(|found| self.is_believed(found));
        }
        if !self.may_begin(token) {
            return None;
        }
        let (end, hit) = GAZETTEER.longest(document, token, document.sentence_of(token).end)?;
        let tokens = token..end;
        let equal = tokens == name.tokens;
        let best = best_class(&hit);
        let frame = frames::read(document, &tokens);
        let accepted = match name.kind {
            NameKind::Person => {
                // "St Eustatius" is no title and name.
                let saint = tokens.len() > 1 && name.why.rule != "tagger";
                equal && (saint || matches!(best, Class::Country | Class::Continent))
            }
            _ if equal => {
                !self.is_stop(&tokens)
                    && (!matches!(best, Class::Town | Class::Village | Class::Seat | Class::Quarter)
                        || hit.records[0].population >= 10)
            }
            _ if end > name.tokens.end => false,
            // "conseil provincial de Badghis", but not "Air China".
            _ => {
                frame.cue.is_some_and(|cue| cue > name.tokens.start)
                    && self.is_known(&hit, &tokens)
                    && !self.is_stop(&tokens)
            }
        };
        (accepted && self.is_written(&hit, &tokens)).then_some(Candidate {
            tokens,
            hit: Some(hit),
            whole: true,
            frame,
            tagged: None,
            nested: !equal,
            organisation: equal && name.kind == NameKind::Organisation,
        })
    }

    /// A word that is also a place needs a word around it too, unless the tagger is sure.
    fn is_believed(&self, found: &Candidate) -> bool {
        let first = &self.document.tokens[found.tokens.start];
        if found.tokens.len() == 1 && first.case == Case::Lower || self.has_lower_noun(&found.tokens) {
            return false;
        }
        if found.tokens.len() == 1
            && self.document.language.places.directions.contains(self.document.lower(found.tokens.start))
        {
            return false;
        }
        let town = found.hit.as_ref().is_some_and(|hit| !hit.capitals && hit.records.iter().all(Record::is_town));
        if town && self.is_acronym(&found.tokens) {
            return false;
        }
        let cued = found.frame.sort.is_some() || found.frame.preposition >= Preposition::In;
        found.tagged == Some(Certainty::Sure) || cued || !self.is_stop(&found.tokens)
    }

    /// The candidate of a place of the tagger: its own span, and the longest known part of it.
    fn tagged(&self, name: &Name) -> Candidate {
        let document = self.document;
        let mut tokens = self.with_complement(self.without_type(name.tokens.clone()));
        let mut hit = None;
        let mut whole = false;
        for start in tokens.clone() {
            let limit = document.sentence_of(start).end;
            let Some((end, found)) = GAZETTEER.longest(document, start, limit) else { continue };
            let covers = start == tokens.start && end >= tokens.end;
            if covers || end == tokens.end {
                whole = covers;
                tokens.end = tokens.end.max(end);
                hit = Some(found);
                break;
            }
        }
        let mut frame = frames::read(document, &tokens);
        let placed = name.certainty == Certainty::Sure || frame.preposition >= Preposition::In || frame.sort.is_some();
        if hit.is_none() && placed {
            hit = self.village(&tokens);
            whole = hit.is_some();
        }
        if !whole && let Some(opener) = document.language.places.openers.get(document.lower(tokens.start)) {
            (frame.sort, frame.kind) = (Some(opener.value), frames::kind(opener.value));
            // "boulevard de Magenta" says nothing of Magenta, nor "golfe de Porto" of the Porto that everyone knows.
            let far = |hit: &Hit| match opener.value {
                "street" => true,
                "water" | "mountain" => hit.records.iter().all(|record| record.is_town() || record.is_division()),
                _ => false,
            };
            hit = hit.filter(|hit| !far(hit));
        }
        Candidate { tokens, hit, whole, frame, tagged: Some(name.certainty), nested: false, organisation: false }
    }

    /// "Palais de la paix", where the tagger has "Palais" alone.
    fn with_complement(&self, tokens: Range<usize>) -> Range<usize> {
        let document = self.document;
        let pack = document.language.places;
        let limit = document.sentence_of(tokens.start).end;
        let linker = tokens.end;
        let noun = tokens.len() == 1
            && document.tokens[tokens.start].case == Case::Capital
            && pack.openers.contains(document.lower(tokens.start));
        if !noun || linker >= limit || !pack.linkers.contains(document.lower(linker)) {
            return tokens;
        }
        let article = linker + 1 < limit && document.tokens[linker + 1].class == WordClass::DefiniteArticle;
        let last = linker + 1 + usize::from(article);
        let word = last < limit && document.tokens[last].class == WordClass::Open;
        if word { tokens.start..last + 1 } else { tokens }
    }

    /// "sud-ouest de Tokyo" and "Etat New York" without the words before the name.
    fn without_type(&self, tokens: Range<usize>) -> Range<usize> {
        let document = self.document;
        let pack = document.language.places;
        let first = document.lower(tokens.start);
        let sort = pack.types.get(first).map(|noun| noun.value);
        let direction = pack.directions.contains(first);
        if tokens.len() < 2 || !(direction || matches!(sort, Some("town" | "division" | "department"))) {
            return tokens;
        }
        if GAZETTEER.longest(document, tokens.start, tokens.end).is_some_and(|(end, _)| end > tokens.start + 1) {
            return tokens;
        }
        let small = |token: &usize| document.tokens[*token].class != WordClass::Open;
        let start = tokens.start + 1 + (tokens.start + 1..tokens.end).take_while(small).count();
        let linked = start > tokens.start + 1;
        let known = || GAZETTEER.longest(document, start, tokens.end).is_some();
        if start < tokens.end && (linked || known()) { start..tokens.end } else { tokens }
    }

    /// "rue Mouffetard", "boulevard de Magenta", where the tagger has the name alone.
    fn opened(&self, token: usize, name: &Name) -> Option<Candidate> {
        let document = self.document;
        let pack = document.language.places;
        let opener = pack.openers.get(document.lower(token)).filter(|_| name.kind == NameKind::Place)?;
        let between = token + 1..name.tokens.start;
        let linked = !between.is_empty()
            && between.len() <= 2
            && pack.linkers.contains(document.lower(between.start))
            && between.clone().all(|token| document.tokens[token].class != WordClass::Open);
        let street = linked && opener.value == "street";
        if !(between.is_empty() || street) || self.part(name.tokens.start).is_some() {
            return None;
        }
        let known = GAZETTEER
            .longest(document, name.tokens.start, document.sentence_of(token).end)
            .filter(|(end, _)| opener.value != "street" && *end == name.tokens.end)
            .map(|(_, hit)| hit);
        // "le fleuve Danube" is the Danube.
        let water = |record: &Record| matches!(record.class, Class::Water | Class::Mountain);
        if known.as_ref().is_some_and(|hit| hit.records.iter().any(water)) {
            return None;
        }
        Some(self.begun(token..name.tokens.end, opener.value, known, Some(name.certainty)))
    }

    /// The tokens of a numbered part of a town that begins at `token`.
    fn part(&self, token: usize) -> Option<Range<usize>> {
        self.numbered.as_ref()?.read(token)
    }

    /// "VIIIe arrondissement", also inside a name of the tagger: located in its town.
    fn numbered(&self, token: usize, name: Option<&Name>) -> Option<Candidate> {
        let tokens = self.part(token)?;
        let hit = self.numbered.as_ref()?.town(&tokens);
        let nested = name.is_some_and(|name| name.kind == NameKind::Organisation);
        Some(Candidate { nested, ..self.begun(tokens, "quarter", hit, Some(Certainty::Sure)) })
    }

    /// A candidate at `token`, which no name of the tagger covers.
    fn alone(&self, token: usize, limit: usize, next: Option<&Name>) -> Option<Candidate> {
        if !self.may_begin(token) {
            return None;
        }
        let document = self.document;
        let found = GAZETTEER
            .longest(document, token, limit)
            .filter(|(end, hit)| document.tokens[token].case != Case::Lower || self.is_written(hit, &(token..*end)));
        let Some((end, hit)) = found else {
            return next
                .and_then(|name| self.opened(token, name))
                .or_else(|| self.street(token, limit.min(next.map_or(limit, |name| name.tokens.start))))
                .or_else(|| self.unknown(token, limit));
        };
        let tokens = token..end;
        // "St Eustatius" is no title and name.
        let next = next.filter(|name| name.why.rule == "tagger" || name.tokens.end > end);
        let clash = next.is_some_and(|name| name.tokens.start < end);
        if clash && next.is_some_and(|name| name.kind != NameKind::Place || name.tokens.end > end) {
            return None;
        }
        let frame = frames::read(document, &tokens);
        let accepted = clash || self.is_recognised(&hit, &tokens, &frame);
        (accepted && self.is_written(&hit, &tokens)).then_some(Candidate {
            tokens,
            hit: Some(hit),
            whole: true,
            frame,
            tagged: clash.then_some(Certainty::Likely),
            nested: false,
            organisation: false,
        })
    }

    /// A town among towns: "Antibes, Cannes et Toulon", where the name alone would not do.
    fn listed(&self, token: usize, limit: usize, before: Option<&Candidate>) -> Option<Candidate> {
        let (end, hit) = self.town_at(token, limit)?;
        let tokens = token..end;
        let after_place = before.is_some_and(|before| {
            before.hit.is_some() && !before.nested && before.tokens.end + 1 == token && self.parts_list(token - 1)
        });
        let mut others = 0;
        let mut at = end;
        while others < 2 && self.parts_list(at) {
            let Some((end, hit)) = self.town_at(at + 1, limit) else { break };
            if self.is_stop(&(at + 1..end)) || !self.is_known(&hit, &(at + 1..end)) {
                break;
            }
            (others, at) = (others + 1, end);
        }
        let alone = !self.has_capital_neighbour(&tokens) && !self.has_lower_twin(&tokens);
        let listed = (after_place || others == 2) && alone;
        let frame = frames::read(self.document, &tokens);
        let surname = self.surnames.contains(self.document.lower(end - 1));
        (listed && !surname && self.is_written(&hit, &tokens)).then_some(Candidate {
            tokens,
            hit: Some(hit),
            whole: true,
            frame,
            tagged: None,
            nested: false,
            organisation: false,
        })
    }

    /// A town of the gazetteer with a capital at `token`, and where it ends.
    fn town_at(&self, token: usize, limit: usize) -> Option<(usize, Hit)> {
        (token < limit && self.may_begin(token) && self.document.tokens[token].case != Case::Lower).then_some(())?;
        let (end, hit) = GAZETTEER.longest(self.document, token, limit).filter(|(end, _)| *end <= limit)?;
        hit.records.first().is_some_and(Record::is_town).then_some((end, hit))
    }

    /// Whether the token parts the members of a list: a comma or "et".
    fn parts_list(&self, token: usize) -> bool {
        let class = self.document.tokens.get(token).map(|token| token.class);
        class == Some(WordClass::Coordinator) || class.is_some() && self.document.word(token) == ","
    }

    /// "rue Mouffetard", where the tagger has nothing.
    fn street(&self, token: usize, limit: usize) -> Option<Candidate> {
        let document = self.document;
        let opener =
            document.language.places.openers.get(document.lower(token)).filter(|word| word.value == "street")?;
        let capital = |token: usize| {
            let word = &document.tokens[token];
            word.kind == TokenKind::Word && matches!(word.case, Case::Capital | Case::Mixed)
        };
        let end = (token + 1..limit.min(token + 4)).find(|next| !capital(*next)).unwrap_or(limit.min(token + 4));
        (end > token + 1 && document.tokens[token].case == Case::Lower)
            .then(|| self.begun(token..end, opener.value, None, None))
    }

    /// A candidate that begins with a noun of places.
    fn begun(
        &self,
        tokens: Range<usize>,
        sort: &'static str,
        hit: Option<Hit>,
        tagged: Option<Certainty>,
    ) -> Candidate {
        let mut frame = frames::read(self.document, &tokens);
        (frame.sort, frame.kind) = (Some(sort), frames::kind(sort));
        Candidate { tokens, hit, whole: false, frame, tagged, nested: false, organisation: false }
    }

    /// A name that the gazetteer lacks, where a noun calls it a place: "la ville de Wollomba".
    fn unknown(&self, token: usize, limit: usize) -> Option<Candidate> {
        let document = self.document;
        let is_name = |token: usize| {
            matches!(document.tokens[token].case, Case::Capital | Case::Mixed)
                && document.tokens[token].kind == TokenKind::Word
        };
        if !is_name(token) || document.tokens[token].class != WordClass::Open {
            return None;
        }
        let end = (token + 1..limit).find(|next| !is_name(*next)).unwrap_or(limit);
        let frame = frames::read(document, &(token..end));
        let sorts = ["town", "division", "department", "water", "mountain", "quarter"];
        let noun = frame.cue.is_some_and(|cue| document.tokens[cue].case == Case::Lower);
        let called = noun && frame.sort.is_some_and(|sort| sorts.contains(&sort));
        // "the German capital" names no town.
        let people = document.language.places.demonyms.contains(document.lower(token));
        let plain = !people
            && !self.lower.contains(document.lower(token))
            && !document.language.places.types.contains(document.lower(token))
            && !document.language.places.directions.contains(document.lower(token));
        let place = frame.cue.is_some_and(|cue| strong_noun(document, cue));
        let hit = self.village(&(token..end));
        (called && plain && place && end - token <= 3).then_some(Candidate {
            whole: hit.is_some(),
            tokens: token..end,
            hit,
            frame,
            tagged: None,
            nested: false,
            organisation: false,
        })
    }

    /// The villages that are called like the whole of a name, unless it is first of all something else: "Mars".
    fn village(&self, tokens: &Range<usize>) -> Option<Hit> {
        let is_word = self.is_stop(tokens);
        GAZETTEER.village(&self.document.text[self.document.span(tokens)]).filter(|_| !is_word)
    }

    /// "Les provinces de Badghis et de Herat": the noun is for both.
    fn inherit_sort(&self, before: &Candidate, candidate: &mut Candidate) {
        let between = before.tokens.end..candidate.tokens.start;
        let listed = |token: usize| {
            self.document.word(token) == "," || self.document.language.places.weak.contains(self.document.lower(token))
        };
        let several = between.len() <= 3 && !between.is_empty() && between.clone().all(listed);
        let mut between = between;
        let apart = between.any(|token| {
            self.document.word(token) == "," || self.document.tokens[token].class == WordClass::Coordinator
        });
        if several && apart && candidate.frame.sort.is_none() {
            (candidate.frame.sort, candidate.frame.kind) = (before.frame.sort, before.frame.kind);
        }
    }

    /// Whether a name of a place may begin here.
    fn may_begin(&self, token: usize) -> bool {
        let document = self.document;
        let word = &document.tokens[token];
        match word.case {
            Case::Capital | Case::Upper | Case::Mixed => {
                word.kind == TokenKind::Word && !document.language.places.directions.contains(document.lower(token))
            }
            Case::Lower => document.language.places.openers.contains(document.lower(token)),
            Case::None => false,
        }
    }

    /// Whether the text writes the name as the gazetteer asks.
    fn is_written(&self, hit: &Hit, tokens: &Range<usize>) -> bool {
        let document = self.document;
        let first = &document.tokens[tokens.start];
        if first.case == Case::Lower {
            // "la mer Noire", "la zone euro", but not "la place de".
            let last = document.tokens[tokens.end - 1].case;
            let lower = GAZETTEER.name(&hit.records[0]).starts_with(char::is_lowercase);
            return tokens.len() > 1 && (last != Case::Lower || lower);
        }
        if self.has_lower_noun(tokens) {
            return false;
        }
        if hit.capitals && first.case != Case::Upper {
            return false;
        }
        if !hit.capitals && hit.records.iter().all(Record::is_town) && self.is_acronym(tokens) {
            return false;
        }
        // "US$5".
        let next = document.tokens.get(tokens.end);
        if next.is_some_and(|next| next.kind == TokenKind::Symbol && !next.spaced) {
            return false;
        }
        let article = || {
            tokens.start.checked_sub(1).is_some_and(|before| {
                matches!(document.tokens[before].class, WordClass::DefiniteArticle | WordClass::Contraction)
            })
        };
        // "le Palais de la paix" is not in Le Palais.
        !hit.with_article || article() && self.with_complement(tokens.clone()) == *tokens
    }

    /// Whether a short word in capitals stands inside a sentence that is not all in capitals: "the IFS", no town.
    fn is_acronym(&self, tokens: &Range<usize>) -> bool {
        let document = self.document;
        let upper = |token: usize| document.tokens.get(token).is_some_and(|word| word.case == Case::Upper);
        let inside = tokens.start > document.sentence_of(tokens.start).start;
        let alone = !upper(tokens.end) && tokens.start.checked_sub(1).is_none_or(|before| !upper(before));
        inside && alone && tokens.len() == 1 && upper(tokens.start) && document.word(tokens.start).len() <= 3
    }

    /// "Le cap est franchi" is not about Le Cap.
    fn has_lower_noun(&self, tokens: &Range<usize>) -> bool {
        let words = &self.document.tokens[tokens.clone()];
        let noun = words.iter().find(|word| word.class == WordClass::Open);
        words[0].class != WordClass::Open && noun.is_some_and(|noun| noun.case == Case::Lower)
    }

    /// Whether a name without the tagger's word is a place.
    fn is_recognised(&self, hit: &Hit, tokens: &Range<usize>, frame: &Frame) -> bool {
        let document = self.document;
        if document.tokens[tokens.start].case == Case::Lower {
            return true;
        }
        let cued = frame.sort.is_some() || frame.preposition >= Preposition::In || self.in_parentheses(tokens);
        // "à Hollande" where the article has a "François Hollande".
        let surname = tokens.len() == 1 && self.surnames.contains(document.lower(tokens.start));
        if surname && frame.preposition != Preposition::In {
            return false;
        }
        if self.is_stop(tokens) || self.has_lower_twin(tokens) {
            let called = frame.sort.is_some_and(|sort| sort != "place" && sort != "country");
            let at = frame.preposition == Preposition::At && !frame.article;
            let contracted = hit.with_article && frame.preposition >= Preposition::In;
            return (called || at || contracted) && !self.has_lower_twin(tokens);
        }
        if self.is_large(hit, tokens) {
            return true;
        }
        !self.has_capital_neighbour(tokens)
            && (cued || frame.preposition == Preposition::Weak && self.is_known(hit, tokens))
    }

    /// Whether the name is one that news have without any word around.
    fn is_large(&self, hit: &Hit, tokens: &Range<usize>) -> bool {
        let neighbour = self.has_capital_neighbour(tokens);
        hit.records.iter().any(|record| match record.class {
            Class::Country | Class::Continent => true,
            Class::Capital | Class::House => !neighbour,
            Class::Town | Class::Seat => record.population >= LARGE && !neighbour,
            Class::Division | Class::Department | Class::Region => {
                self.is_own(record) && !neighbour && self.letters(tokens) > 4
            }
            Class::Water | Class::Mountain | Class::Site => tokens.len() > 1 || self.is_own(record) && !neighbour,
            Class::Quarter | Class::Village => false,
        })
    }

    /// Whether the name is more than a village.
    fn is_known(&self, hit: &Hit, tokens: &Range<usize>) -> bool {
        let known = |record: &Record| record.population >= 9 || !record.is_town() && self.is_own(record);
        hit.records.iter().any(known) && self.letters(tokens) > 2
    }

    /// Whether the name is the usual one in the language of the text.
    fn is_own(&self, record: &Record) -> bool {
        record.usual || !self.document.language.places.usual_names
    }

    fn letters(&self, tokens: &Range<usize>) -> usize {
        self.document.span(tokens).len()
    }

    fn is_stop(&self, tokens: &Range<usize>) -> bool {
        let pack = self.document.language.places;
        tokens.len() == 1
            && (pack.stop.contains(&fold(self.document.word(tokens.start)))
                || self.document.tokens[tokens.start].class != WordClass::Open)
    }

    /// "Sur" where the document has "sur" too.
    fn has_lower_twin(&self, tokens: &Range<usize>) -> bool {
        tokens.len() == 1 && self.lower.contains(self.document.lower(tokens.start))
    }

    /// "Pierre Moscovici" is no Moscow: a capital before that is not the sentence's, or a capital after.
    fn has_capital_neighbour(&self, tokens: &Range<usize>) -> bool {
        let document = self.document;
        let sentence = document.sentence_of(tokens.start);
        let capital = |token: usize| {
            let word = &document.tokens[token];
            word.kind == TokenKind::Word
                && matches!(word.case, Case::Capital | Case::Mixed)
                && word.class == WordClass::Open
        };
        let shouting = document.tokens[tokens.start].case == Case::Upper;
        let before = tokens.start > sentence.start + 1 && capital(tokens.start - 1);
        let after = tokens.end < sentence.end && document.tokens[tokens.end].spaced && capital(tokens.end);
        !shouting && (before || after)
    }

    fn in_parentheses(&self, tokens: &Range<usize>) -> bool {
        let document = self.document;
        let open = tokens.start > 0 && document.word(tokens.start - 1) == "(";
        open && document.tokens.get(tokens.end).is_some_and(|_| matches!(document.word(tokens.end), ")" | ","))
    }
}

/// Whether nothing but its capitals makes it a name of its kind: the gazetteer knows better.
fn is_guess(name: &Name) -> bool {
    let capitals = matches!(name.why.rule, "capitals" | "acronym");
    capitals && name.kind != NameKind::Place
}

/// Whether the noun is one that only places have.
fn strong_noun(document: &Document, token: usize) -> bool {
    document.language.places.seats.contains(document.lower(token))
        || matches!(
            document.language.places.types.get(document.lower(token)).map(|noun| noun.value),
            Some("division" | "department" | "water" | "mountain" | "quarter")
        )
}

fn best_class(hit: &Hit) -> Class {
    let own = |record: &&Record| record.usual;
    hit.records.iter().find(own).unwrap_or(&hit.records[0]).class
}
