"""Templates that several threads fill, that are sent elsewhere while they are filled, or filled within each other."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from brief_builder import BriefError, Template
from brief_builder.merge import state
from brief_builder.merge.parts.aside import notable_pieces
from brief_builder.merge.values import printing
from brief_builder.office.colours import Palette
from brief_builder.office.word_theme import Agreement
from outlines import make_docx, outline_of
from word_packages import docx, part

BOLD = docx('<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{{ "C" }}{{ y }}</w:t></w:r></w:p>')


class Asking(Mapping[str, Any]):
    """Data that fill another template while they are asked."""

    def __init__(self) -> None:
        self.made = b""

    def __getitem__(self, name: str) -> Any:
        if name != "x":
            raise KeyError(name)
        self.made = Template.read(BOLD, "inner.docx").render({"y": "Y"})
        return "X"

    def __iter__(self) -> Iterator[str]:
        return iter(["x"])

    def __len__(self) -> int:
        return 1


def test_a_template_that_is_filled_within_another_is_filled_as_alone() -> None:
    """Constants are no matter of who asks first: they have the look of their own tag."""
    data = Asking()
    Template.read(docx("<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>{{ x }}</w:t></w:r></w:p>"), "outer.docx").render(data)
    assert part(data.made) == part(Template.read(BOLD, "inner.docx").render({"y": "Y"}))


class Growing:
    """A thing whose sending makes another."""

    def __init__(self, package: Any) -> None:
        self.package = package

    def __reduce__(self) -> tuple[Any, ...]:
        for number in range(10):
            self.package.once(f"more {number}", lambda: 1)
        return str, ("sent",)


def test_a_template_can_be_sent_while_others_look_things_up_in_it() -> None:
    """What another process gets does not depend on what threads do meanwhile."""
    template = Template.read(make_docx("{{ x }}"), "t.docx")
    package = template.compiled.package
    package.once("first", lambda: Growing(package))
    sent = pickle.loads(pickle.dumps(template))  # noqa: S301  our own
    assert outline_of(sent.render({"x": "X"})) == "X"


def test_a_template_that_threads_fill_is_kept_once(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever comes first keeps it; nobody loses a document for it."""
    monkeypatch.setenv("BRIEF_CACHE", str(tmp_path))
    template = Template.read(make_docx("{{ x }}"), "t.docx", keep=True)
    made: list[bytes] = []
    threads = [
        threading.Thread(target=lambda said=said: made.append(template.render({"x": "X"}, language=said)))
        for said in (None, "fr", "km") * 4
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(made) == len(threads)
    assert template._kept is None


@pytest.mark.parametrize("name", ["r:embed", "rel:embed", "x:link", "o:relid", "r:dm"])
def test_what_names_another_part_stays_in_the_text_by_whatever_prefix(name: str) -> None:
    """Else a picture in a long table would be taken for one that is not shown any more."""
    code = compile(f"text = '<a:blip {name}=\"rId7\"/>'", "<template>", "exec")
    assert len(notable_pieces(code)) == 1


@pytest.mark.parametrize("word", ["abcde", "abc{}", "<b>&é"])
def test_the_letters_of_words_are_counted_and_not_those_of_the_file(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A limit is the same for all words of one length."""
    for room in (state, printing):
        monkeypatch.setattr(room, "MAX_CHARACTERS", 500)
    template = Template.read(make_docx("{% for r in rows %}{{ r }} {% endfor %}"), "t.docx")
    template.render({"rows": [word] * 100})
    with pytest.raises(BriefError) as caught:
        template.render({"rows": [word] * 101})
    assert [problem.code for problem in caught.value.problems] == ["limit-reached"]


def test_tags_of_character_references_are_filled() -> None:
    """Word writes braces as they are; other programs need not."""
    made = Template.read(docx("<w:p><w:r><w:t>&#123;&#x7B; x &#125;&#x7d;</w:t></w:r></w:p>"), "t.docx").render(
        {"x": 7}
    )
    assert '<w:t xml:space="preserve">7</w:t>' in part(made)


def test_words_that_name_a_colour_are_not_remembered() -> None:
    """What a document says stays in that document."""
    agreement = Agreement(Palette({"accent1": "#4472c4"}, {}))
    text = '<w:color w:val="123456" w:themeColor="accent1"/><w:t>a themeColor="accent1" w:val="1"></w:t>'
    settled = agreement.settled(text)
    assert settled == text.replace("123456", "4472C4")
    assert list(agreement._forms) == ['<w:color w:val="123456" w:themeColor="accent1"/>']
    assert pickle.loads(pickle.dumps(agreement))._forms == {}  # noqa: S301  our own


def test_words_that_look_like_tags_with_colours_are_passed_once() -> None:
    """Each is looked at from the end of the last, and not from the beginning of all of them."""
    text = f"<w:t>{'themeColor=&quot; themeColor=' * 3}{'themeColor=' + chr(34) + 'x > ' * 2}</w:t>"
    assert Agreement(Palette({"accent1": "#4472c4"}, {})).settled(text) == text
    tag = '<w:color w:val="123456" w:themeColor="accent1"/>'
    told = Agreement(Palette({"accent1": "#4472c4"}, {})).settled(f'{text}{tag}themeColor="a > b{tag}')
    assert told.count('w:val="4472C4"') == 2
