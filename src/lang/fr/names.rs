//! Words and shapes for names.

use crate::lang::names::{NameExample, NamePack};
use crate::lexicon;
use crate::packed::Packed;

/// The pack's part for names.
pub(super) static PACK: NamePack = NamePack {
    titles: lexicon!("names_titles.txt"),
    organisations: lexicon!("names_organisations.txt"),
    places: lexicon!("names_places.txt"),
    events: lexicon!("names_events.txt"),
    known: lexicon!("names_known.txt"),
    demonyms: &super::places::PACK.demonyms,
    given: None,
    particles: &[
        "de", "du", "d'", "la", "le", "al", "el", "ben", "bin", "ibn", "bint", "van", "von", "der", "den", "da", "di",
        "dos", "y",
    ],
    joiners: &["de", "du", "des", "d'", "la", "le", "les", "l'", "et", "pour", "en", "&"],
    body_joiners: &[],
    street_endings: &[],
    inverted_verbs: &[],
    saint: None,
    possessive: None,
    title_case: false,
    model: Some(&MODEL),
    classes: Some(&CLASSES),
    examples: EXAMPLES,
};

static MODEL: Packed = crate::packed!("names.model", Model);
static CLASSES: Packed = crate::packed!("names.classes", Classes);

const EXAMPLES: &[NameExample] = &[
    NameExample {
        text: "Hier, le porte-parole du ministère de la Culture Hamid Sorani, a démenti.",
        names: &["O:ministère de la Culture", "P:Hamid Sorani"],
    },
    NameExample { text: "Le président Pierre Duval a reçu Mme Rossi.", names: &["P:Pierre Duval", "P:Rossi"] },
    NameExample { text: "Selon l'AFP, Jean-Luc Morel se tait.", names: &["O:AFP", "P:Jean-Luc Morel"] },
    NameExample { text: "Ensuite, Charles de Brissac est parti.", names: &["P:Charles de Brissac"] },
    NameExample { text: "Le train Lyon-Turin est en retard.", names: &["L:Lyon", "L:Turin"] },
    NameExample {
        text: "Paula Bertini a parlé à Nice. Interrogée sur la suite, Bertini s'est tue.",
        names: &["P:Paula Bertini", "L:Nice", "P:Bertini"],
    },
    NameExample {
        text: "L'Organisation mondiale de la santé (OMS) siège à Genève.",
        names: &["O:Organisation mondiale de la santé", "O:OMS", "L:Genève"],
    },
];
