"""The registry as open data: static JSON below ``api/v1``, the schemas below ``schemas/v1``, and maps for machines.

In: a registry, its edition and the address of the site. Out: the content of files by address below the site; nothing is
written here, and the same commit gives the same bytes.
"""

from qingdan.export.api import api_files
from qingdan.export.linked import linked_files
from qingdan.export.maps import map_files, site_address
from qingdan.export.past import findings_file, past_files
from qingdan.export.tables import DATABASE, table_files, tables_of

__all__ = [
    "DATABASE",
    "api_files",
    "findings_file",
    "linked_files",
    "map_files",
    "past_files",
    "site_address",
    "table_files",
    "tables_of",
]
