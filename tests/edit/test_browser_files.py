"""What the published editor writes in the browser is what the desk writes: held against it, file by file and edit by edit."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from qingdan.checks import check
from qingdan.edit.comments import comments
from qingdan.edit.form import canonical
from qingdan.edit.refusal import RefusedError
from qingdan.edit.row_ids import row_id, with_ids
from qingdan.edit.said import add_unused_materials, spoken
from qingdan.edit.scalars import scalar
from qingdan.edit.spans import Spans
from qingdan.edit.tree import rewrite
from qingdan.model import Entry, Registry
from qingdan.pages.forms import form_config
from qingdan.read import WorkTree
from qingdan.read.parse import parse
from qingdan.schema.faults.entries.repeated_row import repeated_row
from qingdan.schema.violation import Validator
from tests.edit.edits import commented, edited
from tests.support import ROOT

EDITS = 400
SEED = 20261125
Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def shipped() -> Registry:
    """The shipped lists."""
    return check(WorkTree(ROOT)).registry


@pytest.fixture(scope="module")
def config(shipped: Registry) -> dict[str, Any]:
    """The published editor's configuration."""
    return form_config(shipped)


@pytest.fixture(scope="module")
def ask(config: dict[str, Any]) -> Iterator[Ask]:
    """The editor's own scripts, asked outside a browser. Where Node is needed, its absence is a failure."""
    node = shutil.which("node")
    if node is None:
        message = "没有 Node；Debian 上：apt-get install nodejs"
        if os.environ.get("QINGDAN_NEEDS_VALIDATOR"):
            pytest.fail(message)
        pytest.skip(message)
    script = Path(__file__).parent / "files_in_node.mjs"
    with subprocess.Popen(
        [node, "--no-warnings", str(script), str(ROOT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        given, told = process.stdin, process.stdout
        assert given is not None
        assert told is not None

        def question(**words: Any) -> Any:
            given.write(json.dumps(words) + "\n")
            given.flush()
            return json.loads(told.readline())

        spelt = {each: syllable for syllable, all_ in config["spelling"].items() for each in all_}
        parts = [
            {
                "name": each["name"],
                "fields": (each.get("files") or [each])[0]["fields"],
                "guide": each["name"] == "guides",
                "spelling": spelt,
            }
            for each in config["collections"]
        ]
        assert question(config=choices_in(parts, config["choices"])) == len(parts)
        yield question
        given.close()


def choices_in(value: Any, choices: dict[str, Any]) -> Any:
    """Fields with their choices, as the page puts them in."""
    if isinstance(value, dict):
        return {key: choices_in(below, choices) for key, below in value.items()}
    if isinstance(value, list):
        return [choices_in(below, choices) for below in value]
    return choices[value[1:]] if isinstance(value, str) and re.fullmatch("@[a-z]+", value) else value


def test_every_shipped_file_is_read_as_it_is_and_written_as_it_was(shipped: Registry, ask: Ask) -> None:
    """To the byte; the data are those that the checks see."""
    for entry in shipped.entries.values():
        text = (ROOT / entry.path).read_text("utf-8")
        answer = ask(name=entry.collection.name, text=text)
        assert "refused" not in answer, (entry.key, answer)
        read = {key: value for key, value in answer["read"].items() if not key.startswith("_")}
        assert read == entry.data, entry.key
        assert answer["text"] == text, entry.key
    assert len(shipped.entries) > 1000


def at_desk(entry: Entry[Any], raw: bytes, said: dict[str, Any]) -> str:
    """What the desk writes for a form."""
    root = entry.collection.root
    wanted = with_ids(spoken(said, entry.data, root), root)
    if entry.collection.name == "guides":
        add_unused_materials(wanted, entry.rows("materials"))
    return canonical(entry.path, rewrite(entry.path, raw, wanted, root), entry.collection.name, root).decode()


def rows_named(entry: Entry[Any], said: dict[str, Any]) -> bool:
    """Whether every row that needs an id has one: those from pinyin are held against each other elsewhere."""
    meant = spoken(said, entry.data, entry.collection.root)
    return bool(with_ids(meant, entry.collection.root) == meant)


def test_edits_are_written_as_the_desk_writes_them(shipped: Registry, ask: Ask) -> None:
    """Four hundred forms, of one to three edits each: the same bytes."""
    random = Random(SEED)  # noqa: S311 the same edits each time
    entries = list(shipped.entries.values())
    done = 0
    while done < EDITS:
        entry = random.choice(entries)
        raw = (ROOT / entry.path).read_bytes()
        said = edited(entry.data, entry.collection.root, random)
        if not rows_named(entry, said):
            continue
        done += 1
        answer = ask(name=entry.collection.name, text=raw.decode(), said=said)
        try:
            expected = at_desk(entry, raw, said)
        except RefusedError:
            assert "refused" in answer, (entry.key, said)
        else:
            assert answer.get("text", answer) == expected, (entry.key, said)


def test_comments_stay_or_the_save_is_refused(shipped: Registry, ask: Ask) -> None:
    """The same edits in files full of comments: nearly always as the desk; never a comment lost that the desk keeps; always in form."""
    random = Random(SEED)  # noqa: S311 the same edits each time
    entries = list(shipped.entries.values())
    seen: Counter[str] = Counter()
    while seen.total() < EDITS:
        entry = random.choice(entries)
        collection = entry.collection
        said = edited(entry.data, collection.root, random)
        text = commented((ROOT / entry.path).read_text("utf-8"), random)
        try:
            raw = canonical(entry.path, text.encode(), collection.name, collection.root)
            desk = at_desk(entry, raw, said)
        except RefusedError:
            continue
        if not rows_named(entry, said):
            continue
        answer = ask(name=collection.name, text=raw.decode(), said=said)
        if "refused" in answer:
            assert answer["kind"] == "Refused"
            assert "qingdan edit" in answer["refused"]
            seen["refused"] += 1
            continue
        seen["same" if answer["text"] == desk else "other"] += 1
        made = answer["text"].encode()
        assert canonical(entry.path, made, collection.name, collection.root) == made
        assert parse(entry.path, made).document.data == parse(entry.path, desk.encode()).document.data  # type: ignore[union-attr]
        assert words(desk) <= words(answer["text"])
    assert seen["same"] >= EDITS * 0.95, seen


def words(text: str) -> Counter[str]:
    """The comments of a text."""
    document = parse("", text.encode()).document
    assert document is not None
    return Counter(each.text for each in comments(Spans(text, document)))


SIGNS = "a1-?: #，：,[]{}&*!|>'\"%@`中“”（）.～= name_\t\u200b/\\x0yn"


def test_a_text_gets_quotes_where_the_reader_needs_them(ask: Ask) -> None:
    """Ten thousand short texts of the signs that mean something, alone and in brackets: as the desk writes them."""
    random = Random(SEED)  # noqa: S311 the same edits each time
    texts = ["".join(random.choice(SIGNS) for _ in range(random.randint(1, 7))) for _ in range(10_000)]
    told = [[scalar(each, flow=False), scalar(each, flow=True)] for each in texts]
    assert ask(texts=texts) == told


@pytest.mark.parametrize(
    "text",
    [
        "name: &a 甲\n",
        "name: *a\n",
        "name: !!str 甲\n",
        "name: 甲\nname: 乙\n",
        "name: yes\n",
        "name:\n",
        "name: 1.5\n",
        "- 甲\n",
        "甲\n",
        "{",
        "a: 1\n---\nb: 2\n",
        "name: 甲\n  乙\n",
        "name: 2026-02-30\n",
        "\ufeffname: 甲\n",
        "",
    ],
)
def test_what_the_reader_refuses_is_not_written_here(ask: Ask, text: str) -> None:
    """The form stays empty, and a save says to run the checks first."""
    answer = ask(name="laws", text=text, said={"name": "乙"})
    assert answer["kind"] == "Refused"
    assert re.search("qingdan check|qingdan fmt|不是一组键和值", answer["refused"])


def test_a_form_is_wrong_where_its_schema_says_so(shipped: Registry, ask: Ask) -> None:
    """The verdict is that of the checks of shape, for the shipped entries and for edited ones; each sentence is Chinese."""
    random = Random(SEED)  # noqa: S311 the same edits each time
    validator = Validator(shipped.schemas.documents)
    refused = 0
    for number, entry in enumerate(shipped.entries.values()):
        collection = entry.collection
        data = edited(entry.data, collection.root, random) if number % 2 else entry.data
        told = ask(name=collection.name, data=data)
        assert isinstance(told, list), told
        twice = [
            found
            for field, path, value in collection.root.walk(data)
            if field.identity and isinstance(value, list)
            for found in repeated_row(parse("", json.dumps(data).encode()).document, field, path, value)  # type: ignore[arg-type]
        ]
        assert bool(told) == bool([*validator.violations(collection.name, data), *twice]), (entry.key, told)
        assert all(re.search("[\u4e00-\u9fff]：", each) for each in told), told
        refused += bool(told)
    assert refused > 300


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("guides", {"status": "启用"}, "状态：没有“启用”这个值；可选的值：“在用”、“停用”"),
        ("guides", {"visits": 21}, "到现场次数：不能大于 20，现在是 21"),
        ("guides", {"visits": "一次"}, "到现场次数：应当是整数"),
        ("guides", {"audience": []}, "服务对象：至少要有 1 行"),
        ("guides", {"audience": ["自然人", "自然人"]}, "服务对象：有两行一样"),
        ("guides", {"result": {"kind": "证照"}}, "办理结果 › 结果名称：必须填写"),
        ("guides", {"name": "长" * 201}, "办理项名称：太长：最多 200 个字，现在 201 个"),
        ("guides", {"name": " 甲"}, "办理项名称：写法不对：“ 甲”；前后不能有空格，不能换行"),
        ("guides", {"special_procedures": [{"kind": "听证"}, {"kind": "听证"}]}, "第 1 行和第 2 行的标识都是“听证”"),
        ("laws", {"versions": [{"date": "2026-02-30"}]}, "应当是有的日期，写成 2026-03-02"),
    ],
)
def test_a_sentence_names_the_place_and_what_may_stand_there(
    shipped: Registry, ask: Ask, name: str, change: dict[str, Any], told: str
) -> None:
    """By the titles of the form."""
    entry = shipped.all(name)[0]
    assert told in "\n".join(ask(name=name, data={**entry.data, **change}))


def test_a_new_row_gets_an_id_from_its_name(shipped: Registry, config: dict[str, Any], ask: Ask) -> None:
    """As the desk gives it, but for the few characters whose reading depends on their neighbours; always of the schema's form."""
    rows = {
        row["name"]
        for entry in shipped.entries.values()
        for _, _, row in entry.collection.root.walk(entry.data)
        if isinstance(row, dict) and isinstance(row.get("name"), str)
    }
    names = sorted(rows)
    spelt = {each: syllable for syllable, all_ in config["spelling"].items() for each in all_}
    told = ask(names=names, spelling=spelt)
    assert len(names) > 1000
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", each) and len(each) <= 40 for each in told)
    same = sum(each == row_id(name, ()) for name, each in zip(names, told, strict=True))
    assert same >= 0.9 * len(names), f"{same} of {len(names)}"
