//! The engine as wasm: the target, the compilation, the JavaScript around it.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::shell::{self, cargo, root, run, target};

/// The target that the browser runs.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Compiles the engine and writes `depeche.js`, `depeche.d.ts` and `depeche_bg.wasm` into `www/pkg`, which it returns.
pub(crate) fn build() -> Result<PathBuf> {
    add_target()?;
    let wasm = compile()?;
    let folder = root().join("www/pkg");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    Bindgen::new()
        .input_path(&wasm)
        .web(true)?
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(&folder)
        .context("wasm-bindgen could not write the JavaScript")?;
    tell_size(&folder.join("depeche_bg.wasm"))?;
    Ok(folder)
}

/// Adds the wasm target to the toolchain if it is missing.
pub(crate) fn add_target() -> Result<()> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut look = std::process::Command::new(rustc);
    look.current_dir(root()).args(["--print", "target-libdir", "--target", TARGET]);
    if Path::new(shell::output(&mut look)?.trim()).is_dir() {
        return Ok(());
    }
    let Some(rustup) = shell::find("rustup") else {
        bail!("this Rust has no {TARGET}, and there is no rustup to add it: install that target, then try again");
    };
    println!("Adding the target {TARGET} with rustup");
    run(std::process::Command::new(rustup).current_dir(root()).args(["target", "add", TARGET]))
        .with_context(|| format!("run `rustup target add {TARGET}`, then try again"))
}

fn compile() -> Result<PathBuf> {
    println!("Compiling the engine for the browser");
    let arguments = ["build", "--quiet", "--package", "depeche", "--lib", "--no-default-features"];
    let mut command = cargo(&arguments);
    command.args(["--profile", "wasm", "--target", TARGET]);
    command.env("CARGO_ENCODED_RUSTFLAGS", remapped()?.join("\x1f"));
    run(&mut command)?;
    Ok(target().join(TARGET).join("wasm/depeche.wasm"))
}

/// Flags that leave the folders of this machine out of the panic messages: the same bytes everywhere.
fn remapped() -> Result<Vec<String>> {
    let home = match env::var_os("CARGO_HOME") {
        Some(home) => PathBuf::from(home),
        None => env::home_dir().context("there is no home folder")?.join(".cargo"),
    };
    let flag = |folder: &Path, name: &str| format!("--remap-path-prefix={}={name}", folder.display());
    let mut flags = vec![flag(&root(), "/depeche"), flag(&home, "/cargo")];
    // The folder of the registry carries a hash of its address.
    for source in fs::read_dir(home.join("registry/src")).into_iter().flatten().flatten() {
        flags.push(flag(&source.path(), "/cargo/registry"));
    }
    Ok(flags)
}

fn tell_size(wasm: &Path) -> Result<()> {
    let bytes = fs::read(wasm)?;
    let packed = crate::pack::gzip(&bytes)?;
    println!("Wasm: {} kB, {} kB with gzip", kilobytes(bytes.len()), kilobytes(packed.len()));
    Ok(())
}

/// Kilobytes to one decimal.
pub(crate) fn kilobytes(bytes: usize) -> String {
    format!("{}.{}", bytes / 1000, bytes % 1000 / 100)
}
