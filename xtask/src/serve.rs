//! `cargo xtask serve`: the page on this machine.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::{shell, site};

/// Builds the site, serves it on loopback and opens it, until it is interrupted.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let (mut port, mut open) = (None, true);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--port" => port = Some(rest.next().context("`--port` needs a number")?.parse().context("`--port`")?),
            "--no-open" => open = false,
            other => bail!("`{other}` is not known; `serve [--port PORT] [--no-open]`"),
        }
    }
    let site = site::build()?;
    let server = listen(port)?;
    let address = format!("http://{}/", server.server_addr());
    println!("\nDépêche is at {address} (Ctrl+C ends)");
    if open {
        open_browser(&address);
    }
    for request in server.incoming_requests() {
        // A reader that hangs up is no reason to end.
        let _ = answer(request, &site);
    }
    Ok(())
}

/// Listens on the given port; else on 8080, or any that is free.
fn listen(port: Option<u16>) -> Result<Server> {
    let bind = |port: u16| Server::http(("127.0.0.1", port)).map_err(anyhow::Error::from_boxed);
    match port {
        Some(port) => bind(port).with_context(|| format!("port {port} is taken: choose another with --port")),
        None => bind(8080).or_else(|_| bind(0)),
    }
}

fn answer(request: Request, site: &Path) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::empty(405));
    }
    let Some(file) = locate(site, request.url()) else {
        return request.respond(Response::from_string("Not found").with_status_code(404));
    };
    let mut response = Response::from_file(File::open(&file)?);
    for (name, value) in [("Content-Type", mime(&file)), ("Cache-Control", "no-cache")] {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    request.respond(response)
}

/// The file behind an address; none outside the site.
fn locate(site: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let mut file = site.to_path_buf();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        let plain = part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
        if !plain || part.starts_with('.') {
            return None;
        }
        file.push(part);
    }
    if fs::metadata(&file).ok()?.is_dir() {
        file.push("index.html");
    }
    file.is_file().then_some(file)
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "webmanifest") => "application/json; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Opens the address where there is a desktop; the address is printed anyway.
fn open_browser(address: &str) {
    let mut command = if cfg!(windows) {
        let mut start = Command::new("cmd");
        start.args(["/C", "start", "", address]);
        start
    } else if cfg!(target_os = "macos") {
        let mut open = Command::new("open");
        open.arg(address);
        open
    } else {
        let desktop = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
        let Some(opener) = shell::find("xdg-open").filter(|_| desktop) else { return };
        let mut open = Command::new(opener);
        open.arg(address);
        open
    };
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // No browser is no failure: the address stands on the terminal.
    let _ = quiet.spawn();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serves_files_of_the_site_and_nothing_else() {
        let site = Path::new(env!("CARGO_MANIFEST_DIR"));
        let name = |url| locate(site, url).map(|file| file.strip_prefix(site).unwrap().to_owned());
        assert_eq!(name("/Cargo.toml"), Some("Cargo.toml".into()));
        assert_eq!(name("/src/serve.rs?version=1"), Some(Path::new("src").join("serve.rs")));
        for url in ["/", "/missing", "/../Cargo.toml", "/src/../../Cargo.toml", "/%2e%2e/Cargo.toml", "//etc/passwd"] {
            assert_eq!(name(url), None, "{url}");
        }
    }
}
