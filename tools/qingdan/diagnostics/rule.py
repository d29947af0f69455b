"""The documented rule behind a code: its docstring is its public page, and its examples run as tests."""

from __future__ import annotations

import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from types import ModuleType
from typing import TypeVar

from qingdan.diagnostics.record import Severity

_F = TypeVar("_F", bound=Callable[..., object])
_SECTION = re.compile(r"^(为什么|依据|改法|正例|反例)[：:]{1,2}\s*(.*)$")
_LISTINGS = ("正例", "反例")
_ESCAPE = re.compile(r"\\([ux])\{([0-9A-Fa-f ]+)\}")


@dataclass(frozen=True, slots=True)
class Example:
    r"""A listing from a rule's page. ``good`` listings raise nothing; the others raise the rule's code at each caret.

    In the listing a line ``# lists/…`` begins a file and a line of carets marks the place under the line before;
    ``\u{FEFF}`` stands for a code point and ``\x{FF}`` for a byte that could not be printed.
    """

    good: bool
    text: str


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a rule about entries looks: which changes elsewhere can alter its findings in an entry.

    Most rules judge an entry by its own data and by what it leads to: the entries that it refers to and those that these refer to,
    its mirror, those that share a code or a former id with it. Nothing need be said of these. What looks further says so, and a test
    that runs every rule on single entries and watches what it asks for fails where one looks further than it says.

    ``sees`` are collections that the rule goes through whichever entry it judges; a change in one of ``turns`` can alter its findings
    in any entry. An entry of ``led`` is judged by those that refer to it too, of which one more can only clear it; where one came, went
    or can no more be read, that can alter the findings in any. ``names`` says that its sentences name keys by the names of entries, so
    that any change can alter the findings that there are.
    """

    sees: AbstractSet[str] = frozenset()
    turns: AbstractSet[str] = frozenset()
    led: AbstractSet[str] = frozenset()
    names: bool = False


NEAR = Reach()
"""The reach of a rule that looks at an entry and at what it leads to, and no further."""


@dataclass(frozen=True)
class Rule:
    """A code and its page, which is ``text``. ``slug`` is the stable English name.

    ``private`` says that the line found fault with must not be quoted: it holds somebody's number. ``published`` says that the site is
    built all the same and tells its readers of the fault: they are better served by that than by the site of before. ``reach`` is how
    far a rule about entries looks.

    The page is taken apart when somebody reads it: its parts raise ValueError when it lacks a title, a reason, or a listing of each kind.
    """

    code: str
    slug: str
    severity: Severity
    text: str = field(repr=False)
    private: bool = False
    published: bool = False
    reach: Reach = NEAR

    @property
    def title(self) -> str:
        """What is wrong, in a line."""
        return self._sections[""]

    @property
    def why(self) -> str:
        """Why that is wrong."""
        return self._sections["为什么"]

    @property
    def source(self) -> str:
        """The legal or standards authority; empty where there is none."""
        return self._sections.get("依据", "")

    @property
    def fix(self) -> str:
        """What to do; empty where each finding says that."""
        return self._sections.get("改法", "")

    @property
    def examples(self) -> tuple[Example, ...]:
        """The listings, in their order."""
        return tuple(Example(name == "正例", text) for name, text in self._page if name in _LISTINGS)

    @property
    def _sections(self) -> Mapping[str, str]:
        return {name: text for name, text in self._page if name not in _LISTINGS}

    @cached_property
    def _page(self) -> Sequence[tuple[str, str]]:
        page = [(name, text) for name, text in _parse(inspect.cleandoc(self.text)) if text]
        if not {name for name, _ in page} >= {"", "为什么", *_LISTINGS}:
            raise ValueError(f"{self.code}: a rule's docstring needs a title, 为什么, 正例 and 反例")
        return page

    @property
    def family(self) -> str:
        """The first digit after QD, as in QD2xx."""
        return f"QD{self.code[2]}xx"

    @property
    def waivable(self) -> bool:
        """Whether an entry may waive the rule: a file must be readable and of the right shape in any case."""
        return self.code[2] not in "01"


def rule(
    code: str,
    severity: Severity = Severity.ERROR,
    *,
    private: bool = False,
    published: bool = False,
    reach: Reach = NEAR,
) -> Callable[[_F], _F]:
    """Bind a function to its code; the page is the function's docstring."""

    def bind(function: _F) -> _F:
        slug = getattr(function, "__name__", "").replace("_", "-")
        function.rule = Rule(code, slug, severity, function.__doc__ or "", private, published, reach)  # type: ignore[attr-defined]
        return function

    return bind


def rule_of(function: Callable[..., object]) -> Rule:
    """The rule that a decorated function carries."""
    found: Rule = function.rule  # type: ignore[attr-defined]
    return found


def rules_in(package: ModuleType) -> Iterator[Callable[..., object]]:
    """Every function in a package that carries a rule, in order of code. Modules are imported as they are met."""
    found: dict[str, Callable[..., object]] = {}
    for info in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        module = import_module(info.name)
        for value in vars(module).values():
            carried = getattr(value, "rule", None)
            if isinstance(carried, Rule) and getattr(value, "__module__", "") == info.name:
                if carried.code in found:
                    raise ValueError(f"{carried.code} is taken twice")
                found[carried.code] = value
    yield from (found[code] for code in sorted(found))


def unescape(listing: str) -> bytes:
    """The bytes that a listing stands for."""

    def replace(match: re.Match[str]) -> str:
        points = [int(part, 16) for part in match[2].split()]
        if match[1] == "u":
            return "".join(map(chr, points))
        return "".join(chr(0xDC00 + point) if point > 0x7F else chr(point) for point in points)

    return _ESCAPE.sub(replace, listing).encode("utf-8", "surrogateescape")


def _parse(doc: str) -> list[tuple[str, str]]:
    """Split a docstring into (section, text); the text of a listing keeps its lines, prose is joined."""
    parts: list[tuple[str, list[str]]] = [("", [])]
    for line in doc.splitlines():
        match = _SECTION.match(line)
        if match:
            parts.append((match[1], [match[2]] if match[2] else []))
        else:
            parts[-1][1].append(line)
    out = []
    for name, lines in parts:
        if name in _LISTINGS:
            out.append((name, inspect.cleandoc("\n" + "\n".join(lines)).strip("\n")))
        else:
            out.append((name, "".join(line.strip() for line in lines)))
    return out
