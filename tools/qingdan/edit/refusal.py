"""Why an edit was not made."""

from __future__ import annotations


class RefusedError(Exception):
    """The edit cannot be made safely; the message is for a person, in Chinese, and the file is as it was."""
