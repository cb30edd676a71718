//! Own sentences with the mentions that they hold: `p` person, `o` organisation, `g` group, `r` role, `*` principal,
//! after `=` the role of a named person.

mod english;
mod more;
mod roles;

use crate::{Options, analyze, lang};

#[track_caller]
fn shown(language: &str, text: &str) -> String {
    let options = Options { language: lang::by_code(language).ok(), ..Options::default() };
    let analysis = analyze(text, &options);
    let row = analysis.actors.iter().map(|actor| {
        let kind = format!("{:?}", actor.kind).to_lowercase();
        let principal = if actor.principal { "*" } else { "" };
        let role = analysis.entities[actor.entity.index()].role.as_deref().filter(|_| kind.starts_with('p'));
        let role = role.map_or(String::new(), |role| format!("={role}"));
        format!("{}{principal}:{}{role}", &kind[..1], actor.text)
    });
    row.collect::<Vec<_>>().join(" | ")
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(shown("fr", text), expected, "{text}");
}

#[track_caller]
fn check_en(text: &str, expected: &str) {
    assert_eq!(shown("en", text), expected, "{text}");
}

#[test]
fn groups_and_roles() {
    check("Les policiers ont arrêté deux hommes.", "g*:policiers | g:hommes");
    check("Des centaines de manifestants ont défilé à Lyon.", "g*:manifestants");
    check("Une cinquantaine de salariés occupent l'usine.", "g*:salariés");
    check("Dix soldats afghans ont été tués.", "g:soldats afghans");
    check("Plusieurs ministres ont démissionné.", "g*:ministres");
    check(
        "Certains membres des forces de sécurité ont fui.",
        "g*:membres des forces de sécurité | g:forces de sécurité",
    );
    check("Les talibans avancent vers la ville.", "g*:talibans");
    check("Les forces de l'ordre ont dispersé la foule.", "g*:forces de l'ordre | g:foule");
    check("Le gouvernement a annoncé une réforme.", "o*:gouvernement");
    check("Un responsable sécuritaire a confirmé l'attaque.", "r*:responsable sécuritaire");
    check("Selon des responsables locaux, la route est coupée.", "g*:responsables locaux");
    check("D'après une source policière, le suspect a fui.", "r*:source policière | r*:suspect");
    check(
        "Le porte-parole du ministère de la Défense a démenti.",
        "r*:porte-parole du ministère de la Défense | o*:ministère de la Défense",
    );
    check("Les habitants de Kaboul craignent la guerre.", "g*:habitants de Kaboul");
    check("La police a ouvert une enquête.", "o*:police");
    check("L'armée américaine a quitté la base.", "o*:armée américaine");
    check("Le parquet a requis dix ans.", "o*:parquet");
    check("Les « gilets jaunes » ont bloqué la route.", "g*:gilets jaunes");
    check("Cette source a refusé de répondre.", "r*:source");
    check("Un de ses proches a parlé à la presse.", "r*:Un de ses proches");
    check("L'une des victimes a porté plainte.", "r*:une des victimes");
    check("Les anciens combattants ont protesté.", "g*:anciens combattants");
    check("Une jeune femme a été blessée.", "r:jeune femme");
    check("Les Français partiront en vacances.", "g*:Français");
    check("Des Iraniennes ont manifesté.", "g*:Iraniennes");
    check("Le président russe Vladimir Poutine a signé le texte.", "p*:Vladimir Poutine=président russe");
    check("Le ministre de la Santé, Olivier Martin, a démissionné.", "p*:Olivier Martin=ministre de la Santé");
    check("Anna Duval, maire de Lyon, a refusé.", "p*:Anna Duval=maire de Lyon");
    check("Paul Durand, un habitant de Nantes, a tout vu.", "p*:Paul Durand=habitant de Nantes");
    check("Marie Petit, 42 ans, boulangère, a ouvert sa boutique.", "p*:Marie Petit=boulangère | o*:boutique");
    check("Jean Dupont (LR) a voté contre.", "p*:Jean Dupont=LR | o*:LR");
    check("L'ex-ministre Paul Durand sera jugé.", "p*:Paul Durand=ex-ministre");
    check("Mme Duval a salué cette décision.", "p*:Duval");
    check("Le chargé d'affaires américain, John Wilson, a protesté.", "p*:John Wilson=chargé d'affaires américain");
    check("Le ministre de l'Action et des Comptes publics a signé.", "r*:ministre de l'Action et des Comptes publics");
    check(
        "Le secrétaire d'Etat chargé de la fonction publique Paul Durand a signé.",
        "o*:fonction publique | p*:Paul Durand=secrétaire d'Etat chargé de la fonction publique",
    );
    check("Le mathématicien et épidémiologiste a publié une étude.", "r*:mathématicien et épidémiologiste");
    check("Les députés LREM ont voté le texte.", "g*:députés LREM | o*:LREM");
    check("Les voyageurs en train portent un masque.", "g*:voyageurs en train");
    check("Les hommes armés ont ouvert le feu.", "g*:hommes armés");
    check("Les personnes âgées ont reçu un vaccin.", "g*:personnes âgées");
    check("Il a été arrêté par des gendarmes.", "g*:gendarmes");
    check("Les deux suspects ont été interpellés par la police.", "g:suspects | o*:police");
    check("La route passe par les villages.", "");
    check("La loi a été votée par les députés et les sénateurs.", "g*:députés | g*:sénateurs");
    check("« Nous partons », a déclaré le ministre.", "r*:ministre");
    check("« C'est faux », ont répondu dans un communiqué les avocats.", "g*:avocats");
    check("Ce que demandent les syndicats est clair.", "o*:syndicats");
    check("La décision des juges a surpris.", "g:juges");
    check("Les juges d'instruction veulent entendre un témoin.", "g*:juges d'instruction | r:témoin");
    check("Les syndicats et les patrons ont signé.", "o*:syndicats | g*:patrons");
    check("Le chef de l'Etat a reçu les maires.", "r*:chef de l'Etat | g:maires");
    check("Dans le cadre de la réforme, rien ne change.", "");
    check("C'est une source de revenus.", "");
    check("L'état du malade est stable.", "r:malade");
    check("Deux cent mille personnes ont fui.", "g*:personnes");
    check("Quelque 200.000 Cambodgiens ont fui.", "g*:Cambodgiens");
    check("Les soldats, qui gardaient la ville, ont fui.", "g*:soldats");
    check("Le maire, arrivé mardi, a pris la parole.", "r*:maire");
    check("Le maire et son adjoint ont démissionné.", "r*:maire | r*:adjoint");
}

