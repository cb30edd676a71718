//! The best labels of a sentence and how clearly they win.

use std::ops::Range;

use super::features::{Extractor, POSITIONS};
use super::model::{Model, NEVER, Row};
use super::{KINDS, LABELS, Tagged, is_inside, kind_of, label};
use crate::names::vocabulary::Vocabulary;
use crate::text::Document;

/// Scores of so many features are kept.
const RECENT: usize = 1024;

/// Scores sentences of one document; its buffers serve one sentence after the other.
pub(super) struct Decoder<'d, 't> {
    extractor: Extractor<'d, 't>,
    vocabulary: &'d Vocabulary,
    model: &'d Model<'d>,
    start: Row,
    transitions: [Row; LABELS],
    /// The transitions by the label after.
    backwards: [Row; LABELS],
    /// Scores of each word at each position, once they have been asked for.
    words: Vec<[Option<Row>; POSITIONS.len()]>,
    features: Vec<u32>,
    /// Features scored lately, with their scores, by their last bits: few kinds of neighbours make most of them.
    recent: Vec<(u32, Row)>,
    emissions: Vec<Row>,
    forward: Vec<Row>,
    labels: Vec<u8>,
    /// For each token and label, by how much the best path through it falls short of the best path.
    shortfalls: Vec<Row>,
}

impl<'d, 't> Decoder<'d, 't> {
    /// A decoder for the sentences of `document`.
    pub(super) fn new(document: &'d Document<'t>, vocabulary: &'d Vocabulary, model: &'d Model<'d>) -> Self {
        let transitions = model.transitions();
        Decoder {
            extractor: Extractor::new(document, vocabulary),
            vocabulary,
            model,
            start: model.start(),
            transitions,
            backwards: std::array::from_fn(|to| std::array::from_fn(|from| transitions[from][to])),
            // The last row stands for the edge of a sentence.
            words: vec![[None; POSITIONS.len()]; vocabulary.words.len() + 1],
            features: Vec::new(),
            recent: vec![(u32::MAX, [0; LABELS]); RECENT],
            emissions: Vec::new(),
            forward: Vec::new(),
            labels: Vec::new(),
            shortfalls: Vec::new(),
        }
    }

    /// Adds the names of the sentence of `tokens` to `tagged`.
    pub(super) fn sentence(&mut self, tokens: Range<usize>, tagged: &mut Vec<Tagged>) {
        if tokens.is_empty() {
            return;
        }
        self.score(&tokens);
        self.best_path();
        if self.labels.iter().all(|label| *label == 0) {
            return;
        }
        self.find_shortfalls();
        let mut at = 0;
        while at < self.labels.len() {
            let label = self.labels[at] as usize;
            let Some(kind) = kind_of(label) else {
                at += 1;
                continue;
            };
            let length = self.labels[at + 1..].iter().take_while(|next| is_inside(**next as usize)).count();
            let end = at + 1 + length;
            let (margin, scores) = (self.margin(at..end), self.scores(at..end));
            tagged.push(Tagged { tokens: tokens.start + at..tokens.start + end, kind, margin, scores });
            at = end;
        }
    }

    /// By how much the labels of a name and of the token after it win, at the closest.
    fn margin(&self, name: Range<usize>) -> i32 {
        let near = name.start..(name.end + 1).min(self.labels.len());
        let rivals = near.flat_map(|at| (0..LABELS).map(move |label| (at, label)));
        let rivals = rivals.filter(|&(at, label)| self.labels[at] as usize != label);
        rivals.map(|(at, label)| -self.shortfalls[at][label]).min().unwrap_or(0)
    }

    /// For each kind, by how much a name of that kind on these tokens falls short.
    fn scores(&self, name: Range<usize>) -> [i32; KINDS.len()] {
        KINDS.map(|kind| {
            let labels = name.clone().map(|at| self.shortfalls[at][label(kind, at > name.start)]);
            labels.min().unwrap_or(NEVER)
        })
    }

