//! Who, where and when stand together: the actors, places, dates and reporting words of each clause.

use super::clauses::{self, Clauses};
use crate::analysis::{Actor, ActorId, BlockKind, Date, Place, PlaceUse, Quote, QuoteId, Relation};
use crate::span::Span;
use crate::text::{Document, TokenKind, WordClass};

/// Subjects that a clause takes over from another.
const MOST_SHARED: usize = 8;

/// What the clauses say.
#[derive(Debug)]
pub(super) struct Found {
    /// Sorted by start, then by end descending.
    pub(super) relations: Vec<Relation>,
    /// For every actor, whether it is the subject of a clause.
    pub(super) subjects: Vec<bool>,
}

/// The relations of all clauses that hold two items or more. What stands in the header, and places that are meant for
/// a government or are part of a name, count for nothing.
pub(super) fn find(document: &Document, dates: &[Date], places: &[Place], actors: &[Actor], quotes: &[Quote]) -> Found {
    let clauses = clauses::read(document, quotes);
    let mut gathered: Vec<Relation> = clauses.list.iter().map(|clause| empty(clause.sentence, clause.within)).collect();
    let subjects = people(document, &clauses, actors, &mut gathered);
    for place in places {
        let acts = actors.binary_search_by_key(&place.span.start, |actor| actor.span.start);
        let acts = acts.is_ok_and(|index| actors[index].span == place.span && actors[index].why.rule == "metonym");
        if place.usage == PlaceUse::Literal
            && !acts
            && let Some(clause) = clause_at(document, &clauses, place.span)
        {
            gathered[clause].places.push(place.id);
        }
    }
    for date in dates {
        if let Some(clause) = clause_at(document, &clauses, date.span) {
            gathered[clause].dates.push(date.id);
        }
    }
    for quote in quotes {
        let words = quote.cue.as_ref().map(|cue| cue.span).or(quote.speaker_span);
        if let Some(clause) = words.and_then(|words| clause_at(document, &clauses, words)) {
            gathered[clause].quotes.push(quote.id);
        }
    }
    stretch(document, &clauses.of_token, &mut gathered);
    gathered.retain(|relation| is_relation(relation, actors));
    sort(&mut gathered);
    Found { relations: gathered, subjects }
}

/// Puts the actors into their clauses, and says which of them are subjects.
fn people(document: &Document, clauses: &Clauses, actors: &[Actor], gathered: &mut [Relation]) -> Vec<bool> {
    let mut subjects = vec![false; actors.len()];
    let mut ending: Vec<Option<ActorId>> = vec![None; document.tokens.len()];
    for actor in actors {
        let Some(clause) = clause_at(document, clauses, actor.span) else { continue };
        gathered[clause].actors.push(actor.id);
        let tokens = document.tokens_in(actor.span);
        // The widest comes first.
        if let Some(last) = tokens.end.checked_sub(1) {
            ending[last].get_or_insert(actor.id);
        }
        let before = clauses.list[clause].verb.is_some_and(|verb| tokens.end <= verb);
        subjects[actor.id.index()] = before && !is_governed(document, tokens.start);
    }
    for (index, clause) in clauses.list.iter().enumerate() {
        if gathered[index].actors.iter().any(|id| subjects[id.index()]) {
            continue;
        }
        let mut taken = Vec::new();
        if let Some(before) = clause.shares {
            taken.extend(gathered[before].actors.iter().filter(|id| subjects[id.index()]).take(MOST_SHARED));
        } else {
            taken.extend(clause.antecedent.and_then(|last| ending[last]));
        }
        // They stand before the words of the clause.
        taken.append(&mut gathered[index].actors);
        gathered[index].actors = taken;
    }
    subjects
}

/// The clause in which a span of the article begins; none in the header.
fn clause_at(document: &Document, clauses: &Clauses, span: Span) -> Option<usize> {
    let clause = clauses.of_token.get(document.tokens_in(span).start)?;
    (!is_header(document, span)).then_some(*clause as usize)
}

/// By start, then by end descending. Clauses come in order but for those of one sentence.
fn sort(relations: &mut [Relation]) {
    let key = |relation: &Relation| (relation.span.start, u32::MAX - relation.span.end);
    for index in 1..relations.len() {
        let mut at = index;
        while at > 0 && key(&relations[at - 1]) > key(&relations[at]) {
            relations.swap(at - 1, at);
            at -= 1;
        }
    }
}

