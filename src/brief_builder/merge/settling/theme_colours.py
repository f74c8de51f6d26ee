"""The parts of a produced Word file → the same, with colours as its theme has them; see office/word_theme.py."""

from __future__ import annotations

from collections.abc import Mapping

from brief_builder.office import Member, Package
from brief_builder.office.word_theme import theme_agreement

_NAMED = (b"themeColor=", b"themeFill=")


def settle_colours(package: Package, texts: dict[str, str], ready: Mapping[str, Member]) -> dict[str, Member]:
    """Change rendered parts, and give those of the template that change.

    Args:
        package: the template. Where nothing is rendered, it stays as its author saved it.
        texts: part name → its text; changed.
        ready: parts of the template that were changed otherwise.
    """
    if not texts:
        return dict(ready)
    agreement = theme_agreement(package)
    for name, text in texts.items():
        texts[name] = agreement.settled(text)
    out = dict(ready)
    for name in package.once("parts with colours of another theme", lambda: _stale(package)):
        if name not in texts:
            data = Package((ready[name],)).read(name) if name in ready else package.read(name)
            out[name] = Member.of(name, agreement.settled(data.decode("utf-8-sig")).encode("utf-8"))
    return out


def _stale(package: Package) -> tuple[str, ...]:
    agreement, out = theme_agreement(package), []
    for name in package.names():
        drawn = name.startswith("word/") and name.endswith(".xml")
        # Of styles that Word keeps twice, nobody else reads the second, and Word goes by the names.
        drawn = drawn and not package.content_type(name).endswith(".stylesWithEffects+xml")
        data = package.read(name) if drawn else b""
        if not any(sign in data for sign in _NAMED):
            continue
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            continue  # in UTF-16: no program of today writes it
        if agreement.settled(text) != text:
            out.append(name)
    return tuple(out)
