"""The QD9xx checks: which texts they object to, where exactly, and what their edits make of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from time import process_time

import pytest

from qingdan.checks import catalogue
from qingdan.checks.catalogue import registry_checks
from qingdan.checks.rules.writing.identity_number import is_identity_number
from qingdan.checks.rules.writing.prose import Prose, prose
from qingdan.checks.rules.writing.standard_forms import PAIRS, STANDARD
from qingdan.checks.rules.writing.words import WORDS
from qingdan.diagnostics import Diagnostic, rule_of
from tests.checks.writing_rows import ROWS, Row
from tests.support import BASE, edited, found, run

HEAD = "name: 示例二局\nkind: 工作部门\nlevel: 市级\nstatus: 在用\n"
PATH = "lists/organisations/shili.yml"
LAWS = {
    "lists/laws/xuke-fa.yml": "name: 中华人民共和国行政许可法\nshort: 行政许可法\nkind: 法律\nversions: [{date: 2019-04-23}]\n",
    "lists/laws/daolu.yml": "name: 城市道路管理条例\nkind: 行政法规\nversions: [{date: 2019-03-24}]\n",
    "lists/laws/zhifu.yml": (
        "name: 保障中小企业款项支付条例\naliases: [中小企业款项支付保障条例]\nformer_names: [保障中小企业款项按期支付条例]\n"
        "kind: 行政法规\nversions: [{date: 2025-03-17}]\n"
    ),
    "lists/laws/mulu.yml": "name: 产业结构调整指导目录（2024年本）\nkind: 部门规章\nversions: [{date: 2023-12-27}]\n",
    "lists/laws/nongyao.yml": "name: 农药生产许可管理办法\nkind: 部门规章\nversions: [{date: 2017-06-21}]\n",
    "lists/laws/nongyao-er.yml": "name: 农药生产许可管理暂行办法\nkind: 部门规章\nversions: [{date: 2017-06-21}]\n",
}


def quoted(text: str) -> str:
    """A text as a YAML value on one line that reads as it is written."""
    mark = "'" if '"' in text or "\\" in text else '"'
    assert mark not in text
    return f"{mark}{text}{mark}"


def files(texts: Sequence[str]) -> Mapping[str, str]:
    """One organisation for each text, beside a few laws."""
    numbered = {f"lists/organisations/r{n}.yml": f"{HEAD}note: {quoted(text)}\n" for n, text in enumerate(texts)}
    return {**LAWS, **numbered}


def judged(texts: Sequence[str]) -> Sequence[tuple[str, Sequence[Diagnostic]]]:
    """Each text's file with the findings in it."""
    contents = files(texts)
    by_path: dict[str, list[Diagnostic]] = {}
    for each in run(contents).diagnostics:
        by_path.setdefault(each.place.path, []).append(each)
    paths = [f"lists/organisations/r{n}.yml" for n in range(len(texts))]
    return [(contents[path], by_path.get(path, [])) for path in paths]


def mend(content: str, diagnostics: Sequence[Diagnostic]) -> str:
    """A file with the edits of all its findings applied."""
    return edited(content, replace(diagnostics[0], edits=tuple(e for d in diagnostics for e in d.edits)))


def note_of(content: str) -> str:
    """The text of the note, without its quotes."""
    return content.removeprefix(HEAD).removeprefix("note: ").strip("\n")[1:-1]


@cache
def table() -> Mapping[Row, tuple[str, Sequence[Diagnostic]]]:
    """Every row with its file and findings."""
    return dict(zip(ROWS, judged([row.text for row in ROWS]), strict=True))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.about}-{row.text[:24]}")
def test_a_text_is_objected_to_by_the_one_check_that_it_breaks(row: Row) -> None:
    """And by none when it breaks none; the edits make the text that was meant, or there are none."""
    content, diagnostics = table()[row]
    assert {each.code for each in diagnostics} == ({row.about} if row.wrong else set())
    if row.wrong:
        after = mend(content, diagnostics)
        assert note_of(after) == (row.mended or row.text)
        assert any(each.edits for each in diagnostics) == bool(row.mended)


def test_a_mended_text_is_free_of_findings() -> None:
    """The edits mend the fault and make no other."""
    mended = [row.mended for row in ROWS if row.mended]
    assert [(text, d.code) for text, (_, found_) in zip(mended, judged(mended), strict=True) for d in found_] == []