fn empty(sentence: u32, within: Option<usize>) -> Relation {
    Relation {
        sentence,
        span: Span::default(),
        actors: Vec::new(),
        places: Vec::new(),
        dates: Vec::new(),
        quotes: Vec::new(),
        within: within.map(QuoteId::of),
    }
}

/// Writes the span of each clause: from its first to its last word.
fn stretch(document: &Document, of_token: &[u32], relations: &mut [Relation]) {
    for (token, clause) in document.tokens.iter().zip(of_token) {
        let span = &mut relations[*clause as usize].span;
        if matches!(token.kind, TokenKind::Word | TokenKind::Number) {
            *span = if span.is_empty() { token.span } else { span.cover(token.span) };
        }
    }
}

/// Whether at least two different things stand in it; words that report count for one.
fn is_relation(relation: &Relation, actors: &[Actor]) -> bool {
    let first = relation.actors.first().map(|id| actors[id.index()].entity);
    let other = relation.actors.iter().any(|id| Some(actors[id.index()].entity) != first);
    let people = usize::from(first.is_some()) + usize::from(other);
    people + relation.places.len() + relation.dates.len() + relation.quotes.len().min(1) > 1
}

/// Whether the span stands in what is no sentence of the article: dateline, byline, agency, lines of metadata.
fn is_header(document: &Document, span: Span) -> bool {
    let header = &document.header;
    let block = document.blocks.partition_point(|block| block.span.end <= span.start);
    document.blocks.get(block).is_some_and(|block| block.kind == BlockKind::Header)
        || [header.dateline, header.byline, header.agency].iter().flatten().any(|part| part.contains(span))
}

/// Whether a preposition governs the mention that starts with `first`, determiners skipped.
fn is_governed(document: &Document, first: usize) -> bool {
    let floor = document.sentence_of(first).start;
    let before = (floor..first).rev().take(4).find(|token| {
        !matches!(
            document.tokens[*token].class,
            WordClass::DefiniteArticle
                | WordClass::IndefiniteArticle
                | WordClass::Demonstrative
                | WordClass::Possessive
                | WordClass::Quantifier
                | WordClass::Numeral
        )
    });
    before.is_some_and(|token| matches!(document.tokens[token].class, WordClass::Preposition | WordClass::Contraction))
}

#[cfg(test)]
mod tests {
    use crate::{Analysis, Options, lang};

    /// One line a relation: "who | where | when", with "> q1" where it reports a quote and "< q1" inside one.
    fn show(analysis: &Analysis) -> Vec<String> {
        let row = |relation: &super::Relation| {
            let who: Vec<&str> = relation.actors.iter().map(|id| analysis.actors[id.index()].text.as_str()).collect();
            let places = relation.places.iter().map(|id| analysis.places[id.index()].text.as_str());
            let dates = relation.dates.iter().map(|id| analysis.dates[id.index()].text.as_str());
            let mut row = [who, places.collect(), dates.collect()].map(|words| words.join(", ")).join(" | ");
            relation.quotes.iter().for_each(|quote| row += &format!(" > {quote}"));
            relation.within.iter().for_each(|quote| row += &format!(" < {quote}"));
            row
        };
        analysis.relations.iter().map(row).collect()
    }

    #[track_caller]
    fn check(language: &str, text: &str, expected: &[&str]) {
        let options = Options { language: Some(lang::by_code(language).unwrap()), ..Options::default() };
        assert_eq!(show(&crate::analyze(text, &options)), expected, "{text}");
    }

    #[track_caller]
    fn fr(text: &str, expected: &[&str]) {
        check("fr", text, expected);
    }

    #[track_caller]
    fn en(text: &str, expected: &[&str]) {
        check("en", text, expected);
    }

