//! From where the articles are to their bytes: fetched or decoded, then unpacked by the browser.

use js_sys::{ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, ReadableWritablePair, Response, WritableStream};

use super::wire::Source;
use super::words;

#[wasm_bindgen]
extern "C" {
    // Page and worker both have these, under no common type.
    #[wasm_bindgen(catch)]
    fn fetch(url: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch)]
    fn atob(text: &str) -> Result<js_sys::JsString, JsValue>;

    // web-sys counts it as unstable still.
    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn readable(this: &DecompressionStream) -> ReadableStream;
    #[wasm_bindgen(method, getter)]
    fn writable(this: &DecompressionStream) -> WritableStream;
}

/// The unpacked bytes of `source`.
///
/// # Errors
/// Words for the reader: what could not be had, what was found, what to do.
pub async fn bytes(source: &Source) -> Result<Vec<u8>, String> {
    let packed = match source {
        Source::Fetch(url) => fetched(url).await?,
        Source::Base64(text) => {
            from_base64(text).map_err(|e| format!("The articles in this page cannot be read: {e}."))?
        }
    };
    if is_gzip(&packed) {
        inflate(&packed).await.map_err(|e| {
            let e = words(&e);
            format!("The articles came, but this browser could not unpack them ({e}). A browser from 2023 or later can.")
        })
    } else {
        // Some servers unpack a gzip file on the way.
        Ok(packed.to_vec())
    }
}

async fn fetched(url: &str) -> Result<Uint8Array, String> {
    let unreached = |e: JsValue| {
        format!("The articles could not be fetched ({}). Check the connection, then try again.", words(&e))
    };
    let response: Response =
        JsFuture::from(fetch(url).map_err(unreached)?).await.map_err(unreached)?.unchecked_into();
    if !response.ok() {
        return Err(format!(
            "The server answered {} where the articles should be ({url}).",
            response.status()
        ));
    }
    let buffer = JsFuture::from(response.array_buffer().map_err(unreached)?).await.map_err(unreached)?;
    Ok(Uint8Array::new(&buffer))
}

/// Bytes from Base64, white space allowed.
///
/// # Errors
/// Words, where the text is not Base64.
pub fn from_base64(text: &str) -> Result<Uint8Array, String> {
    let binary = atob(text.trim()).map_err(|e| words(&e))?;
    let bytes = Uint8Array::new_with_length(binary.length());
    let decoded: Vec<u8> = binary.iter().map(|unit| unit as u8).collect();
    bytes.copy_from(&decoded);
    Ok(bytes)
}

fn is_gzip(bytes: &Uint8Array) -> bool {
    bytes.length() > 2 && bytes.get_index(0) == 0x1f && bytes.get_index(1) == 0x8b
}

async fn inflate(packed: &Uint8Array) -> Result<Vec<u8>, JsValue> {
    let stream = Blob::new_with_u8_array_sequence(&js_sys::Array::of1(packed))?.stream();
    let gzip = DecompressionStream::new("gzip")?;
    let unpacked = stream.pipe_through(&ReadableWritablePair::new(&gzip.readable(), &gzip.writable()));
    let buffer =
        JsFuture::from(Response::new_with_opt_readable_stream(Some(&unpacked))?.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer.unchecked_into::<ArrayBuffer>()).to_vec())
}
