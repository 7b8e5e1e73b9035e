// Who is in a text: the extraction of Dramatis as a JavaScript module, for pages, workers and Node.js 18 or later.
//
// The files beside this one are fetched from where it stands, when `load` is first called. extract.d.ts has the types.
import start, { Core } from "./core.js";

const MODULE = "core_bg.wasm";
const LISTS = "lists.bin";
const NAMES = "names.bin";

let loading;

// Fetches the code and the model, once however often it is called.
export function load() {
  loading ??= open().catch((error) => {
    // The next call tries again: the network may be back.
    loading = undefined;
    throw error;
  });
  return loading;
}

async function open() {
  const module = get(MODULE);
  const parts = [LISTS, NAMES].map((name) => get(name).then(unpacked));
  const [, lists, names] = await Promise.all([start({ module_or_path: module }), ...parts]);
  const core = new Core(lists, names);
  return { extract: (text, options) => extract(core, text, options ?? {}), names: (text) => alone(core, text) };
}

const TYPES = ["PER", "ORG", "LOC", "MISC"];

function alone(core, text) {
  words(text, "text");
  const numbers = core.names(text);
  const found = [];
  for (let i = 0; i < numbers.length; i += 3) {
    found.push({ type: TYPES[numbers[i + 2]], start: numbers[i], end: numbers[i + 1] });
  }
  return found;
}

function extract(core, text, { title, date }) {
  words(text, "text");
  for (const [name, value] of Object.entries({ title, date })) {
    if (value !== undefined && value !== null) words(value, name);
  }
  return core.extract(text, title, date);
}

function words(value, name) {
  if (typeof value !== "string") throw new TypeError(`dramatis: ${name} is ${typeof value}, not a string`);
}

// A response with the file's bytes. Node.js fetches no files.
async function get(name) {
  const address = new URL(name, import.meta.url);
  if (address.protocol === "file:") {
    const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ "node:fs/promises");
    return new Response(await readFile(address), { headers: { "content-type": type(name) } });
  }
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${answer.statusText}`);
  return answer;
}

function type(name) {
  return name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
}

// Some servers unpack a gzip file on the way.
async function unpacked(answer) {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}
