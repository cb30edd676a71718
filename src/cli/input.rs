//! Where a command reads from: a file, or standard input.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use depeche::Error;

/// The file to read, or standard input for `-` and nothing.
pub(super) fn open(file: Option<&Path>) -> Result<BufReader<Box<dyn Read>>, Error> {
    let source: Box<dyn Read> = match file.filter(|path| path.as_os_str() != "-") {
        None => Box::new(io::stdin()),
        Some(path) => Box::new(File::open(path).map_err(|error| {
            Error::new(format!(
                "'{}' cannot be opened: {error}. Give the path of a text file, or - for standard input.",
                path.display()
            ))
        })?),
    };
    Ok(BufReader::with_capacity(1 << 20, source))
}

/// The whole text of `file`, which must be UTF-8 without NUL bytes. A byte order mark at its head is dropped.
pub(super) fn text(file: Option<&Path>) -> Result<String, Error> {
    let mut bytes = Vec::new();
    open(file)?.read_to_end(&mut bytes).map_err(|error| Error::new(format!("The article cannot be read: {error}.")))?;
    if bytes.contains(&0) {
        return Err(Error::new("This is no text but a binary file: save the article as plain text (UTF-8) first."));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Error::new(format!(
            "The text is not UTF-8 (byte {at}): convert it first, for example with 'iconv -f WINDOWS-1252 -t UTF-8'."
        ))
    })?;
    Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}
