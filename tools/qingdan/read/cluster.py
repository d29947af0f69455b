"""A Dask cluster as the place where shares are worked on."""

from __future__ import annotations

import logging
import pickle
import re
import time
import zlib
from collections.abc import Callable
from typing import Any, TypeVar

from qingdan.read import snapshot
from qingdan.read.snapshot import Share, fingerprint
from qingdan.read.source import SourceError

Given = TypeVar("Given")
Result = TypeVar("Result")
_ADDRESS = re.compile(r"(tcp|tls)://[^\s/]+:\d+", re.ASCII)
_SECONDS_TO_ANSWER = 10
_SECONDS_WITHOUT_WORKERS = 20.0
_GLANCE = 0.5


class ClusterError(SourceError):
    """The machines that should have worked cannot; the message is for a person, in Chinese."""


class Cluster:
    """The workers of a Dask scheduler. Each gets the bytes of the lists once, and needs no checkout of its own."""

    def __init__(self, address: str, *, patience: float = _SECONDS_WITHOUT_WORKERS) -> None:
        """Take the scheduler's address, and for how many seconds a cluster without a worker is waited for."""
        if not _ADDRESS.fullmatch(address):
            raise ClusterError(f"“{address}”不是调度器的地址：写成 tcp://主机:端口，例如 tcp://10.0.0.5:8786")
        self.address, self.patience = address, patience

    def map(self, work: Callable[[Given, Share], Result], given: Given) -> list[Result]:
        """The results of ``work`` on what is given, one for each worker's share, in their order.

        ``work`` is a function at the top of a module, and what it is given and gives can be pickled.
        Raises ClusterError when the cluster cannot do it.
        """
        try:
            import distributed  # noqa: PLC0415 only who asks for a cluster needs it installed
        except ModuleNotFoundError:
            raise ClusterError(
                "没有安装 distributed，用不了 --scheduler。改法：运行 python -m pip install 'qingdan[cluster]'"
            ) from None
        client_of: Any = distributed.Client
        # What it logs is English, and is told here in one sentence.
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        try:
            with client_of(
                self.address, timeout=min(_SECONDS_TO_ANSWER, self.patience), set_as_default=False
            ) as client:
                every = self._shares(client)
                packed = zlib.compress(pickle.dumps((work, given)), 1)
                return self._results(client, packed, every)
        except ClusterError:
            raise
        except Exception as problem:
            told = f"集群“{self.address}”没有做完：{type(problem).__name__}"
            raise ClusterError(f"{told}。改法：确认调度器和工人都在运行，再运行一次") from problem

    def _shares(self, client: Any) -> list[Share]:
        """A share for each worker. Raises ClusterError when there is none, or one has another version of the tool."""
        try:
            found = client.run(_theirs)
        except ModuleNotFoundError:
            found = {"": ""}
        if not found:
            raise ClusterError(f"集群“{self.address}”里没有工人。改法：先用 dask worker {self.address} 启动")
        other = sorted(worker for worker, theirs in found.items() if theirs != fingerprint())
        if other:
            told = f"集群里的工人（{other[0] or '其中之一'}）没有装清单工具，或者装的是另一个版本"
            raise ClusterError(f"{told}。改法：在每台机器上装同一个版本")
        return [Share(number, len(found)) for number in range(1, len(found) + 1)]

    def _results(self, client: Any, packed: bytes, every: list[Share]) -> list[Any]:
        """What the workers made; a share whose worker is lost is worked on by another, as long as there is one."""
        from distributed.client import FutureCancelledError  # noqa: PLC0415 as above

        for last in (False, True):
            # Bytes that were sent ahead are lost with the last worker that held them; then they are sent once more.
            sent = client.scatter(packed, broadcast=True, hash=False)
            futures = [client.submit(_worked, sent, share, pure=False, retries=2) for share in every]
            try:
                self._wait(client, futures)
                return [pickle.loads(zlib.decompress(answer)) for answer in client.gather(futures)]  # noqa: S301 our own workers wrote it
            except FutureCancelledError:
                if last or client.status != "running":
                    raise
        raise AssertionError

    def _wait(self, client: Any, futures: list[Any]) -> None:
        alone = 0.0
        while not all(each.done() for each in futures):
            time.sleep(_GLANCE / 10)
            alone = alone + _GLANCE / 10 if not client.scheduler_info()["workers"] else 0.0
            if client.status != "running" or alone > self.patience:
                raise ClusterError(f"集群“{self.address}”已经没有工人或者断开了，没有做完。改法：重新启动集群，再运行一次")  # fmt: skip


def _theirs() -> str:
    """The sum of the tool where this runs; a worker looks at its own files."""
    return snapshot.fingerprint()


def _worked(packed: bytes, share: Share) -> bytes:
    """One share, on a worker."""
    work, given = pickle.loads(zlib.decompress(packed))  # noqa: S301 Dask itself carries pickles
    return zlib.compress(pickle.dumps(work(given, share)), 1)


__all__ = ["Cluster", "ClusterError"]
