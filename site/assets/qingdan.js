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

document.documentElement.classList.replace("no-js", "js");

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

// Paper has no folds: what is shut is opened for it, and shut again.
const folds = () => document.querySelectorAll("article details");
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

// What the theme's own program does on the pages that have it: light and dark, the title in the header, the way back to the top.
function choose(inputs, at) {
  inputs.forEach((each, number) => {
    each.checked = number === at;
    each.nextElementSibling.hidden = number !== at;
  });
  const color = {};
  for (const name of ["media", "scheme", "primary", "accent"]) {
    color[name] = (inputs[at].getAttribute(`data-md-color-${name}`) ?? document.body.getAttribute(`data-md-color-${name}`)) || "";
    document.body.setAttribute(`data-md-color-${name}`, color[name]);
  }
  return { index: at, color };
}
function lights() {
  const inputs = [...document.querySelectorAll("[data-md-component=palette] input")];
  if (!inputs.length) return;
  const wanted = inputs.findIndex((each) => matchMedia(each.dataset.mdColorMedia).matches);
  choose(inputs, Math.max(0, Math.min(kept()?.index ?? wanted, inputs.length - 1)));
  inputs.forEach((each, at) => each.addEventListener("change", () => __md_set("__palette", choose(inputs, at))));
}
function kept() {
  try {
    return __md_get("__palette");
  } catch {
    return null;
  }
}
// An example that is wider than the screen can be scrolled from the keyboard.
function reached() {
  for (const each of document.querySelectorAll("pre > code")) {
    if (each.scrollWidth > each.clientWidth) each.tabIndex = 0;
    else each.removeAttribute("tabindex");
  }
}
addEventListener("resize", reached);
addEventListener("toggle", reached, true);
reached();
function scrolling() {
  const [header, title, top] = ["header", "header-title", "top"].map((each) => document.querySelector(`[data-md-component=${each}]`));
  const heading = document.querySelector("article h1");
  let last = scrollY;
  const told = () => {
    const back = scrollY < last && scrollY > innerHeight;
    last = scrollY;
    header?.classList.toggle("md-header--shadow", last > 0);
    title?.classList.toggle("md-header__title--active", Boolean(heading) && heading.getBoundingClientRect().bottom < 48);
    if (top) top.hidden = !back;
  };
  addEventListener("scroll", told, { passive: true });
  top?.addEventListener("click", () => scrollTo({ top: 0 }));
  told();
}
if (!document.getElementById("__config")) {
  lights();
  scrolling();
}
