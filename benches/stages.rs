//! Time of each stage and of the whole, on an article and on a megabyte of articles.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use depeche::analysis::Offsets;
use depeche::names::gazetteer::{GAZETTEER, Gazetteer};
use depeche::{Options, analyze, layers, links, names, text};

#[path = "../tests/common/article.rs"]
mod article;

/// An article of ours, about 2 kB.
const SOURCE: &str = include_str!("../tests/articles/fr-depot.txt");

fn stages(criterion: &mut Criterion) {
    let options = Options::parse(Some("2024-03-14"), None).expect("the date is one");
    let ours = article::read(SOURCE).text;
    let megabyte = format!("{ours}\n\n").repeat((1 << 20) / ours.len() + 1);
    for (size, article) in [("article", ours.as_str()), ("megabyte", megabyte.as_str())] {
        let mut group = criterion.benchmark_group(size);
        group.throughput(Throughput::Bytes(article.len() as u64));
        group.sample_size(if size == "article" { 100 } else { 10 });
        let document = text::read(article, &options);
        let named = names::find(&document);
        let dates = layers::dates::find(&document);
        let places = layers::places::find(&document, &named, &dates);
        let actors = layers::actors::find(&document, &named, &places);
        let speech = layers::quotes::find(&document, &actors);
        group.bench_function("text", |b| b.iter(|| text::read(black_box(article), &options)));
        group.bench_function("names", |b| b.iter(|| names::find(black_box(&document))));
        group.bench_function("dates", |b| b.iter(|| layers::dates::find(black_box(&document))));
        group.bench_function("places", |b| b.iter(|| layers::places::find(black_box(&document), &named, &dates)));
        group.bench_function("actors", |b| b.iter(|| layers::actors::find(black_box(&document), &named, &places)));
        group.bench_function("quotes", |b| b.iter(|| layers::quotes::find(black_box(&document), &actors)));
        group.bench_function("links", |b| {
            b.iter(|| links::link(&document, dates.clone(), places.clone(), actors.clone(), speech.clone()));
        });
        group.bench_function("whole", |b| b.iter(|| analyze(black_box(article), &options)));
        group.bench_function("whole-utf16", |b| {
            b.iter(|| analyze(black_box(article), &options).with_offsets(article, Offsets::Utf16));
        });
        group.finish();
    }
}

/// What the first article waits for: the gazetteer's table is built, its file is read where it lies.
fn start(criterion: &mut Criterion) {
    let bytes: &'static [u8] = include_bytes!("../src/lang/gazetteer.bin");
    criterion.bench_function("start/gazetteer", |b| b.iter(|| Gazetteer::open(black_box(bytes))));
    let cities = ["Paris", "Qala-i-Naw", "Lège-Cap-Ferret", "Wollomba"];
    criterion.bench_function("start/four-places", |b| {
        b.iter(|| cities.iter().filter_map(|name| GAZETTEER.get(black_box(name))).count());
    });
}

criterion_group!(benches, stages, start);
criterion_main!(benches);
