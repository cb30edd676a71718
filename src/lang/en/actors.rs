//! Words and shapes for actors.

use crate::lang::actors::ActorPack;

/// The pack's part for actors.
pub(super) static PACK: ActorPack = ActorPack {};
