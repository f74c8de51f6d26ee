"""Many small packs → how long `brief batch` takes, and what memory, killed half-way and started again; as Markdown.

python benchmarks/batch.py FOLDER            1,000 packs by two processes; FOLDER must not be there yet
python benchmarks/batch.py FOLDER 30 1       30 packs by one process
python benchmarks/batch.py FOLDER 30 2 dask  30 packs by a Dask cluster of two workers, which is started for it

The packs are those of the tests, each with figures of its own, so that no chart is like another. At half of them the
command is killed, as a machine is that loses its power (SIGKILL), and then run again. Linux: memory is read from /proc.
"""

from __future__ import annotations

import filecmp
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from small_pack import make_pack

LOOK = 1.0  # seconds between two looks at the memory
SMALLEST = 60  # MB: a process with less builds nothing
COMMAND = [sys.executable, "-c", "from brief_builder.cli import main; main()"]


def make_packs(project: Path, count: int) -> None:
    """`count` packs in PROJECT/data, each with figures of its own."""
    model = make_pack(project)
    for number in range(count):
        pack = project / "data" / f"island-{number:04}"
        shutil.copytree(model, pack)
        before, after = f"{2 + number % 97 / 10 + 1:.1f}", f"{2 + number % 97 / 10 + 1.5 + number // 97 / 10:.1f}"
        for file in ("pack.yaml", "facts/trade.yaml", "sources/gazette.clippings.txt"):
            path = pack / file
            text = path.read_text(encoding="utf-8").replace("name: small", f"name: {pack.name}")
            text = text.replace("5.1 million", f"{before} million").replace("5.6 million", f"{after} million")
            path.write_text(text, encoding="utf-8")
    shutil.rmtree(model)


@dataclass
class Run:
    """A run of the command.

    Attributes:
        memory: (packs done, MB of the command, MB of each of its processes) at each look.
        seconds: that it took.
        worked: processor seconds of the command and its processes; of no use where it was killed.
        code: its exit code.
    """

    memory: list[tuple[int, float, list[float]]] = field(default_factory=list)
    seconds: float = 0.0
    worked: float = 0.0
    code: int | None = None


def run(project: Path, how: list[str], kill_at: int | None = None) -> Run:
    """Run the command; with `kill_at`, kill it when so many packs stand."""
    done = Run()
    began, worked = time.monotonic(), processor()
    command = [*COMMAND, "batch", "data", *how]
    process = subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    while process.poll() is None:
        time.sleep(LOOK)
        standing = len(records(project))
        pids = {*children(process.pid), *children(os.getpid())} - {process.pid}
        hands = [mb for pid in pids if (mb := resident(pid)) > SMALLEST]
        done.memory.append((standing, resident(process.pid), hands))
        if kill_at is not None and standing >= kill_at:
            process.send_signal(signal.SIGKILL)
            kill_at = None
    done.seconds, done.worked, done.code = time.monotonic() - began, processor() - worked, process.wait()
    return done


def processor() -> float:
    """Processor seconds of all that this process has waited for, and of what that has waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def records(project: Path) -> dict[str, int]:
    """Pack → when its record was written, in nanoseconds."""
    found = {}
    for path in (project / "output" / ".batch").glob("*.json"):
        found[path.stem] = path.stat().st_mtime_ns
    return found


def written(project: Path) -> dict[str, int]:
    """File of a pack → when it was written, in nanoseconds."""
    output = project / "output"
    files = (path for path in output.glob("island-*/**/*") if path.is_file())
    return {path.relative_to(output).as_posix(): path.stat().st_mtime_ns for path in files}


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    return [int(word) for path in Path(f"/proc/{pid}/task").glob("*/children") for word in path.read_text().split()]


def resident(pid: int) -> float:
    """The memory of a process in MB; 0 where it is gone."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def equal_to_build(project: Path, pack: str) -> bool:
    """Whether a pack's files are those that `brief build` makes."""
    subprocess.run(  # noqa: S603
        [*COMMAND, "build", f"data/{pack}", "--out", "single"], cwd=project, capture_output=True, check=True
    )
    single = project / "single" / pack
    files = [path.relative_to(single) for path in single.rglob("*") if path.is_file()]
    return bool(files) and all(filecmp.cmp(single / f, project / "output" / pack / f, shallow=False) for f in files)


def curve(looks: list[tuple[int, float, list[float]]], count: int, steps: int = 10) -> list[str]:
    """The rows of a table: the memory when so many packs stood."""
    rows = []
    for step in range(1, steps + 1):
        low, high = count * (step - 1) // steps, count * step // steps
        within = [look for look in looks if low < look[0] <= high and look[2]]
        if within:
            own = sum(look[1] for look in within) / len(within)
            hands = [mb for look in within for mb in look[2]]
            rows.append(f"| {low + 1:,} to {high:,} | {own:.0f} | {sum(hands) / len(hands):.0f} | {max(hands):.0f} |")
    return rows


def main() -> None:
    """Read the arguments, and start a cluster where one is asked for."""
    project = Path(sys.argv[1])
    count, jobs = (int(word) for word in (*sys.argv[2:4], *("1000", "2")[len(sys.argv[2:4]) :]))
    if "dask" in sys.argv:
        import dask
        from distributed import LocalCluster

        dask.config.set({"distributed.worker.profile.enabled": False})  # docs/batch.md says why
        with LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address=":0") as cluster:
            measure(project, count, jobs, ["--cluster", cluster.scheduler_address])
    else:
        measure(project, count, jobs, ["--jobs", str(jobs)])


def measure(project: Path, count: int, jobs: int, how: list[str]) -> None:
    """Build half, kill, build the rest, look at what stands, and print all of it."""
    project.mkdir(parents=True)
    make_packs(project, count)
    first = run(project, how, kill_at=count // 2)
    time.sleep(2)  # its processes see within half a second that it is gone
    before, files = records(project), written(project)
    begun = {name.partition("/")[0] for name in files} - before.keys()
    second = run(project, how)
    after, now = records(project), written(project)
    report = json.loads((project / "output" / "batch.json").read_text(encoding="utf-8"))
    again = [name for name, when in before.items() if after[name] != when]
    changed = [name for name, when in files.items() if name.partition("/")[0] in before and now[name] != when]
    left = [path for path in (project / "output").rglob(".*") if path.name.endswith((".part", ".old", ".building"))]
    third = run(project, how)
    print(f"{count:,} packs, {jobs} processes, Python {sys.version.split()[0]}\n")
    print("| What | Figure |\n|---|--:|")
    print(f"| stood when the command was killed | {len(before):,} packs after {first.seconds:.0f} s |")
    print(f"| were half written then | {len(begun)} |")
    print(f"| built by the second run | {report['counts']['built']:,} packs in {second.seconds:.0f} s |")
    print(f"| kept by the second run | {report['counts']['kept']:,} |")
    print(f"| built twice | {len(again)} packs, {len(changed)} files |")
    print(f"| failed | {report['counts']['failed']} |")
    print(f"| left over | {len(left)} files |")
    print(f"| files are those of `brief build` | {equal_to_build(project, f'island-{count // 2:04}')} |")
    print(f"| a further run, with nothing to do | {third.seconds:.0f} s |")
    print(f"| a pack, by the clock | {(first.seconds + second.seconds) / count:.2f} s |")
    print(f"| a pack, processor time | {second.worked / max(report['counts']['built'], 1):.2f} s |\n")
    print("| Packs | The command, MB | A process, mean, MB | A process, most, MB |\n|---|--:|--:|--:|")
    print("\n".join(curve([*first.memory, *second.memory], count)))


if __name__ == "__main__":
    main()
