//! Own sentences with their entities: name, then the mentions.

use crate::{Options, analyze, lang};

#[track_caller]
fn check(text: &str, expected: &str) {
    let options = Options { language: lang::by_code("fr").ok(), ..Options::default() };
    let analysis = analyze(text, &options);
    let entity = |entity: &crate::analysis::Entity| {
        let mentions: Vec<&str> =
            entity.mentions.iter().map(|mention| analysis.actors[mention.index()].text.as_str()).collect();
        format!("{}: {}", entity.name, mentions.join(", "))
    };
    let row: Vec<String> = analysis.entities.iter().map(entity).collect();
    assert_eq!(row.join(" | "), expected, "{text}");
}

#[test]
fn who_is_who() {
    check("Emmanuel Dubois a parlé. M. Dubois a menti.", "Emmanuel Dubois: Emmanuel Dubois, Dubois");
    check(
        "Emmanuel Dubois III a parlé à Paul Dubois. Emmanuel Dubois a menti.",
        "Emmanuel Dubois III: Emmanuel Dubois III, Emmanuel Dubois | Paul Dubois: Paul Dubois",
    );
    check(
        "Emmanuel Dubois et Anne Dubois ont parlé. Mme Dubois a ri.",
        "Emmanuel Dubois: Emmanuel Dubois | Anne Dubois: Anne Dubois, Dubois",
    );
    check(
        "L'Organisation mondiale de la santé (OMS) a publié un rapport. L'OMS a alerté la France.",
        "Organisation mondiale de la santé: Organisation mondiale de la santé, OMS, OMS",
    );
    check(
        "Le ministre de la Santé Paul Durand a signé. Le ministre a ensuite démissionné.",
        "Paul Durand: Paul Durand, ministre",
    );
    check("Paul Durand, maire de Nantes, a signé. L'édile a ensuite démissionné.", "Paul Durand: Paul Durand, édile");
    check("Un responsable a parlé. Ce responsable a ensuite démissionné.", "responsable: responsable, responsable");
    check(
        "Les insurgés, c'est-à-dire les rebelles, avancent. Les rebelles ont pris la ville.",
        "insurgés: insurgés, rebelles, rebelles",
    );
    check("Les talibans avancent. Les talibans ont pris la ville.", "talibans: talibans, talibans");
    check(
        "Le Premier ministre Edouard Martin a parlé. Le chef du gouvernement a menti.",
        "Edouard Martin: Edouard Martin, chef du gouvernement | gouvernement: gouvernement",
    );
    check(
        "Le président français Jean Martin a reçu le président américain John Smith. Le président français a souri.",
        "Jean Martin: Jean Martin, président français | John Smith: John Smith",
    );
    check("Jean-Luc Morel a parlé. Morel a menti.", "Jean-Luc Morel: Jean-Luc Morel, Morel");
    check("Le parquet de Paris a requis. Le parquet a fait appel.", "parquet de Paris: parquet de Paris, parquet");
    check(
        "Human Rights Watch a publié un rapport. Selon HRW, rien ne change.",
        "Human Rights Watch: Human Rights Watch, HRW",
    );
    check(
        "Selon une source policière, il a fui. Cette source a confirmé.",
        "source policière: source policière, source",
    );
    check("Un ministre a parlé. Un ministre a menti.", "ministre: ministre | ministre: ministre");
    check("La députée Marie Petit a parlé. L'élue a menti.", "Marie Petit: Marie Petit, élue");
    check(
        "Le maire Paul Durand a parlé. La maire de Nice a répondu.",
        "Paul Durand: Paul Durand | maire de Nice: maire de Nice",
    );
    check(
        "Anna Duval et le sociologue Paul Durand ont écrit un livre. Le sociologue a souri.",
        "Anna Duval: Anna Duval | Paul Durand: Paul Durand, sociologue",
    );
    check(
        "Le ministère de la Santé a publié un rapport. Le ministère a démenti.",
        "ministère de la Santé: ministère de la Santé, ministère",
    );
    check("La compagnie Air Nord a annulé ses vols. Air Nord a présenté ses excuses.", "Air Nord: Air Nord, Air Nord");
    check("Les insurgés ont pris la ville. Des insurgés ont fui.", "insurgés: insurgés, insurgés");
    check("Un témoin a parlé. Le témoin a été entendu.", "témoin: témoin, témoin");
    check("Mme Marie Petit a parlé. Selon Mme Petit, tout va bien.", "Marie Petit: Marie Petit, Petit");
    check(
        "Le procureur de Lyon a parlé. Le procureur a requis dix ans.",
        "procureur de Lyon: procureur de Lyon, procureur",
    );
    check(
        "L'armée américaine est partie. L'armée américaine a menti.",
        "armée américaine: armée américaine, armée américaine",
    );
    check(
        "Jean Morel et son épouse Anne Morel ont parlé. M. Morel a ri.",
        "Jean Morel: Jean Morel, Morel | Anne Morel: Anne Morel",
    );
    check("EMMANUEL DUBOIS a parlé. Emmanuel Dubois a menti.", "Emmanuel Dubois: EMMANUEL DUBOIS, Emmanuel Dubois");
    check(
        "La chancelière allemande Angela Braun a parlé. La chancelière a souri.",
        "Angela Braun: Angela Braun, chancelière",
    );
}

