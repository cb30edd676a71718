//! The map of the page, `www/map/world.js`: made from Natural Earth by a script that runs in Node, since that is where
//! the tools of this craft are.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::shell::{root, run};
use crate::{browser, engine, pack};

/// The script with its npm packages.
const PACKAGES: &str = "xtask/map";

/// Makes the map, unless it is newer than everything it is made from.
pub(crate) fn build() -> Result<()> {
    let file = root().join("www/map/world.js");
    let script = root().join(PACKAGES).join("build.js");
    if is_fresh(&file, &[&script, &root().join(PACKAGES).join("package-lock.json")]) {
        return Ok(());
    }
    let packages = browser::packages(PACKAGES, "the map")?;
    println!("Drawing the map");
    run(Command::new(browser::node()?).arg(&script).arg(&file).current_dir(packages))?;
    let bytes = fs::read(&file)?;
    let packed = pack::gzip(&bytes)?;
    println!("Map: {} kB, {} kB with gzip", engine::kilobytes(bytes.len()), engine::kilobytes(packed.len()));
    Ok(())
}

/// Whether `file` was written after its `sources`.
fn is_fresh(file: &Path, sources: &[&Path]) -> bool {
    let written = |path: &Path| path.metadata().and_then(|file| file.modified()).ok();
    let Some(made) = written(file) else { return false };
    sources.iter().all(|source| written(source).is_some_and(|changed| changed <= made))
}
