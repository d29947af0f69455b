"""The last kind: what no other recognised. Nothing falls through."""

from qingdan.diff.change import Effect, Level
from qingdan.diff.kind import Area
from qingdan.diff.senses import anyhow

AREA = Area("unrecognised", "未识别")

AREA.single(
    999,
    slug="unrecognised",
    title="未识别的改动",
    where="*: **",
    sense=anyhow,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="工具不认识这个字段或这种改法（例如清单的格式比工具新），不能替人判断，但也不放过。",
    before="# lists/guides/ju/xuke.yml\nxinziduan: 甲",
    after="# lists/guides/ju/xuke.yml\nxinziduan: 乙",
)
UNRECOGNISED = AREA.recognisers[0]
