//! Packs the large files of data into what is compiled in: see `src/packed/`.

#![allow(unreachable_pub, reason = "the engine shows some of these modules to others")]

use std::error::Error;
use std::path::Path;
use std::{env, fs};

#[path = "src/packed/classes.rs"]
mod classes;
#[path = "src/packed/coder.rs"]
mod coder;
#[path = "src/packed/encoder.rs"]
mod encoder;
#[path = "src/names/gazetteer/format.rs"]
#[allow(dead_code, reason = "only a part of the format is needed here")]
mod format;
#[path = "src/packed/gazetteer.rs"]
mod gazetteer;
#[path = "src/packed/kind.rs"]
mod kind;
#[path = "src/packed/model.rs"]
mod model;

use coder::unpack;
use encoder::pack;
use kind::Kind;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/packed");
    println!("cargo::rerun-if-changed=src/names/gazetteer/format.rs");
    let files: [(&str, Kind); 3] = [
        ("src/lang/gazetteer.bin", Kind::Gazetteer),
        ("src/lang/fr/names.model", Kind::Model),
        ("src/lang/fr/names.classes", Kind::Classes),
    ];
    let out = env::var_os("OUT_DIR").ok_or("cargo names no folder")?;
    for (path, kind) in files {
        println!("cargo::rerun-if-changed={path}");
        let file = fs::read(path)?;
        let packed = pack(&file, |file, encoder| kind.run(file, encoder));
        if unpack(&packed, |file, decoder| kind.run(file, decoder)) != file {
            return Err(format!("{path} does not come out as it was: its format and src/packed/ differ").into());
        }
        fs::write(Path::new(&out).join(Path::new(path).file_name().unwrap_or_default()), packed)?;
    }
    Ok(())
}
