"""A town small enough that its site is built in a second: what the ten stories of a city's acts need, and nothing else."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from qingdan.cli import main
from tests.diff.past import commit, git
from tests.diff.test_any_list import PAPER, PAPERS
from tests.edit.acts import BASE_DAY
from tests.support import BASE, ROOT

TASKS = 40
"""How many powers and guides of one kind the town has."""
_BODIES = {
    "shuiwu": ("示例市水务局", "工作部门", "市级", "shi"),
    "chuban": ("示例市新闻出版局", "工作部门", "市级", "shi"),
    "wenlv": ("示例市文化旅游局", "工作部门", "市级", "shi"),
    "qu": ("示例区人民政府", "人民政府", "县级", "shi"),
}
_REGISTRY = """\
authority:
  - {id: shixiang, track: 事项调整, decided_by: [shi], basis: [{law: fa}]}
  - {id: neirong, track: 内容调整, decided_by: [shi], basis: [{law: fa}]}
"""
_PENALTY = """\
name: 对{name}的处罚
type: 行政处罚
organisation: shuiwu
level: 市级
source: 法定本级行使
status: 在用
basis: [{{law: fa, article: "{article}", role: 设定}}]
conduct: {name}。
penalties:
  - {{id: fakuan, kind: 罚款, range: 一万元以上五万元以下, min: "10000", max: "50000"}}
"""
_PUNISHED = """\
duties:
  - {id: lian, stage: 立案, duty: 发现线索，符合条件的立案。}
  - {id: diaocha, stage: 调查取证, duty: 两人以上调查。}
  - {id: shencha, stage: 审查, duty: 审查证据。}
  - {id: gaozhi, stage: 告知, duty: 告知陈述申辩权。}
  - {id: jueding, stage: 决定, duty: 作出决定。}
  - {id: songda, stage: 送达, duty: 依法送达。}
  - {id: zhixing, stage: 执行, duty: 监督履行。}
accountability: [{id: shizhi, situation: 失职。}]
"""


def number(at: int) -> str:
    """A name for each of the powers of one kind."""
    tens, ones = divmod(at, 10)
    return f"{'甲乙丙丁戊'[tens]}{'子丑寅卯辰巳午未申酉'[ones]}"


def reworded(text: str, words: Sequence[tuple[str, str]]) -> str:
    """The text with other words in place of its own."""
    for old, new in words:
        text = text.replace(old, new)
    return text


def founded_town(root: Path) -> Path:
    """A repository with the town's lists on ``main``, and a branch ``request`` beside it."""
    files = dict(BASE)
    files["lists/registry.yml"] += _REGISTRY
    for id_, (name, kind, level, parent) in _BODIES.items():
        text = f"name: {name}\nkind: {kind}\nlevel: {level}\nparent: {parent}\nstatus: 在用\n"
        files[f"lists/organisations/{id_}.yml"] = text
    for at, (id_, name) in enumerate((("luan-wa", "在河道里乱挖"), ("luan-dao", "向河道里乱倒"))):
        files[f"lists/power/shuiwu/{id_}.yml"] = _PENALTY.format(name=name, article=20 + at)
        files[f"lists/responsibility/shuiwu/{id_}.yml"] = _PUNISHED
    power, duties, guide = (files[f"lists/{each}/ju/xuke.yml"] for each in ("power", "responsibility", "guides"))
    for body, names in (("shuiwu", [f"dengji-{at:02d}" for at in range(TASKS)]), ("chuban", ["chuban-dengji"])):
        for at, id_ in enumerate(names):
            name = f"{number(at)}类{_BODIES[body][0][3:-1]}登记"
            written = [("示例许可", name), ("ju/xuke", f"{body}/{id_}"), ("organisation: ju", f"organisation: {body}")]
            files[f"lists/power/{body}/{id_}.yml"] = reworded(power, written)
            files[f"lists/responsibility/{body}/{id_}.yml"] = duties
            files[f"lists/guides/{body}/{id_}.yml"] = reworded(guide, written)
        files[f"lists/duties/{body}.yml"] = "main: [{id: dengji, duty: 负责登记。}]\n"
    files["schemas/papers.schema.json"] = json.dumps(PAPERS, ensure_ascii=False)
    files[PAPER] = "name: 婚姻状况证明\nstate: 保留\n"
    shutil.copytree(ROOT / "schemas", root / "schemas")
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    (root / "site").mkdir()
    (root / "site/synonyms.yml").write_text("乱挖河道: [power/shuiwu/luan-wa]\n", encoding="utf-8")
    (root / ".gitignore").write_text("build/\n", encoding="utf-8")
    assert main(["fmt", "--root", str(root)]) == 0
    git(root, "init", "-q", "-b", "main")
    commit(root, "lists", BASE_DAY)
    git(root, "checkout", "-q", "-b", "request")
    return root
