"""One policy on characters, whether they are typed or written as escapes."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic
from qingdan.read.escapes import Decoded, decoded_json
from qingdan.read.faults.nodes.bad_escape import bad_escape
from qingdan.read.faults.text.bidi_control import bidi_control
from qingdan.read.faults.text.compatibility_character import compatibility_character
from qingdan.read.faults.text.control_character import control_character
from qingdan.read.faults.text.lone_carriage_return import lone_carriage_return
from qingdan.read.faults.text.pictograph import pictograph
from qingdan.read.faults.text.tab import tab, tab_in_quotes
from qingdan.read.faults.text.unassigned_character import unassigned_character
from qingdan.read.faults.text.zero_width import zero_width
from qingdan.read.text import INNOCENT, Characters, Text

LEGIBLE = frozenset({"QD004", "QD005", "QD006", "QD007", "QD008", "QD009", "QD032", "QD047", "QD091"})
"""Codes of faults that leave no doubt what a file says, where it could be read: old commits that have them are compared."""


def of_text(text: Text) -> Iterator[Diagnostic]:
    """What is wrong with the characters of a file as they are typed."""
    if not INNOCENT.fullmatch(text.content):
        yield from of_characters(text)
        yield from tab(text)


def of_decoded(text: Decoded) -> Iterator[Diagnostic]:
    """What is wrong with the characters that a text in quotes stands for, at their escapes; also what is typed among these.

    Where an escape stands for no character nothing else is looked at: libyaml stops there.
    """
    if text.bad:
        yield from bad_escape(text.source, *text.bad[0])
    elif not INNOCENT.fullmatch(text.content):
        yield from of_characters(text)
        yield from tab_in_quotes(text)


def of_json(text: Text) -> Iterator[Diagnostic]:
    """What is wrong with the characters of a JSON file, typed or as escapes; a tab may stand between its values, not in them."""
    found = set() if INNOCENT.fullmatch(text.content) else set(of_characters(text))
    for each in decoded_json(text):
        found.update(of_decoded(each))
    yield from sorted(found)


def of_characters(text: Characters) -> Iterator[Diagnostic]:
    """What is wrong with characters wherever they stand; a tab may be right."""
    yield from control_character(text)
    yield from lone_carriage_return(text)
    yield from bidi_control(text)
    yield from zero_width(text)
    yield from unassigned_character(text)
    yield from compatibility_character(text)
    yield from pictograph(text)


__all__ = ["LEGIBLE", "of_characters", "of_decoded", "of_json", "of_text"]
