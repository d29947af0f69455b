// The box on the home page: a combobox whose list shows the first hits; Enter without a choice opens the search page.
import { Index } from "./search-index.js";
import { how, rank } from "./search-rank.js";
import { EMPTY, element, onTyped, words } from "./text.js";

const MOST = 8;

export function start(input) {
  const form = input.closest("form");
  const root = input.dataset.qdFind;
  const list = form.querySelector("[role=listbox]");
  const count = form.querySelector("[data-qd-count]");
  const index = new Index(root);
  let turn = 0;
  let at = -1;

  const options = () => [...list.children];
  const close = () => {
    list.replaceChildren();
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  async function search() {
    const mine = (turn += 1);
    const wanted = words(input.value);
    if (!wanted.length) {
      count.textContent = input.value ? EMPTY : "";
      close();
      return;
    }
    try {
      const { hits, question, elsewhere, remedies } = await rank(index, input.value);
      const first = remedies?.alone ? [] : hits.slice(0, MOST);
      const records = await Promise.all(first.map((each) => index.record(each.number)));
      const body = elsewhere && (await index.record(elsewhere.bodies[0]));
      if (mine !== turn) return;
      close();
      if (remedies) list.append(choice("不服、投诉", remedies.rows.map(([name]) => name).concat("打 12345").join("、"), "remedies/", "against"));
      list.append(...records.map((record, number) => option(record, how(first[number], record, question), number)));
      list.hidden = !list.children.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      const said = elsewhere ? `“${elsewhere.word}”不在这份清单里，可以问${body.terms[0][1]}；` : "";
      if (remedies?.alone) count.textContent = `${remedies.covered ? "" : `“${remedies.word}”不在这份清单里；`}要投诉打 12345；按回车看怎么办`;
      else if (!hits.length) count.textContent = `${said}没有相近的条目；按回车查正文，也可以打 12345`;
      else if (!hits[0].exact) count.textContent = `${said}下面是最相近的 ${first.length} 个；按回车看全部`;
      else count.textContent = `${said}${hits.length} 个${hits.length > MOST ? `，这里是前 ${MOST} 个；按回车看全部` : ""}`;
    } catch {
      if (mine === turn) count.textContent = "检索用的文件没有取到。请检查网络，再试一次。";
    }
  }

  function option(record, hint, number) {
    const facts = [record.list, record.department, hint].filter(Boolean).join(" · ");
    return choice(record.terms[0][1], facts, `${record.key}/`, number, record.retired);
  }

  function choice(name, facts, address, number, retired = false) {
    const made = element(
      "li",
      { role: "option", id: `qd-option-${number}`, "aria-selected": "false", "data-href": `${root}${address}` },
      element("span", { class: retired ? "qd-retired" : "qd-name" }, name),
      element("span", { class: "qd-facts" }, facts),
    );
    made.addEventListener("pointerdown", (event) => event.preventDefault());
    made.addEventListener("click", () => location.assign(made.dataset.href));
    return made;
  }

  function choose(next) {
    options().forEach((each, number) => each.setAttribute("aria-selected", String(number === next)));
    at = next;
    if (next < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", options()[next].id);
      options()[next].scrollIntoView({ block: "nearest" });
    }
  }

  input.addEventListener("keydown", (event) => {
    const many = options().length;
    if (event.isComposing) return;
    if (event.key === "ArrowDown" && many) choose(at + 1 < many ? at + 1 : -1);
    else if (event.key === "ArrowUp" && many) choose(at < 0 ? many - 1 : at - 1);
    else if (event.key === "Escape") {
      if (list.hidden) input.value = "";
      turn += 1;
      close();
      count.textContent = "";
    } else if (event.key === "Enter" && at >= 0) location.assign(options()[at].dataset.href);
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", () => {
    turn += 1;
    close();
  });
  onTyped(input, search);
  input.addEventListener("focus", () => index.words().catch(() => {}), { once: true }); // while the first word is typed
  form.closest("[hidden]")?.removeAttribute("hidden");
  form.hidden = false;
  if (document.activeElement === input && input.value) search();
}
