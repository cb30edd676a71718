//! Rows of sentences of both languages, hostile texts, and what always holds.

use super::*;

/// The tokens of `text`, divided by `|`, sentences by `‖`, blocks by `¶`.
fn cut(text: &str, language: &str) -> String {
    let options = Options { language: crate::lang::by_code(language).ok(), ..Options::default() };
    let document = read(text, &options);
    invariants(&document);
    let block = |block: &Block| {
        let sentences = &document.sentences[block.sentences.clone()];
        let words =
            |range: &Range<usize>| range.clone().map(|token| document.word(token)).collect::<Vec<_>>().join("|");
        sentences.iter().map(|sentence| words(&sentence.tokens)).collect::<Vec<_>>().join(" ‖ ")
    };
    document.blocks.iter().map(block).collect::<Vec<_>>().join(" ¶ ")
}

fn invariants(document: &Document<'_>) {
    let text = document.text;
    let on_boundary = |span: Span| text.get(span.range()).is_some() && !span.is_empty();
    let mut covered = 0;
    for token in &document.tokens {
        assert!(on_boundary(token.span), "{:?}", token.span);
        assert!(document.lower.get(token.lower.range()).is_some());
        assert!(token.span.range().start >= covered, "tokens overlap");
        assert!(
            text[covered..token.span.range().start].chars().all(is_blank),
            "no token for {:?}",
            &text[covered..token.span.range().start]
        );
        covered = token.span.range().end;
    }
    assert!(text[covered..].chars().all(is_blank));
    let mut next = (0, 0);
    for (index, block) in document.blocks.iter().enumerate() {
        assert!(on_boundary(block.span));
        assert_eq!((block.sentences.start, block.tokens.start), next);
        next = (block.sentences.end, block.tokens.end);
        for sentence in &document.sentences[block.sentences.clone()] {
            assert!(block.span.contains(sentence.span) && on_boundary(sentence.span));
            assert_eq!(sentence.block, index);
        }
    }
    assert_eq!(next, (document.sentences.len(), document.tokens.len()));
    let mut token = 0;
    for (index, sentence) in document.sentences.iter().enumerate() {
        assert_eq!(sentence.tokens.start, token);
        token = sentence.tokens.end;
        assert!(document.tokens[sentence.tokens.clone()].iter().all(|token| token.sentence as usize == index));
    }
    for pair in &document.marks {
        let block = &document.blocks[pair.block];
        assert!(block.span.contains(pair.open) && block.span.contains(pair.inner));
        assert!(pair.close.is_none_or(|close| block.span.contains(close)));
        assert!(text.get(pair.inner.range()).is_some() && pair.tokens.end <= block.tokens.end);
        assert!(pair.parent.is_none_or(|parent| document.marks[parent].inner.contains(pair.open)));
    }
    assert!(document.marks.is_sorted_by_key(|pair| pair.open.start));
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(cut(text, "fr"), expected);
}

#[track_caller]
fn check_en(text: &str, expected: &str) {
    assert_eq!(cut(text, "en"), expected);
}

