"""Short invented statutes, as files of a folder."""

from __future__ import annotations

from pathlib import Path

FIRST = """\
# 中华人民共和国示例法

（2020年1月1日通过）

## 第一章 总则

第一条 为了规范示例活动，制定本法。

第二条 从事示例经营活动，应当依法取得示例许可证。

第二条之一 申请示例许可，应当提交申请书和布局图。

### 第二章 许可

第三条 县级以上人民政府示例主管部门应当自受理申请之日起二十日内作出决定。
第二条规定的许可证有效期五年。

第四条　未取得示例许可证从事经营活动的，处一万元以上五万元以下罚款。

| 情形 | 罚款 |
| --- | --- |
| 情节严重 | 十万元 |

第五条 示例主管部门的工作人员滥用职权、玩忽职守、徇私舞弊的，依法给予处分。

第六条 本法自2020年3月1日起施行。《[[示例暂行条例]]》同时废止。
"""
SECOND = FIRST.replace("一万元以上五万元以下", "二十五万元以下").replace(
    "（2020年1月1日通过）", "（2020年1月1日通过 2026年6月1日修正）"
)
OLD = "第一条 为了暂时规范，制定本条例。\n\n第二条 暂行。\n"


def written(root: Path, **more: str) -> Path:
    """A folder with both versions, an older regulation and whatever else is given, by file name."""
    root.mkdir(parents=True, exist_ok=True)
    files = {
        "示例法(2020-01-01).md": FIRST,
        "示例法(2026-06-01).md": SECOND,
        "示例暂行条例(2010-01-01).txt": OLD,
        **more,
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
