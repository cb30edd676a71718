//! Analysis in steps: a very long text goes through the stages part by part, so that a caller can show progress and stop.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use crate::analysis::{
    Actor, ActorKind, Analysis, BlockInfo, BlockKind, CountryShare, Date, Entity, EntityId, Focus, Id, Place, Quote,
    Relation,
};
use crate::calendar::PartialDate;
use crate::options::Options;
use crate::{lang, stages};

/// Length of a part in bytes: ten times a long article, and a fraction of a second to analyse.
const PART: usize = 100_000;

/// One analysis under way.
///
/// A text up to 100 kB is one part. A longer one is cut before a heading, or where a block ends and no speech is open (a
/// line, a sentence, a word, if need be);
/// what the first part tells of the date of publication and the language holds for the rest, and names that occur in
/// several parts stay one entity.
///
/// ```
/// let mut session = depeche::Session::new("Anna Duval est partie.", depeche::Options::default());
/// while session.step() < 1.0 {}
/// assert_eq!(session.finish(), depeche::analyze("Anna Duval est partie.", &depeche::Options::default()));
/// ```
#[derive(Debug)]
pub struct Session<'t> {
    text: Cow<'t, str>,
    options: Options,
    parts: Vec<Range<usize>>,
    next: usize,
    joined: Option<Joined>,
}

impl<'t> Session<'t> {
    /// Prepares the analysis of `text`; nothing is analysed yet.
    #[must_use]
    pub fn new(text: impl Into<Cow<'t, str>>, options: Options) -> Session<'t> {
        let text = text.into();
        let parts = split(&text, PART);
        Session { text, options, parts, next: 0, joined: None }
    }

    /// The text as given.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Analyses the next part, and returns how much of the text is done: 1.0 when all is.
    pub fn step(&mut self) -> f64 {
        if let Some(part) = self.parts.get(self.next) {
            let analysis = stages(&self.text[part.clone()], &self.options);
            match &mut self.joined {
                None => {
                    self.options.published = self.options.published.or_else(|| published(&analysis));
                    self.options.language =
                        self.options.language.or_else(|| lang::by_code(analysis.document.language).ok());
                    self.joined = Some(Joined::new(analysis));
                }
                Some(joined) => joined.append(analysis, part.start as u32),
            }
            self.next += 1;
        }
        self.progress()
    }

    /// How much of the text is done, 0.0 to 1.0.
    #[must_use]
    pub fn progress(&self) -> f64 {
        match self.parts.get(self.next) {
            Some(part) => part.start as f64 / self.text.len() as f64,
            None => 1.0,
        }
    }

    /// Analyses what is left and returns the whole, with spans in bytes.
    #[must_use]
    pub fn finish(mut self) -> Analysis {
        while self.step() < 1.0 {}
        match self.joined {
            Some(joined) => joined.finish(),
            None => stages(&self.text, &self.options),
        }
    }
}

/// The date of publication that the first part told.
fn published(analysis: &Analysis) -> Option<PartialDate> {
    PartialDate::parse(&analysis.document.published.as_ref()?.value).ok()
}

/// Parts of at most `limit` bytes; one that may be empty for a short text.
fn split(text: &str, limit: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::with_capacity(text.len() / limit + 1);
    let mut start = 0;
    while text.len() - start > limit {
        let end = cut(text, start, limit);
        parts.push(start..end);
        start = end;
    }
    parts.push(start..text.len());
    parts
}

/// The best place to end a part that starts at `start`: after an empty line in its second half where nothing is open,
/// else after a line, a sentence, a word.
fn cut(text: &str, start: usize, limit: usize) -> usize {
    let end = boundary(text, start + 1, start + limit);
    let middle = boundary(text, start + 1, start + limit / 2).min(end);
    if let Some(at) = resting_place(text, middle, end) {
        return at;
    }
    let window = &text[middle..end];
    ["\n\n", "\n\r\n", "\n", "\r", ". ", " "]
        .iter()
        .find_map(|separator| window.rfind(separator).map(|at| middle + at + separator.len()))
        .unwrap_or(end)
}

/// Empty lines looked at for one where nothing is open.
const RESTS: usize = 200;

/// The end of an empty line from `middle` up to `end` that no speech and no pronoun reaches over: the last one before a
/// heading, else the last between paragraphs whose marks are closed and before words that are no speech.
fn resting_place(text: &str, middle: usize, end: usize) -> Option<usize> {
    let mut after = end;
    let mut second = None;
    for _ in 0..RESTS {
        let at = middle + text[middle..after].rfind("\n\n")?;
        let before = &text[middle..at];
        let paragraph = &before[before.rfind('\n').map_or(0, |line| line + 1)..];
        let line = text[at..].trim_start().lines().next().unwrap_or("");
        let speech = line.starts_with(['"', '«', '»', '“', '”', '‘', '\'', '-', '–', '—']);
        if !speech && is_closed(paragraph) {
            if line.len() < LONGEST_HEADING && !line.ends_with(['.', '!', '?', '"', '»', '”', ':', ',']) {
                return Some(at + 2);
            }
            second = second.or(Some(at + 2));
        }
        if at <= middle {
            break;
        }
        after = at;
    }
    second
}

/// A longer line is no heading, in bytes.
const LONGEST_HEADING: usize = 120;

/// Whether every mark of a paragraph that opens is closed in it.
fn is_closed(paragraph: &str) -> bool {
    let count = |marks: &[char]| paragraph.chars().filter(|letter| marks.contains(letter)).count();
    count(&['"']) % 2 == 0 && count(&['«', '“']) == count(&['»', '”'])
}

/// The last character boundary up to `at`, or the first from `least` on where there is none between.
fn boundary(text: &str, least: usize, at: usize) -> usize {
    let before = (least..=at).rev().find(|at| text.is_char_boundary(*at));
    before.unwrap_or_else(|| (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len()))
}

/// The analyses of the parts so far, as one.
#[derive(Debug)]
struct Joined {
    analysis: Analysis,
    /// What joining needs to know, from the second part on.
    index: Option<Index>,
}

/// What the parts so far have in common with those to come.
#[derive(Debug, Default)]
struct Index {
    /// People, organisations and groups by name.
    known: HashMap<(ActorKind, String), EntityId>,
    /// Countries with their share, weighted by the places of the part.
    countries: Vec<(&'static str, f64)>,
}

impl Joined {
    fn new(analysis: Analysis) -> Joined {
        Joined { analysis, index: None }
    }

