"""An option that lists words with commas between → the words."""

from __future__ import annotations

from collections.abc import Sequence

import typer


def words_of(said: str, known: Sequence[str], option: str) -> tuple[str, ...]:
    """What an option names, in the order in which it is said; BadParameter for what is none of the words it may."""
    words = tuple(word.strip() for word in said.split(",") if word.strip())
    unknown = [word for word in words if word not in known]
    if unknown:
        raise typer.BadParameter(f"{unknown[0]} is none of {', '.join(known)}", param_hint=option)
    return words
