"""Entries that end because others go on with what they were for."""

from qingdan.diff.change import Effect, Level
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import GUIDE, POWER
from qingdan.diff.senses import presence
from qingdan.diff.succession import MERGED, REPLACED, SPLIT, TAKEN_BACK, by_way, heirs_effect

AREA = Area("succession", "合并、拆分与替换")
_ENDED = "status: 取消\nretired: {date: 2026-04-01}\nsuccessor: "
_AGAIN = "恢复已经由别处承接的条目，两处怎样分要问清楚"

AREA.pair(
    365,
    slugs=("entry-merged", "entry-unmerged"),
    titles=("条目合并到别的条目", "恢复已合并的条目"),
    where="*: *",
    sense=by_way(MERGED),
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=heirs_effect,
    why="合并以后，原来的条目写明并入哪一个，旧网址、旧名称领到那里；并入的一个比原来重的，照样是加重。",
    before=POWER + "status: 在用",
    after=POWER + _ENDED + "[ju/xin]",
    back=Effect.OPEN,
    decision=(MERGED, "恢复"),
    also=("retired", "suspended", "successor.*", "successor"),
    exempt=_AGAIN,
)
AREA.pair(
    367,
    slugs=("entry-split", "entry-unsplit"),
    titles=("条目拆分成几个", "恢复已拆分的条目"),
    where="*: *",
    sense=by_way(SPLIT),
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=heirs_effect,
    why="拆分以后，原来的条目写明拆成哪几个；原来办一次的，可能要办几次。",
    before=POWER + "status: 在用",
    after=POWER + _ENDED + "[ju/jia, ju/yi]",
    back=Effect.OPEN,
    decision=(SPLIT, "恢复"),
    also=("retired", "suspended", "successor.*", "successor"),
    exempt=_AGAIN,
)
AREA.pair(
    369,
    slugs=("entry-replaced", "entry-unreplaced"),
    titles=("条目由新的代替", "恢复已被代替的条目"),
    where="*: *",
    sense=by_way(REPLACED),
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=heirs_effect,
    why="新的代替旧的，要拿两份比一比：换了名头加重的，也是加重。",
    before=GUIDE + "status: 在用",
    after=GUIDE
    + "status: 停用\nretired: {date: 2026-04-01}\nsuccessor: [ju/xin]\n# lists/guides/ju/xin.yml\nstatus: 在用\nreplaces: [ju/xuke]",
    back=Effect.OPEN,
    decision=(REPLACED, "恢复"),
    also=("retired", "suspended", "successor.*", "successor"),
    exempt=_AGAIN,
)
AREA.pair(
    371,
    slugs=("entry-taken-back", "entry-returned"),
    titles=("下放的条目收回", "恢复已收回的条目"),
    where="*: *",
    sense=by_way(TAKEN_BACK),
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=Effect.OPEN,
    why="收回以后由原来的机关办，群众可能要跑得更远；近处的那一项写明由谁接着办。",
    before=POWER
    + "status: 在用\n# lists/power/shi/xuke.yml\nname: 示例许可\ntransfers: [{kind: 收回, from: ju, since: 2026-04-01}]",
    after=POWER
    + _ENDED
    + "[shi/xuke]\n# lists/power/shi/xuke.yml\nname: 示例许可\ntransfers: [{kind: 收回, from: ju, since: 2026-04-01}]",
    decision=(TAKEN_BACK, "恢复"),
    also=("retired", "suspended", "successor.*", "successor"),
)
AREA.pair(
    373,
    slugs=("successor-named", "successor-erased"),
    titles=("补写由谁承接", "不再写由谁承接"),
    where="*: successor.*",
    sense=presence,
    levels=(Level.REVIEW, Level.REVIEW),
    effect=Effect.OPEN,
    why="结束之后由谁接着办是历史记录，事后改写要说明为什么。",
    before=POWER + _ENDED + "[ju/jia]",
    after=POWER + _ENDED + "[ju/jia, ju/yi]",
)