    #[test]
    fn one_clause_holds_who_where_and_when() {
        fr("Les pompiers sont intervenus lundi à Nantes.", &["pompiers | Nantes | lundi"]);
        fr("Lundi, les pompiers et les gendarmes sont venus à Nantes.", &["pompiers, gendarmes | Nantes | Lundi"]);
        fr("Paul Roy a été arrêté par les gendarmes à Brest.", &["Paul Roy, gendarmes | Brest | "]);
        fr("Berlin : Paul Roy arrêté lundi", &["Paul Roy | Berlin | lundi"]);
        en("Police arrested Paul Reed in Boston on Monday.", &["Police, Paul Reed | Boston | Monday"]);
    }

    #[test]
    fn one_item_alone_is_no_relation() {
        fr("Il pleut à Lyon.", &[]);
        fr("Paul Roy dort.", &[]);
        fr("Paul Roy est content, car Paul Roy dort.", &[]);
        en("It rained in Boston.", &[]);
    }

    #[test]
    fn governments_and_headers_are_no_places() {
        fr("Moscou a menacé Kiev à Minsk.", &["Moscou, Kiev | Minsk | "]);
        fr("BREST, 8 juil 2021 (AFP) - Paul Roy est parti lundi.", &["Paul Roy |  | lundi"]);
    }

    #[test]
    fn joined_clauses_are_apart() {
        fr(
            "Anna Duval est partie lundi, Paul Roy est resté à Brest.",
            &["Anna Duval |  | lundi", "Paul Roy | Brest | "],
        );
        fr(
            "Anna Duval est partie lundi ; Paul Roy est resté à Brest.",
            &["Anna Duval |  | lundi", "Paul Roy | Brest | "],
        );
        fr(
            "Anna Duval a visité Lyon, et Paul Roy, maire de Brest, a visité Nantes.",
            &["Anna Duval | Lyon | ", "Paul Roy | Brest, Nantes | "],
        );
        fr(
            "Anna Duval a vu des policiers et des juges, Paul Roy a vu des médecins à Nantes.",
            &["Anna Duval, policiers, juges |  | ", "Paul Roy, médecins | Nantes | "],
        );
        fr("Anna Duval a ri puis, lundi, Paul Roy a bu à Lyon.", &["Paul Roy | Lyon | lundi"]);
        en(
            "Anna Dale left on Monday; Paul Reed stayed in Dallas.",
            &["Anna Dale |  | Monday", "Paul Reed | Dallas | "],
        );
        en(
            "Anna Dale left on Monday, but Paul Reed stayed in Dallas.",
            &["Anna Dale |  | Monday", "Paul Reed | Dallas | "],
        );
    }

    #[test]
    fn coordinated_verbs_share_their_subject() {
        fr(
            "Anna Duval est arrivée lundi à Paris et a rencontré Paul Roy à Lyon mercredi.",
            &["Anna Duval | Paris | lundi", "Anna Duval, Paul Roy | Lyon | mercredi"],
        );
        fr(
            "Anna Duval est arrivée à Lyon, a salué Paul Roy et est repartie mardi.",
            &["Anna Duval | Lyon | ", "Anna Duval, Paul Roy |  | ", "Anna Duval |  | mardi"],
        );
        fr("Paul Roy est né à Brest mais vit à Lyon depuis 2003.", &["Paul Roy | Brest | ", "Paul Roy | Lyon | 2003"]);
        en(
            "Paul Reed flew to Boston on Monday and met Anna Dale in Dallas on Friday.",
            &["Paul Reed | Boston | Monday", "Paul Reed, Anna Dale | Dallas | Friday"],
        );
    }

    #[test]
    fn relative_clauses_take_up_what_stands_before_them() {
        fr(
            "Mardi, Anna Duval, qui dirige la CGT à Lyon, a rencontré Paul Roy à Lille.",
            &["Anna Duval, Paul Roy | Lille | Mardi", "Anna Duval, CGT | Lyon | "],
        );
        fr(
            "L'homme qui a vu Paul Roy à Nantes lundi a appelé les gendarmes mardi.",
            &["homme, gendarmes |  | mardi", "homme, Paul Roy | Nantes | lundi"],
        );
        fr(
            "Les maires, qui ont vu Paul Roy à Paris, Lille et Brest, ont démissionné lundi.",
            &["maires |  | lundi", "maires, Paul Roy | Paris, Lille, Brest | "],
        );
        en(
            "Paul Reed, who lives in Boston, met Anna Dale in Dallas on Monday.",
            &["Paul Reed, Anna Dale | Dallas | Monday", "Paul Reed | Boston | "],
        );
    }

