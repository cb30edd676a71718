//! Learns classes of words from text without annotation: words with like neighbours are of one class.
//!
//! The exchange algorithm (Kneser and Ney 1993): each word in turn moves to the class in which the bigrams of classes
//! tell most about the text, until few words move. No chance is in it: the same text gives the same classes.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use depeche::Options;
use depeche::lang::{self, Language};
use depeche::names::classes;
use depeche::names::vocabulary::Vocabulary;

use super::corpus::{self, Article};

/// Stands for rare words and for what lies beyond the ends of a sentence; both keep their class.
const FIXED: usize = 2;

/// What the command line says.
struct Plan {
    language: &'static Language,
    corpora: Vec<PathBuf>,
    without: HashSet<String>,
    /// How many classes there are, the two fixed ones included.
    classes: usize,
    /// How many words have a class, the most frequent ones.
    words: usize,
    /// How often each word may move.
    rounds: usize,
    out: PathBuf,
}

/// `cargo xtask train-classes`.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let plan = Plan::parse(arguments)?;
    let mut articles = Vec::new();
    for path in &plan.corpora {
        articles.extend(corpus::read(path)?);
    }
    articles.retain(|article| !plan.without.contains(&article.id));
    let text = Text::read(plan.language, &articles, plan.words);
    println!("{} articles, {} words with a class", articles.len(), text.words.len() - FIXED);
    let mut exchange = Exchange::new(&text, plan.classes);
    for round in 1..=plan.rounds {
        let moved = exchange.round(&text);
        println!("round {round}: {moved} words moved, {:.4}", exchange.score());
        if moved * 200 < text.words.len() {
            break;
        }
    }
    let found: Vec<(u64, u8)> =
        (FIXED..text.words.len()).map(|word| (text.words[word].hash, (exchange.class[word] - FIXED) as u8)).collect();
    let blob = classes::pack(&found);
    println!("{} bytes", blob.len());
    fs::write(&plan.out, &blob).with_context(|| format!("Cannot write {}", plan.out.display()))
}

impl Plan {
    fn parse(arguments: &[String]) -> Result<Plan> {
        let mut plan = Plan {
            language: lang::all()[0],
            corpora: Vec::new(),
            without: HashSet::new(),
            classes: 256,
            words: 20_000,
            rounds: 20,
            out: PathBuf::new(),
        };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let Some(option) = argument.strip_prefix("--") else {
                plan.corpora.push(argument.into());
                continue;
            };
            let value = rest.next().with_context(|| format!("--{option} needs a value"))?;
            match option {
                "language" => plan.language = lang::by_code(value)?,
                "without" => plan.without.extend(corpus::ids(value.as_ref())?),
                "classes" => plan.classes = value.parse()?,
                "words" => plan.words = value.parse()?,
                "rounds" => plan.rounds = value.parse()?,
                "out" => plan.out = value.into(),
                _ => bail!("There is no option --{option}."),
            }
        }
        if plan.corpora.is_empty() || plan.out.as_os_str().is_empty() {
            bail!("Name at least one file of articles, and a file to write with --out.");
        }
        if !(FIXED + 1..=FIXED + 256).contains(&plan.classes) {
            bail!("There may be {} to {} classes.", FIXED + 1, FIXED + 256);
        }
        Ok(plan)
    }
}

/// A word of the text.
#[derive(Debug, Default)]
struct Word {
    hash: u64,
    /// Words before and after it, each with how often.
    before: Vec<(u32, u32)>,
    after: Vec<(u32, u32)>,
}

/// The words, the fixed ones first, then by frequency.
#[derive(Debug)]
struct Text {
    words: Vec<Word>,
}

impl Text {
    /// The `most` frequent words of `articles` with their neighbours.
    fn read(language: &'static Language, articles: &[Article], most: usize) -> Text {
        let mut sentences: Vec<Vec<u64>> = Vec::new();
        let mut counts: BTreeMap<u64, u32> = BTreeMap::new();
        for article in articles {
            let options = Options { language: Some(language), ..Options::default() };
            let document = depeche::text::read(&article.text, &options);
            let vocabulary = Vocabulary::new(&document);
            for sentence in &document.sentences {
                let hashes = sentence.tokens.clone().map(|token| vocabulary.word(token).hash);
                hashes.clone().for_each(|hash| *counts.entry(hash).or_default() += 1);
                sentences.push(hashes.collect());
            }
        }
        let mut order: Vec<(u64, u32)> = counts.into_iter().collect();
        order.sort_by_key(|(hash, count)| (Reverse(*count), *hash));
        order.truncate(most);
        let mut words: Vec<Word> = (0..FIXED).map(|_| Word::default()).collect();
        words.extend(order.into_iter().map(|(hash, _)| Word { hash, ..Word::default() }));
        let index: HashMap<u64, u32> =
            words.iter().enumerate().skip(FIXED).map(|(index, word)| (word.hash, index as u32)).collect();
        let known = |hash: &u64| index.get(hash).copied().unwrap_or(0);
        let sentences = sentences.iter().map(|sentence| sentence.iter().map(known).collect()).collect();
        let mut text = Text { words };
        text.count_pairs(sentences);
        text
    }

