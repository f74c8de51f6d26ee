"""The parts that say a document's language, and what Khmer needs of fonts and lines."""

from __future__ import annotations

import re

import pytest

from brief_builder import Template
from brief_builder.leaks import cleaned
from brief_builder.merge.languages import settle
from brief_builder.merge.languages.complex_scripts import khmer_drawn, khmer_in_theme, khmer_in_word, mirrored
from brief_builder.merge.languages.defaults import (
    presentation_saying,
    properties_saying,
    settings_saying,
    styles_saying,
)
from brief_builder.merge.languages.marks import Change
from brief_builder.merge.languages.tall import tall_in_word, tall_on_slides
from brief_builder.office import Package, write_members
from brief_builder.problems import BriefError
from brief_builder.template.marks import KEPT_LANGUAGE
from outlines import make_docx, make_pptx
from zip_members import members_of

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_P = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_CORE = 'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<w:lang w:val="en-US"/>', '<w:lang w:val="fr-CA"/>'),
        ('<w:lang w:val="en-US" w:eastAsia="en-US"/>', '<w:lang w:val="fr-CA" w:eastAsia="fr-CA"/>'),
        ('<w:lang w:val="de-DE"/>', '<w:lang w:val="de-DE"/>'),
        (f'<w:lang w:val="{KEPT_LANGUAGE}en-US"/>', f'<w:lang w:val="{KEPT_LANGUAGE}en-US"/>'),
        ('<w:lang w:bidi="ar-SA"/>', '<w:lang w:bidi="ar-SA"/>'),
        ('<a:rPr b="1" lang="en-GB" altLang="en-US"/>', '<a:rPr b="1" lang="fr-CA" altLang="en-US"/>'),
        ('<a:endParaRPr lang="en-US"/>', '<a:endParaRPr lang="fr-CA"/>'),
        ('<c:lang val="en-US"/>', '<c:lang val="fr-CA"/>'),
        ('<w:language w:val="en-US"/>', '<w:language w:val="en-US"/>'),
    ],
)
def test_marks_of_the_templates_language_follow(before: str, after: str) -> None:
    """Those of any other stay, and those that the rendering has written."""
    assert Change("en", "ar-SA", "fr-CA", "latin").marked(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<w:lang w:val="en-US" w:bidi="ar-SA"/>', '<w:lang w:val="en-US" w:bidi="km-KH"/>'),
        ('<w:lang w:bidi="th-TH"/>', '<w:lang w:bidi="th-TH"/>'),
        ('<w:rPr><w:rtl/><w:lang w:bidi="ar-SA"/></w:rPr>', '<w:rPr><w:rtl/><w:lang w:bidi="ar-SA"/></w:rPr>'),
        ('<a:rPr lang="en-US"/>', '<a:rPr lang="km-KH"/>'),
    ],
)
def test_word_has_a_language_for_complex_scripts(before: str, after: str) -> None:
    """Latin words keep theirs, and so do words that run from right to left."""
    assert Change("en", "ar-SA", "km-KH", "complex").marked(before) == after


def test_defaults_are_made_where_they_are_missing() -> None:
    """In the place that the schema gives them."""
    assert '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="fr-CA"' in styles_saying(
        f"<w:styles {_W}><w:style/></w:styles>", "fr-CA", "latin", exact=False
    )
    settings = f"<w:settings {_W}><w:zoom/><w:clrSchemeMapping/></w:settings>"
    made = settings_saying(settings, "km-KH", "complex", exact=False)
    assert re.findall(r"<w:(\w+)[ /]", made) == ["settings", "zoom", "themeFontLang", "clrSchemeMapping"]
    assert settings_saying(settings, "fr-CA", "latin", exact=False) == settings
    deck = f"<p:presentation {_P}><p:notesSz/><p:extLst/></p:presentation>"
    made = presentation_saying(deck, "fr-CA", exact=False)
    assert '<p:notesSz/><p:defaultTextStyle><a:defPPr><a:defRPr lang="fr-CA"/></a:defPPr></p:defaultTextStyle>' in made


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"<cp:coreProperties {_CORE}/>", "<dc:language xmlns:dc="),
        (f'<cp:coreProperties {_CORE} xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title/></cp:coreProperties>',
         "<dc:title/><dc:language>fr-CA</dc:language></cp:coreProperties>"),
        ("<cp:x><dc:language>en-CA</dc:language></cp:x>", "<cp:x><dc:language>fr-CA</dc:language></cp:x>"),
        ("<cp:x><dc:language>fr-FR</dc:language></cp:x>", "<cp:x><dc:language>fr-FR</dc:language></cp:x>"),
    ],
)  # fmt: skip
def test_core_properties_say_it(before: str, after: str) -> None:
    """The same language in another region stays."""
    assert after in properties_saying(before, "fr-CA", exact=False)