    #[test]
    fn asides_and_participles_are_clauses_of_their_own() {
        fr(
            "Paul Roy (la police l'a arrêté lundi à Brest) a été libéré mardi à Nantes.",
            &["Paul Roy | Nantes | mardi", "police | Brest | lundi"],
        );
        fr("Paul Roy (CGT) a visité Nantes (Loire-Atlantique).", &["Paul Roy, CGT | Nantes, Loire-Atlantique | "]);
        fr(
            "Paul Roy, interrogé par l'AFP à Brest, a quitté Lyon lundi.",
            &["Paul Roy | Lyon | lundi", "Paul Roy, AFP | Brest | "],
        );
        fr(
            "Arrêté par les gendarmes à Brest lundi, Paul Roy est parti mardi pour Lyon.",
            &["gendarmes | Brest | lundi", "Paul Roy | Lyon | mardi"],
        );
        en(
            "Paul Reed (police arrested him on Monday) left Boston on Friday.",
            &["Paul Reed | Boston | Friday", "police |  | Monday"],
        );
    }

    #[test]
    fn a_date_before_the_sentence_belongs_to_its_main_clause() {
        fr(
            "Mercredi, après que l'armée a quitté Lille, les pompiers, qui attendaient à Nantes, sont entrés dans Lyon.",
            &["pompiers | Lyon | Mercredi", "armée | Lille | ", "pompiers | Nantes | "],
        );
        fr(
            "Quand Anna Duval est arrivée à Lille, Paul Roy a quitté Nantes.",
            &["Anna Duval | Lille | ", "Paul Roy | Nantes | "],
        );
        en(
            "When Paul Reed left Boston, Anna Dale stayed in Dallas.",
            &["Paul Reed | Boston | ", "Anna Dale | Dallas | "],
        );
    }

    #[test]
    fn a_quote_and_its_frame_are_different_clauses() {
        fr(
            "« Paul Roy a quitté Brest lundi », a déclaré mardi Anna Duval à Lyon.",
            &["Paul Roy | Brest | lundi < q1", "Anna Duval | Lyon | mardi > q1"],
        );
        fr(
            "Anna Duval a dit que Paul Roy avait quitté Brest lundi.",
            &["Anna Duval |  |  > q1", "Paul Roy | Brest | lundi < q1"],
        );
        fr("Selon Anna Duval, Paul Roy a quitté Brest.", &["Anna Duval |  |  > q1", "Paul Roy | Brest |  < q1"]);
        fr("« Il pleut », a-t-elle ajouté mardi.", &[" |  | mardi > q1"]);
        en(
            "\"Anna Dale left Boston on Monday,\" Paul Reed said in Dallas on Friday.",
            &["Anna Dale | Boston | Monday < q1", "Paul Reed | Dallas | Friday > q1"],
        );
        en(
            "Paul Reed said that Anna Dale had left Boston on Monday.",
            &["Paul Reed |  |  > q1", "Anna Dale | Boston | Monday < q1"],
        );
    }

    #[test]
    fn a_quoted_fragment_belongs_to_the_clause_around_it() {
        fr("Anna Duval a dénoncé à Lyon une enquête « bâclée depuis mars ».", &["Anna Duval | Lyon | mars > q1"]);
        en("Police called the report \"flawed since March\" in Boston.", &["Police | Boston | March > q1"]);
    }

    #[test]
    fn spans_cover_the_words_of_the_clause() {
        let text = "« Paul Roy a quitté Brest lundi », a déclaré mardi Anna Duval.";
        let analysis = crate::analyze(text, &Options::default());
        let words: Vec<&str> = analysis.relations.iter().map(|relation| &text[relation.span]).collect();
        assert_eq!(words, ["Paul Roy a quitté Brest lundi", "a déclaré mardi Anna Duval"]);
    }

    #[test]
    fn deep_nesting_ends() {
        let text = "Paul Roy dit que ".repeat(200) + "Anna Duval est à Lyon lundi.";
        assert!(!crate::analyze(&text, &Options::default()).relations.is_empty());
    }
}
