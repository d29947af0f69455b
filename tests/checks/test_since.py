"""What is checked by a state that was checked before is what a check of the whole finds, whatever changed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from qingdan.checks import check
from qingdan.checks.affected import ChangedKeys, affected
from qingdan.checks.again import UnsureError, again
from qingdan.checks.anchor import Anchor, Documents, anchor_of, kept_anchor, stamps_of
from qingdan.checks.catalogue import registry_checks
from qingdan.checks.run import run_one, silent
from qingdan.checks.since import HeldState, check_since
from qingdan.diagnostics import Diagnostic, rule_of
from qingdan.model import Entry
from qingdan.model.partial import Shelf
from qingdan.read import Memory, WorkTree
from qingdan.read.revision import Revision
from qingdan.read.store import Store, store_in
from qingdan.schema import load_schemas
from tests.checks.mutations import MUTATIONS
from tests.diff.past import commit, git
from tests.support import BASE, SCHEMAS, SHIPPED

AS_OF = "2026-11-23"
STATES = 24


@cache
def shipped() -> dict[str, bytes]:
    """Every file of the lists and schemas."""
    return {file.path: SCHEMAS.read(file) for folder in ("lists", "schemas") for file in SCHEMAS.files(folder)}


def state(contents: Mapping[str, bytes], anchor: Anchor | None = None) -> Anchor:
    """The state of some files, checked by another one, or as a whole where none is given."""
    source = Memory(dict(contents))
    files = source.files("lists")
    stamps = stamps_of(source, files, sha256=False)
    if anchor is None:
        return anchor_of(source, files, stamps, load_schemas(source), AS_OF, silent)
    return again(anchor, source, files, stamps, silent)


@cache
def untouched() -> Anchor:
    """The lists as shipped, checked as a whole."""
    return state(shipped())


def mutated(contents: Mapping[str, bytes], rng: random.Random) -> dict[str, bytes]:
    """One change of the kinds that people make, and of those that they make by mistake."""
    out = dict(contents)
    lists = sorted(path for path in out if path.startswith("lists/") and path.count("/") > 1)
    path = rng.choice(lists)
    kind = rng.randrange(10)
    if kind < 5:
        _, path, old, new, _ = rng.choice(MUTATIONS)
        if path in out:
            out[path] = out[path].replace(old.encode(), new.encode(), 1)
    elif kind == 5:
        del out[path]
    elif kind == 6:
        other = path.replace(".yml", "-xin.yml")
        out[other] = out.pop(path) if rng.random() < 0.5 else out[path]
    elif kind == 7:
        former = Path(path).stem
        out[path] += f"former_ids: [{rng.choice(lists).split('/', 2)[2][:-4]}, {former}-jiu]\n".encode()
    elif kind == 8:
        out[path] = rng.choice(
            [
                out[path] + b"name: x\n",
                b"- a\n",
                b"\xff",
                out[path].replace(
                    b"name: ", b"name: \xe3\x80\x94\xe5\xbe\x85\xe5\xa1\xab\xef\xbc\x9a\xe5\x90\x8d\xe3\x80\x95", 1
                ),
            ]
        )
    else:
        lines = out[path].decode().split("\n")
        del lines[rng.randrange(len(lines))]
        out[path] = "\n".join(lines).encode()
    return out


@pytest.mark.parametrize("seed", range(STATES))
def test_a_chain_of_changes_gives_the_findings_of_a_whole_check(seed: int) -> None:
    """After every step the same diagnostics, with places, related places and edits; also of laws, bodies, deletions and broken files."""
    rng = random.Random(seed)  # noqa: S311 a choice of changes, no secret
    contents, anchor = shipped(), untouched()
    for _ in range(rng.randrange(1, 4)):
        for _ in range(rng.choice([1, 1, 1, 3])):
            contents = mutated(contents, rng)
        anchor = state(contents, anchor)
    assert anchor.diagnostics == list(check(Memory(contents), as_of=AS_OF).diagnostics)
    assert len(anchor.outcome(Memory(contents)).registry.present) == len(set(anchor.places.values()))


@pytest.mark.parametrize(
    "path",
    [
        "lists/registry.yml",
        "lists/organisations/shuiwu.yml",
        "lists/laws/xingzheng-xuke-fa.yml",
        "lists/duties/shuiwu.yml",
    ],
)
@pytest.mark.parametrize("change", ["name", "gone", "unreadable"])
def test_what_much_hangs_on_changes_what_hangs_on_it(path: str, change: str) -> None:
    """The registry's own file, a body, a law, the duties of a body."""
    raw = shipped()[path]
    contents = {
        **shipped(),
        path: {"name": raw.replace(b": ", b": x", 2), "unreadable": b"name: [", "gone": b""}[change],
    }
    if change == "gone":
        del contents[path]
    assert state(contents, untouched()).diagnostics == list(check(Memory(contents), as_of=AS_OF).diagnostics)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"power: caizheng/daili-jizhang", b"power: shuiwu/qushui-xuke"),
        (b"power: caizheng/daili-jizhang", b"power: caizheng/nowhere"),
        (b"status: \xe5\x9c\xa8\xe7\x94\xa8", b"status: \xe5\x81\x9c\xe7\x94\xa8"),
        (b"name: ", b"name: ["),
    ],
)
def test_a_power_is_judged_by_its_guides(old: bytes, new: bytes) -> None:
    """A guide that leaves it, goes out of use, cannot be read or belongs to none; and on to another power, and back again."""
    path = "lists/guides/caizheng/daili-jizhang-xuke.yml"
    contents = {**shipped(), path: shipped()[path].replace(old, new, 1)}
    assert contents[path] != shipped()[path]
    anchor = state(contents, untouched())
    assert anchor.diagnostics == list(check(Memory(contents), as_of=AS_OF).diagnostics)
    assert ("QD203" in {each.code for each in anchor.diagnostics}) is (new != b"name: [")
    moved = {
        **shipped(),
        path: shipped()[path].replace(b"power: caizheng/daili-jizhang", b"power: shuiwu/qushui-xuke", 1),
    }
    assert state(moved, anchor).diagnostics == state(moved, untouched()).diagnostics
    assert state(shipped(), anchor).diagnostics == untouched().diagnostics


