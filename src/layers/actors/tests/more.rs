//! More sentences: quantities, complements, metonymy, what is no actor, English.

use super::{check, check_en};

#[test]
fn quantities() {
    check("Plus de la moitié des salariés ont voté la grève.", "g*:salariés");
    check("62 % des électeurs attendent une réforme.", "g*:électeurs");
    check("La majorité des élèves a réussi.", "g*:élèves");
    check("La majorité a voté la loi.", "g*:majorité");
    check("Près de 3.000 pompiers luttent contre le feu.", "g*:pompiers");
    check("Des milliers de personnes ont fui la ville.", "g*:personnes");
    check("Une quinzaine de jeunes ont caillassé un bus.", "g*:jeunes");
    check("La plupart des commerçants ont fermé.", "g*:commerçants");
    check("Un millier de réfugiés attendent à la frontière.", "g*:réfugiés");
    check("De nombreux habitants ont protesté.", "g*:habitants");
    check("Quelques élus ont quitté la salle.", "g*:élus");
    check("Aucun passager n'a survécu.", "r*:passager");
}

#[test]
fn complements() {
    check("Selon une source proche de l'enquête, il a fui.", "r*:source proche de l'enquête");
    check("Selon une source interne, il part.", "r*:source interne");
    check("Un groupe de 80 médecins demande une loi.", "g*:groupe de 80 médecins | g:médecins");
    check("Un syndicat de policiers proteste.", "o*:syndicat de policiers | g:policiers");
    check("Il a informé le gouvernement de son projet.", "o*:gouvernement");
    check("Le président de la fédération a démissionné.", "r*:président de la fédération | o:fédération");
    check("Cette jeune maman a porté plainte.", "r*:jeune maman");
    check("Les jeunes Français voyagent.", "g*:jeunes Français");
    check("Les parents de la victime ont parlé.", "g*:parents de la victime | r:victime");
    check("La haute juridiction profondément divisée a tranché.", "o*:haute juridiction");
    check("Le ministère a précipitamment retiré son texte.", "o*:ministère");
    check("Les riverains de l'aéroport ont gagné.", "g*:riverains de l'aéroport");
}

#[test]
fn no_actors() {
    check("Les indicateurs repartent à la hausse.", "");
    check("Il est poursuivi pour association de malfaiteurs.", "");
    check("Le chef d'accusation a été retenu.", "");
    check("Selon les dernières rumeurs, il part.", "");
    check("Selon une liste envoyée mardi, il part.", "");
    check("Ils font face à ces problèmes au quotidien.", "");
    check("De jeunes chiens jouent dans le parc.", "");
    check("La coupe du monde commence.", "");
    check("L'état des lieux est prêt.", "");
    check("Les réseaux sociaux bruissent.", "");
}

#[test]
fn metonymy() {
    check("Le Kremlin a réagi mardi.", "o*:Kremlin");
    check("Matignon a confirmé la date.", "o*:Matignon");
    check("Bercy a revu ses chiffres.", "o*:Bercy");
    check("Moscou a dénoncé ces sanctions.", "o*:Moscou");
    check("Selon Pékin, rien ne change.", "o*:Pékin");
    check("La Chine a libéré dix soldats.", "o*:Chine | g:soldats");
    check("L'Allemagne et la France ont proposé un plan.", "o*:Allemagne | o*:France");
    check("Il a quitté Moscou.", "");
    check("Berlin a accusé Moscou.", "o*:Berlin | o*:Moscou");
    check("Les sanctions contre Téhéran restent.", "o*:Téhéran");
    check("Avec le soutien de Pékin, il avance.", "o*:Pékin");
    check("En finale du championnat, Lyon a battu Nice.", "o*:Lyon | o*:Nice");
    check("Nice s'est imposé face à Lyon en demi-finale de la coupe.", "o*:Nice | o*:Lyon");
    check("La pluie a battu Lyon.", "");
    check("Les « gilets jaunes » appellent à manifester.", "g*:gilets jaunes");
    check("Le Quai d'Orsay a convoqué l'ambassadeur.", "o*:Quai d'Orsay | r:ambassadeur");
}

