// Loads the script of each help that the page has a place for; without scripts the pages are whole, less these helps.
const helps = {
  "[data-qd-find]": "finder",
  "[data-qd-search]": "search",
  "[data-qd-listing]": "listing",
  "[data-qd-changes]": "changes",
  "[data-qd-check]": "checklist",
  "[data-qd-deadline]": "deadline",
  "[data-qd-print]": "print",
  "[data-qd-enquiry]": "enquiry",
};

for (const [place, name] of Object.entries(helps)) {
  const found = document.querySelector(place);
  if (found) import(`./${name}.js`).then((help) => help.start(found));
}

// On a narrow screen each row of a table is a card; each value then says which column it stands in.
for (const table of document.querySelectorAll("table.qd-table")) {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])].map((head) => head.textContent);
  for (const row of table.tBodies[0]?.rows ?? []) {
    for (const cell of row.cells) if (cell.firstChild) cell.dataset.label = heads[cell.cellIndex] ?? "";
  }
}

// Paper has no folds: what older browsers keep shut is opened for it, and shut again.
const folds = () => document.querySelectorAll("details.qd-fold");
let shut = [];
addEventListener("beforeprint", () => {
  shut = [...folds()].filter((each) => !each.open);
  for (const each of shut) each.open = true;
});
addEventListener("afterprint", () => {
  for (const each of shut) each.open = false;
});

// An address that leads into a fold opens it.
function unfold() {
  const fold = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("details.qd-fold");
  if (fold) fold.open = true;
}
addEventListener("hashchange", unfold);
unfold();

// Large type and fewer things, remembered on this device.
const LARGE = "qingdan:large";
const large = document.createElement("button");
large.type = "button";
large.className = "md-header__button qd-large";
large.textContent = "大字";
function enlarge(on) {
  document.documentElement.classList.toggle("qd-large", on);
  large.setAttribute("aria-pressed", String(on));
}
function remembered() {
  try {
    return localStorage.getItem(LARGE) === "1";
  } catch {
    return false;
  }
}
large.addEventListener("click", () => {
  const on = !document.documentElement.classList.contains("qd-large");
  enlarge(on);
  try {
    if (on) localStorage.setItem(LARGE, "1");
    else localStorage.removeItem(LARGE);
  } catch {
    // It holds for this page alone.
  }
});
enlarge(remembered());
document.querySelector(".md-header__inner")?.append(large);
