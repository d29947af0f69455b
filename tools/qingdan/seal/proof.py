"""A folder for a court: the history as a bundle, the keys, the entry, its versions, and instructions for git and ssh-keygen alone."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from qingdan.read import SourceError
from qingdan.read.git import run
from qingdan.read.revision import Revision, day_in_china
from qingdan.seal.publication import PREFIX, SealedPublication
from qingdan.seal.signing import Signer, allowed_signers, signers_of

SUMS = "sums.txt"
"""The file of the folder that holds the SHA-256 of every other."""
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
[ "$(git -C copy rev-parse "$last:ENTRY")" = "$(git hash-object --no-filters entry.yml)" ] || { echo "不对：条目和封存的内容不同"; exit 1; }
while IFS= read -r line; do
  rest=${line##*；提交 }
  commit=${rest%%；*} rest=${rest#*；文件 }
  file=${rest%%；*} blob=${rest#*；内容 }
  git -C copy merge-base --is-ancestor "$commit" "$last" 2>/dev/null ||
    { echo "不对：history.txt 写的提交 $commit 不在封存的历史里"; exit 1; }
  [ "$(git -C copy rev-parse --quiet --verify "$commit:$file" || echo 没有)" = "$blob" ] ||
    { echo "不对：history.txt 写的 $commit 的内容与封存的不同"; exit 1; }
done < history.txt
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
| `keys/` | 这些公钥，一把一个文件 |
| `verify.sh` | 核对用的命令，三十来行，可以先看再运行 |
| `sums.txt` | 以上每个文件的 SHA-256 |

## 怎样核对

1. 用一台装有 git（2.34 以上）和 ssh-keygen 的电脑，不需要清单的工具，不需要网络。
2. 核对这个文件夹没有被动过：运行 `sha256sum -c sums.txt`，每个文件都应当显示 OK。
   再运行 `sha256sum sums.txt`，与制作人当时另外记下的摘要逐字核对。
   没有记下摘要的，这一步只能发现传送中的损坏。
3. 在这个文件夹里运行 `sh verify.sh`。每一次封存都应当显示 Good "git" signature，最后一行前显示“都对”。
4. 把显示的回执与自己另外保存的回执（公报、纸质件、审计机关、档案馆留存的）逐字核对。两者相同，历史就没有被改写过。
5. 公钥是不是那个机构的，请向该机构核实指纹。下面每一行显示一把公钥的指纹：

```sh
{fingerprints}
```

## 什么由什么证明

| 要证明的 | 凭什么 |
| --- | --- |
| `entry.yml` 是最后一次封存的内容 | 封存的签名（第 3 步） |
| 历史没有被改写，封存一次接一次 | 签名和回执（第 3、4 步） |
| `history.txt` 写的每个版本确实在封存的历史里，内容是哪一份 | 封存的签名（第 3 步） |
| `history.txt` 写的生效日期、依据的决定和登记日期 | 由工具从这段历史里算出；要复核，克隆 `repository.bundle`，运行 `qingdan history` |
| `history.txt` 的文字做好以后没有被动过 | `sums.txt` 的摘要（第 2 步） |
| 签名的是哪个机构 | 向该机构核实公钥的指纹（第 5 步） |
| 内容合法 | 不由这份证明证明 |
"""


def proof(
    root: Path, out: Path, entry: tuple[str, str], history: str, seals: Sequence[SealedPublication]
) -> SealedPublication:
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
    keys = _keys(root, seals)
    (out / "allowed_signers").write_text(allowed_signers(keys), encoding="utf-8")
    (out / "history.txt").write_text(history, encoding="utf-8")
    (out / "keys").mkdir()
    named = [f"keys/{at}-{each.body}.pub" for at, each in enumerate(keys, 1)]
    for file, each in zip(named, keys, strict=True):
        (out / file).write_text(f"{each.key} {each.body}\n", encoding="utf-8")
    page = _PAGE.format(
        name=name,
        path=path,
        seal=last.name.removeprefix(PREFIX),
        day=day_in_china(last.time),
        receipt=last.id,
        fingerprints="\n".join(f"ssh-keygen -lf {file}" for file in named),
    )
    (out / "说明.md").write_text(page, encoding="utf-8")
    files = sorted(each.relative_to(out).as_posix() for each in out.rglob("*") if each.is_file())
    sums = "".join(f"{hashlib.sha256((out / file).read_bytes()).hexdigest()}  {file}\n" for file in files)
    (out / SUMS).write_text(sums, encoding="utf-8")
    return last


def _keys(root: Path, seals: Sequence[SealedPublication]) -> list[Signer]:
    """The keys that the seals were held against: those of the first commit, and of every seal that others follow."""
    found: dict[Signer, None] = {}
    for each in seals[:-1] or seals:
        found |= dict.fromkeys(signers_of(Revision(root, each.commit)))
    return list(found)
