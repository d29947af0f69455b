"""Pictures drawn from the lists, as static SVG that needs no script and reads in print and in the dark.

In: the rows of an entry. Out: an SVG string, the same bytes for the same rows.
"""

from qingdan.charts.bars import bar_chart
from qingdan.charts.flow import flow_chart
from qingdan.charts.gantt import Bar, gantt_chart, gantt_charts

__all__ = ["Bar", "bar_chart", "flow_chart", "gantt_chart", "gantt_charts"]
