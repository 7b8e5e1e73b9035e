// Prints what `measure` gives, as JSON.
import { readFile } from "node:fs/promises";
import { measure } from "./measure.mjs";

console.log(JSON.stringify(await measure(JSON.parse(await readFile(new URL("texts.json", import.meta.url), "utf8")))));
