"""What a city's repository begins with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qingdan.edit.city.place import Division
from qingdan.edit.form import block_lines, canonical, schema_line
from qingdan.edit.plan import Plan
from qingdan.edit.refusal import RefusedError
from qingdan.edit.tree import NARROW
from qingdan.model import build_registry
from qingdan.model.migrations import CURRENT
from qingdan.read import Memory, WorkTree, read_lists
from qingdan.read.shipped import shipped_files, shipped_root
from qingdan.schema import load_schemas

_HERE = Path(__file__).parent
_OWN = {
    "README.md": "README.md",
    ".gitignore": "gitignore",
    ".gitattributes": "gitattributes",
    "tools/set-up": "set-up",
}
"""The files that are made from those beside this one."""
_BORROWED = (".github/", ".gitlab", ".vscode/", "tools/")
EXECUTABLE = ("tools/set-up", "tools/enact-day", "tools/hooks/pre-commit", "tools/post-review", "tools/review-request")
_GUIDING = "quanli-qingdan-zhidao-yijian"
"""The guiding opinions of 2015 on lists of powers: the government decides on matters; contents are reviewed by the bodies for them."""
_UNCHECKED = [{"field": "name", "reason": "还没有与本级现行的“三定”规定核对"}]
_HALL = "zhengwu-dating"
_SUPERVISION = "lists/supervision.yml"
_PERMITS = "xingzheng-xuke-fa"
"""The law that the rules of supervision rest on."""
_RECORDED = re.compile(r", recorded: \d{4}-\d\d-\d\d")
_REMEDIES: list[dict[str, Any]] = [
    {
        "id": "fuyi",
        "name": "行政复议",
        "text": "认为行政行为侵犯合法权益的，可以自知道或者应当知道该行为之日起六十日内申请行政复议；法律规定的申请期限超过六十日的除外。",
        "basis": [{"law": "xingzheng-fuyi-fa", "article": "20"}],
    },
    {
        "id": "susong",
        "name": "行政诉讼",
        "text": "直接向人民法院提起诉讼的，应当自知道或者应当知道作出行政行为之日起六个月内提出；法律另有规定的除外。",
        "basis": [{"law": "xingzheng-susong-fa", "article": "46"}],
    },
]
_NOTICES: list[dict[str, Any]] = [
    {
        "id": "falv-wei-zhun",
        "text": "清单不创设权力。清单与法律、法规、规章不一致的，以法律、法规、规章为准。",
        "everywhere": True,
    },
    {
        "id": "san-biao-yi-tu",
        "text": "本登记所称“三表一图”，指事项基本信息表、申请材料表、办理环节责任时限表，以及由第三张表绘出的办理流程图。",
    },
    {
        "id": "fumian-qingdan",
        "text": "市场准入负面清单由国家统一制定。这里的清单只汇总上位规定已有的禁止、限制和许可；没有查到不等于可以投资建设。",
    },
]

BLOCKING: list[dict[str, Any]] = [
    {"list": "权力清单", "elements": ["职权名称", "职权类型", "行使主体", "依据"]},
    {"list": "责任清单", "elements": ["责任事项"]},
    {"list": "办事指南", "elements": ["办理项名称", "所属职权"]},
]
"""Without these an entry tells a reader nothing that holds; all else is filled in bit by bit, and counted until then."""
_LATER = (
    "# 网站公布以后的网址，去掉 # 改成自己的：",
    "# site_url: https://qingdan.example.gov.cn/",
    "# 网页上“修改”的链接：仓库的编辑地址，后面接上文件路径就是那个文件的编辑页。",
    "# repository: {edit_url: https://git.example.gov.cn/qingdan/-/edit/main/}",
)
"""What is known only when there is a server and a repository."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen: the place, the name of the body that keeps the lists (empty: the government itself), and whether all laws come.

    ``day`` is that on which the lists begin (YYYY-MM-DD), empty where that is not known.
    """

    place: Division
    custodian: str = ""
    all_laws: bool = True
    day: str = ""

    def __post_init__(self) -> None:
        """Take the full name of the body that is meant. Raises RefusedError where it is no body's name."""
        if self.custodian:
            object.__setattr__(self, "custodian", custodian_of(self.place, self.custodian))

    @property
    def title(self) -> str:
        """The name of the lists as a whole."""
        return f"{self.place.name}权力清单、责任清单和项目投资负面清单"


def files_of(choice: Choice, version: str) -> dict[str, bytes]:
    """The bytes of every file of a new city's repository, by path; ``version`` is the tool's."""
    words = {"city": choice.place.name, "name": choice.title, "version": version}
    out = {path: (_HERE / name).read_bytes() for path, name in _OWN.items()}
    text = out["README.md"].decode()
    for key, value in words.items():
        text = text.replace(f"{{{key}}}", value)
    out["README.md"] = text.encode()
    root = shipped_root()
    out |= {path: (root / path).read_bytes() for path in shipped_files() if path.startswith(_BORROWED)}
    out["tools/requirements.txt"] = (root / "requirements/run.txt").read_bytes()
    out["site/synonyms.yml"] = _synonyms(choice.place).encode()
    out[_SUPERVISION] = (root / _SUPERVISION).read_text("utf-8").replace("（示例）", "（样稿，待本地核定）", 1).encode()
    return dict(sorted({**out, **_lists(choice)}.items()))


