"""Changes as diagnostics, for the formats that annotate lines; and findings as lines of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qingdan.diagnostics import Diagnostic, Place, Severity
from qingdan.diff import Change, Comparison, Level
from qingdan.diff.stand import Stands
from qingdan.render.changes.markdown import inert_markdown
from qingdan.render.changes.wording import Wording

_WEIGHT = {Level.BLOCKING: Severity.WARNING, Level.REVIEW: Severity.WARNING, Level.NOTICE: Severity.NOTICE}
MOST = 50


def change_findings(changes: Iterable[Change], comparison: Comparison, standing: Stands) -> list[Diagnostic]:
    """One diagnostic a change, at its place in the later file, or in the earlier one where that is gone.

    A change is no fault: the heaviest is a warning, that somebody may look. Of one that lacks a decision it says what and how.
    """
    wording = Wording(comparison)
    found = []
    for change in changes:
        old, new = comparison.places(change.fact)
        detail = wording.detail(change)
        told = f"{change.kind.title}：{detail}" if detail else change.kind.title
        stand = standing(change)
        ground = wording.decision(stand.adjustment)
        message = f"{told}（对群众：{change.effect}）" + (f"；决定：{ground}" if ground else "")
        message += f"；缺依据：{stand.lacking}" if stand.lacking else ""
        place = new or old or Place(change.entry)
        weight = _WEIGHT[change.kind.level]
        found.append(Diagnostic(place, change.kind.code, weight, message, stand.draft, entry=change.entry))
    return sorted(found)


def finding_lines(found: Sequence[Diagnostic]) -> list[str]:
    """Findings as a Markdown list, errors first; no more than a comment bears, and how many were left out.

    GitHub applies suggestion blocks of comments on lines alone, and this is one comment on the whole: it names the command.
    """
    words = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.NOTICE: "ℹ️"}
    order = list(Severity)
    ranked = sorted(found, key=lambda each: (order.index(each.severity), each))
    lines = [
        f"- {words[each.severity]} `{each.code}` {inert_markdown(each.place.path)}:{each.place.line}　{inert_markdown(each.message)}"
        + (f"<br>改法：{inert_markdown(each.fix)}" if each.fix else "")
        for each in ranked[:MOST]
    ]
    if len(ranked) > MOST:
        lines.append(f"- 还有 {len(ranked) - MOST} 条没有列出。")
    certain = sum(each.certain for each in ranked)
    if certain:
        lines.append(
            f"- 其中 {certain} 条改法只有一种：在自己的分支上运行 `qingdan check --fix`，看过以后加 `--write`，一次改好。"
        )
    return ["### 检查与把关", "", *lines] if lines else []
