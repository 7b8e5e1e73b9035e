//! From where the articles are to their bytes: fetched or decoded, then unpacked by the browser.

use js_sys::{Array, ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, Response, WritableStream};

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

/// The unpacked bytes of `source`, which are the `what` of the page.
///
/// # Errors
/// Words for the reader: what could not be had, what was found, what to do.
pub async fn bytes(source: &Source, what: &str) -> Result<Vec<u8>, String> {
    let packed = match source {
        Source::Fetch(url) => fetched(url, what).await?,
        Source::Base64(text) => {
            from_base64(text).map_err(|e| format!("The {what} in this page cannot be read: {e}."))?
        }
    };
    unpacked(&packed, what).await
}

/// The bytes in `packed`, which are the `what` of the page.
///
/// # Errors
/// Words for the reader, where this browser cannot unpack them.
pub async fn unpacked(packed: &Uint8Array, what: &str) -> Result<Vec<u8>, String> {
    if is_gzip(packed) {
        inflate(packed).await.map_err(|e| {
            let e = words(&e);
            format!("The {what} came, but this browser could not unpack them ({e}). A browser from 2023 or later can.")
        })
    } else {
        // Some servers unpack a gzip file on the way.
        Ok(packed.to_vec())
    }
}

async fn fetched(url: &str, what: &str) -> Result<Uint8Array, String> {
    let unreached = |e: JsValue| {
        format!("The {what} could not be fetched ({}). Check the connection, then try again.", words(&e))
    };
    let response: Response =
        JsFuture::from(fetch(url).map_err(unreached)?).await.map_err(unreached)?.unchecked_into();
    if !response.ok() {
        return Err(format!("The server answered {} where the {what} should be ({url}).", response.status()));
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

/// Bytes go straight into the stream: in a worker of a page that was opened from disk, WebKit cannot read from a
/// blob.
async fn inflate(packed: &Uint8Array) -> Result<Vec<u8>, JsValue> {
    let gzip = DecompressionStream::new("gzip")?;
    let writer = gzip.writable().get_writer()?;
    let written = Promise::all(&Array::of2(&writer.write_with_chunk(packed), &writer.close()));
    let unpacked = Response::new_with_opt_readable_stream(Some(&gzip.readable()))?.array_buffer()?;
    let both = JsFuture::from(Promise::all(&Array::of2(&unpacked, &written))).await?;
    let buffer: ArrayBuffer = both.unchecked_into::<Array>().get(0).unchecked_into();
    Ok(Uint8Array::new(&buffer).to_vec())
}
