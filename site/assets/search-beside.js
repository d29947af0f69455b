// What is said of a question beside its hits: a matter that the lists do not cover, and what one does against a decision.

// {elsewhere, remedies}, each undefined where it has no word in the question: the longest one, unless the first hit is called by more;
// a remedy that is asked for by its bare name is meant, and not the law of that name.
export function beside(words, { asked, core }, first) {
  const longest = (known, whole = false) =>
    Object.keys(known)
      .filter((each) => within(each, asked) && ((whole && each === asked) || !answered(first, each)))
      .sort((a, b) => b.length - a.length)[0];
  const word = longest(words.elsewhere);
  if (word) return { elsewhere: { word, bodies: words.elsewhere[word] } };
  const against = longest(words.remedies.words, true);
  if (!against) return {};
  const rest = [...core.join("")].filter((sign) => !against.includes(sign));
  const alone = !first?.exact && rest.length <= against.length;
  return { remedies: { word: against, rows: words.remedies.rows, covered: Boolean(words.remedies.words[against]), alone } };
}

// Whether the best hit is called by more than the word: 拖拉机驾照 is answered, 驾照 is not.
function answered(hit, word) {
  return Boolean(hit) && (hit.cover ?? 0) > 0.6 && [...(hit.called || "")].length > word.length;
}

// The characters of a word in a text in their order, close together.
function within(word, text) {
  if (text.includes(word)) return true;
  if (word.length < 4 || !text.includes(word[0])) return false;
  return new RegExp([...word].join(".{0,2}"), "u").test(text);
}
