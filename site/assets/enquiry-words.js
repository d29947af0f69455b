// What is to be done and where, taken from one sentence. Pure: a text in, the thing and the place out.
import { fold, HERD } from "./text.js";

const EMPTY = /我们|我想要|我想|我要|请问|我|想要|想|能不能|可不可以|让不让|行不行|可以吗|允许吗|允许|需要|什么手续|什么条件|哪些手续|要什么|要办|怎么办|办理|还能|还让|现在|投资|新建|扩建|建设|建设一个|修建|建个|建一个|建一座|建|开一家|开一个|开个|搞一个|搞个|搞|弄个|弄|上一个|上个|一个|一家|一座|一条|新上|项目|工厂|企业|公司|生意|在|的|吗|呢|吧$|了|里|上|能|要|去|哪|做/gu;

// {place, thing, whole}: the division code of a place that was named, or ""; what is to be done without the words around it.
export function taken(text, places) {
  let rest = fold(text);
  let place = "";
  const names = Object.entries(places).flatMap(([code, name]) => spoken(name).map((each) => [each, code]));
  for (const [name, code] of names.sort((a, b) => b[0].length - a[0].length)) {
    if (name.length < rest.length && rest.includes(name)) {
      [place, rest] = [code, rest.replace(name, "")];
      break;
    }
  }
  const thing = rest.replace(HERD, "").replace(EMPTY, "");
  return { place, thing: thing.length > 1 ? thing : rest, whole: rest };
}

// A place with and without its last character: 滦南县 and 滦南, where two are left.
function spoken(name) {
  const plain = fold(name);
  const parts = plain.match(/^(.+[区县])(.+(?:镇|乡|街道))$/u);
  const all = parts ? [plain, parts[2]] : [plain];
  const bare = all.map((each) => each.replace(/(自治县|街道|[县区镇乡市])$/u, "")).filter((each) => each.length > 1);
  return [...new Set([...all, ...bare])];
}

// How well a name or word says what was asked, from 0 to 1: whole, within, around, or its characters in their order.
export function says(word, asked) {
  const term = fold(word);
  if (!term || !asked) return 0;
  if (term === asked) return 1;
  if (term.length > 1 && asked.includes(term)) return 0.6 + 0.4 * (term.length / asked.length);
  if (asked.length > 1 && term.includes(asked)) return 0.5 + 0.4 * (asked.length / term.length);
  const shared = Math.max(covered(term, asked), loose(asked, term));
  return shared >= 0.5 ? 0.6 * shared : 0;
}

// How much of a term stands in a text, in any order: 屠宰生猪 in 生猪定点屠宰.
function loose(term, text) {
  const signs = [...term];
  const held = signs.filter((sign) => text.includes(sign)).length;
  const pairs = signs.slice(1).filter((sign, at) => text.includes(signs[at] + sign)).length;
  return (held + pairs) / Math.max(2 * signs.length - 1, 1);
}

// How much of a term stands in a text, in its order: its characters and its pairs of them.
export function covered(term, text) {
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
