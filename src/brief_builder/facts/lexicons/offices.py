"""Titles of office that stand before a name."""

from __future__ import annotations

TITLES: dict[str, tuple[str, ...]] = {
    "en": (
        *("Prime Minister", "Deputy Minister", "Foreign Minister", "Trade Minister", "Minister", "Vice President"),
        *("President", "Chancellor", "Ambassador", "High Commissioner", "Commissioner", "Governor General", "Governor"),
        *(
            "Premier",
            "Secretary-General",
            "Secretary General",
            "Secretary",
            "Senator",
            "King",
            "Queen",
            "Director General",
        ),
    ),
    "fr": (
        *("(?:[Pp]remi(?:er|ère) )?[Mm]inistre", "[Vv]ice-[Pp]résidente?", "[Pp]résidente?", "[Cc]hanceli(?:er|ère)"),
        *("[Aa]mbassad(?:eur|rice)", "[Hh]aute?-[Cc]ommissaire", "[Cc]ommissaire", "[Gg]ouverneure?(?: générale?)?"),
        *(
            "[Ss]ecrétaire(?: générale?)?",
            "[Ss]énat(?:eur|rice)",
            "[Dd]irect(?:eur|rice)(?: générale?)?",
            "[Rr]oi",
            "[Rr]eine",
        ),
    ),
}
# Capitalised words behind a title that begin no name.
NO_NAMES = frozenset(
    {
        *("Office", "Cabinet", "General", "Générale", "Council", "Conseil", "House", "Palace", "Affairs"),
        *("Trade", "Foreign", "Responsible", "The", "Of", "De", "Du", "Des", "Bureau", "Department"),
        *(
            "Ministry",
            "Ministère",
            "Canada",
            "Counsellor",
            "Delegate",
            "Plenipotentiary",
            "Resident",
            "Designate",
            "Elect",
            "Conseiller",
        ),
    }
)
