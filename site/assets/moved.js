// The page of an address that is not there: a single change that had an address of its own is found in its publication.
const root = new URL("..", import.meta.url);
const asked = location.pathname.match(/\/changes\/([0-9a-f]{16})(?:\.json|\/(?:index\.html)?)?$/);

if (asked) {
  const answer = await fetch(new URL("data/moved.json", root));
  const { changes } = answer.ok ? await answer.json() : { changes: {} };
  const found = Object.entries(changes).find(([, all]) => all.includes(asked[1]));
  if (found) {
    const json = asked[0].endsWith(".json");
    location.replace(new URL(json ? `api/v1/changes/${found[0]}.json` : `changes/${found[0]}/#c-${asked[1]}`, root));
  }
}
