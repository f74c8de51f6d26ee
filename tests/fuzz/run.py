"""Fuzz the program: `python tests/fuzz/run.py --seconds 3600`.

Every target runs in a process of its own, so that a crash or a hang of one is told with the input that made it, and the
others go on. At the end a table is printed, and the status is 1 where something was found.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
_TESTS = HERE.parent
if str(_TESTS) not in sys.path:
    sys.path[:1] = [str(_TESTS), str(_TESTS.parent / "src")]

from fuzz.drivers import WAYS, has_atheris  # noqa: E402  the path comes first
from fuzz.targets import NAMES, target  # noqa: E402

_GRACE = 60  # seconds for loading, and for the last input
# Seconds of the processor that one input may take, whatever it does: code that is not Python cannot be interrupted.
_STUCK = 120
_SLOWED = 8  # so many seconds of the clock may each take: other work may be done beside
_FOREVER = 10**9


def _used(process: int) -> float:
    """Seconds of the processor that a process has used (proc(5), stat: utime and stime)."""
    try:
        said = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:  # it has ended, or the system is no Linux
        return 0.0
    return (int(said[11]) + int(said[12])) / os.sysconf("SC_CLK_TCK")


@dataclass
class Job:
    """A target, and the way in which its inputs are made."""

    name: str
    way: str
    folder: Path
    most: int
    seed: int
    seconds: float = 0
    process: subprocess.Popen[bytes] | None = None
    began: float = 0
    told: list[str] = field(default_factory=list)
    part: int = 0
    parts: list[dict[str, Any]] = field(default_factory=list)
    tried: tuple[float, float] = (0, 0)  # when the input at hand was begun, and what the process had used by then

    @property
    def here(self) -> Path:
        """The folder of the process that runs now."""
        return self.folder / str(self.part)

    def start(self, corpus: Path, left: float) -> None:
        """Begin, or go on with another seed where a process died; `left` are seconds of the whole run."""
        self.here.mkdir(parents=True)
        self.seconds = left if not self.parts else min(left, self.seconds)
        used = sum(part.get("runs", 0) for part in self.parts)
        left = self.seconds - sum(part.get("wall", 0) for part in self.parts)
        command = [sys.executable, "-m", "fuzz.child", self.name, self.way, str(self.here), str(corpus)]
        command += [str(max(left, 1)), str(max(self.most - used, 1)), str(self.seed + 7919 * self.part)]
        path = os.pathsep.join([str(_TESTS), str(_TESTS.parent / "src")])
        environment = {**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
        self.began = time.monotonic()
        with (self.here / "log").open("wb") as log:
            self.process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=self.here)

    def over(self) -> bool:
        """Whether the process has ended; one that is stuck is ended here."""
        assert self.process is not None
        if self.process.poll() is not None:
            return True
        stuck = self._is_stuck()
        late = time.monotonic() - self.began > self.seconds + _GRACE + _STUCK
        if stuck or late:
            self.process.kill()
            self.process.wait()
            if stuck:
                self._died("hang", f"nothing came back for {_STUCK} s")
            return True
        return False

    def _is_stuck(self) -> bool:
        current = self.here / "current"
        since = current.stat().st_mtime if current.exists() else 0.0
        used = _used(self.process.pid) if self.process is not None else 0.0
        if since != self.tried[0]:
            self.tried = (since, used)
        return used - self.tried[1] > _STUCK or (since > 0 and time.time() - since > _STUCK * _SLOWED)

    def end(self) -> bool:
        """Take what the process found; whether another has to go on where it died."""
        assert self.process is not None
        state = self.here / "state.json"
        self.parts.append(
            json.loads(state.read_text()) if state.exists() else {"runs": 0, "wall": 0, "cpu": 0, "outcomes": {}}
        )
        code = self.process.returncode
        log = (self.here / "log").read_text(encoding="utf-8", errors="replace")
        finished = (self.here / "finished").exists() or ("Done " in log and "ERROR: libFuzzer" not in log)
        if code not in (0, -9) and not finished:
            if (self.here / "current").exists():
                self._died("crash", f"the process ended with {code}\n{log[-3000:]}")
            else:
                self.told.append(f"{self.name} ({self.way}) did not begin:\n{log[-3000:]}")
                return False
        self.part += 1
        return not finished and self.part < 5 and time.monotonic() - self.began < self.seconds

    def _died(self, kind: str, told: str) -> None:
        stem = self.here / "finding-died"
        shutil.copy(self.here / "current", stem.with_suffix(".bin"))
        words = {"kind": kind, "signature": f"{kind} of the process", "told": told}
        stem.with_suffix(".json").write_text(json.dumps(words), encoding="utf-8")

    def findings(self) -> list[tuple[dict[str, str], Path]]:
        """What was found, with the input."""
        found = sorted(self.folder.glob("*/finding-*.json"))
        return [(json.loads(path.read_text(encoding="utf-8")), path.with_suffix(".bin")) for path in found]

    @property
    def runs(self) -> int:
        """How many inputs were tried."""
        return sum(part["runs"] for part in self.parts)

    def row(self) -> tuple[str, ...]:
        """Its line of the table."""
        runs = self.runs
        cpu = sum(part["cpu"] for part in self.parts)
        outcomes: dict[str, int] = {}
        for part in self.parts:
            outcomes.update(part["outcomes"])
        codes = {code for outcome in outcomes for code in outcome.split() if "-" in code}
        log = "".join(path.read_text(errors="replace") for path in sorted(self.folder.glob("*/log")))
        branches = log.rpartition(" cov: ")[2].split(" ")[0] if " cov: " in log else "–"
        digest = self.parts[-1].get("digest", "–") if len(self.parts) == 1 else "–"
        rate = f"{runs / cpu:.1f}" if cpu else "–"
        return (
            self.name, self.way, str(runs), f"{cpu:.0f}", rate, branches, str(len(outcomes)), str(len(codes)),
            str(len(self.findings())), digest,
        )  # fmt: skip


def main() -> int:
    """Run, print, and say by the status whether anything was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seconds", type=float, default=300, help="of the clock, for all together (300)")
    parser.add_argument("--jobs", type=int, default=1, help="processes at once (1)")
    parser.add_argument(
        "--only", action="append", choices=(*NAMES, "planted"), help="a target; may be given several times"
    )
    parser.add_argument(
        "--way", action="append", choices=WAYS, help="a way of making inputs; may be given several times"
    )
    parser.add_argument("--seed", type=int, help="the same inputs as before (a new one each time)")
    parser.add_argument(
        "--counted", action="store_true", help="the same inputs each time, so many of each target: for CI"
    )
    parser.add_argument("--folder", type=Path, help="where findings and the corpus are kept (a temporary folder)")
    given = parser.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="fuzz-run-"))
    seed = 1 if given.counted else given.seed if given.seed is not None else random.SystemRandom().randrange(10**6)
    print(f"seed {seed}, folder {folder}", flush=True)
    if not has_atheris() and not given.counted:
        print("Atheris is not installed here: inputs are changed at random, and no coverage leads them.", flush=True)
    jobs = _jobs(given, folder, seed)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        _work(jobs, given.jobs, folder / "corpus", time.monotonic() + given.seconds, counted=given.counted)
    finally:
        for job in jobs:
            if job.process is not None and job.process.poll() is None:
                job.process.kill()
    return _report(jobs, counted=given.counted)


