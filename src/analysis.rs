//! The contract: everything an analysis says, as it goes to the page, the command line and Rust users, and the only
//! place that converts offsets.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::span::{Span, as_optional_pair, as_pairs};

/// The name and version of this contract.
pub const SCHEMA: &str = "depeche/1";

/// Everything found in one article. Lists are sorted by start, then by end descending.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Analysis {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// Version of the crate.
    pub version: &'static str,
    /// Units of every offset below.
    pub offsets: Offsets,
    /// Header and structure of the article.
    pub document: DocumentInfo,
    /// Expressions of time.
    pub dates: Vec<Date>,
    /// Mentions of places.
    pub places: Vec<Place>,
    /// Mentions of people, organisations, groups and roles.
    pub actors: Vec<Actor>,
    /// Who or what stands behind the actors' mentions.
    pub entities: Vec<Entity>,
    /// Direct and reported speech, and marks that are no speech.
    pub quotes: Vec<Quote>,
    /// Who, where and when stand together in a clause.
    pub relations: Vec<Relation>,
    /// What the article is about.
    pub focus: Focus,
}

/// The units in which an output counts offsets.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Offsets {
    /// Bytes of UTF-8: Rust.
    #[default]
    #[serde(rename = "utf-8")]
    Utf8,
    /// Code units of UTF-16: JavaScript, Java, C#.
    #[serde(rename = "utf-16")]
    Utf16,
    /// Unicode scalar values: Python.
    CodePoints,
}

/// The number of an item within one analysis, written with the letter of its layer: `d1`, `p2`, `a3`, `e4`, `q5`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id<const LETTER: char>(pub u32);

impl<const LETTER: char> Id<LETTER> {
    /// The id of the item at `index` of its list.
    #[must_use]
    pub fn of(index: usize) -> Self {
        Id(index as u32)
    }

    /// Index of the item in its list.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl<const LETTER: char> fmt::Display for Id<LETTER> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{LETTER}{}", self.0 + 1)
    }
}

impl<const LETTER: char> Serialize for Id<LETTER> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Id of a [`Date`].
pub type DateId = Id<'d'>;
/// Id of a [`Place`].
pub type PlaceId = Id<'p'>;
/// Id of an [`Actor`].
pub type ActorId = Id<'a'>;
/// Id of an [`Entity`].
pub type EntityId = Id<'e'>;
/// Id of a [`Quote`].
pub type QuoteId = Id<'q'>;

/// How far a reader may rely on an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// Two readings compete, or something needed was missing.
    Check,
    /// The usual reading.
    Likely,
    /// Said in so many words.
    Sure,
}

/// The rule and the words that decided.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Why {
    /// Name of the rule, in words joined by hyphens.
    pub rule: &'static str,
    /// The words of the text that decided.
    #[serde(serialize_with = "as_pairs")]
    pub cues: Vec<Span>,
    /// The readings that lost.
    pub alternatives: Vec<String>,
}

impl Why {
    /// A rule that needed no cue.
    #[must_use]
    pub fn rule(rule: &'static str) -> Why {
        Why { rule, ..Why::default() }
    }

    /// A rule and the words that decided.
    #[must_use]
    pub fn cued(rule: &'static str, cues: Vec<Span>) -> Why {
        Why { rule, cues, alternatives: Vec::new() }
    }
}

/// Header and structure of the article.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DocumentInfo {
    /// Code of the language, `other` when none that is compiled in.
    pub language: &'static str,
    /// How clear the language is.
    pub language_certainty: Option<Certainty>,
    /// The title.
    pub title: Option<Span>,
    /// Place and date at the head of a dispatch.
    pub dateline: Option<Span>,
    /// The author's name.
    pub byline: Option<Span>,
    /// The news agency.
    pub agency: Option<Span>,
    /// When the article appeared.
    pub published: Option<Published>,
    /// Title, paragraphs and so on, in the order of the text.
    pub blocks: Vec<BlockInfo>,
    /// Sentences, in the order of the text.
    #[serde(serialize_with = "as_pairs")]
    pub sentences: Vec<Span>,
}

