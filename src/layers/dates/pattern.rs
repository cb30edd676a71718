//! Patterns of the language packs as flat sequences of items, indexed by what their first token may be.

use std::collections::BTreeMap;

use crate::lang::dates::{DatePack, Meaning, Row};

/// Classes that patterns name in capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// No class.
    None,
    // Classes of words: headings of the pack's list.
    Month,
    Weekday,
    Weekdays,
    Unit,
    Part,
    Season,
    Direction,
    Directions,
    Units,
    MidMonth,
    And,
    NumberGroup,
    MonthPair,
    Decimal,
    Amount,
    MidYear,
    RankUnit,
    Minutes,
    Edge,
    NumberWord,
    Ordinal,
    Vague,
    NearDay,
    NextDay,
    Feast,
    Reference,
    Frequency,
    Zone,
    Noon,
    Approx,
    // Shapes that the engine reads.
    Number,
    Count,
    Day,
    Year,
    ShortYear,
    Figures,
    Clock,
    Hour,
    Hours,
    Length,
    Decade,
    Rank,
    // Whole expressions.
    Date,
    Span,
}

const NAMES: [(&str, Class); 44] = [
    ("MIDYEAR", Class::MidYear),
    ("RANKUNIT", Class::RankUnit),
    ("AMOUNT", Class::Amount),
    ("MONTHPAIR", Class::MonthPair),
    ("DECIMAL", Class::Decimal),
    ("MONTH", Class::Month),
    ("WEEKDAY", Class::Weekday),
    ("WEEKDAYS", Class::Weekdays),
    ("UNIT", Class::Unit),
    ("PART", Class::Part),
    ("SEASON", Class::Season),
    ("DIRECTION", Class::Direction),
    ("DIRECTIONS", Class::Directions),
    ("UNITS", Class::Units),
    ("MIDMONTH", Class::MidMonth),
    ("AND", Class::And),
    ("NUMBERGROUP", Class::NumberGroup),
    ("MINUTES", Class::Minutes),
    ("EDGE", Class::Edge),
    ("NUMBERWORD", Class::NumberWord),
    ("ORDINAL", Class::Ordinal),
    ("VAGUE", Class::Vague),
    ("NEARDAY", Class::NearDay),
    ("NEXTDAY", Class::NextDay),
    ("FEAST", Class::Feast),
    ("REFERENCE", Class::Reference),
    ("FREQUENCY", Class::Frequency),
    ("ZONE", Class::Zone),
    ("NOON", Class::Noon),
    ("APPROX", Class::Approx),
    ("NUMBER", Class::Number),
    ("COUNT", Class::Count),
    ("DAY", Class::Day),
    ("YEAR", Class::Year),
    ("SHORTYEAR", Class::ShortYear),
    ("FIGURES", Class::Figures),
    ("CLOCK", Class::Clock),
    ("HOUR", Class::Hour),
    ("HOURS", Class::Hours),
    ("LENGTH", Class::Length),
    ("DECADE", Class::Decade),
    ("RANK", Class::Rank),
    ("DATE", Class::Date),
    ("SPAN", Class::Span),
];

impl Class {
    /// The class with this name in patterns and headings.
    pub(super) fn named(name: &str) -> Option<Class> {
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, class)| *class)
    }
}

/// One step of a sequence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    /// One of these words, by number.
    Words(Vec<u16>),
    /// Something of this class.
    Is(Class),
    /// The span begins here.
    Open,
    /// The span ends here.
    Close,
}

/// A step from node to node of the patterns.
#[derive(Debug, Clone)]
pub(super) struct Edge {
    /// The span begins before the item.
    pub(super) opens: bool,
    /// The span ends before the item.
    pub(super) closes: bool,
    /// Words or a class.
    pub(super) item: Item,
    /// The node behind the item.
    pub(super) to: u32,
}

