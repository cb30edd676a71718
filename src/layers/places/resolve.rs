//! Chooses the reading of each name: what the words around it say first, then the places that hold it, then the
//! countries of the article, then population.

use std::collections::{HashMap, HashSet};

use super::candidates::Candidate;
use super::frames::Preposition;
use crate::analysis::{Certainty, PlaceKind};
use crate::names::gazetteer::{Class, GAZETTEER, Record, fold};
use crate::span::Span;
use crate::text::Document;

/// Two readings nearer than this are told to the reader: a factor of three in population.
const CLOSE: f32 = 0.6;

/// What a name stands for.
#[derive(Debug)]
pub(super) struct Reading {
    /// The record, if the gazetteer has one.
    pub(super) record: Option<Record>,
    /// Whether the record is of the whole name.
    pub(super) whole: bool,
    /// Country of what has no record.
    pub(super) country: Option<&'static str>,
    /// Latitude and longitude of what has no record.
    pub(super) position: Option<(f32, f32)>,
    /// How sure.
    pub(super) certainty: Certainty,
    /// What decided.
    pub(super) rule: &'static str,
    /// Its words.
    pub(super) cues: Vec<Span>,
    /// The readings that lost.
    pub(super) alternatives: Vec<String>,
}

/// How much the article is about each country.
#[derive(Debug, Default)]
struct Countries {
    votes: Vec<(&'static str, f32)>,
    total: f32,
}

/// A reading for each candidate; none for what is not worth a mark.
pub(super) fn resolve(document: &Document, candidates: &[Candidate]) -> Vec<Option<Reading>> {
    let holders = holders(document, candidates);
    let countries = vote(document, candidates);
    let scored: Vec<Vec<f32>> =
        (0..candidates.len()).map(|index| score(document, candidates, index, holders[index], &countries)).collect();
    let mut senses = Senses::default();
    for (index, candidate) in candidates.iter().enumerate() {
        senses.note(document, candidate, &scored[index], holders[index].is_some() || candidate.frame.sort.is_some());
    }
    let called = candidates
        .iter()
        .filter(|candidate| {
            let cued = candidate.frame.kind.is_some() || candidate.frame.preposition >= Preposition::In;
            candidate.tagged == Some(Certainty::Sure) || cued
        })
        .map(|candidate| document.phrase(&candidate.tokens))
        .collect();
    let article = Article { document, candidates, senses, countries, called };
    let mut readings: Vec<Option<Reading>> = Vec::with_capacity(candidates.len());
    let main = main_town(candidates, &scored);
    let mut before: Option<(u32, Record)> = None;
    for (index, scores) in scored.iter().enumerate() {
        let sentence = document.tokens[candidates[index].tokens.start].sentence;
        let town = before.filter(|before| before.0 == sentence).map(|before| before.1).or(main);
        let reading = article.read(index, scores, holders[index], town);
        let record = reading.as_ref().and_then(|reading| reading.record).filter(|_| !candidates[index].nested);
        before = record.filter(Record::is_town).map(|record| (sentence, record)).or(before);
        readings.push(reading);
    }
    share_positions(document, candidates, &mut readings);
    readings
}

/// What the gazetteer lacks lies where another mention of it says: "Wolmire (Eure)", then "à Wolmire".
fn share_positions(document: &Document, candidates: &[Candidate], readings: &mut [Option<Reading>]) {
    let name = |index: usize| document.phrase(&candidates[index].tokens);
    let lacks = |reading: &Option<Reading>, located: bool| {
        reading.as_ref().is_some_and(|reading| {
            reading.record.is_none()
                && reading.position.is_some() == located
                && (!located || reading.rule == "container")
        })
    };
    let mut located: HashMap<&str, usize> = HashMap::new();
    for index in (0..readings.len()).filter(|index| lacks(&readings[*index], true)) {
        located.entry(name(index)).or_insert(index);
    }
    for index in 0..readings.len() {
        let Some(&other) = located.get(name(index)).filter(|_| lacks(&readings[index], false)) else { continue };
        let known = readings[other].as_ref().map(|other| (other.country, other.position));
        if let (Some(reading), Some((country, position))) = (readings[index].as_mut(), known) {
            (reading.country, reading.position) = (country, position);
            (reading.certainty, reading.rule) = (Certainty::Likely, "same-name");
            reading.cues = vec![document.span(&candidates[other].tokens)];
        }
    }
}

/// The town that the article names most often: its streets are there, where their sentence names no other.
fn main_town(candidates: &[Candidate], scored: &[Vec<f32>]) -> Option<Record> {
    let mut towns: Vec<(Record, usize)> = Vec::new();
    for (candidate, scores) in candidates.iter().zip(scored) {
        let Some(hit) = candidate.hit.as_ref().filter(|_| candidate.whole) else { continue };
        let Some(record) = best(scores).map(|best| hit.records[best]).filter(Record::is_town) else { continue };
        if let Some(town) = towns.iter_mut().find(|town| town.0.same(&record)) {
            town.1 += 1;
        } else if towns.len() < Senses::MOST {
            towns.push((record, 1));
        }
    }
    towns.into_iter().rev().max_by_key(|town| town.1).map(|town| town.0)
}

/// What the reading of a name depends on.
struct Article<'a, 't> {
    document: &'a Document<'t>,
    candidates: &'a [Candidate],
    senses: Senses,
    countries: Countries,
    /// Names without a record that are clearly places in one of their mentions.
    called: HashSet<&'a str>,
}

/// For each candidate the one that holds it by the words between: "X (Y)", "X, capitale de Y", "X, en Y".
fn holders(document: &Document, candidates: &[Candidate]) -> Vec<Option<usize>> {
    let mut holders = vec![None; candidates.len()];
    for index in 0..candidates.len().saturating_sub(1) {
        let (place, next) = (&candidates[index], &candidates[index + 1]);
        let between = place.tokens.end..next.tokens.start;
        let same_sentence = document.tokens[place.tokens.start].sentence == document.tokens[next.tokens.start].sentence;
        if same_sentence && between.len() <= 8 && !between.is_empty() && ties(document, candidates, index) {
            holders[index] = Some(index + 1);
        }
    }
    holders
}

/// Whether the words between a candidate and the next say that the next holds it.
fn ties(document: &Document, candidates: &[Candidate], index: usize) -> bool {
    let (place, next) = (&candidates[index], &candidates[index + 1]);
    let pack = document.language.places;
    let between = place.tokens.end..next.tokens.start;
    let first = document.word(between.start);
    if first == "(" {
        return between.len() <= 3;
    }
    let words = between.start + usize::from(first == ",")..between.end;
    if words.is_empty() {
        return holds(next, place);
    }
    let seat = first == "," && words.clone().take(3).any(|token| pack.seats.contains(document.lower(token)));
    if seat {
        return next.frame.preposition != Preposition::None || next.frame.sort.is_some();
    }
    // "la rue Mercière, à Lyon".
    let small = place.hit.is_none() && matches!(place.frame.kind, Some(PlaceKind::Site | PlaceKind::Area));
    if small
        && words.len() <= 2
        && (pack.at.contains(document.lower(words.start)) || pack.into.contains(document.lower(words.start)))
    {
        return true;
    }
    // "à Bordeaux, en Gironde" and "à Bordeaux dans le sud-ouest de la France".
    let short = words.len() <= 5 && holds(next, place);
    short && pack.into.contains(document.lower(words.start))
        || words.len() == 1 && holds(next, place)
        || short && words.len() >= 2 && pack.into.contains(document.phrase(&(words.start..words.start + 2)))
}

/// Whether a reading of `outer` holds a reading of `inner`.
fn holds(outer: &Candidate, inner: &Candidate) -> bool {
    let (Some(outer), Some(inner)) = (&outer.hit, &inner.hit) else { return false };
    outer.records.iter().any(|outer| {
        matches!(outer.class, Class::Country | Class::Division | Class::Department)
            && inner.records.iter().any(|inner| inner.class != Class::Country && holds_record(outer, inner))
    })
}

fn holds_record(outer: &Record, inner: &Record) -> bool {
    !outer.same(inner) && GAZETTEER.contains(outer, inner)
}

/// Countries by the names that leave no doubt, and by demonyms.
fn vote(document: &Document, candidates: &[Candidate]) -> Countries {
    let mut countries = Countries::default();
    for candidate in candidates {
        let Some(hit) = &candidate.hit else { continue };
        let best = hit.records.iter().map(|record| weight(document, record)).fold(f32::MIN, f32::max);
        let mut leaders = hit.records.iter().filter(|record| weight(document, record) > best - 1.5);
        if let Some(country) = leaders.next().and_then(|record| record.country)
            && leaders.all(|record| record.country == Some(country))
        {
            countries.add(country, if candidate.nested { 0.5 } else { 1.0 });
        }
    }
    for (_, country) in super::demonyms(document) {
        countries.add(country, 0.5);
    }
    countries
}

impl Countries {
    fn add(&mut self, country: &'static str, vote: f32) {
        self.total += vote;
        match self.votes.iter_mut().find(|entry| entry.0 == country) {
            Some(entry) => entry.1 += vote,
            None => self.votes.push((country, vote)),
        }
    }