/// When the article appeared, and how that is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Published {
    /// `2021-07-08`, `2021-07` or `2021`.
    pub value: String,
    /// Where it was read.
    pub from: PublishedFrom,
    /// The words that say it; absent when the caller gave it.
    #[serde(flatten)]
    pub span: Option<Span>,
}

/// Source of the date of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PublishedFrom {
    /// Given by the caller.
    Option,
    /// A line such as "Publié le 8 juillet 2021".
    Header,
    /// The dateline of a dispatch.
    Dateline,
    /// A date in the text.
    Text,
}

/// One block of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct BlockInfo {
    /// The block without surrounding blanks.
    #[serde(flatten)]
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block of the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    /// The title.
    Title,
    /// Metadata at the head: date of publication, byline.
    Header,
    /// A heading between paragraphs.
    Heading,
    /// A paragraph.
    Paragraph,
    /// The caption of a picture.
    Caption,
}

/// An expression of time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Date {
    /// Its id.
    pub id: DateId,
    /// The expression, without leading preposition or article.
    #[serde(flatten)]
    pub span: Span,
    /// The expression's words.
    pub text: String,
    /// Point, clock time, duration or recurrence.
    pub kind: DateKind,
    /// TIMEX3 value.
    pub value: String,
    /// TIMEX3 modifier.
    #[serde(rename = "mod")]
    pub modifier: Option<Modifier>,
    /// First civil day covered, `YYYY-MM-DD`; absent for durations, sets and references.
    pub earliest: Option<String>,
    /// Last civil day covered.
    pub latest: Option<String>,
    /// EDTF level 1, where the value has such a form.
    pub edtf: Option<String>,
    /// What the value was resolved against.
    pub anchor: Anchor,
    /// How far to rely on it.
    pub certainty: Certainty,
    /// What decided.
    pub why: Why,
}

/// Kinds of [`Date`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DateKind {
    /// A point or interval of the calendar.
    Date,
    /// Has a clock time or a part of the day.
    Time,
    /// A length of time.
    Duration,
    /// A recurrence.
    Set,
}

/// TIMEX3 `mod`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Modifier {
    /// "début".
    Start,
    /// "mi-".
    Mid,
    /// "fin".
    End,
    /// "environ".
    Approx,
    /// "plus de".
    MoreThan,
    /// "moins de".
    LessThan,
    /// "avant".
    Before,
    /// "après".
    After,
}

/// What a [`Date`] was resolved against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Anchor {
    /// Needs nothing else.
    Absolute,
    /// The date of publication.
    Publication,
    /// A date mentioned before.
    Previous,
    /// Nothing: unresolved.
    None,
}

/// A mention of a place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Place {
    /// Its id.
    pub id: PlaceId,
    /// The proper name.
    #[serde(flatten)]
    pub span: Span,
    /// The name's words.
    pub text: String,
    /// The usual full name.
    pub name: String,
    /// What sort of place.
    pub kind: PlaceKind,
    /// ISO 3166-1 alpha-2, where it lies in one country.
    pub country: Option<&'static str>,
    /// Latitude of the centre, in degrees.
    #[serde(serialize_with = "as_degrees")]
    pub lat: Option<f32>,
    /// Longitude of the centre, in degrees.
    #[serde(serialize_with = "as_degrees")]
    pub lon: Option<f32>,
    /// Whether the place itself is meant.
    #[serde(rename = "use")]
    pub usage: PlaceUse,
    /// Its number in GeoNames.
    pub geonames: Option<u32>,
    /// How far to rely on it.
    pub certainty: Certainty,
    /// What decided.
    pub why: Why,
}

/// Sorts of places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PlaceKind {
    /// A state or territory.
    Country,
    /// A division of a country, or an informal region.
    Region,
    /// A town or village.
    City,
    /// Sea, river, lake.
    Water,
    /// Mountain or range.
    Mountain,
    /// A building, base, street or other named spot.
    Site,
    /// A quarter or other part.
    Area,
}

/// What a place name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PlaceUse {
    /// The place.
    Literal,
    /// Its government, army or team.
    Metonymic,
    /// A part of an organisation's name.
    Nested,
}

