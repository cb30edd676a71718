//! Roles of named people: titles, appositions in both orders, parties, ages, lists that share a role.

use crate::{Options, analyze, lang};

/// Named people with their roles, in order.
#[track_caller]
fn check_in(language: &str, text: &str, expected: &str) {
    let options = Options { language: lang::by_code(language).ok(), ..Options::default() };
    let analysis = analyze(text, &options);
    let people = analysis.entities.iter().filter(|entity| entity.kind == crate::analysis::ActorKind::Person);
    let shown = people.map(|entity| format!("{}: {}", entity.name, entity.role.as_deref().unwrap_or("-")));
    assert_eq!(shown.collect::<Vec<_>>().join(" | "), expected, "{text}");
}

#[track_caller]
fn check(text: &str, expected: &str) {
    check_in("fr", text, expected);
}

#[track_caller]
fn check_en(text: &str, expected: &str) {
    check_in("en", text, expected);
}

#[test]
fn titles() {
    check("Le préfet Paul Durand a interdit la marche.", "Paul Durand: préfet");
    check("La sénatrice écologiste Anna Duval a protesté.", "Anna Duval: sénatrice écologiste");
    check("L'ancien ministre Jean Morel a été entendu.", "Jean Morel: ancien ministre");
    check("L'ex-président Luc Petit se tait.", "Luc Petit: ex-président");
    check("Le commandant de la gendarmerie Paul Durand est mort.", "Paul Durand: commandant de la gendarmerie");
    check("L'avocate auprès du barreau de Lyon Anna Petit a plaidé.", "Anna Petit: avocate auprès du barreau de Lyon");
    check(
        "L'animateur de télévision et radio Luc Morel a quitté la chaîne.",
        "Luc Morel: animateur de télévision et radio",
    );
    check("Le ministre des Affaires étrangères Marc Duval est à Rome.", "Marc Duval: ministre des Affaires étrangères");
    check("Le vaccin dont le président Igor Petrov a parlé est prêt.", "Igor Petrov: président");
    check("Son directeur de campagne (et septième de la liste) Paul Petit a ri.", "Paul Petit: directeur de campagne");
    check("L'avocat de la famille Me Olivier Lambert a parlé.", "Olivier Lambert: avocat de la famille");
    check("Le fils de l'économiste Bernard Morel a témoigné.", "Bernard Morel: économiste");
    check("Le frère de la chanteuse Anna Duval a témoigné.", "Anna Duval: chanteuse");
    check(
        "Le ministre du Pétrole et des ressources minières Ali Duval est là.",
        "Ali Duval: ministre du Pétrole et des ressources minières",
    );
    check(
        "Le ministre de l'Economie et des Finances Bruno Duval est là.",
        "Bruno Duval: ministre de l'Economie et des Finances",
    );
    check("Le curé de la paroisse, l'abbé Jean Morel, appelle à l'aide.", "Jean Morel: curé de la paroisse");
    check("Le chef étoilé Paul Durand a fermé son restaurant.", "Paul Durand: chef étoilé");
    check("Le footballeur brésilien Tito Ramos a signé.", "Tito Ramos: footballeur brésilien");
    check("Le réalisateur et scénariste Luc Petit est mort.", "Luc Petit: réalisateur et scénariste");
    check("Le cardinal Paul Morel a béni la foule.", "Paul Morel: cardinal");
    check("La porte-parole du gouvernement Anna Morel a démenti.", "Anna Morel: porte-parole du gouvernement");
    check("Le député (LR) de Charente, Thomas Morel, veut changer la loi.", "Thomas Morel: député (LR) de Charente");
}

