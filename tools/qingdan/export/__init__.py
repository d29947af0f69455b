"""The registry as open data: static JSON below ``api/v1``, the schemas below ``schemas/v1``, and maps for machines.

In: a registry, when its entries last changed, the edition and the address of the site. Out: the content of files by address below the
site; nothing is written here, and the same commit gives the same bytes.
"""

from qingdan.export.api import edition_files, list_files, moved_files, schema_files
from qingdan.export.linked import linked_files
from qingdan.export.maps import map_files, site_address
from qingdan.export.past import findings_file, metrics_file, past_files
from qingdan.export.tables import DATABASE

__all__ = [
    "DATABASE",
    "edition_files",
    "findings_file",
    "linked_files",
    "list_files",
    "map_files",
    "metrics_file",
    "moved_files",
    "past_files",
    "schema_files",
    "site_address",
]
