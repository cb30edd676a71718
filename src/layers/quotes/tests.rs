//! Every row of the tables in `tests/`: a sentence with what is said in it, by whom.
//!
//! `{d Anna Duval|…}` is direct, `{i …|…}` indirect, `{s …}` no speech; `-` is nobody, ` / ` a new paragraph.

use crate::analysis::{Analysis, Quote, QuoteKind};
use crate::lang;
use crate::options::Options;

/// One utterance: its kind's letter, its speaker, its words.
type Said = (char, String, String);

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
    let found: Vec<Said> = analysis.quotes.iter().map(|quote| said(&analysis, quote)).collect();
    (found != expected).then(|| format!("{row}\n  found {found:?}"))
}

fn said(analysis: &Analysis, quote: &Quote) -> Said {
    let kind = match quote.kind {
        QuoteKind::Direct => 'd',
        QuoteKind::Indirect => 'i',
        QuoteKind::Scare => 's',
    };
    let speaker = quote.speaker.map_or("-", |speaker| analysis.entities[speaker.index()].name.as_str());
    let speaker = if kind == 's' { String::new() } else { speaker.to_owned() };
    (kind, speaker, quote.text.clone())
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
