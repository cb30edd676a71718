//! Learns the weights of a linear-chain conditional random field by FTRL-proximal, one sentence at a time.

use depeche::Options;
use depeche::lang::Language;
use depeche::names::tagger::features::{BITS, POSITIONS, Position};
use depeche::names::tagger::model::UNIT;
use depeche::names::tagger::{Extractor, LABELS, Weights, label, may_follow};
use depeche::names::vocabulary::Vocabulary;

use super::corpus::Article;

/// How to learn.
#[derive(Debug, Clone)]
pub(super) struct Settings {
    pub(super) epochs: usize,
    /// How many models to train, each with chances of its own: the weights are their mean.
    pub(super) models: usize,
    /// How many weights to keep, the largest.
    pub(super) weights: usize,
    /// Share of the features that a sentence goes without in each epoch.
    pub(super) drop: f32,
    /// Share of the tokens whose own word a sentence goes without in each epoch.
    pub(super) hide: f32,
    /// Learning rate.
    pub(super) rate: f32,
    /// How much evidence a feature needs before it has a weight at all.
    pub(super) sparse: f32,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { epochs: 6, models: 1, weights: 100_000, drop: 0.25, hide: 0.0, rate: 0.15, sparse: 0.3 }
    }
}

impl Settings {
    /// For a model that only labels articles for another: it may be large.
    pub(super) fn for_teacher(&self) -> Settings {
        Settings { weights: usize::MAX, ..self.clone() }
    }
}

/// A sentence to learn from.
struct Example {
    features: Vec<u32>,
    /// Where the features of each token's own word and all its features end.
    ends: Vec<(u32, u32)>,
    labels: Vec<u8>,
    weight: usize,
}

/// Learns from articles, each with how often it counts, and packs the weights.
pub(super) fn train(
    language: &'static Language,
    articles: &[(Article, usize)],
    settings: &Settings,
    licence: &str,
) -> Vec<u8> {
    let mut examples = Vec::new();
    for (article, weight) in articles {
        add_examples(language, article, *weight, &mut examples);
    }
    let mut order: Vec<u32> = Vec::new();
    for (index, example) in examples.iter().enumerate() {
        order.extend(std::iter::repeat_n(index as u32, example.weight));
    }
    let learn = |seed| {
        let mut learner = Learner::new(settings.clone(), seed);
        learner.learn_all(&examples, order.clone());
        learner
    };
    let learners: Vec<Learner> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..settings.models).map(|seed| scope.spawn(move || learn(seed as u64))).collect();
        threads.into_iter().map(|thread| thread.join().expect("a learner does not panic")).collect()
    });
    Learner::mean(learners).weights().pack(licence)
}

fn add_examples(language: &'static Language, article: &Article, weight: usize, examples: &mut Vec<Example>) {
    let document = depeche::text::read(&article.text, &Options { language: Some(language), ..Options::default() });
    let vocabulary = Vocabulary::new(&document);
    let extractor = Extractor::new(&document, &vocabulary);
    let mut labels = vec![0_u8; document.tokens.len()];
    for &(start, end, kind) in &article.names {
        let first = document.tokens.partition_point(|token| token.span.range().end <= start);
        let last = document.tokens.partition_point(|token| token.span.range().start < end);
        for (index, slot) in labels[first..last.max(first)].iter_mut().enumerate() {
            *slot = label(kind, index > 0) as u8;
        }
    }
    for sentence in &document.sentences {
        let tokens = sentence.tokens.clone();
        let mut example =
            Example { features: Vec::new(), ends: Vec::new(), labels: labels[tokens.clone()].to_vec(), weight };
        // A name may lie across what is read as the end of a sentence.
        if example.labels.first().is_some_and(|&label| depeche::names::tagger::is_inside(label as usize)) {
            example.labels[0] -= 1;
        }
        for token in tokens.clone() {
            let features = &mut example.features;
            extractor.word_features(Some(vocabulary.of_token[token]), Position::Here, features);
            extractor.own_features(token, features);
            let own = features.len() as u32;
            for (position, step) in POSITIONS.into_iter().filter(|(position, _)| *position != Position::Here) {
                let word = token.checked_add_signed(step).filter(|token| tokens.contains(token));
                extractor.word_features(word.map(|token| vocabulary.of_token[token]), position, features);
            }
            extractor.joint_features(token, &tokens, features);
            example.ends.push((own, features.len() as u32));
        }
        let span = document.span(&tokens).range();
        let doubtful = article.doubtful.iter().any(|doubt| doubt.0 < span.end && span.start < doubt.1);
        if !example.labels.is_empty() && !doubtful {
            examples.push(example);
        }
    }
}

type Row = [f32; LABELS];

/// Weights in training with what FTRL-proximal keeps beside them.
struct Learner {
    settings: Settings,
    weights: Vec<Row>,
    sums: Vec<Row>,
    squares: Vec<Row>,
    transitions: [Row; LABELS],
    start: Row,
    transition_squares: [Row; LABELS],
    start_squares: Row,
    random: Random,
}

