"""A text in the data → the true or false that it is meant as."""

from __future__ import annotations

# Texts that are meant as true or false; in YAML and JSON only the two words are, in lower case.
_FLAGS = {**dict.fromkeys(("yes", "true", "on", "y"), True), **dict.fromkeys(("no", "false", "off", "n"), False)}
FLAG_CURE = "write {} (lower case, without quotation marks) in the data"


def meant_flag(value: object) -> bool | None:
    """True or false for a text such as `Yes` or `FALSE`; None for anything else."""
    return _FLAGS.get(value.strip().lower()) if isinstance(value, str) else None