#[test]
fn appositions() {
    check("Marc Petit, directeur de l'usine, a promis des embauches.", "Marc Petit: directeur de l'usine");
    check("Selon Anna Petit, infirmière à Nantes, rien ne change.", "Anna Petit: infirmière à Nantes");
    check("« Bien », dit Paul Petit, le directeur technique du club.", "Paul Petit: directeur technique du club");
    check("« Bien », dit Paul Petit, 63 ans, retraité.", "Paul Petit: retraité");
    check("Paul Petit, un retraité de 63 ans, a tout vu.", "Paul Petit: retraité de 63 ans");
    check("Jeanne Duval (PS) a perdu son siège.", "Jeanne Duval: PS");
    check("Jeanne Duval (MoDem) a perdu son siège.", "Jeanne Duval: MoDem");
    check("Paul Durand (Les Républicains) a voté contre.", "Paul Durand: Les Républicains");
    check("La maire de Paris, Anne Duval, a fermé les quais.", "Anne Duval: maire de Paris");
    check("La maire de Paris, Anne Duval a fermé les quais.", "Anne Duval: maire de Paris");
    check("Ancien rugbyman, Paul Morel entraîne le club.", "Paul Morel: Ancien rugbyman");
    check("Au sujet de son compagnon, Julie Petit est restée discrète.", "Julie Petit: -");
    check("Jean Petit, actif en Bretagne, a parlé.", "Jean Petit: -");
    check("Paul Morel, coupable de ne pas voter, se défend.", "Paul Morel: -");
    check(
        "Pierre Duval, délégué du syndicat Alliance vendredi soir, a crié.",
        "Pierre Duval: délégué du syndicat Alliance",
    );
    check(
        "Selon Anna Petit, référente départementale des « Amis de la mer », rien ne change.",
        "Anna Petit: référente départementale des « Amis de la mer »",
    );
    check(
        "Karim Zeghi, militant et directeur d'une radio, est libre.",
        "Karim Zeghi: militant et directeur d'une radio",
    );
    check("Luc Morel, alias Tonton, chef du réseau, est en fuite.", "Luc Morel: chef du réseau");
    check("Paul Morel, hier à Lyon, a parlé.", "Paul Morel: -");
}

#[test]
fn before_the_name() {
    check("Hier soir, le directeur de la Santé, Jean Morel a souligné ce point.", "Jean Morel: directeur de la Santé");
    check("Le maire assure que le préfet du Nord, Jean Morel a menti.", "Jean Morel: préfet du Nord");
    check("En chef de la majorité, Paul Petit a tranché.", "Paul Petit: chef de la majorité");
    check("En tant que président du comité, Paul Petit a tranché.", "Paul Petit: président du comité");
    check(
        "L'actuel PDG du groupe, ancien dirigeant de la chaîne, Jean Morel aurait refusé.",
        "Jean Morel: actuel PDG du groupe",
    );
    check(
        "Le fondateur du cabinet Altum à Lille, Paul Laine, conseille Anna Duval.",
        "Paul Laine: fondateur du cabinet Altum à Lille | Anna Duval: -",
    );
    check("La veuve du cacique Ramon Petit est morte.", "Ramon Petit: cacique");
    check("La veuve du résistant Jean Petit est morte.", "Jean Petit: résistant");
    check("Un policier nommé Paul Petit a tiré.", "Paul Petit: policier");
    check("Invitée, Anna Petit a répondu.", "Anna Petit: -");
    check("Il vise son frère Karim, soupçonné de vol.", "Karim: frère");
    check("Le professeur Jean Petit a parlé.", "Jean Petit: professeur");
    check("Il marche avec la fille du Norvégien Karl Ramos.", "Karl Ramos: Norvégien");
    check(
        "Le réalisateur de « Bonne route à tous » Paul Petit est là.",
        "Paul Petit: réalisateur de « Bonne route à tous »",
    );
    check("Sa partenaire dans « Bonne route » Anna Petit est là.", "Anna Petit: partenaire dans « Bonne route »");
    check("Gêné pour un ministre, Paul Petit, médecin à Lyon, se tait.", "Paul Petit: médecin à Lyon");
    check("Avec le maire, un conseiller, Jean Petit, est venu.", "Jean Petit: conseiller");
}

