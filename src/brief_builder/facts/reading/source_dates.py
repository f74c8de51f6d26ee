"""The sources of a pack and its date → a warning for each day that cannot be: a slip of the hand makes a source older
or newer than it is, and every fact of it with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from brief_builder.facts.model import Source
from brief_builder.problems import Fault, Problems

_CURE = "compare it with the document: day and month, or the year, may be exchanged"


def check_source_dates(sources: Iterable[Source], as_of: date, problems: Problems) -> None:
    """A source that was published after the pack speaks, or after it was retrieved.

    Args:
        sources: of the pack.
        as_of: the day for which the pack speaks.
        problems: takes what is found, `source-dates`.
    """
    for source in sources:
        published, retrieved = source.published, source.retrieved
        if published is None or source.origin is None:
            continue
        if retrieved is not None and retrieved < published:
            message = f"`{source.key}` was retrieved on {retrieved}, before it was published, on {published}"
            fault = Fault("source-dates", message, help=_CURE, severity="warning")
            problems.add(source.origin.problem(fault, "retrieved"))
        elif published > as_of:
            message = f"`{source.key}` was published on {published}, after {as_of}, for which the pack speaks"
            cures = (_CURE, "or the date of the pack is too early: `as_of:` in pack.yaml, or --as-of")
            problems.add(
                source.origin.problem(Fault("source-dates", message, help=cures, severity="warning"), "published")
            )
