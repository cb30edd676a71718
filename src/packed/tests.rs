//! Packed files come out as they went in.

use super::coder::{Coder, unpack};
use super::encoder::pack;
use super::{Kind, Packed};

#[test]
fn every_file_is_what_it_was() {
    let model: &[u8] = include_bytes!("../lang/fr/names.model");
    let classes: &[u8] = include_bytes!("../lang/fr/names.classes");
    let gazetteer: &[u8] = include_bytes!("../lang/gazetteer.bin");
    let french = crate::lang::by_code("fr").unwrap().names;
    assert!(french.model.map(Packed::bytes) == Some(model));
    assert!(french.classes.map(Packed::bytes) == Some(classes));
    assert!(crate::names::gazetteer::FILE.bytes() == gazetteer);
}

#[test]
fn packed_files_are_smaller() {
    let smaller =
        |kind: Kind, file: &[u8]| pack(file, |file, encoder| kind.run(file, encoder)).len() * 100 / file.len();
    assert!(smaller(Kind::Model, include_bytes!("../lang/fr/names.model")) < 45);
    assert!(smaller(Kind::Classes, include_bytes!("../lang/fr/names.classes")) < 85);
    assert!(smaller(Kind::Gazetteer, include_bytes!("../lang/gazetteer.bin")) < 85);
}

/// Bytes under as many tables as their predecessors have values modulo 3.
fn chain(file: &mut [u8], coder: &mut impl Coder) {
    let mut table = 0;
    for at in 0..file.len() {
        table = usize::from(coder.byte(table, file, at) % 3);
    }
}

#[track_caller]
fn check(file: &[u8], at_most: usize) {
    let packed = pack(file, chain);
    assert_eq!(unpack(&packed, |file, decoder| chain(file, decoder)), file);
    assert!(packed.len() <= at_most, "{} bytes", packed.len());
}

#[test]
fn any_bytes_come_out_again() {
    check(&[], 7);
    check(&[7], 20);
    check(&[255; 5000], 20);
    check(&(0..=255).collect::<Vec<u8>>(), 1400);
    // One rare value among many: it keeps a slot.
    check(&[vec![0; 40_000], vec![3], vec![0; 40_000]].concat(), 40);
    let mixed: Vec<u8> = (0..20_000_u32).map(|n| (n.wrapping_mul(n) >> 7) as u8).collect();
    check(&mixed, 22_000);
}