def _lists(choice: Choice) -> dict[str, bytes]:
    schemas = load_schemas(WorkTree(shipped_root()))
    nothing = Memory({})
    plan = Plan(build_registry(read_lists(nothing, schemas.layout), schemas), nothing)
    bodies = dict(_bodies(choice))
    for id_, data in bodies.items():
        plan.add(f"organisations/{id_}", data)
    made = {path: raw for path, raw in plan.files().items() if raw is not None}
    about = plan.collection("registry")
    path = about.path("")
    lines = [schema_line(path, about.name), *block_lines(_registry(choice, bodies), about.root, 0, NARROW), ""]
    at = next(at for at, line in enumerate(lines) if line.startswith("notices:"))
    lines[at:at] = _LATER
    made[path] = canonical(path, "\n".join(lines).encode(), about.name, about.root)
    return made | dict(_laws(None if choice.all_laws else _cited(), choice.day))


def _registry(choice: Choice, bodies: dict[str, dict[str, Any]]) -> dict[str, Any]:
    place = choice.place
    custodian = next((id_ for id_, data in bodies.items() if data["name"] == choice.custodian), place.id)
    return {
        "schema_version": CURRENT,
        "name": choice.title,
        "city": place.name,
        "division": place.code,
        "level": place.level,
        "custodian": custodian,
        "blocking": BLOCKING,
        "authority": _authority(place.id, custodian),
        "licence": "CC BY 4.0",
        "notices": _NOTICES,
        "remedies": _REMEDIES,
    }


def _authority(government: str, custodian: str) -> list[dict[str, Any]]:
    """Who may decide what: the government on matters; on contents also who keeps the lists and the body for law."""
    basis = [{"law": _GUIDING}]
    return [
        {"id": "shixiang", "track": "事项调整", "decided_by": [government], "basis": basis},
        {
            "id": "neirong",
            "track": "内容调整",
            "decided_by": list(dict.fromkeys([government, custodian, "sifa"])),
            "basis": basis,
        },
    ]


def _bodies(choice: Choice) -> Iterator[tuple[str, dict[str, Any]]]:
    """The government, the hall, the bodies for law and audit, and who keeps the lists where that is another; no phone, no address."""
    place = choice.place
    known = {"level": place.level, "division": place.code, "status": "在用"}
    below = {**known, "parent": place.id, "unverified": _UNCHECKED}
    office = {"kind": "工作部门", "nature": "法定机关", **below}
    yield (
        place.id,
        {
            "name": place.government,
            "short": f"{place.unit}{'行署' if place.dispatched else '政府'}",
            "kind": "派出机关" if place.dispatched else "人民政府",
            "nature": "法定机关",
            **known,
        },
    )
    first = _names(place)
    yield _HALL, {"name": first[1], "kind": "政务服务中心", **below}
    yield "sifa", {"name": first[2], **office}
    yield "shenji", {"name": first[3], **office}
    if choice.custodian and choice.custodian not in first:
        yield "baoguan-jigou", {"name": choice.custodian, **office}


def _names(place: Division) -> list[str]:
    """The first bodies: the government, the hall, those for law and audit."""
    below = ("政务服务中心", f"司法{place.office}", f"审计{place.office}")
    return [place.government, *(f"{place.name}{each}" for each in below)]


_BODY = re.compile(r"[\u3400-\u9fff〇（）、·]{2,60}")
_BODY_ENDS = tuple("府署局厅委会室心院部处科馆所站社团校司组办队行）")


def custodian_of(place: Division, written: str) -> str:
    """The full name of the body that keeps a city's lists, from a full or short name. Raises RefusedError for what names no body."""
    name = written.strip()
    if not name:
        raise RefusedError(f"保管清单的机构是空白。改法：写机构的全称；不清楚的不写，先记为{place.government}")
    if not _BODY.fullmatch(name) or not name.endswith(_BODY_ENDS):
        raise RefusedError(f"“{written}”不像机构的名称。改法：写全称，如“{place.name}司法{place.office}”；不写个人")
    for full in _names(place):
        kind = full.removeprefix(place.name)
        shorts = {
            full,
            kind,
            f"{place.unit}{kind}",
            kind.removeprefix("人民"),
            f"{place.unit}{kind.removeprefix('人民')}",
        }
        if name in shorts | {f"{place.name}{kind.removeprefix('人民')}"}:
            return full
    return name


def _cited() -> set[str]:
    return {_GUIDING, _PERMITS} | {str(basis["law"]) for remedy in _REMEDIES for basis in remedy["basis"]}


def _laws(wanted: set[str] | None, day: str) -> Iterator[tuple[str, bytes]]:
    """The files of the national laws, or of those with the wanted ids; never one of another place."""
    root = shipped_root()
    for path in shipped_files():
        if path.startswith("lists/laws/") and (wanted is None or Path(path).stem in wanted):
            yield path, _as_found((root / path).read_text("utf-8"), day).encode()


def _as_found(law: str, day: str) -> str:
    """A law as it is where lists begin on a day: a version in force by then is no later change, whenever others recorded it."""
    lines = law.split("\n")
    for at, line in enumerate(lines):
        told = _RECORDED.search(line)
        if told and max(re.findall(r"\b(?:date|effective): (\d{4}-\d\d-\d\d)", line), default=day) <= day:
            lines[at] = line[: told.start()] + line[told.end() :]
    return "\n".join(lines)


def _synonyms(place: Division) -> str:
    rows = {
        f"{place.unit}{'行署' if place.dispatched else '政府'}": place.id,
        "办事大厅": _HALL,
        "政务大厅": _HALL,
        "服务大厅": _HALL,
        "法制办": "sifa",
    }
    head = "# 日常说法：群众怎么说 → 指向哪些条目（清单/标识）。检索用它；写错条目，检查会指出是哪一行。\n"
    return head + "".join(f"{word}: [organisations/{id_}]\n" for word, id_ in rows.items())
