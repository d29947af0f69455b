"""A change that applies from a later day: taken into the decision, withdrawn or made on its day, and accepted just so."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from qingdan.cli import adjust as module
from qingdan.cli import main
from qingdan.model import build_registry
from qingdan.pages.entry import entry_page
from qingdan.pages.frame import Frame
from qingdan.read import WorkTree, read_lists
from qingdan.read.parse import parse
from tests.diff.attempts import CITY, DUTY, GUIDE, NEWER, POWER
from tests.diff.generated import SCHEMAS
from tests.diff.test_due import commit, verdict
from tests.support import SHIPPED

DRAFT = "lists/adjustments/2026/003.yml"
DAY = "2026-07-01"
HEAVIER = (
    ("visits: 2", "visits: 3"),
    ("promised: {value: 5", "promised: {value: 4"),
    ("text: 有固定的经营场所}", "text: 有固定的经营场所}, {id: renyuan, text: 有持证的人员}"),
)  # fmt: skip


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A city in May; in June a guide is written with three visits, a day less, and a condition more."""
    subprocess.run(["git", "init", "-q", "-b", "main", str(tmp_path)], check=True)
    for name, value in (("user.name", "t"), ("user.email", "t@example.org")):
        subprocess.run(["git", "-C", str(tmp_path), "config", name, value], check=True)
    commit(tmp_path, {**{path: raw.decode() for path, raw in SHIPPED.items()}, **CITY}, "2026-05-20")

    class June(module.date):
        @classmethod
        def today(cls) -> June:
            return cls(2026, 6, 8)

    monkeypatch.setattr(module, "date", June)
    return tmp_path


def write(root: Path, path: str, *changes: tuple[str, str]) -> None:
    """Edit a file."""
    text = (root / path).read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (root / path).write_text(text, "utf-8")


def decided(root: Path) -> None:
    """Take the guide's changes into a decision of July, fill in what only people know, and commit it in June."""
    write(root, GUIDE, *HEAVIER)
    main(
        [
            "adjust",
            "HEAD",
            "--effective",
            DAY,
            "--cause",
            "上级决定",
            "--reason",
            "上级要求",
            "--write",
            "--root",
            str(root),
        ]
    )
    text = (root / DRAFT).read_text("utf-8")
    rows = text[text.index("changes:") :]
    head = CITY[NEWER][: CITY[NEWER].index("changes:")].replace("2号", "3号").replace("2026-05-20", DAY)
    (root / DRAFT).write_text(
        head.replace("2026-05-15", "2026-06-05").replace("2026-05-16", "2026-06-06") + rows, "utf-8"
    )
    commit(root, {}, "2026-06-08")


def data(root: Path, path: str) -> object:
    """What a file says."""
    document = parse(path, WorkTree(root).content(path) or b"").document
    assert document is not None
    return document.data


def enact(root: Path, day: str) -> int:
    """Make the change of a day."""
    return main(["enact", "--date", day, "--write", "--root", str(root)])


def test_the_values_go_into_the_decision_and_the_entry_is_what_it_was(city: Path) -> None:
    """To the byte; the gate asks nothing of a decision that waits."""
    was = (city / GUIDE).read_bytes()
    decided(city)
    assert (city / GUIDE).read_bytes() == was
    text = (city / DRAFT).read_text("utf-8")
    for said in ("path: visits, from: 2, to: 3", "time_limit.promised", "conditions[renyuan]"):
        assert said in text
    assert verdict(city) == (set(), set())


