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
    body_joiners: &["on"],
    street_endings: &["strasse", "straße", "platz", "-allee", "gasse"],
    inverted_verbs: &[
        "said",
        "says",
        "added",
        "adds",
        "recalled",
        "recalls",
        "explained",
        "explains",
        "wrote",
        "writes",
    ],
    saint: Some("st"),
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
    NameExample {
        text: "Later, Senate President Carol Kane met Metro Police Commissioner Andrea Colvin.",
        names: &["O:Senate", "P:Carol Kane", "O:Metro Police", "P:Andrea Colvin"],
    },
    NameExample {
        text: "The minister in the Ministry of Finance Brian Manton left the District of Ohio Joshua Levin.",
        names: &["O:Ministry of Finance", "P:Brian Manton", "L:Ohio", "P:Joshua Levin"],
    },
    NameExample { text: "New York City Mayor Bill de Braso left.", names: &["L:New York City", "P:Bill de Braso"] },
    NameExample { text: "She lives near Joe Warrington Road.", names: &["L:Joe Warrington Road"] },
    NameExample { text: "She likes St David's Hall.", names: &["L:St David's Hall"] },
    NameExample { text: "Then TransAir lost an Airbus A320-200.", names: &["O:TransAir", "W:Airbus A320-200"] },
    NameExample {
        text: "On Friday Tourism Minister Ann Webb met the Joint Committee on Trade and Security.",
        names: &["P:Ann Webb", "O:Joint Committee on Trade and Security"],
    },
    NameExample {
        text: "The Food and Drug Administration, News Corporation and Brondex met.",
        names: &["O:Food and Drug Administration", "O:News Corporation", "O:Brondex"],
    },
    NameExample {
        text: "They saw the Roofers’ Association beat Norwich City.",
        names: &["O:Roofers’ Association", "O:Norwich City"],
    },
    NameExample { text: "\"No,\" said Marlow. Later, Brunt, 32, left.", names: &["P:Marlow", "P:Brunt"] },
    NameExample { text: "Defendants James Lee and Ann Webb left.", names: &["P:James Lee", "P:Ann Webb"] },
    NameExample {
        text: "She sang in \"Marble Song\" with Sen. Ann Webb (D-N.Y.).",
        names: &["W:Marble Song", "P:Ann Webb"],
    },
    NameExample { text: "He wrote to the St Kitts Observer.", names: &["O:St Kitts Observer"] },
    NameExample { text: "It left Los Angeles International Airport.", names: &["L:Los Angeles International Airport"] },
    NameExample { text: "Explaining Dublin's plan, PM Ivan Kahn left.", names: &["L:Dublin", "P:Ivan Kahn"] },
    NameExample { text: "Chinese president Xu Jinlong spoke. Xu left.", names: &["P:Xu Jinlong", "P:Xu"] },
    NameExample { text: "Yesterday Gayle King met James Baker.", names: &["P:Gayle King", "P:James Baker"] },
    NameExample { text: "They walked down Lindenstrasse.", names: &["L:Lindenstrasse"] },
    NameExample { text: "Then the US Food and Drug Board met.", names: &["O:US Food and Drug Board"] },
    NameExample { text: "They met Zayid bin Rashel.", names: &["P:Zayid bin Rashel"] },
];
