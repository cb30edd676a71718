//! Forms in which an analysis leaves the engine, one file a format.

#[cfg(feature = "cli")]
pub mod terminal;
