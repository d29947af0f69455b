"""The first state of a city's own lists: its registry, its first bodies, the national laws, and the files around them.

In: which place it is and what was chosen. Out: every file as bytes by its path; nothing is written here.
"""

from qingdan.edit.city.found import Choice, files_of
from qingdan.edit.city.place import Place, named, place_of

__all__ = ["Choice", "Place", "files_of", "named", "place_of"]
