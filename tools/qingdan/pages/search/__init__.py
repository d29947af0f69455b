"""The search index of the site as small files, of which the page loads only those that a question needs.

In: the registry and the everyday words of ``site/synonyms.yml``. Out: files by address below ``search/index/``. Names, aliases,
codes and pinyin are found exactly, by position; full text is a list of candidates that the page checks against the text
before it shows one.
"""

from qingdan.pages.search.index import INDEX, search_files
from qingdan.pages.search.page import search_page

__all__ = ["INDEX", "search_files", "search_page"]
