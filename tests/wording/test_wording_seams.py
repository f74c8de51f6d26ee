"""Where words of a text meet a value, French joins them as it is spoken; other languages leave them apart."""

from __future__ import annotations

import pytest

from brief_builder.wording import Phrase, Piece
from brief_builder.wording.language import Language
from brief_builder.wording.languages import LANGUAGES
from brief_builder.wording.seams import at_seams

FRENCH: Language = LANGUAGES["fr"]


def _said(left: str, right: str, language: Language = FRENCH) -> list[str]:
    return [piece.text for piece in at_seams(language, Phrase((Piece(left), Piece(right, "a.b", way="short")))).pieces]


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        ("un recul de ", "environ 2 %", ["un recul d’", "environ 2 %"]),
        ("De ", "avril 2024 à mars 2025", ["D’", "avril 2024 à mars 2025"]),
        ("plus que ", "environ 3", ["plus qu’", "environ 3"]),
        ("jusque ", "en 2025", ["jusqu’", "en 2025"]),
        ("au sein de ", "ANASE", ["au sein d’", "ANASE"]),
        ("de la ", "Union africaine", ["de l’", "Union africaine"]),
        ("près de ", "heures", ["près d’", "heures"]),
        ("au cours de ", "les neuf premiers mois de 2025", ["au cours des ", "neuf premiers mois de 2025"]),
        ("le nom de ", "le Canada", ["le nom du ", "Canada"]),
        ("jusqu’à ", "le 3 mai", ["jusqu’au ", "3 mai"]),
        ("en date de ", "20\u00a0novembre 2025", ["en date du ", "20\u00a0novembre 2025"]),
        ("plus de ", "une école", ["plus d’", "une école"]),
    ],
)
def test_french_elides_and_contracts_where_it_is_sure(left: str, right: str, said: list[str]) -> None:
    """« d’environ 2 % », « des neuf premiers mois »; the value keeps its fact."""
    assert _said(left, right) == said
    assert at_seams(FRENCH, Phrase((Piece(left), Piece(right, "a.b")))).facts == ("a.b",)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("le ", "onze"),
        ("le nombre de ", "huit"),
        ("le ", "oui"),
        ("le ", "un"),
        ("de ", "11 bateaux"),
        ("de ", "2,1 milliards"),
        ("la ", "hausse"),
        ("de ", "harengs"),
        ("le ", "yen"),
        ("de ", "Le Caire"),
        ("monde ", "entier"),
        ("de", "environ"),
        ("le point ", "A et"),
        ("de ", "A"),
        ("donne-le ", "avant"),
    ],
)
def test_french_leaves_apart_what_is_not_sure(left: str, right: str) -> None:
    """« le onze », « de huit », an h aspiré, digits, and words that only end in « de »."""
    assert _said(left, right) == [left, right]


@pytest.mark.parametrize("language", ["en", "km"])
def test_other_languages_are_left_apart(language: str) -> None:
    """There is nothing to join."""
    assert _said("de ", "environ", LANGUAGES[language]) == ["de ", "environ"]


def test_what_stands_between_counts_for_nothing_when_it_is_empty() -> None:
    """A tag that prints nothing, such as `used`, does not part the two."""
    phrase = Phrase((Piece("de "), Piece("", "c.d", "c.d"), Piece("environ 2", "a.b")))
    assert str(at_seams(FRENCH, phrase)) == "d’environ 2"


def test_a_number_in_digits_is_joined_as_digits_are() -> None:
    """« plus d’une école », and in a table « plus de 1 école »."""
    made = at_seams(FRENCH, Phrase((Piece("plus de "), Piece("une école", "a.b", digits="1 école"))))
    assert (str(made), str(made.in_digits)) == ("plus d’une école", "plus de 1 école")
