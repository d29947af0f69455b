"""What is published beside the lists: ``mkdocs.yml`` and the files below ``site/``, read once and judged in one place.

In: a source (a work tree, a revision, files as they shall be) and, for what leads to entries, the registry. Out: diagnostics like
those of the lists. Whatever ``qingdan site`` would refuse is told here first, so that check, review and site have one verdict.
"""

from qingdan.checks.beside.judge import beside, unsafe_files, with_site
from qingdan.checks.beside.site_files import INDUSTRIES, SETTINGS, SITE, SYNONYMS, SiteFiles, read_site_files
from qingdan.checks.beside.words import everyday_words

__all__ = [
    "INDUSTRIES",
    "SETTINGS",
    "SITE",
    "SYNONYMS",
    "SiteFiles",
    "beside",
    "everyday_words",
    "read_site_files",
    "unsafe_files",
    "with_site",
]