    fn share(&self, country: Option<&str>) -> f32 {
        let Some(country) = country else { return 0.0 };
        self.votes.iter().find(|entry| entry.0 == country).map_or(0.0, |entry| entry.1 / self.total.max(1.0))
    }

    /// The country that most of the article is about.
    fn first(&self) -> Option<&'static str> {
        let first = self.votes.iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(a.0)))?;
        (first.1 >= 0.4 * self.total).then_some(first.0)
    }
}

/// The weight of a reading by itself.
fn weight(document: &Document, record: &Record) -> f32 {
    let pack = document.language.places;
    let size = f32::from(record.population) / 2.0;
    let class = match record.class {
        Class::Country => 10.0,
        Class::Continent => 9.0,
        Class::House => 7.0,
        Class::Region => 6.5,
        Class::Capital => size + 2.0,
        Class::Division => 5.2,
        Class::Department => 5.5,
        // Oceans and great ranges before a province of the same name.
        Class::Water | Class::Mountain if record.country.is_none() => 7.0,
        Class::Water | Class::Mountain | Class::Site => 4.8,
        Class::Seat => size + 0.5,
        Class::Town => size,
        Class::Quarter => size - 0.5,
        // "Barcelone" is in Gers only where the text says so.
        Class::Village => size - 3.0,
    };
    let home = record.country.is_some_and(|country| pack.home.contains(&country));
    // "Mexico" is the town in French and the country in English.
    let foreign = pack.usual_names && !record.usual && record.is_settled();
    class + if home { 0.7 } else { 0.0 } - if foreign { 2.5 } else { 0.0 }
}