/// Where ways part: what sequences that begin alike have in common is read once.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) edges: Vec<Edge>,
    pub(super) ends: Vec<End>,
    /// Whether a row that works by itself ends here or further on.
    pub(super) outer: bool,
}

/// The end of a sequence.
#[derive(Debug)]
pub(super) struct End {
    /// Number of the sequence.
    pub(super) sequence: u32,
    /// The span begins here.
    pub(super) opens: bool,
    /// The span ends here.
    pub(super) closes: bool,
    /// The row only works inside a larger one.
    pub(super) inner: bool,
}

/// What a sequence begins with, in the order in which equal matches win.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    Literal,
    Class,
    Figure,
    Onward,
}

/// Sequences without and with a whole expression inside.
pub(super) const PLAIN: usize = 0;
pub(super) const NESTED: usize = 1;

/// What the pack's list and patterns say of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// Number of the word where patterns name it; 0 for none.
    pub(super) literal: u16,
    /// Its class.
    pub(super) class: Class,
    /// What it stands for, as [`super::value`] codes it.
    pub(super) value: i32,
}

impl Word {
    pub(super) const NONE: Word = Word { literal: 0, class: Class::None, value: 0 };
}

/// The patterns of one pack, ready for matching.
#[derive(Debug)]
pub(super) struct Patterns {
    pub(super) rows: &'static [Row],
    /// Index of the row of each sequence.
    pub(super) sequences: Vec<usize>,
    /// Slots of a hash table over the words.
    slots: Vec<(&'static str, Word)>,
    /// The nodes; the first two are the beginnings of [`PLAIN`] and [`NESTED`] sequences.
    nodes: Vec<Node>,
    /// First steps by word, by class, by figure, each of [`PLAIN`] and [`NESTED`] sequences.
    by_literal: [Vec<Vec<Edge>>; 2],
    by_class: [Vec<Vec<Edge>>; 2],
    by_digit: [Vec<Edge>; 2],
    /// First steps over an expression matched before.
    onward: Vec<Edge>,
}

impl Patterns {
    /// Reads the patterns of a pack. A pattern that cannot be read is left out; the tests of the rows would miss it.
    pub(super) fn new(pack: &'static DatePack) -> Patterns {
        let mut literals: BTreeMap<&'static str, u16> = BTreeMap::new();
        let mut sequences = Vec::new();
        let mut nodes = vec![Node::default(), Node::default()];
        for (row, shape) in pack.rows.iter().enumerate() {
            for items in expand(shape.pattern, &mut literals).unwrap_or_default() {
                add(&mut nodes, &items, sequences.len() as u32, is_inner(shape));
                sequences.push(row);
            }
        }
        let mut words: BTreeMap<&'static str, Word> =
            literals.iter().map(|(word, literal)| (*word, Word { literal: *literal, ..Word::NONE })).collect();
        for entry in pack.words.entries() {
            let Some(class) = Class::named(entry.section) else { continue };
            let word = words.entry(entry.key).or_insert(Word::NONE);
            if word.class == Class::None {
                *word = Word { class, value: super::value::code(class, entry.value), ..*word };
            }
        }
        let mut patterns = Patterns {
            rows: pack.rows,
            sequences,
            slots: table(&words),
            nodes,
            by_literal: [PLAIN, NESTED].map(|_| vec![Vec::new(); literals.len() + 1]),
            by_class: [PLAIN, NESTED].map(|_| vec![Vec::new(); Class::Span as usize + 1]),
            by_digit: [Vec::new(), Vec::new()],
            onward: Vec::new(),
        };
        patterns.index();
        patterns
    }

    /// What is known of a word in lower case.
    pub(super) fn word(&self, word: &str) -> Word {
        let mask = self.slots.len() - 1;
        let mut cell = hash(word) as usize & mask;
        loop {
            let (key, found) = self.slots[cell];
            if key.is_empty() {
                return Word::NONE;
            }
            if key == word {
                return found;
            }
            cell = (cell + 1) & mask;
        }
    }

