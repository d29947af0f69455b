// The ranking: how much of what was asked an entry holds, and how much of one of its names was asked, rarer parts counting more.
import { beside } from "./search-beside.js";
import { SPELT, unpaced } from "./search-index.js";
import { syllables } from "./search-sounds.js";
import { understand } from "./search-words.js";
import { fold, words as split } from "./text.js";

const PART = [1, 1, 0.8, 0.5, 0.3]; // name, other names, the power's, summary, what it does
const LIST = { bundles: 1, guides: 1, power: 0.92, negative: 0.74, organisations: 0.55, laws: 0.5 };
const OTHER = 0.4;
const SIGN = 0.3; // a single character, beside a pair
const MEANT = 0.8; // a word of the lists for one of every day
const ASIDE = 0.25; // a pair that reaches into the words of asking
const BRIEF = 6; // signs of what may be a piece of a name, words of asking and all
const HEARD = 0.6;
const CALLED = 4; // characters that are no chance when they stand in a name as they were asked
const READ = 24; // entries whose names are compared as a whole
const LEAST = 0.34; // of the best hit's worth
const SURE = 0.5; // of a hit's best name that was asked, above which it is called near
const NAMED = 0.8; // of a body's name or nickname, above which the question names the body
const NEAREST = 5; // shown however little they are worth
const TERM = { 名称: 1, 简称: 1, 俗称: 1, 日常说法: 1.05, 曾用名: 0.9, 所属职权: 0.85 };

// {hits, question, elsewhere}. Hits in order: {number, worth, exact, by, slot, held}; `question` says how it was understood, and
// `elsewhere` names a matter that the lists do not cover, with the bodies to ask; `remedies` the word for which appeals and complaints
// are the answer, whether the lists cover what it names, and whether nothing else was asked. With `anywhere` a named place is no filter.
export async function rank(index, text, { kept = () => true, anywhere = false } = {}) {
  const [words, lists] = await Promise.all([index.words(), index.lists()]);
  let question = understand(text, words);
  if (!question.asked) return { hits: [], question };
  let worth = await weigh(index, question, text);
  if (worth.unknown.size) {
    const simple = await simplified(index, text, worth.unknown);
    if (simple !== text) {
      question = understand(simple, words);
      worth = await weigh(index, question, simple);
    }
  }
  const here = placed(anywhere ? null : question.place, words.held);
  const hits = [...worth.entries.values()].filter(({ number }) => kept(number) && here(number));
  for (const each of hits) each.worth = (each.sum / worth.most) * (LIST[listOf(lists, each.number)] ?? OTHER);
  hits.sort(byWorth);
  const first = hits.slice(0, READ);
  await Promise.all(first.map((each) => read(index, each, question, worth)));
  await bring(index, first, question, worth, (number) => kept(number) && here(number));
  first.sort(byWorth);
  const known = new Set(first.map(({ number }) => number));
  const all = [...first, ...hits.slice(READ).filter(({ number }) => !known.has(number))];
  const least = (all[0]?.worth || 0) * LEAST;
  return {
    hits: all.filter((each, at) => at < NEAREST || each.exact || each.worth >= least),
    question,
    ...beside(words, question, all[0]),
  };
}

const byWorth = (a, b) => b.worth - a.worth || a.number - b.number;

function listOf(lists, number) {
  let name = "";
  for (const [each, from] of lists) if (number >= from) name = each;
  return name;
}

// Whether a hit shares so little with what was asked that it may be about something else.
export function weak(hit) {
  return Boolean(hit) && !hit.exact && !hit.by && (hit.cover ?? 0) < SURE;
}