#[test]
fn who_acts() {
    check("Des responsables de stations d'essence ont stocké du carburant.", "g*:responsables de stations d'essence");
    check(
        "L'avocat de la famille Traoré a déposé plainte.",
        "r*:avocat de la famille Traoré | g:famille Traoré | p*:Traoré",
    );
    check("Les experts disent que les enfants dorment peu.", "g*:experts | g*:enfants");
    check("Si les médecins nous disent la vérité, nous suivrons.", "g*:médecins");
    check("Le groupe Altice a vendu sa filiale.", "o*:Altice | o:filiale");
    check("Les entreprises ont fermé leurs portes.", "o*:entreprises");
    check("Un syndicat de médecins recommande la prudence.", "o*:syndicat de médecins | g:médecins");
    check("La direction de l'usine a licencié dix ouvriers.", "o*:direction de l'usine | g:ouvriers");
    check("Un collectif de parents a saisi le tribunal.", "o*:collectif de parents | g:parents | o:tribunal");
    check("Une équipe de chercheurs a publié une étude.", "g*:équipe de chercheurs | g:chercheurs");
    check("La famille a porté plainte.", "g*:famille");
    check("L'opposition a quitté la salle.", "g*:opposition");
    check("La presse locale a révélé l'affaire.", "o*:presse locale");
    check("Les autorités sanitaires ont alerté la population.", "o*:autorités sanitaires | g:population");
    check("Le Premier ministre a démissionné.", "r*:Premier ministre");
    check("La mairie a fermé le parc.", "o*:mairie");
    check("Les pompiers sont intervenus.", "g*:pompiers");
    check("Les pompiers étaient nombreux.", "g:pompiers");
    check("La conseillère arrive à midi.", "r*:conseillère");
    check("Le ministère indique que tout va bien.", "o*:ministère");
    check("De nouveaux commandos sont arrivés.", "g*:commandos");
    check("Le candidat à la présidentielle a perdu.", "r*:candidat à la présidentielle");
    check(
        "Le premier adjoint à la maire de Paris a voté.",
        "r*:premier adjoint à la maire de Paris | r:maire de Paris",
    );
    check("Les ravisseurs de la journaliste ont parlé.", "g*:ravisseurs de la journaliste | r:journaliste");
    check("Le père de la victime a pleuré.", "r*:père de la victime | r:victime");
    check("Son avocat a fait appel.", "r*:avocat");
    check("Sa femme a témoigné.", "r*:femme");
    check("Ses collègues ont fait grève.", "g*:collègues");
    check("Une militante a été arrêtée.", "r:militante");
    check("Un groupe de touristes a disparu.", "g*:groupe de touristes | g:touristes");
    check("Les frères Kouachi ont fui.", "g*:frères Kouachi | p*:Kouachi");
    check("Le milliardaire a acheté le journal.", "r*:milliardaire | o:journal");
    check("La chancelière allemande a reçu le président français.", "r*:chancelière allemande | r:président français");
    check("Les vice-présidents ont quitté la réunion.", "g*:vice-présidents");
    check("L'ancienne ministre a publié un livre.", "r*:ancienne ministre");
    check("Le procureur de la République a ouvert une enquête.", "r*:procureur de la République");
    check("Le garde des Sceaux a répondu.", "r*:garde des Sceaux");
    check("Selon l'entourage du ministre, rien n'est décidé.", "g*:entourage du ministre | r:ministre");
    check("Pour les policiers, l'affaire est close.", "g*:policiers");
    check("On l'a appris auprès des pompiers.", "g*:pompiers");
    check("L'agence a publié un rapport.", "o*:agence");
    check("Le tribunal correctionnel a condamné le prévenu.", "o*:tribunal correctionnel | r:prévenu");
    check("Les Nations unies ont condamné l'attaque.", "o*:Nations unies");
    check("L'Elysée a confirmé la visite.", "o*:Elysée");
    check("La Maison Blanche a démenti.", "o*:Maison Blanche");
    check("La Russie a accusé l'Ukraine.", "o*:Russie");
    check("Washington a annoncé des sanctions.", "o*:Washington");
    check("La France compte 67 millions d'habitants.", "g:habitants");
    check("Deux témoins ont reconnu le tireur.", "g*:témoins | r:tireur");
    check("Les chasseurs en colère manifestent.", "g*:chasseurs en colère");
}

