//! Stage 3: the mentions of the four layers.

pub mod actors;
pub mod dates;
pub mod places;
pub mod quotes;