/// A mention of an actor.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Actor {
    /// Its id.
    pub id: ActorId,
    /// The mention, without title and determiner.
    #[serde(flatten)]
    pub span: Span,
    /// The mention's words.
    pub text: String,
    /// What it is.
    pub kind: ActorKind,
    /// Who or what it refers to.
    pub entity: EntityId,
    /// Whether it acts or speaks here, or is a name: what a first view shows.
    pub principal: bool,
    /// How far to rely on it.
    pub certainty: Certainty,
    /// What decided.
    pub why: Why,
}

/// Kinds of actors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Hash)]
#[serde(rename_all = "lowercase")]
pub enum ActorKind {
    /// A named human being.
    Person,
    /// An institution, company, party, medium, force, team.
    Organisation,
    /// A collective of people.
    Group,
    /// One person without a name.
    Role,
}

/// Someone or something behind one or several mentions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entity {
    /// Its id.
    pub id: EntityId,
    /// What it is.
    pub kind: ActorKind,
    /// The fullest name in the article.
    pub name: String,
    /// Title or apposition that says what a person is.
    pub role: Option<String>,
    /// Other names it has in the article.
    pub aliases: Vec<String>,
    /// Its mentions.
    pub mentions: Vec<ActorId>,
    /// What it said.
    pub quotes: Vec<QuoteId>,
    /// What sort of source it is, if it speaks.
    pub source: Option<SourceKind>,
    /// How much of the article it is: a point a mention, one more for each that is the subject of its clause, two a
    /// quote that is no part of another, three if the title names it. The list itself is in the order of first
    /// mentions.
    pub salience: u32,
}

/// Sorts of sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    /// A person with a name.
    Named,
    /// Someone whose name is withheld.
    Anonymous,
    /// An institution.
    Institution,
    /// Someone who saw or lived it.
    Witness,
    /// Several people together.
    Collective,
}

/// Speech, or marks that are no speech.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quote {
    /// Its id.
    pub id: QuoteId,
    /// Inside the marks; the reported clause for indirect speech.
    #[serde(flatten)]
    pub span: Span,
    /// The words.
    pub text: String,
    /// Direct, indirect, or no speech at all.
    pub kind: QuoteKind,
    /// Who said it.
    pub speaker: Option<EntityId>,
    /// The words that name the speaker here.
    #[serde(serialize_with = "as_optional_pair")]
    pub speaker_span: Option<Span>,
    /// The words that report it.
    pub cue: Option<Cue>,
    /// To whom.
    #[serde(serialize_with = "as_optional_pair")]
    pub addressee: Option<Span>,
    /// Through what.
    #[serde(serialize_with = "as_optional_pair")]
    pub medium: Option<Span>,
    /// The indirect quote that holds this partial one.
    pub within: Option<QuoteId>,
    /// How far to rely on it.
    pub certainty: Certainty,
    /// What decided.
    pub why: Why,
}

/// Kinds of [`Quote`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// Words between marks that somebody said or wrote.
    Direct,
    /// A reported clause.
    Indirect,
    /// Marks that are no speech: a title, irony, a term.
    Scare,
}

/// The words that report speech.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cue {
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
    /// Lemma of the verb, or the frame ("selon").
    pub verb: String,
    /// What the verb says of the speech.
    pub stance: Stance,
}

/// What a reporting verb says of the speech it reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// Only that it was said.
    Neutral,
    /// Distance.
    Doubt,
    /// Stress.
    Emphasis,
    /// A view.
    Opinion,
    /// A feeling.
    Emotion,
    /// Hearsay.
    Conditional,
}

/// What stands together in one clause: two items or more. It says that they are named together, not what one does to
/// the other. What stands in the header counts for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Relation {
    /// Index of its sentence in [`DocumentInfo::sentences`].
    pub sentence: u32,
    /// From the first to the last word of the clause; other clauses may stand between.
    #[serde(flatten)]
    pub span: Span,
    /// Who: mentions in the clause, and the subject that it shares with the clause before or takes up with "qui".
    pub actors: Vec<ActorId>,
    /// Where: places that are meant themselves, not their government.
    pub places: Vec<PlaceId>,
    /// When.
    pub dates: Vec<DateId>,
    /// Quotes that the clause reports: their cue stands in it.
    pub quotes: Vec<QuoteId>,
    /// The quote that the clause is a part of.
    pub within: Option<QuoteId>,
}

/// What the article is about.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Focus {
    /// Countries with their share of the places, greatest first.
    pub countries: Vec<CountryShare>,
}

