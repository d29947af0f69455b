// The index, of which only the files are loaded that a question needs. What a hit is worth is said in search-rank.js.
import { bucket, fold } from "./text.js";

const MANIFEST = "manifest.json";
const MOST_FILES = 4;
export const SPELT = { pinyin: 20, initials: 10, codes: 99 };

export class Index {
  constructor(root) {
    this.base = `${root}search/index/`;
    this.loaded = new Map();
  }

  // One file, once. All but the manifest carry its version, so that no file of an older site is taken for one of this.
  load(path, kind = "json") {
    if (!this.loaded.has(path)) {
      const answer = this.get(path).then((got) => {
        if (!got.ok) throw new Error(`${got.status} ${path}`);
        return got[kind]();
      });
      answer.catch(() => this.loaded.delete(path));
      this.loaded.set(path, answer);
    }
    return this.loaded.get(path);
  }

  async get(path) {
    if (path === MANIFEST) return fetch(this.base + path, { cache: "no-cache" });
    const { version } = await this.manifest();
    return fetch(`${this.base}${path}?v=${version}`);
  }

  manifest() {
    return this.load(MANIFEST);
  }

  words() {
    return this.load("words.json");
  }

  async postings(folder, count, token) {
    const shard = await this.load(`${folder}/${bucket(token, count)}.json`);
    return shard[token] || [];
  }

  // The entries that have a token (family g: characters, s: sounds): one list of numbers for each part of an entry.
  async parts(family, token) {
    const count = (await this.manifest())[family];
    return (await this.postings(family, count, token)).map(unpaced);
  }

  // The first entry of each list, in order: [[list, number], …].
  async lists() {
    return (await this.manifest()).lists;
  }

  // Terms whose spelling or code goes on with these letters: [term number, rank, by], and whether there are more.
  async spelt(word, by) {
    const firsts = (await this.manifest())[by];
    const asked = word.slice(0, SPELT[by]);
    let from = 0;
    while (from + 1 < firsts.length && firsts[from + 1] <= asked) from += 1;
    let to = from + 1;
    while (to < firsts.length && firsts[to].startsWith(asked)) to += 1;
    const numbers = firsts.length ? [...Array(to - from).keys()].map((each) => each + from) : [];
    const chunks = await Promise.all(numbers.slice(0, MOST_FILES).map((each) => this.load(`${by}/${each}.json`)));
    const found = [];
    for (const chunk of chunks) {
      for (const [spelling, paced] of Object.entries(chunk)) {
        if (!spelling.startsWith(asked)) continue;
        for (const id of unpaced(paced)) {
          const start = id % 2 === 1;
          const whole = start && spelling === word && word.length < SPELT[by];
          found.push([Math.floor(id / 2), whole ? 1 : start ? 0.8 : spelling === word ? 0.7 : 0.6, by]);
        }
      }
    }
    return { found, more: numbers.length > MOST_FILES };
  }

  // Entries whose text may hold every word: the page must see for itself.
  async candidates(wanted) {
    const { words: count } = await this.manifest();
    if (!count) return []; // the site was built without the full text
    const tokens = new Set();
    for (const word of wanted) {
      const signs = [...word];
      if (signs.length < 2) return [];
      for (const at of new Set([0, (signs.length - 2) >> 1, signs.length - 2])) tokens.add(signs[at] + signs[at + 1]);
    }
    let left;
    for (const token of [...tokens].slice(0, 4)) {
      const held = new Set(unpaced(await this.postings("w", count, token)));
      left = left ? left.filter((each) => held.has(each)) : [...held];
      if (!left.length) return [];
    }
    return left;
  }

  // The lines of an entry's text that hold the words; empty when one of them is missing.
  async lines(number, wanted) {
    const lines = (await this.load(`x/${number}.txt`, "text")).split("\n");
    const folded = lines.map(fold);
    const held = wanted.map((word) => folded.findIndex((line) => line.includes(word)));
    return held.includes(-1) ? [] : [...new Set(held)].map((each) => lines[each]);
  }

  async record(number) {
    const { perFile } = await this.manifest();
    const rows = await this.load(`r/${Math.floor(number / perFile)}.json`);
    const [key, list, department, type, online, limit, retired, terms, guides] = rows[number % perFile];
    return { key, list, department, type, online, limit, retired, terms, guides };
  }

  // A test of an entry's number against the chosen filters: {name: value}.
  async filter(chosen) {
    const wanted = Object.entries(chosen).filter(([, value]) => value);
    if (!wanted.length) return () => true;
    const facets = await this.load("facets.json");
    const held = wanted.map(([name, value]) => {
      const facet = facets[name];
      facet.split ??= facet.rows.split(",").map((each) => each.split("."));
      return [facet.split, String(facet.values.indexOf(value))];
    });
    return (number) => held.every(([rows, value]) => rows[number].includes(value));
  }
}

export function unpaced(steps) {
  let number = 0;
  return steps.map((step) => (number += step));
}
