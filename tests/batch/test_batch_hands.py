"""The processes of a batch: one that dies, or takes too long, loses what it had and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from brief_builder import BatchResult, BriefError
from brief_builder.batch import hands as hands_module
from brief_builder.batch.hands import HandLost, Hands, HandSlow, HandUnstarted
from brief_builder.batch.model import Order
from brief_builder.batch.running import run
from brief_builder.problems import Place


@pytest.fixture(scope="module")
def hands() -> Iterator[Hands]:
    """One process at a time, which may take three seconds for a thing, and do three."""
    made = Hands(1, seconds=3, orders=3)
    yield made
    made.shutdown(wait=False, cancel_futures=True)


def test_what_is_asked_is_done_elsewhere(hands: Hands) -> None:
    """In another process, which is exchanged when it has done enough."""
    ids = [future.result(120) for future in [hands.submit(os.getpid) for _ in range(4)]]
    assert (os.getpid() in ids, len(set(ids)), ids[0] == ids[2], ids[2] == ids[3]) == (False, 2, True, False)


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_process_that_dies_loses_one_order(hands: Hands) -> None:
    """As the system ends one whose memory runs out; the one that takes its place does the rest."""
    lost, found = hands.submit(signal.raise_signal, signal.SIGKILL), hands.submit(abs, -1)
    with pytest.raises(HandLost) as caught:
        lost.result(120)
    assert (caught.value.code, found.result(120)) == (-signal.SIGKILL, 1)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_what_a_process_has_started_ends_with_it(hands: Hands, tmp_path: Path) -> None:
    """However it ended: nobody else would end what it left running."""
    told = tmp_path / "started"
    with pytest.raises(HandLost):
        hands.submit(os.system, f"sleep 300 & echo $! > {told}; kill -9 $PPID; sleep 300").result(120)
    until = time.monotonic() + 20
    while _runs(int(told.read_text())) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _runs(int(told.read_text()))


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_process_that_ended_with_nothing_to_do_loses_no_order(hands: Hands) -> None:
    """As the system ends the largest process there is; the next order has another."""
    gone = hands.submit(os.getpid).result(120)
    os.kill(gone, signal.SIGKILL)
    time.sleep(0.5)
    assert hands.submit(abs, -1).result(120) == 1


def test_what_takes_too_long_is_ended(hands: Hands) -> None:
    """And the next order has a new process."""
    slow, quick = hands.submit(time.sleep, 300), hands.submit(abs, -1)
    with pytest.raises(HandSlow):
        slow.result(120)
    assert quick.result(120) == 1


def test_ending_takes_no_time() -> None:
    """What runs is ended, what waits is taken back."""
    hands = Hands(1)
    running, waiting = hands.submit(time.sleep, 300), hands.submit(abs, -1)
    while not hands.processes:
        time.sleep(0.01)
    began = time.monotonic()
    hands.shutdown(wait=False, cancel_futures=True)
    assert time.monotonic() - began < 2
    with pytest.raises(HandLost):
        running.result(5)
    with pytest.raises(CancelledError):
        waiting.result(5)
    assert hands.processes == ()


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_no_process_outlives_a_batch_that_was_killed(tmp_path: Path) -> None:
    """Else it would write beside the batch that is started after it."""
    code = (
        "import time; from brief_builder.batch.hands import Hands; hands = Hands(1); hands.submit(time.sleep, 300)\n"
        "while not hands.processes: time.sleep(0.01)\n"
        "print(hands.processes[0], flush=True); time.sleep(300)\n"
    )
    owner = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=tmp_path)
    assert owner.stdout is not None
    hand = int(owner.stdout.readline())
    time.sleep(2)  # it is at work
    owner.kill()
    owner.wait()
    owner.stdout.close()
    until = time.monotonic() + 20
    while _runs(hand) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _runs(hand)


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_system_that_starts_no_process_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where too many run: a thousand orders would fail alike."""

    def refused(*_: object, **__: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(hands_module, "start_process", refused)
    hands = Hands(1)
    try:
        with pytest.raises(HandUnstarted) as caught:
            hands.submit(abs, -1).result(120)
        assert "Resource temporarily unavailable" in caught.value.said
    finally:
        hands.shutdown(wait=False, cancel_futures=True)


def test_processes_that_do_not_begin_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a few, with what the last one said; not once for each order."""
    monkeypatch.setattr(hands_module, "_MODULE", "brief_builder.batch.no_such_module")
    hands = Hands(1)
    try:
        with pytest.raises(HandUnstarted) as caught:
            hands.submit(abs, -1).result(120)
        assert "No module named 'brief_builder.batch.no_such_module'" in caught.value.said
        order = Order("a", "a", Place("t.csv", line=2))
        with pytest.raises(BriefError) as told:
            list(run([order] * 12, BatchResult, hands, 2))  # type: ignore[arg-type]  # nobody calls it
        assert [problem.code for problem in told.value.problems] == ["batch-worker"]
        assert "no_such_module" in told.value.problems[0].message
    finally:
        hands.shutdown(wait=False, cancel_futures=True)
