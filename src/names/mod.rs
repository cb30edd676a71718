//! Stage 2: proper names of the document with their type, shared by places and actors.
//!
//! Knows nothing of mentions, entities or quotes.

pub mod classes;
pub mod gazetteer;

use std::ops::Range;

mod consistency;
mod rules;
pub mod tagger;
mod trim;
pub mod vocabulary;

use crate::analysis::{Certainty, Why};
use crate::span::Span;
use crate::text::Document;
use tagger::{KINDS, Model, Tagged};
use vocabulary::Vocabulary;

/// A proper name.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// The name without title and article.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it names.
    pub kind: NameKind,
    /// How far to rely on it.
    pub certainty: Certainty,
    /// What decided.
    pub why: Why,
}

/// What a proper name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A place.
    Place,
    /// An institution, company, party, medium, team.
    Organisation,
    /// An event: a war, a match, a prize.
    Event,
    /// A work, product, law, operation.
    Product,
}

/// The proper names of the document, in order, without overlaps; none where the language is none of the packs'.
#[must_use]
pub fn find(document: &Document) -> Vec<Name> {
    find_with(document, document.language.names.model.and_then(|model| Model::compiled_in(model.bytes())).as_ref())
}

/// The same by another model than the language pack's, or by rules alone.
#[must_use]
pub fn find_with(document: &Document, model: Option<&Model>) -> Vec<Name> {
    if document.language_code != document.language.code {
        return Vec::new();
    }
    let vocabulary = Vocabulary::new(document);
    let found: Vec<Candidate> = match model {
        Some(model) => {
            tagger::tag(document, &vocabulary, model).into_iter().map(|tagged| candidate(document, tagged)).collect()
        }
        None => rules::find(document, &vocabulary).into_iter().map(Candidate::of_rule).collect(),
    };
    trim::clean(document, consistency::agree(document, &vocabulary, found))
}

/// A name before the rest of the document has been asked.
#[derive(Debug, Clone)]
struct Candidate {
    name: Name,
    /// For each of [`KINDS`], by how much that kind falls short of the best: 0 for the one chosen.
    scores: [i32; KINDS.len()],
}

impl Candidate {
    fn of_rule(name: Name) -> Candidate {
        let short = match name.certainty {
            Certainty::Check => -LIKELY,
            Certainty::Likely => -SURE,
            Certainty::Sure => -2 * SURE,
        };
        let scores = KINDS.map(|kind| if kind == name.kind { 0 } else { short });
        Candidate { name, scores }
    }
}

/// Margins from which a name of the tagger is likely and sure.
const LIKELY: i32 = 40;
const SURE: i32 = 100;

fn candidate(document: &Document, tagged: Tagged) -> Candidate {
    let certainty = match tagged.margin {
        ..LIKELY => Certainty::Check,
        LIKELY..SURE => Certainty::Likely,
        _ => Certainty::Sure,
    };
    let (span, why) = (document.span(&tagged.tokens), Why::rule("tagger"));
    Candidate { name: Name { span, tokens: tagged.tokens, kind: tagged.kind, certainty, why }, scores: tagged.scores }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::Options;
    use crate::packed::Packed;

    fn shown(text: &str, options: &Options) -> Vec<String> {
        let document = crate::text::read(text, options);
        let letter = |kind| match kind {
            NameKind::Person => 'P',
            NameKind::Place => 'L',
            NameKind::Organisation => 'O',
            NameKind::Event => 'E',
            NameKind::Product => 'W',
        };
        find(&document).iter().map(|name| format!("{}:{}", letter(name.kind), &text[name.span])).collect()
    }

    #[test]
    fn every_model_is_whole() {
        let models: Vec<&[u8]> =
            crate::lang::all().iter().filter_map(|language| language.names.model).map(Packed::bytes).collect();
        assert!(!models.is_empty());
        models.iter().for_each(|model| assert!(!Model::open(model).unwrap().licence.is_empty()));
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let language = crate::lang::by_code("fr").ok();
        assert_eq!(shown(text, &Options { language, ..Options::default() }), expected, "{text}");
    }

    #[test]
    fn ends_of_names() {
        check("Le député ex-LR Paul Renard a voté.", &["O:LR", "P:Paul Renard"]);
        check("Il a cité Bachar al-Assad et Anna Duval.", &["P:Bachar al-Assad", "P:Anna Duval"]);
        check("", &[]);
        check("…«»\"", &[]);
    }

    #[test]
    fn no_name_where_the_language_is_unknown() {
        let text = "Hallo Angela Merkel, wie geht es dir heute in Berlin bei dem Wetter und mit der Bahn?";
        let document = Document { language_code: "other", ..crate::text::read(text, &Options::default()) };
        assert!(find(&document).is_empty());
    }

    #[test]
    fn same_names_in_any_run() {
        let text = "Le maire de Lille, Paul Renard, a reçu l'AFP. Renard est parti à Rome.".repeat(40);
        let language = crate::lang::by_code("fr").ok();
        let options = Options { language, ..Options::default() };
        assert_eq!(shown(&text, &options), shown(&text, &options));
    }

    #[test]
    fn damaged_models_are_refused() {
        let model = crate::lang::by_code("fr").unwrap().names.model.unwrap().bytes();
        let mut damaged = model.to_vec();
        damaged[5000] ^= 1;
        assert!(Model::open(&damaged).is_err());
        assert!(Model::open(&model[..20]).is_err());
        assert!(Model::open(b"").is_err());
        assert!(Model::compiled_in(&model[..model.len() - 1]).is_none());
    }

    #[test]
    fn every_example_of_every_pack() {
        for language in crate::lang::all() {
            let options = Options { language: Some(language), ..Options::default() };
            for example in language.names.examples {
                assert_eq!(shown(example.text, &options), example.names, "{}: {}", language.code, example.text);
            }
        }
    }
}
