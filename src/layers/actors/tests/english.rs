//! English sentences: titles without an article, owners before an institution, officials of an administration.

use super::check_en;

#[test]
fn titles_without_an_article() {
    check_en("They met coach Ann Webb.", "p*:Ann Webb=coach");
    check_en("Coach Ann Webb and quarterback Paul Ross left.", "p*:Ann Webb=Coach | p*:Paul Ross=quarterback");
    check_en("She came with quarterback Paul Ross.", "p*:Paul Ross=quarterback");
    check_en("Pakistan PM Ivan Kahn spoke.", "p*:Ivan Kahn=Pakistan PM");
    check_en("Tourism Minister Ann Webb left.", "p*:Ann Webb=Tourism Minister");
    check_en("President-elect Paul Ross won.", "p*:Paul Ross=President-elect");
    check_en("National Congress chief Paul Ross left.", "o*:National Congress | p*:Paul Ross=National Congress chief");
    check_en("Transport Secretary Grant Webb resigned.", "p*:Grant Webb=Transport Secretary");
    check_en("Wide receiver Paul Ross ran.", "p*:Paul Ross=Wide receiver");
}

#[test]
fn owners() {
    check_en("Sudan's government left.", "o*:Sudan's government");
    check_en("The Hill administration left.", "o*:Hill administration | o*:Hill");
    check_en(
        "Ann Webb won. Webb administration officials met.",
        "p*:Ann Webb | g*:Webb administration officials | p*:Webb",
    );
}

#[test]
fn names() {
    check_en("He went to the Mount Grace hospital.", "o*:Mount Grace hospital");
    check_en("The Ohio-based Acme Studios closed.", "o*:Acme Studios");
    check_en("Arab Israeli leaders met.", "g*:Arab Israeli leaders");
    check_en("The Food and Drug Board met.", "o*:Food and Drug Board");
    check_en("Sen. Ann Webb (D-N.Y.) left.", "p*:Ann Webb=Sen.");
    check_en("Brunt, 32, a plumber, left.", "p*:Brunt=plumber");
}
