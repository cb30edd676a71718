//! Words and shapes for names.

use crate::lang::names::{NameExample, NamePack};
use crate::lexicon;

/// The pack's part for names.
pub(super) static PACK: NamePack = NamePack {
    titles: lexicon!("names_titles.txt"),
    organisations: lexicon!("names_organisations.txt"),
    places: lexicon!("names_places.txt"),
    events: lexicon!("names_events.txt"),
    known: lexicon!("names_known.txt"),
    demonyms: &super::places::PACK.demonyms,
    given: Some(lexicon!("names_given.txt")),
    particles: &[
        "de", "du", "la", "le", "al", "el", "ben", "bin", "ibn", "bint", "van", "von", "der", "den", "da", "di", "dos",
    ],
    joiners: &["of", "the", "for", "and", "&"],
    possessive: Some("'s"),
    title_case: true,
    model: None,
    classes: None,
    examples: EXAMPLES,
};

const EXAMPLES: &[NameExample] = &[
    NameExample { text: "Yesterday President Anna Duval met Mr. Lee.", names: &["P:Anna Duval", "P:Lee"] },
    NameExample { text: "The Ministry of Defence denied it.", names: &["O:Ministry of Defence"] },
    NameExample { text: "The NATO mission left, John Smith's spokesman said.", names: &["O:NATO", "P:John Smith"] },
    NameExample {
        text: "Later, New York Governor Ann Webb met Afghan officials.",
        names: &["L:New York", "P:Ann Webb"],
    },
    NameExample { text: "Spain has closed its border on Thursday.", names: &["L:Spain"] },
    NameExample { text: "The ABC News crew was in Kabul.", names: &["O:ABC News", "L:Kabul"] },
    NameExample {
        text: "Then the BBC Data Unit asked the Canadian Roofing Association.",
        names: &["O:BBC Data Unit", "O:Canadian Roofing Association"],
    },
    NameExample { text: "He wrote to the Times of Oran.", names: &["O:Times of Oran"] },
    NameExample { text: "Later the Honourable Deputy Premier Ann Webb left.", names: &["P:Ann Webb"] },
    NameExample {
        text: "It shook Grover Tamm. Later Tamm, a UK Government aide, left.",
        names: &["P:Grover Tamm", "P:Tamm", "O:UK Government"],
    },
    NameExample { text: "The officers met Dagny Ruhl and said Ruhl was free.", names: &["P:Dagny Ruhl", "P:Ruhl"] },
    NameExample { text: "They beat the Denver Ravens at Webb Stadium.", names: &["O:Denver Ravens", "L:Webb Stadium"] },
    // The place before "-based"; no name in "Afghan-born".
    NameExample { text: "A Kabul-based firm hired an Afghan-born chef.", names: &["L:Kabul"] },
    NameExample { text: "Yesterday the US Congress met.", names: &["O:US Congress"] },
    NameExample { text: "They saw the US Navy.", names: &["O:US Navy"] },
    NameExample {
        text: "Then Labour MP Ann Webb met the Scottish Government.",
        names: &["O:Labour", "P:Ann Webb", "O:Scottish Government"],
    },
];
