//! Words and shapes for places.

use crate::lang::places::PlacePack;

/// The pack's part for places.
pub(super) static PACK: PlacePack = PlacePack {};
