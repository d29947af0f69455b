// The deadline calculator of a guide.
import { calendarOf } from "./ics.js";
import { element } from "./text.js";
import { due, firstWorking, iso, parse, said } from "./working-days.js";

const COUNTED =
  "当日不计，次日为第一日。“工作日”除去周末和国务院办公厅公布的放假日，计入调休上班日；行政许可的期限以工作日计算，不含法定节假日（行政许可法第八十二条）。" +
  "听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的时间不计入（第四十五条）。结果供参考，以办理机关书面告知的为准。";

export function start(box) {
  const limits = JSON.parse(box.dataset.qdLimits);
  const from = box.querySelector("[data-qd-from]");
  const stopped = box.querySelector("[data-qd-stopped]");
  const out = box.querySelector("[data-qd-due]");
  let calendar;

  async function load() {
    const answer = await fetch(box.dataset.qdDeadline, { cache: "no-cache" });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  function show() {
    const day = parse(from.value);
    if (!day) {
      out.replaceChildren();
      return;
    }
    const without = Math.max(0, Math.trunc(Number(stopped?.value) || 0));
    const list = element("dl");
    const days = [];
    for (const limit of limits) {
      const got = due(calendar, day, limit, limit.stops ? without : 0);
      if (got.date) days.push({ title: limit.title, date: iso(got.date) });
      list.append(element("dt", {}, limit.title), element("dd", {}, ...told(got, limit, day)));
    }
    out.replaceChildren(list);
    if (days.length) out.append(taken(days));
  }

  // The days as one file for the reader's calendar.
  function taken(days) {
    const button = element("button", { type: "button", class: "qd-button", "data-qd-ics": "" }, "放进日历（.ics）");
    button.addEventListener("click", () => {
      const name = document.querySelector("h1").textContent.trim();
      const address = location.href.replace(/[?#].*$/, "");
      const text = calendarOf(name, from.value, address, days);
      const file = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
      const link = element("a", { href: file, download: `${name}.ics` });
      link.click();
      URL.revokeObjectURL(file);
    });
    return button;
  }

  function told(got, limit, day) {
    if (got.no) return [got.no];
    if (got.unknown) {
      return [element("strong", {}, "算不出"), `：要数到 ${got.unknown} 年，这一年的放假安排这里还没有。请等国务院办公厅公布，或者问办理机关。`];
    }
    const parts = [element("time", { datetime: iso(got.date) }, element("strong", {}, said(got.date)))];
    if (got.days) parts.push(counted(got.days, day));
    else parts.push(after(got.date, limit.unit));
    return parts;
  }

  // Every day that was passed, so that anyone can count along.
  function counted(days, day) {
    const lines = days.map(({ date, number, name }) =>
      element("li", {}, `${said(date)}：${number ? `第 ${number} 个工作日${name ? `（${name}）` : ""}` : `不计（${name}）`}`),
    );
    return element(
      "details",
      { class: "qd-more" },
      element("summary", {}, "怎么数的"),
      element("ol", {}, element("li", {}, `${said(day)}：当日不计`), ...lines),
    );
  }

  function after(date, unit) {
    const works = firstWorking(calendar, date);
    if (works && iso(works) === iso(date)) return `（按${unit}连续计算）`;
    const hint = works ? `其后第一个工作日是${said(works)}` : "其后的工作日安排这里还没有";
    return `（按${unit}连续计算；这一天休息或者安排不明，${hint}，是否顺延依所据法律）`;
  }

  load().then(
    (got) => {
      calendar = got;
      for (const each of [from, stopped]) each?.addEventListener("input", show);
      show();
      box.dataset.qdReady = "";
    },
    () => out.append("日历没有取到，算不了。"),
  );
  box.append(element("p", { class: "qd-note" }, COUNTED));
  box.hidden = false;
}
