// How text is compared, and how a found part is marked. Folds exactly as search/fold.py does.

export const fold = (text) =>
  text.normalize("NFKC").toLowerCase().replace(/ü/g, "v").replace(/[^\p{L}\p{N}]+/gu, "");

export const words = (text) => text.trim().split(/\s+/u).map(fold).filter(Boolean);

export const MOST_SIGNS = 100; // of a question; the boxes take no more
const ECHOED = 40;
export const EMPTY = "请写要办的事或者要办的证，例如：开饭馆、取水许可。"; // where nothing that was typed is a letter, a character or a digit

// What was asked, for a sentence of ours: cut where it is long.
export function echo(text) {
  const signs = [...text.trim()];
  return signs.length > ECHOED ? `${signs.slice(0, ECHOED).join("")}…` : signs.join("");
}

export function bucket(token, count) {
  let number = 0x811c9dc5;
  for (const each of token) number = Math.imul(number ^ each.codePointAt(0), 0x01000193) >>> 0;
  return number % count;
}

// The places of folded words in a text as [start, end) of the text itself.
export function places(text, wanted) {
  const at = [];
  let folded = "";
  for (let index = 0; index < text.length; ) {
    const sign = String.fromCodePoint(text.codePointAt(index));
    const plain = fold(sign);
    for (let each = 0; each < plain.length; each += 1) at.push([index, index + sign.length]);
    folded += plain;
    index += sign.length;
  }
  const found = [];
  for (const word of wanted) {
    for (let from = folded.indexOf(word); from >= 0; from = folded.indexOf(word, from + word.length)) {
      found.push([at[from][0], at[from + word.length - 1][1]]);
    }
  }
  return found.sort((a, b) => a[0] - b[0]);
}

// A text as nodes, with the found places in <mark>.
export function marked(text, wanted) {
  const nodes = [];
  let done = 0;
  for (const [start, end] of places(text, wanted)) {
    if (start < done) continue;
    nodes.push(text.slice(done, start), element("mark", {}, text.slice(start, end)));
    done = end;
  }
  nodes.push(text.slice(done));
  return nodes;
}

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === undefined || value === null) continue;
    if (value === true) made.setAttribute(key, "");
    else made.setAttribute(key, value);
  }
  made.append(...children.filter((each) => each !== undefined && each !== null));
  return made;
}

// Calls back as a person types, pastes, or finishes a word in an input method; never within one.
export function onTyped(input, call) {
  input.addEventListener("input", (event) => {
    if (!event.isComposing) call();
  });
  input.addEventListener("compositionend", () => call());
}

// How many animals: 500头, 五百多只. It says how much and not what, and stands within what is asked: 养500头猪 is about 养猪.
export const HERD = /(?:\d+|[一二两三四五六七八九十百千万几]+)(?:多|余|来)?[头只羽匹]/gu;
