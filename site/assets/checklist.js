// A tick for each paper of a guide, kept on this device and nowhere else; the notice on paper shows the same ticks.
import { element } from "./text.js";

export function start(box) {
  const key = `qingdan:check:${box.dataset.qdCheck}`;
  const rows = [...box.querySelectorAll("tr[id], li[data-qd-tick]")];
  if (!rows.length) return;
  const count = element("p", { class: "qd-count qd-tools", role: "status", "aria-live": "polite" });
  let kept = true;

  function read() {
    try {
      const held = JSON.parse(localStorage.getItem(key));
      return Array.isArray(held) ? held : [];
    } catch {
      return [];
    }
  }

  function write(ids) {
    try {
      if (ids.length) localStorage.setItem(key, JSON.stringify(ids));
      else localStorage.removeItem(key);
    } catch {
      kept = false;
    }
  }

  const held = new Set(read());
  const boxes = rows.map((row) => {
    const tick = element("input", { type: "checkbox", checked: held.has(row.id) });
    const cell = row.cells?.[0] ?? row.querySelector("span");
    for (const drawn of cell.querySelectorAll(".qd-box")) drawn.remove();
    const label = element("label", { class: "qd-check" }, tick, element("span", {}, ...cell.childNodes));
    cell.replaceChildren(label);
    return tick;
  });
  const clear = element("button", { type: "button", class: "qd-button" }, "全部取消");

  function show() {
    const done = boxes.filter((each) => each.checked).length;
    const place = kept ? "只记在这台设备上" : "这台设备不让保存，离开本页就没有了";
    count.replaceChildren(`备好 ${done} 份，共 ${boxes.length} 份（${place}）`);
    clear.hidden = !done;
  }

  function note() {
    write(rows.filter((_, number) => boxes[number].checked).map((row) => row.id));
    show();
  }

  for (const each of boxes) each.addEventListener("change", note);
  clear.addEventListener("click", () => {
    for (const each of boxes) each.checked = false;
    note();
    boxes[0].focus();
  });
  box.querySelector("h2").after(count, clear);
  show();
}