def test_complex_letters_look_as_latin_ones() -> None:
    """What is said of them already stays."""
    held = '<w:rPr><w:b/><w:sz w:val="40"/></w:rPr>'
    assert mirrored(held) == '<w:rPr><w:b/><w:bCs/><w:sz w:val="40"/><w:szCs w:val="40"/></w:rPr>'
    said = '<w:rPr><w:bdr w:val="single"/><w:i w:val="0"/><w:iCs/><w:sz w:val="40"/><w:szCs w:val="20"/></w:rPr>'
    assert mirrored(said) == said


def test_a_khmer_font_is_named() -> None:
    """In runs, on slides and in themes, where a font without Khmer letters stands or none that anybody chose."""
    assert 'w:cs="Khmer UI"' in khmer_in_word('<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Georgia"/>')
    for kept in (
        '<w:rFonts w:ascii="Georgia"/>',
        '<w:rFonts w:ascii="Georgia" w:cs="Khmer OS"/>',
        '<w:rFonts w:ascii="G" w:cs="My Own"/>',
    ):
        assert khmer_in_word(kept) == kept
    drawn = '<a:latin typeface="Georgia" pitchFamily="18"/><a:cs typeface="Georgia"/>'
    assert khmer_drawn(drawn).endswith('<a:cs typeface="Khmer UI"/>')
    assert khmer_drawn(drawn.replace('cs typeface="Georgia"', 'cs typeface="+mn-cs"')).endswith('"+mn-cs"/>')
    theme = (
        '<a:minorFont><a:latin typeface="Aptos"/><a:cs typeface=""/><a:font script="Khmr" typeface="DaunPenh"/>'
        '<a:font script="Thai" typeface="Cordia New"/></a:minorFont>'
    )
    assert re.findall('typeface="([^"]*)"', khmer_in_theme(theme)) == ["Aptos", "Khmer UI", "Khmer UI", "Cordia New"]


def test_lines_of_khmer_have_room() -> None:
    """At least 110 % of a line; what the author has said exactly in points stays on slides."""
    said = '<a:lnSpc><a:spcPct val="{}"/></a:lnSpc>'
    assert tall_on_slides(said.format(90000)) == tall_on_slides(said.format("90%")) == said.format(110000)
    assert tall_on_slides(said.format(150000)) == said.format(150000)
    assert tall_on_slides('<a:lnSpc><a:spcPts val="900"/></a:lnSpc>') == '<a:lnSpc><a:spcPts val="900"/></a:lnSpc>'
    style = (
        '<p:txStyles><p:bodyStyle><a:lvl1pPr marL="0"><a:buNone/></a:lvl1pPr><a:lvl2pPr/></p:bodyStyle></p:txStyles>'
    )
    assert tall_on_slides(style).count(said.format(110000)) == 2
    assert tall_on_slides(tall_on_slides(style)) == tall_on_slides(style)
    assert tall_in_word('<w:spacing w:line="200" w:lineRule="exact"/>').endswith('w:lineRule="atLeast"/>')


@pytest.mark.parametrize("make", [make_docx, make_pptx])
def test_what_a_language_changes_is_changed_alone(make: object) -> None:
    """A document in the language of its template has its parts as they were, byte for byte."""
    drawn = make("Hello\nwords")  # type: ignore[operator]
    data = write_members(cleaned(Package.open(drawn)).members)  # the libraries' own templates tell who made them
    template = Template.read(data, "t")
    before = members_of(data)
    assert members_of(template.render({})) == before
    defaults = {"styles", "settings", "presentation", "slideLayout", "slideMaster"}
    for language, parts in (("en", {"core"}), ("fr", {"core", *defaults})):
        made = members_of(template.render({}, language=language))
        changed = {re.sub(r".*/([A-Za-z]+)\d*\.xml", r"\1", name) for name in made if made[name] != before[name]}
        assert changed <= parts
        assert "core" in changed
    assert template.render({}, language="km") == Template.read(data, "t").render({}, language="km")


@pytest.mark.parametrize("language", ["", " ", "en-", "é", 'fr<"&>', "fr-<b/>", "français canadien"])
@pytest.mark.parametrize("make", [make_docx, make_pptx])
def test_what_can_be_no_language_is_refused_before_a_file_says_it(make: object, language: str) -> None:
    """Whatever the template prints; an ampersand in it would break the file."""
    template = Template.read(make("Hello\nwords"), "t")  # type: ignore[operator]
    with pytest.raises(BriefError) as caught:
        template.render({}, language=language)
    assert [(problem.code, problem.place.file if problem.place else "") for problem in caught.value.problems] == [
        ("language-unknown", "t")
    ]


def test_a_template_that_says_its_language_is_looked_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it changes, and a thousand letters are made of it."""
    said = Template.read(make_docx("Hello {{ name }}"), "t").render({"name": "Ann"}, language="en")
    template, seen = Template.read(said, "t"), list[str]()
    monkeypatch.setattr(settle, "_saying", lambda kind, text, _: seen.append(kind) or text)
    for name in ("Ann", "Bo"):
        template.render({"name": name}, language="en")
    assert seen.count("styles") == 1