class Watched(Shelf):
    """A shelf that notes what is taken from it."""

    taken: set[str] = set()  # noqa: RUF012 one list for the whole test

    def entry(self, key: str) -> Entry[object]:
        """The entry, noted."""
        self.taken.add(key)
        return super().entry(key)


class Asked(frozenset[str]):
    """Keys that note what is looked for among them, and that somebody went through them all."""

    taken: set[str] = set()  # noqa: RUF012 as above

    def __contains__(self, key: object) -> bool:
        self.taken.add(str(key))
        return super().__contains__(key)

    def __iter__(self) -> Iterator[str]:
        self.taken.add("*")
        return super().__iter__()


def test_every_check_looks_as_far_as_is_known_and_no_further() -> None:
    """Shown one entry, it finds in it what it finds in the whole, and asks for nothing a change of which leaves the entry unchecked."""
    contents = shipped()
    for _, path, old, new, _ in MUTATIONS:
        contents = {**contents, path: contents[path].replace(old.encode(), new.encode(), 1)}
    anchor = state(contents)
    documents = Documents(Memory(contents), anchor.files, anchor.data)
    shelf = Watched(anchor.schemas, anchor.outlines, documents.__getitem__)
    present = Asked(anchor.places.values())
    whole = shelf.registry(present, AS_OF)
    every = {rule_of(each).code: (each, run_one(each, whole)) for each in registry_checks()}
    faulty = {each.entry for found in anchor.settled.values() for each in found}
    some = [key for number, key in enumerate(shelf.keys) if key in faulty or number % 9 == 0]
    assert len(faulty) > 150
    reaching: dict[str, set[str]] = {}
    for key in shelf.keys:
        for other in affected(shelf, ChangedKeys({key}, frozenset(), anchor.outlines)):
            reaching.setdefault(other, set()).add(key)
    for key in some:
        path = anchor.outlines[key].path
        for code, (one, found) in every.items():
            reach = rule_of(one).reach
            led = shelf.leads.get(key, ()) if key.partition("/")[0] in reach.led else ()
            shown = {key, *led, *(each for each in shelf.keys if each.partition("/")[0] in reach.sees)}
            view = shelf.registry(present, AS_OF, shown)
            Watched.taken.clear()
            Asked.taken.clear()
            here = [each for each in run_one(one, view) if each.place.path == path]
            assert sorted(here) == sorted(each for each in found if each.place.path == path), (code, key)
            # QD203 goes through all keys for those of guides that cannot be read: when one does, it is run on everything.
            known = reaching[key] | {"registry", *led} | ({"*"} if reach.names or code == "QD203" else set())
            if not reach.turns:
                known = known.union(*(reaching[each] for each in shown))
            beyond = {
                each
                for each in Watched.taken | Asked.taken
                if each not in known and each.partition("/")[0] not in reach.sees | reach.turns
            }
            assert not {each for each in beyond if each in anchor.outlines or each == "*"}, (code, key)


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """The small registry, committed."""
    for path, content in {**BASE, **{path: raw.decode() for path, raw in SHIPPED.items()}}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")
    git(tmp_path, "init", "-q")
    commit(tmp_path, "lists", 1)
    return tmp_path


