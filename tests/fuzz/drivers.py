"""A target and a seed → inputs, one after another: of a grammar, led by coverage, or changed at random."""

from __future__ import annotations

import importlib.util
import time
import warnings
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded

from fuzz.guard import PROJECT
from fuzz.recorder import Recorder

WAYS = ("grammar", "coverage", "changes")
_BATCH = 200  # inputs between two looks at the clock
_POOL = 300  # inputs that changes begin with
_LONGEST = 400_000  # bytes of an input


def has_atheris() -> bool:
    """Whether coverage can lead: Atheris is there for some versions of Python only."""
    return importlib.util.find_spec("atheris") is not None


def grammar(recorder: Recorder, seed: int) -> None:
    """Hypothesis makes inputs of the target's strategy."""
    assert recorder.target.strategy is not None
    strategy = recorder.target.strategy()
    number = 0
    while not recorder.done:
        batch = min(_BATCH, recorder.most - recorder.runs)

        @seeded(seed * 1_000_003 + number)
        @settings(
            max_examples=max(batch, 2), deadline=None, database=None, phases=[Phase.generate], print_blob=False,
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(strategy)
        def search(data: bytes) -> None:
            if not recorder.done:
                recorder.take(data)

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            search()
        number += 1


def changes(recorder: Recorder, seed: int) -> None:
    """Seeds, then changes of them and of changes that had an outcome of their own."""
    chance = Random(seed)  # noqa: S311  not for secrets
    pool: list[bytes] = []
    for data in recorder.target.seeds():
        if recorder.done:
            return
        recorder.take(data)
        pool.append(data)
    while not recorder.done:
        data = recorder.target.mutate(chance, chance.choice(pool))
        if len(data) <= _LONGEST and recorder.take(data):
            if len(pool) < _POOL:
                pool.append(data)
            else:
                pool[chance.randrange(len(pool))] = data


def coverage(recorder: Recorder, seed: int, corpus: Path) -> None:
    """Atheris changes inputs, by the target's changes and its own, and goes on with those that reach a new branch.

    It is called within `watched`. This does not come back: libFuzzer ends the process.
    """
    import atheris

    target = recorder.target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(target.seeds()):
        (corpus / f"seed{number:04}").write_bytes(data)

    def one(data: bytes) -> None:
        if not recorder.done:
            recorder.take(data)

    def changed(data: bytes, most: int, number: int) -> bytes:
        chance = Random(number)  # noqa: S311  not for secrets
        if chance.randrange(4) == 0:
            return bytes(atheris.Mutate(data, most))
        return target.mutate(chance, data)[:most]

    def crossed(one: bytes, other: bytes, most: int, number: int) -> bytes:
        chance = Random(number)  # noqa: S311  not for secrets
        return (one[: chance.randrange(len(one) + 1)] + other[chance.randrange(len(other) + 1) :])[:most]

    left = max(1, int(recorder.until - time.monotonic()))
    words = ["fuzz", str(corpus), f"-seed={seed + 1}", f"-max_len={_LONGEST}", "-timeout=3600", "-rss_limit_mb=0"]
    words += [f"-max_total_time={left}", "-len_control=0", "-print_final_stats=1", "-reload=0", "-detect_leaks=0"]
    words += [f"-runs={recorder.most}"] if recorder.most < 10**9 else []
    atheris.Setup(words, one, custom_mutator=changed, custom_crossover=crossed, internal_libfuzzer=True)
    atheris.Fuzz()


def watched(rooms: tuple[str, ...]) -> Any:
    """A context in which the modules of these rooms, when they are loaded, tell Atheris which branches are taken."""
    import atheris

    source = PROJECT / "src"
    files = (source / "brief_builder").rglob("*.py")
    names = {".".join(path.relative_to(source).with_suffix("").parts).removesuffix(".__init__") for path in files}
    others = [name for name in names if not f"{name}.".startswith(tuple(f"{room}." for room in rooms))]
    return atheris.instrument_imports(include=["brief_builder"], exclude=others, enable_loader_override=False)
