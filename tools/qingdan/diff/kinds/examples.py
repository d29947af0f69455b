"""The heads of the files in the examples: each example is a small part of an entry."""

POWER = "# lists/power/ju/xuke.yml\n"
LICENCE = POWER + "type: 行政许可\n"
GUIDE = "# lists/guides/ju/xuke.yml\n"
DUTY = "# lists/responsibility/ju/xuke.yml\n"
DEPARTMENT = "# lists/duties/ju.yml\n"
NEGATIVE = "# lists/negative/c/meitan.yml\n"
ORGANISATION = "# lists/organisations/ju.yml\n"
LAW = "# lists/laws/fa.yml\n"
BUNDLE = "# lists/bundles/yijianshi.yml\n"
ADJUSTMENT = "# lists/adjustments/2026/001.yml\n"
REGISTRY = "# lists/registry.yml\n"
WORDING = "# lists/wording/2026.yml\n"


def law_cited(rest: str) -> str:
    """A power that rests on a row about a law; ``rest`` is what the row says besides, in braces' notation."""
    return POWER + f"basis: [{{law: fa{rest}}}]"