#[test]
fn cuts_french_words() {
    check("L’homme qu'il a vu", "L’|homme|qu'|il|a|vu");
    check("Aujourd'hui, quelqu'un d'O'Brien", "Aujourd'hui|,|quelqu'un|d'|O'Brien");
    check("N'Djamena n'a pas la presqu'île", "N'Djamena|n'|a|pas|la|presqu'île");
    check("les prud'hommes jusqu'à hier", "les|prud'hommes|jusqu'|à|hier");
    check("A-t-il dit, ajoute-t-elle, est-ce", "A|-t-il|dit|,|ajoute|-t-elle|,|est|-ce");
    check("ce jour-là, celui-ci, là-bas", "ce|jour|-là|,|celui-ci|,|là-bas");
    check("un rendez-vous peut-être", "un|rendez-vous|peut-être");
    check("Qala-i-Naw, Jean-Paul, Seine-Saint-Denis", "Qala-i-Naw|,|Jean-Paul|,|Seine-Saint-Denis");
    check("à 14H30, 20h, 90%, 1er, XIXe, n° 5", "à|14H30|,|20h|,|90%|,|1er|,|XIXe|,|n°|5");
    check("75.000, 1,5 et 75 000 euros en 2021", "75.000|,|1,5|et|75 000|euros|en|2021");
    check("en 2021 300 élus", "en|2021|300|élus");
    check("2 300 élus", "2 300|élus");
    check("M. Duval, J.K. Rowling, F. Hollande", "M.|Duval|,|J.K.|Rowling|,|F.|Hollande");
    check("(...) [...] … ... (…)", "(...)|[...]|…|... ‖ (…)");
    check("voir https://exemple.fr/a_(b), puis", "voir|https://exemple.fr/a_|(|b|)|,|puis");
    check("lemonde.fr, a@b.fr. @Anna #MeToo", "lemonde.fr|,|a@b.fr|. ‖ @Anna|#MeToo");
    check("d'\"association\" l'« Etat »", "d'|\"|association|\"|l'|«|Etat|»");
    check("Covid-19, F-16, R&D", "Covid-19|,|F-16|,|R&D");
    check("e\u{301}te\u{301}", "e\u{301}te\u{301}");
}

#[test]
fn cuts_english_words() {
    check_en("Anna's plan isn't ours, we've said", "Anna|'s|plan|isn't|ours|,|we|'ve|said");
    check_en("The U.S. Army and Mr. Lee", "The|U.S.|Army|and|Mr.|Lee");
    check_en("a 20-year-old at 9:30 a.m. on 7/8/2021", "a|20-year-old|at|9:30|a.m.|on|7/8/2021");
}

#[test]
fn splits_sentences() {
    check("Il part. Elle reste.", "Il|part|. ‖ Elle|reste|.");
    check("Il a vu M. Duval. Mme. Roux dort.", "Il|a|vu|M.|Duval|. ‖ Mme.|Roux|dort|.");
    check("« Quoi ? », a-t-il dit.", "«|Quoi|?|»|,|a|-t-il|dit|.");
    check("\"Non!\", a lancé Léa. \"Si.\" Il part.", "\"|Non|!|\"|,|a|lancé|Léa|. ‖ \"|Si|.|\" ‖ Il|part|.");
    check("Il s'enfuit.\" \"On reste\", dit-il.", "Il|s'|enfuit|.|\" ‖ \"|On|reste|\"|,|dit|-il|.");
    check("Voir l'art. 5 du code. Et puis", "Voir|l'|art.|5|du|code|. ‖ Et|puis");
    check("Il voit Jean-M. Roux.", "Il|voit|Jean-M.|Roux|.");
    check("Des pommes, etc. Le reste suit.", "Des|pommes|,|etc. ‖ Le|reste|suit|.");
    check("Fin.\n\nDébut.", "Fin|. ¶ Début|.");
    check(
        "PARIS, 8 juil 2021 (AFP) - Le ministre est parti.",
        "PARIS|,|8|juil|2021|(|AFP|)|- ‖ Le|ministre|est|parti|.",
    );
    check_en("He left the U.S. The end.", "He|left|the|U.S. ‖ The|end|.");
    check_en("\"Go!\" he said. \"Now.\" They went.", "\"|Go|!|\"|he|said|. ‖ \"|Now|.|\" ‖ They|went|.");
}

#[test]
fn survives_anything() {
    let rows = [
        "",
        " \n\t ",
        "\"",
        "\"\"\"'''«»”“",
        "a\r\n\r\nb\rc",
        "\0\u{1}\u{7f}x\u{85}y",
        "👩‍👩‍👧 «👍🏽»",
        "قال الرئيس: «نعم».",
        "总统说：“好”。",
        "Он сказал: «Да».",
        "e\u{301}'\u{301}",
        "...",
        "(....",
        "l'",
        "'",
        "-",
        "--",
        "-t-il",
        "1",
        "1.",
        "1,",
        "a.b.c.",
        "\u{feff}Titre",
        "''a''",
        "@",
        "#",
        "a@",
        "a@.",
        "www.",
        "http://",
        "§ 5",
        "\u{200b}",
        "\u{ad}",
        "d’",
        "L'«",
        "J.-",
        "n°",
        "°",
    ];
    for row in rows {
        cut(row, "fr");
        cut(row, "en");
        invariants(&read(row, &Options::default()));
    }
}

