"""The value of a fact, as its source writes it → the number, read in the language of the source."""

from __future__ import annotations

from brief_builder.facts.digits import decimal_marks, usual_mark
from brief_builder.facts.number import Written, read_number
from brief_builder.problems import Fault


def read_value(text: str, unit: str, language: str, decimal: str = "") -> Written:
    """The number; its words may be those of the source's language, or English ones where these mean the same.

    Args:
        text: `2,1 milliards` of a French source, `2.1 million` of any.
        unit: of the fact.
        language: of the source.
        decimal: "," or "." where it is known which stands before the decimals.

    Raises:
        Fault: number-unreadable, number-ambiguous.
    """
    if language == "en" or not any(sign.isalpha() for sign in text):
        return read_number(text, unit, language, decimal)
    # The marks are read once, as the source's language has them; only the words are tried in both.
    mark = decimal or (usual_mark(language) if decimal_marks(text)[1] else "")
    try:
        own = read_number(text, unit, language, decimal)
    except Fault as fault:
        if fault.code == "number-ambiguous":
            raise
        try:
            return read_number(text, unit, "en", mark)
        except Fault:
            raise fault from None
    try:
        english = read_number(text, unit, "en", mark)
    except Fault:
        return own
    if own.value != english.value:
        raise Fault(
            "number-ambiguous",
            f"`{text}` is one number in the language of its source (`{language}`) and another in English",
            help="write all digits, or a scale word that only one of the two languages has: milliards, milliers",
        )
    return own
