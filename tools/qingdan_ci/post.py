"""Post what a judging job left: ``post.py github`` or ``post.py gitlab``. Runs from the main branch alone, with the token.

The judging job's workflow and what it leaves may be the request's own. So the request is looked up at the host, what it
changes is asked there, and the comment is made inert before it is posted below what this job says itself.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence

from qingdan_ci.areas import areas_of, mixed_note, untrusted_note
from qingdan_ci.hosts import GitHub, GitLab, HostError, Request
from qingdan_ci.inert import HostileError, inert, left_in
from qingdan_ci.judge import MARK

ARTIFACT = "qingdan-review"
JOB = "review"
_BOT = "github-actions[bot]"


def comment(request: Request, text: str, wrong: str = "") -> str:
    """The whole comment: the mark, what this job knows itself, and the inert text; empty where there is nothing to tell."""
    areas = areas_of(request.paths)
    body = inert(text)
    notes = [untrusted_note(areas), "" if _says(body) else mixed_note(areas)]
    if wrong:
        notes.append(f"> **审阅的结果{wrong}，没有贴。** 请看那一次运行的日志。\n")
    parts = [each for each in (*notes, body) if each]
    return "\n".join([MARK, *parts, "", f"<sub>对应提交 {request.head[:10]}</sub>", ""]) if parts else ""


def _says(body: str) -> bool:
    """Whether the text begins with the note on a mixed request already."""
    return body.startswith("> **⚠️ 这次改动同时改了")


def github(environment: Mapping[str, str], tell: Callable[[str], object]) -> int:
    """Post what one run left. Exit 0 also where the request has moved on; 1 where what was left is not to be believed."""
    host = GitHub(environment["GITHUB_API_URL"], environment["GITHUB_REPOSITORY"], environment["GH_TOKEN"])
    run, head = environment["QINGDAN_RUN"], environment["QINGDAN_HEAD"]
    if not re.fullmatch(r"[0-9]{1,18}", run) or not re.fullmatch(r"[0-9a-f]{40,64}", head):
        raise HostError("没有写明是哪一次运行")
    left = left_in(host.archive(int(run), ARTIFACT))
    request = host.request(left.number)
    if request is None or request.head != head:
        tell(f"请求 {left.number} 不在等这次运行的结论，没有贴")
        return 0
    tell(
        f"请求 {request.number}：{host.post(request.number, comment(request, left.comment), environment.get('QINGDAN_BOT', _BOT))}"
    )
    return 0


def gitlab(environment: Mapping[str, str], tell: Callable[[str], object]) -> int:
    """Post what is left for each open request; one that cannot be read is told in its comment, and the others go on."""
    host = GitLab(environment["CI_API_V4_URL"], int(environment["CI_PROJECT_ID"]), environment["QINGDAN_TOKEN"])
    code = 0
    for request in host.requests():
        try:
            left, wrong = host.left(request, JOB), ""
        except HostError as problem:
            left, wrong, code = "", f"取不到（{problem}）", 1
        if left is None:
            continue
        tell(f"请求 {request.number}：{host.post(request.number, comment(request, left, wrong))} {wrong}")
    return code


def main(arguments: Sequence[str]) -> int:
    """Post at the host that the command line names."""
    hosts = {"github": github, "gitlab": gitlab}
    if len(arguments) != 1 or arguments[0] not in hosts:
        sys.stderr.write("用法：post.py github 或 post.py gitlab\n")
        return 2
    try:
        return hosts[arguments[0]](os.environ, lambda text: sys.stdout.write(f"{text}\n"))
    except (HostError, HostileError) as problem:
        sys.stderr.write(f"没有贴：{problem}\n")
        return 1
    except KeyError as problem:
        sys.stderr.write(f"没有贴：没有 {problem} 这个变量，或者回答里没有它\n")
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
