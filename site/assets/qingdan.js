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
