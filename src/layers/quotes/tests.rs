//! Every row of the tables in `tests/`: a sentence with what is said in it, by whom.
//!
//! `{d Anna Duval|…}` is direct, `{i …|…}` indirect, `{s …}` no speech; `-` is nobody, ` / ` a new paragraph. Facts of
//! the cue may follow the speaker: `{d Anna Duval; verb=dire; stance=neutral; to=à l'AFP; via=sur RTL; source=named|…}`.

use crate::analysis::{Analysis, Quote, QuoteKind};
use crate::lang;
use crate::options::Options;
use crate::span::Span;

/// One utterance: its kind's letter, its speaker with the facts that the row gives, its words.
type Said = (char, String, String);

/// What stands between the speaker and a fact of the cue.
const FACT: &str = "; ";

#[test]
fn every_french_row() {
    check_all("fr", include_str!("tests/fr.txt"));
}

#[test]
fn every_english_row() {
    check_all("en", include_str!("tests/en.txt"));
}

#[test]
fn every_stem_and_form_leads_to_a_verb() {
    for language in lang::all() {
        let pack = language.quotes;
        let known = |lemma: &str| {
            let reflexive = pack.reflexive.iter().any(|prefix| pack.verbs.contains(&format!("{prefix}{lemma}")));
            let light = pack.verbs.entries().any(|entry| entry.key.split(' ').next() == Some(lemma));
            pack.verbs.contains(lemma) || reflexive || light
        };
        for entry in pack.stems.entries() {
            for verb in entry.value.split(' ') {
                let class = verb.chars().last().unwrap();
                assert!(
                    pack.endings.iter().any(|ending| ending.class == class),
                    "{}: no endings of {verb}",
                    language.code
                );
                assert!(known(&verb[..verb.len() - 1]), "{}: no entry for {verb}", language.code);
            }
        }
        for entry in pack.forms.entries() {
            for reading in entry.value.split(' ') {
                let (lemma, codes) = reading.split_once(':').unwrap();
                assert!(known(lemma) && !codes.is_empty(), "{}: no entry for {reading}", language.code);
            }
        }
    }
}

#[track_caller]
fn check_all(code: &str, table: &str) {
    let rows = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let wrong: Vec<String> = rows.filter_map(|row| check(code, row)).collect();
    assert!(wrong.is_empty(), "{} rows are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// What is wrong with a row.
fn check(code: &str, row: &str) -> Option<String> {
    let (text, expected) = parse(row);
    let language = lang::by_code(code).unwrap();
    let analysis = crate::analyze(&text, &Options { language: Some(language), ..Options::default() });
    let facts = |index: usize| expected.get(index).map_or("", |(_, head, _)| head.as_str());
    let quotes = analysis.quotes.iter().enumerate();
    let found: Vec<Said> = quotes.map(|(index, quote)| said(&text, &analysis, quote, facts(index))).collect();
    (found != expected).then(|| format!("{row}\n  found {found:?}"))
}

/// What was found, with the same facts as in the row's head.
fn said(text: &str, analysis: &Analysis, quote: &Quote, row: &str) -> Said {
    let kind = match quote.kind {
        QuoteKind::Direct => 'd',
        QuoteKind::Indirect => 'i',
        QuoteKind::Scare => 's',
    };
    let speaker = quote.speaker.map_or("-", |speaker| analysis.entities[speaker.index()].name.as_str());
    let mut head = if kind == 's' { String::new() } else { speaker.to_owned() };
    for name in row.split(FACT).skip(1).filter_map(|fact| fact.split('=').next()) {
        head.push_str(&format!("{FACT}{name}={}", fact(text, analysis, quote, name)));
    }
    (kind, head, quote.text.clone())
}

/// A fact of a quote by its name in the rows; `-` where there is none.
fn fact(text: &str, analysis: &Analysis, quote: &Quote, name: &str) -> String {
    let words = |span: Option<Span>| span.map(|span| text[span].to_owned());
    let cue = quote.cue.as_ref();
    let value = match name {
        "verb" => cue.map(|cue| cue.verb.clone()),
        "stance" => cue.map(|cue| format!("{:?}", cue.stance).to_lowercase()),
        "to" => words(quote.addressee),
        "via" => words(quote.medium),
        "source" => quote
            .speaker
            .and_then(|speaker| analysis.entities[speaker.index()].source)
            .map(|source| format!("{source:?}").to_lowercase()),
        "rule" => Some(quote.why.rule.to_owned()),
        "certainty" => Some(format!("{:?}", quote.certainty).to_lowercase()),
        "rival" => quote.why.alternatives.first().cloned(),
        _ => panic!("no fact is called {name}"),
    };
    value.unwrap_or_else(|| "-".to_owned())
}

/// The text of a row and what is said in it, in the order of [`super::find`].
fn parse(row: &str) -> (String, Vec<Said>) {
    let row = row.replace(" / ", "\n\n");
    let mut text = String::new();
    let mut open: Vec<(usize, char, String)> = Vec::new();
    let mut items: Vec<(usize, usize, char, String)> = Vec::new();
    let mut rest = row.as_str();
    while let Some(at) = rest.find(['{', '}']) {
        text.push_str(&rest[..at]);
        if rest[at..].starts_with('}') {
            let (start, kind, speaker) = open.pop().unwrap();
            items.push((start, text.len(), kind, speaker));
            rest = &rest[at + 1..];
            continue;
        }
        let kind = rest[at + 1..].chars().next().unwrap();
        let (head, tail) = if kind == 's' { ("", &rest[at + 3..]) } else { rest[at + 3..].split_once('|').unwrap() };
        open.push((text.len(), kind, head.to_owned()));
        rest = tail;
    }
    text.push_str(rest);
    items.sort_by_key(|item| (item.0, usize::MAX - item.1));
    let expected = items.into_iter().map(|(start, end, kind, speaker)| (kind, speaker, text[start..end].to_owned()));
    let expected = expected.collect();
    (text, expected)
}
