//! What the program says of our own articles, as a text that a person reads.
//!
//! After an intended change: `DEPECHE_BLESS=1 cargo test --test golden`, then read the diff.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

#[path = "common/article.rs"]
mod article;
mod common;

use std::fmt::Write;
use std::path::Path;

use depeche::{Analysis, Options};

#[test]
fn our_articles_read_as_agreed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut changed = String::new();
    for name in ["fr-depot", "fr-tillaberi", "fr-hopital", "en-bridge", "es-puerto"] {
        let source = std::fs::read_to_string(folder.join(format!("articles/{name}.txt"))).unwrap();
        let article = article::read(&source);
        let options = Options::parse(Some(&article.published), None).unwrap();
        let shown = show(&common::analyzed(&article.text, &options));
        let path = folder.join(format!("golden/{name}.txt"));
        if std::env::var_os("DEPECHE_BLESS").is_some() {
            std::fs::write(&path, &shown).unwrap();
        }
        let agreed = std::fs::read_to_string(&path).unwrap_or_default();
        if agreed != shown {
            changed += &difference(name, &agreed, &shown);
        }
    }
    assert!(changed.is_empty(), "changed; if that is meant, bless it and read the diff:\n{changed}");
}

/// The lines that only one of them has.
fn difference(name: &str, agreed: &str, shown: &str) -> String {
    let lost = agreed.lines().filter(|line| !shown.lines().any(|other| other == *line));
    let new = shown.lines().filter(|line| !agreed.lines().any(|other| other == *line));
    lost.map(|line| format!("{name} - {line}\n")).chain(new.map(|line| format!("{name} + {line}\n"))).collect()
}

/// One line an item.
fn show(analysis: &Analysis) -> String {
    let mut out = String::new();
    let document = &analysis.document;
    let published = document.published.as_ref().map_or("?", |published| published.value.as_str());
    writeln!(out, "document  {} {:?} · published {published}", document.language, document.language_certainty).unwrap();
    for date in &analysis.dates {
        let days = format!("{}..{}", date.earliest.as_deref().unwrap_or(""), date.latest.as_deref().unwrap_or(""));
        writeln!(out, "date      {} = {} {days} · {:?}, {}", date.text, date.value, date.certainty, date.why.rule)
            .unwrap();
    }
    for place in &analysis.places {
        let place_line = format!("{} = {} {} {:?}", place.text, place.name, place.country.unwrap_or("-"), place.usage);
        writeln!(out, "place     {place_line} · {:?}, {}", place.certainty, place.why.rule).unwrap();
    }
    for actor in &analysis.actors {
        let entity = &analysis.entities[actor.entity.index()];
        let principal = if actor.principal { "" } else { " (other)" };
        let line = format!("{} = {:?} {}{principal}", actor.text, actor.kind, entity.name);
        writeln!(out, "actor     {line} · {:?}, {}", actor.certainty, actor.why.rule).unwrap();
    }
    let mut ranked: Vec<_> = analysis.entities.iter().collect();
    ranked.sort_by_key(|entity| std::cmp::Reverse(entity.salience));
    let ranked: Vec<String> = ranked.iter().map(|entity| format!("{} {}", entity.name, entity.salience)).collect();
    if !ranked.is_empty() {
        writeln!(out, "salience  {}", ranked.join(" · ")).unwrap();
    }
    for entity in analysis.entities.iter().filter(|entity| entity.role.is_some()) {
        writeln!(out, "role      {}: {}", entity.name, entity.role.as_deref().unwrap_or("")).unwrap();
    }
    for quote in &analysis.quotes {
        let speaker = quote.speaker.map_or("?", |id| analysis.entities[id.index()].name.as_str());
        let cue = quote.cue.as_ref().map_or("-", |cue| cue.verb.as_str());
        let text = quote.text.replace('\n', " ");
        writeln!(
            out,
            "quote     {speaker} [{cue}] {:?}: {text} · {:?}, {}",
            quote.kind, quote.certainty, quote.why.rule
        )
        .unwrap();
    }
    for relation in &analysis.relations {
        let who = relation.actors.iter().map(|id| analysis.actors[id.index()].text.as_str());
        let places = relation.places.iter().map(|id| analysis.places[id.index()].text.as_str());
        let dates = relation.dates.iter().map(|id| analysis.dates[id.index()].text.as_str());
        let parts = [who.collect::<Vec<_>>(), places.collect(), dates.collect()].map(|words| words.join(", "));
        let said =
            relation.quotes.iter().map(|id| format!(" > {id}")).chain(relation.within.map(|id| format!(" < {id}")));
        writeln!(out, "relation  {}{}", parts.join(" | "), said.collect::<String>()).unwrap();
    }
    for country in &analysis.focus.countries {
        writeln!(out, "focus     {} {}", country.country, country.share).unwrap();
    }
    out
}