#[test]
fn after_the_name() {
    check(
        "Luc Morel, employé du port actuellement au chômage, a ri.",
        "Luc Morel: employé du port actuellement au chômage",
    );
    check("Jean Petit, à l'époque directeur du port, a signé.", "Jean Petit: directeur du port");
    check("Jean Petit, lui aussi médecin, a signé.", "Jean Petit: médecin");
    check("« Il aide Jean Petit, également maire de Lyon », dit-elle.", "Jean Petit: maire de Lyon");
    check("Jean Petit, élu maire de Lyon en mars, a signé.", "Jean Petit: maire de Lyon");
    check("Jean Petit, âgé de 42 ans, boulanger, a tout vu.", "Jean Petit: boulanger");
    check("Jean Petit (LR), maire de Lyon, a voté contre.", "Jean Petit: maire de Lyon");
    check("Jean Petit, l'un des voisins de la victime, a crié.", "Jean Petit: un des voisins de la victime");
    check("La police cherche Jean Petit, un marginal de 21 ans.", "Jean Petit: marginal de 21 ans");
    check("Jean Petit, maire de Lyon a voté contre.", "Jean Petit: maire de Lyon");
    check("Après Jean Petit, le maire a parlé.", "Jean Petit: -");
    check("Sa femme Anna Petit, médecin à Lyon, dort.", "Anna Petit: médecin à Lyon");
    check("Anna Petit, candidate à la mairie et qui veut gagner, a ri.", "Anna Petit: candidate à la mairie");
    check("La mort de Jean Petit, homme tué à Lyon le 25 mai, a choqué.", "Jean Petit: homme tué à Lyon");
    check("« Non », a dit le boulanger (Jean Petit, ndlr).", "Jean Petit: boulanger");
    check("Le gouvernement Duval, une intervention le prouve, hésite.", "Duval: -");
    check("Jean Petit, dit « Popeye », chef du réseau, est libre.", "Jean Petit: chef du réseau");
    check(
        "Après la mort de Jean Petit, le maire de Lyon, Paul Morel, a parlé.",
        "Jean Petit: - | Paul Morel: maire de Lyon",
    );
}

#[test]
fn more_titles() {
    check("Le deuxième suspect, Luc Morel, a nié.", "Luc Morel: suspect");
    check("Ancien garde des Sceaux, Jean Morel a nié.", "Jean Morel: Ancien garde des Sceaux");
    check("Le ministre adjoint de la Santé Jean Morel a nié.", "Jean Morel: ministre adjoint de la Santé");
    check("Il écoute Anna Duval, célèbre chanteuse de jazz.", "Anna Duval: célèbre chanteuse de jazz");
    check("Selon l'exobiologiste Michel Viso, rien ne change.", "Michel Viso: exobiologiste");
    check("Il a vu l'ouvrier-poète Jean Morel à Lyon.", "Jean Morel: ouvrier-poète");
    check("Le chef du parti installé à Lyon, Jean Morel, a nié.", "Jean Morel: chef du parti installé à Lyon");
    check(
        "Les précédents présidents, Jean Morel et Anna Petit, sont venus.",
        "Jean Morel: précédent président | Anna Petit: précédent président",
    );
    check(
        "L'ex-candidat à l'élection présidentielle, Jean Morel, a nié.",
        "Jean Morel: ex-candidat à l'élection présidentielle",
    );
    check("Chargé en outre de l'enquête sur l'affaire Jean Morel, le juge a nié.", "Jean Morel: -");
    check("Il accuse sa conseillère du port, le Dr Anna Petit, qui a nié.", "Anna Petit: conseillère du port");
    check("Le prince du Golfe, cheikh Ali Petit a nié.", "Ali Petit: prince du Golfe");
    check("Invitée de la radio, Anna Petit a nié.", "Anna Petit: -");
    check("Il a vu l'épouse du président Brigitte Petit à Lyon.", "Brigitte Petit: épouse du président");
    check("Paul Petit, poids lourd du gouvernement, a nié.", "Paul Petit: poids lourd du gouvernement");
    check("Le chef du port, le docteur Jean Morel a nié.", "Jean Morel: chef du port");
    check("La petite Léa Morel, disparue en mai, est vivante.", "Léa Morel: -");
    check("Sa femme rit\n\nAnna Morel a parlé à sa femme\n\nAnna Morel a ri.", "Anna Morel: -");
    check(
        "Son rival pour le scrutin du 3 novembre, Jean Morel, a nié.",
        "Jean Morel: rival pour le scrutin du 3 novembre",
    );
    check("Le trésorier du parti, Jean Morel, a nié.", "Jean Morel: trésorier du parti");
    check("Le maire sortant de Lyon Jean Morel a nié.", "Jean Morel: maire sortant de Lyon");
    check("Luc Morel, directeur général adjoint du port, a nié.", "Luc Morel: directeur général adjoint du port");
    check("Paul Petit défend sa femme et tacle Anna Duval.", "Paul Petit: - | Anna Duval: -");
    check("C'est ce que raconte le maire de Lyon, Jean Morel dans un livre.", "Jean Morel: maire de Lyon");
    check("Anna Petit, députée « En avant » du Nord, a voté.", "Anna Petit: députée « En avant » du Nord");
    check("Sa collègue Anna Petit, chirurgienne à Lyon, a voté.", "Anna Petit: chirurgienne à Lyon");
    check(
        "Une étude des chercheurs à Sciences Po Lyon Luc Morel et Anna Petit le dit.",
        "Luc Morel: chercheur à Sciences Po Lyon | Anna Petit: chercheur à Sciences Po Lyon",
    );
}

