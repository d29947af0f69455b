"""Other searches on the same entries: MiniSearch on what the index is made from, Pagefind on the built pages.

Both come from npm into a folder that goes again. MiniSearch is given pairs of characters as its words, since it does not know where
Chinese words end; Pagefind cuts the text itself.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.answers.figures import Answer

PACKAGES = ("minisearch@7.2.0", "pagefind@1.4.0")
_MINISEARCH = """
import { readFileSync } from "node:fs";
import MiniSearch from "minisearch";
const { documents, queries } = JSON.parse(readFileSync(0, "utf8"));
const signs = (text) => text.toLowerCase().replace(/[^\\p{L}\\p{N}]+/gu, "");
const pairs = (text) => { const all = [...signs(text)]; return all.length < 2 ? all : all.slice(1).map((each, at) => all[at] + each); };
const index = new MiniSearch({ fields: ["name", "said", "does"], tokenize: pairs, searchOptions: { boost: { name: 3, said: 3 }, tokenize: pairs } });
index.addAll(documents.map((each, id) => ({ id, ...each })));
console.log(JSON.stringify(queries.map((query) => index.search(query).slice(0, 5).map(({ id }) => documents[id].key))));
"""
_PAGEFIND = """async ([address, queries]) => {
  const pagefind = await import(`${address}pagefind/pagefind.js`);
  const out = [];
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    const keys = [];
    for (const each of results.slice(0, 12)) {
      const { url } = await each.data();
      const key = new URL(url, address).pathname.replace(/^\\/|\\/$/g, "").replace(/index\\.html$/, "");
      if (/^(bundles|guides|power|negative|organisations|laws)\\/./.test(key) && keys.length < 5) keys.push(key);
    }
    out.push(keys);
  }
  return out;
}"""


def install(folder: Path) -> None:
    """Both packages, by npm, into a folder."""
    subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", *PACKAGES], cwd=folder, check=True)


def minisearch(
    folder: Path, documents: Sequence[Mapping[str, str]], queries: Mapping[str, Sequence[str]]
) -> list[Answer]:
    """Answers of MiniSearch; each document has ``key``, ``name``, ``said`` and ``does``."""
    script = folder / "ask.mjs"
    script.write_text(_MINISEARCH, "utf-8")
    told = json.dumps({"documents": list(documents), "queries": list(queries)}, ensure_ascii=False)
    got = subprocess.run(
        ["node", str(script)], input=told, cwd=folder, check=True, capture_output=True, text=True, encoding="utf-8"
    )
    return _answers(queries, json.loads(got.stdout))


def pagefind_index(folder: Path, site: Path) -> None:
    """Pagefind's index of every page, in ``pagefind/`` below the site."""
    subprocess.run(
        ["npx", "pagefind", "--site", str(site), "--silent"], cwd=folder, check=True, stdout=subprocess.DEVNULL
    )


def pagefind(page: Any, address: str, queries: Mapping[str, Sequence[str]]) -> list[Answer]:
    """Answers of Pagefind, of which pages that are no entries are left out."""
    return _answers(queries, page.evaluate(_PAGEFIND, [address, list(queries)]))


def _answers(queries: Mapping[str, Sequence[str]], got: Sequence[Sequence[str]]) -> list[Answer]:
    return [Answer(query, wanted, keys, False) for (query, wanted), keys in zip(queries.items(), got, strict=True)]