def test_each_check_of_the_family_has_rows_on_both_sides() -> None:
    """At least eight for each, some of which it must leave alone."""
    for code in [each.code for each in catalogue() if each.code.startswith("QD9")]:
        rows = [row for row in ROWS if row.about == code]
        assert len(rows) >= 8, code
        assert 2 <= sum(row.wrong for row in rows) < len(rows), code


@pytest.mark.parametrize(
    ("written", "exact"),
    [
        ("note: 甲局,乙局", (5, 9)),
        ("note: '甲局,乙局'", (5, 10)),
        ('note: "甲局,乙局"', (5, 10)),
        ("note:   甲局,乙局   # 注", (5, 11)),
        ('offices: [{id: yi, name: 一科, work: "甲局,乙局"}]', (5, 39)),
        ('note: "甲局,乙局\\t"', None),
        ("note: '甲局,乙局''丙'", None),
        ("note: >-\n  甲局,乙局\n  丙局", None),
        ("note: |-\n  甲局,乙局", None),
        ('note: "甲局,乙局\n  丙局"', None),
    ],
)
def test_a_finding_points_at_the_character(written: str, exact: tuple[int, int] | None) -> None:
    """Where the value stands on one line as it reads; elsewhere at the value, and no edit is offered."""
    outcome = run({PATH: f"{HEAD}{written}\n"})
    (one,) = found(outcome, "QD901")
    if exact is None:
        assert (one.place.line, one.edits) == (5, ())
    else:
        assert (one.place.line, one.place.column, one.place.end_column) == (*exact, exact[1] + 1)
        assert (
            edited(f"{HEAD}{written}", one)
            == f"{HEAD}{written.replace(',', '，', 1) if 'offices' not in written else written.replace('甲局,', '甲局，')}"
        )


def test_an_edit_never_turns_text_into_a_number() -> None:
    """２０ without quotes would read as the number 20 once mended: the finding stays, the edit does not."""
    outcome = run({PATH: f"{HEAD}note: ２０\n"})
    (one,) = found(outcome, "QD909")
    assert one.edits == ()
    (quoted_,) = found(run({PATH: f'{HEAD}note: "２０"\n'}), "QD909")
    assert edited(f'{HEAD}note: "２０"', quoted_).endswith('note: "20"')


def test_ids_codes_dates_and_addresses_are_not_text() -> None:
    """Only what people read is held to the rules of writing."""
    outcome = run({PATH: f"{HEAD}website: https://www.example.gov.cn/a(b),c?d=e\nphone: 0952-1234567\n"})
    assert [each.code for each in outcome.diagnostics] == []
    texts = set(prose(outcome.registry).text.split("\n"))
    assert "示例市清单" in texts
    assert not texts & {"640200", "fa", "2020-01-01", "工作部门", "0952-1234567"}


def test_the_text_of_a_registry_is_gathered_once() -> None:
    """All checks of the family share one walk; another registry has its own."""
    one, other = run().registry, run().registry
    assert prose(one) is prose(one)
    assert prose(one) is not prose(other)
    assert isinstance(prose(one), Prose)


@pytest.mark.parametrize(
    "written",
    [
        "note: 电话13800000000",
        "note: 电话+86 138-0000-0000",
        "note: 电话１３８００００００００",
        'phone: "13800000000"',
        "note: 无 # 老王 13800000000",
        "note: >-\n  电话\n  008613800000000",
        "# 138 0000 0000",
    ],
)
def test_a_mobile_number_is_found_anywhere_in_a_file_and_not_repeated(written: str) -> None:
    """In text, in a field for telephones, in a comment; at the number itself; never in what is said about it."""
    content = f"{HEAD}{written}\n"
    (one,) = found(run({PATH: content}), "QD907")
    marked = content.split("\n")[one.place.line - 1][one.place.column - 1 : one.place.end_column - 1]
    assert re.sub(r"[ -]", "", marked).translate(str.maketrans("０１３８", "0138")) == "13800000000"
    assert not re.search(r"\d", one.message + one.fix.replace("12345", ""))
    assert one.edits == ()


@pytest.mark.parametrize(
    "written",
    ["note: 凭11010519491231002X", "note: 凭110105 19491231 002x", "# 440524188001010014", "note: 凭110105491231002"],
)
def test_an_identity_number_is_found_anywhere_in_a_file_and_not_repeated(written: str) -> None:
    """With and without the check digit, and in comments; never in what is said about it."""
    (one,) = found(run({PATH: f"{HEAD}{written}\n"}), "QD906")
    assert not re.search(r"\d", one.message + one.fix)
    assert one.edits == ()