impl Learner {
    fn new(settings: Settings, seed: u64) -> Learner {
        let empty = || vec![[0.0; LABELS]; 1 << BITS];
        Learner {
            settings,
            weights: empty(),
            sums: empty(),
            squares: empty(),
            transitions: [[0.0; LABELS]; LABELS],
            start: [0.0; LABELS],
            transition_squares: [[1.0; LABELS]; LABELS],
            start_squares: [1.0; LABELS],
            random: Random(88_172_645_463_325_252 ^ seed.wrapping_mul(0x9E37_79B9_7F4A_7C15)),
        }
    }

    /// Learns from the sentences in `order` in every epoch.
    fn learn_all(&mut self, examples: &[Example], mut order: Vec<u32>) {
        for epoch in 1..=self.settings.epochs {
            self.random.shuffle(&mut order);
            let likelihood: f64 = order.iter().map(|&index| self.learn(&examples[index as usize])).sum();
            let tokens: usize = order.iter().map(|&index| examples[index as usize].labels.len()).sum();
            eprintln!("epoch {epoch}: {tokens} tokens, log-likelihood {:.4}", likelihood / tokens as f64);
        }
    }

    /// A learner with the mean of the weights of several.
    fn mean(learners: Vec<Learner>) -> Learner {
        let share = 1.0 / learners.len() as f32;
        let mut learners = learners.into_iter();
        let mut mean = learners.next().expect("there is one learner at least");
        let add = |row: &mut Row, other: &Row| row.iter_mut().zip(other).for_each(|(sum, weight)| *sum += weight);
        for other in learners {
            mean.weights.iter_mut().zip(&other.weights).for_each(|(row, other)| add(row, other));
            mean.transitions.iter_mut().zip(&other.transitions).for_each(|(row, other)| add(row, other));
            add(&mut mean.start, &other.start);
        }
        let rows = mean.weights.iter_mut().chain(&mut mean.transitions).chain([&mut mean.start]);
        rows.for_each(|row| row.iter_mut().for_each(|weight| *weight *= share));
        mean
    }

    /// One step on one sentence; gives its log-likelihood before the step.
    fn learn(&mut self, example: &Example) -> f64 {
        let mut tokens: Vec<Vec<u32>> = Vec::with_capacity(example.labels.len());
        let mut first = 0;
        for &(own, end) in &example.ends {
            let hidden = self.random.unit() < self.settings.hide;
            let features = &example.features[if hidden { own } else { first } as usize..end as usize];
            tokens.push(features.iter().copied().filter(|_| self.random.unit() >= self.settings.drop).collect());
            first = end;
        }
        let chain = Chain::new(self, &tokens);
        let likelihood = chain.likelihood(self, &example.labels);
        let follow: [Row; LABELS] =
            std::array::from_fn(|from| exp_row(&self.transitions[from], |to| may_follow(from, to)));
        let mut moved = [[0.0; LABELS]; LABELS];
        for (at, features) in tokens.iter().enumerate() {
            let gold = example.labels[at] as usize;
            let mut gradient = chain.probabilities(at);
            gradient[gold] -= 1.0;
            if at > 0 {
                chain.add_transitions(at, &follow, &mut moved);
                moved[example.labels[at - 1] as usize][gold] -= 1.0;
            } else {
                step_row(&mut self.start, &mut self.start_squares, &gradient);
            }
            for &feature in features {
                self.update(feature as usize, &gradient);
            }
        }
        let squares = &mut self.transition_squares;
        for ((row, squares), moved) in self.transitions.iter_mut().zip(squares).zip(&moved) {
            step_row(row, squares, moved);
        }
        likelihood
    }

    /// FTRL-proximal on the weights of one feature.
    fn update(&mut self, feature: usize, gradient: &Row) {
        let (weights, sums) = (&mut self.weights[feature], &mut self.sums[feature]);
        let squares = &mut self.squares[feature];
        let (rate, sparse) = (self.settings.rate, self.settings.sparse);
        for (label, &slope) in gradient.iter().enumerate() {
            if slope.abs() < 1e-4 {
                continue;
            }
            let square = squares[label] + slope * slope;
            let shift = (square.sqrt() - squares[label].sqrt()) / rate;
            sums[label] += slope - shift * weights[label];
            squares[label] = square;
            let sum = sums[label];
            weights[label] =
                if sum.abs() <= sparse { 0.0 } else { -(sum - sum.signum() * sparse) / ((1.0 + square.sqrt()) / rate) };
        }
    }

    /// The largest weights in whole units.
    fn weights(&self) -> Weights {
        let mut sizes: Vec<f32> =
            self.weights.iter().flatten().map(|weight| weight.abs()).filter(|size| *size > 0.0).collect();
        sizes.sort_unstable_by(|one, two| two.total_cmp(one));
        let floor = sizes.get(self.settings.weights).copied().unwrap_or(0.0);
        // Even numbers only: half as fine does no harm, and the blob packs better.
        let whole = |weight: f32| {
            if weight.abs() > floor { 2 * (weight / (2.0 * UNIT)).round().clamp(-63.0, 63.0) as i8 } else { 0 }
        };
        let scaled = |row: &Row| row.map(|weight| (weight / UNIT).round() as i16);
        let rows = self.weights.iter().map(|row| row.map(whole)).enumerate();
        let features: Vec<(u32, [i8; LABELS])> = rows
            .filter(|(_, row)| row.iter().any(|value| *value != 0))
            .map(|(feature, row)| (feature as u32, row))
            .collect();
        let kept: usize = features.iter().map(|(_, row)| row.iter().filter(|value| **value != 0).count()).sum();
        eprintln!("{} of {} weights, {} features", kept, sizes.len(), features.len());
        Weights { start: scaled(&self.start), transitions: self.transitions.each_ref().map(scaled), features }
    }
}

