"""The first state of a city's own lists: its registry, its first bodies, the national laws, and the files around them.

In: which place it is and what was chosen. Out: every file as bytes by its path; nothing is written here.
"""

from qingdan.edit.city.found import Choice, custodian_of, files_of
from qingdan.edit.city.place import Division, meant, named, place_of, unknown
from qingdan.edit.city.wheel import wheel_files

__all__ = ["Choice", "Division", "custodian_of", "files_of", "meant", "named", "place_of", "unknown", "wheel_files"]