def test_a_number_in_a_field_for_codes_is_no_mobile_number() -> None:
    """A former code of eleven digits may begin with 13; a telephone field holds no codes."""
    power = BASE["lists/power/ju/xuke.yml"] + 'codes: [{scheme: 旧编码, value: "13800000000"}]\n'
    assert found(run({"lists/power/ju/xuke.yml": power}), "QD907") == []


def test_the_check_digit_decides() -> None:
    """The two examples of GB 11643; every other last digit is wrong."""
    assert is_identity_number("11010519491231002X")
    assert is_identity_number("440524188001010014")
    assert [digit for digit in "0123456789" if is_identity_number(f"11010519491231002{digit}")] == []
    assert not is_identity_number("110105194913310021")


def test_no_standard_form_is_itself_replaced() -> None:
    """Each form stands once, and what replaces it is standard."""
    pairs = PAIRS.split()
    assert len(pairs) == len(STANDARD) >= 2000
    assert all(len(pair) == 2 for pair in pairs)
    assert not STANDARD.keys() & set(STANDARD.values())
    assert not STANDARD.keys() & set("乾藉瞭著徵於餘鍾畫")


def test_no_right_word_is_itself_wrong() -> None:
    """At least forty words, each once; no right form holds a wrong one."""
    wrong = [word.wrong for word in WORDS]
    assert len(wrong) == len(set(wrong)) >= 40
    assert [word for word in WORDS if word.right in wrong or word.wrong in word.right] == []


def seconds(size: int) -> float:
    """Processor time of the family on hostile texts of about that many characters each."""
    parts = [
        "（",
        "》（",
        "“",
        "《",
        "》",
        "）",
        '"甲',
        "0952 ",
        "1",
        "１ ",
        "https：",
        "做为",
        "既使",
        "《道路条例》",
        ",甲",
        "13800000000 ",
    ]
    texts = {
        f"lists/organisations/h{n}.yml": f"{HEAD}note: {quoted(part * (size // len(part)))}\n"
        for n, part in enumerate(parts)
    }
    registry = run({**LAWS, **texts}).registry
    checks = [each for each in registry_checks() if rule_of(each).code.startswith("QD9")]
    assert len(checks) >= 14
    began = process_time()
    assert sum(1 for each in checks for _ in each(registry)) > 1000
    return process_time() - began


def test_long_texts_are_read_in_linear_time() -> None:
    """Four times the text takes about four times as long, whatever is in it; sixteen would be the mark of a square."""
    assert seconds(16_000) < 10 * seconds(4_000)


TITLED = [
    "依据《中国公民民族成份登记管理办法》登记。", "见《帐户管理办法》第三条。", "《關於旅館業的通知》施行。",
    "《示例 办法(试行)》，《〈其它单位〉的通知》。", "《ＧＢ　１２３》和《（其它）标准》。", "《示例，,办法。。》",
]  # fmt: skip


@pytest.mark.parametrize("text", TITLED)
def test_nothing_between_title_marks_is_altered(text: str) -> None:
    """Whatever the family finds fault with: another document's title is that document's."""
    ((content, diagnostics),) = judged([text])
    mended = note_of(mend(content, diagnostics)) if diagnostics else text
    assert re.findall("《[^》]*》", mended) == re.findall("《[^》]*》", text)
    assert not {each.code for each in diagnostics} & {"QD902", "QD908"}


TITLE_WORDS = {
    "《民族成份登记办法》": [],
    "《其它帐户办法》和其它帐户": ["QD908", "QD908"],
    "《關於〈其它單位〉的其它通知》": [],
    "《甲《其它》帐户》": [],
    "《其它办法": ["QD908"],
    "其它办法》": ["QD908"],
    "民族成份": [],
    "主要成份": ["QD908"],
    "《開》開": ["QD902"],
}


@pytest.mark.parametrize("text", TITLE_WORDS)
def test_a_title_is_no_wrong_word_and_what_stands_around_it_is(text: str) -> None:
    """QD902 and QD908 pass over what is between the marks, also where these are nested, and nothing else."""
    ((_, diagnostics),) = judged([text])
    assert [each.code for each in diagnostics if each.code in ("QD902", "QD908")] == TITLE_WORDS[text]