/// The verb groups of `text`: words, lemma, tense, and what is special.
fn verbs(text: &str, language: &str) -> String {
    let options = Options { language: crate::lang::by_code(language).ok(), ..Options::default() };
    let document = read(text, &options);
    invariants(&document);
    let row = |verb: &Verb| {
        let words = &document.text[document.span(&verb.tokens)];
        let passive = if verb.voice == Voice::Passive { " passive" } else { "" };
        let reflexive = if verb.reflexive { " reflexive" } else { "" };
        let plural = if verb.number == Number::Plural { " plural" } else { "" };
        format!("{words} = {} {:?}{passive}{reflexive}{plural}", verb.lemma.unwrap_or("?"), verb.tense)
    };
    document.verbs.iter().map(row).collect::<Vec<_>>().join(" | ")
}

#[track_caller]
fn check_verbs(text: &str, expected: &str) {
    assert_eq!(verbs(text, "fr"), expected, "{text}");
}

#[track_caller]
fn check_verbs_en(text: &str, expected: &str) {
    assert_eq!(verbs(text, "en"), expected, "{text}");
}

#[test]
fn groups_french_verbs() {
    check_verbs(
        "Le maire a également indiqué que tout va bien.",
        "a également indiqué = indiquer Past | va = aller Present",
    );
    check_verbs("Il n'a pas encore été vu.", "n'a pas encore été vu = voir Past passive");
    check_verbs("\"Bravo\", s'est-il félicité.", "s'est-il félicité = féliciter Past reflexive");
    check_verbs("\"Oui\", a-t-elle ajouté.", "a-t-elle ajouté = ajouter Past");
    check_verbs("La réunion est prévue jeudi.", "est prévue = prévoir Present passive");
    check_verbs("Ils sont partis hier.", "sont partis = partir Past plural");
    check_verbs("Le texte sera voté demain.", "sera voté = voter Future passive");
    check_verbs("Le ministre va se rendre à Lille.", "va se rendre = rendre Future reflexive");
    check_verbs("Il devrait partir.", "devrait = devoir Conditional | partir = partir Infinitive");
    check_verbs("Les élus avaient refusé de voter.", "avaient refusé = refuser Past plural | voter = voter Infinitive");
    check_verbs("La marche de la paix a réuni mille personnes.", "a réuni = réunir Past");
    check_verbs("Le juge demande une enquête.", "demande = demander Present");
    check_verbs("Il marche. Elle le lui donne.", "marche = marcher Present | le lui donne = donner Present");
    check_verbs("Le président reçoit les élus.", "reçoit = recevoir Present");
    check_verbs("Le pays déclara la guerre.", "déclara = déclarer Past");
    check_verbs("\"Non\", explique le porte-parole.", "explique = expliquer Present");
    check_verbs(
        "Interrogé par la radio, il a ri, précisant qu'il partirait.",
        "Interrogé = interroger Participle passive | a ri = rire Past | précisant = préciser Gerund | partirait = partir Conditional",
    );
    check_verbs("A Paris, le pouvoir vacille.", "vacille = vaciller Present");
    check_verbs("Les missions des avions prennent fin.", "prennent = prendre Present plural");
    check_verbs("Pour le faire, il faudra de l'argent.", "le faire = faire Infinitive | faudra = falloir Future");
    check_verbs("Le chef la voit et l'a vue.", "la voit = voir Present | l'a vue = voir Past");
}

