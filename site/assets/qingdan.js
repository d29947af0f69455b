// Loads the script of each help that the page has a place for; without scripts the pages are whole, less these helps.
const helps = {
  "[data-qd-find]": "finder",
  "[data-qd-search]": "search",
  "[data-qd-listing]": "listing",
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

// The theme opens its menu by a label, which takes no focus: here it is a button for the keyboard and the screen reader too.
const drawer = document.querySelector("#__drawer");
const opener = document.querySelector("label.md-header__button[for=__drawer]");
if (drawer && opener) {
  const told = () => opener.setAttribute("aria-expanded", String(drawer.checked));
  opener.tabIndex = 0;
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-label", "菜单");
  opener.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    drawer.click();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    opener.focus();
  });
  drawer.addEventListener("change", told);
  told();
}
