//! Words and shapes for text.

use crate::lang::text::TextPack;

/// The pack's part for text.
pub(super) static PACK: TextPack = TextPack {};