def test_on_its_day_the_entry_becomes_what_was_decided_and_the_gate_accepts_just_that(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And nothing before; a second time there is nothing to do."""
    write(city, GUIDE, *HEAVIER)
    wanted = data(city, GUIDE)
    subprocess.run(["git", "-C", str(city), "checkout", "-q", "--", GUIDE], check=True)
    decided(city)
    assert enact(city, "2026-06-30") == 0
    assert "没有要施行的决定" in capsys.readouterr().err
    enact(city, DAY)
    assert "施行决定 2026/003：3 个字段" in capsys.readouterr().err
    assert data(city, GUIDE) == wanted
    commit(city, {}, DAY)
    assert verdict(city)[0] == set()
    enact(city, DAY)
    assert "没有要施行的决定" in capsys.readouterr().err
    write(city, GUIDE, ("visits: 3", "visits: 4"))
    commit(city, {}, "2026-07-02")
    assert "QG101" in verdict(city)[0]


def test_it_commits_what_it_wrote_and_nothing_else(
    city: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the check finds no error."""
    decided(city)
    monkeypatch.setenv("GIT_COMMITTER_DATE", f"{DAY}T08:00:00+08:00")
    (city / "shuoming.txt").write_text("别的")
    code = main(["enact", "--date", DAY, "--commit", "--root", str(city)])
    said = capsys.readouterr()
    assert code == 0, said.out
    named = ["git", "-C", str(city), "show", "--name-only", "--format=%s", "HEAD"]
    shown = subprocess.run(named, check=True, capture_output=True, text=True).stdout.split("\n")
    assert shown[0] == f"[enact] {DAY} 施行决定 2026/003"
    assert [line for line in shown[1:] if line] == [GUIDE]


def test_what_the_check_refuses_is_not_committed_and_that_is_said(
    city: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A step grew since the decision, and the shorter promise no longer holds it."""
    decided(city)
    write(city, GUIDE, ("limit: {value: 3", "limit: {value: 4"))
    commit(city, {}, "2026-06-20")
    monkeypatch.setenv("GIT_COMMITTER_DATE", f"{DAY}T08:00:00+08:00")
    head = ["git", "-C", str(city), "rev-parse", "HEAD"]
    before = subprocess.run(head, check=True, capture_output=True).stdout
    assert main(["enact", "--date", DAY, "--commit", "--root", str(city)]) == 1
    said = capsys.readouterr()
    assert "QD506" in said.out
    assert "没有提交：照决定改了以后清单有错误" in said.err
    assert subprocess.run(head, check=True, capture_output=True).stdout == before


def test_what_the_check_will_refuse_on_the_day_fails_the_review_of_the_decision(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Told at the decision's row; a review of what does not touch it is not troubled any more."""
    write(city, GUIDE, ("limit: {value: 3", "limit: {value: 4"))
    commit(city, {}, "2026-06-01")
    decided(city)
    ask = ["review", "HEAD~1", "HEAD", "--root", str(city), "--format", "text"]
    capsys.readouterr()
    assert main(ask) == 1
    said = capsys.readouterr().out
    assert f"到 {DAY} 照决定“关于增加到场次数的决定”改了以后，{GUIDE} 有错误：" in said
    assert "error[QD506]" in said
    assert said.startswith(DRAFT)
    write(city, POWER, ("status: 在用", "status: 在用\nnote: 六月的说明"))
    commit(city, {}, "2026-06-20")
    main(ask)
    assert "QD506" not in capsys.readouterr().out


def test_a_decision_that_the_lists_can_bear_passes_the_review(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is told of a day on which nothing will be wrong."""
    decided(city)
    main(["review", "HEAD~1", "HEAD", "--root", str(city), "--format", "text"])
    assert "改了以后" not in capsys.readouterr().out


def test_a_decision_that_is_withdrawn_before_its_day_changes_nothing(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who withdraws says why; what it said then needs another decision."""
    decided(city)
    write(
        city, DRAFT, (f"effective: {DAY}", f"effective: {DAY}\nwithdrawn: {{date: 2026-06-20, reason: 上级停止执行。}}")
    )
    commit(city, {}, "2026-06-20")
    assert verdict(city)[0] == {"QG110"}  # until a correction says so
    assert enact(city, DAY) == 0
    assert "没有要施行的决定" in capsys.readouterr().err
    write(city, GUIDE, ("visits: 2", "visits: 3"))
    commit(city, {}, DAY)
    assert "QG101" in verdict(city)[0]


def test_an_entry_that_is_something_else_by_then_stays_and_is_told(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written where a value is neither the old nor the new one."""
    decided(city)
    write(city, GUIDE, ("visits: 2", "visits: 1"))
    commit(city, {}, "2026-06-20")
    assert enact(city, DAY) == 2
    assert "“visits”现在不是" in capsys.readouterr().err
    assert "visits: 1" in (city / GUIDE).read_text("utf-8")


def test_until_then_the_page_and_show_tell_what_comes(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In words, with the values; after its day nothing is left to tell."""
    decided(city)
    source = WorkTree(city)
    for day, tells in (("2026-06-30", True), (DAY, False)):
        registry = build_registry(read_lists(source, SCHEMAS.layout), SCHEMAS, day)
        html = entry_page(registry, registry.entries["guides/ju/xuke"], Frame()).html
        for said in (
            "将于 2026-07-01 把到现场次数由“2”改为“3”（关于增加到场次数的决定）",
            "将于 2026-07-01 增加受理条件“有持证的人员”",
        ):
            assert (said in html) is tells, (said, day)
        assert main(["show", "guides/ju/xuke", "--as-of", day, "--root", str(city)]) == 0
        shown = capsys.readouterr()
        assert (
            "将于 2026-07-01 把办理时限的承诺办结时限由“5 个工作日”改为“4 个工作日”：依决定 2026/003\n" in shown.err
        ) is tells
        assert ("visits: 2" in shown.out) is tells
        assert ("还没有施行" in shown.err) is not tells


def test_an_end_waits_for_its_day(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With its state and its day in the decision; until then the power is in use."""
    write(city, POWER, ("status: 在用", f"status: 取消\nretired: {{date: {DAY}}}"))
    main(["adjust", "HEAD", "--effective", DAY, "--write", "--root", str(city)])
    assert "status: 在用" in (city / POWER).read_text("utf-8")
    draft = (city / DRAFT).read_text("utf-8")
    assert "kind: 取消" in draft
    assert "adjustment: 2026/003" in draft
    capsys.readouterr()
    commit(city, {DRAFT: draft.replace("decided_by: shi", "decided_by: shi")}, "2026-06-08")
    enact(city, DAY)
    assert "status: 取消" in (city / POWER).read_text("utf-8")


NEW = "lists/power/ju/xin.yml"


def arriving(root: Path) -> str:
    """A new power of July, taken into its decision, which is committed in June; the text of its file."""
    made = CITY[POWER].replace("示例许可", "新许可")
    (root / NEW).write_text(made, "utf-8")
    assert main(["adjust", "HEAD", "--effective", DAY, "--cause", "上级决定", "--write", "--root", str(root)]) == 0
    text = (root / DRAFT).read_text("utf-8")
    head = CITY[NEWER][: CITY[NEWER].index("changes:")].replace("2号", "3号").replace("2026-05-20", DAY)
    head = head.replace("2026-05-15", "2026-06-05").replace("2026-05-16", "2026-06-06")
    rows = text[text.index("changes:") :].replace("〔待填：理由〕", "法律修改")
    commit(
        root,
        {
            DRAFT: head.replace("track: 内容调整", "track: 事项调整").replace("decided_by: sifa", "decided_by: shi")
            + rows
        },
        "2026-06-08",
    )
    return made


def test_a_new_entry_waits_in_its_decision(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its file is there only from the day; the check knows where its name comes from, and ``show`` tells of it."""
    made = arriving(city)
    assert not (city / NEW).exists()
    assert "content:" in (city / DRAFT).read_text("utf-8")
    capsys.readouterr()
    main(["check", "--root", str(city)])
    assert "QD201" not in capsys.readouterr().out
    assert main(["show", "power/ju/xin", "--as-of", "2026-06-30", "--root", str(city)]) == 1
    assert f"将于 {DAY} 新增：依决定 2026/003" in capsys.readouterr().err
    assert main(["show", "power/ju/xin", "--as-of", DAY, "--root", str(city)]) == 0
    shown = capsys.readouterr()
    assert "name: 新许可" in shown.out
    assert "还没有施行" in shown.err
    enact(city, DAY)
    assert "施行决定 2026/003：新增 1 个条目" in capsys.readouterr().err
    document = parse(NEW, made.encode()).document
    assert document is not None
    assert data(city, NEW) == document.data


def test_the_gate_accepts_just_the_entry_that_was_decided(city: Path) -> None:
    """On its day, as its decision has it; with another word in it not."""
    arriving(city)
    assert verdict(city)[0] == set()
    enact(city, DAY)
    commit(city, {}, DAY)
    assert "QG101" not in verdict(city)[0]
    subprocess.run(["git", "-C", str(city), "reset", "-q", "--hard", "HEAD~1"], check=True)
    enact(city, DAY)
    write(city, NEW, ("新许可", "另一许可"))
    commit(city, {}, DAY)
    assert "QG101" in verdict(city)[0]


def test_reports_and_pages_tell_of_the_entry_to_come(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By its name, never by its key; the decision's page has the whole of it in words."""
    arriving(city)
    capsys.readouterr()
    main(["diff", "HEAD~1", "HEAD", "--root", str(city)])
    told = capsys.readouterr().out
    assert f"新许可：将于 {DAY}：新增职权" in told
    assert "将来生效 1" in told or "将来生效" in told
    registry = build_registry(read_lists(WorkTree(city), SCHEMAS.layout), SCHEMAS, "2026-06-30")
    html = entry_page(registry, registry.entries["adjustments/2026/003"], Frame()).html
    assert "新许可" in html
    assert "power/ju/xin" not in html


def test_what_has_no_name_of_its_own_is_called_after_its_mirror(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The duties of a power that comes with the same decision."""
    (city / "lists/responsibility/ju/xin.yml").write_text(CITY[DUTY].replace("ju/xuke", "ju/xin"), "utf-8")
    arriving(city)
    capsys.readouterr()
    main(["diff", "HEAD~1", "HEAD", "--root", str(city)])
    told = capsys.readouterr().out
    assert f"新许可：将于 {DAY}：新增责任条目" in told
    assert f"ju/xin：将于 {DAY}" not in told
    registry = build_registry(read_lists(WorkTree(city), SCHEMAS.layout), SCHEMAS, "2026-06-30")
    html = entry_page(registry, registry.entries["adjustments/2026/003"], Frame()).html
    assert html.count("新许可") > 1
    assert "ju/xin" not in html
    enact(city, DAY)
    commit(city, {}, DAY)
    capsys.readouterr()
    for list_ in ("power", "responsibility"):
        main(["history", f"{list_}/ju/xin", "--root", str(city)])
        assert f"自 {DAY} 起适用（依决定 2026/003）" in capsys.readouterr().out


def test_an_end_is_told_as_an_act(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not by the fields in which the entry will say so."""
    write(city, POWER, ("status: 在用", f"status: 取消\nretired: {{date: {DAY}}}"))
    main(["adjust", "HEAD", "--effective", DAY, "--write", "--root", str(city)])
    commit(city, {}, "2026-06-08")
    registry = build_registry(read_lists(WorkTree(city), SCHEMAS.layout), SCHEMAS, "2026-06-30")
    html = entry_page(registry, registry.entries["power/ju/xuke"], Frame()).html
    assert f"将于 {DAY} 取消（" in html
    assert "把状态" not in html
    capsys.readouterr()
    assert main(["show", "power/ju/xuke", "--as-of", "2026-06-30", "--root", str(city)]) == 0
    shown = capsys.readouterr()
    assert f"将于 {DAY} 取消：依决定 2026/003" in shown.err
    assert "status: 在用" in shown.out
    assert main(["show", "power/ju/xuke", "--as-of", "2026-07-02", "--root", str(city)]) == 0
    shown = capsys.readouterr()
    assert "还没有施行" in shown.err
    assert "status: 取消" in shown.out


def test_an_end_that_was_begun_at_once_is_put_off(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The act says how; its decision takes all that it touched, and no second one is drafted."""
    act = ["abolish", "power/ju/xuke", "--date", "2026-07-01", "--write", "--root", str(city)]
    main(act)
    drafts = sorted((city / "lists/adjustments/2026").glob("*.yml"))
    main(["adjust", "HEAD", "--effective", DAY, "--write", "--root", str(city)])
    assert sorted((city / "lists/adjustments/2026").glob("*.yml")) == drafts
    for path in (POWER, GUIDE):
        assert (city / path).read_text("utf-8") == CITY[path]
    assert "path: status" in drafts[-1].read_text("utf-8")
    commit(city, {}, "2026-06-08")
    capsys.readouterr()
    enact(city, DAY)
    assert "status: 取消" in (city / POWER).read_text("utf-8")
    assert "status: 停用" in (city / GUIDE).read_text("utf-8")


def test_a_day_that_was_missed_is_made_up_for(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Though others committed since; the report says that it comes late, and the day of effect stays the decision's."""
    decided(city)
    write(city, POWER, ("status: 在用", "status: 在用\nnote: 七月的说明"))
    commit(city, {}, "2026-07-05")
    capsys.readouterr()
    assert enact(city, DAY) == 0
    said = capsys.readouterr().err
    assert f"补上当天没有改的：{DAY}" in said
    assert "施行决定 2026/003：3 个字段" in said
    commit(city, {}, "2026-07-09")
    assert verdict(city)[0] == set()
    main(["review", "HEAD~1", "HEAD", "--format", "text", "--root", str(city)])
    assert f"决定自 {DAY} 起施行，当天没有改，这一次补上" in capsys.readouterr().out
    main(["history", "guides/ju/xuke", "--root", str(city)])
    assert f"自 {DAY} 起适用（依决定 2026/003）；登记于 2026-07-09" in capsys.readouterr().out
    enact(city, "2026-07-10")
    assert "没有要施行的决定" in capsys.readouterr().err


@pytest.mark.parametrize(("day", "late"), [(DAY, ""), ("2026-07-09", "当天没有改，这一次补上")])
def test_a_relief_has_its_decision_on_its_day(
    city: Path, capsys: pytest.CaptureFixture[str], day: str, late: str
) -> None:
    """Though it needs none: who compares sees by what it was made; a relief that no decision names has none."""
    again(city, DAY, "2", "1", "2026-06-10")
    enact(city, day)
    commit(city, {}, day)
    capsys.readouterr()
    for form in ("text", "markdown", "html"):
        main(["diff", "HEAD~1", "HEAD", "--format", form, "--root", str(city)])
        said = capsys.readouterr().out
        assert "（示例〔2026〕4号）" in said
        assert late in said
        assert ("补上" in said) is bool(late)
    write(city, GUIDE, ("visits: 1", "visits: 0"))
    commit(city, {}, "2026-07-10")
    capsys.readouterr()
    main(["diff", "HEAD~1", "HEAD", "--root", str(city)])
    assert "4号" not in capsys.readouterr().out


@pytest.mark.parametrize("command", ["diff", "review"])
def test_what_was_made_late_in_a_range_or_not_at_all_is_told(
    city: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """Where the decision's day lies within the range too; made on its day, nothing is told."""
    decided(city)
    ask = [command, "HEAD~1", "HEAD", "--root", str(city), "--format", "text"]
    write(city, POWER, ("status: 在用", "status: 在用\nnote: 七月的说明"))
    commit(city, {}, "2026-07-05")
    main(ask)
    told = f"决定“关于增加到场次数的决定”自 {DAY} 起施行，到 2026-07-05 还没有照它改：“示例许可（新办）”的 3 个字段"
    assert told in capsys.readouterr().out
    subprocess.run(["git", "-C", str(city), "reset", "-q", "--hard", "HEAD~1"], check=True)
    for day, late in (("2026-07-09", True), (DAY, False)):
        enact(city, day)
        commit(city, {}, day)
        capsys.readouterr()
        main(ask)
        said = capsys.readouterr().out
        assert (f"决定自 {DAY} 起施行，当天没有改，这一次补上" in said) is late
        assert "还没有照它改" not in said
        subprocess.run(["git", "-C", str(city), "reset", "-q", "--hard", "HEAD~1"], check=True)


def test_what_was_made_on_its_day_is_not_late_in_a_longer_range(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever was committed after it."""
    decided(city)
    enact(city, DAY)
    commit(city, {}, DAY)
    write(city, POWER, ("status: 在用", "status: 在用\nnote: 七月的说明"))
    commit(city, {}, "2026-07-05")
    capsys.readouterr()
    main(["diff", "HEAD~2", "HEAD", "--root", str(city)])
    said = capsys.readouterr().out
    assert "到现场次数" in said
    assert "补上" not in said


def again(root: Path, effective: str, before: str, after: str, day: str) -> None:
    """Register on a day another decision, the fourth, on the guide's visits from a later day."""
    head = CITY[NEWER][: CITY[NEWER].index("changes:")].replace("2号", "4号").replace("2026-05-20", effective)
    head = head.replace("2026-05-15", "2026-06-09").replace("2026-05-16", "2026-06-10")
    field = f"{{path: visits, from: {before}, to: {after}}}"
    row = f"- {{entry: guides/ju/xuke, kind: 要素变更, reason: 上级要求, fields: [{field}]}}"
    commit(root, {"lists/adjustments/2026/004.yml": f"{head}changes:\n  {row}\n"}, day)


@pytest.mark.parametrize("later", ["2026-07-01", "2026-07-03"])
def test_two_decisions_on_one_field_are_made_up_for_at_once(
    city: Path, capsys: pytest.CaptureFixture[str], later: str
) -> None:
    """The second goes on from what the first would have written; the gate accepts the two together, and nothing else."""
    decided(city)
    again(city, later, "3", "4", "2026-06-10")
    write(city, POWER, ("status: 在用", "status: 在用\nnote: 七月的说明"))
    commit(city, {}, "2026-07-05")
    enact(city, "2026-07-09")
    assert "visits: 4" in (city / GUIDE).read_text("utf-8")
    capsys.readouterr()
    enact(city, "2026-07-09")
    assert "没有要施行的决定" in capsys.readouterr().err
    commit(city, {}, "2026-07-09")
    assert verdict(city)[0] == set()
    write(city, GUIDE, ("visits: 4", "visits: 5"))
    subprocess.run(["git", "-C", str(city), "reset", "-q", "--soft", "HEAD~1"], check=True)
    commit(city, {}, "2026-07-09")
    assert "QG101" in verdict(city)[0]


def test_an_entry_that_comes_is_changed_in_the_same_run(city: Path) -> None:
    """By a second decision, whose day has come too."""
    arriving(city)
    head = CITY[NEWER][: CITY[NEWER].index("changes:")].replace("2号", "4号").replace("2026-05-20", "2026-07-02")
    field = "{path: certificate, from: 新许可证, to: 新许可证（电子）}"
    row = f"- {{entry: power/ju/xin, kind: 要素变更, reason: 上级要求, fields: [{field}]}}"
    commit(city, {"lists/adjustments/2026/004.yml": f"{head}changes:\n  {row}\n"}, "2026-06-10")
    enact(city, "2026-07-09")
    assert "certificate: 新许可证（电子）" in (city / NEW).read_text("utf-8")
    commit(city, {}, "2026-07-09")
    assert verdict(city)[0] == set()
    subprocess.run(["git", "-C", str(city), "reset", "-q", "--soft", "HEAD~1"], check=True)
    write(city, NEW, ("新许可证（电子）", "新许可证（纸质）"))
    commit(city, {}, "2026-07-09")
    assert "QG101" in verdict(city)[0]


def test_it_shows_what_it_would_write(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And touches nothing."""
    decided(city)
    was = (city / GUIDE).read_bytes()
    capsys.readouterr()
    main(["enact", "--date", DAY, "--root", str(city)])
    said = capsys.readouterr()
    assert "+visits: 3" in said.out
    assert "要施行决定 2026/003：3 个字段" in said.err
    assert "文件没有动，加上 --write 才写" in said.err
    assert (city / GUIDE).read_bytes() == was


def test_what_was_made_and_undone_is_no_day_that_was_missed(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An old decision is not carried out twice: that takes another."""
    decided(city)
    enact(city, DAY)
    commit(city, {}, DAY)
    write(city, GUIDE, ("visits: 3", "visits: 2"))
    commit(city, {}, "2026-07-05")
    capsys.readouterr()
    enact(city, "2026-07-06")
    assert "没有要施行的决定" in capsys.readouterr().err
    write(city, GUIDE, ("visits: 2", "visits: 3"))
    commit(city, {}, "2026-07-09")
    assert "QG101" in verdict(city)[0]


def test_a_decision_is_withdrawn_by_command(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the day and the reason, and the line that says why a record is another; once, and before its day only."""
    decided(city)
    capsys.readouterr()
    act = ["adjust", "--withdraw", "2026/003", "--reason", "上级停止执行。", "--write", "--root", str(city)]
    title = (city / DRAFT).read_text("utf-8").split("title: ")[1].split("\n")[0]
    assert main([*act[:2], title, *act[3:5], "--root", str(city)]) == 2
    assert f"“{title}”有 2 个：\n  adjustments/2026/002　" in capsys.readouterr().err
    assert main([*act[:2], "没有这样的决定", *act[3:5], "--root", str(city)]) == 2
    assert "里没有叫“没有这样的决定”的" in capsys.readouterr().err
    main(act)
    assert "withdrawn: {date: 2026-06-08, reason: 上级停止执行。}" in (city / DRAFT).read_text("utf-8")
    book = city / "lists/wording/2026.yml"
    text = book.read_text("utf-8")
    assert "record: adjustments/2026/003" in text
    commit(city, {"lists/wording/2026.yml": text.replace("〔待填：负责的岗位〕", "清单保管岗")}, "2026-06-09")
    assert verdict(city)[0] == set()
    capsys.readouterr()
    main(["review", "HEAD~1", "HEAD", "--format", "text", "--root", str(city)])
    told = capsys.readouterr().out
    assert f"撤回还没有生效的决定：原定 {DAY} 的不再施行：“示例许可（新办）”" in told
    assert "把到现场次数由“2”改为“3”" in told
    assert "上级停止执行。" in told
    main(["review", "HEAD~1", "--format", "text", "--root", str(city)])
    assert "还没有提交的现状" not in capsys.readouterr().out
    write(city, POWER, ("status: 在用", "status: 在用\nnote: 没有提交的说明"))
    main(["review", "HEAD~1", "--format", "text", "--root", str(city)])
    assert "还没有提交的现状" in capsys.readouterr().out
    subprocess.run(["git", "-C", str(city), "checkout", "-q", "."], check=True)
    assert main(act) == 2
    assert "已经撤回了" in capsys.readouterr().err
    assert main([*act[:2], "2026/009", "--root", str(city)]) == 2
    assert "没有“2026/009”这个决定" in capsys.readouterr().err
    assert main([*act[:2], "2026/002", "--root", str(city)]) == 2
    assert "已经生效，不能撤回" in capsys.readouterr().err
    assert enact(city, DAY) == 0
    assert "没有要施行的决定" in capsys.readouterr().err


def test_a_decision_whose_day_has_come_is_not_withdrawn(city: Path) -> None:
    """Whatever day the withdrawal claims."""
    decided(city)
    line = "{record: adjustments/2026/003, path: withdrawn, date: 2026-06-20, reason: 停止执行, by: 清单保管岗}"
    write(city, DRAFT, (f"effective: {DAY}", f"effective: {DAY}\nwithdrawn: {{date: 2026-06-20, reason: 停止执行。}}"))
    commit(city, {"lists/wording/2026.yml": f"title: 甲\ncorrections:\n  - {line}\n"}, "2026-07-05")
    assert verdict(city)[0] == {"QG109"}


def test_what_a_check_would_refuse_on_the_day_is_told_before(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the finding; what is sound has no such word."""
    write(city, GUIDE, ("visits: 2", "visits: 3"))
    main(["adjust", "HEAD", "--effective", DAY, "--root", str(city)])
    assert "改不成" not in capsys.readouterr().out
    write(city, GUIDE, ("status: 在用", "status: 在用吗"))
    main(["adjust", "HEAD", "--effective", DAY, "--root", str(city)])
    out = capsys.readouterr().out
    assert f"到 {DAY} 清单有错误，那天就改不成" in out
    assert "QD104" in out


def test_what_cannot_wait_is_refused(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An entry that moves, and a day that is over."""
    moved = (city / POWER).rename(city / "lists/power/ju/xin.yml")
    moved.write_text(moved.read_text("utf-8") + "former_ids: [ju/xuke]\n", "utf-8")
    assert main(["adjust", "HEAD", "--effective", DAY, "--root", str(city)]) == 2
    assert "到那一天再改" in capsys.readouterr().err
    assert main(["adjust", "HEAD", "--effective", "2026-06-08", "--root", str(city)]) == 2
    assert "已经到了" in capsys.readouterr().err
