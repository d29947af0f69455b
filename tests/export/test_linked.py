"""Services, bodies and laws in the words of schema.org."""

from __future__ import annotations

import json

from qingdan.checks import check
from qingdan.export.linked import linked_files
from qingdan.read import WorkTree
from tests.support import ROOT


def test_every_guide_body_and_law_is_told_and_none_says_days() -> None:
    """One file each, with its type and its provider; how long it takes is never written as a span of calendar days."""
    registry = check(WorkTree(ROOT), WorkTree(ROOT)).registry
    files = {address: json.loads(text) for address, text in linked_files(registry)}
    told = {name: len(registry.all(name)) for name in ("guides", "organisations", "laws")}
    assert len(files) == sum(told.values())
    for guide in registry.guides:
        body = files[f"ld/{guide.key}.jsonld"]
        assert body["@type"] == "GovernmentService"
        assert body["name"] == guide.name
        power = registry.entries[f"power/{guide.get('power')}"]
        assert body["provider"]["@id"] == f"urn:qingdan:organisations/{power.get('organisation')}"
    assert not [
        address for address, body in files.items() if "processingTime" in json.dumps(body) or '"P' in json.dumps(body)
    ]
