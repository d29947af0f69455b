"""The page of a kind of change or of a rule of the gate as text, and their lists: what ``explain`` prints."""

from __future__ import annotations

import json
from collections.abc import Sequence
from textwrap import indent

from qingdan.diagnostics import Severity
from qingdan.diff.gate import RULES, GateRule
from qingdan.diff.kind import Area, Kind

_WEIGHT = {Severity.ERROR: "错误，不能合并", Severity.WARNING: "警告，提请注意", Severity.NOTICE: "提示"}


def explain_kind(kind: Kind, mirror: Kind, area: Area) -> str:
    """The page of one kind."""
    parts = [f"{kind.code} {kind.title}", f"方面：{area.title}。轻重：{kind.level}。", f"为什么：{kind.why}"]
    if kind.decision:
        parts.append(f"需要的决定：{kind.track}，方式写“{kind.decision}”。")
    if mirror.code != kind.code:
        parts.append(
            f"反过来是 {mirror.code} {mirror.title}。" + (f"影响不相反：{kind.exempt}。" if kind.exempt else "")
        )
    parts += [
        f"{name}：\n" + indent(text or "（没有这个文件）", "    ")
        for name, text in (("改前", kind.before), ("改后", kind.after))
    ]
    return "\n\n".join(parts) + "\n"


def explain_gate(rule: GateRule) -> str:
    """The page of one rule of the gate."""
    parts = [f"{rule.code} {rule.title}", f"级别：{_WEIGHT[rule.severity]}", f"为什么：{rule.why}", f"改法：{rule.fix}"]
    parts += [
        f"{name}：\n" + indent(text or "（没有这个文件）", "    ")
        for name, text in (("改前", rule.before), ("改后", rule.after))
    ]
    return "\n\n".join(parts) + "\n"


def explain_changes(areas: Sequence[Area]) -> str:
    """Every kind with its title, by area, and the rules of the gate."""
    out = []
    for area in areas:
        codes = {kind.code: kind for each in area.recognisers for kind in each.kinds}
        lines = "".join(f"  {code} {codes[code].title}\n" for code in sorted(codes))
        out.append(f"改动种类：{area.title}\n" + lines)
    out.append("审阅把关\n" + "".join(f"  {rule.code} {rule.title}\n" for rule in RULES))
    return "\n".join(out)


def kind_json(kind: Kind) -> str:
    """One kind as JSON."""
    body = {
        "code": kind.code,
        "name": kind.slug,
        "title": kind.title,
        "area": kind.area,
        "level": str(kind.level),
        "mirror": kind.mirror,
        "why": kind.why,
        "decision": kind.decision,
        "track": kind.track,
        "before": kind.before,
        "after": kind.after,
    }
    return json.dumps([body], ensure_ascii=False, indent=2) + "\n"
