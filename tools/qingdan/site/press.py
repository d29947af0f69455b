"""Make the parts of a site and write their files, or take over those that are as they were."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from qingdan.model.noted import ALL
from qingdan.pages import Hold, SitePart
from qingdan.pages.shell import Shells
from qingdan.site.contents import Contents
from qingdan.site.groups import Files
from qingdan.site.kept import Kept, Made, notes_in
from qingdan.site.place import Put, SiteFolder

INDEX = "index.html"
TURN = 16
"""Parts that a process takes at a time."""
_DATA = "/data/"
_ENTRY = 3
"""Slashes in the name of an entry's part."""


@dataclass(frozen=True, slots=True)
class Job:
    """A part of a site: its name, whether it is pages, and what makes its files by address.

    ``hold`` says what it hangs on; ``notes`` is where it is noted what it asks of the registry.
    """

    name: str
    pages: bool
    make: Callable[[], Files]
    hold: Hold
    notes: set[str]


def site_jobs(contents: Contents, shells: Shells, notes: set[str]) -> list[Job]:
    """What there is to make, in turns of which the first begin with what takes long; ``notes`` are those of the contents' registry.

    The page of the data goes with the first group, the data themselves: it tells their sums. That turn lasts longest, so that with it
    go small pages, from amid those of the entries. Pages that are of no entry are many in one part, and stand before all others: of the
    last turns none is long, so that no process waits for another.
    """

    def drawn(part: SitePart) -> Files:
        return ((f"{page.address}{INDEX}", shells.page(page)) for page in part.make())

    pages = [Job(f"/{part.address}", True, partial(drawn, part), part.hold, notes) for part in contents.parts.values()]
    groups = [Job(str(at), False, group.make, group.hold, notes) for at, group in enumerate(contents.groups)]
    with_data = [job for job in pages if job.name == _DATA]
    every = sorted((job for job in pages if job.name != _DATA), key=lambda job: job.name.count("/") >= _ENTRY)
    out: list[Job] = []
    for group in groups:
        turn = [*with_data, group] if not out else [group]
        amid = slice(at := 0 if out else len(every) // 2, at + TURN - len(turn))
        out += [*turn, *every[amid]]
        del every[amid]
    return out + every


def pages_in(made: Mapping[str, Made]) -> list[str]:
    """The addresses of the pages among the parts of a site, without ``index.html``."""
    files = (address for name, part in made.items() if name.startswith("/") for address, _ in part.files)
    return [address.removesuffix(INDEX) for address in files]


@dataclass(frozen=True, slots=True)
class Press:
    """Writes into a place. ``kept`` is what is known of the site before."""

    place: SiteFolder
    kept: Kept = field(default_factory=Kept)
    progress: Callable[[int, int], None] = lambda *_: None

    def write(self, jobs: Sequence[Job]) -> tuple[dict[str, Made], int]:
        """Make and write; the parts by name, and how many files hold something new."""
        made: dict[str, Made] = {}
        written = 0
        for done, job in enumerate(jobs):
            self.progress(done, len(jobs))
            files = self._again(job)
            if files is None:
                job.notes.clear()
                files = [(address, self.place.write(address, content)) for address, content in job.make()]
                notes = notes_in(job.notes) if job.hold is Hold.ASKED else [ALL]
            else:
                notes = self.kept.parts[job.name].notes
            made[job.name] = Made(notes, [(address, put.stamp) for address, put in files])
            written += sum(put.fresh for _, put in files)
        return made, written

    def _again(self, job: Job) -> list[tuple[str, Put]] | None:
        """The files of a part that is as it was; None where it has to be made."""
        kept = self.kept.parts.get(job.name) if job.hold is not Hold.MORE else None
        if kept is None:
            return None
        if not all(self.place.take(address, stamp) for address, stamp in kept.files):
            return None
        return [(address, Put(stamp, fresh=False)) for address, stamp in kept.files]
