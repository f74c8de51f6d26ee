"""Whatever is typed: no error of the program, places within the text, and time in step with its length."""

from __future__ import annotations

import time
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief_builder.house import Given, Look, Words, lint, lint_document, shipped
from brief_builder.house.patterns import PLACEHOLDERS, compiled

STYLE = shipped("canada")
_FIGURES = "5|20|2.1|2,1|1 234|2023|៥|²|½|$|C$|US$|€|%|per cent|pour cent|million|milliards de dollars|years|ans|31st"
_WORDS = "July|juillet|e.g.|p. ex.|ASEAN|(ASEAN)|Table|https://a.ca/b|a@b.ca|K1A 0S5|កម្ពុជា|Word|four|twelve|dix|Etat"
_SIGNS = """–|-|—|...|“|”|«|»|"|'|’|(|)|[|]|.|!|?|:|;|,|&|*|**|{{ x }}"""
_SPACES = "\u00a0|\u202f| |  |\n|\t|\ue000|\ue001|\x00|\ud800"
_PIECES = st.sampled_from("|".join((_FIGURES, _WORDS, _SIGNS, _SPACES)).split("|"))
_LISTS = st.lists(_PIECES, max_size=14)
TEXTS = _LISTS.map(" ".join) | _LISTS.map("".join) | st.text(max_size=60)


@given(
    TEXTS,
    st.sampled_from(["en", "fr", "km", "fr-CA", "de", ""]),
    st.sampled_from(["prose", "table", "heading", "label"]),
)
def test_no_text_is_too_odd(text: str, language: str, role: str) -> None:
    """Each fault says something, and marks a part of what was typed."""
    at = text.find("{{ x }}")
    tags = (Given(at, at + 7, "C$2.1\u00a0billion"),) if at >= 0 else ()
    looks = (Look(0, len(text), "italic"),) if text else ()
    words = Words(text, language, role, tags, looks, marked=True)  # type: ignore[arg-type]
    for fault in lint(STYLE, words):
        assert fault.start is not None
        assert fault.end is not None
        assert 0 <= fault.start < fault.end <= len(text)
        assert all((fault.message, fault.help, fault.notes))
    assert [number for number, _ in lint_document(STYLE, [words, words])] == sorted(
        number for number, _ in lint_document(STYLE, [words, words])
    )


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "1",
        "1 ",
        "1,234",
        "«",
        "“",
        "'",
        '"',
        "5 to ",
        "(",
        "a.",
        "a/",
        "a-",
        "A",
        "$5 ",
        " ",
        "é",
        "%",
        "*",
        "–",
        "5 years ",
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_time_is_in_step_with_the_length(piece: str, language: str) -> None:
    """A text that somebody made to keep the program busy does not."""

    def took(letters: int) -> float:
        start = time.process_time()
        lint_document(STYLE, [Words((piece * letters)[:letters], language, marked=True)])
        return time.process_time() - start

    short = min(took(2_400) for _ in range(2))
    assert min(took(19_200) for _ in range(2)) < max(8 * short, 0.4) * 3  # one may meet the collector of garbage


@pytest.mark.parametrize("text", ["a" * 300, " " * 300, "9" * 300, "1 234 " * 50, "1,234," * 50, "1\u00a0234" * 40])
def test_no_pattern_of_a_style_file_takes_for_ever(text: str) -> None:
    """Whatever placeholders a ministry puts behind each other, and whatever is typed."""
    names = [name for name in PLACEHOLDERS if name not in ("month", "short-month", "weekday", "scale", "unit")]
    start = time.process_time()
    for pair in product(names, repeat=2):
        list(compiled("".join(f"{{{name}}}" for name in pair * 3) + "!", {}).search(text))
    assert time.process_time() - start < 10
