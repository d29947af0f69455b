"""A folder for a court: the history as a bundle, the keys, the entry, its versions, and instructions for git and ssh-keygen alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qingdan.read import SourceError
from qingdan.read.git import run
from qingdan.read.revision import Revision, day_in_china
from qingdan.seal.publication import PREFIX, Publication
from qingdan.seal.signing import Signer, allowed_signers, signers_of

_SCRIPT = """\
#!/bin/sh
# 核对这份证明：只用 git 和 ssh-keygen。在这个文件夹里运行：sh verify.sh
set -eu
export GIT_NO_REPLACE_OBJECTS=1 GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
[ ! -e copy ] || { echo "这里已经有 copy 文件夹，请先移走"; exit 2; }
git clone --quiet --bare repository.bundle copy
git -C copy fsck --full --no-dangling --no-progress
before=none last=
for seal in SEALS; do
  git -C copy -c gpg.format=ssh -c gpg.ssh.allowedSignersFile="$PWD/allowed_signers" verify-tag "$seal"
  case "$(git -C copy cat-file tag "$seal")" in
    *"
previous: $before
"*) ;;
    *) echo "不对：$seal 没有接着上一次封存"; exit 1 ;;
  esac
  [ -z "$last" ] || git -C copy merge-base --is-ancestor "$last" "$seal" || { echo "不对：$seal 不含 $last"; exit 1; }
  before=$(git -C copy rev-parse "refs/tags/$seal") last=$seal
done
[ "$before" = "RECEIPT" ] || { echo "不对：最后一次封存不是这份证明所说的"; exit 1; }
[ "$(git hash-object --no-filters history.txt)" = "HISTORY" ] || { echo "不对：history.txt 不是做这份证明时写的"; exit 1; }
[ "$(git -C copy rev-parse "$last:ENTRY")" = "$(git hash-object --no-filters entry.yml)" ] || { echo "不对：条目和封存的内容不同"; exit 1; }
echo "都对：entry.yml 就是 $last 封存的内容"
echo "回执：$before（请与保存在外面的回执核对）"
"""
_PAGE = """\
# 证明

- 条目：{name}（`{path}`）
- 最后一次封存：{seal}，{day}
- 回执：`{receipt}`

## 里面有什么

| 文件 | 内容 |
| --- | --- |
| `entry.yml` | 最后一次封存时，这个条目的全文，逐字节 |
| `history.txt` | 这个条目的每个版本：从哪天起适用、哪天登记、依据哪个决定、哪次封存起有 |
| `repository.bundle` | 清单的全部历史和全部封存，git 的格式 |
| `allowed_signers` | 可以封存的机构和它们的公钥 |
| `verify.sh` | 核对用的命令，十几行，可以先看再运行 |

## 怎样核对

1. 用一台装有 git（2.34 以上）和 ssh-keygen 的电脑，不需要清单的工具，不需要网络。
2. 在这个文件夹里运行 `sh verify.sh`。每一次封存都应当显示 Good "git" signature，最后一行前显示“都对”。
3. 把显示的回执与自己另外保存的回执（公报、纸质件、审计机关、档案馆留存的）逐字核对。两者相同，历史就没有被改写过。
4. 公钥是不是那个机构的，请向该机构核实：`ssh-keygen -lf 公钥文件` 显示公钥的指纹。

## 它证明什么

签名的机构在封存时认可了这些内容；此后内容、决定和先后次序没有被改动。内容本身是否合法，不由它证明。
"""


def proof(root: Path, out: Path, entry: tuple[str, str], history: str, seals: Sequence[Publication]) -> Publication:
    """Write the folder, which must not be there, for an entry (its name and its file's path); the last seal, which it rests on.

    ``history`` is the text of the entry's versions. Raises SourceError where nothing is sealed, or the last seal has no such file.
    """
    name, path = entry
    if not seals:
        raise SourceError("尚未封存，没有可以证明的。改法：先用 qingdan seal 封存")
    last = seals[-1]
    at = Revision(root, last.commit)
    content = at.content(path)
    if content is None:
        raise SourceError(f"最后一次封存（{last.name}）里没有这个条目")
    if out.exists():
        raise SourceError(f"“{out}”已经有了。改法：换一个文件夹")
    out.mkdir(parents=True)
    tags = [f"refs/tags/{each.name}" for each in seals]
    run(root, "bundle", "create", "--quiet", str((out / "repository.bundle").resolve()), "HEAD", *tags)
    script = _SCRIPT.replace("SEALS", " ".join(each.name for each in seals)).replace("RECEIPT", last.id)
    (out / "verify.sh").write_text(script.replace("ENTRY", at.prefix + path), encoding="utf-8")
    (out / "entry.yml").write_bytes(content)
    (out / "allowed_signers").write_text(allowed_signers(_keys(root, seals)), encoding="utf-8")
    (out / "history.txt").write_text(history, encoding="utf-8")
    page = _PAGE.format(
        name=name, path=path, seal=last.name.removeprefix(PREFIX), day=day_in_china(last.time), receipt=last.id
    )
    (out / "说明.md").write_text(page, encoding="utf-8")
    return last


def _keys(root: Path, seals: Sequence[Publication]) -> list[Signer]:
    """The keys that the seals were held against: those of the first commit, and of every seal that others follow."""
    found: dict[Signer, None] = {}
    for each in seals[:-1] or seals:
        found |= dict.fromkeys(signers_of(Revision(root, each.commit)))
    return list(found)