    fn count_pairs(&mut self, sentences: Vec<Vec<u32>>) {
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for sentence in sentences {
            let mut last = 1;
            for word in sentence.into_iter().chain([1]) {
                pairs.push((last, word));
                last = word;
            }
        }
        pairs.sort_unstable();
        for same in pairs.chunk_by(|one, two| one == two) {
            let ((one, two), count) = (same[0], same.len() as u32);
            self.words[one as usize].after.push((two, count));
            self.words[two as usize].before.push((one, count));
        }
    }
}

/// The classes and how often one follows another.
#[derive(Debug)]
struct Exchange {
    classes: usize,
    /// Class of each word.
    class: Vec<usize>,
    /// How often the class of the column follows that of the row.
    follows: Vec<i64>,
    /// The same with rows and columns exchanged.
    led: Vec<i64>,
    /// Tokens of each class as the first and as the second of a pair.
    first: Vec<i64>,
    second: Vec<i64>,
}

impl Exchange {
    fn new(text: &Text, classes: usize) -> Exchange {
        let class: Vec<usize> = (0..text.words.len())
            .map(|word| if word < FIXED { word } else { FIXED + (word - FIXED) % (classes - FIXED) })
            .collect();
        let empty = || vec![0; classes * classes];
        let (mut follows, mut led) = (empty(), empty());
        let (mut first, mut second) = (vec![0; classes], vec![0; classes]);
        for (one, word) in text.words.iter().enumerate() {
            for &(two, count) in &word.after {
                let (one, two, count) = (class[one], class[two as usize], i64::from(count));
                follows[one * classes + two] += count;
                led[two * classes + one] += count;
                first[one] += count;
                second[two] += count;
            }
        }
        Exchange { classes, class, follows, led, first, second }
    }

    /// What the bigrams of classes tell about the text, in nats a pair.
    fn score(&self) -> f64 {
        let sum = |counts: &[i64]| counts.iter().map(|count| entropy(*count)).sum::<f64>();
        let pairs: i64 = self.first.iter().sum();
        (sum(&self.follows) - sum(&self.first) - sum(&self.second)) / pairs as f64
    }

    /// Moves each word to its best class; gives how many moved.
    fn round(&mut self, text: &Text) -> usize {
        let mut moved = 0;
        for word in FIXED..text.words.len() {
            let (before, after, own) = self.neighbours(text, word);
            let old = self.class[word];
            self.shift(old, &before, &after, own, -1);
            let mut best = (f64::MIN, old);
            for class in FIXED..self.classes {
                let gain = self.gain(class, &before, &after, own);
                if gain > best.0 || gain == best.0 && class == old {
                    best = (gain, class);
                }
            }
            self.shift(best.1, &before, &after, own, 1);
            self.class[word] = best.1;
            moved += usize::from(best.1 != old);
        }
        moved
    }

    /// The classes before and after a word with how often, without itself, and how often it follows itself.
    fn neighbours(&self, text: &Text, word: usize) -> (Counts, Counts, i64) {
        let gather = |neighbours: &[(u32, u32)]| {
            let others = neighbours.iter().filter(|(other, _)| *other as usize != word);
            let mut counts: Counts =
                others.map(|(other, count)| (self.class[*other as usize], i64::from(*count))).collect();
            counts.sort_unstable();
            counts.dedup_by(|next, kept| {
                let same = next.0 == kept.0;
                kept.1 += if same { next.1 } else { 0 };
                same
            });
            counts
        };
        let Word { before, after, .. } = &text.words[word];
        let own = after.iter().find(|(other, _)| *other as usize == word).map_or(0, |(_, count)| *count);
        (gather(before), gather(after), i64::from(own))
    }

    /// Takes a word with these neighbours into a class (`sign` 1) or out of it (−1).
    fn shift(&mut self, class: usize, before: &Counts, after: &Counts, own: i64, sign: i64) {
        let size = self.classes;
        let mut add = |one: usize, two: usize, count: i64| {
            self.follows[one * size + two] += sign * count;
            self.led[two * size + one] += sign * count;
            self.first[one] += sign * count;
            self.second[two] += sign * count;
        };
        before.iter().for_each(|&(other, count)| add(other, class, count));
        after.iter().for_each(|&(other, count)| add(class, other, count));
        add(class, class, own);
    }

    /// What the text gains by a word with these neighbours in a class that does not count it.
    fn gain(&self, class: usize, before: &Counts, after: &Counts, own: i64) -> f64 {
        let row = class * self.classes;
        let (follows, led) = (&self.follows[row..row + self.classes], &self.led[row..row + self.classes]);
        let more = |count: i64, more: i64| entropy(count + more) - entropy(count);
        let (mut gain, mut itself) = (0.0, own);
        let (mut firsts, mut seconds) = (own, own);
        for &(other, count) in before {
            seconds += count;
            if other == class {
                itself += count;
            } else {
                gain += more(led[other], count);
            }
        }
        for &(other, count) in after {
            firsts += count;
            if other == class {
                itself += count;
            } else {
                gain += more(follows[other], count);
            }
        }
        gain + more(follows[class], itself) - more(self.first[class], firsts) - more(self.second[class], seconds)
    }
}

/// Classes with how often each.
type Counts = Vec<(usize, i64)>;

fn entropy(count: i64) -> f64 {
    if count <= 1 { 0.0 } else { count as f64 * (count as f64).ln() }
}
