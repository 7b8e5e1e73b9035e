// The peers that `cargo xtask bench search` measures beside this project's search, each set up as its manual advises for
// a page of news with filters: words are all asked for, the last one may be a beginning while it is typed, and one-letter
// mistakes are forgiven only where nothing else is found.
//
// A peer has
//   build(articles, out, module)      in Node.js: writes its index into a folder
//   open(base, module)                in the browser: makes it ready from what `build` wrote
//   ask(open, query, counts, module)  the answer in the peer's own form, with the counts of six facets or without
//   numbers(open, answer)             the numbers of the articles in it, best first; the query had `all`
//   first(answer)                     what more a page needs to show the best article, where it is anything
// Articles are `{number, title, text, person, body, place, outlet, year, office}`, the last six lists of names; queries
// `{typed, typing, filter}`, where a filter is `{any: {facet: names}, not: {facet: names}}`.

export const FACETS = ["person", "body", "place", "outlet", "year", "office"];

const plain = (typed) => typed.replaceAll('"', " ").trim();
const fits = ({ any, not }, facets) =>
  Object.entries(any).every(([facet, names]) => names.some((name) => facets[facet].includes(name))) &&
  !Object.entries(not).some(([facet, names]) => names.some((name) => facets[facet].includes(name)));

// What a page has to do for itself where a peer counts nothing.
function counted(found, facetsOf) {
  const counts = FACETS.map(() => new Map());
  for (const hit of found) {
    const facets = facetsOf(hit);
    FACETS.forEach((facet, at) => {
      for (const name of facets[facet]) counts[at].set(name, (counts[at].get(name) ?? 0) + 1);
    });
  }
  return counts;
}

// The facets of all articles, for peers that keep none: each name once, articles as lists of numbers.
function facets(articles) {
  const names = FACETS.map(() => new Map());
  const of = (at, name) => names[at].get(name) ?? names[at].set(name, names[at].size).get(name);
  const lists = articles.map((article) => FACETS.map((facet, at) => article[facet].map((name) => of(at, name))));
  return JSON.stringify({ names: names.map((map) => [...map.keys()]), lists });
}
async function openFacets(base) {
  const { names, lists } = JSON.parse(await fetched(base, "facets.json"));
  return lists.map((list) => Object.fromEntries(FACETS.map((facet, at) => [facet, list[at].map((n) => names[at][n])])));
}

// Text of a file that was packed by `build`.
async function fetched(base, name) {
  const packed = await fetch(`${base}${name}.gz`);
  if (!packed.ok) throw new Error(`${name}: ${packed.status}`);
  return new Response(packed.body.pipeThrough(new DecompressionStream("gzip"))).text();
}

const minisearch = {
  options: { fields: ["title", "text"], idField: "number" },
  async build(articles, out, { default: MiniSearch }) {
    const index = new MiniSearch(this.options);
    index.addAll(articles);
    await out.write("index.json", JSON.stringify(index));
    await out.write("facets.json", facets(articles), "facets");
  },
  async open(base, { default: MiniSearch }) {
    const [index, facets] = await Promise.all([fetched(base, "index.json"), openFacets(base)]);
    return { index: MiniSearch.loadJSON(index, this.options), facets };
  },
  ask({ index, facets }, { typed, typing, filter }, counts) {
    const options = {
      combineWith: "AND",
      boost: { title: 2 },
      prefix: (_, at, words) => typing && at === words.length - 1,
      filter: filter && (({ id }) => fits(filter, facets[id])),
    };
    let found = index.search(plain(typed), options);
    if (!found.length && !(filter && index.search(plain(typed), { ...options, filter: undefined }).length))
      found = index.search(plain(typed), { ...options, fuzzy: 1 });
    return { found, counts: counts && counted(found, ({ id }) => facets[id]) };
  },
  numbers: (_, { found }) => found.map(({ id }) => id),
};