def _jobs(given: argparse.Namespace, folder: Path, seed: int) -> list[Job]:
    pairs = []
    for name in given.only or NAMES:
        it = target(name)
        for way in given.way or WAYS:
            possible = {"grammar": it.strategy is not None, "coverage": has_atheris(), "changes": True}[way]
            if possible and not (given.counted and way == "coverage"):  # these are others each time
                pairs.append((name, way, it.count if given.counted else _FOREVER))
    run = f"run{int(time.time())}"
    return [Job(name, way, folder / run / f"{name}-{way}", most, seed) for name, way, most in pairs]


def _work(jobs: list[Job], at_once: int, corpus: Path, until: float, *, counted: bool) -> None:
    """All jobs, so many at once, which share the time that is left; what has not begun when it is up is left."""
    waiting, running = list(jobs), list[Job]()
    while waiting or running:
        while waiting and len(running) < at_once and time.monotonic() < until:
            job = waiting.pop(0)
            share = 1 if counted else at_once / (len(waiting) + len(running) + 1)
            job.start(corpus / job.name, (until - time.monotonic()) * share)
            running.append(job)
        if time.monotonic() >= until:
            waiting.clear()
        time.sleep(0.2)
        for job in [each for each in running if each.over()]:
            running.remove(job)
            if job.end():
                waiting.insert(0, job)
            else:
                print(f"{job.name} {job.way}: {job.runs} runs, {len(job.findings())} findings", flush=True)


def _report(jobs: list[Job], *, counted: bool) -> int:
    head = ("target", "inputs by", "runs", "cpu s", "runs/s", "branches", "outcomes", "codes", "findings", "digest")
    rows = [head, *(job.row() for job in jobs if job.parts)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(head))]
    print()
    for row in rows:
        cells = [cell.ljust(widths[at]) if at < 2 else cell.rjust(widths[at]) for at, cell in enumerate(row)]
        print("  ".join(cells))
    bad = False
    for job in jobs:
        for told in job.told:
            bad = True
            print(f"\n{told}")
        for finding, path in job.findings():
            bad = True
            print(f"\n{job.name} {finding['kind']}: {finding['told'][-1800:]}")
            print(f"  input: {path} ({path.stat().st_size} bytes)")
        if counted and job.runs < job.most:
            print(f"\n{job.name} {job.way}: the time was up before all inputs were tried")
    if bad and counted:
        print("\nThe same again: python tests/fuzz/run.py --counted --only TARGET --folder FOLDER")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
