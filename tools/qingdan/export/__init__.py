"""The registry as open data: static JSON below ``api/v1``, the schemas below ``schemas/v1``, and maps for machines.

In: a registry, its edition and the address of the site. Out: the content of files by address below the site; nothing is
written here, and the same commit gives the same bytes.
"""

from qingdan.export.api import index_files, list_files
from qingdan.export.linked import linked_files
from qingdan.export.maps import map_files, site_address
from qingdan.export.past import findings_file, past_files
from qingdan.export.tables import DATABASE

__all__ = [
    "DATABASE",
    "findings_file",
    "index_files",
    "linked_files",
    "list_files",
    "map_files",
    "past_files",
    "site_address",
]
