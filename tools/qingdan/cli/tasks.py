"""What one can do with the tool, by task: the order in which the commands are told."""

from __future__ import annotations

TASKS = (
    ("每天用的", ("edit", "check", "serve", "new", "fmt", "xlsx")),
    (
        "条目的变动，一并起草决定",
        (
            "abolish",
            "suspend",
            "resume",
            "combine",
            "split",
            "replace",
            "transfer",
            "reorganise",
            "rename",
            "adjust",
            "enact",
            "number",
            "merge",
        ),
    ),
    ("看改了什么，把关", ("review", "diff", "log", "history", "show", "explain")),
    ("法律变了", ("laws",)),
    ("电子监察", ("cases",)),
    ("公布，封存", ("site", "seal", "verify", "proof")),
    ("建库，升级", ("init", "migrate", "schemas", "cache")),
)
"""Each task with its commands; every command stands in one of them."""

__all__ = ["TASKS"]
