"""What a document says of a class of finding, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["disagreement", "comparison", "gap", "explained"]

# Code → what sort of thing it is for a reader of the document. Findings that only the author of a pack can act on (a
# quote that is a heading, a name that is a variant) are not in it, and are printed by `brief check` alone.
KINDS: dict[str, Kind] = {
    "figures-conflict": "disagreement",
    "identity-broken": "disagreement",
    "trend-contradicted": "disagreement",
    "balance-contradicted": "disagreement",
    "mirror-gap": "disagreement",
    "lists-differ": "disagreement",
    "claim-subset": "disagreement",
    "currency-mix": "comparison",
    "period-uneven": "comparison",
    "measure-unmapped": "comparison",
    "reporter-unknown": "comparison",
    "stock-or-flow": "comparison",
    "series-break": "comparison",
    "figure-recurs": "comparison",
    "figure-outlier": "comparison",
    "flows-diverge": "comparison",
    "figure-hedged": "comparison",
    "series-gap": "gap",
    "currency-inferred": "gap",
    "source-undated": "gap",
    "validity-missing": "gap",
    "role-missing": "gap",
    "person-role": "gap",
    "date-relative": "gap",
    "claim-single-source": "gap",
    "identity-rounding": "explained",
    "balance-mirrored": "explained",
    "figure-duplicate": "explained",
    "claim-repeated": "explained",
    "lookalike": "explained",
    "acronym-clash": "explained",
}


@dataclass(frozen=True, slots=True)
class FindingWords:
    """A title in sentence case without a stop, and one sentence on what follows from it."""

    title: str
    why: str
