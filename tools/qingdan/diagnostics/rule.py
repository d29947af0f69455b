"""The documented rule behind a code: its docstring is its public page, and its examples run as tests."""

from __future__ import annotations

import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import TypeVar

from qingdan.diagnostics.record import Severity

_F = TypeVar("_F", bound=Callable[..., object])
_SECTION = re.compile(r"^(为什么|依据|改法|正例|反例)[：:]{1,2}\s*(.*)$")
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
class Rule:
    """A code and its page. ``slug`` is the stable English name; ``source`` is the legal or standards authority.

    ``private`` says that the line found fault with must not be quoted: it holds somebody's number.
    """

    code: str
    slug: str
    severity: Severity
    title: str
    why: str
    source: str
    fix: str
    examples: tuple[Example, ...]
    private: bool = False

    @property
    def family(self) -> str:
        """The first digit after QD, as in QD2xx."""
        return f"QD{self.code[2]}xx"

    @property
    def waivable(self) -> bool:
        """Whether an entry may waive the rule: a file must be readable and of the right shape in any case."""
        return self.code[2] not in "01"


def rule(code: str, severity: Severity = Severity.ERROR, *, private: bool = False) -> Callable[[_F], _F]:
    """Bind a function to its code; the page is read from the function's docstring.

    Raises ValueError when the docstring lacks a title, a reason, or a listing of each kind.
    """

    def bind(function: _F) -> _F:
        page = _parse(inspect.cleandoc(function.__doc__ or ""))
        listings = tuple(
            Example(good=name == "正例", text=text) for name, text in page if name in ("正例", "反例") and text
        )
        sections = {name: text for name, text in page if name not in ("正例", "反例")}
        if not sections.get("") or not sections.get("为什么") or {e.good for e in listings} != {True, False}:
            raise ValueError(f"{code}: a rule's docstring needs a title, 为什么, 正例 and 反例")
        function.rule = Rule(  # type: ignore[attr-defined]
            code=code,
            slug=getattr(function, "__name__", "").replace("_", "-"),
            severity=severity,
            title=sections[""],
            why=sections["为什么"],
            source=sections.get("依据", ""),
            fix=sections.get("改法", ""),
            examples=listings,
            private=private,
        )
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
        if name in ("正例", "反例"):
            out.append((name, inspect.cleandoc("\n" + "\n".join(lines)).strip("\n")))
        else:
            out.append((name, "".join(line.strip() for line in lines)))
    return out
