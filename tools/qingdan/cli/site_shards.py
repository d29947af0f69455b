"""``qingdan site`` where the work is divided: a share, the merge of all shares, or a cluster."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from qingdan.checks import check
from qingdan.checks.beside import with_site
from qingdan.checks.shard import check_on
from qingdan.cli.check import render
from qingdan.cli.site import free
from qingdan.cli.terminal import Progress, find_root, known_format, shipped_schemas
from qingdan.diagnostics import Diagnostic
from qingdan.pages import Edition
from qingdan.read import WorkTree
from qingdan.read.cluster import Cluster
from qingdan.read.shares import Share, Snapshot
from qingdan.schema import usable_schemas
from qingdan.site import Times, edition_of, uncommitted
from qingdan.site.shard import Given, merge_shares, site_on, snapshot_of, work_on, write_share
from qingdan.site.told import PublishError

_UNHARMED = "有错误，网站没有建；原来的网站没有动。"


def divided_site(root: Path | None, out: Path | None, share: Share | None, parts: Sequence[Path], scheduler: str) -> int:  # fmt: skip
    """Make a share into ``out``, or the site from the folders of its shares, or the site by a cluster; the exit code."""
    folder = find_root(root).resolve()
    known_format(WorkTree(folder))
    target = (out or folder / "build" / "site").resolve()
    if share is None:
        free(target, folder)
    progress, edition = Progress(), edition_of(folder)
    cluster = Cluster(scheduler) if scheduler else None
    here, also = snapshot_of(WorkTree(folder)), Snapshot(shipped_schemas(), ("schemas",))
    findings: tuple[Diagnostic, ...] = ()
    if not parts:  # the shares were made of lists without an error
        if cluster:
            outcome = check_on(cluster, here, also, edition.day, progress)
        else:
            outcome = check(here, also, as_of=edition.day, progress=progress)
        outcome = with_site(outcome, WorkTree(folder))
        if outcome.unpublishable:
            progress.close()
            click.echo(render(outcome, WorkTree(folder), "text"), nl=False)
            click.echo(_UNHARMED, err=True)
            return 1
        findings = tuple(outcome.open)
    _dated(edition)
    schemas = usable_schemas(here, also)
    past = Times(folder, schemas).read(lambda done, total: progress("读历史", done, total))
    given = Given(here, also, findings, edition, past, uncommitted(WorkTree(folder), schemas))
    try:
        if share is not None:
            count = write_share(folder / "mkdocs.yml", given.contents(), given.state, share, target)
            told = f"第 {share} 份放在 {target}：{count} 个文件"
        else:
            if cluster:
                pages, written = site_on(cluster, given, target, _made)
            else:
                pages, written = merge_shares(parts, given.contents(), given.state, target)
            told = f"网站建在 {target}：{pages} 个页面；新写或改写了 {written} 个文件"
    except PublishError as problem:
        progress.close()
        click.echo(str(problem), err=True)
        return 2
    progress.close()
    click.echo(told, err=True)
    return 0


def _dated(edition: Edition) -> None:
    """MkDocs takes dates from here and from nowhere else."""
    os.environ["SOURCE_DATE_EPOCH"] = str(edition.time)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"


def _made(given: Given, share: Share) -> tuple[list[str], dict[str, bytes]]:
    """One share, on a worker."""
    _dated(given.edition)
    return work_on(given, share)


__all__ = ["divided_site"]
