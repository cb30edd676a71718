//! Places that stand for who is there: a country for its government, a capital, a building, a town for its team.

use std::cell::OnceCell;
use std::ops::Range;

use super::ActorMention;
use super::clauses::Part;
use crate::analysis::{ActorKind, Place, PlaceKind, Why};
use crate::lang::actors::ActorPack;
use crate::text::{Document, Verb};

/// How many words of sport make an article one about sport.
const SPORT: usize = 2;

/// Reads places as actors.
pub(super) struct Metonymy<'d> {
    document: &'d Document<'d>,
    pack: &'static ActorPack,
    /// Whether the article is about sport, looked up when a town does what teams do.
    sport: OnceCell<bool>,
}

impl<'d> Metonymy<'d> {
    pub(super) fn of(document: &'d Document<'d>) -> Metonymy<'d> {
        Metonymy { document, pack: document.language.actors, sport: OnceCell::new() }
    }

    /// A country or capital that acts, a building that stands for an institution, a town that plays.
    pub(super) fn mention(&self, place: &Place, part: Part) -> Option<ActorMention> {
        let tokens = self.document.tokens_in(place.span);
        let metonym = self.pack.metonyms.get(self.document.phrase(&tokens));
        let building = metonym.is_some_and(|entry| entry.section != "capital");
        let may_act = place.kind == PlaceKind::Country || metonym.is_some();
        let town = place.kind == PlaceKind::City;
        let rule = match part {
            Part::Subject(verb) if may_act && !self.undergoes(&self.document.verbs[verb]) => "subject",
            Part::Agent | Part::Source if may_act => "source",
            _ if building => "metonym",
            _ if metonym.is_some() && self.is_dealt_with(&tokens) => "metonym",
            Part::Subject(verb) if town && self.verb_in(&self.document.verbs[verb], "contest") && self.is_sport() => {
                "team"
            }
            _ if town && self.is_opponent(&tokens) && self.is_sport() => "team",
            _ => return None,
        };
        let bare = ActorMention::bare(self.document, tokens, ActorKind::Organisation, Why::rule(rule));
        Some(ActorMention { named: true, ..bare })
    }

    fn undergoes(&self, verb: &Verb) -> bool {
        self.pack.place_verbs.contains(self.document.lower(verb.head))
    }

    fn section(&self, word: &str, section: &str) -> bool {
        self.pack.links.get(word).is_some_and(|entry| entry.section == section)
    }

    fn verb_in(&self, verb: &Verb, section: &str) -> bool {
        verb.lemma.is_some_and(|lemma| self.section(lemma, section))
    }

    /// The verb that ends right before the token.
    fn verb_before(&self, token: usize) -> Option<&Verb> {
        let after = self.document.verbs.partition_point(|verb| verb.tokens.end <= token);
        after.checked_sub(1).map(|index| &self.document.verbs[index]).filter(|verb| verb.tokens.end == token)
    }

    /// "des sanctions contre Téhéran", "accuse Moscou", "avec le soutien de Pékin".
    fn is_dealt_with(&self, tokens: &Range<usize>) -> bool {
        let Some(before) = tokens.start.checked_sub(1) else { return false };
        let word = |token: usize| self.document.lower(token);
        let backed = before > 0 && self.section(word(before), "of") && self.section(word(before - 1), "backing");
        backed
            || self.section(word(before), "against")
            || self.verb_before(tokens.start).is_some_and(|verb| self.verb_in(verb, "dealing"))
    }

    /// "Nice a battu Lyon", "contre Lyon", "face à Lyon".
    fn is_opponent(&self, tokens: &Range<usize>) -> bool {
        let Some(before) = tokens.start.checked_sub(1) else { return false };
        let word = |token: usize| self.document.lower(token);
        self.section(word(before), "against")
            || before > 0 && self.section(word(before - 1), "against") && self.section(word(before), "to")
            || self.verb_before(tokens.start).is_some_and(|verb| !verb.reflexive && self.verb_in(verb, "contest"))
    }

    /// Whether the article has words of sport.
    fn is_sport(&self) -> bool {
        *self.sport.get_or_init(|| {
            let tokens = 0..self.document.tokens.len();
            tokens.filter(|token| self.section(self.document.lower(*token), "sport")).take(SPORT).count() == SPORT
        })
    }
}
