//! What build and tests need beyond Rust: Node and npm packages, Chromium and its driver. Found, or installed where that is
//! allowed, or asked for with the command to run.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::shell::{find, output, root, run};

/// The packages of the page tests, which also bring the bundler of the single file.
pub(crate) const TESTS: &str = "tests/page";

/// The browser: `CHROMIUM`, or one on the search path, or the system's package.
pub(crate) fn chromium() -> Result<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    let look = || given("CHROMIUM").or_else(|| names.iter().find_map(|name| find(name))).or_else(mac_chrome);
    need("Chromium", look, &["chromium"], "install Chromium or Chrome, or set CHROMIUM to its path")
}

/// The browser's driver: `CHROMEDRIVER`, or one on the search path, or the system's package.
pub(crate) fn chromedriver() -> Result<PathBuf> {
    let folder = || Some(PathBuf::from(env::var_os("CHROMEWEBDRIVER")?).join("chromedriver"));
    let look =
        || given("CHROMEDRIVER").or_else(|| folder().filter(|file| file.is_file())).or_else(|| find("chromedriver"));
    need("ChromeDriver", look, &["chromium-driver"], "install the ChromeDriver of your Chromium, or set CHROMEDRIVER")
}

/// Node, with npm beside it.
pub(crate) fn node() -> Result<PathBuf> {
    let look = || find("node").filter(|_| find("npm").is_some());
    let node = need("Node.js", look, &["nodejs", "npm"], "install Node.js 18 or newer, with npm")?;
    let version = output(Command::new(&node).arg("--version"))?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < 18) {
        bail!("Node.js 18 or newer is needed, and this is {}: install a newer one", version.trim());
    }
    Ok(node)
}

/// A folder with its npm packages, installed as its lock file says; `purpose` says what they are for.
pub(crate) fn packages(name: &str, purpose: &str) -> Result<PathBuf> {
    node()?;
    let folder = root().join(name);
    if !is_fresh(&folder) {
        println!("Fetching the npm packages of {purpose}");
        let npm = find("npm").context("npm is missing: install Node.js 18 or newer, with npm")?;
        run(Command::new(npm).args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder))
            .with_context(|| format!("the packages could not be fetched: run `npm ci` in {name}, then try again"))?;
    }
    Ok(folder)
}

/// Whether the packages were installed after the lock file was written.
fn is_fresh(folder: &Path) -> bool {
    let written = |name: &str| folder.join(name).metadata().and_then(|file| file.modified()).ok();
    match (written("node_modules/.package-lock.json"), written("package-lock.json")) {
        (Some(installed), Some(locked)) => installed >= locked,
        _ => false,
    }
}

fn given(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file())
}

fn mac_chrome() -> Option<PathBuf> {
    let applications = ["Google Chrome.app/Contents/MacOS/Google Chrome", "Chromium.app/Contents/MacOS/Chromium"];
    applications.iter().map(|name| Path::new("/Applications").join(name)).find(|file| file.is_file())
}

/// What `look` finds; where it finds nothing, after installing `packages` with apt if that is allowed here.
fn need(name: &str, look: impl Fn() -> Option<PathBuf>, packages: &[&str], advice: &str) -> Result<PathBuf> {
    if let Some(found) = look() {
        return Ok(found);
    }
    if let Some(mut apt) = apt() {
        println!("{name} is missing: installing {} with apt-get", packages.join(" and "));
        let words = apt.get_args().map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>();
        let mut update = Command::new(apt.get_program());
        run(update.args(&words).arg("update"))?;
        run(apt.args(["install", "--yes", "--no-install-recommends"]).args(packages))?;
        if let Some(found) = look() {
            return Ok(found);
        }
    }
    let debian = packages.join(" ");
    bail!("{name} is missing: {advice} (on Debian: sudo apt-get install {debian}), then try again")
}

/// `apt-get` as root, or through `sudo` where it asks for no password.
fn apt() -> Option<Command> {
    let apt = find("apt-get")?;
    let quiet = |command: &mut Command| command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.trim_ascii() == b"0");
    if is_root {
        let mut command = Command::new(apt);
        command.env("DEBIAN_FRONTEND", "noninteractive");
        return Some(command);
    }
    let sudo = find("sudo")?;
    if !quiet(Command::new(&sudo).args(["-n", "true"])).is_ok_and(|status| status.success()) {
        return None;
    }
    let mut command = Command::new(sudo);
    command.args(["-n", "env", "DEBIAN_FRONTEND=noninteractive"]).arg(apt);
    Some(command)
}
