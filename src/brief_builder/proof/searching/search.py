"""Secrets and the bytes of a produced file → every place in it where one of them stands."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from brief_builder.proof.reading import Reading
from brief_builder.proof.searching.amounts import Amount, AmountSearch, for_reading
from brief_builder.proof.searching.passages import Passage, members, passages, remarks, shown_part
from brief_builder.proof.searching.secret import UNSPACED, Secret, even_plain, evened, words_in

_AROUND = 40  # letters before and behind what is shown
_COUNTING = (".json", "docProps/app.xml")  # files in which programs count bytes, words and pages
_NO_LETTER = "\ufffd"  # of bytes that are no text


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a secret stands.

    Attributes:
        trail: the steps to it, as people call them; () for the file as a whole.
        text: the words around it; start..end is it.
        order: where it stands in its file, for sorting.
    """

    secret: Secret
    trail: tuple[str, ...]
    text: str
    start: int
    end: int
    order: int = 0


class Search:
    """Looks for secrets; parts that several files share are looked through once."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        self._secrets = tuple(dict.fromkeys(secrets))
        self._numbers = tuple(each for each in self._secrets if each.reach == "numbers")
        self._exact = tuple(each for each in self._secrets if each.exact)
        self._words = tuple(each for each in self._secrets if each.reach == "words" and not each.exact)
        self._everywhere = tuple(each for each in self._secrets if each.reach == "everywhere" and not each.exact)
        self._figures: dict[Amount, list[Secret]] = {}
        for each in self._secrets:
            if each.amount is not None:
                self._figures.setdefault(each.amount, []).append(each)
        self._amounts = AmountSearch(self._figures)
        self._known: dict[bytes, tuple[Hit, ...]] = {}

    def __bool__(self) -> bool:
        return bool(self._secrets)

    def in_file(self, name: str, data: bytes, reading: Reading | None = None) -> list[Hit]:
        """Where secrets stand in a file, each owner once at each place.

        Args:
            name: of the file, which is looked through too.
            data: its bytes.
            reading: of a document, what it says, with the steps that lead a person there.
        """
        found = [*self.in_text(Passage((), name, "names"))]
        found += [hit for each in remarks(data) for hit in self.in_text(each)]
        seen: set[tuple[str, str]] = set()  # (owner, part) told with better words
        if reading is not None:
            for hit, part in self._in_lines(reading):
                found.append(hit)
                seen.add((hit.secret.owner, part))
        for part, inner in members(data):
            found += self.in_text(Passage((shown_part(part),), part, "names"))
            found += [hit for hit in self._in_member(part or name, part, inner) if (hit.secret.owner, part) not in seen]
        once: dict[tuple[str, tuple[str, ...]], Hit] = {}
        for hit in found:
            once.setdefault((hit.secret.owner, hit.trail), hit)
        return list(once.values())

    def in_text(self, passage: Passage, *, counts: bool = False) -> Iterator[Hit]:
        """Where secrets stand in one passage, each once.

        Args:
            counts: whether a program counts in it, such as the bytes of files: a bare number is no figure then.
        """
        if passage.kind == "numbers":
            yield from self._in_numbers(passage)
            return
        even = evened(passage.text)
        text = even_plain(even)
        known = words_in(text)
        yield from self._in_figures(passage, even, known, counts=counts)
        if passage.kind not in ("words", "names"):
            yield from _hits(self._everywhere, text, known, passage.trail)
            return
        yield from _hits((*self._everywhere, *self._words), text, known, passage.trail)
        if self._exact:
            yield from _hits(self._exact, " ".join(passage.text.split()), None, passage.trail)

    def _in_lines(self, reading: Reading) -> Iterator[tuple[Hit, str]]:
        for line in reading.lines:
            for hit in self.in_text(Passage(line.trail, line.text, "words")):
                yield Hit(hit.secret, hit.trail, hit.text, hit.start, hit.end, line.paragraph), line.part
        for (part, alt), trail in reading.pictures.items():
            for hit in self.in_text(Passage((*trail, "alt text"), alt, "words")):
                yield hit, part

    def _in_member(self, name: str, part: str, data: bytes) -> tuple[Hit, ...]:
        key = hashlib.sha256(name.encode() + b"\0" + data).digest()
        if key not in self._known:
            above = (shown_part(part),) if part else ()
            counts = name.endswith(_COUNTING)
            found = (
                hit
                for each in passages(name, data, 1 if part else 0)
                for hit in self.in_text(Passage((*above, *each.trail), each.text, each.kind), counts=counts)
            )
            self._known[key] = tuple(found)
        return self._known[key]

    def _in_figures(self, passage: Passage, even: str, known: frozenset[str], *, counts: bool) -> Iterator[Hit]:
        """What says a withheld figure; in what nobody reads, with its unit alone, and not in letters of bytes."""
        if not self._figures or (passage.kind == "rest" and _NO_LETTER in passage.text):
            return
        text = for_reading(even)
        # Programs number what they name.
        bare = not counts and passage.kind == "words"
        once: set[Amount] = set()
        for amount, _, start, end in self._amounts.hits(text, known, bare=bare):
            if amount not in once:
                once.add(amount)
                before, behind = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
                shown = " ".join(f"{before}\0{text[start:end]}\0{behind}".split())
                first, second = shown.index("\0"), shown.rindex("\0") - 1
                for secret in self._figures[amount]:
                    yield Hit(secret, passage.trail, shown.replace("\0", ""), first, second)

    def _in_numbers(self, passage: Passage) -> Iterator[Hit]:
        values = set(filter(None, map(_number, passage.text.split()))) if self._numbers else set()
        for secret in self._numbers:
            if secret.number in values:
                shown = secret.words
                yield Hit(secret, passage.trail, shown, 0, len(shown))


def _hits(secrets: Sequence[Secret], text: str, known: frozenset[str] | None, trail: tuple[str, ...]) -> Iterator[Hit]:
    unspaced = UNSPACED.search(text) is not None
    for secret in secrets:
        if not unspaced and UNSPACED.search(secret.plain):
            continue
        at = secret.spot(text, known)
        if at >= 0:
            start, end = max(at - _AROUND, 0), at + len(secret.plain)
            yield Hit(secret, trail, text[start : end + _AROUND], at - start, end - start)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
