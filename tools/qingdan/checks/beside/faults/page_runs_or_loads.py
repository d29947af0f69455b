"""QD073."""

from collections.abc import Iterator

from qingdan.checks.beside.markup import at, of_html, of_page, of_script, of_style
from qingdan.checks.beside.site_files import MARKUP, PAGE, SCRIPT, STYLE
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Text


@rule("QD073")
def page_runs_or_loads(text: Text) -> Iterator[Diagnostic]:
    r"""页面里有脚本或者内嵌的样式，或者从别处取内容。

    为什么：每一页只准用本站自己的文件（内容安全策略）：内嵌的脚本和样式不会起作用；从别的网站取图片、字体，等于把访问者告诉别人。
    改法：删去它；图片和样式表放进 site/assets，写相对地址；别的网站用普通链接。

    正例:
        # site/manual/readers.md
        # 读者须知

        ![样子](../assets/guide.svg)
        # site/assets/guide.svg
        <svg xmlns="http://www.w3.org/2000/svg"></svg>

    反例:
        # site/manual/readers.md
        # 读者须知

        <script>alert(1)</script>
        ^^^^^^^
    """
    for kinds, look, what in (((STYLE,), of_style, "样式表"), (SCRIPT, of_script, "脚本")):
        if text.path.endswith(kinds):
            for offset, told in look(text.content):
                shown = " ".join(told.split())[:60]
                place = text.at(offset, len(told.partition("\n")[0]))
                yield report(page_runs_or_loads, place, f"{what}不能从别处取内容：{shown}")
            return
    if text.path.endswith(PAGE):
        found = of_page(text.content)
    elif text.path.endswith(MARKUP):
        found = of_html(text.content, strict=text.path.endswith(".html"))
    else:
        return
    for fault in dict.fromkeys(found):
        offset, length = at(text.content, fault.sign)
        written = text.content[offset : offset + length].partition("\n")[0]
        yield report(page_runs_or_loads, text.at(offset, max(len(written), 1)), f"页面里{fault.told}")
