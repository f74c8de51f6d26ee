"""Where lines may break: between words, in addresses, in scripts without spaces, and nowhere else."""

from __future__ import annotations

import pytest

from brief_builder.fonts.breaking import clusters, pieces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a plain line, ended.", "a |plain |line, |ended."),
        ("CAN$\u00a02\u00a0430 in 2023", "CAN$\u00a02\u00a0430 |in |2023"),
        ("well-known – and — so", "well-|known |– |and |— |so"),
        ("inter\u00adnational", "inter\u00ad|national"),
        ("« les progrès » (12,5 %)", "« les |progrès » |(12,5 |%)"),
        ("https://a.org/b?c=d", "https://a.org/b?|c=d"),
        ("ប្រទេសកម្ពុជា", "ប្រទេស|កម្ពុជា"),
        ("កាណាដា\u200bនិង", "កាណាដា\u200b|និង"),
        ("ហ្វ្រង់កូហ្វូនី", "ហ្វ្រង់|កូ|ហ្វូ|នី"),
        ("2.4\u00a0ពាន់លានដុល្លារ", "2.4\u00a0ពាន់លាន|ដុល្លារ"),
        ("ទំនិញនីមួយៗមាន", "ទំនិញ|នី|មួយៗ|មាន"),
        ("日本語、です。", "日|本|語、|で|す。"),
        ("", ""),
    ],
)
def test_pieces_are_what_lines_may_break_between(text: str, expected: str) -> None:
    """With the spaces behind each, so that joined they are the text."""
    assert "|".join(pieces(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("word", "w|o|r|d"), ("e\u0301t", "e\u0301|t"), ("ក្រសួង", "ក្រ|សួ|ង"), ("👩\u200d👧!", "👩\u200d👧|!")],
)
def test_clusters_keep_letters_with_their_marks(text: str, expected: str) -> None:
    """A word that is wider than its line breaks between them: never below a coeng or before a vowel sign."""
    assert "|".join(clusters(text)) == expected
