"""Orders go out a few at a time, and each has a result, whatever becomes of who does it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any

import pytest

from batch_packs import Here
from brief_builder.batch.estimating import Estimate, told
from brief_builder.batch.hands import HandLost, HandSlow
from brief_builder.batch.model import BatchResult, Order
from brief_builder.batch.running import run
from brief_builder.problems import Place


def _order(number: int) -> Order:
    return Order(f"pack-{number}", "/packs", Place("t.csv", line=number + 2))


def _done(order: Order) -> BatchResult:
    return BatchResult(order.name, order.place, "built")


class Held(Executor):
    """Does nothing by itself; `out` are the orders that it has, oldest first."""

    def __init__(self) -> None:
        self.out: list[tuple[Future[Any], Order]] = []
        self.most = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        assert not kwargs
        future: Future[Any] = Future()
        self.out.append((future, args[0]))
        self.most = max(self.most, len(self.out))
        if len(self.out) == 3:  # the window is full: nobody would ask for more
            first, order = self.out.pop(0)
            first.set_result(fn(order))
        return future


def test_no_more_orders_are_out_than_the_window_holds() -> None:
    """However long the table is: it is not even read further."""
    taken: list[int] = []

    def orders() -> Iterator[Order]:
        for number in itertools.count():
            taken.append(number)
            yield _order(number)

    held = Held()
    results = run(orders(), _done, held, 3)
    assert [next(results).name for _ in range(5)] == [f"pack-{number}" for number in range(5)]
    assert (held.most, len(taken)) == (3, 7)
    results.close()  # type: ignore[attr-defined]
    assert all(future.cancelled() for future, _ in held.out)


def test_any_executor_will_do() -> None:
    """Threads, as an example of what Python has itself."""
    with ThreadPoolExecutor(2) as threads:
        found = list(run(map(_order, range(5)), _done, threads, 2))
    assert sorted(result.name for result in found) == [f"pack-{number}" for number in range(5)]


LOST = {
    "slow": (HandSlow(9), "`pack-0` took longer than 9 seconds, and was given up"),
    "killed": (
        HandLost(-9),
        "the process that built `pack-0` ended in the middle: SIGKILL, perhaps because memory ran out",
    ),
    "ended": (HandLost(3), "the process that built `pack-0` ended in the middle: exit code 3"),
    "other": (OSError("no worker"), "`pack-0` was not built: OSError: no worker"),
    "a password": (OSError("no ftp://desk:secret@here/x"), "`pack-0` was not built: OSError: no ftp://desk:***@here/x"),
}


@pytest.mark.parametrize("name", LOST)
def test_an_order_that_is_lost_is_a_result_that_says_why(name: str) -> None:
    """With the row that asked for it."""
    error, message = LOST[name]

    def lost(order: Order) -> BatchResult:
        if order.name == "pack-0":
            raise error
        return _done(order)

    first, second = run(map(_order, range(2)), lost, Here(), 1)
    assert (first.state, first.problems[0].code, first.problems[0].message) == ("failed", "batch-worker", message)
    assert (first.problems[0].place.line, second.state) == (2, "built")


def test_an_executor_that_is_broken_loses_all() -> None:
    """And says so of each; the batch ends."""
    broken = ThreadPoolExecutor(1)
    broken.shutdown()
    assert [result.state for result in run(map(_order, range(3)), _done, broken, 2)] == ["failed"] * 3


def test_the_estimate_is_of_what_was_built() -> None:
    """A thousand packs that were kept say nothing of how long the others take."""
    estimate = Estimate(1_100)
    for number in range(1_000):
        estimate.add("kept", number / 1_000)
    assert estimate.seconds(1.0) is None
    for number in range(10):
        estimate.add("built", 1.0 + (number + 1) * 6)
    assert estimate.seconds(61.0) == pytest.approx(90 * 6, rel=0.01)


def test_the_estimate_follows_the_pace() -> None:
    """What was built lately counts; and a pack that takes long lets it grow."""
    estimate = Estimate(1_000)
    now = 0.0
    for number in range(200):
        now += 1 if number < 100 else 3
        estimate.add("built", now)
    assert estimate.seconds(now) == pytest.approx(800 * 3, rel=0.01)
    assert (estimate.seconds(now + 60) or 0) > 800 * 3 + 50


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (10, "less than a minute left"),
        (65, "about 1 minute left"),
        (720, "about 12 minutes left"),
        (4 * 3_600, "about 4 hours left"),
    ],
)
def test_the_estimate_in_words(seconds: float | None, words: str) -> None:
    """No seconds that nobody can promise."""
    assert told(seconds) == words