/// The weight of each reading of a candidate where it stands.
fn score(
    document: &Document,
    candidates: &[Candidate],
    index: usize,
    holder: Option<usize>,
    countries: &Countries,
) -> Vec<f32> {
    let candidate = &candidates[index];
    let records = candidate.hit.as_ref().map_or(&[][..], |hit| &hit.records);
    // The name before is held by this one.
    let held = index.checked_sub(1).filter(|_| holder.is_none()).map(|before| &candidates[before]);
    records
        .iter()
        .map(|record| {
            let mut score = weight(document, record) + 3.0 * countries.share(record.country);
            score += fit(document, candidate, record);
            if let Some(outer) = holder.and_then(|outer| candidates[outer].hit.as_ref()) {
                let inside = outer.records.iter().any(|outer| holds_record(outer, record));
                score += if inside { 8.0 } else { 0.0 };
            }
            if let Some(inner) = held.and_then(|held| held.hit.as_ref())
                && record.is_division()
                && inner.records.iter().any(|inner| inner.is_town() && holds_record(record, inner))
                && document.word(candidates[index - 1].tokens.end) == "("
            {
                score += 4.0;
            }
            score
        })
        .collect()
}

/// How a reading goes with the words around.
fn fit(document: &Document, candidate: &Candidate, record: &Record) -> f32 {
    if let Some(sort) = candidate.frame.sort {
        return fit_noun(sort, record);
    }
    match candidate.frame.preposition {
        Preposition::At if record.is_town() && !candidate.frame.article => 4.0,
        Preposition::In if !record.is_town() && document.language.places.into_no_town => 3.0,
        _ if candidate.frame.article && !record.is_town() => 2.0,
        _ => 0.0,
    }
}

