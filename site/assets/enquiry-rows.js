// What the negative list says of an industry and a place. Pure: data in, rows out.
import { says, taken } from "./enquiry-words.js";
import { fold } from "./text.js";

export const CLASSES = ["禁止", "限制", "许可"];
const DIVISION = 3; // a code of a division, as C26; one of a class of industry is longer
const FEW = 3; // a permit for more divisions than that, or for divisions of several sections, is no permit of one of them
const NEAR = 0.75; // of the best match of words
const LEAST = 0.35;
const NEW = 0.2; // more for a row that speaks of new projects, as the asker does
const ONLY_NEAR = 0.9; // what that can lift a row to that is not called what was asked
const DOUBT = 0.2; // so far behind the best match an industry may still be the one that is meant
const TWINS = 0.1; // the codes of one everyday word lie closer together than that
const LIKELY = 0.6; // a weaker match of words is no guess at an industry
const SAID = 0.5; // so far must the words of a row of any industry say the thing: 开发软件 is no 开发区

// The part of a division code that says something: 130200 is 1302, 130202 stays.
export function area(code) {
  const group = code.length > 6 ? 3 : 2;
  let end = code.length;
  while (end > group && /^0+$/u.test(code.slice(end - group, end))) end -= group;
  return code.slice(0, end);
}

// How a row's codes meet the asked one: whole (a row of this industry), part (the row holds a narrower industry), broad (a row of
// whole divisions, or of any industry), or "".
export function meets(row, code) {
  if (!row.codes) return "broad";
  const wide = row.codes.filter((each) => each.length <= DIVISION);
  const few = wide.length <= FEW && new Set(wide.map((each) => each[0])).size === 1;
  const met = row.codes.filter((each) => code.startsWith(each));
  const own = (each) => each.length > DIVISION || (few && (each === code || row.class === "许可"));
  if (met.some(own)) return "whole";
  if (met.length) return "broad";
  return row.codes.some((each) => each.startsWith(code)) ? "part" : "";
}

// The same for all the codes that may be meant: the closest of them.
function meetsOne(row, codes) {
  if (!row.codes) return "broad";
  const all = codes.map((code) => meets(row, code));
  return ["whole", "part", "broad"].find((each) => all.includes(each)) || "";
}

// The only industry within one: C312 is no more and no less than C3120.
export function narrowed(data, code) {
  const within = data.industries.filter(([each]) => each.startsWith(code) && each.length > code.length);
  return code.length > DIVISION && within.length === 1 ? within[0][0] : code;
}

export function lies(row, place) {
  const asked = area(place);
  const held = row.regions.map(area);
  if (held.some((each) => asked.startsWith(each))) return "whole";
  return held.some((each) => each.startsWith(asked)) ? "part" : "";
}

// The industries that a person may mean: [code, name, why], the best first.
export function candidates(data, asked) {
  const word = fold(asked);
  if (!word) return [];
  const { thing, whole } = taken(asked, data.places);
  const found = new Map();
  const note = (code, why, worth) => {
    if (!(found.get(code)?.worth >= worth)) found.set(code, { code, why, worth });
  };
  const digits = word.toUpperCase();
  for (const [code, name] of data.industries) {
    if (/^[A-T]?\d*$/u.test(digits) && (code === digits || (digits.length > 1 && code.slice(1) === digits))) note(code, "", 3);
    else if (/^[A-T]?\d+$/u.test(digits) && (code.startsWith(digits) || code.slice(1).startsWith(digits))) note(code, "", 0.6);
    else if (fold(name) === thing || fold(name) === whole) note(code, "", 2);
    else {
      const worth = says(name, thing);
      if (worth >= 0.5) note(code, fold(name).includes(thing) ? "" : name, worth * 0.8);
    }
  }
  const called = Object.entries(data.means).map(([each, codes]) => [each, codes, Math.max(says(each, thing), says(each, whole))]);
  const inside = (each) => thing.includes(fold(each)) || whole.includes(fold(each));
  const longest = Math.max(...called.filter(([each]) => inside(each)).map(([each]) => each.length), 0);
  for (const [each, codes, worth] of called) {
    const best = inside(each) && each.length === longest;
    if (worth >= 0.5) codes.forEach((code, at) => note(code, each, worth + (best ? 1 : 0) - at / 100));
  }
  const rows = byWords(data, asked);
  const best = Math.max(...[...rows.values()].map(({ worth }) => worth), 0);
  for (const [number, { worth, why }] of rows) {
    if (worth >= best * NEAR) for (const code of data.rows[number].codes || []) note(code, why || data.rows[number].name, worth * 0.9);
  }
  if (!found.size) for (const [code, name] of data.industries) {
    const worth = near(name, thing);
    if (worth) note(code, worth.why, worth.share);
  }
  const names = new Map(data.industries);
  return [...found.values()]
    .sort((a, b) => b.worth - a.worth || a.code.length - b.code.length || (a.code < b.code ? -1 : 1))
    .map(({ code, why, worth }) => [code, names.get(code) || "", why, worth]);
}

