//! Words and shapes for dates.

use crate::lang::dates::DatePack;

/// The pack's part for dates.
pub(super) static PACK: DatePack = DatePack {};
