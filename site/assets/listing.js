// A list page: filter, sort, page, and take the view along as CSV. The table itself is whole without this.
import { element, fold, onTyped } from "./text.js";

const PAGE = 50;

export function start(box) {
  const part = (name) => box.querySelector(`[data-qd-${name}]`);
  const [input, sort, down, shown, pages] = ["filter", "sort", "down", "shown", "pages"].map(part);
  const filters = [...box.querySelectorAll("[data-qd-by]")];
  const groups = [...box.querySelectorAll("[data-qd-group]")];
  const rows = [...box.querySelectorAll("[data-qd-row]")].map((row, number) => ({
    row,
    number,
    home: row.parentElement,
    group: row.closest("[data-qd-group]"),
    words: row.dataset.qdRow.split(/\s+/u).map(fold).join(" "),
  }));
  const order = new Intl.Collator("zh-Hans-CN", { numeric: true });
  let page = 0;
  let whole = false;
  let view = rows;
  let moved = false;

  const key = (each, column) => {
    const cell = each.row.cells[column];
    return cell.dataset.qdOrder || cell.textContent.trim();
  };

  function choose() {
    const wanted = input.value.trim().split(/\s+/u).map(fold).filter(Boolean);
    const chosen = filters.filter((each) => each.value);
    view = rows.filter(
      ({ row, words }) =>
        wanted.every((word) => words.includes(word)) &&
        chosen.every((each) => (row.getAttribute(`data-qd-v${each.dataset.qdBy}`) || "").split("|").includes(each.value)),
    );
    const column = sort.value;
    if (column !== "") {
      // What has no value comes last, whichever way the rest goes.
      const turn = down.checked ? -1 : 1;
      view.sort((a, b) => {
        const [x, y] = [key(a, column), key(b, column)];
        return !x - !y || turn * order.compare(x, y) || a.number - b.number;
      });
    } else if (down.checked) view.reverse();
    page = 0;
    remember();
    draw();
  }

  function draw() {
    const flat = sort.value !== "" || down.checked;
    const last = Math.max(0, Math.ceil(view.length / PAGE) - 1);
    const visible = new Set(whole ? view : view.slice(page * PAGE, (page + 1) * PAGE));
    for (const each of rows) if (each.row.hidden === visible.has(each)) each.row.hidden = !visible.has(each);
    // Rows are moved only when their order changes: to move ten thousand of them takes a second.
    if (flat) rows[0].home.append(...view.map(({ row }) => row));
    else if (moved) for (const each of rows) each.home.append(each.row);
    moved = flat;
    for (const group of groups) {
      group.hidden = !group.querySelector("[data-qd-row]:not([hidden])");
      for (const heading of group.querySelectorAll("h2")) heading.hidden = flat;
    }
    pages.hidden = whole || last === 0;
    part("page").textContent = `第 ${page + 1} 页，共 ${last + 1} 页`;
    part("back").disabled = page === 0;
    part("on").disabled = page === last;
    const all = view.length === rows.length ? `全部 ${rows.length} 个` : `合于条件的 ${view.length} 个（全部 ${rows.length} 个）`;
    shown.textContent = pages.hidden || !view.length ? all : `${all}，这一页是第 ${page * PAGE + 1} 到 ${Math.min(view.length, (page + 1) * PAGE)} 个`;
  }

  function turn(to) {
    page = to;
    draw();
    shown.tabIndex = -1;
    shown.focus();
  }

  function remember() {
    const asked = new URLSearchParams();
    if (input.value.trim()) asked.set("q", input.value.trim());
    for (const each of filters) if (each.value) asked.set(each.name, each.value);
    if (sort.value) asked.set("sort", sort.value);
    if (down.checked) asked.set("down", "1");
    const text = asked.toString();
    history.replaceState(history.state, "", (text ? `?${text}` : location.pathname) + location.hash);
  }

  function recall() {
    const asked = new URLSearchParams(location.search);
    input.value = asked.get("q") || "";
    down.checked = asked.has("down");
    for (const each of [...filters, sort]) {
      each.value = asked.get(each.name || "sort") || "";
      if (each.selectedIndex < 0) each.value = "";
    }
  }

  // RFC 4180 with a byte order mark, without which a spreadsheet takes Chinese for something else.
  function download() {
    const heads = [...box.querySelectorAll("table")[0].tHead.rows[0].cells].map((each) => each.textContent);
    const lines = view.map(({ row, group }) => [
      ...[...row.cells].map((each) => each.textContent.trim()),
      group.querySelector("h2 a, h2")?.firstChild.textContent.trim() || "",
      row.querySelector("a").href,
    ]);
    const text = [[...heads, "所在分组", "网页"], ...lines].map((line) => `${line.map(quoted).join(",")}\r\n`).join("");
    const url = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
    const link = element("a", { href: url, download: `${document.querySelector("h1").textContent}.csv` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  // A cell that a spreadsheet would run as a formula is shown as text.
  function quoted(value) {
    const safe = /^[=+\-@\t]/u.test(value) ? `'${value}` : value;
    return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  if (!rows.length) return;
  part("tools").hidden = false;
  recall();
  const narrowed = [...filters, sort].some((each) => each.value) || down.checked;
  box.querySelector("details").open = narrowed || matchMedia("(min-width: 60rem)").matches;
  onTyped(input, choose);
  for (const each of [...filters, sort, down]) each.addEventListener("change", choose);
  part("download").addEventListener("click", download);
  part("back").addEventListener("click", () => turn(page - 1));
  part("on").addEventListener("click", () => turn(page + 1));
  part("all").addEventListener("click", () => {
    whole = true;
    draw();
  });
  // Paper has every row of the view.
  let before;
  addEventListener("beforeprint", () => {
    before = whole;
    whole = true;
    draw();
  });
  addEventListener("afterprint", () => {
    whole = before;
    draw();
  });
  choose();
}
