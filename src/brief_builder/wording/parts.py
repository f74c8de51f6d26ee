"""A language, a number and how many there are → “2 of 3”, as it is put behind the title of what continues."""

from __future__ import annotations

from collections.abc import Mapping

from brief_builder.wording.language import numerals_of, written_with
from brief_builder.wording.tags import primary

# What other languages have is a matter of grammar; they get a stroke, which is read everywhere.
_PATTERNS: Mapping[str, str] = {
    "da": "{n} af {of}", "de": "{n} von {of}", "en": "{n} of {of}", "es": "{n} de {of}", "fr": "{n} sur {of}",
    "it": "{n} di {of}", "km": "{n} នៃ {of}", "nb": "{n} av {of}", "nl": "{n} van {of}", "no": "{n} av {of}",
    "pl": "{n} z {of}", "pt": "{n} de {of}", "ru": "{n} из {of}", "sv": "{n} av {of}", "uk": "{n} з {of}",
}  # fmt: skip


def part_of(language: str, number: int, count: int) -> str:
    """“2 of 3”, on one line; `language` is a BCP 47 tag."""
    pattern = _PATTERNS.get(primary(language), "{n}/{of}")
    n, of = (written_with(numerals_of(language), str(each)) for each in (number, count))
    return pattern.format(n=n, of=of).replace(" ", "\u00a0")