#[test]
fn more_heads() {
    check("Les élus régionaux ont découvert une anomalie.", "g*:élus régionaux");
    check("Les patients souffrent.", "g*:patients");
    check("Les gens ont peur.", "g:gens");
    check("Des professionnels de santé ont lancé un appel.", "g*:professionnels de santé");
    check("Les professeurs ont voté la grève.", "g*:professeurs");
    check("Les urgentistes alertent le gouvernement.", "g*:urgentistes | o*:gouvernement");
    check("Des internautes ont critiqué la vidéo.", "g*:internautes");
    check("Un passant a filmé la scène.", "r*:passant");
    check("Trois jihadistes ont attaqué le village.", "g*:jihadistes");
    check("Les secouristes cherchent des survivants.", "g*:secouristes | g:survivants");
    check("La militante écologiste a pris la parole.", "r*:militante écologiste");
    check("L'actrice a refusé le prix.", "r*:actrice");
    check("Le sélectionneur a choisi ses joueurs.", "r*:sélectionneur | g:joueurs");
    check("Les assureurs ont payé.", "o*:assureurs");
    check("Les étudiants en médecine manifestent.", "g*:étudiants en médecine");
    check(
        "Un habitant d'une maison voisine a appelé la gendarmerie.",
        "r*:habitant d'une maison voisine | o*:gendarmerie",
    );
    check("Le conseiller du président a démissionné.", "r*:conseiller du président | r:président");
    check("L'ambassadeur de France en Tunisie a été reçu.", "r:ambassadeur de France en Tunisie");
    check("Les correspondants de l'AFP ont vu des chars.", "g*:correspondants de l'AFP | o*:AFP");
    check("Les rebelles et les soldats ont signé une trêve.", "g*:rebelles | g*:soldats");
    check("Les membres de la commission ont voté.", "g*:membres de la commission | o:commission");
    check("Ni les soignants ni les malades ne savent.", "g*:soignants | g*:malades");
    check("La foule a applaudi.", "g*:foule");
    check("La majorité a rejeté l'amendement.", "g*:majorité");
    check("La gendarmerie a lancé un appel à témoins.", "o*:gendarmerie | g:témoins");
    check("La justice a tranché.", "o*:justice");
    check("La cour d'appel a confirmé le jugement.", "o*:cour d'appel");
    check("La commission d'enquête a entendu le préfet.", "o*:commission d'enquête | r:préfet");
    check("La préfecture a interdit la manifestation.", "o*:préfecture");
    check("Les pouvoirs publics ont réagi.", "o*:pouvoirs publics");
    check("Un hebdomadaire a publié la photo.", "o*:hebdomadaire");
    check("Les ONG accusent le régime.", "o*:ONG | o*:régime");
    check("La banque centrale a relevé ses taux.", "o*:banque centrale");
    check("L'université a fermé ses portes.", "o*:université");
    check("L'agresseur a été arrêté par deux passants.", "r:agresseur | g*:passants");
    check("Selon un proche du dossier, la vente est annulée.", "r*:proche du dossier");
    check("Selon les enquêteurs, le feu est criminel.", "g*:enquêteurs");
    check("D'après plusieurs témoins, il était seul.", "g*:témoins");
    check("« Je reste », assure la maire.", "r*:maire");
    check("« Je pars », confie à la radio un élu local.", "r*:élu local");
    check("« Non », répond l'intéressé.", "");
    check("Le texte a été adopté par le Parlement.", "o*:Parlement");
    check("Les otages ont été libérés.", "g:otages");
    check("Elle a rencontré des parents d'élèves.", "g:parents d'élèves | g:élèves");
    check("Il est avocat.", "");
    check("Les deux frères ont été jugés.", "g:frères");
    check("Sa mère et sa sœur ont témoigné.", "r*:mère | r*:sœur");
    check("Le roi des forains a parlé.", "r*:roi des forains | g:forains");
    check("Le jeune homme a pris la fuite.", "r*:jeune homme");
    check("Le quinquagénaire a reconnu les faits.", "r*:quinquagénaire");
    check("La Turquie et la Russie ont signé un accord.", "o*:Turquie | o*:Russie");
    check("Paris a convoqué l'ambassadeur.", "o*:Paris | r:ambassadeur");
    check("Le Kremlin a nié.", "o*:Kremlin");
    check("Il vit à Paris.", "");
    check(
        "Le député des Français de l'étranger Joachim Duval a estimé.",
        "g:Français de l'étranger | p*:Joachim Duval=député des Français de l'étranger",
    );
    check("Député de Marseille, Jean-Luc Morel a refusé.", "p*:Jean-Luc Morel=Député de Marseille");
    check(
        "Le secrétaire général de Force ouvrière (FO), Yves Martin, a parlé.",
        "o*:Force ouvrière | o*:FO | p*:Yves Martin=secrétaire général de Force ouvrière",
    );
    check(
        "L'accusation porte contre Israël, par la voix de son Premier ministre Benjamin Cohen, a-t-il dit.",
        "p*:Benjamin Cohen=Premier ministre",
    );
    check("Le ministre de la Santé, Olivier Duval, s'est dit prêt.", "p*:Olivier Duval=ministre de la Santé");
    check("Le député insoumis Ugo Martin a parlé.", "p*:Ugo Martin=député insoumis");
}

