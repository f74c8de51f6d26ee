"""Commands in → what they take from the start of the process to its end, beside a script of docxtpl's users."""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from measuring import child_seconds
from table import Row, in_time
from words import document_words, opens, same

from documents import brief, brief_data

_BRIEF = "import sys; from brief_builder.cli import command; sys.argv[0] = 'brief'; sys.exit(command())"
_SCRIPT = """\
import json, sys
from docxtpl import DocxTemplate
template, data, out = sys.argv[1:]
document = DocxTemplate(template)
with open(data, encoding="utf-8") as file:
    document.render(json.load(file), autoescape=True)
document.save(out)
"""
_HELP = """\
import sys
from brief_builder.cli import main
sys.argv = ["brief", "--help"]
try:
    main()
except SystemExit:
    pass
"""
SLOW = ("lxml", "pydantic", "jinja2", "babel", "matplotlib", "docx", "pptx")
_CACHE = ("XDG_CACHE_HOME", "HOME", "LOCALAPPDATA")  # where programs keep what they may lose


def start(rounds: int) -> tuple[list[Row], list[str]]:
    """Rows, and what could not be measured. Every run has a cache of its own, but for those that look for one."""
    rows, remarks = [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        template, data, script = folder / "brief.docx", folder / "data.json", folder / "fill.py"
        template.write_bytes(brief())
        data.write_text(json.dumps(brief_data(7)), encoding="utf-8")
        script.write_text(_SCRIPT, encoding="utf-8")
        ours = [sys.executable, "-c", _BRIEF, "render", str(template), str(data), str(folder / "ours.docx")]
        theirs = [sys.executable, str(script), str(template), str(data), str(folder / "theirs.docx")]
        kept = folder / "kept"
        first = {
            "brief render": child_seconds(ours, _with_cache(kept)),
            "docxtpl script": child_seconds(theirs, _environment()),
        }
        made = [(folder / each).read_bytes() for each in ("ours.docx", "theirs.docx")]
        for each in made:
            opens(each)
        same(document_words(made[0]), document_words(made[1]), "docxtpl")
        offered = any(path.is_file() for path in kept.rglob("*"))
        new = (folder / f"cache {number}" for number in range(10**6))
        ways: dict[str, Callable[[], float]] = {
            "brief render": lambda: child_seconds(ours, _with_cache(next(new))),
            "docxtpl script": lambda: child_seconds(theirs, _environment()),
            "help": lambda: child_seconds([sys.executable, "-c", _HELP], _environment()),
        }
        if offered:
            ways["cached"] = lambda: child_seconds(ours, _with_cache(kept))
        else:
            remarks.append("brief render with its template compiled before: not measured, as brief keeps none here")
        taken: dict[str, list[float]] = {each: [] for each in ways}
        for _ in range(rounds):
            for each, way in ways.items():
                quick = rounds == 1 and each in first
                taken[each].append(first[each] if quick else way())
        seconds = {each: statistics.median(times) for each, times in taken.items()}
    other = seconds["docxtpl script"]
    for each, work, target in (
        ("brief render", "`brief render` from process start", 0.9),
        ("cached", "the same, its template compiled before", 0.6),
    ):
        if each in seconds:
            ratio = seconds[each] / other
            rows.append(Row(work, in_time(seconds[each]), "docxtpl script", in_time(other), ratio, target))
    rows.append(Row("`brief --help` from process start", in_time(seconds["help"]), "docxtpl script", in_time(other),
                    seconds["help"] / other))  # fmt: skip
    loaded = _loaded_by_help()
    rows.append(Row(f"`brief --help` loads no {', '.join(SLOW)}", ", ".join(loaded) or "none", holds=not loaded))
    return rows, remarks


def _loaded_by_help() -> list[str]:
    import subprocess

    code = f"{_HELP}print('loaded:', *({set(SLOW)!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603  ours
    return sorted(done.stdout.rpartition("loaded:")[2].split())


def _with_cache(folder: Path) -> dict[str, str]:
    folder.mkdir(exist_ok=True)
    return {**_environment(), **dict.fromkeys(_CACHE, str(folder))}


def _environment() -> dict[str, str]:
    """That of this process; Python keeps its byte code, as it does for everybody who has installed a program."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