#[test]
fn the_only_one_named() {
    check("Anna Duval a chanté à Lyon. La chanteuse a souri.", "Anna Duval: Anna Duval, chanteuse");
    check(
        "Paul Petit et Luc Morel ont joué. Le chanteur a souri.",
        "Paul Petit: Paul Petit | Luc Morel: Luc Morel | chanteur: chanteur",
    );
    check("Anna Duval a joué. Le chanteur a parlé.", "Anna Duval: Anna Duval | chanteur: chanteur");
    check("Le ministre Paul Petit a parlé. Le député a répondu.", "Paul Petit: Paul Petit | député: député");
    check("L'acteur Paul Petit a parlé. L'humoriste a ri.", "Paul Petit: Paul Petit, humoriste");
    check("Paul Petit est mort. Un chanteur a parlé.", "Paul Petit: Paul Petit | chanteur: chanteur");
    check(
        "Luc Morel a parlé. Le maire de Lille a souri. Le maire a ri.",
        "Luc Morel: Luc Morel, maire de Lille, maire",
    );
    check("Renault a fermé une usine. Le groupe a promis des emplois.", "Renault: Renault, groupe");
    check(
        "Selon Renault et Boeing, tout va bien. Le groupe a gagné.",
        "Renault: Renault | Boeing: Boeing | groupe: groupe",
    );
    check("La France a perdu. Le groupe a gagné.", "France: France | groupe: groupe");
    check("Renault a fermé une usine. La direction a parlé.", "Renault: Renault | direction: direction");
    check("Paul Petit a fui. La victime a parlé.", "Paul Petit: Paul Petit | victime: victime");
}

#[test]
fn families_and_doubles() {
    check(
        "Paul Duval et Anna Duval ont fui. La maison des Duval est vide. Duval a ri.",
        "Paul Duval: Paul Duval | Anna Duval: Anna Duval, Duval | Duval: Duval",
    );
    check(
        "Alain Duval dort. Son fils Alain-Fabien Duval a parlé. Alain Duval a ri.",
        "Alain Duval: Alain Duval, Alain Duval | Alain-Fabien Duval: Alain-Fabien Duval",
    );
    check("Marie-Ange Duval rit. Marie-Ange se dit là.", "Marie-Ange Duval: Marie-Ange Duval, Marie-Ange");
    check("Idriss Déby Itno est là. M. Déby parle.", "Idriss Déby Itno: Idriss Déby Itno, Déby");
    check("Le Parti socialiste a perdu. Le PS est mort.", "Parti socialiste: Parti socialiste, PS");
}

#[test]
fn several_offices() {
    check(
        "Paul Petit, élu d'opposition, a parlé. Bien, a dit le maire. L'élu a crié.",
        "Paul Petit: Paul Petit, élu | maire: maire",
    );
    check(
        "Les présidents russe Igor Petrov et français Luc Morel se voient. Le président français a parlé.",
        "Igor Petrov: Igor Petrov | Luc Morel: Luc Morel, président français",
    );
    check(
        "Le président français Luc Morel a parlé. Bien, a dit le chef de l'Etat en partant.",
        "Luc Morel: Luc Morel, chef de l'Etat",
    );
}