/// Forward and backward probabilities of one sentence.
struct Chain {
    scores: Vec<Row>,
    /// exp(score − highest of the token).
    odds: Vec<Row>,
    forward: Vec<Row>,
    backward: Vec<Row>,
    log_sum: f64,
}

impl Chain {
    fn new(learner: &Learner, tokens: &[Vec<u32>]) -> Chain {
        let mut chain =
            Chain { scores: Vec::new(), odds: Vec::new(), forward: Vec::new(), backward: Vec::new(), log_sum: 0.0 };
        for features in tokens {
            let mut row = [0.0; LABELS];
            for &feature in features {
                let weights = &learner.weights[feature as usize];
                row.iter_mut().zip(weights).for_each(|(score, weight)| *score += weight);
            }
            let highest = row.iter().copied().fold(f32::MIN, f32::max);
            chain.log_sum += f64::from(highest);
            chain.odds.push(row.map(|score| (score - highest).exp()));
            chain.scores.push(row);
        }
        let follow: [Row; LABELS] =
            std::array::from_fn(|from| exp_row(&learner.transitions[from], |to| may_follow(from, to)));
        let mut last = exp_row(&learner.start, |label| may_follow(0, label));
        let mut totals = Vec::with_capacity(tokens.len());
        for (at, odds) in chain.odds.iter().enumerate() {
            if at > 0 {
                let before = last;
                last = std::array::from_fn(|to| (0..LABELS).map(|from| before[from] * follow[from][to]).sum());
            }
            last.iter_mut().zip(odds).for_each(|(value, odds)| *value *= odds);
            let total = last.iter().sum::<f32>().max(1e-30);
            chain.log_sum += f64::from(total).ln();
            last.iter_mut().for_each(|value| *value /= total);
            totals.push(total);
            chain.forward.push(last);
        }
        chain.backward = vec![[1.0; LABELS]; tokens.len()];
        for at in (1..tokens.len()).rev() {
            let next: Row = std::array::from_fn(|to| chain.odds[at][to] * chain.backward[at][to] / totals[at]);
            chain.backward[at - 1] =
                std::array::from_fn(|from| (0..LABELS).map(|to| follow[from][to] * next[to]).sum());
        }
        chain
    }

    /// Probability of each label of a token.
    fn probabilities(&self, at: usize) -> Row {
        let row: Row = std::array::from_fn(|label| self.forward[at][label] * self.backward[at][label]);
        let total = row.iter().sum::<f32>().max(1e-30);
        row.map(|value| value / total)
    }

    /// Adds the probability of each transition into the token `at`.
    fn add_transitions(&self, at: usize, follow: &[Row; LABELS], moved: &mut [Row; LABELS]) {
        let into: Row = std::array::from_fn(|to| self.odds[at][to] * self.backward[at][to]);
        let mut total = 0.0;
        let pairs: [Row; LABELS] = std::array::from_fn(|from| {
            let row: Row = std::array::from_fn(|to| self.forward[at - 1][from] * follow[from][to] * into[to]);
            total += row.iter().sum::<f32>();
            row
        });
        for (sums, row) in moved.iter_mut().zip(&pairs) {
            sums.iter_mut().zip(row).for_each(|(sum, value)| *sum += value / total.max(1e-30));
        }
    }

    fn likelihood(&self, learner: &Learner, labels: &[u8]) -> f64 {
        let mut sum = -self.log_sum;
        for (at, &label) in labels.iter().enumerate() {
            let label = label as usize;
            let step = if at == 0 { learner.start[label] } else { learner.transitions[labels[at - 1] as usize][label] };
            sum += f64::from(self.scores[at][label] + step);
        }
        sum
    }
}

fn exp_row(row: &Row, allowed: impl Fn(usize) -> bool) -> Row {
    std::array::from_fn(|label| if allowed(label) { row[label].exp() } else { 0.0 })
}

/// AdaGrad on a row of weights without sparsity.
fn step_row(weights: &mut Row, squares: &mut Row, gradient: &Row) {
    for ((weight, square), slope) in weights.iter_mut().zip(squares).zip(gradient) {
        *square += slope * slope;
        *weight -= 0.1 * slope / square.sqrt();
    }
}

/// Xorshift: the same numbers in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// From 0 up to 1.
    fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u64 << 24) as f32
    }

    fn shuffle(&mut self, order: &mut [u32]) {
        for last in (1..order.len()).rev() {
            order.swap(last, (self.next() % (last as u64 + 1)) as usize);
        }
    }
}
