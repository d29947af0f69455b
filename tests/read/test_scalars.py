"""Unquoted values are taken only where YAML 1.1 and YAML 1.2 agree on them."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from qingdan.read.scalars import ScalarReading, reading

SCALARS = st.from_regex(r"[-+]?[0-9a-zA-Z_.:~=]{1,12}", fullmatch=True)


@given(SCALARS)
def test_what_is_taken_as_text_or_number_is_the_same_in_yaml_1_1(text: str) -> None:
    """PyYAML resolves by YAML 1.1; where it sees another type than we, the value must have been refused."""
    taken = reading(text)
    tag = yaml.SafeLoader("").resolve(yaml.ScalarNode, text, (True, False))
    if taken is ScalarReading.TEXT:
        assert tag == "tag:yaml.org,2002:str"
    elif taken is ScalarReading.INTEGER:
        assert tag == "tag:yaml.org,2002:int"
        assert yaml.safe_load(text) == int(text)
    elif taken is ScalarReading.BOOLEAN:
        assert tag == "tag:yaml.org,2002:bool"


def test_dates_are_text_where_they_exist() -> None:
    """A real date is taken as typed; one that is not on the calendar is refused."""
    assert reading("2024-02-29") is ScalarReading.DATE
    assert reading("2023-02-29") is ScalarReading.NO_SUCH_DATE
    assert reading("2023-2-9") is ScalarReading.AMBIGUOUS