#[test]
fn said_by_a_verb() {
    check("Paul Petit est maire de Lyon depuis mars.", "Paul Petit: maire de Lyon");
    check("Paul Petit est devenu président du club.", "Paul Petit: président du club");
    check("Paul Petit n'est pas maire de Lyon.", "Paul Petit: -");
    check("Paul Petit serait candidat.", "Paul Petit: -");
    check("Anna Petit, qui dirige le port de Lyon, a parlé.", "Anna Petit: dirige le port de Lyon");
    check("Anna Petit, qui est médecin à Lyon, a parlé.", "Anna Petit: médecin à Lyon");
}

#[test]
fn the_noun_of_the_person_before() {
    check(
        "La ministre du Travail Anna Duval et celle de la Culture Marie Petit sont là.",
        "Anna Duval: ministre du Travail | Marie Petit: ministre de la Culture",
    );
    check(
        "Le ministre du Travail Jean Duval, de la Culture Marie Petit ou des Sports Paul Roy partent.",
        "Jean Duval: ministre du Travail | Marie Petit: ministre de la Culture | Paul Roy: ministre des Sports",
    );
}

#[test]
fn shared() {
    check("Les députés Jean Dupont et Anna Duval ont voté.", "Jean Dupont: député | Anna Duval: député");
    check("Les députées Jeanne Dupont et Anna Duval ont voté.", "Jeanne Dupont: députée | Anna Duval: députée");
    check(
        "Les présidents russe Igor Petrov et français Luc Morel se voient.",
        "Igor Petrov: président russe | Luc Morel: président français",
    );
    check(
        "Quatre candidats, Luc Morel, Anna Duval et Paul Petit, sont inscrits.",
        "Luc Morel: candidat | Anna Duval: candidat | Paul Petit: candidat",
    );
    check(
        "Anna Duval et Paul Petit, deux figures du mouvement, ont parlé.",
        "Anna Duval: figure du mouvement | Paul Petit: figure du mouvement",
    );
    check("D'anciens ministres comme Paul Petit ont protesté.", "Paul Petit: ancien ministre");
    check("Les généraux Paul Morel et Luc Petit ont été limogés.", "Paul Morel: général | Luc Petit: général");
    check(
        "Les députés Jean Dupont et Anna Duval ont voté. Jean Dupont, président du groupe, a souri.",
        "Jean Dupont: président du groupe | Anna Duval: député",
    );
    check("Devant les députés, Paul Petit a parlé.", "Paul Petit: -");
    check(
        "Les ministres français et allemand des Finances, Paul Petit et Karl Roth, ont parlé.",
        "Paul Petit: ministre français des Finances | Karl Roth: ministre allemand des Finances",
    );
    check("Anna Petit, également directrice du port, a parlé.", "Anna Petit: directrice du port");
    check(
        "L'ex-bras droit de Luc Morel, Anna Petit, a parlé.",
        "Luc Morel: - | Anna Petit: ex-bras droit de Luc Morel",
    );
}