    /// Adds the analysis of the part that starts at `start`.
    fn append(&mut self, mut part: Analysis, start: u32) {
        let index = self.index.get_or_insert_with(|| Index::of(&self.analysis));
        index.weigh(&part);
        part.each_span(&mut |span| {
            span.start += start;
            span.end += start;
        });
        let whole = &mut self.analysis;
        let sentences = whole.document.sentences.len();
        whole.document.sentences.append(&mut part.document.sentences);
        let inner = |block: BlockInfo| BlockInfo { kind: inner_kind(block.kind), ..block };
        whole.document.blocks.extend(part.document.blocks.into_iter().map(inner));
        let (dates, places) = (whole.dates.len(), whole.places.len());
        let offsets = [sentences, whole.actors.len(), places, dates, whole.quotes.len()];
        part.relations.iter_mut().for_each(|relation| relocate(relation, offsets));
        whole.relations.append(&mut part.relations);
        let date = |date: Date| Date { id: shifted(date.id, dates), ..date };
        whole.dates.extend(part.dates.into_iter().map(date));
        let place = |place: Place| Place { id: shifted(place.id, places), ..place };
        whole.places.extend(part.places.into_iter().map(place));
        append_cast(whole, index, part.actors, part.entities, part.quotes);
    }

    fn finish(mut self) -> Analysis {
        if let Some(index) = self.index {
            self.analysis.focus = index.focus(self.analysis.places.len());
        }
        self.analysis
    }
}

/// Moves a relation behind so many sentences, actors, places, dates and quotes.
fn relocate(relation: &mut Relation, [sentences, actors, places, dates, quotes]: [usize; 5]) {
    relation.sentence += sentences as u32;
    relation.actors.iter_mut().for_each(|id| *id = shifted(*id, actors));
    relation.places.iter_mut().for_each(|id| *id = shifted(*id, places));
    relation.dates.iter_mut().for_each(|id| *id = shifted(*id, dates));
    relation.quotes.iter_mut().chain(&mut relation.within).for_each(|id| *id = shifted(*id, quotes));
}

/// Adds actors, entities and quotes, which point at each other.
fn append_cast(whole: &mut Analysis, index: &mut Index, actors: Vec<Actor>, entities: Vec<Entity>, quotes: Vec<Quote>) {
    let (actor_offset, quote_offset) = (whole.actors.len(), whole.quotes.len());
    let mut moved = Vec::with_capacity(entities.len());
    for mut entity in entities {
        entity.mentions.iter_mut().for_each(|id| *id = shifted(*id, actor_offset));
        entity.quotes.iter_mut().for_each(|id| *id = shifted(*id, quote_offset));
        moved.push(settle(&mut whole.entities, index, entity));
    }
    whole.actors.extend(actors.into_iter().map(|actor| Actor {
        id: shifted(actor.id, actor_offset),
        entity: moved[actor.entity.index()],
        ..actor
    }));
    whole.quotes.extend(quotes.into_iter().map(|quote| Quote {
        id: shifted(quote.id, quote_offset),
        speaker: quote.speaker.map(|speaker| moved[speaker.index()]),
        within: quote.within.map(|within| shifted(within, quote_offset)),
        ..quote
    }));
}

/// Unites `entity` with the one that is known by one of its names, or adds it; returns its id in the whole.
fn settle(entities: &mut Vec<Entity>, index: &mut Index, mut entity: Entity) -> EntityId {
    let Some(id) = index.find(&entity) else {
        entity.id = EntityId::of(entities.len());
        index.learn(&entity);
        entities.push(entity);
        return EntityId::of(entities.len() - 1);
    };
    let known = &mut entities[id.index()];
    known.mentions.append(&mut entity.mentions);
    known.quotes.append(&mut entity.quotes);
    known.salience += entity.salience;
    known.role = known.role.take().or(entity.role);
    known.source = known.source.or(entity.source);
    for name in std::iter::once(entity.name).chain(entity.aliases) {
        if name != known.name && !known.aliases.contains(&name) {
            known.aliases.push(name);
        }
    }
    id
}

impl Index {
    fn of(analysis: &Analysis) -> Index {
        let mut index = Index::default();
        index.weigh(analysis);
        analysis.entities.iter().for_each(|entity| index.learn(entity));
        index
    }

