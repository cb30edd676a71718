//! The words of a document, each once, with how it is cased where its case says something.

use crate::text::{Case, Document, TokenKind};

/// Every distinct word of a document in lower case.
#[derive(Debug)]
pub struct Vocabulary {
    /// For each token its word, as an index of [`Vocabulary::words`].
    pub of_token: Vec<u32>,
    /// The words in order of appearance.
    pub words: Vec<Word>,
}

/// What the document says of one word.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// Hash of its letters in lower case, digits as zeros.
    pub hash: u64,
    /// The token where it stands first.
    pub first: u32,
    /// How often it is in lower case.
    pub lower: u32,
    /// How often it has a capital inside a sentence.
    pub capital: u32,
}

impl Vocabulary {
    /// Gathers the words of `document`.
    #[must_use]
    pub fn new(document: &Document) -> Vocabulary {
        let mask = (document.tokens.len() * 2).next_power_of_two() - 1;
        let mut cells = vec![u32::MAX; mask + 1];
        let mut words: Vec<Word> = Vec::new();
        let mut of_token = Vec::with_capacity(document.tokens.len());
        for index in 0..document.tokens.len() {
            let lower = document.lower(index);
            let hash = hash_word(lower);
            let mut cell = hash as usize & mask;
            let word = loop {
                match cells[cell] {
                    u32::MAX => {
                        cells[cell] = words.len() as u32;
                        words.push(Word { hash, first: index as u32, lower: 0, capital: 0 });
                        break words.len() - 1;
                    }
                    known if words[known as usize].hash == hash => break known as usize,
                    _ => cell = (cell + 1) & mask,
                }
            };
            count_case(document, index, &mut words[word]);
            of_token.push(word as u32);
        }
        Vocabulary { of_token, words }
    }

    /// What the document says of the word of `token`.
    #[must_use]
    pub fn word(&self, token: usize) -> &Word {
        &self.words[self.of_token[token] as usize]
    }
}

/// Whether the case of `token` is its own: it neither starts a sentence nor follows a mark, a dash or a colon.
#[must_use]
pub fn inside_sentence(document: &Document, token: usize) -> bool {
    let Some(previous) = token.checked_sub(1) else { return false };
    let (previous, sentence) = (&document.tokens[previous], document.tokens[token].sentence);
    previous.sentence == sentence
        && (matches!(previous.kind, TokenKind::Word | TokenKind::Number)
            || matches!(&document.text[previous.span], "," | "(" | "&"))
}

fn count_case(document: &Document, token: usize, word: &mut Word) {
    match document.tokens[token].case {
        Case::Lower => word.lower += 1,
        Case::Capital | Case::Upper | Case::Mixed if inside_sentence(document, token) => word.capital += 1,
        _ => {}
    }
}

/// FNV-1a of a word, digits as zeros.
pub(super) fn hash_word(word: &str) -> u64 {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    for byte in word.bytes() {
        let byte = if byte.is_ascii_digit() { b'0' } else { byte };
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    }
    hash ^ (hash >> 32)
}