def told(root: Path, store: Store) -> list[Diagnostic]:
    """What a change since the commit is told to touch."""
    found = check_since(WorkTree(root), Revision(root, "HEAD"), as_of=AS_OF, store=store).diagnostics
    return list(found)


def test_what_is_kept_lies_in_the_git_folder_and_changes_nothing(city: Path) -> None:
    """Without it, with it, and with it altered at any place, the same findings; no commit can hold it."""
    law = city / "lists/laws/fa.yml"
    law.write_text(law.read_text(encoding="utf-8").replace("articles: 90", "articles: 9"), encoding="utf-8")
    wanted = told(city, Store(None))
    assert {each.code for each in wanted} == {"QD304", "QD316"}
    store = store_in(city, "check")
    assert store.path is not None
    assert store.path.parent == city / ".git/qingdan"
    assert told(city, store) == wanted
    good = store.path.read_bytes()
    assert told(city, store) == wanted
    assert store.path.read_bytes() == good
    for at in [*range(0, 200, 7), *range(200, len(good), len(good) // 60)]:
        store.path.write_bytes(good[:at] + bytes([good[at] ^ 4]) + good[at + 1 :])
        assert told(city, store) == wanted, at
    for length in (0, 3, 50, len(good) // 2):
        store.path.write_bytes(good[:length])
        assert told(city, store) == wanted
    assert git(city, "status", "--porcelain") == "M lists/laws/fa.yml"


def test_what_another_tool_or_another_day_found_is_not_used(city: Path) -> None:
    """The fingerprint of code, libraries, schemas and day must be the same."""
    store = store_in(city, "check")
    told(city, store)
    assert store.path is not None
    schemas = load_schemas(WorkTree(city))
    assert kept_anchor(store, "another", schemas, AS_OF) is None
    before = store.path.read_bytes()
    check_since(WorkTree(city), Revision(city, "HEAD"), as_of="2026-11-24", store=store)
    assert store.path.read_bytes() != before


def test_a_check_that_broke_down_is_not_trusted(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A state with a crash is no ground for another one."""
    anchor = state({path: raw.encode() for path, raw in BASE.items()} | SHIPPED)
    broken = {**{path: raw.encode() for path, raw in BASE.items()}, **SHIPPED, "lists/laws/fa.yml": b"name: x\n"}

    def crash(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr("qingdan.checks.rules.writing.prose.Prose.hits", crash)
    with pytest.raises(UnsureError):
        state(broken, anchor)


def test_what_is_held_in_memory_changes_no_finding() -> None:
    """One change after the other, undone and by other hands too: each is told as a check that holds nothing tells it."""
    held = HeldState()
    right = {**SHIPPED, **{path: text.encode() for path, text in BASE.items()}}
    guide = "lists/guides/ju/xuke.yml"
    longer, astray = (
        right[guide].replace(b"value: 5", b"value: 30"),
        right[guide].replace(b"power: ju/xuke", b"power: ju/x"),
    )
    other = {
        **right,
        "lists/organisations/ju.yml": right["lists/organisations/ju.yml"].replace(b"parent: shi", b"parent: sh"),
    }
    told = []
    for before, after in ((right, longer), (right, right[guide]), (other, astray), (right, astray), (right, longer)):
        base, source = Memory(dict(before)), Memory({**before, guide: after})
        found = check_since(source, base, as_of=AS_OF, held=held).diagnostics
        assert found == check_since(source, base, as_of=AS_OF).diagnostics
        told.append({each.code for each in found})
    assert told[0] == told[4] >= {"QD501"}
    assert told[1] == set()
    assert told[2] == told[3] >= {"QD201"}
