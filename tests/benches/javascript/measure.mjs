// How fast the JavaScript module finds names, beside the npm package compromise: people, places and organisations
// with their positions, in the same texts, taking turns. `cargo xtask bench` runs it in Node.js and in Chromium.
import { load } from "./extract/extract.js";
import nlp from "./compromise.mjs";

const MEASURED = 8000; // Milliseconds.
const TURNS = 8; // Rounds of ours to one of theirs, which takes longer.
const REPEATS = 4; // Times over all texts in one round: browsers' clocks are coarse.

// Megabytes of UTF-8 a second, `{ours, theirs}`. Of many rounds the fastest counts: whatever else the machine does
// only makes a round slower, and the first ones run before the code is compiled well.
export async function measure(texts) {
  const { names } = await load();
  const megabytes = texts.reduce((sum, text) => sum + new TextEncoder().encode(text).length, 0) / 1e6;
  const best = { ours: 0, theirs: 0 };
  const round = (who, repeats, find) => {
    let found = 0;
    const start = performance.now();
    for (let i = 0; i < repeats; i++) for (const text of texts) found += find(text);
    const seconds = (performance.now() - start) / 1000;
    if (found === 0) throw new Error(`${who}: nothing was found, so nothing was measured`);
    best[who] = Math.max(best[who], (megabytes * repeats) / seconds);
  };
  for (const begin = performance.now(); performance.now() - begin < MEASURED; ) {
    for (let turn = 0; turn < TURNS; turn++) round("ours", REPEATS, (text) => names(text).length);
    round("theirs", 1, theirs);
  }
  return best;
}

function theirs(text) {
  const doc = nlp(text);
  const kinds = [doc.people(), doc.places(), doc.organizations()];
  return kinds.reduce((sum, names) => sum + names.json({ offset: true }).length, 0);
}
