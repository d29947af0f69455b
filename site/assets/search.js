// The search page: results as one types, filters, the keyboard, and the address that can be sent on.
import { Index } from "./search-index.js";
import { how, rank, weak } from "./search-rank.js";
import { EMPTY, MOST_SIGNS, echo, element, marked, onTyped, words } from "./text.js";

const PAGE = 20;
const FULL = 8;
const CHECKED = 16;
const BUSINESS = /投资|建厂|办厂|开厂|厂$|厂[吗行可能]|矿|养.{0,3}场|养[鱼猪牛羊鸡鸭殖]|加工|制造|生产/u;

export function start(box) {
  const root = box.dataset.qdSearch;
  const index = new Index(root);
  const input = box.querySelector("input");
  const filters = [...box.querySelectorAll("[data-qd-by]")];
  const part = (name) => box.querySelector(`[data-qd-${name}]`);
  const [count, list, more] = [part("count"), part("hits"), part("more")];
  const [help, said] = [part("help"), part("said")];
  const [full, fullCount, fullList, fullMore] = [part("full"), part("full-count"), part("full-hits"), part("full-more")];
  let turn = 0;
  let anywhere = false;

  const chosen = () => Object.fromEntries(filters.map((each) => [each.dataset.qdBy, each.value]));

  async function item(number, wanted, hit, { lines = [], question } = {}) {
    const record = await index.record(number);
    const hint = hit && how(hit, record, question);
    const pairs = hit ? hit.held.map(([token]) => token).filter((each) => typeof each === "string" && each.length > 1) : wanted;
    const facts = [record.list, record.department, record.type, record.online && `网办：${record.online}`, record.limit];
    return element(
      "li",
      {},
      element("a", { href: `${root}${record.key}/`, class: record.retired && "qd-retired" }, ...marked(record.terms[0][1], pairs)),
      hint ? element("span", { class: "qd-how" }, hint) : null,
      element("span", { class: "qd-facts" }, facts.filter((each, at) => each && facts.indexOf(each) === at).join(" · ")),
      ...lines.map((line) => element("span", { class: "qd-line" }, ...around(line, wanted))),
    );
  }

  // A long line is shown from shortly before the first place.
  function around(line, wanted) {
    const nodes = marked(line, wanted);
    if (line.length > 80 && nodes[0].length > 24) nodes[0] = `…${nodes[0].slice(-20)}`;
    const last = nodes.length - 1;
    if (last && nodes[last].length > 48) nodes[last] = `${nodes[last].slice(0, 46)}…`;
    return nodes;
  }

  async function search() {
    const mine = (turn += 1);
    const wanted = words(input.value);
    remember();
    if (!wanted.length) {
      for (const each of [list, fullList]) each.replaceChildren();
      count.textContent = input.value ? EMPTY : "";
      more.hidden = full.hidden = help.hidden = true;
      said.replaceChildren();
      return;
    }
    try {
      const kept = await index.filter(chosen());
      const found = await rank(index, input.value, { kept, anywhere });
      if (mine !== turn) return;
      await show(mine, wanted, found, kept);
    } catch {
      if (mine === turn) count.textContent = "检索用的文件没有取到。请检查网络，再试一次。";
    }
  }

  async function show(mine, wanted, { hits, question, elsewhere, remedies }, kept) {
    let shown = 0;
    const exact = hits.filter((each) => each.exact).length;
    const folded = Boolean(elsewhere || remedies?.alone) && !exact; // the answer is whom to ask; what only shares some characters waits
    const page = async (first) => {
      const items = await Promise.all(hits.slice(shown, shown + PAGE).map((each) => item(each.number, wanted, each, { question })));
      if (mine !== turn) return;
      if (first) list.replaceChildren(...items);
      else list.append(...items);
      shown += items.length;
      more.hidden = shown >= hits.length;
      if (!first) items[0]?.querySelector("a").focus();
    };
    if (folded) {
      list.replaceChildren();
      more.hidden = !hits.length;
    } else await page(true);
    if (mine !== turn) return;
    more.textContent = folded ? `看不一定相关的 ${hits.length} 个` : "再显示一些";
    const asked = echo(input.value);
    const near = weak(hits[0]) ? `下面 ${hits.length} 个只是有些字相同或者意思相近，不一定相关` : `下面是最相近的 ${hits.length} 个`;
    count.textContent = remedies?.alone
      ? `“${asked}”：可以这样办`
      : exact
      ? `${exact} 个条目的名称、编码或叫法合于“${asked}”${hits.length > exact ? `，另有 ${hits.length - exact} 个相近` : ""}`
      : `没有名称、编码或叫法正好合于“${asked}”的条目${hits.length && !folded ? `，${near}` : ""}`;
    await tell(question, elsewhere, remedies, exact);
    help.hidden = exact > 0;
    const known = new Set(hits.map(({ number }) => number));
    box.dataset.qdSettled = input.value.trim();
    more.onclick = () => {
      more.textContent = "再显示一些";
      page(false);
    };
    await read(mine, wanted, known, kept);
  }

  // What one does against a decision, a delay or an official.
  function against({ word, covered, rows }) {
    const call = element("a", { href: "tel:12345" }, "12345");
    const more = element("a", { href: `${root}remedies/` }, "向谁申请、多久以内、怎么做");
    return element(
      "section",
      { class: "qd-help" },
      element("h2", {}, "不服、投诉"),
      covered ? null : element("p", {}, `“${word}”不在这份清单里。`),
      element("p", {}, "拖延、刁难、多收钱、要投诉的，打 ", call, " 政务服务便民热线。"),
      element("p", {}, "要钱要物、以权谋私的，打 ", element("a", { href: "tel:12388" }, "12388"), " 向纪检监察机关举报。"),
      element("p", {}, "办得慢的，那件事的办事指南上写着要几天、拖着不办谁负责。"),
      element("p", {}, "对决定不服的，还可以："),
      element("ul", {}, ...rows.map(([name, text]) => element("li", {}, element("strong", {}, name), `：${text}`))),
      element("p", {}, more),
    );
  }

  // What a person should know of how the question was taken: what the lists do not cover and whom to ask; the place.
  async function tell({ place }, elsewhere, remedies, exact) {
    const notes = remedies ? [against(remedies)] : [];
    const there = part("there");
    if (there) there.href = `${there.href.split("?")[0]}?q=${encodeURIComponent(input.value.trim())}`;
    if (there && !exact && !remedies && BUSINESS.test(input.value)) {
      notes.push(element("p", { class: "qd-note" }, "想办厂、办养殖、投资的：", element("a", { href: there.href }, "查禁不禁止、要哪些许可"), "。"));
    }
    if (elsewhere) {
      const { phones } = await index.words();
      const bodies = await Promise.all(elsewhere.bodies.map(async (number) => [number, await index.record(number)]));
      const links = bodies.flatMap(([number, record], at) => [
        at ? "、" : "",
        element("a", { href: `${root}${record.key}/` }, record.terms[0][1]),
        phones[number] ? element("a", { href: `tel:${phones[number]}` }, `（${phones[number]}）`) : "",
      ]);
      const call = element("a", { href: "tel:12345" }, "12345");
      notes.push(element("p", { class: "qd-note" }, `“${elsewhere.word}”不在这份清单里。可以问：`, ...links, "；不清楚找谁，打 ", call, "。"));
    }
    if (place) {
      const button = element("button", { type: "button", class: "qd-button" }, anywhere ? `只看${place.name}` : "不限地方");
      button.addEventListener("click", () => {
        anywhere = !anywhere;
        search();
      });
      notes.push(element("p", { class: "qd-note" }, anywhere ? "没有按地方筛选。" : `按“${place.name}”筛选：市里办的和这个地方办的。`, button));
    }
    said.replaceChildren(...notes);
  }

  // The full text: candidates are read one after another, and only those that hold the words are shown.
  async function read(mine, wanted, known, kept) {
    const all = await index.candidates(wanted);
    const left = all.filter((each) => !known.has(each) && kept(each));
    if (mine !== turn) return;
    fullList.replaceChildren();
    let at = 0;
    let shown = 0;
    const page = async () => {
      const before = shown;
      const until = at + CHECKED;
      while (at < left.length && at < until && shown - before < FULL) {
        const batch = left.slice(at, at + FULL);
        at += batch.length;
        const lines = await Promise.all(batch.map((number) => index.lines(number, wanted)));
        const held = batch.flatMap((number, each) => (lines[each].length ? [[number, lines[each]]] : []));
        const items = await Promise.all(held.map(([number, found]) => item(number, wanted, null, { lines: found })));
        if (mine !== turn) return;
        fullList.append(...items);
        shown += items.length;
      }
      full.hidden = !left.length;
      fullMore.hidden = at >= left.length;
      fullCount.textContent = `正文含有的 ${shown} 个${at < left.length ? `（已核对 ${at} 个，还有 ${left.length - at} 个没有核对）` : ""}`;
    };
    fullMore.onclick = async () => {
      const before = fullList.children.length;
      await page();
      fullList.children[before]?.querySelector("a").focus();
    };
    await page();
    if (mine === turn) box.dataset.qdRead = input.value.trim();
  }

  function remember() {
    const asked = new URLSearchParams();
    if (input.value.trim()) asked.set("q", input.value.trim());
    for (const [name, value] of Object.entries(chosen())) if (value) asked.set(name, value);
    const text = asked.toString();
    history.replaceState(history.state, "", text ? `?${text}` : location.pathname);
  }

  function recall() {
    const asked = new URLSearchParams(location.search);
    input.value = [...(asked.get("q") || input.value)].slice(0, MOST_SIGNS).join("");
    for (const each of filters) each.value = asked.get(each.dataset.qdBy) || "";
    for (const each of filters) if (each.selectedIndex < 0) each.value = "";
    if (filters.some((each) => each.value)) part("narrow").open = true;
  }

  function move(event) {
    if (event.isComposing || !["ArrowDown", "ArrowUp", "Escape", "Home"].includes(event.key)) return;
    if (event.target.matches("select")) return;
    const links = [...box.querySelectorAll(".qd-hits a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") {
      input.value = "";
      input.focus();
      search();
    } else if (event.key === "Home" && at >= 0) links[0].focus();
    else if (event.key === "ArrowDown" && links[at + 1]) links[at + 1].focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] || input).focus();
    else return;
    event.preventDefault();
  }

  box.hidden = false;
  recall();
  onTyped(input, search);
  index.words().catch(() => {}); // before the first word is typed; what fails is asked for once more by the search
  for (const each of filters) each.addEventListener("change", search);
  box.addEventListener("keydown", move);
  box.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const first = list.querySelector("a") || said.querySelector("a");
    if (first) first.focus();
    else input.blur(); // a phone's keyboard hides what was found
  });
  if (input.value) search();
  else if (new URLSearchParams(location.search).has("q")) count.textContent = EMPTY;
}
