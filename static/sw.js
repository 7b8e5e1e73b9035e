// The service worker: keeps the whole page for reading without a network.
//
// `cargo xtask build` fills in the list of files with their hashes; the version is a hash over that list. A new
// version is fetched beside the old one and waits: the page offers it, and sends "take over" when the reader agrees.
// Every file is checked against its hash, so that half of an old and half of a new page never meet.
//
// What most readers never need is kept once the page says "keep", which it does when a reader has needed it.
"use strict";

const VERSION = "dramatis:version";
const FILES = "dramatis:files";
const LATER = "dramatis:later";

const PREFIX = "dramatis " + self.registration.scope + " ";
const CACHE = PREFIX + VERSION;

async function fetchAll() {
  const cache = await caches.open(CACHE);
  const old = await olderCaches();
  await Promise.all(FILES.map(async (file) => (await carry(cache, old, file)) || keep(cache, file, "no-cache")));
  await Promise.all(LATER.map((file) => carry(cache, old, file)));
}

async function keepLater() {
  const cache = await caches.open(CACHE);
  const missing = async (file) => (await cache.match(at(file))) || keep(cache, file, "default");
  await Promise.all(LATER.map(missing));
}

function at([path]) {
  return new URL(path, self.registration.scope).href;
}

// A file that an older version holds under the same name and hash is not fetched again.
async function carry(cache, old, file) {
  for (const name of old) {
    const had = await (await caches.open(name)).match(at(file));
    if (had && (await digest(had.clone())) === file[1]) {
      await cache.put(at(file), had);
      return true;
    }
  }
  return false;
}

async function keep(into, file, cache) {
  const answer = await fetch(new Request(at(file), { cache, integrity: file[1] }));
  if (!answer.ok) throw new Error(file[0] + ": " + answer.status);
  return into.put(at(file), answer);
}

async function digest(response) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return "sha256-" + btoa(String.fromCharCode(...hash));
}

async function olderCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
}

async function dropOlder() {
  await Promise.all((await olderCaches()).map((name) => caches.delete(name)));
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  const had = await cache.match(request.mode === "navigate" ? self.registration.scope : request, {
    ignoreSearch: true,
  });
  return had || fetch(request);
}

// The page under its folder's name or as index.html; other documents in the folder are left to the network.
function isOurs(request) {
  const address = new URL(request.url);
  address.search = address.hash = "";
  if (request.method !== "GET" || !address.href.startsWith(self.registration.scope)) return false;
  const path = address.href.slice(self.registration.scope.length);
  return FILES.concat(LATER).some(([file]) => file === (path === "" || path === "index.html" ? "./" : path));
}

self.addEventListener("install", (event) => event.waitUntil(fetchAll()));
self.addEventListener("activate", (event) => event.waitUntil(dropOlder()));
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
  if (event.data === "keep") event.waitUntil(keepLater());
});
self.addEventListener("fetch", (event) => {
  if (isOurs(event.request)) event.respondWith(answer(event.request));
});
