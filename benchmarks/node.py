"""docxtemplater and pptx-automizer in → what they make of a template, and how long it takes them.

They are modules for node, installed in a folder outside of this project:

npm install docxtemplater pizzip pptx-automizer
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

_SCRIPT = Path(__file__).with_suffix(".mjs")


class Node:
    """A process that renders when it is asked to; its own clock says how long it took."""

    def __init__(self, modules: Path) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.folder = Path(self._folder.name)
        self._process = subprocess.Popen(  # noqa: S603  its words are ours
            ["node", str(_SCRIPT), str(self.folder), str(modules.resolve())],  # noqa: S607  as it is found here
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def __enter__(self) -> Node:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()
        self._folder.cleanup()

    def ready(self, engine: str, name: str, template: bytes, data: dict[str, Any]) -> Work:
        """What this engine makes of the template."""
        (self.folder / f"{engine} {name}").write_bytes(template)
        (self.folder / f"{engine} {name}.json").write_text(json.dumps(data), encoding="utf-8")
        return Work(self, engine, f"{engine} {name}")

    def ask(self, **what: Any) -> float:
        """Processor seconds of one run."""
        if self._process.stdin is None or self._process.stdout is None:
            raise SystemExit("node has no pipes")
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()
        return float(json.loads(self._process.stdout.readline() or '{"seconds": NaN}')["seconds"])


class Work:
    """One engine and one template."""

    def __init__(self, node: Node, engine: str, file: str) -> None:
        self._node, self._engine, self._file = node, engine, file

    def seconds(self, times: int) -> float:
        """Of so many runs."""
        return self._node.ask(engine=self._engine, file=self._file, times=times, save="") * times

    def made(self) -> bytes:
        """What it makes."""
        out = self._node.folder / f"made {self._file}"
        self._node.ask(engine=self._engine, file=self._file, times=1, save=str(out))
        return out.read_bytes()


def missing(modules: Path | None) -> str:
    """Why nothing of node is measured; "" where it can be."""
    if modules is None:
        return "docxtemplater and pptx-automizer are not measured: --modules FOLDER names where npm installed them"
    if shutil.which("node") is None:
        return "docxtemplater and pptx-automizer are not measured: there is no node"
    lacking = [n for n in ("docxtemplater", "pizzip", "pptx-automizer") if not (modules / "node_modules" / n).is_dir()]
    if lacking:
        return f"docxtemplater and pptx-automizer are not measured: {modules} has no {', '.join(lacking)}"
    return ""
