// The enquiry: what do the lists say of doing this here.
import { CLASSES, answer, bundlesOf, candidates, papers, permits, span, sure } from "./enquiry-rows.js";
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
    const { rows, general } = answer(data, asked, code, place.value);
    const where = place.selectedOptions[0]?.textContent || "";
    const what = code ? `${code} ${name(code)}` : `“${asked}”`;
    if (!code && !rows.length) {
      told.textContent = found.length
        ? `有 ${found.length} 个行业与“${asked}”相近，请选一个。`
        : `没有找到与“${asked}”相近的行业或条目。请换一个说法，或者写行业代码。没有查到不等于许可。`;
      return;
    }
    told.textContent = rows.length
      ? `${what}，${where}：查到 ${rows.length} 条，先看第一条“${rows[0].row.class}”。${code || !found.length ? "" : "选定行业可以查得更全。"}`
      : `${what}，${where}：清单外，没有查到专门的规定。没有查到不等于许可。`;
    out.append(verdict(rows, what, where, general.length));
    if (rows.length) out.append(item(rows[0]));
    const wanted = permits(rows.filter((each) => each.what !== "part"));
    if (wanted.before.length + wanted.after.length + wanted.open.length) out.append(route(wanted, asked));
    for (const each of rows.slice(1)) out.append(item(each));
    if (general.length) {
      const more = element("details", { class: "qd-more" }, element("summary", {}, `不限行业或者管整个大类，看选址、规模和工艺的 ${general.length} 条`));
      more.append(...general.map(item));
      out.append(more);
    }
  }

  // The row that decides gives the verdict; what else is forbidden or restricted is said beside it.
  function verdict(rows, what, where, general) {
    const own = rows.filter((each) => each.what !== "part");
    const first = own[0]?.row.class || (rows.length ? "分情形" : "清单外");
    const counts = CLASSES.map((each) => [each, rows.filter(({ row }) => row.class === each).length]).filter(([, many]) => many);
    const meaning = {
      禁止: ["有禁止的情形", "落在下面这条禁止情形里的，不得投资建设。请看适用范围，看自己的规模、工艺和位置在不在里面；不在里面的，再看后面的限制和许可。"],
      限制: ["有限制的情形", "落在下面这条限制情形里、达不到条件的，不予办理。请看适用范围。"],
      许可: ["要办许可", "要先取得许可才能做，办法见下。"],
      分情形: ["看具体做哪一种", "这个行业里有几种事清单另有规定，请选细一些的行业，或者看下面哪一条说的是您要做的事。"],
      清单外: ["清单外", "清单里没有专门针对它的禁止、限制或许可。没有查到不等于许可：还要看下面不限行业的规定，并向主管部门核实。"],
    };
    const beside = CLASSES.filter((each) => each !== "许可" && CLASSES.indexOf(each) < CLASSES.indexOf(first) && own.some(({ row }) => row.class === each));
    return element(
      "div",
      { class: `qd-verdict qd-verdict--${first}` },
      element("h2", {}, meaning[first][0] + (beside.length ? `；有的情形${beside.join("、")}` : "")),
      element("p", {}, `${what}，${where}。${counts.map(([each, many]) => `${each} ${many} 条`).join("，")}${general ? `${counts.length ? "；" : ""}另有不限行业的 ${general} 条` : ""}。`),
      element("p", {}, meaning[first][1]),
    );
  }

  function route({ before, after, open }, asked) {
    const part = element("section", { class: "qd-help" }, element("h2", {}, "要办的许可，按次序"));
    const step = (title, each) => {
      if (each.length) part.append(element("h3", {}, title), element("ul", {}, ...each.map(permit)));
    };
    step("前置：办营业执照以前", before);
    if (before.length || after.length) part.append(element("h3", {}, "办营业执照"));
    step("后置：办了营业执照以后", after);
    step("清单没有写先后的", open);
    const all = [...before, ...after, ...open];
    const days = span(all);
    if (days) part.append(element("p", { class: "qd-note" }, `依次办共 ${days.sum} 个工作日，能同时办的话最长 ${days.most} 个工作日（一个许可有几种情形的，按最长的一种算）。`));
    const needed = papers(all);
    if (needed.length) {
      const list = element("details", { class: "qd-more" }, element("summary", {}, `要交的材料合起来 ${needed.length} 种`));
      list.append(element("ul", {}, ...needed.map((each) => element("li", {}, each))));
      part.append(list);
    }
    const bundles = bundlesOf(data, asked);
    if (bundles.length) part.append(element("p", {}, "可以合成一件事办：", ...joined(bundles.map(({ title, key }) => link([title, key])))));
    return part;
  }

  function permit({ name: title, key, guides }) {
    const ways = guides.map((each) => element("li", {}, link([each.name, each.key]), each.said ? `（承诺 ${each.said}）` : ""));
    return element("li", {}, link([title, key]), guides.length ? element("ul", {}, ...ways) : "（还没有办事指南）");
  }

  function item({ row, where, what, why }) {
    const line = (title, ...parts) => element("p", {}, element("strong", {}, `${title}：`), ...parts);
    const notes = [];
    if (what === "part") notes.push(`只涉及其中的 ${row.codes.filter((each) => each.startsWith(code)).map((each) => `${each} ${name(each)}`).join("、")}`);
    if (where === "part") notes.push("只在所选地方的一部分适用，见条目");
    if (why) notes.push(`凭“${why}”`);
    return element(
      "section",
      { class: "qd-row" },
      element("h3", {}, element("span", { class: "qd-tag" }, row.class), " ", link([row.name, row.key])),
      notes.length ? element("p", { class: "qd-note" }, notes.join("；")) : null,
      row.scope ? line("适用范围", row.scope) : null,
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
