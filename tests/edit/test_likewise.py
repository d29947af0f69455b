"""A draft takes over what stands: posts and the registry's sentences as they are, another decision's reasons to be looked at."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qingdan.checks import check
from qingdan.cli import main
from qingdan.read import WorkTree
from tests.edit.test_acts import registry_of

MARK = "〔待填：照抄自 2026/001，核对以后删去方括号〕"
LIKE = ("--like", "2026/001")


def drafted(root: Path, *arguments: str) -> Mapping[str, Any]:
    """The decision that is drafted for a guide with one more copy, or for an act."""
    if not arguments:
        path = root / "lists/guides/shuiwu/qushui-xuke.yml"
        path.write_text(path.read_text(encoding="utf-8").replace("copies: 1", "copies: 2", 1), encoding="utf-8")
    main([*(arguments or ("adjust",)), *LIKE, "--date", "2027-03-01", "--write", "--root", str(root)])
    return dict(registry_of(root).entries["adjustments/2027/001"].data)


def test_posts_stand_and_reasons_of_the_other_matter_are_marked(city: Path) -> None:
    """What the registry keeps for every decision needs no look; the rest a check asks to be looked at."""
    data = drafted(city)
    assert data["responsible"] == {"drafter": "窗口科起草岗", "reviewer": "法制审核岗", "approver": "法治政府建设岗"}
    assert data["decided_by"] == "sifa"
    reasons = {name: step.get("reason") for name, step in data["procedure"].items()}
    assert reasons == {
        "legality_review": None,
        "public_notice": f"{MARK}只改办理要素，不增减职权",
        "hearing": "不涉及群众切身利益的重大分歧",
        "expert_review": "不涉及专业性、技术性较强的问题",
        "risk_assessment": "不会对社会稳定、公共安全造成不利影响",
        "collective_discussion": "内容调整由审改和法制机构核准",
    }
    assert [row["reason"] for row in data["changes"]] == [f"{MARK}窗口名称写错，改为工程建设综合窗口"]
    told = [each.message for each in check(WorkTree(city)).open if each.code == "QD916" and "照抄" in each.message]
    assert told == ["“不适用的理由（reason）”是照抄来的，还没有核对", "“理由（reason）”是照抄来的，还没有核对"]


def test_without_a_sentence_of_the_registry_a_blank_asks(city: Path) -> None:
    """Lists that keep none lose nothing; a heavier procedure is to be dated."""
    path = city / "lists/registry.yml"
    text = path.read_text(encoding="utf-8")
    start, stop = text.index("not_held:"), text.index("adjust_within:")
    path.write_text(text[:start] + text[stop:], encoding="utf-8")
    procedure = drafted(city, "suspend", "power/shuiwu/jieshui-biaozhang")["procedure"]
    assert procedure["hearing"]["reason"] == f"{MARK}不涉及群众切身利益的重大分歧"
    assert set(procedure["collective_discussion"]) == {"from", "to", "outcome"}
