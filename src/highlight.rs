//! Flattens an analysis into a run of segments, each with the marks that cover it: for the page, HTML, the terminal.
