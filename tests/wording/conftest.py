"""The small pack of the facts' tests, spoken in English."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from brief_builder.facts import Facts, load_facts
from brief_builder.problems import Problems
from brief_builder.wording import SpokenFact, Voice


@pytest.fixture(scope="session")
def pack() -> Facts:
    return load_facts(Path(__file__).parents[1] / "facts" / "pack", "pack", Problems())


@pytest.fixture(scope="session")
def voice(pack: Facts) -> Voice:
    return Voice("en", pack)


@pytest.fixture(scope="session")
def spoken(pack: Facts, voice: Voice) -> Callable[[str], SpokenFact]:
    """Name of a fact → what a template sees."""
    return lambda name: SpokenFact(voice, pack[name])
