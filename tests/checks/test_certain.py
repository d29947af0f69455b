"""An error is said only of what is certainly wrong: what real lists hold rightly is no finding."""

from __future__ import annotations

import pytest

from tests.support import BASE, run

POWER = BASE["lists/power/ju/xuke.yml"]
GUIDE = BASE["lists/guides/ju/xuke.yml"]
OTHER = "name: 示例二局\nkind: 工作部门\nlevel: 市级\nparent: shi\nstatus: 在用\n"
CODE = 'codes: [{{scheme: {}, value: "{}"}}]\n'


def codes(files: dict[str, str]) -> set[str]:
    return {each.code for each in run(files).diagnostics}


@pytest.mark.parametrize(
    ("scheme", "value", "body", "found"),
    [
        ("基本编码", "640131001000", "er", False),
        ("基本编码", "640131001000", "ju", True),
        ("地方基本编码", "A-0001", "er", False),
        ("地方实施编码", "A-0001", "er", True),
        ("旧编码", "A-0001", "er", True),
    ],
)
def test_a_basic_code_is_that_of_the_item_whoever_exercises_it(
    scheme: str, value: str, body: str, *, found: bool
) -> None:
    """In one body it stands once; other codes stand once anywhere."""
    code = CODE.format(scheme, value)
    again = POWER.replace("organisation: ju", f"organisation: {body}").replace("示例许可\n", "示例许可乙\n")
    files = {
        "lists/organisations/er.yml": OTHER,
        "lists/power/ju/xuke.yml": POWER + code,
        f"lists/power/{body}/lingyi.yml": again + code,
    }
    assert ("QD209" in codes(files)) is found


@pytest.mark.parametrize(
    ("mapped", "found"), [("", True), ('type_segments: [{type: 行政许可, segment: "21"}]\n', False)]
)
def test_a_province_may_number_types_its_own_way(mapped: str, *, found: bool) -> None:
    """A warning, which a city cannot act on, ends with one line in the registry."""
    outcome = run(
        {
            "lists/power/ju/xuke.yml": POWER + CODE.format("基本编码", "642131001000"),
            "lists/registry.yml": BASE["lists/registry.yml"] + mapped,
        }
    )
    told = [each.severity.value for each in outcome.diagnostics if each.code == "QD210"]
    assert bool(told) is found
    assert "error" not in told


@pytest.mark.parametrize(("kind", "found"), [("工作部门", True), ("开发区管理机构", False)])
def test_a_zone_has_the_powers_of_its_area(kind: str, *, found: bool) -> None:
    """As a district has."""
    files = {
        "lists/organisations/er.yml": OTHER.replace("工作部门", kind),
        "lists/power/er/xuke.yml": POWER.replace("organisation: ju", "organisation: er"),
    }
    assert ("QD701" in codes(files)) is found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("加载统一社会信用代码的营业执照（或税务登记证）", False),
        ("聘请单位的组织机构代码证或法人登记证书", False),
        ("税务登记证或者组织机构代码证", True),
        ("税务登记证", True),
    ],
)
def test_a_withdrawn_paper_that_is_one_of_two_is_not_asked_for(name: str, *, found: bool) -> None:
    """Whoever has the other has enough."""
    assert ("QD611" in codes({"lists/guides/ju/xuke.yml": GUIDE.replace("name: 布局图", f"name: {name}")})) is found


@pytest.mark.parametrize(
    "text",
    [
        "依据《中国公民民族成份登记管理办法》确认公民民族成份。",
        "举办“雲·幾”艺术展的，五日前报告。",
        "参照《城市道路臨時占用辦法》。",
    ],
)
def test_names_are_written_as_their_makers_write_them(text: str) -> None:
    """Titles of documents, of shows, and the regulation's own word 民族成份."""
    assert not {"QD902", "QD908"} & codes({"lists/power/ju/xuke.yml": POWER + f"summary: {text}\n"})


@pytest.mark.parametrize(
    ("least", "most", "words", "found"),
    [
        ("50000", "500000", "处五万元以上五十万元以下罚款", False),
        ("50000", "500000", "处5万元以上50万元以下罚款", False),
        ("1500", "3000", "处一千五百元以上三千元以下的罚款", False),
        ("5000", "500000", "处五万元以上五十万元以下罚款", True),
        ("50000", "50000", "处五万元以上五十万元以下罚款", True),
        ("500000", "50000", "处罚款", True),
        ("1000", "5000", "个人处一千元以上五千元以下罚款，单位处一万元以上五万元以下罚款", False),
    ],
)
def test_a_fine_says_what_its_words_say(least: str, most: str, words: str, *, found: bool) -> None:
    """Where the words give one range; of several nobody can say which is meant."""
    power = POWER.replace("行政许可", "行政处罚").replace("certificate: 示例许可证\n", "conduct: 示例行为\n")
    row = f'penalties: [{{id: fakuan, kind: 罚款, range: {words}, min: "{least}", max: "{most}"}}]\n'
    assert ("QD420" in codes({"lists/power/ju/xuke.yml": power + row})) is found


@pytest.mark.parametrize(
    ("old", "new", "code", "found"),
    [
        ("online: 办理\nvisits: 0", "online: 结果反馈\nvisits: 2", "QD621", True),
        ("online: 办理\nvisits: 0", "online: 结果反馈\nvisits: 2\non_site_reason: 核对原件", "QD621", False),
        ("online: 办理\nvisits: 0", "online: 办理\nvisits: 2", "QD621", False),
        ("channels: [窗口, 网上]", "channels: [窗口]", "QD622", True),
        ("channels: [窗口, 网上]", "channels: [窗口, 邮寄]", "QD622", False),
        ("kind: 证照", "kind: 资金", "QD623", True),
        ("name: 示例许可证, kind: 证照", "name: 食品经营许可批复, kind: 证照", "QD623", True),
        ("name: 示例许可证, kind: 证照", "name: 登记证明, kind: 其他", "QD623", False),
        ("fees: []", "fees: []\ncontacts: {consult: 010-00000000, complain: 010-00000000}", "QD624", True),
        ("fees: []", 'fees: []\ncontacts: {consult: "12345", complain: "12345"}', "QD624", False),
    ],
)
def test_a_guide_that_contradicts_itself_is_told(old: str, new: str, code: str, *, found: bool) -> None:
    """Rules that reviewers of real lists apply by hand."""
    text = GUIDE.replace(old, new, 1)
    assert text != GUIDE
    assert (code in codes({"lists/guides/ju/xuke.yml": text})) is found
