//! Forms in which an analysis leaves the engine, one file a format.
