// The index, of which only the files are loaded that a question needs. A hit is exact: its term holds what was asked.
import { bucket, fold } from "./text.js";

const MANIFEST = "manifest.json";
const SPELT = { pinyin: 20, initials: 10, codes: 99 };
const MOST_FILES = 4;
const LONGEST_SENTENCE = 14;

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

  async postings(folder, count, token) {
    const shard = await this.load(`${folder}/${bucket(token, count)}.json`);
    return shard[token] || [];
  }

  // The places of a pair of characters: term number → positions.
  async pair(token) {
    const { terms } = await this.manifest();
    const found = new Map();
    const paced = await this.postings("t", terms, token);
    for (let at = 0, id = 0; at < paced.length; at += 2) {
      id += paced[at];
      if (found.has(id)) found.get(id).push(paced[at + 1]);
      else found.set(id, [paced[at + 1]]);
    }
    return found;
  }

  // Terms that hold the word as it is: term number → rank (0 whole, 2 at the start, 4 inside; one more if not the name).
  async literal(word) {
    const signs = [...word];
    const { terms, slots } = await this.manifest();
    const tokens = signs.length > 1 ? signs.slice(1).map((sign, at) => signs[at] + sign) : ["^" + word];
    const [last, ...loaded] = await Promise.all([signs[signs.length - 1] + "$", ...tokens].map((each) => this.pair(each)));
    const found = new Map();
    const note = (id, start) => {
      const whole = start && (last.get(id) || []).includes(signs.length);
      const rank = (whole ? 0 : start ? 2 : 4) + (id % slots ? 1 : 0);
      if (!(found.get(id) <= rank)) found.set(id, rank);
    };
    if (signs.length === 1) {
      let id = 0;
      for (const step of await this.postings("t", terms, word)) note((id += step), loaded[0].has(id));
      return found;
    }
    for (const [id, starts] of loaded[0]) {
      for (const start of starts) {
        if (loaded.every((each, at) => (each.get(id) || []).includes(start + at))) note(id, start === 1);
      }
    }
    return found;
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
        let id = 0;
        for (const step of paced) {
          id += step;
          const start = id % 2 === 1;
          const whole = start && spelling === word && word.length < SPELT[by];
          found.push([Math.floor(id / 2), by === "codes" ? (whole ? 1 : 3) : whole ? 6 : start ? 7 : 8, by]);
        }
      }
    }
    return { found, more: numbers.length > MOST_FILES };
  }

  // One word: entry number → its best hit.
  async word(word) {
    const { slots } = await this.manifest();
    const best = new Map();
    const note = (id, rank, by) => {
      const number = Math.floor(id / slots);
      const known = best.get(number);
      if (!known || rank < known.rank) best.set(number, { number, slot: id % slots, rank, by, word });
    };
    for (const [id, rank] of await this.literal(word)) note(id, rank, "text");
    let more = false;
    if (/^[a-z0-9]{2,}$/u.test(word)) {
      const ways = /^[a-z]+$/u.test(word) ? ["codes", "initials", "pinyin"] : ["codes"];
      for (const got of await Promise.all(ways.map((by) => this.spelt(word, by)))) {
        more ||= got.more;
        for (const [id, rank, by] of got.found) note(id, rank, by);
      }
    }
    return { best, more };
  }

  // Every word: the hits in order.
  async find(wanted) {
    const each = await Promise.all(wanted.map((word) => this.word(word)));
    const hits = [];
    for (const [number, first] of each[0].best) {
      const all = each.map(({ best }) => best.get(number));
      if (all.every(Boolean)) hits.push({ ...all.reduce((a, b) => (b.rank > a.rank ? b : a), first), all });
    }
    if (!hits.length && wanted.length === 1) hits.push(...(await this.sentence(wanted[0])));
    hits.sort((a, b) => a.rank - b.rank || a.number - b.number);
    return { hits, more: each.some(({ more }) => more) };
  }

  // Terms that stand whole within what was typed: 我想开饭馆 holds 开饭馆.
  async sentence(text) {
    const signs = [...text];
    if (signs.length < 3 || signs.length > LONGEST_SENTENCE || /^[a-z0-9]+$/u.test(text)) return [];
    const { slots } = await this.manifest();
    const starts = await Promise.all(signs.map((sign) => this.pair("^" + sign)));
    const inner = await Promise.all(signs.slice(1).map((sign, at) => this.pair(signs[at] + sign)));
    const best = new Map();
    for (let from = 0; from + 1 < signs.length; from += 1) {
      let alive = [...starts[from].keys()];
      for (let to = from + 1; to < signs.length && alive.length; to += 1) {
        alive = alive.filter((id) => (inner[to - 1].get(id) || []).includes(to - from));
        if (!alive.length) break;
        const ends = await this.pair(signs[to] + "$");
        for (const id of alive) {
          const number = Math.floor(id / slots);
          const long = to - from + 1;
          const whole = (ends.get(id) || []).includes(long);
          if (whole && !(best.get(number)?.long >= long)) {
            const word = signs.slice(from, to + 1).join("");
            best.set(number, { number, slot: id % slots, rank: 20 - long, by: "sentence", word, long });
          }
        }
      }
    }
    return [...best.values()];
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
      let id = 0;
      const held = new Set((await this.postings("w", count, token)).map((step) => (id += step)));
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
    const [key, list, department, type, online, limit, retired, terms] = rows[number % perFile];
    return { key, list, department, type, online, limit, retired, terms };
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

// How a hit was come by, in words; nothing where the name itself holds what was asked.
export function how(hit, record) {
  return [...new Set((hit.all || [hit]).map((each) => why(each, record)))].filter(Boolean).join("；");
}

function why(hit, record) {
  const [kind, text] = record.terms[hit.slot];
  if (hit.by === "sentence") return `您的话里有${kind}“${text}”`;
  if (hit.by === "pinyin" || hit.by === "initials") {
    const long = hit.word.length > SPELT[hit.by] ? `（前 ${SPELT[hit.by]} 个字母）` : "";
    return `凭${hit.by === "pinyin" ? "拼音" : "拼音首字母"}${long}${hit.slot ? `：${kind}“${text}”` : ""}`;
  }
  return hit.slot ? `${kind}“${text}”` : "";
}
