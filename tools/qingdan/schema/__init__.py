"""What an entry must look like, and what each field is called: the JSON Schemas and their vocabulary.

In: ``schemas/*.schema.json`` from a source, and documents to hold against them. Out: the collections with their field
trees (labels, order, references, identities, burdens), and a Chinese diagnostic (QD1xx) for every violation.
"""

from qingdan.schema.collection import Collection, Field, Schemas
from qingdan.schema.load import SchemaError, load_schemas, trusted_schemas, usable_schemas
from qingdan.schema.shape import check_shape
from qingdan.schema.violation import Violation, violations

__all__ = [
    "Collection",
    "Field",
    "SchemaError",
    "Schemas",
    "Violation",
    "check_shape",
    "load_schemas",
    "trusted_schemas",
    "usable_schemas",
    "violations",
]
