//! Words and shapes for names.

use crate::lang::names::NamePack;

/// The pack's part for names.
pub(super) static PACK: NamePack = NamePack {};
