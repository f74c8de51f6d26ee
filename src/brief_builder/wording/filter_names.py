"""The names of the filters for facts, for who asks what there are and uses none: see `wording/filters.py`."""

FILTER_NAMES = (
    "about", "adding", "brief_change", "cap", "change", "compact", "cite", "figure", "full", "joined", "list", "note",
    "plural", "sentence", "short", "size", "sources", "used",
)  # fmt: skip
