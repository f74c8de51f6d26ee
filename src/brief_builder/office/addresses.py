"""An address in a file → whether what is sent on may lead there: the web, a mail address, or a bookmark."""

from __future__ import annotations

import re

_SAFE = re.compile(r"https?://|mailto:", re.I)
_WHOLE = re.compile(r"https?://[^/?#]|mailto:[^?]", re.I)
LONGEST_SHOWN = 60  # characters of an address in a message


def may_lead(address: str) -> bool:
    """Whether an address, or its beginning, leads to the web or to a mail address; never to a file or a program."""
    return _SAFE.match(address) is not None


def leads_somewhere(address: str) -> bool:
    """Whether an address leads to the web or a mail address, and names a host or a receiver."""
    return _WHOLE.match(address) is not None


def shown_address(address: str) -> str:
    """The address as a message shows it."""
    return address if len(address) <= LONGEST_SHOWN else address[: LONGEST_SHOWN - 1] + "…"