    /// A node by its number.
    pub(super) fn node(&self, node: u32) -> &Node {
        &self.nodes[node as usize]
    }

    /// Whether a sequence begins with this word.
    pub(super) fn begins(&self, word: Word) -> bool {
        let any = |edges: &[Vec<Vec<Edge>>; 2], index: usize| edges.iter().any(|edges| !edges[index].is_empty());
        word.literal != 0 && any(&self.by_literal, word.literal as usize)
            || word.class != Class::None && any(&self.by_class, word.class as usize)
    }

    /// First steps over this word where patterns name it.
    pub(super) fn by_literal(&self, word: Word, nesting: usize) -> &[Edge] {
        &self.by_literal[nesting][word.literal as usize]
    }

    /// First steps over this word by its class.
    pub(super) fn by_class(&self, word: Word, nesting: usize) -> &[Edge] {
        &self.by_class[nesting][word.class as usize]
    }

    /// First steps over a figure.
    pub(super) fn by_digit(&self, nesting: usize) -> &[Edge] {
        &self.by_digit[nesting]
    }

    /// First steps over an expression matched before.
    pub(super) fn onward(&self) -> &[Edge] {
        &self.onward
    }

    fn index(&mut self) {
        for nesting in [PLAIN, NESTED] {
            for edge in &self.nodes[nesting].edges {
                match &edge.item {
                    Item::Words(words) => {
                        words.iter().for_each(|word| self.by_literal[nesting][*word as usize].push(edge.clone()));
                    }
                    Item::Is(Class::Date | Class::Span) => self.onward.push(edge.clone()),
                    Item::Is(class) => {
                        if may_be_figures(*class) {
                            self.by_digit[nesting].push(edge.clone());
                        }
                        for starter in starters(*class) {
                            self.by_class[nesting][starter as usize].push(edge.clone());
                        }
                    }
                    Item::Open | Item::Close => {}
                }
            }
        }
    }
}

/// Adds a sequence to the nodes.
fn add(nodes: &mut Vec<Node>, items: &[Item], sequence: u32, inner: bool) {
    let nests = items.iter().any(|item| matches!(item, Item::Is(Class::Date | Class::Span)));
    let mut at = if nests { NESTED } else { PLAIN };
    let (mut opens, mut closes) = (false, false);
    for item in items {
        match item {
            Item::Open => opens = true,
            Item::Close => closes = true,
            _ => {
                let same = |edge: &&Edge| (edge.opens, edge.closes) == (opens, closes) && edge.item == *item;
                let to = nodes[at].edges.iter().find(same).map(|edge| edge.to).unwrap_or_else(|| {
                    let to = nodes.len() as u32;
                    nodes.push(Node::default());
                    nodes[at].edges.push(Edge { opens, closes, item: item.clone(), to });
                    to
                });
                at = to as usize;
                nodes[at].outer |= !inner;
                (opens, closes) = (false, false);
            }
        }
    }
    nodes[at].ends.push(End { sequence, opens, closes, inner });
}

/// Whether something of this class may begin with a figure.
fn may_be_figures(class: Class) -> bool {
    use Class::{Amount, Clock, Count, Day, Decade, Decimal, Figures, Hour, Hours, Number, Rank, ShortYear, Year};
    matches!(
        class,
        Amount | Clock | Decade | Decimal | Hour | Hours | Count | Day | Figures | Number | Rank | ShortYear | Year
    )
}

/// Classes of words that something of this class may begin with.
fn starters(class: Class) -> Vec<Class> {
    match class {
        Class::Number | Class::Year | Class::Hour => vec![Class::NumberWord],
        Class::Count => vec![Class::NumberWord, Class::Vague],
        Class::Day => vec![Class::NumberWord, Class::Ordinal],
        Class::Rank => vec![Class::Ordinal],
        Class::Clock => vec![Class::Noon],
        Class::ShortYear
        | Class::Figures
        | Class::Hours
        | Class::Decade
        | Class::Decimal
        | Class::Amount
        | Class::None
        | Class::Date
        | Class::Span => Vec::new(),
        word => vec![word],
    }
}

/// Whether a row only works inside a larger one.
pub(super) fn is_inner(row: &Row) -> bool {
    row.meaning == Meaning::Inner
}

/// All ways through a pattern; `None` when it cannot be read.
pub(super) fn expand(pattern: &'static str, literals: &mut BTreeMap<&'static str, u16>) -> Option<Vec<Vec<Item>>> {
    let mut rest = pattern;
    let ways = ways(&mut rest, literals)?;
    rest.is_empty().then_some(ways)
}

/// Alternatives up to a closing bracket or the end.
fn ways(rest: &mut &'static str, literals: &mut BTreeMap<&'static str, u16>) -> Option<Vec<Vec<Item>>> {
    let mut done = Vec::new();
    let mut open: Vec<Vec<Item>> = vec![Vec::new()];
    loop {
        *rest = rest.trim_start();
        let Some(first) = rest.chars().next() else { break };
        match first {
            ')' | ']' => break,
            '|' => {
                *rest = &rest[1..];
                done.append(&mut open);
                open.push(Vec::new());
            }
            '(' | '[' => {
                *rest = &rest[1..];
                let mut inner = ways(rest, literals)?;
                *rest = rest.strip_prefix(if first == '(' { ')' } else { ']' })?;
                if first == '[' {
                    inner.push(Vec::new());
                }
                open = open.iter().flat_map(|head| inner.iter().map(move |tail| [&head[..], tail].concat())).collect();
            }
            _ => {
                let item = item(rest, literals)?;
                open.iter_mut().for_each(|way| way.push(item.clone()));
            }
        }
    }
    done.append(&mut open);
    Some(merge(done))
}

/// One word, class or bound.
fn item(rest: &mut &'static str, literals: &mut BTreeMap<&'static str, u16>) -> Option<Item> {
    if let Some(mark) = rest.strip_prefix('\\') {
        let end = mark.chars().next()?.len_utf8();
        *rest = &mark[end..];
        let next = literals.len() as u16 + 1;
        return Some(Item::Words(vec![*literals.entry(&mark[..end]).or_insert(next)]));
    }
    let end = rest.find(|c: char| c == ' ' || "()[]|".contains(c)).unwrap_or(rest.len());
    let word = &rest[..end];
    *rest = &rest[end..];
    Some(match word {
        "<" => Item::Open,
        ">" => Item::Close,
        _ if word.starts_with(|c: char| c.is_ascii_uppercase()) => Item::Is(Class::named(word)?),
        _ => {
            let next = literals.len() as u16 + 1;
            Item::Words(vec![*literals.entry(word).or_insert(next)])
        }
    })
}

/// Alternatives of a single word each become one item.
fn merge(ways: Vec<Vec<Item>>) -> Vec<Vec<Item>> {
    let mut words = Vec::new();
    let mut merged = Vec::new();
    for way in ways {
        match &way[..] {
            [Item::Words(found)] => words.extend_from_slice(found),
            _ => merged.push(way),
        }
    }
    if !words.is_empty() {
        merged.push(vec![Item::Words(words)]);
    }
    merged
}

/// A hash table with open addressing, at most half full.
fn table(words: &BTreeMap<&'static str, Word>) -> Vec<(&'static str, Word)> {
    let size = (words.len() * 2 + 1).next_power_of_two();
    let mut slots = vec![("", Word::NONE); size];
    for (key, word) in words {
        let mut cell = hash(key) as usize & (size - 1);
        while !slots[cell].0.is_empty() {
            cell = (cell + 1) & (size - 1);
        }
        slots[cell] = (key, *word);
    }
    slots
}

/// FNV-1a.
fn hash(word: &str) -> u32 {
    let hash = word.bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash ^ (hash >> 15)
}
