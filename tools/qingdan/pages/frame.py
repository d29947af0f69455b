"""What every page shares: the templates, the notices, the way to the source file; and what stands at the foot of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, select_autoescape

from qingdan.checks.rules.tables.one_line_for_both import HOTLINE
from qingdan.model import Registry
from qingdan.pages import ends
from qingdan.pages.board import NO_BOARD, Board
from qingdan.pages.compiled import kept_compiled
from qingdan.pages.drawn import dialled, drawn, unverified_badge
from qingdan.pages.page import Edition
from qingdan.pages.past import LastChange
from qingdan.pages.told import weight

_OPTIONS = (__file__, ends.__file__)
"""The files that say how templates are compiled."""


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("qingdan", "pages/templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        extensions=[ends.WithoutEnds],
        auto_reload=False,  # a template is part of the program
        bytecode_cache=kept_compiled(*(Path(each).read_text("utf-8") for each in _OPTIONS)),
    )
    made.globals["hotline"] = HOTLINE
    made.filters |= {"drawn": drawn, "dialled": dialled, "open_tag": unverified_badge, "weight": weight}
    return made


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)


@dataclass(frozen=True, slots=True)
class Frame:
    """Renders templates with the notices of one registry.

    ``last`` is when the entry that a page is about last changed; ``edition`` is given for the few pages that say it.
    ``board`` is what is shown of cases.
    """

    notices: Sequence[str] = ()
    edit_url: str = ""
    last: LastChange | None = None
    edition: Edition | None = None
    board: Board = NO_BOARD

    def render(self, template: str, base: str, source: str = "", **values: Any) -> str:
        """One template's HTML. ``source`` is the path of the entry's file, where the page has one."""
        edit = self.edit_url + source if self.edit_url and source else ""
        return _template(template).render(
            base=base,
            notices=self.notices,
            edition=self.edition,
            last=self.last,
            source=source,
            edit=edit,
            **values,
        )


def frame_of(registry: Registry) -> Frame:
    """The frame of pages of a registry: the notices that every page shows, and the address where files are edited."""
    about = registry.get("registry")
    notices = (
        [str(row.get("text")) for row in about.rows("notices") if row.get("everywhere")] if about is not None else []
    )
    edit = about.get("repository", "edit_url", default="") if about is not None else ""
    return Frame(tuple(notices), str(edit))
