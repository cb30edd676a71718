//! Reads annotated text: CoNLL columns, or JSON lines with spans in code points.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use depeche::Options;
use depeche::analysis::Certainty;
use depeche::lang::Language;
use depeche::names::{self, Name, NameKind, tagger::Model};
use serde::Deserialize;

/// An annotated article; names in bytes.
#[derive(Debug, Clone, Default)]
pub(super) struct Article {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) names: Vec<(usize, usize, NameKind)>,
    /// Where a name is too doubtful to learn from its sentence, in bytes.
    pub(super) doubtful: Vec<(usize, usize)>,
}

/// The articles of a file.
pub(super) fn read(path: &Path) -> Result<Vec<Article>> {
    let text = fs::read_to_string(path).with_context(|| format!("Cannot read {}", path.display()))?;
    if path.extension().is_some_and(|extension| extension == "jsonl") {
        text.lines()
            .enumerate()
            .map(|(line, text)| from_json(text).with_context(|| format!("{}, line {}", path.display(), line + 1)))
            .collect()
    } else {
        Ok(from_conll(&text))
    }
}

/// The ids of the articles of a file, or those that the file names of a folder stand for: what comes before the first stop.
pub(super) fn ids(folder: &Path) -> Result<HashSet<String>> {
    if folder.is_file() {
        return Ok(read(folder)?.into_iter().map(|article| article.id).collect());
    }
    let entries = fs::read_dir(folder).with_context(|| format!("Cannot read {}", folder.display()))?;
    let name = |entry: std::io::Result<fs::DirEntry>| Ok(entry?.file_name().to_string_lossy().into_owned());
    let names: Vec<String> = entries.map(name).collect::<Result<_>>()?;
    Ok(names.iter().map(|name| name.split('.').next().unwrap_or(name).to_owned()).collect())
}

/// The article with the names that `model` finds in it.
pub(super) fn label(article: Article, language: &'static Language, model: &Model) -> Article {
    let document = depeche::text::read(&article.text, &Options { language: Some(language), ..Options::default() });
    let found = names::find_with(&document, Some(model));
    let span = |name: &Name| (name.span.range().start, name.span.range().end);
    let doubtful = found.iter().filter(|name| name.certainty == Certainty::Check).map(span).collect();
    let names = found.iter().map(|name| (span(name).0, span(name).1, name.kind)).collect();
    Article { names, doubtful, ..article }
}

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    #[serde(default)]
    ents: Vec<(usize, usize, String)>,
}

fn from_json(line: &str) -> Result<Article> {
    let line: Line = serde_json::from_str(line)?;
    let mut bytes: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
    bytes.push(line.text.len());
    let mut names = Vec::new();
    for (start, end, kind) in &line.ents {
        let (Some(&start), Some(&end)) = (bytes.get(*start), bytes.get(*end)) else {
            bail!("a name lies outside the text");
        };
        names.extend(kind_of(kind).map(|kind| (start, end, kind)));
    }
    names.sort_by_key(|name| name.0);
    Ok(Article { id: line.id, text: line.text, names, doubtful: Vec::new() })
}

/// Sentences of CoNLL become paragraphs; words are joined by blanks, except after an apostrophe.
fn from_conll(text: &str) -> Vec<Article> {
    let mut articles: Vec<Article> = Vec::new();
    let mut open = true;
    let mut last = String::new();
    for line in text.lines() {
        if line.starts_with("-DOCSTART-") || articles.is_empty() {
            let id = format!("conll-{}", articles.len());
            articles.push(Article { id, ..Article::default() });
        }
        let Some(article) = articles.last_mut() else { continue };
        let columns = line.split_once(['\t', ' ']);
        let Some((word, tag)) = columns.filter(|_| !line.starts_with("-DOCSTART-")) else {
            article.text.push_str("\n\n");
            open = true;
            last.clear();
            continue;
        };
        if !open && !article.text.ends_with(['\'', '’', '(']) && !matches!(word, "," | "." | ")") {
            article.text.push(' ');
        }
        open = false;
        let start = article.text.len();
        article.text.push_str(word);
        let tag = tag.rsplit(['\t', ' ']).next().unwrap_or(tag);
        let (place, name) = tag.split_once('-').unwrap_or(("O", ""));
        if let Some(kind) = kind_of(name) {
            match article.names.last_mut() {
                Some(open) if place == "I" && last == name => open.1 = article.text.len(),
                _ => article.names.push((start, article.text.len(), kind)),
            }
        }
        name.clone_into(&mut last);
    }
    articles
}

fn kind_of(name: &str) -> Option<NameKind> {
    Some(match name {
        "PER" => NameKind::Person,
        "LOC" => NameKind::Place,
        "ORG" => NameKind::Organisation,
        "EVT" => NameKind::Event,
        "PRD" => NameKind::Product,
        _ => return None,
    })
}
