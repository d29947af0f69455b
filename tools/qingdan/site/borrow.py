"""What MkDocs makes of a site: the manuals, the theme's files, and the shells that every other page is put into."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from qingdan.pages.plugin import QingdanPlugin
from qingdan.pages.shell import Shells
from qingdan.read.shipped import shipped_root
from qingdan.site.told import MkDocsInput, PublishError


def build_with_mkdocs(config_file: Path, folder: Path, told: MkDocsInput) -> Shells:
    """Run MkDocs to build the hand-written pages and the theme's files into a folder; the HTML frames that all other pages are put into.

    MkDocs takes dates from the environment (SOURCE_DATE_EPOCH) and from nowhere else. Raises PublishError when it builds nothing.
    """
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    try:
        config = load_config(**_settings(config_file), site_dir=str(folder), site_name=told.title)
        plugin = config.plugins["qingdan"]
        assert isinstance(plugin, QingdanPlugin)  # noqa: S101 mkdocs.yml names it
        plugin.load_config(
            {"menu": list(told.menu), "beside": list(told.beside), "address": told.address, "foot": told.foot}
        )
        build(config)
    except (MkDocsException, SystemExit) as problem:
        raise PublishError(f"网站没有建成：{problem}") from problem
    return plugin.shells


def _settings(config_file: Path) -> dict[str, str]:
    """A city's own settings of MkDocs; where it has none, the tool's, with the city's own pages before the tool's."""
    if config_file.is_file():
        return {"config_file": str(config_file)}
    own = config_file.parent / "site"
    docs = own if own.is_dir() else shipped_root() / "site"
    return {"config_file": str(shipped_root() / config_file.name), "docs_dir": str(docs)}
