// The page of an address that is not there: single changes and codes that had pages of their own are found where they are now.
const root = new URL("..", import.meta.url);
const change = location.pathname.match(/\/changes\/([0-9a-f]{16})(?:\.json|\/(?:index\.html)?)?$/);
const code = location.pathname.match(/\/(?:checks|kinds)\/(Q[A-Z]\d{3})(?:\/(?:index\.html)?)?$/);

function place({ changes = {}, codes = {} }) {
  const [asked, all] = change ? [change[1], changes] : [code[1], codes];
  const name = Object.keys(all).find((each) => all[each].includes(asked));
  if (!name) return "";
  if (code) return `${name}#${asked}`;
  return change[0].endsWith(".json") ? `api/v1/changes/${name}.json` : `changes/${name}/#c-${asked}`;
}

if (change || code) {
  const answer = await fetch(new URL("data/moved.json", root));
  const found = answer.ok && place(await answer.json());
  if (found) location.replace(new URL(found, root));
}
