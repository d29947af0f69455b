"""The public site's pages as HTML, built by pure functions from the registry.

In: a registry, the catalogue of rules, and the edition (commit and time). Out: pages by address; templates escape all
values, so that text in the lists is shown and never run. Only ``plugin`` knows MkDocs.
"""

from qingdan.pages.page import Edition, Page
from qingdan.pages.site import build_pages

__all__ = ["Edition", "Page", "build_pages"]