const flexsearch = {
  options: ({ Charset }) => ({ tokenize: "forward", encoder: Charset.LatinBalance }),
  async build(articles, out, module) {
    const index = new module.Index(this.options(module));
    for (const { number, text } of articles) index.add(number, text);
    const parts = [];
    await index.export(async (key, data) => {
      parts.push(key);
      await out.write(`${key}.json`, data ?? "");
    });
    await out.write("parts.json", JSON.stringify(parts));
    await out.write("facets.json", facets(articles), "facets");
  },
  async open(base, module) {
    const index = new module.Index(this.options(module));
    const parts = JSON.parse(await fetched(base, "parts.json"));
    const load = async (key) => index.import(key, await fetched(base, `${key}.json`));
    const [facets] = await Promise.all([openFacets(base), ...parts.map(load)]);
    return { index, facets };
  },
  ask({ index, facets }, { typed, filter }, counts) {
    let found = index.search(plain(typed), { limit: facets.length });
    if (filter) found = found.filter((number) => fits(filter, facets[number]));
    return { found, counts: counts && counted(found, (number) => facets[number]) };
  },
  numbers: (_, { found }) => found,
};

const orama = {
  async build(articles, out, { create, insertMultiple, save }) {
    const lists = Object.fromEntries(FACETS.map((facet) => [facet, "enum[]"]));
    const db = create({ schema: { title: "string", text: "string", ...lists }, sort: { enabled: false } });
    await insertMultiple(db, articles.map(({ number, ...article }) => ({ id: String(number), ...article })), 1000);
    const { docs, ...index } = save(db);
    await out.write("index.json", JSON.stringify(index));
    await out.write("docs.json", JSON.stringify(docs), "articles");
  },
  async open(base, { create, load }) {
    const lists = Object.fromEntries(FACETS.map((facet) => [facet, "enum[]"]));
    const db = create({ schema: { title: "string", text: "string", ...lists }, sort: { enabled: false } });
    const [index, docs] = await Promise.all([fetched(base, "index.json"), fetched(base, "docs.json")]);
    load(db, { ...JSON.parse(index), docs: JSON.parse(docs) });
    return db;
  },
  ask(db, { typed, filter, all }, counts, { search }) {
    const any = filter && Object.entries(filter.any).map(([facet, names]) => ({ [facet]: { containsAny: names } }));
    const not = filter && Object.entries(filter.not).map(([facet, names]) => ({ not: { [facet]: { containsAny: names } } }));
    const asked = {
      term: plain(typed),
      threshold: 0,
      boost: { title: 2 },
      limit: all ?? 20,
      ...(filter && { where: { and: [...any, ...not] } }),
      ...(counts && { facets: Object.fromEntries(FACETS.map((facet) => [facet, {}])) }),
    };
    const found = search(db, asked);
    if (found.count || (filter && search(db, { ...asked, where: undefined, limit: 1 }).count)) return found;
    return search(db, { ...asked, tolerance: 1 });
  },
  numbers: (_, { hits }) => hits.map(({ id }) => Number(id)),
};

const pagefind = {
  async build(articles, out, { createIndex, close }) {
    const { index } = await createIndex({});
    for (const { number, title, text, ...facets } of articles) {
      const record = { url: `/${number}`, content: text, language: "en", meta: { title }, filters: facets };
      const { errors } = await index.addCustomRecord(record);
      if (errors.length) throw new Error(errors.join("; "));
    }
    await index.writeFiles({ outputPath: out.folder });
    await close();
    for (const [kind, folder] of [["index", "index"], ["facets", "filter"], ["articles", "fragment"]])
      await out.weigh(kind, folder, () => true);
    await out.weigh("index", ".", (name) => name.endsWith(".pf_meta"));
    // Which article a result is of, for counting mistakes without fetching each.
    const of = {};
    await out.each("fragment", (name, bytes) => {
      const { url } = JSON.parse(bytes.toString().slice("pagefind_dcd".length));
      of[name.split(".")[0]] = Number(url.slice(1));
    });
    await out.write("numbers.json", JSON.stringify(of), "none");
  },
  // In the page, as the others are, where its memory can be seen too.
  async open(base, module) {
    await module.options({ noWorker: true });
    await module.init();
    return { base, module };
  },
  first: async ({ results: [best] }) => best.data(),
  ask: ({ module }, { typed, filter }, counts) =>
    (counts ? module.filters() : Promise.resolve()).then(() => // Without these nothing is counted; kept after the first time.
      module.search(typed, filter && {
        filters: {
          ...Object.fromEntries(Object.entries(filter.any).map(([facet, any]) => [facet, { any }])),
          ...Object.fromEntries(Object.entries(filter.not).map(([facet, any]) => [facet, { not: { any } }])),
        },
      })),
  async numbers(open, { results }) {
    open.of ??= JSON.parse(await fetched(open.base, "numbers.json"));
    return results.map(({ id }) => open.of[id]);
  },
};

export const PEERS = { minisearch, flexsearch, orama, pagefind };
