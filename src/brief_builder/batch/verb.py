"""A table, a folder of packs or a query → each pack built, a result as it comes, and a report when all are done."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from brief_builder.batch.checking import check_order
from brief_builder.batch.claims import check_claims
from brief_builder.batch.clusters import cluster_executor
from brief_builder.batch.delivering import KEPT, Delivery, Folder, delivery_to
from brief_builder.batch.folders import REPORT
from brief_builder.batch.hands import SECONDS, Hands
from brief_builder.batch.listing import list_packs
from brief_builder.batch.model import BatchResult, Order, State
from brief_builder.batch.planning import Defaults, plan
from brief_builder.batch.private import sweep
from brief_builder.batch.reporting import STATES, report_json
from brief_builder.batch.running import run
from brief_builder.batch.working import work
from brief_builder.build.locking import Lock
from brief_builder.build.system_errors import told_of_system
from brief_builder.build.unwritable import FULL, unwritable
from brief_builder.inputs.sql_address import masked
from brief_builder.problems import BriefError, Problems

_CHECKED: tuple[State, ...] = ("checked", "failed")
_EVERY = 60.0  # seconds between two reports of a batch that goes on
_ON = "the same command goes on from there"
_AHEAD = 2  # orders a hand: one that it does, one that waits, so that it need not wait


class Batch:
    """Packs that are to be built; they are, while somebody goes through the results: `for result in batch: …`.

    Attributes:
        orders: one for each pack, in the order of the table.
        problems: what was found in the table that is no error.
        results: those that there are so far, as they came.
        report: where the report is written: when it begins, every minute, and when the last result was given or nobody
            asks for more.
        out: the folder or the URL as it was given, without a password.
        gone: the folders that an earlier batch built there and no order names, as of then; they are left alone.
    """

    def __init__(
        self, orders: tuple[Order, ...], problems: Problems, place: Delivery, out: str, shown: str, *,
        executor: Executor | None, cluster: str | None, jobs: int | None, window: int | None, seconds: float,
        again: bool,
    ) -> None:  # fmt: skip
        self.orders, self.problems = orders, problems
        self.results: list[BatchResult] = []
        self.gone: tuple[str, ...] = ()
        self.out = shown
        self.report = f"{place.shown.rstrip('/')}/{REPORT}"
        self._place, self._out = place, out
        self._executor, self._cluster, self._jobs, self._window = executor, cluster, jobs, window
        self._seconds, self._again = seconds, again
        self._states = STATES

    def __len__(self) -> int:
        return len(self.orders)

    @property
    def counts(self) -> Mapping[State, int]:
        """How many were built, kept and failed so far; of a check, how many were checked and failed."""
        found = Counter(result.state for result in self.results)
        return {state: found[state] for state in self._states}

    def __iter__(self) -> Iterator[BatchResult]:
        """Build; each result as it comes. What one pack meets ends no other.

        Raises:
            BriefError: output-unwritable, batch-cluster, batch-worker (no process can be started), before anything was
                built; output-unwritable where the disk or the temporary folder is full.
        """
        self._begin(STATES)
        with self._held(), self._hands() as (executor, window):
            self._report()  # that of an earlier batch says nothing of this one, which may be killed
            told = time.monotonic()
            try:
                for result in run(self.orders, partial(work, out=self._out, again=self._again), executor, window):
                    self.results.append(result)
                    if time.monotonic() - told >= _EVERY:
                        with suppress(BriefError):  # somebody has it open: the next, or the last, will say it
                            self._report()
                        told = time.monotonic()
                    yield result
                    if result.no_room:
                        raise self._full(result)
            except BriefError:  # what ended it is to be told, and not that the report has no room either
                with suppress(BriefError):
                    self._report()
                raise
            except BaseException:
                self._report()
                raise
            self._report()

    def checked(self) -> Iterator[BatchResult]:
        """Check each pack as `check` does, filled with the words of its row; each result as it comes.

        Nothing is written. What one pack meets ends no other.

        Raises:
            BriefError: batch-cluster, batch-worker (no process can be started); output-unwritable where the temporary
                folder is full.
        """
        self._begin(_CHECKED)
        with self._hands() as (executor, window):
            for result in run(self.orders, check_order, executor, window):
                self.results.append(result)
                yield result
                if result.no_room:
                    raise self._full(result)

    def as_json(self) -> str:
        """What became of each: of packs that were built, what the report says."""
        return report_json(self.orders, self.results, self.gone, self._states).decode()

    def _begin(self, states: tuple[State, ...]) -> None:
        self._states = states
        self.results.clear()
        sweep()

    def _full(self, last: BatchResult) -> BriefError:
        """That a pack found no room, and how far the batch came."""
        counts = self.counts
        checks = self._states == _CHECKED
        done = len(self.results) - 1 if checks else counts["built"] + counts["kept"]
        so_far = f"{done:,} of {len(self):,} packs {'were checked' if checks else 'stand'}"
        if last.no_room == "out" and not checks:
            cures = ("delete what you no longer need there, or choose another folder with --out", _ON)
            return unwritable(Path(self._place.shown), f"{FULL}; {so_far}", cures)
        told = last.problems[0]
        on = () if checks else (_ON,)
        return BriefError([replace(told, message=f"{told.message}; {so_far}", help=(*told.help, *on))])

    def _report(self) -> None:
        self.gone = self._place.gone(order.name for order in self.orders)
        self._place.write(REPORT, report_json(self.orders, self.results, self.gone))

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Two batches at once would do everything twice; of a URL it cannot be told."""
        if isinstance(self._place, Folder):
            with Lock(self._place.out / KEPT):
                yield
        else:
            yield

    @contextmanager
    def _hands(self) -> Iterator[tuple[Executor, int]]:
        if self._executor is not None:
            yield self._executor, self._window or _AHEAD * _workers(self._executor)
        elif self._cluster is not None:
            with cluster_executor(self._cluster) as (executor, workers):
                yield executor, self._window or _AHEAD * workers
        else:
            hands = Hands(self._jobs, seconds=self._seconds)
            try:
                yield hands, self._window or _AHEAD * hands.count
            finally:
                hands.shutdown(wait=False, cancel_futures=True)