#[test]
fn groups_english_verbs() {
    check_verbs_en("He has not yet been seen.", "has not yet been seen = see Past passive");
    check_verbs_en("The mayor said he would leave.", "said = say Past | would leave = leave Conditional");
    check_verbs_en("Some have seen the plans.", "have seen = see Past plural");
    check_verbs_en("The plans have been seen.", "have been seen = see Past passive plural");
    check_verbs_en("The armed forces of the town left.", "left = leave Past");
    check_verbs_en("They will have said it.", "will have said = say Future");
    check_verbs_en("The plan is being discussed.", "is being discussed = discuss Present passive");
    check_verbs_en(
        "Police didn't arrest him to avoid trouble.",
        "didn't arrest = arrest Past | avoid = avoid Infinitive",
    );
    check_verbs_en("\"Go\", she says.", "says = say Present");
    check_verbs_en("The report shows that it's late.", "shows = show Present | 's = be Present");
}

/// What the header says: title, dateline, byline, agency, date.
fn header(text: &str, language: &str) -> String {
    let options = Options { language: crate::lang::by_code(language).ok(), ..Options::default() };
    let document = read(text, &options);
    invariants(&document);
    let words = |name: &str, span: Option<Span>| span.map(|span| format!("{name}: {}", &text[span]));
    let header = &document.header;
    let published =
        header.published.as_ref().map(|it| format!("{:?}: {} {}", it.from, it.value, &text[it.span.unwrap()]));
    let parts = [
        words("title", header.title),
        words("dateline", header.dateline),
        words("byline", header.byline),
        words("agency", header.agency),
        published,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" | ")
}

#[track_caller]
fn check_header(text: &str, expected: &str) {
    assert_eq!(header(text, "fr"), expected, "{text}");
}

#[track_caller]
fn check_header_en(text: &str, expected: &str) {
    assert_eq!(header(text, "en"), expected, "{text}");
}

const BODY: &str = "Le maire de la ville a ouvert la réunion devant une centaine d'habitants venus l'écouter.";

#[test]
fn reads_french_headers() {
    let below = |head: &str| format!("{head}\n\n{BODY}");
    let before = |head: &str| format!("{head} {BODY}");
    check_header(&before(" date 2021-07"), "Header: 2021-07 2021-07");
    check_header(
        &below("Le pont rouvre\n\nPublié le 8 juillet 2021 à 14h05"),
        "title: Le pont rouvre | Header: 2021-07-08 8 juillet 2021",
    );
    check_header(
        &below("Le pont rouvre\n\nMis à jour le 9 juillet 2021 à 9h\nPublié le jeudi 8 juillet 2021"),
        "title: Le pont rouvre | Header: 2021-07-08 8 juillet 2021",
    );
    check_header(&below("Mis à jour le 09/07/2021"), "Header: 2021-07-09 09/07/2021");
    check_header(&below("Jeudi 1er juillet 2021"), "Header: 2021-07-01 1er juillet 2021");
    check_header(
        &before("PARIS, 8 juil 2021 (AFP) -"),
        "dateline: PARIS, 8 juil 2021 | agency: AFP | Dateline: 2021-07-08 8 juil 2021",
    );
    check_header(&before("KABOUL (Reuters) –"), "dateline: KABOUL | agency: Reuters");
    check_header(
        &before("Paris, 8 juil. 2021 (AFP) -"),
        "dateline: Paris, 8 juil. 2021 | agency: AFP | Dateline: 2021-07-08 8 juil. 2021",
    );
    check_header(&before("INSOLITE -"), "");
    check_header(&below("Par Anna Duval"), "byline: Anna Duval");
    check_header(
        &below("Le pont rouvre\n\nPar Anna Duval et Jean Roux, avec AFP"),
        "title: Le pont rouvre | byline: Anna Duval et Jean Roux | agency: AFP",
    );
    check_header(&below("Le pont rouvre\nLe Monde avec AFP"), "title: Le pont rouvre | agency: AFP");
    check_header(
        &below("Publié le 8 juillet 2021 à 14h05 par Anna Duval"),
        "byline: Anna Duval | Header: 2021-07-08 8 juillet 2021",
    );
    check_header(&below("Anna Duval - Publié le 8 juillet 2021"), "Header: 2021-07-08 8 juillet 2021");
    check_header(
        &below("Par Anna Duval - Publié le 8 juillet 2021"),
        "byline: Anna Duval | Header: 2021-07-08 8 juillet 2021",
    );
    check_header(&format!("{BODY} (AFP)"), "agency: AFP");
    check_header("Le 8 juillet 2021, le maire a rouvert le pont de la ville devant mille personnes.", "");
    check_header("Par deux fois, Anna Duval a refusé de parler.", "");
}