// Each token with its weight, and for each entry the sum of what it holds: {entries, tokens, most, unknown}.
async function weigh(index, question, text) {
  const { entries: many } = await index.manifest();
  const entries = new Map();
  const add = (number, amount, part, token) => {
    const known = entries.get(number) || { number, sum: 0, held: [] };
    known.sum += amount;
    known.held.push([token, part]);
    entries.set(number, known);
  };
  // Letters that spell what some entry is called are no longer read as pairs: that would count every entry with two of them.
  let [most, spelled] = [0, false];
  for (const word of split(text)) {
    if (!/^[a-z0-9]{2,}$/u.test(word)) continue;
    const [worth, fits] = await spelt(index, word, add, many);
    most += worth;
    spelled ||= fits;
  }
  const tokens = new Map();
  const note = (token, weight) => {
    if (!spelled || !/^[a-z0-9]+$/u.test(token)) tokens.set(token, Math.max(weight, tokens.get(token) || 0));
  };
  const cut = (word, weight) => {
    const signs = [...word];
    for (const [at, sign] of signs.entries()) {
      if (/[^a-z0-9]/u.test(sign)) note(sign, weight * SIGN);
      if (at) note(signs[at - 1] + sign, weight);
    }
  };
  const told = new Set(question.core.join(""));
  for (const part of split(text)) {
    const signs = [...part];
    for (let at = 1; at < signs.length; at += 1) {
      if (signs.length <= BRIEF || told.has(signs[at - 1]) || told.has(signs[at])) note(signs[at - 1] + signs[at], ASIDE);
    }
  }
  for (const part of question.core) cut(part, 1);
  for (const [, words] of question.means) for (const word of words) cut(word, MEANT);
  const held = new Map();
  const unknown = new Set(/[a-z0-9]/u.test(question.asked) ? [] : question.asked);
  const got = await Promise.all([...tokens].map(async ([token, weight]) => [token, weight, await index.parts("g", token)]));
  for (const [token, weight, parts] of got) {
    const count = parts.reduce((sum, each) => sum + each.length, 0);
    if (!count) continue;
    for (const sign of token) unknown.delete(sign);
    const rare = weight * rarity(count, many);
    held.set(token, rare);
    most += rare;
    parts.forEach((numbers, part) => numbers.forEach((number) => add(number, rare * PART[part], part, token)));
  }
  return { entries, tokens: held, most: most || 1, unknown };
}

const rarity = (count, many) => Math.log(1 + many / count) / Math.log(1 + many);

// Letters: as a code, as first letters, as pinyin; where none of them fits, by the sounds that do. [worth, whether they fit].
async function spelt(index, word, add, many) {
  const { slots } = await index.manifest();
  const ways = /^[a-z]+$/u.test(word) ? ["codes", "initials", "pinyin"] : ["codes"];
  const best = new Map();
  for (const { found } of await Promise.all(ways.map((by) => index.spelt(word, by)))) {
    for (const [id, worth, by] of found) {
      const number = Math.floor(id / slots);
      if (!(best.get(number)?.worth >= worth)) best.set(number, { worth, by, slot: id % slots });
    }
  }
  for (const [number, { worth, by, slot }] of best) add(number, worth, 0, { by, slot, word, whole: worth === 1 });
  if (best.size || !/^[a-z]{4,}$/u.test(word)) return best.size ? [1, true] : [0, false];
  const heard = syllables(word);
  let most = 0;
  const pairs = new Set(heard.slice(1).map((each, at) => `${heard[at]}.${each}`));
  for (const pair of pairs) {
    const parts = await index.parts("s", pair);
    const count = parts.reduce((sum, each) => sum + each.length, 0);
    if (!count) continue;
    const rare = rarity(count, many);
    most += rare;
    for (const numbers of parts) for (const number of numbers) add(number, rare * HEARD, 0, { by: "sound", word });
  }
  return [most, false];
}

// Traditional characters as simplified ones.
async function simplified(index, text, unknown) {
  const old = new Map();
  for (const [sign, all] of Object.entries(await index.load("variants.json"))) for (const each of all) old.set(each, sign);
  return [...text].map((sign) => (unknown.has(sign) && old.get(sign)) || sign).join("");
}

// Whether an entry is for the place that was named: held by no other place than one above or below it.
function placed(place, held) {
  if (!place) return () => true;
  const area = (code) => code.replace(/(0{2}|0{3})+$/u, "");
  const mine = area(place.division);
  const other = new Set();
  for (const [division, paced] of Object.entries(held)) {
    const theirs = area(division);
    if (!theirs.startsWith(mine) && !mine.startsWith(theirs)) for (const number of unpaced(paced)) other.add(number);
  }
  return (number) => !other.has(number);
}

// One entry read whole: how much of its best name was asked, whether it is called what was asked, and what is in the asker's mind.
async function read(index, hit, question, { tokens, most }) {
  const record = await index.record(hit.number);
  const core = question.core.join("");
  const meant = question.means.flatMap(([, words]) => words);
  hit.slot = 0;
  hit.close = 0;
  record.terms.forEach(([kind, raw], slot) => {
    const term = fold(raw);
    if (kind === "编码" || !term) return;
    const share = shared(term, tokens) / most;
    if (!share && term !== question.asked) return;
    const whole = term === question.asked || term === core;
    const inside = question.asked.length > 1 && term.includes(question.asked);
    const around = term.length > 2 && question.asked.includes(term);
    const cover = Math.max(covered(term, core), ...meant.map((word) => 0.8 * covered(term, word)));
    const long = [...term].length;
    const part = inside ? question.asked.length / long : 0;
    if (inside && question.asked.length >= CALLED) hit.named = 1;
    let close = (TERM[kind] ?? 1) * (cover ** 2 * (Math.min(0.08 * long, 0.4) + share) + (whole ? 2 : inside ? 0.4 + 0.3 * part - slot / 1000 : around ? 0.3 : 0));
    if (whole && slot === 0) close += 0.5;
    if (!whole && record.key.startsWith("organisations/")) close /= 2; // a body that is only named in passing
    if (close > hit.close) Object.assign(hit, { close, slot, cover, called: term, exact: whole || inside || (around && cover > 0.99 && kind === "名称") });
  });
  const letters = hit.held.find(([token]) => token.by);
  if (letters) Object.assign(hit, letters[0], { exact: letters[0].by !== "sound" });
  hit.worth += (hit.named ?? 0) + hit.close * (LIST[record.key.split("/")[0]] ?? OTHER) * (record.retired ? 0.5 : 1);
  hit.worth *= suits(record, question.minds, hit);
}

