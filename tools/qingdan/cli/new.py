"""``qingdan new``."""

from __future__ import annotations

from pathlib import Path

import click

from qingdan.cli.meant import id_meant, key_meant, new_id
from qingdan.cli.terminal import editing_root, shipped_schemas
from qingdan.cli.words import ChineseHelp
from qingdan.edit import save
from qingdan.edit.draft import copy, draft
from qingdan.edit.plan import fits
from qingdan.model import Registry, build_registry
from qingdan.read import SourceError, WorkTree, read_lists
from qingdan.schema import Collection, usable_schemas
from qingdan.schema.slip import nearest


@click.command("new", cls=ChineseHelp)
@click.argument("collection", metavar="清单")
@click.argument("id_", metavar="标识")
@click.option(
    "--root",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="清单所在的文件夹（其中有 lists）；不写就从当前文件夹往上找。",
)
@click.option(
    "--like", "--from", "model", metavar="条目", help="照着同一类里已有的这个条目写，名称空着；写它的名称或者标识。"
)
@click.option("--power", metavar="职权", help="指南是哪一项职权的，写它的名称或者标识；与职权同标识的不用写。")
def new_command(collection: str, id_: str, root: Path | None, model: str | None, power: str | None) -> int:
    """写一个新条目的文件，要填的地方都空着，每一项上面写着它是什么。

    “清单”写中文名或者文件夹名，“标识”是路径，例如：qingdan new 权力清单 shuiwu/qushui-xuke。
    标识也可以写名称：qingdan new 权力清单 市水务局/取水许可，标识照名称的拼音。
    空着的地方写着〔待填：…〕，没有填完时 qingdan check 会逐处指出来。
    """
    folder = editing_root(root)
    source = WorkTree(folder)
    schemas = usable_schemas(source, shipped_schemas())
    registry = build_registry(read_lists(source, schemas.layout), schemas)
    chosen = _collection(registry, collection)
    id_, name = new_id(registry, chosen, id_)
    path = _free(registry, folder, chosen, id_)
    known = _known(registry, chosen, id_, name, power)
    if model is None:
        text = draft(chosen, schemas.documents, id_, known).encode()
    else:
        held = registry.entries[key_meant(registry, model, chosen.name)]
        text = copy(held, source.content(held.path) or b"", id_, known)
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    save(target, text)
    click.echo(f"写成了 {path}。填好〔待填〕的地方，再运行 qingdan fmt 和 qingdan check", err=True)
    return 0


def _known(registry: Registry, collection: Collection, id_: str, name: str, power: str | None) -> dict[str, str]:
    """What need not be asked, by key: the name that was written, the power. Raises UsageError where the list has no powers."""
    known = {collection.label: name} if name and collection.label in collection.root.properties else {}
    takes = collection.root.properties.get("power")
    if power is not None:
        if takes is None or not takes.reference:
            raise click.UsageError(f"{collection.title}的条目不写职权，去掉 --power")
        return {**known, "power": id_meant(registry, power, "power")}
    return {**known, "power": id_} if takes is not None and registry.get(f"power/{id_}") else known


def _collection(registry: Registry, name: str) -> Collection:
    """The collection of that folder or title. Raises SourceError with the nearest where there is none."""
    every = [each for each in registry.schemas.collections if not each.single]
    found = next((each for each in every if name in (each.name, each.title)), None)
    if found is None:
        titles = "、".join(f"{each.title}（{each.name}）" for each in every)
        raise SourceError(f"没有“{name}”这类清单。改法：写这些中的一个：{titles}")
    return found


def _free(registry: Registry, folder: Path, collection: Collection, id_: str) -> str:
    """The path of a file that may be made. Raises SourceError where the id does not fit or is or was somebody's."""
    path = collection.path(id_)
    shape = registry.schemas.layout.shape(collection.name)
    if registry.schemas.layout.collection_of(path) != (collection.name, id_):
        raise SourceError(
            f"标识“{id_}”不合{collection.title}的写法。改法：文件应当在 {shape}，用小写拼音、数字和连字符"
        )
    parts = id_.split("/")
    if not fits(id_):
        raise SourceError(f"标识“{id_}”里有不能用的字符。改法：用小写拼音、数字，词间用一个连字符，例如 qushui-xuke")
    for segment, part in zip(collection.segments, parts, strict=True):
        reference = segment.get("reference")
        if reference and registry.get(f"{reference}/{part}") is None:
            known = nearest(part, [each.id for each in registry.all(str(reference))])
            make = f"先 qingdan new {reference} {part}"
            hint = f"改法：是不是“{known}”；确是新的，{make}" if known else f"改法：{make}"
            raise SourceError(f"没有{segment['title']}“{part}”。{hint}")
    if (folder / path).exists():
        raise SourceError(f"已经有 {path} 了。改法：换一个标识；要改这个条目，直接改文件")
    holders = registry.by_former_id.get(collection.key(id_))
    if holders:
        raise SourceError(f"标识“{id_}”是“{holders[0]}”从前的，旧网址还指着它，不能再用。改法：换一个标识")
    mirror = collection.mirror
    if mirror and registry.get(f"{mirror}/{id_}") is None:
        title = next(each.title for each in registry.schemas.collections if each.name == mirror)
        raise SourceError(
            f"{collection.title}的条目与{title}的同名，{title}里没有“{id_}”。改法：先 qingdan new {title} {id_}"
        )
    return path
