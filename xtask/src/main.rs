//! The project's own tasks: `cargo xtask serve`, `build`, `test`, `single`.

fn main() {}
