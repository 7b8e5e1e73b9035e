// Measures one peer in the browser: the page's address says which, `window.take` is called when it is to begin.
//   ?peer=NAME&module=ADDRESS&base=FOLDER/          opens it, then waits
//   ?peer=…&typed=WORDS                             asks this alone, and leaves when the answer was there
import { PEERS } from "./peers.mjs";

const TURNS = 3; // After one that is not timed; the quickest counts: whatever else the machine does only makes it slower.
const SLOW = 300; // Milliseconds: what takes longer is timed once.

const said = new URL(location).searchParams;
const peer = PEERS[said.get("peer")];

// Bytes of WebAssembly, which are no part of what a page's scripts hold.
const memories = new Set();
for (const how of ["instantiate", "instantiateStreaming"]) {
  const original = WebAssembly[how];
  WebAssembly[how] = async (...given) => {
    const made = await original(...given);
    for (const part of Object.values((made.instance ?? made).exports))
      if (part instanceof WebAssembly.Memory) memories.add(part);
    return made;
  };
}
window.webAssembly = () => [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0);

try {
  const module = await import(said.get("module"));
  const start = performance.now();
  const open = await peer.open(said.get("base"), module);
  const typed = said.get("typed");
  const answer = await peer.ask(open, { typed }, false, module);
  await peer.first?.(answer);
  const [best] = await peer.numbers(open, answer);
  if (best === undefined) throw new Error(`nothing was found for ${typed}`);
  window.first = { sinceStart: performance.now(), opening: performance.now() - start };
  window.take = (seconds) => {
    take(open, module, seconds * 1000).then((figures) => (window.figures = figures), fail);
  };
} catch (error) {
  fail(error);
}

function fail(error) {
  window.failed = `${error?.stack ?? error}`.slice(0, 500);
}

// Asks all queries, first without counts, then with them, each until its time is over; what was not asked does not count.
async function take(open, module, limit) {
  const queries = await (await fetch(said.get("queries"))).json();
  const figures = { plain: [], counted: [], sorts: {}, typos: [0, 0] };
  for (const [counts, times] of [[false, figures.plain], [true, figures.counted]]) {
    const end = performance.now() + limit;
    for (const query of queries) {
      if (performance.now() > end) break;
      const ask = (query) => peer.ask(open, query, counts, module);
      const answer = await ask({ ...query, all: query.must.length * 8 });
      if (!counts) score(query, await peer.numbers(open, answer), figures);
      let best = Infinity;
      for (let turn = 0; turn < TURNS && (turn === 0 || best < SLOW); turn++) {
        const start = performance.now();
        await ask(query);
        best = Math.min(best, performance.now() - start);
      }
      times.push(best);
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  return figures;
}

// Articles are bits in `must` and `may`, which a plain reading of all articles gave.
function score({ sort, must, may }, numbers, figures) {
  const [musts, mays] = [must, may].map((bits) => Uint8Array.from(atob(bits), (c) => c.charCodeAt(0)));
  const has = (bits, number) => (bits[number >> 3] >> (number & 7)) & 1;
  const ones = musts.reduce((sum, byte) => sum + byte.toString(2).replaceAll("0", "").length, 0);
  if (sort === "typo") {
    figures.typos[1] += Number(ones > 0);
    figures.typos[0] += Number(numbers.slice(0, 10).some((number) => has(musts, number)));
    return;
  }
  const of = (figures.sorts[sort] ??= { asked: 0, wrong: 0, missing: 0 });
  of.asked++;
  of.wrong += Number(numbers.some((number) => !has(mays, number)));
  of.missing += Number(numbers.filter((number) => has(musts, number)).length < ones);
}
