//! The static site: the page, the engine, and the list of files that the service worker keeps for use offline.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::shell::{root, target};
use crate::{engine, map, pack};

/// The service worker's list of files, made by the build: it defines `FILES` and `VERSION`.
const LIST: &str = "sw-files.js";

/// Builds the engine and the map, and gathers the site in `target/site`, which it returns. All its addresses are relative: it works
/// under any path of any server.
pub(crate) fn build() -> Result<PathBuf> {
    engine::build()?;
    map::build()?;
    let files = read(&root().join("www"))?;
    let site = target().join("site");
    if site.exists() {
        fs::remove_dir_all(&site)?;
    }
    for (name, bytes) in &files {
        let file = site.join(name);
        fs::create_dir_all(file.parent().context("a file has a folder")?)?;
        fs::write(file, bytes)?;
    }
    fs::write(site.join(LIST), list(&files))?;
    println!("Site: {} files, {} kB in {}", files.len() + 1, engine::kilobytes(size(&files)), site.display());
    Ok(site)
}

/// The files of the page, by name. Left out: type declarations, and what only the single file uses.
fn read(www: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    let mut folders = vec![www.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))? {
            let path = entry?.path();
            let name = path.strip_prefix(www)?.to_string_lossy().replace('\\', "/");
            if path.is_dir() {
                folders.push(path);
            } else if is_public(&name) {
                files.push((name, fs::read(&path)?));
            }
        }
    }
    files.sort();
    Ok(files)
}

fn is_public(name: &str) -> bool {
    let hidden = name.rsplit('/').next().is_some_and(|file| file.starts_with('.'));
    !hidden && !name.ends_with(".d.ts") && ![LIST, "single.js", "engine/inline.js"].contains(&name)
}

/// What the service worker imports. Files are named relative to it; the folder itself stands for `index.html`.
fn list(files: &[(String, Vec<u8>)]) -> String {
    let kept = files.iter().map(|(name, _)| name.as_str()).filter(|name| *name != "sw.js");
    let names: Vec<String> = kept.map(|name| format!("  {name:?},\n")).collect();
    format!(
        "// Made by the build.\nself.VERSION = \"{}\";\nself.FILES = [\n  \"./\",\n{}];\n",
        pack::version(files),
        names.concat()
    )
}

fn size(files: &[(String, Vec<u8>)]) -> usize {
    files.iter().map(|(_, bytes)| bytes.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_names_every_file_but_the_service_worker() {
        let file = |name: &str, bytes: &str| (name.to_owned(), bytes.as_bytes().to_vec());
        let files = [file("index.html", "a"), file("pkg/depeche.js", "b"), file("sw.js", "c")];
        let text = list(&files);
        assert!(text.contains("\"./\",\n  \"index.html\",\n  \"pkg/depeche.js\",\n];"), "{text}");
        let changed = [file("index.html", "A"), files[1].clone(), files[2].clone()];
        assert_ne!(pack::version(&files), pack::version(&changed));
    }
}