def _workers(executor: Executor) -> int:
    """How many an executor of others has, as those of Python say; one where it does not."""
    count = getattr(executor, "_max_workers", 1)
    return count if isinstance(count, int) and count > 0 else 1


def _each_once(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


@told_of_system
def batch(
    table: str | Path,
    *,
    out: str | Path = Path("output"),
    pack: str | Path | None = None,
    sheet: str = "",
    languages: tuple[str, ...] = (),
    audiences: tuple[str, ...] = (),
    as_of: date | None = None,
    only: tuple[str, ...] = (),
    strict: bool = False,
    pdf: bool = False,
    again: bool = False,
    executor: Executor | None = None,
    cluster: str | None = None,
    jobs: int | None = None,
    window: int | None = None,
    seconds: float = SECONDS,
) -> Batch:
    """Read a table of packs, and check it; the packs are built when the results are asked for.

    Args:
        table: a .csv, .tsv, .xlsx, .json or .yaml file with a row for each pack, a folder of packs, or a query of a
            database (NAME.sql.yaml), which is asked now and only now.
        out: the files of a pack go to OUT/NAME. A folder, or a URL that fsspec knows, which takes the extra
            `remote`.
        pack: the pack of rows that name none.
        sheet: of a workbook; "" for its only visible one.
        languages, as_of, only, strict, pdf: as `build` takes them, for rows that do not say otherwise.
        audiences: for whom each pack is built, once for each; () takes the pack's own.
        again: build what has not changed, too.
        executor: who builds; None starts processes on this machine. It is not shut down. Others than ours cannot end
            what takes too long, and those whose workers are other machines need `out` to be a place that all share.
        cluster: the address of a Dask scheduler, as in tcp://10.0.0.5:8786; it takes the extra `cluster`.
        jobs: how many processes; None for one a processor.
        window: how many packs are handed out at a time; None for two a worker.
        seconds: after which a pack is given up, by our own processes.

    Raises:
        BriefError: everything that is wrong with the table, and what it would write over; nothing was built.
    """
    problems = Problems()
    listed = list_packs(Path(table), sheet, problems)
    model = Path(pack) if pack is not None else None
    defaults = Defaults(model, _each_once(languages), _each_once(audiences), as_of, only, strict, pdf, sheet)
    orders = plan(listed, defaults, problems) if listed is not None else ()
    problems.stop_on_error()
    said = str(out)
    place = delivery_to(said)
    if isinstance(place, Folder):
        said = os.path.realpath(place.out)
    check_claims(orders, place, problems)
    problems.stop_on_error()
    return Batch(
        orders, problems, place, said, masked(str(out)), executor=executor, cluster=cluster, jobs=jobs, window=window,
        seconds=seconds, again=again,
    )  # fmt: skip