#[test]
fn reads_english_headers() {
    let text = "The bridge reopens\n\nBy Anna Lee\n\nPublished: July 8, 2021\n\nThe mayor opened the bridge.";
    check_header_en(text, "title: The bridge reopens | byline: Anna Lee | Header: 2021-07-08 July 8, 2021");
    check_header_en(
        "KABUL (Reuters) - The town fell on Monday, said the mayor of the place.",
        "dateline: KABUL | agency: Reuters",
    );
    check_header_en(
        "WASHINGTON — The town fell on Monday, said the mayor of the place to a crowd.",
        "dateline: WASHINGTON",
    );
    check_header_en(
        "LONDON, July 8, 2021 (AP) -- The town fell.",
        "dateline: LONDON, July 8, 2021 | agency: AP | Dateline: 2021-07-08 July 8, 2021",
    );
    check_header_en(
        "Two men left\n\nBy Anna Lee, Daily News, York\n\nTwo men left the town on Monday.",
        "title: Two men left | byline: Anna Lee",
    );
    check_header_en("7/8/2021\n\nThe town fell on Monday.", "Header: 2021-07-08 7/8/2021");
}

#[test]
fn the_given_date_wins() {
    let options = Options::parse(Some("2020-01-02"), None).unwrap();
    let document = read("Publié le 8 juillet 2021\n\nLe pont rouvre.", &options);
    let published = document.header.published.unwrap();
    assert_eq!(
        (published.value.as_str(), published.from, published.span),
        ("2020-01-02", crate::analysis::PublishedFrom::Option, None)
    );
}

/// The kinds of the blocks, by their first letter.
#[track_caller]
fn check_blocks(text: &str, expected: &str) {
    let document = read(text, &Options { language: crate::lang::by_code("fr").ok(), ..Options::default() });
    invariants(&document);
    let kinds = document.blocks.iter().map(|block| match block.kind {
        BlockKind::Title => 't',
        BlockKind::Header => 'm',
        BlockKind::Heading => 'h',
        BlockKind::Paragraph => 'p',
        BlockKind::Caption => 'c',
    });
    assert_eq!(kinds.collect::<String>(), expected, "{text}");
}

#[test]
fn names_blocks() {
    check_blocks("", "");
    check_blocks("Le pont rouvre", "p");
    check_blocks(&format!("Le pont rouvre\n\n{BODY}"), "tp");
    check_blocks(&format!("Le pont rouvre\r\n\r\n{BODY}\r\n{BODY}"), "tpp");
    check_blocks(&format!("Le pont rouvre\n{BODY}\n\n- Un \"chantier\" -\n\n{BODY}\n\nUne foule\n{BODY}"), "tphphp");
    check_blocks(&format!("Le pont rouvre\n\nPhoto : le pont en mai\n\n{BODY}"), "tcp");
    check_blocks(&format!("Le pont rouvre\n(Crédit : Anna Duval)\n{BODY}"), "tcp");
    check_blocks(&format!("date 2021-07 {BODY}\n\n\"Oui\", a-t-il dit."), "mpp");
    check_blocks("Le maire a parlé longtemps devant les élus et puis il est\nparti sans rien dire.", "p");
}

/// The insides of the pairs of marks; `<` for a pair within another, `~` for one that never closes, `+` for one that
/// goes on with the block before.
#[track_caller]
fn check_marks(text: &str, expected: &str) {
    let document = read(text, &Options { language: crate::lang::by_code("fr").ok(), ..Options::default() });
    invariants(&document);
    let row = |pair: &MarkPair| {
        let signs = [(pair.parent.is_some(), "<"), (pair.close.is_none(), "~"), (pair.continues, "+")];
        let signs: String = signs.iter().filter(|sign| sign.0).map(|sign| sign.1).collect();
        format!("{signs}{}", &text[pair.inner])
    };
    assert_eq!(document.marks.iter().map(row).collect::<Vec<_>>().join(" | "), expected, "{text}");
}

