"""Numbers of the lists over time, computed from what each commit changed and never typed.

Each metric is a sum over entries; what a commit changed is what its entries gave after less what they gave before, so that the
sum of the changes is the difference of the two states for every pair of commits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeAlias

from qingdan.diff import Action, Comparison

Parts = tuple[Fraction, Fraction]
"""A numerator and a denominator."""
_Given: TypeAlias = "tuple[int | Fraction, int]"
"""The numerator and denominator that one entry gives to a metric."""
_NOTHING: _Given = (0, 0)


@dataclass(frozen=True, slots=True)
class Metric:
    """One number. ``of`` gives an entry's share of it; ``mean`` divides the sums, otherwise the numerator is the number.

    ``unit`` is what it counts; ``formula`` is said on the page; ``query`` filters the list page to the entries behind it.
    ``rests`` are the fields that it is made of: where they are not verified, neither is what the entry gives.
    """

    id: str
    name: str
    unit: str
    formula: str
    collection: str
    of: Callable[[Mapping[str, Any]], _Given]
    mean: bool = False
    cut: bool = False
    query: str = ""
    rests: tuple[str, ...] = ()

    def value(self, parts: Parts) -> Fraction | None:
        """The number; None where there is nothing to divide by."""
        above, below = parts
        if not self.mean:
            return above
        if not below:
            return None
        return 1 - above / below if self.cut else above / below


class Totals:
    """The sums at one moment, moved from commit to commit by what changed."""

    def __init__(self, parts: Mapping[str, Parts] | None = None) -> None:
        """Begin with the sums of some state, or with nothing."""
        self.parts = dict(parts or {metric.id: (Fraction(0), Fraction(0)) for metric in METRICS})

    def move(self, comparison: Comparison) -> None:
        """Take out what the changed entries gave before, put in what they give now."""
        moved = {fact.before for fact in comparison.facts if fact.action is Action.MOVED}
        keys = {fact.entry for fact in comparison.facts} | moved
        self._add((comparison.before[key] for key in sorted(keys & comparison.before.keys())), -1)
        self._add((comparison.after[key] for key in sorted(keys & comparison.after.keys())), 1)

    def _add(self, entries: Iterable[Any], sign: int) -> None:
        by_collection: dict[str, list[Any]] = {}
        for entry in entries:
            by_collection.setdefault(entry.collection.name, []).append(entry.data)
        for metric in METRICS:
            given = [metric.of(data) for data in by_collection.get(metric.collection, ())]
            above, below = sum(part for part, _ in given), sum(part for _, part in given)
            held = self.parts[metric.id]
            self.parts[metric.id] = (held[0] + sign * above, held[1] + sign * below)


def _in_use(data: Mapping[str, Any]) -> bool:
    return data.get("status") == "在用"


def _count(test: Callable[[Mapping[str, Any]], bool]) -> Callable[[Mapping[str, Any]], _Given]:
    return lambda data: (int(_in_use(data) and test(data)), 0)


def _share(test: Callable[[Mapping[str, Any]], bool]) -> Callable[[Mapping[str, Any]], _Given]:
    return lambda data: (int(test(data)), 1) if _in_use(data) else _NOTHING


def _days(data: Mapping[str, Any], name: str) -> int | None:
    limit = data.get("time_limit")
    row = limit.get(name) if isinstance(limit, dict) else None
    if isinstance(row, dict) and row.get("unit") == "工作日" and isinstance(row.get("value"), int):
        return int(row["value"])
    return None


def _mean_days(name: str) -> Callable[[Mapping[str, Any]], _Given]:
    def of(data: Mapping[str, Any]) -> _Given:
        days = _days(data, name)
        return (days, 1) if _in_use(data) and days is not None else _NOTHING

    return of


def _both(data: Mapping[str, Any]) -> tuple[int, int] | None:
    promised, statutory = _days(data, "promised"), _days(data, "statutory")
    return (promised, statutory) if _in_use(data) and promised is not None and statutory else None


def _each_cut(data: Mapping[str, Any]) -> _Given:
    both = _both(data)
    return (Fraction(*both), 1) if both else _NOTHING


def _whole_cut(data: Mapping[str, Any]) -> _Given:
    return _both(data) or _NOTHING


def _papers(data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    rows = data.get("materials")
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _mean_papers(data: Mapping[str, Any]) -> _Given:
    return (len(_papers(data)), 1) if _in_use(data) else _NOTHING


def _deferred(data: Mapping[str, Any]) -> _Given:
    rows = _papers(data) if _in_use(data) else []
    return sum(row.get("necessity") == "容缺后补" for row in rows), len(rows)


def _type(value: str) -> Callable[[Mapping[str, Any]], _Given]:
    return _count(lambda data: data.get("type") == value)


def _class(value: str) -> Callable[[Mapping[str, Any]], _Given]:
    return _count(lambda data: data.get("class") == value)


METRICS = (
    Metric("powers", "在用的职权", "项", "状态为“在用”的职权条目数", "power", _count(lambda _: True), rests=("name", "status", "basis")),
    Metric("licences", "其中行政许可", "项", "状态为“在用”、类型为行政许可的条目数", "power", _type("行政许可"), query="行政许可", rests=("name", "status", "basis")),
    Metric("penalties", "其中行政处罚", "项", "状态为“在用”、类型为行政处罚的条目数", "power", _type("行政处罚"), query="行政处罚", rests=("name", "status", "basis")),
    Metric("guides", "在用的办事指南", "项", "状态为“在用”的指南数", "guides", _count(lambda _: True), rests=("name", "status")),
    Metric("statutory-days", "平均法定时限", "工作日", "以工作日计的法定办结时限之和 ÷ 这些指南的个数", "guides", _mean_days("statutory"), mean=True, rests=("time_limit.statutory",)),
    Metric("promised-days", "平均承诺时限", "工作日", "以工作日计的承诺办结时限之和 ÷ 这些指南的个数", "guides", _mean_days("promised"), mean=True, rests=("time_limit.promised",)),
    Metric(
        "mean-cut", "逐项压缩的平均", "%", "对两种时限都以工作日计的每个指南算 1 − 承诺 ÷ 法定，再求平均", "guides", _each_cut,
        mean=True, cut=True, rests=("time_limit.statutory", "time_limit.promised"),
    ),
    Metric(
        "cut-of-means", "合计压缩", "%", "1 − 这些指南承诺时限之和 ÷ 法定时限之和；与逐项压缩的平均是两回事", "guides", _whole_cut,
        mean=True, cut=True, rests=("time_limit.statutory", "time_limit.promised"),
    ),
    Metric("papers", "平均材料份数", "份", "申请材料行数之和 ÷ 在用指南数", "guides", _mean_papers, mean=True, rests=("materials",)),
    Metric("deferrable", "可以容缺的材料占比", "%", "容缺后补的材料行数 ÷ 全部材料行数", "guides", _deferred, mean=True, rests=("materials",)),
    Metric("no-visit", "不用跑的指南占比", "%", "到现场次数为 0 的指南数 ÷ 在用指南数", "guides", _share(lambda d: d.get("visits") == 0), mean=True, rests=("visits",)),
    Metric(
        "online", "可以网上办结的指南占比", "%", "网办深度为“办理”或“结果反馈”的指南数 ÷ 在用指南数", "guides",
        _share(lambda d: d.get("online") in ("办理", "结果反馈")), mean=True, rests=("online",),
    ),
    Metric("charged", "收费的指南", "项", "收费一栏不为空的在用指南数", "guides", _count(lambda d: bool(d.get("fees"))), rests=("fees",)),
    Metric("forbidden", "负面清单：禁止", "条", "状态为“在用”、类别为禁止的条目数", "negative", _class("禁止"), query="禁止", rests=("name", "status", "basis")),
    Metric("limited", "负面清单：限制", "条", "状态为“在用”、类别为限制的条目数", "negative", _class("限制"), query="限制", rests=("name", "status", "basis")),
    Metric("permitted", "负面清单：许可", "条", "状态为“在用”、类别为许可的条目数", "negative", _class("许可"), query="许可", rests=("name", "status", "basis")),
)  # fmt: skip
