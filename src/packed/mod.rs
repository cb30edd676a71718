//! Data that is compiled in packed: `build.rs` packs the files, and each is unpacked when it is first asked.
//!
//! What the page loads is a twelfth smaller for it, and the files that are kept and made again stay what they are.

use std::sync::OnceLock;

use crate::names::gazetteer::format;

mod classes;
mod coder;
#[cfg(test)]
mod encoder;
mod gazetteer;
mod kind;
mod model;

pub use kind::Kind;

/// A packed file. Make one with [`crate::packed!`].
#[derive(Debug)]
pub struct Packed {
    packed: &'static [u8],
    kind: Kind,
    whole: OnceLock<Vec<u8>>,
}

impl Packed {
    /// A packed file that holds this.
    #[must_use]
    pub const fn new(packed: &'static [u8], kind: Kind) -> Packed {
        Packed { packed, kind, whole: OnceLock::new() }
    }

    /// The file as it was.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.whole.get_or_init(|| coder::unpack(self.packed, |file, decoder| self.kind.run(file, decoder)))
    }
}

/// Takes in a file that `build.rs` packs: `packed!("names.model", Model)`.
#[macro_export]
macro_rules! packed {
    ($name:literal, $kind:ident) => {
        $crate::packed::Packed::new(include_bytes!(concat!(env!("OUT_DIR"), "/", $name)), $crate::packed::Kind::$kind)
    };
}

#[cfg(test)]
mod tests;
