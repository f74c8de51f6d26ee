"""Work that other processes do: it is done once, in order of need, and in this process where none of them can."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Lock

import pytest

from brief_builder.build.crew import Crew, free_hands
from brief_builder.office.package import rels_name
from brief_builder.problems import Fault

SECONDS = 60


@pytest.fixture
def crew() -> Iterator[Crew]:
    """One process beside this one."""
    made = Crew(1)
    yield made
    made.close()


def _waited(crew: Crew) -> int:
    """The process that works, once it does."""
    job = crew.begin(os.getpid)
    until = time.monotonic() + SECONDS
    while job.state != "done" and time.monotonic() < until:
        time.sleep(0.01)
    return int(job.result())


def test_work_is_done_beside_this_process(crew: Crew) -> None:
    """In one that stays for the next work."""
    first, second = _waited(crew), _waited(crew)
    assert first == second != os.getpid()


def test_without_other_processes_work_is_done_here() -> None:
    """On a machine with one processor."""
    crew = Crew(0)
    assert [crew.begin(rels_name, each).result() for each in ("", "word/document.xml")] == [
        "_rels/.rels",
        "word/_rels/document.xml.rels",
    ]
    assert crew.begin(os.getpid).result() == os.getpid()
    crew.close()


def test_each_job_gives_its_own_result(crew: Crew) -> None:
    """Whoever did it, and in whatever order they are asked for."""
    jobs = {number: crew.begin(rels_name, f"part{number}.xml") for number in range(200)}
    found = {number: jobs[number].result() for number in sorted(jobs, key=lambda n: (n % 7, n))}
    assert found == {number: f"_rels/part{number}.xml.rels" for number in range(200)}


def test_what_the_work_raises_is_raised_where_it_is_asked_for(crew: Crew) -> None:
    """A fault cannot be sent: the work is done again here."""
    job = crew.begin(_refused, "x")
    with pytest.raises(Fault, match="no x"):
        job.result()


def _refused(what: str) -> None:
    raise Fault("pdf-failed", f"no {what}")


def test_what_cannot_be_sent_is_done_here(crew: Crew) -> None:
    """A lambda has no name that another process knows, and a lock no bytes; the process stays for other work."""
    hand = _waited(crew)
    assert crew.begin(lambda: os.getpid()).result() == os.getpid()
    assert isinstance(crew.begin(Lock).result(), type(Lock()))
    assert _waited(crew) == hand


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_process_that_was_ended_costs_nothing_but_time(crew: Crew) -> None:
    """Somebody kills it, or the memory is full."""
    os.kill(_waited(crew), signal.SIGKILL)
    assert [crew.begin(rels_name, f"{n}").result() for n in range(20)] == [f"_rels/{n}.rels" for n in range(20)]


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_process_that_hangs_is_not_waited_for_for_ever(crew: Crew) -> None:
    """Its work is done here."""
    crew.longest = 0.5
    hand = _waited(crew)
    os.kill(hand, signal.SIGSTOP)
    job = crew.begin(rels_name, "x.xml")
    while job.state == "waiting":
        time.sleep(0.01)
    assert job.result() == "_rels/x.xml.rels"


def test_work_that_nobody_will_ask_for_is_not_done() -> None:
    """A build that stopped leaves work behind; the next one begins without it."""
    crew = Crew(0)
    crew.begin(rels_name, "old")
    crew.forget()
    assert list(crew._waiting) == []


def test_the_processes_end_with_the_crew() -> None:
    """And are not waited for."""
    crew = Crew(1)
    process = _waited(crew)
    crew.close()
    if sys.platform != "win32":
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_the_processes_end_with_a_process_that_was_killed() -> None:
    """The pipe ends, whatever happened to whoever held it."""
    code = (
        "import os, time; from brief_builder.build.crew import Crew; crew = Crew(1); job = crew.begin(os.getpid)\n"
        "while job.state != 'done': time.sleep(0.01)\n"
        "print(job.result(), flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        hand = int(process.stdout.readline())
        process.kill()
    until = time.monotonic() + SECONDS
    while _runs(hand) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _runs(hand)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not (state.is_file() and ") Z" in state.read_text())  # ended, and nobody has asked how


def test_nothing_is_imported_from_the_folder_where_the_command_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, crew: Crew
) -> None:
    """A pack may hold a file that is called like a module."""
    (tmp_path / "pickle.py").write_text("raise SystemExit", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert _waited(crew) != os.getpid()


def test_one_processor_is_left_to_this_process() -> None:
    """And no more than three processes are started."""
    assert 0 <= free_hands() <= 3