// The code that is meant beyond doubt: the only one, one called just so, or one far before the next; otherwise "". An everyday word
// of several industries (养殖场) leaves it open.
export function sure(found) {
  if (!found.length) return "";
  const [first, next] = found;
  if (!next) return first[0];
  const twins = first[2] && first[2] === next[2] && first[3] - next[3] < TWINS;
  return !twins && (first[3] >= 1 || first[3] > next[3] + DOUBT) ? first[0] : "";
}

// Where none is meant beyond doubt: the codes that may be, whose rows are all told until one is chosen.
export function likely(found) {
  const best = found.length ? found[0][3] : 0;
  return best < LIKELY ? [] : found.filter(([, , , worth]) => worth >= best - DOUBT).map(([code]) => code);
}

// Where no name fits: those that share pairs of characters, each pair named.
function near(name, thing) {
  const signs = [...thing];
  const pairs = signs.slice(1).map((sign, at) => signs[at] + sign);
  const shared = pairs.filter((pair) => fold(name).includes(pair));
  return shared.length && signs.length > 2 ? { why: shared.join("”“"), share: (0.4 * shared.length) / pairs.length } : null;
}

// Rows that the words lead to: number → {worth, why}, why being the 俗称 or 日常说法, or "" for the row's own name.
export function byWords(data, asked) {
  const { thing, whole } = taken(asked, data.places);
  const found = new Map();
  if (thing.length < 2) return found;
  const note = (number, why, word) => {
    const worth = Math.max(says(word, thing), says(word, whole));
    if (worth >= LEAST && !(found.get(number)?.worth >= worth)) found.set(number, { worth, why });
  };
  for (const [each, numbers] of Object.entries(data.words)) for (const number of numbers) note(number, each, each);
  data.rows.forEach((row, number) => note(number, "", row.name));
  return found;
}

// The answer: rows of this thing, the nearest to the words first, and those of any industry or of whole divisions. One code, or all
// that may be meant.
export function answer(data, asked, code, place) {
  const codes = [code].flat().filter(Boolean).map((each) => narrowed(data, each));
  const chosen = codes.length === 1;
  const words = byWords(data, asked);
  const best = Math.max(...[...words.values()].map(({ worth }) => worth), 0);
  const rows = [];
  const general = [];
  data.rows.forEach((row, number) => {
    const where = lies(row, place);
    if (!where) return;
    const said = words.get(number);
    const met = meetsOne(row, codes);
    const what = met === "part" && codes.length > FEW ? "" : met;
    const meant = said !== undefined && said.worth >= best * NEAR && (!chosen || what || said.worth >= 0.8) && (row.codes || said.worth >= SAID);
    const one = { row, where, what, why: said?.why, worth: said ? lifted(row, said.worth) : 0 };
    if (meant || what === "whole" || what === "part") rows.push({ ...one, what: meant && what === "broad" ? "" : what });
    else if (what === "broad") general.push(one);
  });
  const worse = (a, b) => CLASSES.indexOf(a.row.class) - CLASSES.indexOf(b.row.class);
  const order = (a, b) => (a.what === "part") - (b.what === "part") || Math.round((b.worth - a.worth) * 20) || worse(a, b);
  const { thing } = taken(asked, data.places);
  return { rows: forbiddenFirst(rows.sort(order), thing), general: general.sort(worse) };
}