#[test]
fn shared_at_a_distance() {
    check(
        "D'autres ex-ministres avaient signé : Alain Petit, Marie Duval et Jean Roy.",
        "Alain Petit: ex-ministre | Marie Duval: ex-ministre | Jean Roy: ex-ministre",
    );
    check(
        "Il parle de deux femmes, Ana Duval et Brenda Petit, des esthéticiennes qui sont poursuivies.",
        "Ana Duval: esthéticienne | Brenda Petit: esthéticienne",
    );
    check(
        "Il accuse les deux enfants aînés de Paul Petit, Jean et Laura Duval.",
        "Paul Petit: - | Jean: enfant aîné de Paul Petit | Laura Duval: enfant aîné de Paul Petit",
    );
    check(
        "Plusieurs maires - Jean Petit (Lyon), Anna Duval (Nice) ou encore Marie Roy (présidente du club) - parlent.",
        "Jean Petit: maire | Anna Duval: maire | Marie Roy: présidente du club",
    );
    check(
        "Les députés Jean Petit, Anna Duval ainsi que Marie Roy ont voté.",
        "Jean Petit: député | Anna Duval: député | Marie Roy: député",
    );
    check(
        "Les futurs candidats du jeu parmi lesquels Jean Petit, Anna Duval ou encore Paul Roy partiront.",
        "Jean Petit: futur candidat du jeu | Anna Duval: futur candidat du jeu | Paul Roy: futur candidat du jeu",
    );
    check("Deux villes ont voté contre : Jean Petit et Anna Duval l'ont dit.", "Jean Petit: - | Anna Duval: -");
}

#[test]
fn the_fullest_role() {
    check(
        "Le président Luc Petit a parlé. Luc Petit, président du conseil régional, a souri.",
        "Luc Petit: président du conseil régional",
    );
    check(
        "Son épouse, Anna Petit, a parlé. Anna Petit, ministre de la Culture, a souri.",
        "Anna Petit: ministre de la Culture",
    );
    check("La chanteuse Anna Duval a parlé. La star Anna Duval a ri.", "Anna Duval: chanteuse");
}

#[test]
fn english() {
    check_en("UCU general secretary Jo Smith said so.", "Jo Smith: UCU general secretary");
    check_en("IMF chief economist Peter Smith spoke.", "Peter Smith: IMF chief economist");
    check_en("Labour MP Anna Smith resigned.", "Anna Smith: Labour MP");
    check_en("British aid worker William Smith died.", "William Smith: British aid worker");
    check_en("President John Smith signed the bill.", "John Smith: President");
    check_en("Jane Smith, a teacher from Leeds, spoke.", "Jane Smith: teacher from Leeds");
    check_en("Mary Jones, 42, a nurse, was injured.", "Mary Jones: nurse");
    check_en("Mary Jones, CREA's chief economist, spoke.", "Mary Jones: chief economist");
    check_en("The mayor of London, Mary Jones, resigned.", "Mary Jones: mayor of London");
    check_en("Former minister David Brown was arrested.", "David Brown: Former minister");
    check_en("Police chief Robert Brown declined to comment.", "Robert Brown: Police chief");
    check_en("The senators John Smith and Mary Jones voted against it.", "John Smith: senator | Mary Jones: senator");
}