/// How a reading goes with the noun before it.
fn fit_noun(sort: &str, record: &Record) -> f32 {
    match (sort, record.class) {
        ("town", Class::Capital | Class::Seat | Class::Town | Class::Village | Class::Quarter) => 5.0,
        ("division", Class::Division) => 6.0,
        ("division", Class::Region) => 5.0,
        ("department", Class::Department) => 6.0,
        ("quarter", Class::Quarter) => 5.0,
        ("water", Class::Water) | ("mountain", Class::Mountain) => 8.0,
        ("region", Class::Region) => 6.0,
        ("country", Class::Country) => 3.0,
        _ => 0.0,
    }
}

/// One sense in one document: the reading that a clear mention of a name has.
#[derive(Debug, Default)]
struct Senses {
    senses: Vec<(String, Record)>,
}

impl Senses {
    /// Most names that are kept; an article has fewer.
    const MOST: usize = 400;

    fn note(&mut self, document: &Document, candidate: &Candidate, scores: &[f32], clear: bool) {
        let Some(hit) = candidate.hit.as_ref().filter(|hit| hit.records.len() > 1 && candidate.whole) else { return };
        let Some(best) = best(scores) else { return };
        let key = fold(&document.text[document.span(&candidate.tokens)]);
        if clear && self.senses.len() < Self::MOST && self.get(&key).is_none() {
            self.senses.push((key, hit.records[best]));
        }
    }

    /// The clear reading of a name.
    fn get(&self, key: &str) -> Option<&Record> {
        self.senses.iter().find(|sense| sense.0 == key).map(|sense| &sense.1)
    }
}

fn best(scores: &[f32]) -> Option<usize> {
    (0..scores.len()).max_by(|a, b| scores[*a].total_cmp(&scores[*b]).then(b.cmp(a)))
}

impl Article<'_, '_> {
    /// The reading of one name. `town`: the last town named before.
    fn read(&self, index: usize, scores: &[f32], holder: Option<usize>, town: Option<Record>) -> Option<Reading> {
        let (document, candidate) = (self.document, &self.candidates[index]);
        let Some(mut chosen) = best(scores) else { return self.unknown(index, holder, town) };
        let records = &candidate.hit.as_ref()?.records;
        if records[chosen].class == Class::Village && !self.is_near(&records[chosen], holder) {
            return self.unknown(index, holder, town);
        }
        let mut rule = rule(candidate, holder);
        if holder.is_none() && candidate.frame.sort.is_none() && records.len() > 1 {
            let key = fold(&document.text[document.span(&candidate.tokens)]);
            let sense = self.senses.get(&key).and_then(|sense| records.iter().position(|record| record.same(sense)));
            if let Some(sense) = sense.filter(|sense| *sense != chosen && scores[*sense] > scores[chosen] - 4.0) {
                (chosen, rule) = (sense, "same-name");
            }
        }
        let near = |margin: f32| {
            let record = records[chosen];
            let close = move |other: &usize| !records[*other].same(&record) && scores[*other] > scores[chosen] - margin;
            (0..records.len()).filter(close)
        };
        let told = candidate.tagged.is_some_and(|tagged| tagged > Certainty::Check) || scores[chosen] > 8.0;
        let certainty = match near(CLOSE).next() {
            Some(_) => Certainty::Check,
            None if candidate.whole && told => Certainty::Sure,
            None => Certainty::Likely,
        };
        Some(Reading {
            record: Some(records[chosen]),
            whole: candidate.whole,
            country: None,
            position: None,
            certainty,
            rule,
            cues: self.cue(holder),
            alternatives: near(4.0).take(4).map(|other| shown(&records[other])).collect(),
        })
    }

