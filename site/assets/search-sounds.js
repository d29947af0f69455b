// Letters as Chinese syllables, taken as they are often mistaken: without the h of zh, ch, sh, without the g of ng.

const SYLLABLE = /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])(?:iang|iong|uang|ang|eng|ing|ong|uai|uan|iao|ian|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|a|e|i|o|u|v)|ang|ai|an|ao|a|en|er|e|ou|o)$/u;
const LONGEST = 6;

const confused = (syllable) => syllable.replace(/^([zcs])h/u, "$1").replace(/ng$/u, "n");

// The fewest syllables that leave the fewest letters over.
export function syllables(word) {
  const best = [{ lost: 0, held: [] }];
  for (let to = 1; to <= word.length; to += 1) {
    best[to] = { lost: best[to - 1].lost + 1, held: best[to - 1].held };
    for (let from = Math.max(0, to - LONGEST); from < to; from += 1) {
      const part = word.slice(from, to);
      if (!SYLLABLE.test(part)) continue;
      const { lost, held } = best[from];
      if (lost < best[to].lost || (lost === best[to].lost && held.length + 1 < best[to].held.length)) {
        best[to] = { lost, held: [...held, confused(part)] };
      }
    }
  }
  return best[word.length].held;
}
