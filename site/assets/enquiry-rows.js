// What the negative list says of an industry and a place. Pure: data in, rows out.
import { fold } from "./text.js";

export const CLASSES = ["禁止", "限制", "许可"];

// The part of a division code that says something: 130200 is 1302, 130202 stays.
export function area(code) {
  const group = code.length > 6 ? 3 : 2;
  let end = code.length;
  while (end > group && /^0+$/u.test(code.slice(end - group, end))) end -= group;
  return code.slice(0, end);
}

// How a row's codes meet the asked one: whole, part (the row holds a narrower industry), general (any industry), or "".
export function meets(row, code) {
  if (!row.codes) return "general";
  if (row.codes.some((each) => code.startsWith(each))) return "whole";
  return row.codes.some((each) => each.startsWith(code)) ? "part" : "";
}

export function lies(row, place) {
  const asked = area(place);
  const held = row.regions.map(area);
  if (held.some((each) => asked.startsWith(each))) return "whole";
  return held.some((each) => each.startsWith(asked)) ? "part" : "";
}

// The industries that a person may mean: [code, name, why], those of the whole word first.
export function candidates(data, asked) {
  const word = fold(asked);
  if (!word) return [];
  const found = new Map();
  const note = (code, why, rank) => {
    const known = found.get(code);
    if (!known || rank < known.rank) found.set(code, { code, why, rank });
  };
  const digits = word.toUpperCase();
  for (const [code, name] of data.industries) {
    const folded = fold(name);
    if (/^[A-T]?\d*$/u.test(digits) && (code === digits || (digits.length > 1 && code.slice(1) === digits))) note(code, "", 0);
    else if (/^[A-T]?\d+$/u.test(digits) && (code.startsWith(digits) || code.slice(1).startsWith(digits))) note(code, "", 3);
    else if (folded === word) note(code, "", 0);
    else if (folded.includes(word)) note(code, "", 2);
  }
  for (const [number, why] of byWords(data, asked)) for (const code of data.rows[number].codes || []) note(code, why, 1);
  if (!found.size) for (const [code, why, rank] of near(data.industries, word)) note(code, why, rank);
  const names = new Map(data.industries);
  return [...found.values()]
    .sort((a, b) => a.rank - b.rank || a.code.length - b.code.length || (a.code < b.code ? -1 : 1))
    .map(({ code, why }) => [code, names.get(code) || "", why]);
}

// Where nothing has the whole word: industries that share pairs of its characters, most pairs first.
function near(industries, word) {
  const pairs = [...word].slice(1).map((sign, at) => [...word][at] + sign);
  return industries.flatMap(([code, name]) => {
    const shared = pairs.filter((pair) => fold(name).includes(pair));
    return shared.length && word.length > 2 ? [[code, shared.join("”“"), 9 - shared.length]] : [];
  });
}

// Rows that the words lead to, with the word that did it: number → 俗称或日常说法, or "" for the row's own name.
export function byWords(data, asked) {
  const word = fold(asked);
  const found = new Map();
  if (word.length < 2) return found;
  data.rows.forEach((row, number) => {
    if (fold(row.name).includes(word)) found.set(number, "");
  });
  for (const [each, numbers] of Object.entries(data.words)) {
    const folded = fold(each);
    if (!folded.includes(word) && !(folded.length > 1 && word.includes(folded))) continue;
    for (const number of numbers) if (!found.has(number)) found.set(number, each);
  }
  return found;
}

// The answer: rows for this industry, worst class first, and those for any industry.
export function answer(data, asked, code, place) {
  const words = byWords(data, asked);
  const rows = [];
  const general = [];
  data.rows.forEach((row, number) => {
    const where = lies(row, place);
    if (!where) return;
    const what = code ? meets(row, code) : row.codes ? "" : "general";
    const why = words.get(number);
    const direct = why !== undefined && (!code || what === "general");
    if (direct || what === "whole" || what === "part") rows.push({ row, where, what: direct && what === "general" ? "" : what, why });
    else if (what === "general") general.push({ row, where, what, why });
  });
  const order = (a, b) => CLASSES.indexOf(a.row.class) - CLASSES.indexOf(b.row.class);
  return { rows: rows.sort(order), general: general.sort(order) };
}

// The permits of the rows, each once: before the business licence, after it, and where the row does not say.
export function permits(rows) {
  const found = new Map();
  for (const { row } of rows) for (const each of row.permits || []) if (!found.has(each.key)) found.set(each.key, each);
  const of = (when) => [...found.values()].filter((each) => each.when === when);
  return { before: of("前置"), after: of("后置"), open: of("") };
}

// Working days one after another and all at once, where every guide has a limit in working days; otherwise null.
export function span(guides) {
  const days = guides.map(({ limit }) => (limit && (!limit.value || limit.unit === "工作日") ? limit.value : null));
  if (!days.length || days.includes(null)) return null;
  return { sum: days.reduce((a, b) => a + b, 0), most: Math.max(...days) };
}