    /// Whether a village lies in what holds the name, or else in the country of the article: there are many more
    /// villages than the gazetteer knows.
    fn is_near(&self, village: &Record, holder: Option<usize>) -> bool {
        match holder.and_then(|holder| self.candidates[holder].hit.as_ref()) {
            Some(outer) => outer.records.iter().any(|outer| outer.is_town() || GAZETTEER.contains(outer, village)),
            None => self.countries.first().is_none_or(|country| village.country == Some(country)),
        }
    }

    /// What the gazetteer lacks lies where the place that holds it lies; a street or a building, in the town named
    /// before; else somewhere in the country of the article.
    fn unknown(&self, index: usize, holder: Option<usize>, town: Option<Record>) -> Option<Reading> {
        let candidate = &self.candidates[index];
        let outer = holder.and_then(|holder| {
            let hit = self.candidates[holder].hit.as_ref()?;
            let weigh = |record: &Record| weight(self.document, record);
            hit.records.iter().copied().max_by(|a, b| weigh(a).total_cmp(&weigh(b)))
        });
        if outer.is_none() && !self.called.contains(self.document.phrase(&candidate.tokens)) {
            return None;
        }
        let inside = matches!(candidate.frame.kind, Some(PlaceKind::Site | PlaceKind::Area));
        let main = self.countries.first();
        let around = outer.or(town.filter(|town| inside && self.countries.share(town.country) >= 0.2));
        let position = around.filter(|outer| outer.class != Class::Country).map(|outer| (outer.lat, outer.lon));
        let sure = outer.is_some() || candidate.tagged == Some(Certainty::Sure);
        Some(Reading {
            record: None,
            whole: false,
            country: around.and_then(|outer| outer.country).or(main),
            position,
            certainty: if sure { Certainty::Likely } else { Certainty::Check },
            rule: match (outer, position) {
                (Some(_), _) => "container",
                (None, Some(_)) => "town-named-nearby",
                (None, None) => "country-of-the-article",
            },
            cues: self.cue(holder),
            alternatives: Vec::new(),
        })
    }

    fn cue(&self, holder: Option<usize>) -> Vec<Span> {
        holder.map(|holder| self.document.span(&self.candidates[holder].tokens)).into_iter().collect()
    }
}

/// The rule that decided, by name.
fn rule(candidate: &Candidate, holder: Option<usize>) -> &'static str {
    if holder.is_some() {
        "container"
    } else if candidate.frame.sort.is_some() {
        "type-noun"
    } else if candidate.nested {
        "inside-a-name"
    } else if candidate.hit.as_ref().is_some_and(|hit| hit.records.len() == 1) {
        "only-one"
    } else if candidate.frame.preposition >= Preposition::In {
        "preposition"
    } else {
        "context-and-size"
    }
}

/// A reading as the reader sees it: "Paris (Texas, US)".
fn shown(record: &Record) -> String {
    let division = record.division.filter(|_| record.is_town()).and_then(|division| GAZETTEER.division_name(division));
    let around: Vec<&str> = division.as_deref().into_iter().chain(record.country).collect();
    let name = GAZETTEER.name(record);
    if around.is_empty() { name } else { format!("{name} ({})", around.join(", ")) }
}
