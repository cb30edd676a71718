//! Stage 4: mentions to entities, utterances to speakers, clauses to relations, places to the focus of the article.

use crate::analysis::{Analysis, BlockInfo, Date, DateId, DocumentInfo, Offsets, Place, PlaceId, SCHEMA};
use crate::layers::actors::ActorMention;
use crate::layers::quotes::Utterance;
use crate::span::Span;
use crate::text::Document;

mod clauses;
mod entities;
mod focus;
mod relations;
mod salience;
mod speakers;

/// Joins the layers into one analysis, in bytes.
#[must_use]
pub fn link(
    document: &Document,
    mut dates: Vec<Date>,
    mut places: Vec<Place>,
    actors: Vec<ActorMention>,
    utterances: Vec<Utterance>,
) -> Analysis {
    dates.sort_by_key(|date| (date.span.start, u32::MAX - date.span.end));
    places.sort_by_key(|place| (place.span.start, u32::MAX - place.span.end));
    dates.iter_mut().enumerate().for_each(|(index, date)| date.id = DateId::of(index));
    places.iter_mut().enumerate().for_each(|(index, place)| place.id = PlaceId::of(index));
    let mut cast = entities::gather(document, actors, &utterances);
    let quotes = speakers::attribute(document, &mut cast, utterances);
    let found = relations::find(document, &dates, &places, &cast.actors, &quotes);
    salience::rate(document, &cast.actors, &found.subjects, &quotes, &mut cast.entities);
    Analysis {
        schema: SCHEMA,
        version: env!("CARGO_PKG_VERSION"),
        offsets: Offsets::Utf8,
        focus: focus::find(document, &places),
        document: describe(document),
        dates,
        places,
        actors: cast.actors,
        entities: cast.entities,
        quotes,
        relations: found.relations,
    }
}

/// The cue with its subject where it stands inside the words that it reports: «Chez nous, a réagi X. On sent…». It is no
/// part of what is said.
fn aside(speech: Span, cue: Option<Span>, speaker: Option<Span>) -> Option<Span> {
    let aside = cue?.cover(speaker.filter(|speaker| speech.contains(*speaker))?);
    speech.contains(aside).then_some(aside)
}

/// What the contract says of the document.
fn describe(document: &Document) -> DocumentInfo {
    let header = &document.header;
    DocumentInfo {
        language: document.language_code,
        language_certainty: Some(document.language_certainty),
        title: header.title,
        dateline: header.dateline,
        byline: header.byline,
        agency: header.agency,
        published: header.published.clone(),
        blocks: document.blocks.iter().map(|block| BlockInfo { span: block.span, kind: block.kind }).collect(),
        sentences: document.sentences.iter().map(|sentence| sentence.span).collect(),
    }
}
