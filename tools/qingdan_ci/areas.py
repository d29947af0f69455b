"""Which parts of the repository a request changes, and what whoever reviews it has to know of that."""

from __future__ import annotations

from collections.abc import Collection, Iterable

_TITLES = {
    "lists": "清单（lists）",
    "record": "更正的说明（lists/wording）",
    "schemas": "格式（schemas）",
    "tools": "工具（tools）",
    "mkdocs": "网站设置（mkdocs.yml）",
    "workflows": "流水线（workflows）",
    "site": "网站的文字和文件（site）",
    "other": "其他文件",
}
_TOOLS = ("tools/", "requirements/", "tests/", "benchmarks/", ".ci/")
_WORKFLOWS = (".github/", ".gitlab/", ".gitlab-ci")
_JUDGES = ("schemas", "tools", "mkdocs", "workflows")
"""What judges or publishes the lists."""


def area_of(path: str) -> str:
    """The part that a path belongs to: lists, record, schemas, tools, mkdocs, workflows, site or other."""
    if path.startswith("lists/wording/"):
        return "record"  # why a schema changes is written here, in the same request
    if path.startswith("lists/"):
        return "lists"
    if path.startswith("schemas/"):
        return "schemas"
    if path.startswith(_WORKFLOWS):
        return "workflows"
    if path.startswith(_TOOLS) or path in ("pyproject.toml", "Makefile"):
        return "tools"
    if path == "mkdocs.yml":
        return "mkdocs"
    return "site" if path.startswith("site/") else "other"


def areas_of(paths: Iterable[str]) -> set[str]:
    """The parts that the paths belong to."""
    return {area_of(path) for path in paths}


def mixed_note(areas: Collection[str]) -> str:
    """What stands at the top of the report of a request that changes the lists and what judges them; empty for others."""
    beside = [_TITLES[each] for each in _JUDGES if each in areas]
    if "lists" not in areas or not beside:
        return ""
    return (
        f"> **⚠️ 这次改动同时改了清单和{'、'.join(beside)}。** 清单是用目标分支的工具和格式判的，改过的没有参加判断。"
        "应当分成两次：先合并工具和格式（格式只添不改），再改清单。\n"
    )


def untrusted_note(areas: Collection[str]) -> str:
    """What the posting job says where the request changes the workflows that made the verdict; empty for others."""
    if "workflows" not in areas:
        return ""
    return (
        "> **⛔ 这次改动改了流水线（.github、.gitlab），下面的结论可能出自改过的流水线，不能作数。**"
        "先由仓库管理岗逐行看过流水线的改动。\n"
    )


def site_note(paths: Iterable[str]) -> str:
    """Which files of the site change: they are published as they are, so somebody has to read them. Empty where none does."""
    found = [path for path in paths if area_of(path) == "site"]
    if not found:
        return ""
    shown = "、".join(f"`{_plain(path)}`" for path in found[:10])
    more = f" 等 {len(found)} 个文件" if len(found) > 10 else ""
    return f"> 这次改动还改了网站的文字和文件，会照原样公布，请逐个看过：{shown}{more}。\n"


def _plain(path: str) -> str:
    """A path that can only be read: what is not a usual letter of a path is a question mark."""
    return "".join(each if each.isalnum() or each in "/._-" else "?" for each in path[:200])
