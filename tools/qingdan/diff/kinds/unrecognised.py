"""The last kind: what no other recognised. Nothing falls through."""

from qingdan.diff.change import Effect
from qingdan.diff.kind import Area
from qingdan.diff.senses import anyhow

AREA = Area("unrecognised", "未识别")

AREA.single(
    999,
    "unrecognised",
    "未识别的改动",
    "*: **",
    anyhow,
    "W",
    Effect.OPEN,
    "工具不认识这个字段或这种改法（例如清单的格式比工具新），不能替人判断，但也不放过。",
    "# lists/guides/ju/xuke.yml\nxinziduan: 甲",
    "# lists/guides/ju/xuke.yml\nxinziduan: 乙",
)
UNRECOGNISED = AREA.recognisers[0]
