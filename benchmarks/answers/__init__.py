"""What the search answers: how often the expected entry comes first or among three, on a built site, beside other searches.

In: a built site and a file of queries with the entries that answer them. Out: figures for each part of the file, and the misses.
The ranking of the site itself runs in Chromium; it is the only one there is.
"""

from benchmarks.answers.figures import Answer, Figures, figures
from benchmarks.answers.ours import answers, browser, index_files, served
from benchmarks.answers.queries import QUERIES, names_spoilt, read_queries

__all__ = [
    "QUERIES",
    "Answer",
    "Figures",
    "answers",
    "browser",
    "figures",
    "index_files",
    "names_spoilt",
    "read_queries",
    "served",
]
