//! The files of a collection in parts: fetched by stretches, and kept by the browser under the name of the file and where
//! the part begins.
//!
//! Promise: names hold the hash of what is in the file, so what is kept never grows old; [`Files::retain`] drops what belongs
//! to another collection at this address.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use js_sys::{Array, ArrayBuffer, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortSignal, Blob, Cache, CacheStorage, Response};

use super::words;
use crate::parts::PartId;

/// How long an answer may take, in milliseconds: a part is small.
const PATIENCE: u32 = 60_000;
/// And for a whole file.
const LONG_PATIENCE: u32 = 600_000;

#[wasm_bindgen]
extern "C" {
    // Page and worker both have this, under no common type.
    #[wasm_bindgen(catch)]
    fn fetch(url: &str, options: &Object) -> Result<Promise, JsValue>;
}

/// The folder of a collection.
#[derive(Clone)]
pub(super) struct Files(Rc<Inner>);

struct Inner {
    /// The folder's address, with the slash.
    folder: String,
    /// Nothing where the browser keeps no files: without TLS, or where the reader forbids it.
    cache: Option<Cache>,
    /// What is kept: names of whole files, and of parts with `?` and where they begin.
    kept: RefCell<BTreeSet<String>>,
}

impl Files {
    /// The folder that this file is in, and what the browser keeps of it.
    pub(super) async fn beside(file: &str) -> Self {
        let folder = file.rfind('/').map_or("", |slash| &file[..=slash]).to_owned();
        let cache = cache(&format!("dramatis-parts {folder}")).await.ok();
        let mut kept = BTreeSet::new();
        if let Some(cache) = &cache
            && let Ok(keys) = JsFuture::from(cache.keys()).await
        {
            let url = |request: JsValue| Reflect::get(&request, &"url".into()).ok()?.as_string();
            let keys: Array = keys.unchecked_into();
            let names = keys.iter().filter_map(url);
            kept.extend(names.filter_map(|url| url.strip_prefix(&folder).map(str::to_owned)));
        }
        Self(Rc::new(Inner { folder, cache, kept: RefCell::new(kept) }))
    }

    /// Whether the part of this file that begins here is kept.
    pub(super) fn has(&self, file: &str, start: u64) -> bool {
        let kept = self.0.kept.borrow();
        kept.contains(file) || kept.contains(&part_name(file, start))
    }

    /// Whether the whole file is kept.
    pub(super) fn is_whole(&self, file: &str) -> bool {
        self.0.kept.borrow().contains(file)
    }

    /// Drops everything but these files, and parts of them.
    pub(super) async fn retain(&self, files: &BTreeSet<String>) {
        let is_old = |name: &&String| !files.contains(name.split('?').next().unwrap_or_default());
        let old: Vec<String> = self.0.kept.borrow().iter().filter(is_old).cloned().collect();
        for name in old {
            self.drop_one(&name).await;
        }
    }

    /// Neighbouring parts of a file, each as it is packed: from what is kept, else fetched in one stretch.
    pub(super) async fn read(
        &self,
        file: &str,
        parts: &[(PartId, u64, u32)],
    ) -> Result<Vec<(PartId, Uint8Array)>, String> {
        let (Some((_, from, _)), Some((_, last, length))) = (parts.first(), parts.last()) else {
            return Ok(Vec::new());
        };
        if let [(id, start, len)] = *parts {
            let end = start + u64::from(len);
            let whole = self.is_whole(file);
            let kept = if whole {
                self.slice(file, start, end).await
            } else {
                self.kept(&part_name(file, start)).await
            };
            if let Some(bytes) = kept {
                return Ok(vec![(id, bytes)]);
            }
        }
        let stretch = self.fetched(file, Some((*from, last + u64::from(*length)))).await?;
        let cut = parts.iter().map(|(id, start, len)| {
            let at = (start - from) as u32;
            let bytes = stretch.slice(at, at + len);
            self.put(part_name(file, *start), &bytes);
            (*id, bytes)
        });
        Ok(cut.collect())
    }

    /// Keeps a whole file. Its parts that were kept alone are no longer needed.
    pub(super) async fn keep(&self, file: &str) -> Result<(), String> {
        let Some(cache) = &self.0.cache else {
            return Err(
                "This browser keeps no files for this page: it may be in a private window.".to_owned()
            );
        };
        let bytes = self.fetched(file, None).await?;
        let response = Response::new_with_opt_js_u8_array(Some(&bytes)).map_err(|e| words(&e))?;
        let put = cache.put_with_str(&self.address(file), &response);
        JsFuture::from(put).await.map_err(|e| {
            format!("The browser could not keep {file} ({}). The disk may be full.", words(&e))
        })?;
        self.0.kept.borrow_mut().insert(file.to_owned());
        let start = format!("{file}?");
        let parts: Vec<String> = self
            .0
            .kept
            .borrow()
            .range(start.clone()..)
            .take_while(|n| n.starts_with(&start))
            .cloned()
            .collect();
        for name in parts {
            self.drop_one(&name).await;
        }
        Ok(())
    }

