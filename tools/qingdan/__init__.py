"""清单: a city's power, responsibility and negative lists as a registry in git.

In: YAML under ``lists/`` and JSON Schema under ``schemas/``, from a work tree or a git revision.
Out: diagnostics, a public site, and the open data behind it. Data flows one way, from ``read`` to ``cli``.
"""

__version__ = "0.2.0"
