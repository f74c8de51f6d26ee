"""A batch by a Dask cluster of two workers that is killed → the same command goes on where it stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from batch_packs import files, held_back, make_packs
from brief_builder import build

COUNT = 6


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_a_batch_of_a_cluster_that_was_killed_goes_on(tmp_path: Path) -> None:
    """The workers are processes of their own and live on; all packs are there in the end, and none was built twice."""
    distributed = pytest.importorskip("distributed")
    make_packs(tmp_path, COUNT)
    output, last = tmp_path / "output", f"pack-{COUNT - 1:02}"
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", host="127.0.0.1"
    ) as cluster:
        command = [sys.executable, "-c", "from brief_builder.cli import main; main()", "batch", "data"]
        command += ["--cluster", cluster.scheduler_address]
        with held_back(output, last):
            run = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            until = time.monotonic() + 120
            while len(_records(output)) < 2 and run.poll() is None and time.monotonic() < until:
                time.sleep(0.02)
            run.send_signal(signal.SIGKILL)
            run.wait()
        stood = set(_records(output))
        assert 2 <= len(stood) < COUNT
        before = {path: path.stat().st_mtime_ns for name in stood for path in (output / name).iterdir()}
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split()) == (0, [f"output/pack-{number:02}" for number in range(COUNT)])
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert len(_records(output)) == COUNT
    assert files(output / last) == files(build(tmp_path / "data" / last, out=tmp_path / "single").folder)
    assert [path.name for path in output.rglob(".*") if path.name != ".batch"] == []


def _records(output: Path) -> list[str]:
    """The packs that stand."""
    return [path.stem for path in (output / ".batch").glob("pack-*.json")]
