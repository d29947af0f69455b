"""The commands and what they share."""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys
from collections.abc import Sequence

import click

from qingdan import __version__
from qingdan.cli.leave import leave
from qingdan.cli.tasks import TASKS
from qingdan.cli.words import ChineseGroup, usage_error
from qingdan.read import SourceError

COMMANDS = {
    "abolish": "qingdan.cli.change:abolish_command",
    "adjust": "qingdan.cli.adjust:adjust_command",
    "cache": "qingdan.cli.cache:cache_command",
    "cases": "qingdan.cli.cases:cases_command",
    "check": "qingdan.cli.check:check_command",
    "combine": "qingdan.cli.succession:combine_command",
    "diff": "qingdan.cli.diff:diff_command",
    "edit": "qingdan.cli.edit:edit_command",
    "enact": "qingdan.cli.enact:enact_command",
    "explain": "qingdan.cli.explain:explain_command",
    "fmt": "qingdan.cli.fmt:fmt_command",
    "history": "qingdan.cli.history:history_command",
    "init": "qingdan.cli.init:init_command",
    "laws": "qingdan.cli.laws:laws_command",
    "log": "qingdan.cli.log:log_command",
    "merge": "qingdan.cli.merge:merge_command",
    "migrate": "qingdan.cli.migrate:migrate_command",
    "new": "qingdan.cli.new:new_command",
    "number": "qingdan.cli.number:number_command",
    "proof": "qingdan.cli.seal:proof_command",
    "rename": "qingdan.cli.change:rename_command",
    "reorganise": "qingdan.cli.reform:reorganise_command",
    "replace": "qingdan.cli.succession:replace_command",
    "resume": "qingdan.cli.pause:resume_command",
    "review": "qingdan.cli.diff:review_command",
    "schemas": "qingdan.cli.schemas:schemas_command",
    "seal": "qingdan.cli.seal:seal_command",
    "serve": "qingdan.cli.serve:serve_command",
    "show": "qingdan.cli.history:show_command",
    "site": "qingdan.cli.site:site_command",
    "split": "qingdan.cli.succession:split_command",
    "suspend": "qingdan.cli.pause:suspend_command",
    "transfer": "qingdan.cli.change:transfer_command",
    "verify": "qingdan.cli.seal:verify_command",
    "xlsx": "qingdan.cli.xlsx:xlsx_command",
}
"""Where each command is; it is loaded when it is called, so that one need not wait for the others."""

_SELDOM = 50_000
"""Objects made before cycles are looked for: modules and data stay, and there are few cycles among them."""


@click.group(cls=ChineseGroup, invoke_without_command=False, places=COMMANDS, tasks=TASKS)
@click.version_option(__version__, message="清单 %(version)s", help="显示版本。")
def commands() -> None:
    """清单：权力清单、责任清单和负面清单的检查与发布。

    清单是 lists 文件夹里的 YAML 文件。改好之后先检查，再看网站。
    """


_TROUBLES = {
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "超过了磁盘的限额",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOENT: "没有这个文件或者文件夹",
    errno.EROFS: "这里只能读，不能写",
    errno.EIO: "磁盘读写出错",
    errno.EMFILE: "同时打开的文件太多",
    errno.ENOTDIR: "路径中间有一段不是文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
}


def unfinished(error: OSError) -> str:
    """What the system said, in words, with the file where it named one."""
    told = _TROUBLES.get(error.errno or 0) or error.strerror or str(error) or type(error).__name__
    return f"{told}（{error.filename}）" if error.filename else told


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Exit 0: nothing wrong; 1: findings; 2: could not run."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        code = commands.main(
            args=list(arguments) if arguments is not None else None, prog_name="qingdan", standalone_mode=False
        )
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        return 2
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx is not None else "qingdan"
        click.echo(f"{usage_error(error)}\n用法见：{path} --help", err=True)
        return 2
    except (SourceError, click.ClickException) as error:
        click.echo(getattr(error, "message", None) or str(error), err=True)
        return 2
    except (KeyboardInterrupt, click.Abort):
        click.echo("已中断", err=True)
        return 2
    except BrokenPipeError:
        return 2
    except OSError as error:
        click.echo(f"没有完成：{unfinished(error)}", err=True)
        return 2
    except Exception as error:
        if os.environ.get("QINGDAN_DEBUG"):
            raise
        click.echo(f"工具自己出了故障：{type(error).__name__}: {error}", err=True)
        click.echo("请把这条信息报告给维护人员；设 QINGDAN_DEBUG=1 再运行一次可以看到细节。", err=True)
        return 2
    return code if isinstance(code, int) else 0


_HARMLESS = ("GIT_EXEC_PATH", "GIT_SSH", "GIT_SSL_", "GIT_ASKPASS", "GIT_TERMINAL_PROMPT", "GIT_PROXY_")
"""How the variables begin that say where git's own programs are and how it fetches; all others could make it tell something else."""


def plain_git() -> None:
    """Let git see the folder's own repository, index, objects and settings, whatever the environment says of others."""
    for name in [each for each in os.environ if each.startswith("GIT_") and not each.startswith(_HARMLESS)]:
        del os.environ[name]
    os.environ["GIT_NO_REPLACE_OBJECTS"] = "1"


def run() -> int:
    """Run the command that a person typed, in a process that does nothing else and may end here; the exit code."""
    gc.set_threshold(_SELDOM)
    plain_git()
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 to the end of the process
    if sys.stdout is None:
        sys.stderr.write("标准输出是关着的，没有地方写结果\n")
        return 2
    before = signal.getsignal(signal.SIGINT)
    try:
        if before is not signal.SIG_IGN:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        code = main()
    except KeyboardInterrupt:
        os.write(2, "已中断\n".encode())
        code = 2
    finally:
        if before is not None:
            signal.signal(signal.SIGINT, before)
    return leave(code)
