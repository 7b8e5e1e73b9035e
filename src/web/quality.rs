//! How well names are found, measured where this runs. The extraction is a module of its own, which nobody but the
//! reader who asks has to fetch: the same that programs import.

use gloo::timers::future::TimeoutFuture;
use js_sys::{Array, Function, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::prelude::*;

use super::wire::Source;
use super::{module, unpack, words};
use crate::quality::{Assessment, KINDS, MarkedText, Name, assess, read_set};
use crate::text::{PositionTable, Span, Utf16Offset};

/// The global under which the extraction's script leaves itself; the build adds it to the worker's.
const GLOBAL: &str = "dramatisCore";

/// How long the texts are read over and over, in milliseconds: browsers make code quick while it runs.
const ENOUGH: f64 = 1000.0;

#[wasm_bindgen]
extern "C" {
    // Page and worker both have this clock, under no common type.
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;

    // `Core` of src/bin/extract.rs.
    type Core;
    #[wasm_bindgen(method, catch)]
    fn names(this: &Core, text: &str) -> Result<Uint32Array, JsValue>;
}

/// Reads the marked texts with the extraction, and compares. `parts` are its code, its word lists, its tagger, and
/// the marked texts.
///
/// # Errors
/// Words for the reader: what could not be had or done, and why.
pub(super) async fn measure(parts: &[Source]) -> Result<Assessment, String> {
    let [code, lists, tagger, set] = parts else {
        return Err("This page is incomplete: it lacks the parts that find names.".to_owned());
    };
    let set = part(set).await?;
    let wrong = |e: &dyn std::fmt::Display| format!("The marked texts of this page cannot be read ({e}).");
    let set = std::str::from_utf8(&set).map_err(|e| wrong(&e))?;
    let texts = read_set(set).map_err(|e| wrong(&e))?;
    let (code, lists, tagger) = (part(code).await?, part(lists).await?, part(tagger).await?);
    let stopped =
        |e: JsValue| format!("The part of this page that finds names did not work ({}).", words(&e));
    let core = open(&code, &lists, &tagger).await.map_err(stopped)?;
    read(&core, &texts).await.map_err(stopped)
}

async fn part(source: &Source) -> Result<Vec<u8>, String> {
    unpack::bytes(source, "parts that find names").await
}

/// The extraction with its model.
async fn open(code: &[u8], lists: &[u8], tagger: &[u8]) -> Result<Core, JsValue> {
    let init: Function = Reflect::get(&js_sys::global(), &GLOBAL.into())?.dyn_into()?;
    module::start(&init, &Uint8Array::from(code)).await?;
    let class: Function = Reflect::get(&init, &"Core".into())?.dyn_into()?;
    let parts = Array::of2(&Uint8Array::from(lists), &Uint8Array::from(tagger));
    Reflect::construct(&class, &parts).map(JsCast::unchecked_into)
}

/// Reads the texts once for their names, then over and over for the time. Others have their turn in between.
async fn read(core: &Core, texts: &[MarkedText]) -> Result<Assessment, JsValue> {
    let mut found = Vec::new();
    for text in texts {
        found.push(names(&text.text, &core.names(&text.text)?.to_vec()));
        TimeoutFuture::new(0).await;
    }
    let (mut time, mut quickest) = (0.0, f64::INFINITY);
    while time < ENOUGH {
        TimeoutFuture::new(0).await;
        let start = now();
        for text in texts {
            core.names(&text.text)?;
        }
        let took = now() - start;
        time += took;
        quickest = quickest.min(took);
    }
    Ok(assess(texts, &found, (1000.0 * quickest) as u32))
}

/// The names of a text from three numbers each: start and end in UTF-16 units, and kind.
fn names(text: &str, numbers: &[u32]) -> Vec<Name> {
    let table = PositionTable::new(text);
    let at = |n: u32| table.from_utf16(Utf16Offset::new(n as usize));
    let name = |numbers: &[u32]| {
        let [start, end, kind] = *numbers else { return None };
        Some(Name { span: Span::new(at(start)?.get(), at(end)?.get()), kind: *KINDS.get(kind as usize)? })
    };
    numbers.chunks(3).filter_map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::NameKind;

    #[test]
    fn three_numbers_are_a_name() {
        let name = Name { span: Span::new(4, 8), kind: NameKind::Place };
        assert_eq!(names("né Lima.", &[3, 7, 2, 0, 1, 4, 1]), [name], "a kind that is none, and a rest");
    }
}