    /// Forgets a file and its parts.
    pub(super) async fn forget(&self, file: &str) {
        let is_of = |name: &&String| name.split('?').next() == Some(file);
        let names: Vec<String> = self.0.kept.borrow().iter().filter(is_of).cloned().collect();
        for name in names {
            self.drop_one(&name).await;
        }
    }

    async fn drop_one(&self, name: &str) {
        self.0.kept.borrow_mut().remove(name);
        if let Some(cache) = &self.0.cache {
            // What cannot be dropped takes room, and nothing else.
            let _ = JsFuture::from(cache.delete_with_str(&self.address(name))).await;
        }
    }

    fn address(&self, name: &str) -> String {
        format!("{}{name}", self.0.folder)
    }

    async fn matched(&self, name: &str) -> Option<Response> {
        let cache = self.0.cache.as_ref().filter(|_| self.0.kept.borrow().contains(name))?;
        let found = JsFuture::from(cache.match_with_str(&self.address(name))).await.ok()?;
        found.dyn_into().ok()
    }

    async fn kept(&self, name: &str) -> Option<Uint8Array> {
        let buffer = self.matched(name).await?.array_buffer().ok()?;
        Some(Uint8Array::new(&JsFuture::from(buffer).await.ok()?))
    }

    /// A stretch of a file that is kept whole.
    async fn slice(&self, name: &str, start: u64, end: u64) -> Option<Uint8Array> {
        let blob: Blob =
            JsFuture::from(self.matched(name).await?.blob().ok()?).await.ok()?.dyn_into().ok()?;
        let part = blob.slice_with_f64_and_f64(start as f64, end as f64).ok()?;
        Some(Uint8Array::new(&JsFuture::from(part.array_buffer()).await.ok()?))
    }

    /// Keeps bytes without waiting for it: where that fails they are fetched again.
    fn put(&self, name: String, bytes: &Uint8Array) {
        let (files, bytes) = (self.clone(), bytes.clone());
        spawn_local(async move {
            let Some(cache) = &files.0.cache else { return };
            let Ok(response) = Response::new_with_opt_js_u8_array(Some(&bytes)) else { return };
            if JsFuture::from(cache.put_with_str(&files.address(&name), &response)).await.is_ok() {
                files.0.kept.borrow_mut().insert(name);
            }
        });
    }

    /// A file, or what of it lies between two bytes.
    async fn fetched(&self, file: &str, range: Option<(u64, u64)>) -> Result<Uint8Array, String> {
        let lost = |e: JsValue| {
            format!("{file} could not be fetched ({}). Check the connection, then try again.", words(&e))
        };
        let response = fetch(&self.address(file), &options(range).map_err(lost)?).map_err(lost)?;
        let response: Response = JsFuture::from(response).await.map_err(lost)?.unchecked_into();
        let status = response.status();
        if !response.ok() {
            return Err(format!(
                "The server answered {status} where {file} should be. If the collection was replaced, reload the page."
            ));
        }
        let buffer = JsFuture::from(response.array_buffer().map_err(lost)?).await.map_err(lost)?;
        let bytes = Uint8Array::new(&buffer.unchecked_into::<ArrayBuffer>());
        let Some((start, end)) = range else { return Ok(bytes) };
        // A server that knows no ranges sends all of it.
        let bytes = if status == 206 { bytes } else { bytes.slice(start as u32, end as u32) };
        match u64::from(bytes.length()) == end - start {
            true => Ok(bytes),
            false => Err(format!(
                "The server sent {} bytes of {file} instead of {}. Try again.",
                bytes.length(),
                end - start
            )),
        }
    }
}

fn part_name(file: &str, start: u64) -> String {
    format!("{file}?{start}")
}

fn options(range: Option<(u64, u64)>) -> Result<Object, JsValue> {
    let options = Object::new();
    if let Some((start, end)) = range {
        let headers = Object::new();
        Reflect::set(&headers, &"range".into(), &format!("bytes={start}-{}", end - 1).into())?;
        Reflect::set(&options, &"headers".into(), &headers)?;
    }
    let patience = if range.is_some() { PATIENCE } else { LONG_PATIENCE };
    Reflect::set(&options, &"signal".into(), &AbortSignal::timeout_with_u32(patience).into())?;
    Ok(options)
}

/// Page and worker both have caches, under no common type.
async fn cache(name: &str) -> Result<Cache, JsValue> {
    let caches: CacheStorage = Reflect::get(&js_sys::global(), &"caches".into())?.dyn_into()?;
    Ok(JsFuture::from(caches.open(name)).await?.unchecked_into())
}
