// The enquiry: what do the lists say of doing this here.
import { CLASSES, alsoDone, answer, bansFirst, bundlesOf, candidates, kindsApart, lacking, likely, papers, permits, span, sure } from "./enquiry-rows.js";
import { taken } from "./enquiry-words.js";
import { element, onTyped } from "./text.js";

const MOST = 12;

export function start(box) {
  const base = box.dataset.qdBase;
  const input = box.querySelector("#qd-what");
  const place = box.querySelector("[data-qd-place]");
  const choices = box.querySelector("[data-qd-choices]");
  const list = choices.querySelector("[data-qd-list]");
  const told = box.querySelector("[data-qd-told]");
  const out = box.querySelector("[data-qd-answer]");
  let data;
  let code = "";
  let named = "";
  let last = "";

  const link = ([text, key]) => element("a", { href: `${base}${key}/` }, text);
  const joined = (parts) => parts.flatMap((each, at) => (at ? ["、", each] : [each]));
  const name = (each) => data.industries.find(([held]) => held === each)?.[1] || each;

  function ask(chosen) {
    const asked = input.value.trim();
    const found = candidates(data, asked).slice(0, MOST);
    const said = taken(asked, data.places).place;
    if (said && said !== named) place.value = said;
    named = said;
    if (chosen !== undefined) code = chosen;
    else if (asked !== last) code = ""; // what another question was answered with says nothing of this one
    last = asked;
    if (!found.some(([each]) => each === code)) code = sure(found);
    choose(found);
    remember(asked);
    show(asked, found);
  }

  function choose(found) {
    choices.hidden = found.length === 0;
    list.replaceChildren(
      ...found.map(([each, title, why]) => {
        const radio = element("input", { type: "radio", name: "code", value: each, checked: each === code });
        radio.addEventListener("change", () => ask(each));
        return element("label", { class: "qd-check" }, radio, element("span", {}, `${each} ${title}`, why ? element("span", { class: "qd-how" }, `凭“${why}”`) : null));
      }),
    );
    if (document.activeElement === document.body && code) list.querySelector(`[value="${code}"]`)?.focus();
  }

  function show(asked, found) {
    out.replaceChildren();
    told.textContent = "";
    if (!asked) return;
    const codes = code ? [code] : likely(found).slice(0, MOST);
    const got = answer(data, asked, codes, place.value);
    const { rows, general } = got;
    const first = bansFirst(got);
    const { bans, wide, rest } = first;
    const where = place.selectedOptions[0]?.textContent || "";
    const what = code ? `${code} ${name(code)}` : `“${asked}”`;
    const missing = lacking(data, codes, asked);
    if (!code && !rows.length && !wide.length) {
      if (missing.length) out.append(element("p", {}, ...missing.flatMap(lacks)));
      told.textContent = missing.length ? `${missing.map(([word]) => word).join("、")}：这份清单里没有。没有收不等于不用办。` : found.length
        ? `有 ${found.length} 个行业与“${asked}”相近，请选一个。`
        : `没有找到与“${asked}”相近的行业或条目。请换一个说法，或者写行业代码。没有查到不等于许可。`;
      return;
    }
    told.textContent = rows.length
      ? `${what}，${where}：查到 ${rows.length} 条，${bans.length ? `先看禁止的 ${bans.length} 条` : `先看第一条“${rest[0].row.class}”`}。${code || !found.length ? "" : `有 ${found.length} 个行业与它相近，下面是合起来的，选定行业可以查得更准。`}`
      : `${what}，${where}：清单外，没有查到专门的规定。没有查到不等于许可。`;
    out.append(verdict(rows, first, what, where, general.length));
    out.append(...bans.map(item));
    if (rest.length) out.append(item(rest[0]));
    const own = rows.filter((each) => each.what !== "part" && each.row.class === "许可");
    if (own.length || missing.length) out.append(route(own, general, missing, asked));
    for (const each of rest.slice(1)) out.append(item(each));
    if (general.length) {
      const forbidden = general.filter(({ row }) => row.class === "禁止").length;
      const more = element("details", { class: "qd-more" }, element("summary", {}, `不限行业或者管整个大类，看选址、规模和工艺的 ${general.length} 条${forbidden ? `，其中禁止 ${forbidden} 条` : ""}`));
      more.append(...general.map(item));
      out.append(more);
    }
  }

  // A ban of this thing gives the verdict, and otherwise the row that is nearest to it. A ban is of what it says and no more.
  function verdict(rows, { bans, wide, inner, rest }, what, where, general) {
    const own = rest.filter((each) => each.what !== "part");
    const first = bans.length ? "禁止" : own[0]?.row.class || (rows.length ? "分情形" : "清单外");
    const counts = CLASSES.map((each) => [each, rows.filter(({ row }) => row.class === each).length]).filter(([, many]) => many);
    const meaning = {
      禁止: ["有禁止的情形（只限下面列明的）", `只限这 ${bans.length} 条写明的情形：落在里面的，不得投资建设；不在里面的，这几条没有禁止，再看后面的限制、许可和选址。清单里没有列出来的，这份清单没有禁止，但不等于许可。`],
      限制: ["有限制的情形", "落在下面这条限制情形里、达不到条件的，不予办理。请看适用范围。"],
      许可: ["要办许可", "要先取得许可才能做，办法见下。"],
      分情形: ["看具体做哪一种", "这个行业里有几种事清单另有规定，请选细一些的行业，或者看下面哪一条说的是您要做的事。"],
      清单外: ["清单外", "清单里没有专门针对它的禁止、限制或许可。没有查到不等于许可：还要看下面不限行业的规定，并向主管部门核实。"],
    };
    const restricted = bans.length && own.some(({ row }) => row.class === "限制");
    const also = (title, each) => (each.length ? [element("p", {}, element("strong", {}, title)), element("ul", {}, ...each.map(({ row }) => element("li", {}, link([row.name, row.key]))))] : []);
    return element(
      "div",
      { class: `qd-verdict qd-verdict--${first}` },
      element("h2", {}, meaning[first][0] + (restricted ? "；也有限制的情形" : "")),
      element("p", {}, `${what}，${where}。${counts.map(([each, many]) => `${each} ${many} 条`).join("，")}${general ? `${counts.length ? "；" : ""}另有不限行业或者管整个大类的 ${general} 条` : ""}。`),
      ...also("禁止的是：", bans),
      element("p", {}, meaning[first][1]),
      ...also("管整个大类的禁止，也要对照：", wide),
      ...also("只做其中某一种的，还有这些禁止：", inner),
    );
  }

  // The permits of this thing in their order, those whose power the lists do not hold, and what else may be needed.
  function route(rows, general, missing, asked) {
    const { own, kinds } = kindsApart(rows);
    const wanted = permits(own);
    const { before, after, open } = wanted;
    const part = element("section", { class: "qd-help" }, element("h2", {}, "要办的许可，按次序"));
    const step = (title, each) => {
      if (each.length) part.append(element("h3", {}, title), element("ul", {}, ...each));
    };
    step("前置：办营业执照以前", before.map(permit));
    if (before.length || after.length) part.append(element("h3", {}, "办营业执照"));
    step("后置：办了营业执照以后", after.map(permit));
    step("清单没有写先后的", open.map(permit));
    step("还要办的事", alsoDone(data, asked).map(([title, key, body]) => element("li", {}, link([title, key]), body ? `（${body}）` : "")));
    step("也要许可，清单里没有办事事项的", own.filter(({ row }) => !row.permits).map(({ row }) => element("li", {}, link([row.name, row.key]), `：${row.measure}问：`, ...joined(row.authorities.map(link)))));
    step("只做其中某一种的，才要办", kinds.map(({ row }) => element("li", {}, "做“", link([row.name, row.key]), "”的：", row.permits ? "" : row.measure, ...joined((row.permits || []).map(({ name: title, key }) => link([title, key]))))));
    step("这份清单里没有的", missing.map((each) => element("li", {}, ...lacks(each))));
    const all = [...before, ...after, ...open];
    const days = span(all);
    const partly = all.some(({ guides }) => !guides.length) || own.some(({ row }) => !row.permits);
    if (days) part.append(element("p", { class: "qd-note" }, `依次办共 ${days.sum} 个工作日，能同时办的话最长 ${days.most} 个工作日（一个许可有几种情形的，按最长的一种算${partly ? "；没有办事指南的不在内" : ""}）。`));
    const needed = papers(all);
    if (needed.length) {
      const list = element("details", { class: "qd-more" }, element("summary", {}, `要交的材料合起来 ${needed.length} 种`));
      list.append(element("ul", {}, ...needed.map((each) => element("li", {}, each))));
      part.append(list);
    }
    const others = general.filter(({ row }) => row.class === "许可");
    if (others.length) {
      const list = element("details", { class: "qd-more" }, element("summary", {}, `看选址、规模和工艺，还可能要办的 ${others.length} 种`));
      list.append(element("ul", {}, ...others.map(({ row }) => element("li", {}, link([row.name, row.key])))));
      part.append(list);
    }
    part.append(element("p", { class: "qd-note" }, "这里只有清单收了的许可，不一定齐全；没有列出来的，不等于不用办。动手以前请问主管部门。"));
    const bundles = bundlesOf(data, asked);
    if (bundles.length) part.append(element("p", {}, "可以合成一件事办：", ...joined(bundles.map(({ title, key }) => link([title, key])))));
    return part;
  }

  const lacks = ([word, bodies]) => [`${word}：这份清单里没有，要不要办、怎么办，请问`, ...joined(bodies.map(link)), "。"];

  function permit({ name: title, key, guides, of }) {
    const ways = guides.map((each) => element("li", {}, link([each.name, each.key]), each.said ? `（承诺 ${each.said}）` : ""));
    return element("li", {}, link([title, key]), of ? `，做“${of}”的要办` : "", guides.length ? element("ul", {}, ...ways) : "（还没有办事指南）");
  }

  function item({ row, where, what, why }) {
    const line = (title, ...parts) => element("p", {}, element("strong", {}, `${title}：`), ...parts);
    const notes = [];
    if (what === "part") notes.push(`只涉及其中的 ${row.codes.filter((each) => !code || each.startsWith(code)).map((each) => `${each} ${name(each)}`).join("、")}`);
    if (where === "part") notes.push("只在所选地方的一部分适用，见条目");
    if (why) notes.push(`凭“${why}”`);
    return element(
      "section",
      { class: "qd-row" },
      element("h3", {}, element("span", { class: "qd-tag" }, row.class), " ", link([row.name, row.key])),
      notes.length ? element("p", { class: "qd-note" }, notes.join("；")) : null,
      row.class === "禁止" ? line("只限", `“${row.name}”的情形。${row.scope || ""}`) : row.scope ? line("适用范围", row.scope) : null,
      line("管理措施", row.measure),
      row.existing ? line("对现有产能", row.existing) : null,
      line("问谁", ...joined(row.authorities.map(link))),
      line("依据", ...joined(row.basis.map(link))),
      row.expires ? line("失效日期", row.expires) : null,
      element("p", { class: "qd-note" }, [row.edition, row.effective && `${row.effective} 起施行`, row.open && `待核实：${row.open.join("；")}`].filter(Boolean).join(" · ")),
    );
  }

  function remember(asked) {
    const text = new URLSearchParams(Object.entries({ q: asked, code, place: place.value }).filter(([, value]) => value)).toString();
    history.replaceState(history.state, "", asked ? `?${text}` : location.pathname);
  }

  async function load() {
    const got = await fetch(box.dataset.qdEnquiry, { cache: "no-cache" });
    if (!got.ok) throw new Error(String(got.status));
    return got.json();
  }

  box.hidden = false;
  load().then(
    (got) => {
      data = got;
      const asked = new URLSearchParams(location.search);
      input.value = asked.get("q") || input.value;
      if (asked.get("place")) place.value = asked.get("place");
      if (place.selectedIndex < 0) place.selectedIndex = 0;
      onTyped(input, () => ask());
      place.addEventListener("change", () => ask());
      box.querySelector("form").addEventListener("submit", (event) => {
        event.preventDefault();
        ask();
      });
      if (input.value) ask(asked.get("code") || undefined);
      box.dataset.qdReady = "";
    },
    () => {
      told.textContent = "查询用的文件没有取到。请检查网络，再试一次。";
    },
  );
}
