"""``qingdan site --scheduler``: the site built by a cluster."""

from __future__ import annotations

import os
from pathlib import Path

import click

from qingdan.checks.beside import with_site
from qingdan.checks.divided import check_on
from qingdan.cli.check import render
from qingdan.cli.site import free
from qingdan.cli.terminal import Progress, find_root, known_format, shipped_schemas
from qingdan.pages import Edition
from qingdan.read import WorkTree
from qingdan.read.cluster import Cluster
from qingdan.read.snapshot import Share, Snapshot
from qingdan.schema import usable_schemas
from qingdan.site import HistoryReader, edition_of, uncommitted
from qingdan.site.divided import Given, site_on, snapshot_of, work_on
from qingdan.site.told import PublishError

_UNHARMED = "有错误，网站没有建；原来的网站没有动。"


def site_by_cluster(root: Path | None, out: Path | None, scheduler: str) -> int:
    """Check and build the site by the cluster of a scheduler's address; the exit code."""
    folder = find_root(root).resolve()
    known_format(WorkTree(folder))
    target = (out or folder / "build" / "site").resolve()
    free(target, folder)
    progress, edition, cluster = Progress(), edition_of(folder), Cluster(scheduler)
    here, also = snapshot_of(WorkTree(folder)), Snapshot(shipped_schemas(), ("schemas",))
    outcome = with_site(check_on(cluster, here, also, edition.day, progress), WorkTree(folder))
    if outcome.unpublishable:
        progress.close()
        click.echo(render(outcome, WorkTree(folder), "text"), nl=False)
        click.echo(_UNHARMED, err=True)
        return 1
    _dated(edition)
    schemas = usable_schemas(here, also)
    past = HistoryReader(folder, schemas).read(lambda done, total: progress("读历史", done, total))
    given = Given(here, also, tuple(outcome.open), edition, past, uncommitted(WorkTree(folder), schemas))
    try:
        pages, written = site_on(cluster, given, target, _made)
    except PublishError as problem:
        progress.close()
        click.echo(str(problem), err=True)
        return 2
    progress.close()
    click.echo(f"网站建在 {target}：{pages} 个页面；新写或改写了 {written} 个文件", err=True)
    return 0


def _dated(edition: Edition) -> None:
    """MkDocs takes dates from here and from nowhere else."""
    os.environ["SOURCE_DATE_EPOCH"] = str(edition.time)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"


def _made(given: Given, share: Share) -> tuple[list[str], dict[str, bytes]]:
    """One share, on a worker."""
    _dated(given.edition)
    return work_on(given, share)


__all__ = ["site_by_cluster"]
