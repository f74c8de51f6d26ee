"""Words → a command as a message tells it, which can be pasted into a shell."""

from __future__ import annotations

import re
import shlex

_PLAIN = re.compile(r"[\w./\\:+,=@-]+")  # what no shell reads otherwise
_SPACED = re.compile(r"[\w./\\:+,=@ -]+")  # what quotation marks are enough for, in every shell


def command(*words: str) -> str:
    """The command of these words, each in quotation marks where a shell would read it otherwise."""
    return " ".join(map(_quoted, words))


def _quoted(word: str) -> str:
    if _PLAIN.fullmatch(word):
        return word
    return f'"{word}"' if _SPACED.fullmatch(word) else shlex.quote(word)