// What must be told first: the bans of this thing, those of whole divisions that hold it (wide), those of a narrower industry within
// it (inner); rest is all else in its order, the inner bans before the other narrower rows.
export function bansFirst({ rows, general }) {
  const forbids = ({ row }) => row.class === "禁止";
  const part = ({ what }) => what === "part";
  const inner = rows.filter((each) => forbids(each) && part(each));
  const others = rows.filter((each) => !forbids(each));
  return {
    bans: rows.filter((each) => forbids(each) && !part(each)),
    wide: general.filter((each) => forbids(each) && each.row.codes),
    inner,
    rest: [...others.filter((each) => !part(each)), ...inner, ...others.filter(part)],
  };
}

function lifted(row, worth) {
  if (!row.name.startsWith("新建")) return worth;
  return worth < 1 ? Math.max(worth, Math.min(worth + NEW, ONLY_NEAR)) : worth + NEW;
}

// What is forbidden before what is restricted where both rows end in the very thing: 小煤矿 before 达不到规模的新建煤矿.
// A row that begins with 新建 speaks of what the asker will do, and a row on a furnace (电石炉) of something else than 电石.
function forbiddenFirst(rows, thing) {
  const bare = thing.replace(/^[开办建搞]/u, "");
  if (bare.length < 2) return rows;
  const ends = ({ row, what }) => what === "whole" && !row.name.startsWith("新建") && fold(row.name).endsWith(bare);
  const out = [...rows];
  const to = out.findIndex((each) => each.row.class === "限制" && ends(each));
  if (to < 0) return out;
  const forbidden = out.filter((each, at) => at > to && each.row.class === "禁止" && ends(each));
  const left = out.filter((each) => !forbidden.includes(each));
  left.splice(left.findIndex((each) => each.row.class === "限制" && ends(each)), 0, ...forbidden);
  return left;
}

// Rows of permits as {own, kinds}: where one is called just what was asked (养猪场), one that is called nearly so (种猪场) is of a kind of it.
export function kindsApart(rows) {
  const just = rows.some(({ worth }) => worth >= 1);
  const near = ({ worth }) => just && worth >= LEAST && worth < SAID;
  return { own: rows.filter((each) => !near(each)), kinds: rows.filter(near) };
}

// The permits of the rows, each once: before the business licence, after it, and where the row does not say. `of` is what a row is
// about, where the words that were asked do not say it.
export function permits(rows) {
  const found = new Map();
  for (const { row, worth } of rows) {
    const of = worth >= SAID ? "" : row.name;
    for (const each of row.permits || []) if (!found.has(each.key) || !of) found.set(each.key, { ...each, of });
  }
  const of = (when) => [...found.values()].filter((each) => each.when === when);
  return { before: of("前置"), after: of("后置"), open: of("") };
}

// Working days of permits one after another and all at once, of each the longest of its guides; null where one has none.
export function span(wanted) {
  const days = wanted.filter(({ guides }) => guides.length).map(({ guides }) => {
    const each = guides.map(({ limit }) => (limit && (!limit.value || limit.unit === "工作日") ? limit.value : null));
    return each.includes(null) ? null : Math.max(...each);
  });
  if (!days.length || days.includes(null)) return null;
  return { sum: days.reduce((a, b) => a + b, 0), most: Math.max(...days) };
}

// The papers that permits ask for, each once.
export function papers(wanted) {
  return [...new Set(wanted.flatMap(({ guides }) => guides.flatMap((each) => each.papers || [])))];
}

// What those who do this are known to need and the lists do not hold: [word, bodies to ask].
export function lacking(data, codes, asked) {
  const said = fold(asked);
  const held = Object.entries(data.lacks).filter(([word, [of]]) => said.includes(word) || of.some((each) => codes.some((code) => code.startsWith(each) || each.startsWith(code))));
  return held.map(([word, [, bodies]]) => [word, bodies]);
}

// What else those who do this have to do, beside permits: guides that the longest everyday word in the question leads to.
export function alsoDone(data, asked) {
  const said = fold(asked);
  const [word] = Object.keys(data.also).filter((each) => said.includes(fold(each))).sort((a, b) => b.length - a.length);
  return data.also[word] || [];
}

// Bundles whose own words say what was asked.
export function bundlesOf(data, asked) {
  const { thing } = taken(asked, data.places);
  return Object.entries(data.bundles)
    .map(([key, [title, words]]) => ({ key, title, worth: Math.max(...[title, ...words].map((each) => says(each, thing)), 0) }))
    .filter(({ worth }) => worth >= 0.55)
    .sort((a, b) => b.worth - a.worth)
    .slice(0, 2);
}
