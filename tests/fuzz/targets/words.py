"""Words → what they say: figures and times in three languages, and what in them is not house style."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from brief_builder.facts.evidence.currencies import currencies_in
from brief_builder.facts.evidence.dates import periods_in
from brief_builder.facts.evidence.passages import even
from brief_builder.facts.number import numbers_in, read_number
from brief_builder.facts.period import read_period
from brief_builder.house import Words, lint, read_style, shipped, shipped_styles
from brief_builder.inputs import read_yaml
from brief_builder.problems import Fault, Place, Problems
from brief_builder.proof.searching.amounts import amount_of
from brief_builder.proof.searching.passages import Passage
from brief_builder.proof.searching.search import Search
from brief_builder.proof.searching.secret import Secret
from brief_builder.wording.reading import read_change, read_figure, read_time
from fuzz.mutate import mutator
from fuzz.oracles import told
from fuzz.target import Target, Wrong, project

_LANGUAGES = ("en", "fr", "km")
_ROLES = ("prose", "heading", "table", "label", "alt", "margin")
_WORDS = (
    "one", "two", "twenty", "hundred", "thousand", "million", "billion", "and", "a half", "dozen", "first",
    "per cent", "percent", "about", "more than", "nearly", "between", "to", "from", "minus", "up", "down", "CAD",
    "US$", "C$", "€", "%", "pp", "un", "vingt", "quatre-vingt-dix", "cent", "mille", "millions", "milliards", "de",
    "et", "demi", "environ", "plus de", "près de", "entre", "p. 100", "$ CA", "mil neuf cent", "មួយ", "ដប់", "រយ",
    "ពាន់", "ម៉ឺន", "សែន", "លាន", "ពាន់លាន", "ប្រហែល", "ភាគរយ", "ជាង", "រៀល", "January", "janvier", "មករា", "2024",
    "Q1", "first quarter of", "au premier trimestre", "fiscal year", "exercice", "1er", "ឆ្នាំ", "ត្រីមាស", "since",
    "by", "until", "(estimated)", "(derived)", "1,234.5", "1 234,5", "១២៣", "½", "-", "–", "−", "a year", "par an",
    "(", ")", "/", ".", ",", " ", "\u00a0", "\u200b", "\n", "*", "**", "“", "”", "« ", " »", "...", "--", "U.S.",
    "e.g.", "ASEAN", "(ASEAN)", "colour", "color", "1990s", "10:30", "h", "km", "№", "nº", "1/2", "24/7",
)  # fmt: skip

_AMOUNTS = amount_of(Decimal(1_234_567), "CAD", ["dollars"]), amount_of(Decimal(120), "persons", ["boats"])


def _figures(raw: bytes, _folder: Path) -> str:
    words = raw.decode("utf-8", "replace")
    language, text = _LANGUAGES[ord(words[:1] or "a") % 3], words[1:4000]
    out = []
    for number in numbers_in(text, language):
        if not 0 <= number.start < number.end <= len(text):
            raise Wrong("a number stands where no text is")
        if not number.value.is_finite():
            raise Wrong("a number is none")
        out.append("n")
    for unit in ("", "percent", "CAD"):
        try:
            got = read_number(text, unit, language)
            if text.isascii() and text.isdigit() and got.value != int(text):
                raise Wrong(f"{text[:30]} is read as {got.value}")
            out.append("read")
        except Fault as fault:
            out.append(told([fault.at(Place("x"))]))
    out.append("told" if read_figure(text, language) is not None else "")
    out.append("time" if read_time(text, language) is not None else "")
    try:
        read_change(text, read_period("2023"), read_period("2024"), language)
        read_period(text)
        out.append("period")
    except Fault as fault:
        out.append(told([fault.at(Place("x"))]))
    found = periods_in(text, language)
    currencies_in(text)
    evened = even(text)
    if len(evened.text) > len(evened.offsets):
        raise Wrong("even text has more letters than places")
    secrets = [
        Secret("`a`", "its figure", "1,234,567", "figures", amount=_AMOUNTS[0]),
        Secret("`b`", "its figure", "120", "figures", amount=_AMOUNTS[1]),
    ]
    list(Search(secrets).in_text(Passage((), text, "words")))
    return " ".join([language, *sorted(set(out)), "dated" if found else ""])


def _house(raw: bytes, folder: Path) -> str:
    """A first byte that is a letter: words of a language and a part; else a style file."""
    kind = raw[:1]
    text = raw[1:].decode("utf-8", "replace")
    if kind == b"=":
        path = folder / "style.yaml"
        path.write_bytes(raw[1:])
        problems = Problems()
        style = read_style(path, "style.yaml", problems)
        if style is None:
            if not problems.errors:
                raise Wrong("no style, and no error")
            return f"no style {told(problems)}"
        for said in ("Trade rose by 5% to US$2.1 billion.", "Le commerce a augmenté de 5 % …"):
            lint(style, Words(said, "en"))
        return f"style {told(problems)}"
    number = kind[0] if kind else 0
    language, role = _LANGUAGES[number % 3], _ROLES[number // 3 % len(_ROLES)]
    faults = []
    for name in shipped_styles():
        for fault in lint(shipped(name), Words(text, language, role, marked=bool(number & 1))):  # type: ignore[arg-type]
            if fault.start is not None and not 0 <= fault.start <= (fault.end or 0) <= len(text):
                raise Wrong(f"{fault.code} marks what is not there")
            faults.append(fault)
    return f"{language} {told([fault.at(Place('x')) for fault in faults])}"


@cache
def _figure_seeds() -> list[bytes]:
    out = [
        b"\x00" + b"more than 41,900",
        b"\x01environ 2,1 milliards de dollars",
        "\x02ប្រហែល ២,១ ពាន់លាន".encode(),
        b"\x00first quarter of 2024",
    ]
    located = read_yaml(project("tests", "wording", "figures.yaml"), "f", Problems())
    assert located is not None
    texts: list[str] = []
    _collect(located.value, texts)
    return out + [bytes([number % 3]) + text.encode() for number, text in enumerate(texts)][:400]


@cache
def _house_seeds() -> list[bytes]:
    styles = [
        b"=" + project("src", "brief_builder", "house", "styles", f"{name}.yaml").read_bytes()
        for name in shipped_styles()
    ]
    located = read_yaml(project("tests", "house", "rules.yaml"), "r", Problems())
    assert located is not None
    texts: list[str] = []
    _collect(located.value, texts)
    return [
        b"AThe trade rose by 5% to US$2.1 billion.",
        *styles,
        *(b"a" + text.encode() for text in texts if len(text) > 20),
    ][:300]


def _collect(value: object, out: list[str]) -> None:
    if isinstance(value, str):
        out.append(value)
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            _collect(each, out)


def _strategy() -> st.SearchStrategy[bytes]:
    """Words of figures in any order, many of them: what takes long takes very long then."""
    word = st.one_of(
        st.sampled_from(_WORDS),
        st.integers(0, 10**7).map(str),
        st.sampled_from(["9" * 30, "1,000" * 9, "1 " * 40, "un " * 30]),
    )
    text = st.lists(word, min_size=1, max_size=8)
    return st.tuples(st.integers(0, 2), st.sampled_from(["", " ", "-"]), text, st.sampled_from([1, 1, 1, 30])).map(
        lambda p: bytes([p[0]]) + (p[1].join(p[2]) * p[3]).encode()
    )


TARGETS = {
    "figures": Target(
        "figures", _figures, _figure_seeds, mutator(_WORDS, _figure_seeds), count=1500, strategy=_strategy
    ),
    "house": Target("house", _house, _house_seeds, mutator(_WORDS, _house_seeds), count=2000),
}
