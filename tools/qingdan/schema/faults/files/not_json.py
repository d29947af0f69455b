"""QD130."""

import json
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Place, report, rule


@rule("QD130")
def not_json(path: str, raw: bytes) -> Iterator[Diagnostic]:
    r"""模式文件不是合法的 JSON。

    为什么：读不懂模式，就没法检查这个集合里的任何条目。
    改法：补上缺的逗号、引号或者括号；JSON 不允许最后一项后面有逗号，也不允许注释。

    正例:
        # schemas/li.schema.json
        {"title": "例"}

    反例:
        # schemas/li.schema.json
        {"title": "例",}
                       ^
    """
    try:
        json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        yield report(not_json, Place(path), "模式文件不是 UTF-8 编码")
    except (json.JSONDecodeError, RecursionError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        yield report(not_json, Place(path, line, column), "从这里起不是合法的 JSON")
