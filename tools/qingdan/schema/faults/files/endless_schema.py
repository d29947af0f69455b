"""QD135."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.parts import DEFINITIONS, REFERENCE, Path, Place, below, target
from qingdan.schema.places import DEEPEST, SchemaFile

MOST = 10_000
"""Schemas in a schema with all that it refers to written out; the largest of the shipped ones has some hundreds."""


@rule("QD135")
def endless_schema(files: Sequence[SchemaFile], documents: Mapping[str, Any]) -> Iterator[Diagnostic]:
    r"""模式没有尽头，或者大得没法用。

    为什么：定义里又引用自己，字段就一层套一层没有尽头；几层定义层层翻倍，也会大到没法检查。表格和网页只能有数得清的字段。
    改法：不要让定义引用自己；要分几层的，把每一层写出来，或者写成列表，用标识互相引用。

    正例:
        # schemas/li.schema.json
        {
          "title": "例", "type": "object", "additionalProperties": false,
          "x-collection": {"order": 900, "folder": "li", "segments": [{"title": "例"}]},
          "properties": {"name": {"title": "名称", "type": "string"}}
        }

    反例:
        # schemas/li.schema.json
        {
          "title": "例", "type": "object", "additionalProperties": false,
          "x-collection": {"order": 900, "folder": "li", "segments": [{"title": "例"}]},
          "properties": {"left": {"title": "左", "$ref": "#"}}
                                                 ^^^^^^
        }
    """
    work = _Measure(documents)
    for file in files:
        work.size((file.name, ()), file.data)
        for name in DEFINITIONS:
            named = file.data.get(name)
            for key, schema in named.items() if isinstance(named, dict) else ():
                work.size((file.name, (name, key)), schema)
    by_name = {file.name: file for file in files}
    for (name, path), message in sorted(work.found.items(), key=lambda each: str(each[0])):
        yield report(endless_schema, by_name[name].place(path), message)


class _Measure:
    """How large schemas are with all that they refer to, each worked out once."""

    def __init__(self, documents: Mapping[str, Any]) -> None:
        self.documents = documents
        self.found: dict[Place, str] = {}
        self._sizes: dict[Place, int] = {}
        self._open: set[Place] = set()

    def size(self, place: Place, schema: Any) -> int:
        """The number of schemas, at most one more than is allowed."""
        if place in self._sizes:
            return self._sizes[place]
        self._open.add(place)
        total = 1
        for origin, ahead, part in self._ahead(place, schema):
            if ahead in self._open:
                self.found[origin] = "这里又引用了自己，字段没有尽头"
            elif len(self._open) > 2 * DEEPEST:
                self.found[origin] = f"定义一个套一个，超过 {2 * DEEPEST} 层"
            else:
                total += self.size(ahead, part)
                if total > MOST:
                    self.found[origin] = f"连同引用的定义，一共有 {MOST} 个以上的字段"
                    total = 1
                    break
        self._open.remove(place)
        self._sizes[place] = total
        return total

    def _ahead(self, place: Place, schema: Any) -> Iterator[tuple[Place, Place, Any]]:
        """What lies directly below or is referred to: where that is written, its place, and the schema."""
        name, path = place
        if isinstance(schema, dict) and REFERENCE in schema:
            origin: tuple[str, Path] = (name, (*path, REFERENCE))
            try:
                ahead, part = target(self.documents, name, schema[REFERENCE])
            except KeyError:
                pass
            else:
                yield origin, ahead, part
        for steps, part in below(schema):
            yield (name, path + steps), (name, path + steps), part
