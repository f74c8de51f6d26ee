"""What inputs did → counts, outcomes and findings, written down as they come, so that a crash loses nothing."""

from __future__ import annotations

import hashlib
import json
import time
from pathlib import Path

from fuzz.target import Finding, Target, tried

_EVERY = 0.5  # seconds between two writings
_KEPT = 400  # outcomes told apart; the rest counts as one


class Recorder:
    """Tries inputs and writes into a folder: `state.json`, the input that is tried in `current`, and findings."""

    def __init__(self, target: Target, folder: Path, most: int, until: float) -> None:
        self.target, self.folder, self.most, self.until = target, folder, most, until
        self.runs = 0
        self.outcomes: dict[str, int] = {}
        self.signatures: dict[str, int] = {}  # signature → length of the shortest input
        self.digest = hashlib.sha256()
        self._started, self._cpu, self._written = time.monotonic(), time.process_time(), 0.0
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def done(self) -> bool:
        """Whether there were as many inputs as are wanted, or no more time."""
        return self.runs >= self.most or time.monotonic() >= self.until

    def take(self, data: bytes) -> bool:
        """Try an input; whether its outcome is one that was not seen before."""
        (self.folder / "current").write_bytes(data)
        got = tried(self.target, data)
        self.runs += 1
        self.digest.update(hashlib.sha256(data).digest())
        outcome = f"{got.kind}!" if isinstance(got, Finding) else got
        new = outcome not in self.outcomes
        if new and len(self.outcomes) >= _KEPT:
            outcome, new = "others", False
        self.outcomes[outcome] = self.outcomes.get(outcome, 0) + 1
        if isinstance(got, Finding):
            self._keep(got, data)
        if time.monotonic() - self._written > _EVERY or self.done:
            self.write()
        return new

    def _keep(self, finding: Finding, data: bytes) -> None:
        """The shortest input of each cause."""
        known = self.signatures.get(finding.signature)
        if known is not None and known <= len(data):
            return
        self.signatures[finding.signature] = len(data)
        stem = self.folder / f"finding-{hashlib.sha256(finding.signature.encode()).hexdigest()[:10]}"
        stem.with_suffix(".bin").write_bytes(data)
        told = {"kind": finding.kind, "signature": finding.signature, "told": finding.told}
        stem.with_suffix(".json").write_text(json.dumps(told), encoding="utf-8")

    def write(self) -> None:
        """What is known so far."""
        self._written = time.monotonic()
        state = {
            "runs": self.runs,
            "wall": self._written - self._started,
            "cpu": time.process_time() - self._cpu,
            "outcomes": self.outcomes,
            "digest": self.digest.hexdigest()[:12],
        }
        (self.folder / "state.json").write_text(json.dumps(state), encoding="utf-8")
