"""QD069."""

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from qingdan.checks.beside.words import current_key, leads
from qingdan.diagnostics import Diagnostic, Edit, report, rule
from qingdan.model import Registry
from qingdan.read import Document

_SHORT = 8
_SHOWN = 3


@rule("QD069")
def everyday_word_leads_nowhere(document: Document, registry: Registry) -> Iterator[Diagnostic]:
    r"""日常说法指向的条目不存在。

    为什么：群众按这个说法检索，会什么也找不到。条目换了标识、记在曾用标识（former_ids）里的，仍然找得到。
    改法：写错了就改正；条目已经不在的，从这一行删去它，一个也不剩的就删去整行。

    正例:
        # site/synonyms.yml
        办证: [guides/ju/xuke]

    反例:
        # site/synonyms.yml
        办证: [guides/ju/xuke, guides/ju/xukee]
                               ^^^^^^^^^^^^^^^
    """
    for word, at, key in leads(document):
        if current_key(registry, key) is not None:
            continue
        place = document.place((word, at))
        near = _meant(registry, key)
        fix = f"改成“{near[0]}”" if len(near) == 1 else f"改成其中一个：{'、'.join(near)}" if near else ""
        node = document.node((word, at))
        sure = len(near) == 1 and node is not None and node.plain and node.line == node.end_line
        edits = [Edit(place, near[0], guess=True)] if sure else []
        yield report(
            everyday_word_leads_nowhere, place, f"日常说法“{word}”指向的条目“{key}”不存在", fix, edits=edits
        )  # fmt: skip


def _meant(registry: Registry, key: str) -> list[str]:
    """The keys that could have been meant: by a slip of the pen, or the same id elsewhere in its collection."""
    # Two letters make another matter of a short id.
    most = 2 if len(key.rpartition("/")[2]) >= _SHORT else 1
    slips = [(OSA.distance(key, each, score_cutoff=most), each) for each in sorted(registry.present)]
    least = min((distance for distance, _ in slips), default=most + 1)
    if least <= most:
        return [each for distance, each in slips if distance == least][:_SHOWN]
    collection, last = key.partition("/")[0], key.rpartition("/")[2]
    same = [each for each in sorted(registry.present) if each.partition("/")[0] == collection]
    return [each for each in same if each.rpartition("/")[2] == last][:_SHOWN] if "/" in key else []
