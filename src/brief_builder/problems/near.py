"""A name that does not exist and those that do → the one that was probably meant."""

from collections.abc import Iterable

_SHORT = 6  # letters of a name in which few may differ


def did_you_mean(name: str, known: Iterable[str], limit: int = 3) -> str | None:
    """A sentence that offers up to `limit` near names, or None when nothing is near."""
    from difflib import SequenceMatcher, get_close_matches  # only where something is wrong

    names = sorted(set(known))
    near = get_close_matches(name, names, n=limit, cutoff=0.6)
    if len(name) <= _SHORT:  # five letters in which three are alike, as `trade` and `stale`, are another word
        near = [other for other in near if other[:1] == name[:1] or SequenceMatcher(None, other, name).ratio() > 0.6]
    if len(near) > 1:
        # Beside one that is nearly the same, others only confuse.
        likeness = [SequenceMatcher(None, other, name).ratio() for other in near]
        near = [other for other, ratio in zip(near, likeness, strict=True) if ratio > likeness[0] - 0.25]
    if not near:
        folded = {n.casefold(): n for n in names}
        near = [folded[name.casefold()]] if name.casefold() in folded else []
    if not near:
        return None
    quoted = [f"`{n}`" for n in near]
    return "did you mean " + (quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " or " + quoted[-1]) + "?"
