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