#[test]
fn pairs_marks() {
    check_marks("Il dit \"oui\" et \"non\".", "oui | non");
    check_marks("Il dit « oui » et «non».", "oui | non");
    check_marks("Il dit “oui”, ‘non’ et „si“.", "oui | non | si");
    check_marks("Il dit : \"J'ai vu 'la bête' hier.\"", "J'ai vu 'la bête' hier. | <la bête");
    check_marks("« Un “grand” pas », dit-il.", "Un “grand” pas | <grand");
    check_marks("«Un «grand» pas», dit-il.", "Un «grand» pas | <grand");
    check_marks("L'été '98 d'Anna, qu'il l'aime ou pas", "");
    check_marks("Un écran de 12\" et de 15\" à vendre", "");
    check_marks("Il parle d'\"amis\" et d'« ennemis ».", "amis | ennemis");
    check_marks("Il a dit \"oui sans finir.", "~oui sans finir.");
    check_marks("Rien avant\" la fin \"ici\".", "ici");
    check_marks("\"Un début sans fin. Puis \"deux\".", "~Un début sans fin. Puis | deux");
    check_marks("\" Oui \", dit-il.", "Oui");
    check_marks("''Oui'', dit-il.", "Oui");
    check_marks("« Un.\n« Deux.\n» Trois. »", "~Un. | ~+Deux. | +Trois.");
    check_marks("« Un.\n\nDeux », dit-il.", "~Un. | +Deux");
    check_marks("\"\" «»", " | ");
    check_marks("(\"oui\")/\"non\"", "oui | non");
}

#[track_caller]
fn check_language(text: &str, expected: &str) {
    let document = read(text, &Options::default());
    assert_eq!(document.language_code, expected, "{text}");
    assert_eq!(document.is_supported(), expected != "other");
}

#[test]
fn guesses_languages() {
    check_language(BODY, "fr");
    check_language("The mayor of the town has opened the meeting in front of a hundred people.", "en");
    check_language("Der Bürgermeister der Stadt hat die Sitzung vor hundert Einwohnern eröffnet.", "other");
    check_language("El alcalde de la ciudad abrió la reunión ante un centenar de vecinos que querían hablar.", "other");
    check_language("Мэр города открыл встречу перед сотней жителей.", "other");
    check_language("افتتح رئيس البلدية الاجتماع أمام مئة من السكان.", "other");
    check_language("", "fr");
}

#[test]
fn words_have_classes() {
    use WordClass::*;
    #[track_caller]
    fn check(text: &str, token: usize, expected: WordClass) {
        let document = read(text, &Options { language: crate::lang::by_code("fr").ok(), ..Options::default() });
        assert_eq!(document.tokens[token].class, expected, "{text}");
    }
    check("Il la voit.", 1, Clitic);
    check("Le chef la voit.", 2, Clitic);
    check("Il voit la mer.", 2, DefiniteArticle);
    check("le prix des fruits", 2, Contraction);
    check("Il vend des fruits.", 2, IndefiniteArticle);
    check("Il en parle.", 1, Clitic);
    check("Il vit en France.", 2, Preposition);
    check("Il leur parle.", 1, Clitic);
    check("Voici leur maison.", 1, Possessive);
    check("A Paris", 0, Preposition);
    check("Il a dit", 1, Auxiliary);
    check("vers l'est", 2, Open);
    check("Il vient pour lui.", 3, Pronoun);
    check("Les élus de ELLE protestent", 3, Open);
    check("ELLE A PARLÉ", 0, SubjectPronoun);
}

#[test]
fn one_long_line_of_anything_is_read() {
    // Each made some reader look back over the whole line once: words, open marks, stops, digits, hyphens, apostrophes.
    for piece in
        ["mot ", "\"a ", "« a ", "'a ", ".", "1 000 ", "a-", "l'", "(", "M. ", "porte ", "@a.", "\u{301}", "J."]
    {
        let text = piece.repeat(100_000 / piece.len());
        let document = read(&text, &Options::default());
        assert!(!document.tokens.is_empty());
    }
}
