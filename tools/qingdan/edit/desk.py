"""What the editor in the browser asks of a work tree, and what it is answered: entries as JSON, and saves that must pass the checks.

The questions are those of Decap CMS's proxy backend: ``{action, params}``. Values that were not touched stay as they are
written, with their comments; a save with errors changes nothing and is answered with the checks' own sentences.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from qingdan.checks.run import Outcome, stops
from qingdan.checks.since import HeldState, check_since
from qingdan.diagnostics import Diagnostic, Severity
from qingdan.diagnostics.mend import mend
from qingdan.diff import ComparisonError, compare_sources, judge
from qingdan.edit.begin import begun, begun_decision
from qingdan.edit.fields import cure_of, faults_of
from qingdan.edit.form import canonical
from qingdan.edit.journal import write_all
from qingdan.edit.plan import Plan
from qingdan.edit.question import held_to_kinds, rows_of, strict_json, text_field
from qingdan.edit.refusal import RefusedError, sentences
from qingdan.edit.row_ids import with_ids
from qingdan.edit.said import add_unused_materials, spoken
from qingdan.edit.tree import rewrite
from qingdan.model import Registry, build_registry
from qingdan.pages.forms import entry_label
from qingdan.read import Source, SourceError, WorkTree, read_lists
from qingdan.read.layout import LISTS
from qingdan.read.overlay import Overlay
from qingdan.read.parse import parse
from qingdan.read.trunk import parting
from qingdan.render.changes import build_report
from qingdan.schema import Collection, Schemas, usable_schemas

TITLE, WAS = "_title", "_was"
"""What an entry brings along beside its data: what it is called, and the digest of the file that it was read from."""
BLANK, LEFT = "〔待填", "QD916"
"""How a blank begins, and what is told of it: an entry that was begun may be saved with some left."""
_ROUNDS = 3
"""How often what is cured is checked anew."""
_LONGEST = 200
_PATH = re.compile(r"[a-z0-9/-]+\.yml")
"""What paths of the lists consist of; all others name nothing that is edited here."""


class FaultyError(RefusedError):
    """A save with errors. ``faults`` are these as the form shows them; ``mend`` in the question names the cures to apply."""

    def __init__(self, told: str, faults: list[dict[str, Any]]) -> None:
        """Take what to tell the person."""
        super().__init__(told)
        self.faults = faults


class Desk:
    """One work tree at which somebody edits."""

    def __init__(self, source: WorkTree, fallback: Source, day: str, today: str = "") -> None:
        """Take the work tree, the schemas to use where it has none, and the day that its lists are read as of.

        ``today`` is the day on which a decision is drafted; the lists' own where it is not said.
        """
        self.today = today or day
        self.source = source
        self.fallback = fallback
        self.day = day
        self.schemas: Schemas = usable_schemas(source, fallback)
        self._held = HeldState()

    def warm(self) -> None:
        """Check the lists once, so that a save need only check what it changes."""
        check_since(self.source, self.source, self.fallback, as_of=self.day, held=self._held)

    def registry(self) -> Registry:
        """The lists as they stand on disk now."""
        return build_registry(read_lists(self.source, self.schemas.layout), self.schemas, self.day)

    def answer(self, question: Mapping[str, Any]) -> dict[str, Any] | list[Any] | None:
        """The answer, as JSON data, to a question of the editor in the browser. Raises RefusedError, with what to tell the person."""
        params = question.get("params")
        given: Mapping[str, Any] = params if isinstance(params, dict) else {}
        match question.get("action"):
            case "info":
                return {"repo": self.source.name, "publish_modes": ["simple"], "type": "local_fs"}
            case "entriesByFolder":
                return self._entries(text_field(given, "folder"))
            case "entriesByFiles":
                return [self._entry(text_field(each, "path")) for each in rows_of(given, "files")]
            case "getEntry":
                return self._entry(text_field(given, "path"))
            case "persistEntry":
                return self._persist(given)
            case "previewEntry":
                return {"changes": self._changes(self._written(given)[0])}
            case "begin":
                return self._begin(given)
            case "decide":
                return self._decide()
            case "getMedia":
                return []
            case "getNotes":
                return {"notes": []}
            case "getDeployPreview":
                return None
            case _:
                raise RefusedError("这里不能删；取消用 qingdan abolish，换标识用 qingdan rename")

    def _collection(self, path: str) -> Collection:
        placed = self.schemas.layout.collection_of(path)
        collection = self.schemas.collection(placed[0]) if placed is not None else None
        fits = path.startswith(f"{LISTS}/") and _PATH.fullmatch(path) and len(path) <= _LONGEST
        if collection is None or not fits:
            raise RefusedError(f"“{path[:_LONGEST]}”不在清单里")
        return collection

    def _entries(self, folder: str) -> list[dict[str, Any]]:
        registry = self.registry()
        name = folder.removeprefix(f"{LISTS}/")
        return [self._told(each.path, registry) for each in registry.all(name)]

    def _entry(self, path: str) -> dict[str, Any]:
        self._collection(path)
        return self._told(path, self.registry())

    def _told(self, path: str, registry: Registry) -> dict[str, Any]:
        collection = self._collection(path)
        placed = self.schemas.layout.collection_of(path)
        entry = registry.get(collection.key(placed[1] if placed else ""))
        raw = self.source.content(path)
        if entry is None or raw is None:
            return {"data": None, "file": {"path": path, "label": "", "id": None}}
        digest = hashlib.sha256(raw).hexdigest()
        data = {**entry.data, TITLE: entry_label(registry, entry), WAS: digest}
        return {"data": json.dumps(data, ensure_ascii=False), "file": {"path": path, "label": "", "id": digest}}

    def _written(self, given: Mapping[str, Any]) -> tuple[dict[str, bytes | None], list[str]]:
        """The files that a form would write, and what else was done."""
        files = rows_of(given, "dataFiles")
        if given.get("assets"):
            raise RefusedError("一次只保存一个条目，不带附件")
        contents: dict[str, bytes | None] = {}
        notes: list[str] = []
        for each in files:
            path = text_field(each, "path")
            made = self._saved(path, each, notes)
            if made != self.source.content(path):
                contents[path] = made
        return contents, notes

    def _changes(self, contents: Mapping[str, bytes | None]) -> list[dict[str, str]]:
        """What would change, in words, with the effect on applicants."""
        if not contents:
            return []
        after = Overlay(self.source, contents)
        comparison = compare_sources(self.source, after, self.schemas, strict=False, only=frozenset(contents))
        rows = build_report(comparison, judge(comparison)).rows
        return [{"sentence": each.sentence, "effect": str(each.change.effect)} for each in rows]

    def _begin(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Write the file of a new entry, its blanks to be filled in."""
        asked = {each: text_field(given, each) for each in ("list", "name", "body", "model", "power")}
        name = "/".join(each.strip() for each in (asked["body"], asked["name"]) if each.strip())
        try:
            path, raw = begun(self.registry(), self.source, asked["list"], name, asked["model"], asked["power"])
        except SourceError as problem:
            raise RefusedError(f"没有新建：{problem}") from None
        write_all(self.source.root, {path: raw})
        return {
            "path": path.removeprefix(f"{LISTS}/").removesuffix(".yml"),
            "told": f"新建了 {path}，填好〔待填〕的地方再保存。",
        }

    def _decide(self) -> dict[str, Any]:
        """Write the decision for what was changed and has none."""
        plan = Plan(self.registry(), self.source)
        try:
            key = begun_decision(plan, parting(self.source.root), self.today)
            files = plan.files()
        except (SourceError, ComparisonError) as problem:
            raise RefusedError(f"没有起草：{problem or '有文件读不通，先改好'}") from None
        if not files:
            return {"path": "", "told": "到现在为止的改动都有决定，或者不需要决定。"}
        write_all(self.source.root, files)
        told = f"写了 {'、'.join(files)}。" + ("谁决定、什么时候、经过什么程序，写着〔待填〕，请填好。" if key else "")
        return {"path": key, "told": told}

    def _persist(self, given: Mapping[str, Any]) -> dict[str, Any]:
        contents, notes = self._written(given)
        if not contents:
            return {"message": "unchanged", "told": "没有改动，文件没有动。"}
        outcome = self._checked(contents)
        agreed = given.get("mend")
        wished = frozenset(map(str, agreed)) if isinstance(agreed, list) else frozenset[str]()
        for _ in range(_ROUNDS if wished else 0):
            if not (cured := _cured(contents, outcome.open, wished)):
                break
            contents |= cured
            outcome = self._checked(contents)
        begun = {path for path in contents if BLANK in (self.source.content(path) or b"").decode("utf-8")}
        blanks = sum(each.code == LEFT and each.place.path in begun for each in outcome.open)
        allowed = {LEFT, "QD102"} if blanks else frozenset[str]()
        wrong = [
            each for each in outcome.open if stops(each) and not (each.code in allowed and each.place.path in begun)
        ]
        if wrong:
            told = f"没有保存：有 {len(wrong)} 个错误，文件没有动。\n\n{sentences(wrong)}"
            raise FaultyError(told, faults_of(wrong, contents, outcome.registry))
        write_all(self.source.root, contents)
        warned = [each for each in outcome.open if each.severity is Severity.WARNING]
        left = [f"还有 {blanks} 处〔待填〕，填好才能公布。"] if blanks else []
        told = "\n".join([f"保存了 {'、'.join(contents)}。", *left, *notes])
        return {"message": "entry persisted", "told": f"{told}\n\n{sentences(warned)}" if warned else told}

    def _checked(self, contents: Mapping[str, bytes | None]) -> Outcome:
        return check_since(Overlay(self.source, contents), self.source, self.fallback, as_of=self.day, held=self._held)

    def _saved(self, path: str, file: Mapping[str, Any], notes: list[str]) -> bytes:
        """The bytes of a file in which what the form says differently is different; ``notes`` gains what else was done."""
        collection = self._collection(path)
        if file.get("newPath") not in (None, path):
            raise RefusedError("在这里不能换标识；用 qingdan rename，引用它的地方会跟着改")
        raw = self.source.content(path)
        if raw is None:
            raise RefusedError(f"没有“{path}”这个文件；新建条目用 qingdan new")
        said = strict_json(text_field(file, "raw"))
        if not isinstance(said, dict) or said.get(WAS) != hashlib.sha256(raw).hexdigest():
            raise RefusedError(f"没有保存：打开之后，{path} 又被别处改过。\n改法：记下您的改动，刷新这一页再改")
        document = parse(path, raw).document
        if document is None or not isinstance(document.data, dict):
            raise RefusedError(f"没有保存：{path} 读不通。改法：先运行 qingdan check 改好它")
        had = document.data
        meant = spoken(said, had, collection.root)
        held_to_kinds(meant, collection.root)
        wanted = with_ids(meant, collection.root)
        if collection.name == "guides":
            notes += add_unused_materials(wanted, [row for row in had.get("materials") or () if isinstance(row, dict)])
        made = rewrite(path, raw, wanted, collection.root)
        ordered = canonical(path, raw, collection.name, collection.root) == raw
        return canonical(path, made, collection.name, collection.root) if ordered else made


def _cured(
    contents: Mapping[str, bytes | None], found: Sequence[Diagnostic], wished: frozenset[str]
) -> dict[str, bytes]:
    """The files to be written in which errors have a wished cure that leaves nothing to judge, cured."""
    out = {}
    for path, raw in contents.items():
        errors = [
            each
            for each in found
            if each.place.path == path and each.certain and stops(each) and cure_of(each) in wished
        ]
        if errors and raw is not None:
            out[path] = mend(raw.decode("utf-8"), errors)[0].encode()
    return out