    /// Scores every label of every token by the features.
    fn score(&mut self, tokens: &Range<usize>) {
        self.emissions.clear();
        for token in tokens.clone() {
            let mut row = [0; LABELS];
            for (index, (_, step)) in POSITIONS.iter().enumerate() {
                let word = token.checked_add_signed(*step).filter(|token| tokens.contains(token));
                add(&mut row, &self.word_row(word.map(|token| self.vocabulary.of_token[token]), index));
            }
            self.features.clear();
            self.extractor.own_features(token, &mut self.features);
            self.extractor.joint_features(token, tokens, &mut self.features);
            for feature in &self.features {
                let recent = &mut self.recent[*feature as usize % RECENT];
                if recent.0 != *feature {
                    *recent = (*feature, [0; LABELS]);
                    self.model.add(*feature, &mut recent.1);
                }
                add(&mut row, &recent.1);
            }
            self.emissions.push(row);
        }
    }

    fn word_row(&mut self, word: Option<u32>, position: usize) -> Row {
        let index = word.map_or(self.words.len() - 1, |word| word as usize);
        if let Some(row) = self.words[index][position] {
            return row;
        }
        let mut row = [0; LABELS];
        self.features.clear();
        self.extractor.word_features(word, POSITIONS[position].0, &mut self.features);
        self.features.iter().for_each(|feature| self.model.add(*feature, &mut row));
        self.words[index][position] = Some(row);
        row
    }

    /// Viterbi: the labels with the highest sum.
    fn best_path(&mut self) {
        self.forward.clear();
        let mut last = self.start;
        for (at, emission) in self.emissions.iter().enumerate() {
            if at > 0 {
                last = highest(&last, &self.transitions);
            }
            add(&mut last, emission);
            level(&mut last);
            self.forward.push(last);
        }
        self.labels.clear();
        let mut label = best(&last, |_| 0).0;
        for at in (0..self.forward.len()).rev() {
            self.labels.push(label as u8);
            if at > 0 {
                label = best(&self.forward[at - 1], |from| self.transitions[from][label]).0;
            }
        }
        self.labels.reverse();
    }

    /// Backwards over the sentence: the best path through each label of each token, against the best of all.
    fn find_shortfalls(&mut self) {
        self.shortfalls.clear();
        let mut after: Row = [0; LABELS];
        for at in (0..self.forward.len()).rev() {
            let mut through = self.forward[at];
            add(&mut through, &after);
            level(&mut through);
            self.shortfalls.push(through);
            add(&mut after, &self.emissions[at]);
            after = highest(&after, &self.backwards);
            level(&mut after);
        }
        self.shortfalls.reverse();
    }
}

/// The index with the highest score plus bonus, and that sum; the first of equals.
fn best(scores: &Row, bonus: impl Fn(usize) -> i32) -> (usize, i32) {
    let mut best = (0, scores[0].saturating_add(bonus(0)));
    for (label, score) in scores.iter().enumerate().skip(1) {
        let sum = score.saturating_add(bonus(label));
        if sum > best.1 {
            best = (label, sum);
        }
    }
    best
}

/// The highest sum of a score and a step from its label, for each label that the step may lead to.
fn highest(scores: &Row, steps: &[Row; LABELS]) -> Row {
    let mut highest = [i32::MIN; LABELS];
    // Label by label: the labels they lead to are then compared side by side.
    for (score, step) in scores.iter().zip(steps) {
        for (highest, step) in highest.iter_mut().zip(step) {
            *highest = (*highest).max(score + step);
        }
    }
    highest
}

/// Makes the highest score zero, so that no sentence is too long to sum.
fn level(row: &mut Row) {
    let highest = row.iter().copied().max().unwrap_or(0);
    row.iter_mut().for_each(|score| *score = (*score - highest).max(NEVER));
}

fn add(row: &mut Row, other: &Row) {
    row.iter_mut().zip(other).for_each(|(score, other)| *score += other);
}
