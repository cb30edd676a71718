//! `cargo xtask single`: the page as one HTML file that opens with a double click and needs no network.
//!
//! On `file://` there are no modules and no `fetch`: scripts become classic ones, the wasm stands in the file as gzip in
//! base64, and the worker starts from a Blob. A content security policy with hashes lets only these scripts run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::shell::{output, root, target};
use crate::{browser, engine, map, pack};

/// Builds the file, at the path after `--out` or in `target/depeche.html`.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let out = match arguments {
        [] => target().join("depeche.html"),
        [flag, path] if flag == "--out" => PathBuf::from(path),
        _ => bail!("`single [--out FILE]`"),
    };
    engine::build()?;
    map::build()?;
    write(&out)
}

/// Writes the file from `www` with the engine that was built last.
pub(crate) fn write(out: &Path) -> Result<()> {
    let www = root().join("www");
    let html = fs::read_to_string(www.join("index.html"))?;
    let page = Page {
        main: bundle(&www.join("single.js"))?,
        worker: bundle(&www.join("engine/worker.js"))?,
        wasm: pack::base64(&pack::gzip(&fs::read(www.join("pkg/depeche_bg.wasm"))?)?),
        www,
    };
    let html = page.inline(&html)?;
    fs::write(out, &html)?;
    println!("Single file: {} kB in {}", engine::kilobytes(html.len()), out.display());
    Ok(())
}

/// A module and all it imports, as one classic script.
fn bundle(entry: &Path) -> Result<String> {
    let esbuild =
        browser::packages(browser::TESTS, "the single file and the tests")?.join("node_modules/esbuild/bin/esbuild");
    let mut command = Command::new(browser::node()?);
    command.arg(esbuild).arg(entry).args([
        "--bundle",
        "--format=iife",
        "--minify",
        "--charset=utf8",
        "--target=es2022",
    ]);
    // The engine's default address is never used: the page hands the wasm over.
    command.args(["--log-level=warning", "--log-override:empty-import-meta=silent", "--legal-comments=none"]);
    let code = output(&mut command)?;
    if code.contains("<!--") || code.to_ascii_lowercase().contains("</script") {
        bail!("the code of {} would end its block in the HTML", entry.display());
    }
    Ok(code.trim_end().to_owned())
}

/// What goes into the file.
struct Page {
    www: PathBuf,
    main: String,
    worker: String,
    wasm: String,
}

impl Page {
    /// `index.html` with everything it links to inside.
    fn inline(&self, html: &str) -> Result<String> {
        if !html.contains(ENTRY) || !html.contains("</body>") {
            bail!("index.html lacks {ENTRY} or </body>");
        }
        let html = html.replacen(ENTRY, "", 1);
        let mut styles = Vec::new();
        let mut page = String::with_capacity(html.len() + self.wasm.len() + self.main.len() + self.worker.len());
        let mut rest = html.as_str();
        while let Some(start) = next_tag(rest) {
            let end = start + rest[start..].find('>').context("a tag of index.html does not end")? + 1;
            page.push_str(&rest[..start]);
            page.push_str(&self.replace(&rest[start..end], &mut styles)?);
            rest = &rest[end..];
        }
        let (before, after) = rest.rsplit_once("</body>").context("index.html has no </body>")?;
        page.push_str(before);
        page.push_str(&format!("<script type=\"text/plain\" id=\"worker-code\">{}</script>\n", self.worker));
        page.push_str(&format!("<script type=\"text/plain\" id=\"wasm-code\">{}</script>\n", self.wasm));
        page.push_str(&format!("<script>{}</script>\n</body>{after}", self.main));
        if !page.contains(POLICY) {
            bail!("index.html has no content security policy to replace");
        }
        Ok(page.replacen(POLICY, &self.policy(&styles), 1))
    }

    /// One tag of `index.html` as the single file has it.
    fn replace(&self, tag: &str, styles: &mut Vec<String>) -> Result<String> {
        let value = |name| attribute(tag, name).unwrap_or_default();
        Ok(match (value("rel"), value("http-equiv")) {
            ("stylesheet", _) => {
                let style = self.text(value("href"))?;
                if ["url(", "@import", "</style"].iter().any(|link| style.contains(link)) {
                    bail!("{} links to another file; the single file has no others", value("href"));
                }
                let media = attribute(tag, "media").map(|media| format!(" media=\"{media}\"")).unwrap_or_default();
                let block = format!("<style{media}>{style}</style>");
                styles.push(style);
                block
            }
            ("icon", _) => {
                let icon = pack::base64(self.text(value("href"))?.as_bytes());
                format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">")
            }
            ("manifest" | "apple-touch-icon", _) => String::new(),
            (_, "Content-Security-Policy") => {
                format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">")
            }
            _ => tag.to_owned(),
        })
    }

    fn text(&self, name: &str) -> Result<String> {
        let text = fs::read_to_string(self.www.join(name)).with_context(|| format!("index.html links to {name}"))?;
        // A browser reads every line end as one character, and hashes what it read.
        Ok(text.replace("\r\n", "\n"))
    }

    /// Only the scripts and styles of this file, only its own wasm and worker, and nothing from anywhere else.
    fn policy(&self, styles: &[String]) -> String {
        let styles: Vec<String> = styles.iter().map(|style| pack::policy_hash(style)).collect();
        format!(
            "default-src 'none'; script-src {} 'wasm-unsafe-eval' blob:; worker-src blob:; style-src {}; img-src data:; \
             base-uri 'none'; form-action 'none'",
            pack::policy_hash(&self.main),
            styles.join(" "),
        )
    }
}

/// What starts the hosted page.
const ENTRY: &str = "<script type=\"module\" src=\"main.js\"></script>";

/// Stands for the policy until its hashes are known.
const POLICY: &str = "POLICY-OF-THE-SINGLE-FILE";

/// Where the next tag starts that links to something.
fn next_tag(html: &str) -> Option<usize> {
    ["<link ", "<meta "].iter().filter_map(|tag| html.find(tag)).min()
}

/// The value of an attribute in double quotes.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[start..].split('"').next()
}