function suits(record, minds, hit) {
  const penal = record.type === "行政处罚" || record.type === "行政强制";
  const checks = record.type === "行政检查";
  if (minds.includes("body") && record.key.startsWith("organisations/") && hit.cover > NAMED) return 2;
  // A sanction was asked for: it comes before the guide of the same matter, though not before that of another one.
  if (minds.includes("fined")) return penal ? 2.2 : /^(guides|bundles|negative)\//u.test(record.key) ? 0.6 : 1;
  if (minds.includes("punished") && penal) return 1.6;
  if (minds.includes("forbidden") && record.key.startsWith("negative/")) return 1.2;
  return penal || checks ? 0.8 : 1;
}

// How much of a term stands in a text, in its order: its characters and its pairs of them.
function covered(term, text) {
  const [a, b] = [[...term], [...text]];
  let row = Array(b.length + 1).fill(0);
  for (const sign of a) {
    const next = [0];
    for (let at = 0; at < b.length; at += 1) next.push(sign === b[at] ? row[at] + 1 : Math.max(row[at + 1], next[at]));
    row = next;
  }
  let pairs = 0;
  for (let at = 1; at < a.length; at += 1) if (text.includes(a[at - 1] + a[at])) pairs += 1;
  return (row[b.length] + pairs) / Math.max(2 * a.length - 1, 1);
}

function shared(term, tokens) {
  let sum = 0;
  for (const [token, weight] of tokens) if (term.includes(token)) sum += weight;
  return sum;
}

// A power that was found brings its guides, which stand before it.
async function bring(index, hits, question, worth, kept) {
  const known = new Map(hits.map((each) => [each.number, each]));
  for (const hit of [...hits]) {
    const { guides = [] } = await index.record(hit.number);
    for (const number of guides) {
      if (!kept(number)) continue;
      const guide = known.get(number) || { number, sum: 0, held: [], worth: 0 };
      if (!known.has(number)) {
        await read(index, guide, question, worth);
        known.set(number, guide);
        hits.push(guide);
      }
      if (guide.worth <= hit.worth) {
        guide.worth = hit.worth + 1e-6;
        guide.of ??= hit.number;
      }
    }
  }
}

// How a hit was come by, in words; nothing where the name itself holds what was asked.
export function how(hit, record, question) {
  if (hit.by === "pinyin" || hit.by === "initials") {
    const long = hit.word.length > SPELT[hit.by] ? `（前 ${SPELT[hit.by]} 个字母）` : "";
    return `凭${hit.by === "pinyin" ? "拼音" : "拼音首字母"}${long}${hit.slot ? `：${record.terms[hit.slot][0]}“${record.terms[hit.slot][1]}”` : ""}`;
  }
  if (hit.by === "sound") return "凭读音相近";
  if (hit.by === "codes") return `编码“${record.terms[hit.slot][1]}”`;
  if (hit.slot && (hit.exact || (hit.cover ?? 0) > 0.6)) return `${record.terms[hit.slot][0]}“${record.terms[hit.slot][1]}”`;
  const name = fold(record.terms[0][1]);
  if (name.includes(question.asked)) return "";
  const meant = question.means.flatMap(([word, words]) => words.filter((each) => name.includes(each)).map((each) => `“${word}”：${each}`));
  if (meant.length) return meant.slice(0, 2).join("；");
  const parts = hit.held.filter(([token]) => typeof token === "string" && token.length > 1);
  const best = Math.min(...parts.map(([, part]) => part));
  const where = ["名称里有", "叫法里有", "所属职权的叫法里有", "简介里有", "条目里有"][best];
  const said = joined(parts.filter(([, part]) => part === best).map(([token]) => token));
  return said.length ? `${where}${said.slice(0, 3).map((each) => `“${each}”`).join("")}` : "";
}

// Pairs that go on into one another as one word.
function joined(pairs) {
  const out = [];
  for (const pair of pairs) {
    const last = out[out.length - 1];
    if (last?.endsWith(pair[0])) out[out.length - 1] += pair.slice(1);
    else out.push(pair);
  }
  return [...new Set(out)].sort((a, b) => b.length - a.length);
}
