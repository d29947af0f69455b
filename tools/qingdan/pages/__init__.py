"""The public site's pages as HTML, built by pure functions from the registry.

In: a registry, the catalogue of rules, the site's own data (everyday words, industries), and the edition
(commit and time). Out: pages and data files by address; templates escape all
values, so that text in the lists is shown and never run. Only ``plugin`` knows MkDocs.
"""

from qingdan.pages.page import Edition, Hold, Page
from qingdan.pages.side import SideFiles, read_side
from qingdan.pages.site import SitePart, site_parts

__all__ = ["Edition", "Hold", "Page", "SideFiles", "SitePart", "read_side", "site_parts"]
