//! What a packed file may hold.

use super::coder::Coder;
use super::{classes, gazetteer, model};

/// What is in a packed file.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// The gazetteer.
    Gazetteer,
    /// Weights of a tagger.
    Model,
    /// Classes of words.
    Classes,
}

impl Kind {
    /// Runs through a file of this kind.
    pub(crate) fn run(self, file: &mut [u8], coder: &mut impl Coder) {
        match self {
            Kind::Gazetteer => gazetteer::gazetteer(file, coder),
            Kind::Model => model::model(file, coder),
            Kind::Classes => classes::classes(file, coder),
        }
    }
}
