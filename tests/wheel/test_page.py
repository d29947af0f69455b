"""The manual's page for a new place, played as it is written, from the wheel in an empty folder."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from tests.support import ROOT
from tests.wheel.conftest import Installed

PAGE = (ROOT / "site/manual/new-city.md").read_text("utf-8")
HALL = "lists/organisations/zhengwu-dating.yml"


def lines(part: str) -> list[str]:
    """What is typed in a part of the page, by the word that its heading begins with."""
    (section,) = re.findall(rf"^## {part}.*?(?=^## )", PAGE, re.MULTILINE | re.DOTALL)
    blocks = re.findall(r"^```sh\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    return [line.partition("  #")[0].strip() for block in blocks for line in block.splitlines()]


class Desk:
    """A desk where the page is read and nothing else is known."""

    def __init__(self, folder: Path, installed: Installed) -> None:
        """Put the two files that the page asks for into the folder."""
        for path in installed.wheel.parent.iterdir():
            shutil.copy(path, folder)
        (folder / "home").mkdir()
        self.folder, self.said = folder, ""
        self.version = installed.wheel.name.split("-")[1]
        self.environment = {**installed.environment, "HOME": str(folder / "home")}

    def type(self, line: str) -> None:
        """Type a line; what the browser does is done to the file, as the page says too. Every command must succeed."""
        line = line.replace("版本", self.version).replace("仓库地址", "../origin.git")
        if line.startswith("cd "):
            self.folder = self.folder / line.removeprefix("cd ")
        elif line == "qingdan edit":
            assert '在最后加一行 `phone: "12345"`' in PAGE
            with (self.folder / HALL).open("a", encoding="utf-8") as file:
                file.write('phone: "12345"\n')
            self.type("qingdan fmt")
        elif line != "qingdan serve":
            done = subprocess.run(
                ["sh", "-c", line],
                cwd=self.folder, env=self.environment, input="\n\n", capture_output=True, text=True, check=False,
            )  # fmt: skip
            self.said = done.stdout + done.stderr
            assert done.returncode == 0, f"{line}\n{self.said}"


def test_the_page_leads_from_nothing_to_a_published_change_and_to_the_gate(
    installed: Installed, tmp_path: Path
) -> None:
    """Every line of the parts that need no answer from another office, in their order."""
    desk = Desk(tmp_path, installed)
    for line in lines("一、"):
        if line.startswith(("sha256sum", "git config", "qingdan --version")):
            desk.type(line)
    for line in lines("二、"):
        desk.type(line)
    for line in lines("三、"):
        desk.type(line)
        if line.startswith("qingdan review"):
            assert "检查没有错误，要决定的改动都有决定。" in desk.said
            assert "电话改变：电话：12345" in desk.said
    for line in lines("四、"):
        desk.type(line)
    built = desk.folder / "build/site"
    assert "12345" in (built / "organisations/zhengwu-dating/index.html").read_text("utf-8")
    published = [path.read_text("utf-8") for path in built.glob("changes/2*/index.html")]
    assert sum("电话改变：电话：12345" in text for text in published) == 1
    assert not (built / "admin").exists()
    subprocess.run(["git", "init", "-q", "--bare", str(tmp_path / "origin.git")], check=True, env=desk.environment)
    for line in lines("六、"):
        desk.type(line)
    began = re.search(r"gate_from: ([0-9a-f]{40})", (desk.folder / "lists/registry.yml").read_text("utf-8"))
    assert began is not None
    desk.type("git fetch -q")
    desk.type(f"git merge-base --is-ancestor {began[1]} origin/main")
    desk.type("git diff --exit-code origin/main")
    desk.type("qingdan review origin/main")
