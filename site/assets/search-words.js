// What a question is about: without the words of asking, with the words of the lists for those of every day, and the place it names.
import { fold, HERD } from "./text.js";

const ASKING = [
  "我们想", "我想要", "我想", "我要", "我们", "我家", "我", "你们", "你好", "请问一下", "请问", "咨询一下", "想问一下", "想问", "想要", "想", "打算", "准备",
  "怎么办理", "怎么办呢", "怎么办", "怎么弄", "怎么申请", "怎么个", "怎么处理", "怎么收拾", "怎么", "怎样", "如何办理", "如何", "咋办", "咋弄", "咋整", "咋处理", "咋收拾", "咋处罚", "咋罚", "咋个", "咋",
  "去哪里办理", "去哪里办", "去哪儿办", "去哪办理", "去哪办", "在哪里办理", "在哪里办", "在哪儿办", "在哪办", "到哪里办", "到哪办", "哪里办", "哪里能", "哪里", "哪儿", "哪个部门", "哪个单位", "哪个局", "找谁", "去找", "归谁管", "谁管", "谁来管", "哪",
  "需要几天", "要几天", "几天", "多少天", "多长时间", "要多久", "多久", "什么时候", "要多少钱", "得多少钱", "多少钱", "收费吗", "要钱吗", "收不收费", "要收钱吗", "花钱",
  "要什么材料", "需要什么材料", "要带什么", "要准备什么", "带什么", "准备什么", "什么材料", "什么手续", "什么证", "哪些证", "哪些材料", "哪些手续", "哪些", "什么样", "什么", "啥手续", "啥材料", "啥证", "啥时候", "啥",
  "要不要", "需不需要", "用不用", "能不能", "可不可以", "可以吗", "行不行", "行吗", "让不让", "让干吗", "让弄吗", "让干不", "点头", "谁点头", "给不给", "会不会", "是不是", "有没有", "合不合法", "好不好",
  "需要", "应该", "应当", "必须", "可以", "可不", "一个", "一家", "一座", "一间", "一下", "一条", "一张", "一份", "一辆", "一台", "一些", "一块", "一片", "几个", "几家", "那个", "这个", "那种", "这种", "自己", "现在", "还得", "还要", "还是", "得先", "要先", "先要", "的话", "办个", "办理", "手续", "批准", "东西", "人家", "别人", "他们", "有人", "因为", "但是", "然后", "之后", "以后", "怕",
  "吗", "呢", "吧", "啊", "嘛", "的", "了", "要", "得", "该", "能", "会", "把", "被", "给", "去", "来", "在", "和", "跟", "就", "都", "也", "还", "才", "再", "想", "是", "有", "没", "不", "个", "着", "过", "上", "里", "到", "从", "让", "叫", "用", "谁", "那", "这", "很", "太",
].map(fold);
const LONGEST = Math.max(...ASKING.map((each) => each.length));
const ASKED = new Set(ASKING);

// What the asker has in mind, by words that tell it.
const MINDS = {
  punished: /罚|查住|查到|查出|收拾|咋处理|咋整治|逮住|冻结|怎么告|告他|告谁|合法吗|怎么处理|被处理|串通|洒|乱倒|倒在|撞|算谁的|没经过|没批|强拆|封条|违法|犯法|后果|被抓|举报|无证|没证|没有证|没办证|不办证|偷|私自|擅自|胡乱|乱|查封|扣押|扣了|责任|作假|造假|瞒|假|不给|拒绝|被收|没收|封了|强拆|强制/u,
  fined: /罚款|挨罚|罚多少|怎么罚|咋罚|罚我|被罚|查住|咋处理|怎么处理|收拾/u,
  body: /找谁|去找|哪个单位|哪个部门|哪个局|谁管|归谁|谁点头|哪个机关/u,
  forbidden: /能不能建|能建|可以建|让不让|让建|允许|禁止|不让|不准|限制|淘汰|新建|能上|能不能上|能不能开|能不能投资|投资|行不行/u,
};

// The question as {asked, core, means, place, minds}: core is a list of its parts that say something.
export function understand(text, { means, places }) {
  const asked = fold(text).replace(HERD, "") || fold(text);
  const [place, placeless] = named(asked, places);
  const sold = shop(placeless);
  const kept = [...placeless].map((_, at) => at >= sold);
  const known = found(placeless, means).filter(({ from }) => from >= sold);
  const held = kept.map(() => false);
  for (const { from, word } of known) for (let at = from; at < from + word.length; at += 1) held[at] = true;
  for (let at = 0; at < placeless.length; at += 1) {
    for (let long = Math.min(LONGEST, placeless.length - at); long > 0; long -= 1) {
      if (!ASKED.has(placeless.slice(at, at + long))) continue;
      if (held.slice(at, at + long).some(Boolean) && long < 3) break;
      for (let each = at; each < at + long; each += 1) kept[each] = false;
      at += long - 1;
      break;
    }
  }
  const parts = [""];
  for (let at = 0; at < placeless.length; at += 1) {
    if (kept[at] && placeless[at] !== " ") parts[parts.length - 1] += placeless[at];
    else if (parts[parts.length - 1]) parts.push("");
  }
  const core = parts.filter(Boolean);
  const minds = Object.keys(MINDS).filter((each) => MINDS[each].test(asked));
  return { asked, core: core.length ? core : [asked], means: known.map(({ word }) => [word, means[word]]), place, minds };
}

// Where the shop ends in which something is sold: what is sold says more of a question than where, 小卖部 in 小卖部卖香烟.
function shop(text) {
  const met = /^(.{0,6}[店铺馆摊部场])(?:里面|里|上|内)?(?:也|还|想|要|能|可以|能不能|可不可以|让不让|偷着|偷偷)*[卖售](?=.{2})/u.exec(text);
  return met ? met[1].length : 0;
}

// The place in a question, and the question without it; a question that is nothing but a place is left whole.
function named(asked, places) {
  const name = Object.keys(places)
    .filter((each) => asked.includes(each))
    .sort((a, b) => b.length - a.length)[0];
  if (!name) return [null, asked];
  const left = asked.replace(name, " ").replace(/ [县区镇市]/u, " ");
  return left.trim().length < 2 || /^\s*(政府|人民政府|办事处|街道办)/u.test(left) ? [null, asked] : [{ name, division: places[name] }, left];
}

// The everyday words in a text, longest first, none within another.
function found(text, means) {
  const out = [];
  const taken = [...text].map(() => false);
  const held = Object.keys(means).filter((word) => text.includes(word));
  for (const word of held.sort((a, b) => b.length - a.length)) {
    for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + 1)) {
      if (taken.slice(from, from + word.length).some(Boolean)) continue;
      taken.fill(true, from, from + word.length);
      out.push({ word, from });
    }
  }
  return out;
}
