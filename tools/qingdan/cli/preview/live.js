// Follow the lists while they are being edited: load the page again when it changed, and tell the errors above it.
const shown = Number(new URL(import.meta.url).searchParams.get("shown"));
const panel = document.createElement("aside");
panel.className = "qd-live";
panel.setAttribute("role", "status");
panel.setAttribute("aria-live", "polite");
panel.hidden = true;
document.body.append(panel);

function part(tag, text, name) {
  const made = document.createElement(tag);
  made.textContent = text;
  if (name) made.className = name;
  return made;
}

function finding(each) {
  const row = document.createElement("li");
  row.append(part("code", each.place), part("p", each.message));
  if (each.fix) row.append(part("p", `改法：${each.fix}`, "qd-live__fix"));
  const code = part("a", each.code);
  code.href = `/checks/${each.code.slice(0, 3)}xx/#${each.code}`;
  row.append(code);
  if (each.page) {
    const page = part("a", "看这个条目");
    page.href = each.page;
    row.append(" ", page);
  }
  return row;
}

function draw(state) {
  panel.hidden = !state.total && !state.told;
  if (panel.hidden) return;
  const open = !panel.querySelector("details") || panel.querySelector("details").open;
  const details = document.createElement("details");
  details.open = open;
  const head = state.total ? `清单有 ${state.total} 个错误` : "网站没有跟上";
  details.append(part("summary", state.behind ? `${head}；页面还是改动之前的` : head));
  if (state.told) details.append(part("p", state.told));
  const list = document.createElement("ol");
  list.append(...state.errors.map(finding));
  details.append(list);
  if (state.total > state.errors.length) details.append(part("p", `还有 ${state.total - state.errors.length} 个，运行 qingdan check 看全部。`));
  panel.replaceChildren(details);
}

async function follow() {
  let version = -1;
  for (;;) {
    try {
      const answer = await fetch(`/_live?after=${version}`, { cache: "no-store" });
      const state = await answer.json();
      if (state.shown !== shown) {
        location.reload();
        return;
      }
      version = state.version;
      draw(state);
    } catch {
      draw({ total: 0, errors: [], told: "qingdan serve 已经结束，页面不再更新。" });
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

follow();
