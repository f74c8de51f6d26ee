"""What was measured in → the table that is printed, with the day, the machine and all versions above it."""

from __future__ import annotations

import platform
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

HEAD = ("What", "brief-builder", "Beside it", "Its own", "Ratio", "Target", "Met")
_PACKAGES = ("docxtpl", "python-docx", "python-pptx", "Jinja2", "lxml", "matplotlib", "numpy", "pillow")
_MODULES = ("docxtemplater", "pptx-automizer")


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Attributes:
        work: what is done.
        ours: what brief-builder takes, in words.
        beside: what it is compared with; "" where it stands alone.
        theirs: what that takes, in words.
        figure: the ratio, or what the target is about; None for what is only so or not so.
        target: what the figure may be at most; None without one.
        holds: for what is only so or not so, whether it is.
    """

    work: str
    ours: str
    beside: str = ""
    theirs: str = ""
    figure: float | None = None
    target: float | None = None
    holds: bool | None = None

    def cells(self) -> tuple[str, ...]:
        """As it is printed."""
        met = self.holds
        if self.figure is not None and self.target is not None:
            met = self.figure <= self.target
        return (
            self.work, self.ours, self.beside, self.theirs,
            "" if self.figure is None else shown(self.figure),
            "" if self.target is None else f"≤ {self.target:g}",
            "" if met is None else "yes" if met else "no",
        )  # fmt: skip


def compared(work: str, taken: dict[str, float], ours: str, targets: dict[str, float | None]) -> list[Row]:
    """A row for each of the others that were measured: the ratio of the seconds."""
    return [
        Row(work, in_time(taken[ours]), name, in_time(taken[name]), taken[ours] / taken[name], target)
        for name, target in targets.items()
        if name in taken
    ]


def in_time(seconds: float) -> str:
    """Seconds in words of three digits at most."""
    if seconds >= 10:
        return f"{seconds:.1f} s"
    thousandths = seconds * 1000
    return f"{thousandths:,.0f} ms" if thousandths >= 10 else f"{thousandths:.2f} ms"


def shown(ratio: float) -> str:
    """Two digits that count: 0.031, 0.48, 3.2."""
    return f"{ratio:.1f}" if ratio >= 1.95 else f"{ratio:.2f}" if ratio >= 0.095 else f"{ratio:.3f}"


def plain(rows: Sequence[Row]) -> str:
    """The table for a terminal."""
    lines = [HEAD, *(row.cells() for row in rows)]
    wide = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, wide, strict=True)).rstrip()
                     for line in lines)  # fmt: skip


def markdown(rows: Sequence[Row]) -> str:
    """The table as the README prints it."""
    lines = [HEAD, ("---", "--:", "---", "--:", "--:", "--:", "---"), *(row.cells() for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def heading(modules: Path | None) -> str:
    """The day by the clock of this machine, the machine, and the versions of everything that was measured."""
    now = datetime.now().astimezone()
    known = [f"brief-builder {version('brief-builder')}{_commit()}", f"Python {platform.python_version()}"]
    known += [f"{name} {found}" for name in _PACKAGES if (found := _installed(name))]
    if modules is not None:
        known += list(_of_node(modules))
    return f"{now:%Y-%m-%d %H:%M}, {_machine()}. {', '.join(known)}."


def _machine() -> str:
    import os

    info = Path("/proc/cpuinfo")
    text = info.read_text(encoding="utf-8") if info.exists() else ""
    names = [line.partition(":")[2].strip() for line in text.splitlines() if line.startswith("model name")]
    name = f" ({names[0]})" if names else ""
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors{name}"


def _commit() -> str:
    """The commit that is measured, where it is one."""
    command = ["git", "-C", str(Path(__file__).parent), "rev-parse", "--short", "HEAD"]
    try:
        done = subprocess.run(command, capture_output=True, text=True)  # noqa: S603  the words are those above
    except OSError:
        return ""
    return f" ({done.stdout.strip()})" if done.returncode == 0 else ""


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _of_node(modules: Path) -> Iterable[str]:
    import json

    yield f"node {subprocess.run(['node', '--version'], capture_output=True, text=True).stdout.strip().lstrip('v')}"  # noqa: S607  as it is found on the machine
    for name in _MODULES:
        package = modules / "node_modules" / name / "package.json"
        if package.exists():
            yield f"{name} {json.loads(package.read_text(encoding='utf-8'))['version']}"