#[test]
fn english() {
    check_en("The police arrested two men.", "o*:police | g:men");
    check_en("Hundreds of protesters marched in London.", "g*:protesters");
    check_en("The government announced a reform.", "o*:government");
    check_en("Officials said the road was closed.", "g*:Officials");
    check_en("A spokesman for the ministry denied the report.", "r*:spokesman for the ministry | o*:ministry");
    check_en("Anna Smith, a resident of Leeds, saw everything.", "p*:Anna Smith=resident of Leeds");
    check_en("President Joe Biden signed the bill.", "p*:Joe Biden=President");
    check_en("The White House denied the report.", "o*:White House");
    check_en("Prosecutors said the suspect fled.", "g*:Prosecutors | r:suspect");
    check_en("According to witnesses, the car was stolen.", "g*:witnesses");
    check_en("Two soldiers were killed.", "g:soldiers");
    check_en("Americans will vote on Tuesday.", "g*:Americans");
    check_en("The British prime minister resigned.", "r*:British prime minister");
    check_en("Mr. Lee left the company.", "p*:Lee | o:company");
    check_en("The company said sales rose.", "o*:company");
    check_en("A doctor told reporters the patient was stable.", "r*:doctor | r:patient");
    check_en("Some residents fled.", "g*:residents");
    check_en("He was arrested by police officers.", "g*:police officers");
    check_en("The Supreme Court rejected the appeal.", "o*:Supreme Court");
    check_en("Casual warehouse workers walked out.", "g*:Casual warehouse workers");
    check_en("Two FBI agents searched the house.", "g*:FBI agents | o*:FBI");
    check_en(
        "Bank of Ruritania governor Ian Ray resigned.",
        "o*:Bank of Ruritania | p*:Ian Ray=Bank of Ruritania governor",
    );
    check_en("Then IMF chief economist Maurice Webb left.", "o*:IMF | p*:Maurice Webb=IMF chief economist");
    check_en("Sen. Ann Webb voted no.", "p*:Ann Webb=Sen.");
    check_en("Defense attorneys praised the jury.", "g*:Defense attorneys | g:jury");
    check_en("Undergraduates and lecturers protested.", "g*:Undergraduates | g*:lecturers");
    check_en("The company has hired drivers.", "o*:company");
    check_en("Aid workers reached the town.", "g*:Aid workers");
}
