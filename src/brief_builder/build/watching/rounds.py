"""A pack → a build now, and another whenever one of its files is saved; until it is stopped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Event

from brief_builder.build.crew import Crew, free_hands
from brief_builder.build.producing import Built, build
from brief_builder.build.progress import Progress, quiet
from brief_builder.build.reuse import Reuse
from brief_builder.build.system_errors import ToldOfSystemError, told_of_system
from brief_builder.build.watching.changes import Changed, changes_between
from brief_builder.build.watching.saves import Snapshot, at_rest, events, saved, watched
from brief_builder.pack import find_pack, template_folders
from brief_builder.problems import BriefError, Problem, shown_path
from brief_builder.proof import Manifest

_AGAIN = 2.0  # seconds until files that could not be written are tried again
_HELD = "output-unwritable"


@dataclass(frozen=True)
class Rebuilt:
    """One build of several.

    Attributes:
        built: what was made; None while something is wrong, and the files are those of the last build.
        problems: what was found, worst first.
        saved: the files that were saved since the build before, as messages give them; () for the first.
        changes: what is other in the produced files; () where nothing is, and for the first build.
        held: whether the files could not be written, as another program holds one open; they are tried again.
    """

    built: Built | None
    problems: list[Problem] = field(default_factory=list)
    saved: tuple[str, ...] = ()
    changes: tuple[Changed, ...] = ()
    held: bool = False


@told_of_system
def watch(
    folder: str | Path | None = None,
    *,
    out: str | Path = Path("output"),
    as_of: date | None = None,
    languages: tuple[str, ...] = (),
    only: tuple[str, ...] = (),
    strict: bool = False,
    pdf: bool = False,
    audience: str | None = None,
    stop: Event | None = None,
    progress: Progress = quiet,
) -> Iterator[Rebuilt]:
    """Build a pack, and again whenever a file of it or a template is saved.

    What is wrong does not end it: it is in what it gives, and the next save is waited for. A save that changes
    nothing, and what programs write beside a file that is open, start no build.

    Args:
        folder, out, as_of, languages, only, strict, pdf, audience: as for `build`.
        stop: ends the watching when it is set, from another thread.
        progress: is told what each build begins.

    Raises:
        BriefError: pack-missing, watch-missing.
    """
    where = find_pack(Path(folder) if folder is not None else None)
    rounds = _Rounds(
        where, Path(out), as_of, languages, only, strict=strict, pdf=pdf, audience=audience, progress=progress
    )
    return rounds.run(stop or Event())


class _Rounds:
    """The builds, each with what is known from those before."""

    def __init__(
        self, pack: Path, out: Path, as_of: date | None, languages: tuple[str, ...], only: tuple[str, ...],
        *, strict: bool, pdf: bool, audience: str | None, progress: Progress,
    ) -> None:  # fmt: skip
        self._pack, self._out, self._as_of, self._languages, self._only = pack, out, as_of, languages, only
        self._strict, self._pdf, self._audience, self._progress = strict, pdf, audience, progress
        self._reuse = Reuse(Crew(free_hands()))
        self._last: Manifest | None = None
        self._told: list[Problem] = []
        self._held = False
        self._folders = [each.resolve() for each in (pack, *template_folders(pack)) if each.is_dir()]
        # The pack's own templates lie within it.
        self._folders = [each for each in self._folders if not any(other in each.parents for other in self._folders)]
        # Who stands in the pack's folder has what is produced in it too.
        self._apart = [each for each in [out.resolve()] if each not in (pack.resolve(), *pack.resolve().parents)]

    def run(self, stop: Event) -> Iterator[Rebuilt]:
        try:
            yield from self._rebuilt(stop)
        finally:
            if self._reuse.crew is not None:
                self._reuse.crew.close()

    def _rebuilt(self, stop: Event) -> Iterator[Rebuilt]:
        waiting = events(self._folders, self._apart, stop, lambda: _AGAIN if self._held else 0)
        next(waiting, None)  # from here on nothing is missed
        seen = watched(self._folders, self._apart)
        rebuilt, seen = self._watched_round((), seen)
        yield rebuilt
        for event in waiting:
            if not event:  # nothing was saved: a program may have let go of a file
                again, seen = self._watched_round((), seen)
                if not again.held:
                    yield again
                continue
            now = at_rest(lambda: watched(self._folders, self._apart), seen)
            files = saved(seen, now)
            if not files:
                continue
            rebuilt, seen = self._watched_round(tuple(map(shown_path, files)), now)
            yield rebuilt

    def _watched_round(self, files: tuple[str, ...], before: Snapshot) -> tuple[Rebuilt, Snapshot]:
        """A build, and what stood in the folders when it was made."""
        rebuilt = self._round(files)
        if saved(before, watched(self._folders, self._apart)):  # some of its files were saved meanwhile
            self._reuse.forget_this_round()
        return rebuilt, before

    def _round(self, files: tuple[str, ...]) -> Rebuilt:
        self._reuse.begin()
        self._held = False
        try:
            built = build(
                self._pack,
                out=self._out,
                as_of=self._as_of,
                languages=self._languages,
                only=self._only,
                strict=self._strict,
                pdf=self._pdf,
                audience=self._audience,
                progress=self._progress,
                reuse=self._reuse,
            )
        except ToldOfSystemError as error:
            return Rebuilt(None, list(error.problems), files)
        except BriefError as error:
            self._held = all(each.code == _HELD for each in error.problems)
            return Rebuilt(None, list(error.problems), files, held=self._held)
        before, self._last = self._last, built.manifest
        changes = changes_between(before, built.manifest) if before is not None and built.manifest is not None else ()
        return Rebuilt(built, list(built.problems), files, changes)
