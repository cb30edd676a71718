//! What the analysis of our own annotated articles must reach at least, layer by layer.
//!
//! Golden files say what the program does; these floors say what it should do.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

#[path = "common/article.rs"]
mod article;

use article::{Article, Marked, read};
use depeche::analysis::{ActorKind, Analysis, QuoteKind};
use depeche::{Options, analyze};

const ARTICLES: [(&str, &str); 4] = [
    ("fr-depot", include_str!("articles/fr-depot.txt")),
    ("fr-tillaberi", include_str!("articles/fr-tillaberi.txt")),
    ("fr-hopital", include_str!("articles/fr-hopital.txt")),
    ("en-bridge", include_str!("articles/en-bridge.txt")),
];

/// What was found in a layer: bytes and the resolved value.
type Found = (usize, usize, String);

#[test]
fn dates_reach_their_floor() {
    check(
        0.9,
        |kind| matches!(kind, "date" | "duration"),
        |_, analysis| {
            analysis
                .dates
                .iter()
                .map(|date| (date.span.start as usize, date.span.end as usize, date.value.clone()))
                .collect()
        },
    );
}

#[test]
fn places_reach_their_floor() {
    check(
        0.85,
        |kind| kind == "place",
        |_, analysis| {
            let found = analysis.places.iter();
            found
                .map(|place| {
                    (place.span.start as usize, place.span.end as usize, place.country.unwrap_or("").to_owned())
                })
                .collect()
        },
    );
}

#[test]
fn actors_reach_their_floor() {
    let kinds = |kind: &str| matches!(kind, "person" | "organisation" | "group" | "role");
    check(0.75, kinds, |_, analysis| {
        let principal = analysis.actors.iter().filter(|actor| actor.principal || actor.kind <= ActorKind::Organisation);
        let named = principal.map(|actor| (actor, &analysis.entities[actor.entity.index()]));
        named.map(|(actor, entity)| (actor.span.start as usize, actor.span.end as usize, entity.name.clone())).collect()
    });
}

#[test]
fn direct_quotes_and_their_speakers_reach_their_floor() {
    check(0.85, |kind| kind == "direct", |_, analysis| quotes(analysis, QuoteKind::Direct));
}

#[test]
fn indirect_quotes_and_their_speakers_reach_their_floor() {
    check(0.7, |kind| kind == "indirect", |_, analysis| quotes(analysis, QuoteKind::Indirect));
}

fn quotes(analysis: &Analysis, kind: QuoteKind) -> Vec<Found> {
    let speaker = |quote: &depeche::analysis::Quote| {
        quote.speaker.map_or(String::new(), |id| analysis.entities[id.index()].name.clone())
    };
    let quotes = analysis.quotes.iter().filter(|quote| quote.kind == kind);
    quotes.map(|quote| (quote.span.start as usize, quote.span.end as usize, speaker(quote))).collect()
}

/// F1 of the layer over all articles must reach `floor`; a hit overlaps by half or more and has the annotated value.
#[track_caller]
fn check(floor: f64, layer: fn(&str) -> bool, find: fn(&str, &Analysis) -> Vec<Found>) {
    let (mut hits, mut due, mut found) = (0, 0, 0);
    let mut report = String::new();
    for (name, source) in ARTICLES {
        let article = read(source);
        let options = Options::parse(Some(&article.published), None).unwrap();
        let mut open = find(&article.text, &analyze(&article.text, &options));
        let (marked, optional) = split(&article, layer);
        for mark in &marked {
            due += 1;
            match open.iter().position(|item| overlaps(mark, item) && fits(mark, &item.2)) {
                Some(index) => {
                    open.remove(index);
                    hits += 1;
                    found += 1;
                }
                None => {
                    report += &format!("{name}: missed {:?} {:?}\n", &article.text[mark.start..mark.end], mark.value);
                }
            }
        }
        open.retain(|item| !optional.iter().any(|mark| overlaps(mark, item)));
        found += open.len();
        open.iter()
            .for_each(|item| report += &format!("{name}: found {:?} {}\n", &article.text[item.0..item.1], item.2));
    }
    let f1 = 2.0 * f64::from(hits) / (f64::from(due) + found as f64);
    assert!(f1 >= floor, "F1 {f1:.3} is below {floor}\n{report}");
}

fn split(article: &Article, layer: fn(&str) -> bool) -> (Vec<&Marked>, Vec<&Marked>) {
    article.marks.iter().filter(|mark| layer(&mark.kind)).partition(|mark| !mark.optional)
}

/// Whether they share half of the longer one.
fn overlaps(mark: &Marked, item: &Found) -> bool {
    let shared = mark.end.min(item.1).saturating_sub(mark.start.max(item.0));
    2 * shared >= (mark.end - mark.start).max(item.1 - item.0)
}

/// Whether the value is the annotated one; articles in front of a name do not count.
fn fits(mark: &Marked, value: &str) -> bool {
    mark.value.as_deref().is_none_or(|wanted| value.ends_with(wanted))
}
