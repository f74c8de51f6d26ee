"""Languages as people write them → tags with regions, and kinds of letters."""

from __future__ import annotations

import pytest

from brief_builder.wording.tags import kind_of, names_region, primary, script_of, tag_of


@pytest.mark.parametrize(
    ("language", "tag", "kind", "script"),
    [
        ("en", "en-CA", "latin", "Latn"),
        ("fr", "fr-CA", "latin", "Latn"),
        ("fr-FR", "fr-FR", "latin", "Latn"),
        ("fr_FR", "fr-FR", "latin", "Latn"),
        ("km", "km-KH", "complex", "Khmr"),
        ("km-u-nu-khmr", "km-KH", "complex", "Khmr"),
        ("fr-FR-u-nu-latn", "fr-FR", "latin", "Latn"),
        ("de", "de-DE", "latin", "Latn"),
        ("ar", "ar-EG", "complex", "Arab"),
        ("he", "he-IL", "complex", "Hebr"),
        ("th", "th-TH", "complex", "Thai"),
        ("lo", "lo-LA", "complex", "Laoo"),
        ("my", "my-MM", "complex", "Mymr"),
        ("ja", "ja-JP", "asian", "Jpan"),
        ("zh-Hant", "zh-Hant-TW", "asian", "Hant"),
        ("es-419", "es-419", "latin", "Latn"),
        ("sr-Latn", "sr-Latn-RS", "latin", "Latn"),
        ("tlh", "tlh", "latin", ""),
    ],
)
def test_a_language_has_a_region_and_letters_of_a_kind(language: str, tag: str, kind: str, script: str) -> None:
    """A region that is named stays; else it is that of our words, or where most write the language."""
    assert (tag_of(language), kind_of(language), script_of(language)) == (tag, kind, script)


def test_what_is_said_of_a_region() -> None:
    """A region is told from a script."""
    assert [names_region(each) for each in ("fr", "fr-CA", "zh-Hant", "es-419", "km-u-nu-khmr")] == [
        *(False, True, False, True, False),
    ]
    assert [primary(each) for each in ("fr-CA", "FR", " km_KH ")] == ["fr", "fr", "km"]
