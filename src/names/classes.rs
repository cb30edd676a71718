//! Classes of words that stand beside like words, learnt from text without annotation: a blob read in place.
//!
//! Little-endian: magic; where each group of words ends (`u16`); for each word eight bits of its hash and
//! its class. The first bits of the hash are the group. A word that has no class is taken for one that has in about two
//! cases of a hundred.

const MAGIC: &[u8; 8] = b"depecls\x01";
/// Bits of a hash that tell the group.
const GROUP_BITS: u32 = 12;
const GROUPS: usize = 1 << GROUP_BITS;

/// Classes read from a blob.
#[derive(Debug, Clone, Copy)]
pub struct Classes<'b> {
    ends: &'b [u8],
    words: &'b [u8],
}

impl<'b> Classes<'b> {
    /// Opens a blob; `None` where it is none.
    #[must_use]
    pub fn open(blob: &'b [u8]) -> Option<Classes<'b>> {
        let rest = blob.strip_prefix(MAGIC)?;
        let (ends, words) = rest.split_at_checked(2 * GROUPS)?;
        let whole = end(ends, GROUPS - 1) * 2 == words.len();
        whole.then_some(Classes { ends, words })
    }

    /// The class of the word with this hash, from 1 on; 0 where it has none.
    #[must_use]
    pub fn of(&self, hash: u64) -> u16 {
        let (group, check) = place(hash);
        let start = group.checked_sub(1).map_or(0, |before| end(self.ends, before));
        let words = self.words.get(2 * start..2 * end(self.ends, group)).unwrap_or(&[]);
        words.chunks_exact(2).find(|word| word[0] == check).map_or(0, |word| 1 + u16::from(word[1]))
    }
}

/// Packs words, by their hashes, with their classes into a blob; of words that look alike the first one counts.
#[must_use]
pub fn pack(words: &[(u64, u8)]) -> Vec<u8> {
    let mut groups: Vec<Vec<[u8; 2]>> = vec![Vec::new(); GROUPS];
    for &(hash, class) in words {
        let (group, check) = place(hash);
        if groups[group].iter().all(|word| word[0] != check) {
            groups[group].push([check, class]);
        }
    }
    let mut blob = MAGIC.to_vec();
    let mut before = 0_usize;
    for group in &groups {
        before += group.len();
        blob.extend((before as u16).to_le_bytes());
    }
    for group in &mut groups {
        group.sort_unstable();
        blob.extend(group.iter().flatten());
    }
    blob
}

/// The group of a hash and the bits that tell it from others of the group.
fn place(hash: u64) -> (usize, u8) {
    let mixed = hash.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((mixed >> (64 - GROUP_BITS)) as usize, (mixed >> (56 - GROUP_BITS)) as u8)
}

fn end(ends: &[u8], group: usize) -> usize {
    ends.get(2 * group..2 * group + 2).map_or(0, |two| usize::from(u16::from_le_bytes([two[0], two[1]])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::vocabulary::hash_word;

    #[test]
    fn packed_words_have_their_classes() {
        let word = |number: u32| hash_word(&char::from_u32(0x4E00 + number).unwrap().to_string());
        let words: Vec<(u64, u8)> = (0..5000).map(|number| (word(number), (number % 256) as u8)).collect();
        let blob = pack(&words);
        let classes = Classes::open(&blob).unwrap();
        let right = words.iter().filter(|(hash, class)| classes.of(*hash) == u16::from(*class) + 1).count();
        let wrong = (5000..10_000).filter(|number| classes.of(word(*number)) != 0).count();
        // Eight bits tell the words of a group apart.
        assert!(right > 4950 && wrong < 50, "{right} right, {wrong} wrong");
    }

    #[test]
    fn damaged_blobs_are_refused() {
        let blob = pack(&[(hash_word("one"), 7), (hash_word("two"), 255)]);
        let classes = Classes::open(&blob).unwrap();
        assert_eq!([classes.of(hash_word("one")), classes.of(hash_word("two"))], [8, 256]);
        assert!(Classes::open(&blob[..blob.len() - 1]).is_none());
        assert!(Classes::open(&blob[1..]).is_none());
        assert!(Classes::open(b"").is_none());
    }

    #[test]
    fn every_table_of_every_pack_opens() {
        let tables: Vec<&[u8]> = crate::lang::all()
            .iter()
            .filter_map(|language| language.names.classes)
            .map(crate::packed::Packed::bytes)
            .collect();
        assert!(!tables.is_empty());
        tables.iter().for_each(|blob| assert!(Classes::open(blob).is_some()));
    }

    #[test]
    fn words_used_alike_are_alike() {
        let classes = Classes::open(crate::lang::by_code("fr").unwrap().names.classes.unwrap().bytes()).unwrap();
        let of = |word: &str| classes.of(hash_word(word));
        assert_ne!(of("lundi"), 0);
        assert_eq!(of("lundi"), of("mardi"));
        assert_ne!(of("lundi"), of("explique"));
    }
}
