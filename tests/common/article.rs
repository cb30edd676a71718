//! Our own articles with their annotation: `{kind=value|words}` around the words, nested as they are, `?` after the
//! kind where a reader could go either way. The first line is `# published DATE`.

#![allow(dead_code, reason = "each test reads its own part of an article")]

/// An article and what a careful reader marks in it.
pub(crate) struct Article {
    /// The day of publication, as on the first line.
    pub(crate) published: String,
    /// The text without annotation.
    pub(crate) text: String,
    /// The marks, in the order in which they close.
    pub(crate) marks: Vec<Marked>,
}

/// One annotated stretch of the text.
pub(crate) struct Marked {
    /// `date`, `duration`, `place`, `person`, `organisation`, `group`, `role`, `direct`, `indirect` or `scare`.
    pub(crate) kind: String,
    /// Value, country, entity or speaker.
    pub(crate) value: Option<String>,
    /// Whether missing it is no error.
    pub(crate) optional: bool,
    /// Bytes in [`Article::text`].
    pub(crate) start: usize,
    /// End, exclusive.
    pub(crate) end: usize,
}

/// Reads an annotated article.
///
/// # Panics
/// When the file is not in the form described above.
pub(crate) fn read(source: &str) -> Article {
    let (head, body) = source.split_once('\n').expect("an article has a first line");
    let published = head.strip_prefix("# published ").expect("the first line says '# published DATE'").to_owned();
    let (mut text, mut open, mut marks) = (String::new(), Vec::new(), Vec::new());
    let mut rest = body;
    while let Some(at) = rest.find(['{', '}']) {
        text.push_str(&rest[..at]);
        let brace = rest.as_bytes()[at];
        rest = &rest[at + 1..];
        if brace == b'}' {
            let (kind, value, optional, start): (String, Option<String>, bool, usize) =
                open.pop().expect("every } closes a {");
            marks.push(Marked { kind, value, optional, start, end: text.len() });
            continue;
        }
        let (label, after) = rest.split_once('|').expect("a { is followed by kind=value|");
        let (kind, value) = label.split_once('=').map_or((label, None), |(kind, value)| (kind, Some(value.to_owned())));
        open.push((kind.trim_end_matches('?').to_owned(), value, kind.ends_with('?'), text.len()));
        rest = after;
    }
    text.push_str(rest);
    assert!(open.is_empty(), "a {{ is never closed");
    Article { published, text, marks }
}
