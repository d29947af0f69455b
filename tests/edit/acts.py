"""A city's repository for stories of acts: from what an officer means to do to a request that is judged as the pipelines judge it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from qingdan.cli import main
from tests.diff.past import commit, git
from tests.support import ROOT

BASE_DAY, DAY = 333, 424
"""The days of the first commit and of those after it, from 2026-01-01 on: 2026-11-30 and 2027-03-01."""
EFFECTIVE = "2027-03-01"
_FILLED = {
    "决定日期": "2027-01-26",
    "公布日期": "2027-01-27",
    "生效日期": EFFECTIVE,
    "取消日期": EFFECTIVE,
    "起始日期": EFFECTIVE,
    "原因": "职能调整",
    "理由": "职能调整以后由一项接着办",
    "决定机关": "shizuishan-shi",
    "合法性审查开始": "2026-12-01",
    "合法性审查结束": "2026-12-15",
    "合法性审查结论": "经审查，依据充分，没有增设职权和义务，合法",
    "公示征求意见开始": "2026-12-16",
    "公示征求意见结束": "2027-01-22",
    "公示征求意见结论": "收到意见两条，已经采纳一条，另一条说明了理由",
    "集体讨论开始": "2027-01-25",
    "集体讨论结束": "2027-01-25",
    "集体讨论结论": "会议审议通过",
    "起草岗位": "法规科起草岗",
    "审核岗位": "法制审核岗",
    "批准岗位": "政府审批岗",
    "后续监管措施": "由原来的机关每季度抽查一次，投诉举报随时核查。",
}


def founded(root: Path) -> Path:
    """A repository with the shipped lists and their everyday words, on a branch beside its main one."""
    for name in ("lists", "schemas"):
        shutil.copytree(ROOT / name, root / name)
    (root / "site").mkdir()
    for name in ("synonyms.yml", "industries.txt"):
        shutil.copy(ROOT / "site" / name, root / "site" / name)
    git(root, "init", "-q", "-b", "main")
    commit(root, "lists", BASE_DAY)
    git(root, "checkout", "-q", "-b", "request")
    return root


def filled(root: Path, by: str = _FILLED["决定机关"]) -> None:
    """Fill every blank of the decisions as the people would whose posts they name, and put the files in order; ``by`` has decided."""
    words = {**_FILLED, "决定机关": by}
    for path in (root / "lists/adjustments").rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        if "〔待填" in text:
            text = re.sub(r"〔待填：(不作[^〕]*)〕", "不涉及需要这样做的情形", text)
            text = re.sub(r"〔待填：照抄自[^〕]*〕", "", text)
            path.write_text(re.sub(r"〔待填：([^〕]*)〕", lambda m: words[m[1]], text), encoding="utf-8")
    assert main(["fmt", "--root", str(root)]) == 0


def reviewed(root: Path, message: str = "request", day: int = DAY) -> int:
    """Commit what there is and judge it against the main branch; the exit code of the review."""
    commit(root, message, day)
    return main(["review", "main", "--root", str(root)])