#[test]
fn english_groups() {
    check_en("Officials said the bridge was safe.", "g*:Officials");
    check_en("Technology companies said they would appeal.", "o*:Technology companies");
    check_en("Defense attorneys objected.", "g*:Defense attorneys");
    check_en("The US government rejected the plan.", "o*:US government");
    check_en("The Trump administration appealed.", "o*:Trump administration | p*:Trump");
    check_en("Other central banks raised rates.", "o*:Other central banks");
    check_en("Police said two men had escaped.", "o*:Police | g*:men");
    check_en("The casualised staff went on strike.", "g*:casualised staff");
    check_en("Dozens of protesters blocked the road.", "g*:protesters");
    check_en("A police officer was injured.", "r:police officer");
    check_en("The soldiers were killed by rebels.", "g:soldiers | g*:rebels");
    check_en("Emergency services rescued the hikers.", "o*:Emergency services | g:hikers");
    check_en("The yarmulked head nodded.", "");
    check_en("The head of the agency resigned.", "r*:head of the agency | o:agency");
    check_en("Student loans rose.", "");
    check_en("According to a senior official, talks failed.", "r*:senior official");
    check_en("Residents of the village fled.", "g*:Residents of the village");
    check_en("Hundreds of thousands of people fled.", "g*:people");
    check_en("Farmers said prices had fallen.", "g*:Farmers");
    check_en("The foreign ministry denied it.", "o*:foreign ministry");
}

#[test]
fn what_somebody_is_and_what_is_no_actor() {
    check("Anna Duval est une experte reconnue.", "p*:Anna Duval=experte reconnue");
    check("Paul Roy est devenu le patron du club.", "p*:Paul Roy=patron du club");
    check("C'est un passant qui a alerté les secours.", "r*:passant | g:secours");
    check("Il a perdu ses droits civiques et civils.", "");
    check("Leur \"engagement\" politique est connu.", "");
    check("La politique du logement a échoué.", "");
    check("L'organisation de la fête a pris du temps.", "");
    check("Il doute de l'autorité de ce rapport.", "");
    check("La société a démenti.", "o*:société");
    check("Un décret qui vise les salariés entre en vigueur.", "g:salariés");
    check("Les passants les plus pressés ont crié.", "g*:passants les plus pressés");
    check("Une majorité de Français approuve.", "g*:Français");
    check("Elle a pris 20 % de commission.", "");
    check("Le chef du gouvernement a démissionné.", "r*:chef du gouvernement | o*:gouvernement");
    check("Les banques luttent contre un impôt sur les sociétés.", "o*:banques");
    check("Le peloton de tête approche.", "");
    check("Elle vit dans une ville de 300 habitants.", "");
    check("Il est vu comme un expert reconnu.", "");
    check("Le ministère de la Famille a réagi.", "o*:ministère de la Famille");
    check("Le camp de la paix est petit.", "");
    check("Le camp des réformateurs a gagné.", "g*:camp des réformateurs | g:réformateurs");
    check("La province a subi deux tempêtes.", "");
    check("La province a voté la loi.", "o*:province");
    check("Le fabricant a rappelé deux modèles.", "o*:fabricant");
    check("L'homme a d'abord hésité.", "r*:homme");
    check("Les soldats du feu ont agi.", "g*:soldats du feu");
    check(
        "La secrétaire d'Etat auprès du Premier ministre a parlé.",
        "r*:secrétaire d'Etat auprès du Premier ministre | r:Premier ministre",
    );
    check("Le premier plaignant a parlé.", "r*:premier plaignant");
    check("Les Kurdes ont fui.", "g*:Kurdes");
    check("L'accusation a requis dix ans.", "o*:accusation");
    check("Les classes moyennes protestent.", "g*:classes moyennes");
}

#[test]
fn subjects_around_other_clauses() {
    check("La maire, dont le fils chante, reçoit la troupe.", "r*:maire | r*:fils | g:troupe");
    check("La maire, qui dirige la région, reçoit la troupe.", "r*:maire | g:troupe");
    check("Le jeune homme que les policiers ont arrêté a nié.", "r*:jeune homme | g*:policiers");
    check("Ce sont les syndicats qui ont lancé la grève.", "o*:syndicats");
    check("Le maire dit aux habitants que les policiers ont agi.", "r*:maire | g:habitants | g*:policiers");
    check("Un homme d'une quarantaine d'années a tiré.", "r*:homme");
    check("Elle a attaqué le journal en diffamation.", "o:journal");
}
