//! Words and shapes for actors.

use crate::analysis::ActorKind::{Group, Organisation, Role};
use crate::lang::actors::{ActorPack, AdjectiveEnding, Due, HeadClass, Inflection};
use crate::text::Gender::{Feminine, Unknown};
use crate::text::Number::{Plural, Singular};
use crate::{analysis::ActorKind, lang::Lexicon, lexicon};

/// The pack's part for actors.
pub(super) static PACK: ActorPack = ActorPack {
    heads: &HEADS,
    compounds: &COMPOUNDS,
    classes: CLASSES,
    inflections: INFLECTIONS,
    prefixes: &["ex-", "vice-", "co-", "sous-", "néo-", "super-", "ultra-", "pseudo-", "pro-", "anti-", "non-"],
    adjectives: &ADJECTIVES,
    adjective_endings: ADJECTIVE_ENDINGS,
    adverb_endings: &["ment"],
    adjectives_agree: true,
    modifiers_first: false,
    invariable_adjectives: &["ais", "ois", "eux", "mis"],
    determiners: &DETERMINERS,
    demonyms: &super::places::PACK.demonyms,
    quantities: &QUANTITIES,
    links: &LINKS,
    role_words: &ROLE_WORDS,
    abstract_endings: &[
        "tion", "sion", "ment", "té", "ure", "age", "isme", "ance", "ence", "esse", "ude", "erie", "ie", "ée", "oir",
        "ail", "ville",
    ],
    metonyms: &METONYMS,
    titles: &TITLES,
    person_endings: &["eur", "euse", "trice", "iste", "logue", "ien", "ienne", "ère", "naute", "crate", "pathe"],
    equivalents: EQUIVALENTS,
    place_verbs: &PLACE_VERBS,
    model: Some(include_bytes!("actors.model")),
};

/// Each row names one office in several ways, folded and without small words; a stop says that nothing but an adjective
/// of a country may follow; the first of a row with a plus is more general than the others, which are not the same.
static EQUIVALENTS: &[&[&str]] = &[
    &["chef etat.", "president republique.", "president."],
    &["chef gouvernement", "cheffe gouvernement", "premier ministre", "premiere ministre"],
    &["edile", "maire"],
    &["+elu", "depute", "senateur", "maire", "parlementaire"],
    &["+elue", "deputee", "senatrice", "maire", "parlementaire"],
    &["+parlementaire", "depute", "deputee", "senateur", "senatrice"],
    &["garde sceaux", "ministre justice"],
    &["+magistrat", "procureur", "juge"],
    &["+magistrate", "procureure", "juge"],
    &["patron", "directeur general", "directrice generale", "pdg"],
    &["numero un", "secretaire general", "patron"],
];

static HEADS: Lexicon = lexicon!("actors_heads.txt");
static COMPOUNDS: Lexicon = lexicon!("actors_compounds.txt");
static ADJECTIVES: Lexicon = lexicon!("actors_adjectives.txt");
static QUANTITIES: Lexicon = lexicon!("actors_quantities.txt");
static DETERMINERS: Lexicon = lexicon!("actors_determiners.txt");
static LINKS: Lexicon = lexicon!("actors_links.txt");
static ROLE_WORDS: Lexicon = lexicon!("actors_roles.txt");
static METONYMS: Lexicon = lexicon!("actors_metonyms.txt");
static TITLES: Lexicon = lexicon!("actors_titles.txt");
static PLACE_VERBS: Lexicon = lexicon!("actors_place_verbs.txt");

const fn people(section: &'static str) -> HeadClass {
    class(section, Role, Group, Due::Acting)
}

const fn class(section: &'static str, singular: ActorKind, plural: ActorKind, due: Due) -> HeadClass {
    HeadClass { section, singular, plural, due }
}

static CLASSES: &[HeadClass] = &[
    people("official"),
    people("politics"),
    people("justice"),
    people("police"),
    people("fighters"),
    people("health"),
    people("science"),
    people("education"),
    people("media"),
    people("arts"),
    people("sport"),
    people("business"),
    people("trades"),
    people("religion"),
    people("witness"),
    people("people"),
    people("family"),
    people("source"),
    class("collective", Group, Group, Due::Acting),
    class("groups", Group, Group, Due::Acting),
    class("unique", Organisation, Organisation, Due::Always),
    class("institution", Organisation, Organisation, Due::Acting),
    class("weak", Organisation, Organisation, Due::Acting),
];

