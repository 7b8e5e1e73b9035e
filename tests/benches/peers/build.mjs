// Makes a peer's index of the articles in a file of JSON lines, as a site would have it made beforehand:
//   node build.mjs PEER MODULE ARTICLES FOLDER
// and prints what it weighs, as JSON: bytes in gzip by what they are for, and the seconds it took.
import { mkdir, readFile, readdir, stat, writeFile } from "node:fs/promises";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { gunzipSync, gzip } from "node:zlib";
import { PEERS } from "./peers.mjs";

const [name, module, file, folder] = process.argv.slice(2);
const articles = [];
for await (const line of createInterface({ input: createReadStream(file) })) articles.push(JSON.parse(line));
const sizes = {};
const out = {
  folder,
  async write(name, text, kind = "index") {
    const packed = await promisify(gzip)(text);
    sizes[kind] = (sizes[kind] ?? 0) + packed.length;
    await writeFile(`${folder}/${name}.gz`, packed);
  },
  // Files that a peer wrote packed by itself.
  async weigh(kind, below, wanted) {
    for (const name of (await readdir(`${folder}/${below}`)).filter(wanted))
      sizes[kind] = (sizes[kind] ?? 0) + (await stat(`${folder}/${below}/${name}`)).size;
  },
  async each(below, take) {
    for (const name of await readdir(`${folder}/${below}`))
      take(name, gunzipSync(await readFile(`${folder}/${below}/${name}`)));
  },
};
await mkdir(folder, { recursive: true });
const start = performance.now();
await PEERS[name].build(articles, out, await import(pathToFileURL(module)));
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, sizes }));
