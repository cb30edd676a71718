//! What every analysis must hold, whatever the text.

use depeche::analysis::Offsets;
use depeche::{Analysis, Options, Span, analyze};

/// Analyses `text` and checks every promise of the contract that does not depend on what the text says.
#[track_caller]
pub(crate) fn analyzed(text: &str, options: &Options) -> Analysis {
    let analysis = analyze(text, options);
    check(text, &analysis);
    assert_eq!(analysis, analyze(text, options), "the same text gave another analysis");
    analysis
}

#[track_caller]
fn check(text: &str, analysis: &Analysis) {
    let slice = |span: Span| text.get(span.range()).unwrap_or_else(|| panic!("{span:?} is no slice of the text"));
    let document = &analysis.document;
    for span in [document.title, document.dateline, document.byline, document.agency].into_iter().flatten() {
        slice(span);
    }
    for pair in document.blocks.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "blocks overlap: {pair:?}");
    }
    document.blocks.iter().for_each(|block| _ = slice(block.span));
    for pair in document.sentences.windows(2) {
        assert!(pair[0].end <= pair[1].start, "sentences overlap: {pair:?}");
    }
    document.sentences.iter().for_each(|sentence| _ = slice(*sentence));
    sorted(analysis.dates.iter().map(|date| date.span));
    sorted(analysis.places.iter().map(|place| place.span));
    sorted(analysis.actors.iter().map(|actor| actor.span));
    sorted(analysis.quotes.iter().map(|quote| quote.span));
    for (index, date) in analysis.dates.iter().enumerate() {
        assert_eq!((slice(date.span), date.id.index()), (date.text.as_str(), index));
        assert!(date.earliest <= date.latest, "{date:?}");
        date.why.cues.iter().for_each(|cue| _ = slice(*cue));
    }
    for (index, place) in analysis.places.iter().enumerate() {
        assert_eq!((slice(place.span), place.id.index()), (place.text.as_str(), index));
        place.why.cues.iter().for_each(|cue| _ = slice(*cue));
        assert_eq!(place.lat.is_some(), place.lon.is_some());
    }
    for (index, actor) in analysis.actors.iter().enumerate() {
        assert_eq!((slice(actor.span), actor.id.index()), (actor.text.as_str(), index));
        assert!(analysis.entities[actor.entity.index()].mentions.contains(&actor.id), "{actor:?} is not in its entity");
        actor.why.cues.iter().for_each(|cue| _ = slice(*cue));
    }
    for (index, entity) in analysis.entities.iter().enumerate() {
        assert_eq!(entity.id.index(), index);
        assert!(!entity.name.trim().is_empty(), "{entity:?} has no name");
        assert!(!entity.mentions.is_empty(), "{entity:?} has no mention");
        assert!(entity.mentions.iter().all(|id| analysis.actors[id.index()].entity == entity.id));
        assert!(entity.quotes.iter().all(|id| analysis.quotes[id.index()].speaker == Some(entity.id)));
    }
    for (index, quote) in analysis.quotes.iter().enumerate() {
        assert_eq!((slice(quote.span), quote.id.index()), (quote.text.as_str(), index));
        assert!(!quote.span.is_empty(), "{quote:?} is empty");
        let spans = [quote.speaker_span, quote.addressee, quote.medium, quote.cue.as_ref().map(|cue| cue.span)];
        spans.into_iter().flatten().chain(quote.why.cues.iter().copied()).for_each(|span| _ = slice(span));
        if let Some(speaker) = quote.speaker {
            assert!(analysis.entities[speaker.index()].quotes.contains(&quote.id), "{quote:?} is not its speaker's");
        }
        if let Some(holder) = quote.within {
            assert!(holder.index() < analysis.quotes.len() && holder != quote.id);
        }
    }
    sorted(analysis.relations.iter().map(|relation| relation.span));
    for relation in &analysis.relations {
        let sentence = document.sentences[relation.sentence as usize];
        assert!(sentence.contains(relation.span), "{relation:?} is not in its sentence");
        assert!(relation.actors.is_sorted() && relation.places.is_sorted() && relation.dates.is_sorted());
        let actors = relation.actors.iter().map(|id| analysis.actors[id.index()].span);
        let places = relation.places.iter().map(|id| analysis.places[id.index()].span);
        let dates = relation.dates.iter().map(|id| analysis.dates[id.index()].span);
        assert!(actors.chain(places).chain(dates).all(|span| sentence.overlaps(span)), "{relation:?} names others");
        assert!(relation.quotes.iter().chain(&relation.within).all(|id| id.index() < analysis.quotes.len()));
    }
    let shares: f32 = analysis.focus.countries.iter().map(|country| country.share).sum();
    assert!(shares <= 1.05, "shares of the countries add up to {shares}");
    check_offsets(text, analysis);
}

/// The spans in UTF-16 and in code points must cut out the same words.
#[track_caller]
fn check_offsets(text: &str, analysis: &Analysis) {
    let units: Vec<u16> = text.encode_utf16().collect();
    let points: Vec<char> = text.chars().collect();
    let utf16 = analysis.clone().with_offsets(text, Offsets::Utf16);
    let code_points = analysis.clone().with_offsets(text, Offsets::CodePoints);
    for (wide, plain) in utf16.quotes.iter().zip(&code_points.quotes) {
        assert_eq!(String::from_utf16(&units[wide.span.range()]).unwrap(), wide.text);
        assert_eq!(points[plain.span.range()].iter().collect::<String>(), plain.text);
    }
    for (wide, bytes) in utf16.relations.iter().zip(&analysis.relations) {
        assert_eq!(String::from_utf16(&units[wide.span.range()]).unwrap(), text[bytes.span]);
    }
    for (wide, plain) in utf16.actors.iter().zip(&code_points.actors) {
        assert_eq!(String::from_utf16(&units[wide.span.range()]).unwrap(), wide.text);
        assert_eq!(points[plain.span.range()].iter().collect::<String>(), plain.text);
    }
}

#[track_caller]
fn sorted(spans: impl Iterator<Item = Span>) {
    let keys: Vec<(u32, u32)> = spans.map(|span| (span.start, u32::MAX - span.end)).collect();
    assert!(keys.is_sorted(), "not sorted by start, then by end descending: {keys:?}");
}
