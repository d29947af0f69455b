"""Post what a judging job left: ``post.py github`` or ``post.py gitlab``. Runs from the main branch alone, with the token.

``post.py github-conflicts`` tells below each open request that conflicts how it is merged; at GitLab that comes with the other.

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
CONFLICT = "<!-- qingdan-merge -->"
_BRANCH = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._/-]{0,98}[A-Za-z0-9])?")
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


def merging(request: Request) -> str:
    """How a request that conflicts is merged, with the mark; empty where it does not."""
    if not request.conflict:
        return ""
    branch = request.target if _BRANCH.fullmatch(request.target) else "目标分支"
    return "\n".join(
        [
            CONFLICT,
            f"> **与 {branch} 有冲突，还合不进去。** 不用逐行解决：清单可以按条目、字段和行合并。",
            "",
            "在自己的分支上，都提交好以后运行：",
            "",
            "```",
            f"git fetch origin {branch}",
            f"qingdan merge origin/{branch}",
            "```",
            "",
            "两边改的不是同一处的，都留下；改了同一处的，列出来用 `--take` 选一个。看过以后加 `--write`，再 `git commit`、`git push`。",
            "",
        ]
    )


def github_conflicts(environment: Mapping[str, str], tell: Callable[[str], object]) -> int:
    """Tell of conflicts below every open request, and take that away where there is none any more."""
    host = GitHub(environment["GITHUB_API_URL"], environment["GITHUB_REPOSITORY"], environment["GH_TOKEN"])
    author = environment.get("QINGDAN_BOT", _BOT)
    for request in host.requests():
        if request.conflict is not None:
            tell(f"请求 {request.number}：{host.post(request.number, merging(request), author, CONFLICT)}")
    return 0


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
        if request.conflict is not None:
            tell(f"请求 {request.number} 的冲突：{host.post(request.number, merging(request), CONFLICT)}")
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
    hosts = {"github": github, "github-conflicts": github_conflicts, "gitlab": gitlab}
    if len(arguments) != 1 or arguments[0] not in hosts:
        sys.stderr.write("用法：post.py github、post.py github-conflicts 或者 post.py gitlab\n")
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