    /// Remembers the names of an entity. A role such as "un passant" is somebody else in the next part.
    fn learn(&mut self, entity: &Entity) {
        if entity.kind != ActorKind::Role {
            for name in names(entity) {
                self.known.entry((entity.kind, name.clone())).or_insert(entity.id);
            }
        }
    }

    fn find(&self, entity: &Entity) -> Option<EntityId> {
        names(entity).find_map(|name| self.known.get(&(entity.kind, name.clone())).copied())
    }

    fn weigh(&mut self, part: &Analysis) {
        for CountryShare { country, share } in &part.focus.countries {
            let weight = f64::from(*share) * part.places.len() as f64;
            match self.countries.iter_mut().find(|(known, _)| known == country) {
                Some((_, sum)) => *sum += weight,
                None => self.countries.push((country, weight)),
            }
        }
    }

    /// The countries of all parts, out of `places` mentions.
    fn focus(mut self, places: usize) -> Focus {
        self.countries.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
        let share = |weight: f64| ((weight / places as f64 * 100.0).round() / 100.0) as f32;
        let countries = self.countries.iter().map(|(country, weight)| CountryShare { country, share: share(*weight) });
        Focus { countries: countries.filter(|country| country.share > 0.0).collect() }
    }
}

fn names(entity: &Entity) -> impl Iterator<Item = &String> {
    std::iter::once(&entity.name).chain(&entity.aliases)
}

/// The kind of a block that does not stand at the head of the text.
fn inner_kind(kind: BlockKind) -> BlockKind {
    match kind {
        BlockKind::Title => BlockKind::Heading,
        BlockKind::Header => BlockKind::Paragraph,
        other => other,
    }
}

fn shifted<const LETTER: char>(id: Id<LETTER>, offset: usize) -> Id<LETTER> {
    Id::of(id.index() + offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, limit: usize, expected: &[&str]) {
        let parts: Vec<&str> = split(text, limit).into_iter().map(|part| &text[part]).collect();
        assert_eq!(parts, expected);
    }

    #[test]
    fn cuts_at_the_best_place() {
        check("", 10, &[""]);
        check("un deux", 10, &["un deux"]);
        check("un mot\n\ndeux trois", 12, &["un mot\n\n", "deux trois"]);
        check("un deux\ntrois quatre", 12, &["un deux\n", "trois quatre"]);
        // Before a heading, not inside what somebody says.
        check(
            "Il part vite.\n\nTitre\n\n\"Oui.\n\n\"Non\", dit-il.",
            26,
            &["Il part vite.\n\n", "Titre\n\n\"Oui.\n\n", "\"Non\", dit-il."],
        );
        check("Un. Deux trois", 7, &["Un. ", "Deux ", "trois"]);
        check("abcdefghij", 4, &["abcd", "efgh", "ij"]);
        check("éééé", 3, &["é", "é", "é", "é"]);
        check("😀😀", 4, &["😀", "😀"]);
        check("😀😀", 5, &["😀", "😀"]);
    }

    /// Two paragraphs of news, over and over.
    fn long_text(bytes: usize) -> String {
        let article = "Anna Duval a quitté Lyon jeudi.\n\n\"Nous partons\", a déclaré la maire, Anna Duval. 😀\n\n";
        article.repeat(bytes / article.len() + 1)
    }

    #[test]
    fn parts_join_with_spans_inside_the_text_and_ids_in_order() {
        let text = long_text(3 * PART);
        let analysis = crate::analyze(&text, &Options::default());
        let dates = analysis.dates.iter().enumerate();
        dates.for_each(|(index, date)| assert_eq!((date.id.index(), &text[date.span]), (index, date.text.as_str())));
        let places = analysis.places.iter().enumerate();
        places
            .for_each(|(index, place)| assert_eq!((place.id.index(), &text[place.span]), (index, place.text.as_str())));
        for (index, actor) in analysis.actors.iter().enumerate() {
            assert_eq!((actor.id.index(), &text[actor.span]), (index, actor.text.as_str()));
            assert!(analysis.entities[actor.entity.index()].mentions.contains(&actor.id));
        }
        for (index, quote) in analysis.quotes.iter().enumerate() {
            assert_eq!((quote.id.index(), &text[quote.span]), (index, quote.text.as_str()));
        }
        assert!(analysis.relations.len() > 100);
        for relation in &analysis.relations {
            let sentence = analysis.document.sentences[relation.sentence as usize];
            assert!(sentence.contains(relation.span), "{relation:?}");
            assert!(relation.actors.iter().all(|id| sentence.contains(analysis.actors[id.index()].span)));
            assert!(relation.places.iter().all(|id| sentence.contains(analysis.places[id.index()].span)));
            assert!(relation.dates.iter().all(|id| sentence.contains(analysis.dates[id.index()].span)));
            assert!(relation.quotes.iter().all(|id| sentence.contains(analysis.quotes[id.index()].span)));
        }
        assert!(analysis.document.sentences.windows(2).all(|pair| pair[0].end <= pair[1].start));
        assert!(analysis.document.blocks.iter().skip(1).all(|block| block.kind != BlockKind::Title));
    }

    #[test]
    fn steps_tell_their_progress() {
        let text = long_text(4 * PART);
        let mut session = Session::new(&text, Options::default());
        let mut before = session.progress();
        assert_eq!(before, 0.0);
        while session.step() < 1.0 {
            assert!(session.progress() > before);
            before = session.progress();
        }
        assert_eq!(session.finish(), crate::analyze(&text, &Options::default()));
    }

    #[test]
    fn an_entity_of_several_parts_is_one() {
        let entity = |name: &str, kind| Entity {
            id: EntityId::of(0),
            kind,
            name: name.to_owned(),
            role: None,
            aliases: vec!["Duval".to_owned()],
            mentions: vec![Id(0)],
            quotes: Vec::new(),
            source: None,
            salience: 2,
        };
        let (mut entities, mut index) = (Vec::new(), Index::default());
        assert_eq!(settle(&mut entities, &mut index, entity("Anna Duval", ActorKind::Person)), Id(0));
        assert_eq!(settle(&mut entities, &mut index, entity("A. Duval", ActorKind::Person)), Id(0));
        assert_eq!(settle(&mut entities, &mut index, entity("un passant", ActorKind::Role)), Id(1));
        assert_eq!(settle(&mut entities, &mut index, entity("un passant", ActorKind::Role)), Id(2));
        assert_eq!(entities[0].aliases, ["Duval", "A. Duval"]);
        assert_eq!((entities[0].mentions.len(), entities[0].salience), (2, 4));
    }
}