/// One country of the [`Focus`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CountryShare {
    /// ISO 3166-1 alpha-2.
    pub country: &'static str,
    /// 0 to 1, two decimals.
    #[serde(serialize_with = "as_share")]
    pub share: f32,
}

impl Analysis {
    /// The same analysis of the same `text` with every offset counted in `offsets`. `self` must count bytes.
    #[must_use]
    pub fn with_offsets(mut self, text: &str, offsets: Offsets) -> Analysis {
        if self.offsets != Offsets::Utf8 || offsets == Offsets::Utf8 {
            return self;
        }
        let table = OffsetTable::new(text, offsets);
        self.offsets = offsets;
        self.each_span(&mut |span| *span = table.convert(*span));
        self
    }

    /// Calls `visit` on every span of the analysis.
    pub(crate) fn each_span(&mut self, visit: &mut dyn FnMut(&mut Span)) {
        let why = |why: &mut Why, visit: &mut dyn FnMut(&mut Span)| why.cues.iter_mut().for_each(visit);
        let document = &mut self.document;
        let parts = [&mut document.title, &mut document.dateline, &mut document.byline, &mut document.agency];
        parts.into_iter().flatten().for_each(&mut *visit);
        document.published.iter_mut().filter_map(|published| published.span.as_mut()).for_each(&mut *visit);
        document.blocks.iter_mut().for_each(|block| visit(&mut block.span));
        document.sentences.iter_mut().for_each(&mut *visit);
        for date in &mut self.dates {
            visit(&mut date.span);
            why(&mut date.why, visit);
        }
        for place in &mut self.places {
            visit(&mut place.span);
            why(&mut place.why, visit);
        }
        for actor in &mut self.actors {
            visit(&mut actor.span);
            why(&mut actor.why, visit);
        }
        for quote in &mut self.quotes {
            visit(&mut quote.span);
            [&mut quote.speaker_span, &mut quote.addressee, &mut quote.medium]
                .into_iter()
                .flatten()
                .for_each(&mut *visit);
            quote.cue.iter_mut().for_each(|cue| visit(&mut cue.span));
            why(&mut quote.why, visit);
        }
        self.relations.iter_mut().for_each(|relation| visit(&mut relation.span));
    }
}

/// Byte offsets to other units: the count at every 64th byte, so a look-up reads at most 64 bytes.
struct OffsetTable<'t> {
    text: &'t str,
    offsets: Offsets,
    marks: Vec<u32>,
}

impl<'t> OffsetTable<'t> {
    const STEP: usize = 64;

    fn new(text: &'t str, offsets: Offsets) -> OffsetTable<'t> {
        let mut marks = Vec::with_capacity(text.len() / Self::STEP + 1);
        let mut count = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at % Self::STEP == 0 {
                marks.push(count);
            }
            count += width(byte, offsets);
        }
        if text.len().is_multiple_of(Self::STEP) {
            marks.push(count);
        }
        OffsetTable { text, offsets, marks }
    }

    fn convert(&self, span: Span) -> Span {
        Span { start: self.count(span.start), end: self.count(span.end) }
    }

    fn count(&self, at: u32) -> u32 {
        let mark = at as usize / Self::STEP;
        let rest = &self.text.as_bytes()[mark * Self::STEP..at as usize];
        self.marks[mark] + rest.iter().map(|byte| width(*byte, self.offsets)).sum::<u32>()
    }
}

/// How many units the character that starts with `byte` takes; 0 for the bytes that continue one.
fn width(byte: u8, offsets: Offsets) -> u32 {
    match byte {
        0x80..=0xBF => 0,
        0xF0.. if offsets == Offsets::Utf16 => 2,
        _ => 1,
    }
}

/// Degrees to five decimals: JavaScript would show the digits that a `f32` does not have.
fn as_degrees<S: Serializer>(degrees: &Option<f32>, serializer: S) -> Result<S::Ok, S::Error> {
    degrees.map(|degrees| (f64::from(degrees) * 1e5).round() / 1e5).serialize(serializer)
}

/// A share to two decimals, for the same reason.
fn as_share<S: Serializer>(share: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((f64::from(*share) * 100.0).round() / 100.0)
}
