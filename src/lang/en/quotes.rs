//! Words and shapes for quotes.

use crate::lang::quotes::QuotePack;

/// The pack's part for quotes.
pub(super) static PACK: QuotePack = QuotePack {};
