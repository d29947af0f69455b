"""What ``check`` and ``site`` share when the work is divided: the options, files of parts, and a cluster."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from qingdan.read import Source
from qingdan.read.shares import Share, SharesError, Snapshot, seal, share_of, unseal, whole_of

if TYPE_CHECKING:
    from qingdan.checks import Outcome
    from qingdan.checks.run import Progress

_Command = TypeVar("_Command", bound=Callable[..., Any])


def shared(command: _Command) -> _Command:
    """Add the options of divided work to a command."""
    for add in (
        click.argument("parts", nargs=-1, type=click.Path(path_type=Path), metavar="[各份]…"),
        click.option(
            "--scheduler",
            metavar="地址",
            help="交给 Dask 集群去做，写调度器的地址，例如 tcp://10.0.0.5:8786；不写就在本机做。",
        ),
        click.option("--merge", is_flag=True, help="把后面列出的各份合成完整的结果，与不分份做的一样。"),
        click.option("--shard", metavar="K/N", help="只做 N 份中的第 K 份，放在 --out 那里；在几台机器上各做一份，再用 --merge 合并。"),
    ):  # fmt: skip
        command = add(command)
    return command


def agreed(parts: Sequence[Path], shard: str | None, merge: bool, scheduler: str | None) -> Share | None:
    """The share that is asked for, if any. Raises UsageError where the options do not go together."""
    if sum(map(bool, (shard, merge, scheduler))) > 1:
        raise click.UsageError("--shard、--merge 和 --scheduler 只能用一个")
    if merge != bool(parts):
        raise click.UsageError("--merge 后面要列出各份" if merge else "多了参数：各份要与 --merge 同用")
    return share_of(shard) if shard else None


def write_part(out: Path, body: dict[str, Any]) -> None:
    """Write one share's part of divided work to a file, packed when the name ends in ``.gz``; a half file is never left."""
    raw = seal(body)
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = out.with_name(f".{out.name}.{os.getpid()}.new")
    try:
        fresh.write_bytes(gzip.compress(raw, mtime=0) if out.suffix == ".gz" else raw)
        fresh.replace(out)
    finally:
        fresh.unlink(missing_ok=True)


def check_share(source: Source, fallback: Source, as_of: str, progress: Progress, share: Share, out: Path) -> None:
    """Do a share of the check and put it into a file."""
    from qingdan.checks import shard  # noqa: PLC0415 only divided work needs it

    here, also = shard.snapshot_of(source), Snapshot(fallback, ("schemas",))
    found = shard.found_in_share(here, also, share, as_of, progress)
    write_part(out, shard.part_of(found, share, shard.state_of(here, also, as_of)))


def check_merged(source: Source, fallback: Source, as_of: str, progress: Progress, parts: Sequence[Path]) -> Outcome:
    """The whole check from the files of its parts."""
    from qingdan.checks import shard  # noqa: PLC0415 as above

    here, also = shard.snapshot_of(source), Snapshot(fallback, ("schemas",))
    bodies = [(str(path), unseal(path)) for path in parts]
    whole_of(bodies, shard.state_of(here, also, as_of))
    if bodies[0][1]["kind"] != shard.KIND:
        raise SharesError(f"“{parts[0]}”不是检查的一份")
    found = [each for _, body in bodies for each in shard.found_of(body)]
    return shard.merged(here, also, found, as_of, progress)


def check_on_cluster(address: str, source: Source, fallback: Source, as_of: str, progress: Progress) -> Outcome:
    """The whole check, done by a cluster."""
    from qingdan.checks.shard import check_on  # noqa: PLC0415 as above
    from qingdan.read.cluster import Cluster  # noqa: PLC0415 as above

    return check_on(Cluster(address), source, fallback, as_of, progress)


__all__ = ["agreed", "check_merged", "check_on_cluster", "check_share", "shared", "write_part"]