const fn form(
    ending: &'static str,
    base: &'static str,
    feminine: bool,
    plural: bool,
    example: (&'static str, &'static str),
) -> Inflection {
    let gender = if feminine { Feminine } else { Unknown };
    let number = if plural { Plural } else { Singular };
    Inflection { ending, base, gender, number, example }
}

/// Longest endings first. A gender that the ending does not tell is that of the list.
static INFLECTIONS: &[Inflection] = &[
    form("trices", "teur", true, true, ("directrices", "directeur")),
    form("trice", "teur", true, false, ("directrice", "directeur")),
    form("euses", "eur", true, true, ("chercheuses", "chercheur")),
    form("euse", "eur", true, false, ("chercheuse", "chercheur")),
    form("ières", "ier", true, true, ("policières", "policier")),
    form("ière", "ier", true, false, ("policière", "policier")),
    form("ères", "er", true, true, ("conseillères", "conseiller")),
    form("ère", "er", true, false, ("conseillère", "conseiller")),
    form("ennes", "en", true, true, ("citoyennes", "citoyen")),
    form("enne", "en", true, false, ("citoyenne", "citoyen")),
    form("onnes", "on", true, true, ("patronnes", "patron")),
    form("onne", "on", true, false, ("patronne", "patron")),
    form("elles", "el", true, true, ("criminelles", "criminel")),
    form("elle", "el", true, false, ("criminelle", "criminel")),
    form("ives", "if", true, true, ("fugitives", "fugitif")),
    form("ive", "if", true, false, ("fugitive", "fugitif")),
    form("aux", "al", false, true, ("maréchaux", "maréchal")),
    form("eaux", "eau", false, true, ("jumeaux", "jumeau")),
    form("es", "", true, true, ("avocates", "avocat")),
    form("s", "", false, true, ("avocats", "avocat")),
    form("x", "", false, true, ("neveux", "neveu")),
    form("e", "", true, false, ("avocate", "avocat")),
];

const fn adjective(ending: &'static str, participle: bool, example: &'static str) -> AdjectiveEnding {
    AdjectiveEnding { ending, participle, agent: participle && !matches!(ending.as_bytes(), b"ant" | b"ante"), example }
}

static ADJECTIVE_ENDINGS: &[AdjectiveEnding] = &[
    adjective("ique", false, "islamique"),
    adjective("aire", false, "judiciaire"),
    adjective("iste", false, "jihadiste"),
    adjective("ien", false, "syrien"),
    adjective("ienne", false, "syrienne"),
    adjective("éen", false, "coréen"),
    adjective("éenne", false, "coréenne"),
    adjective("ain", false, "marocain"),
    adjective("aine", false, "marocaine"),
    adjective("ais", false, "japonais"),
    adjective("aise", false, "japonaise"),
    adjective("ois", false, "chinois"),
    adjective("oise", false, "chinoise"),
    adjective("and", false, "allemand"),
    adjective("ande", false, "allemande"),
    adjective("ol", false, "espagnol"),
    adjective("ole", false, "espagnole"),
    adjective("al", false, "local"),
    adjective("ale", false, "locale"),
    adjective("aux", false, "locaux"),
    adjective("el", false, "professionnel"),
    adjective("elle", false, "professionnelle"),
    adjective("if", false, "sportif"),
    adjective("ive", false, "sportive"),
    adjective("eux", false, "religieux"),
    adjective("euse", false, "religieuse"),
    adjective("able", false, "responsable"),
    adjective("ible", false, "éligible"),
    adjective("ier", false, "policier"),
    adjective("ière", false, "policière"),
    adjective("ite", false, "chiite"),
    adjective("phone", false, "francophone"),
    adjective("phobe", false, "xénophobe"),
    adjective("aste", false, "enthousiaste"),
    adjective("esque", false, "titanesque"),
    adjective("teur", false, "conservateur"),
    adjective("trice", false, "conservatrice"),
    adjective("ant", true, "militant"),
    adjective("ante", true, "militante"),
    adjective("ent", false, "dissident"),
    adjective("é", true, "emprisonné"),
    adjective("ée", true, "emprisonnée"),
    adjective("i", true, "averti"),
    adjective("ie", true, "avertie"),
    adjective("u", true, "disparu"),
    adjective("ue", true, "disparue"),
];
