"""What is withheld → the names by which printed words and tags that ask for it tell what it is.

A fact has its own. Whatever else is withheld stands behind `@`, as all that accounts for words and is no fact.
"""

from __future__ import annotations

from brief_builder.wording import NO_FACT

CHART = f"{NO_FACT}chart."  # a chart, with its name: so the charts account for their own words
TEXT = f"{NO_FACT}withheld."  # a text that readers may not see, with its name
NAMED = f"{NO_FACT}named."  # a text that they may see, with the name of something withheld that it asks for


def behind(start: str, name: str | None) -> str:
    """What stands in a name behind one of these beginnings; '' for a name with another one."""
    return name.removeprefix(start) if name is not None and name.startswith(start) else ""
