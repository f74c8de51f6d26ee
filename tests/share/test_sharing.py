"""What `share` writes: the same bytes each time, only what the manifest lists, and a page that says what it is."""

from __future__ import annotations

import email
import hashlib
import itertools
import json
import re
import shutil
import zipfile
from email.policy import default
from pathlib import Path

import pytest
from lxml import etree

from brief_builder import BriefError
from brief_builder.build import share, sharing, verify
from brief_builder.proof import contents
from brief_builder.share.page.style import STYLE
from shared_packs import CHANGES, Files, files_of, shared_pack
from small_pack import make_pack
from three_languages import make_three

NAME = "small"
SECRET = "ភ្នំពេញ 2026"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The .zip, shared once."""
    return shared_pack(tmp_path_factory.mktemp("shared"))


@pytest.fixture(scope="module")
def files(made: Path) -> Files:
    return files_of(made)


@pytest.fixture(scope="module")
def page(files: Files) -> etree._Element:
    return etree.fromstring(files["index.html"], etree.HTMLParser(encoding="utf-8"))


def words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_sharing_twice_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    """Also from a copy in another folder, at another time."""
    shutil.copytree(made.parent, tmp_path / "copy")
    again = share(tmp_path / "copy" / "data" / "small", out=tmp_path / "again.zip")
    assert again.path.read_bytes() == made.read_bytes()


def test_members_lie_in_one_folder_in_order_without_dates(made: Path) -> None:
    """Dates are those of 1980, the first that a .zip can name."""
    with zipfile.ZipFile(made) as archive:
        infos = archive.infolist()
    assert {info.filename.partition("/")[0] for info in infos} == {NAME}
    assert [info.filename for info in infos] == sorted(info.filename for info in infos)
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}


def test_only_what_the_manifest_lists_goes_in(files: Files) -> None:
    """The manifest itself, and its provenance."""
    manifest = json.loads(files["manifest.json"])
    listed = {output["file"]: output["sha256"] for output in manifest["outputs"]}
    assert set(files) - set(listed) == {"manifest.json", "provenance.json"}
    assert {name: hashlib.sha256(files[name]).hexdigest() for name in listed} == listed


def test_nothing_is_shared_while_there_is_an_error(tmp_path: Path) -> None:
    """And nothing is written."""
    wrong = {"file": "facts/trade.yaml", "from": "value: 5.6 million", "to": "value: 6.5 million"}
    pack = make_pack(tmp_path, [wrong])
    with pytest.raises(BriefError):
        share(pack, out=tmp_path / "small.zip")
    assert not (tmp_path / "small.zip").exists()


@pytest.mark.parametrize("name", ["small.docx", "small"])
def test_what_is_shared_is_a_zip(name: str, tmp_path: Path) -> None:
    """Another ending would be opened by another program."""
    with pytest.raises(BriefError, match=r"what is shared is a \.zip"):
        share(make_pack(tmp_path), out=tmp_path / name)


# -- the page


def test_the_page_asks_nothing_of_any_server(files: Files, page: etree._Element) -> None:
    """No script, no style, picture or font from elsewhere; also a browser that would may not."""
    assert (
        page.findall(".//script")
        == page.findall(".//link")
        == page.findall(".//img")
        == page.findall(".//iframe")
        == []
    )
    assert "url(" not in STYLE
    assert "@import" not in STYLE
    policy = next(m.get("content") for m in page.iter("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    loaded = re.findall(rb"(?:src|xlink:href|action)=\"([^\"#][^\"]*)", files["index.html"])
    assert loaded == []


def test_the_page_says_for_whom_it_is(page: etree._Element) -> None:
    """An internal pack says so where everybody begins to read."""
    assert "Internal. For the team that made it; do not pass it on." in words(page.find(".//header"))
    about = page.find(".//section[@aria-labelledby='h-about']")
    assert words(about).startswith("What this isInternal.")


def test_the_page_lists_the_files_with_sizes_and_checksums(files: Files, page: etree._Element) -> None:
    """Each is a link; the documents first, the pictures of charts where one opens their list."""
    section = page.find(".//section[@aria-labelledby='h-files']")
    documents, pictures = (
        [[words(cell) for cell in row] for row in table.iter("tr")][1:] for table in section.iter("table")
    )
    rows = [*documents, *pictures]
    assert [row[0] for row in documents] == ["brief.en.docx", "deck.en.pptx"]
    assert [row[0] for row in pictures] == sorted(name for name in files if name.startswith("charts/"))
    assert words(section.find("details/summary")) == f"Chart pictures ({len(pictures)})"
    assert {row[0] for row in rows} == set(files) - {"manifest.json", "provenance.json", "index.html"}
    assert {row[0]: row[4] for row in rows} == {row[0]: hashlib.sha256(files[row[0]]).hexdigest() for row in rows}
    assert rows[0][1:4] == ["Word document", "English", f"{-(-len(files['brief.en.docx']) // 1024)} KB"]
    assert [a.get("href") for a in section.iter("a")] == [row[0] for row in rows]


def test_the_page_tells_each_printed_fact_with_its_evidence(page: etree._Element) -> None:
    """What it says, when, why, from where, and where it stands."""
    table = page.find(".//section[@aria-labelledby='h-facts']//table")
    rows = [[words(cell) for cell in row] for row in table.iter("tr")]
    assert rows[0] == ["Ref", "Fact", "What it says", "Period", "Quote or formula", "Source", "Where it stands"]
    assert rows[4] == [
        "T4", "Fishing boats", "more than 120", "undated", "“…more than 120 fishing boats…”", "Island Gazette",
        "brief.en.docx: “Summary”; “Figures”deck.en.pptx: notes of slide 1",
    ]  # fmt: skip
    assert rows[3][3] == "from 2023 to 2024"
    assert rows[3][4].startswith("Derived: €5.6 million ÷ €5.1 million − 1")


def test_charts_stand_in_the_page_with_a_name_words_and_their_figures(page: etree._Element) -> None:
    """Ids of one chart are not those of another: a page has each id once."""
    pictures = list(page.iter("svg"))
    assert len(pictures) == 2
    assert pictures[0].find("title").text == "Trade rose by 8% to 12%"
    assert "2023 €5.1\u00a0million" in pictures[0].find("desc").text
    ids = [element.get("id") for element in page.iter(etree.Element) if element.get("id")]
    assert len(ids) == len(set(ids))
    table = page.find(".//section[@aria-labelledby='h-charts']//table")
    assert [words(row) for row in table.iter("tr")][1:] == ["2023€5.1 million", "2024€5.6 million"]


def test_tables_have_captions_and_heads(page: etree._Element) -> None:
    """A reader of tables says row and column."""
    for table in page.iter("table"):
        assert table.find("caption") is not None
        assert {th.get("scope") for th in table.iter("th")} == {"col", "row"}
        assert all(row.find("th") is not None for row in table.iter("tr"))


def test_headings_are_in_order(page: etree._Element) -> None:
    """None is skipped."""
    levels = [int(element.tag[1]) for element in page.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_words_of_the_pack_cannot_become_html(tmp_path: Path) -> None:
    """A title is words, whatever they are."""
    title = {"file": "pack.yaml", "from": "title: {en: Island trade}", "to": "title: {en: '<script>x</script> & “y”'}"}
    shared = share(make_pack(tmp_path, [title]), out=tmp_path / "small.zip")
    page = files_of(shared.path)["index.html"].decode("utf-8")
    assert "<script" not in page
    assert "<h1>&lt;script&gt;x&lt;/script&gt; &amp; “y”</h1>" in page


# -- key messages


def _messages(tmp_path: Path, texts: str) -> list[str]:
    change = {"file": "texts/en.yaml", "from": "", "to": texts}
    page = files_of(share(make_pack(tmp_path, [change]), out=tmp_path / "small.zip").path)["index.html"]
    root = etree.fromstring(page, etree.HTMLParser(encoding="utf-8"))
    items = root.findall(".//section[@aria-labelledby='h-messages']//li")
    about = root.findall(".//section[@aria-labelledby='h-about']//p")[1:]
    return [words(each) for each in (*about, *items)]


def test_key_messages_are_those_that_the_texts_have_for_the_page(tmp_path: Path) -> None:
    """With figures from facts."""
    texts = (
        "\npage:\n  about: Two islands.\n  messages:\n"
        '    - {lead: Trade., body: "It {{ trade.change | change }}."}\n    - Boats.\n'
    )
    assert _messages(tmp_path, texts) == ["Two islands.", "Trade. It rose by 8% to 12%.", "Boats."]


def test_key_messages_are_else_those_of_the_brief(tmp_path: Path) -> None:
    """As `key_messages:` and `scene:` are called in the shipped pack."""
    texts = "\nscene: [Two islands.]\nkey_messages:\n  - {lead: Boats., body: There are many.}\n"
    assert _messages(tmp_path, texts) == ["Two islands.", "Boats. There are many."]


def test_key_messages_are_else_the_first_headings_of_the_brief(tmp_path: Path) -> None:
    """Each with the paragraph behind it."""
    assert _messages(tmp_path, "\n") == ["Summary Trade rose by 8% to 12%, to €5.6 million."]


# -- what readers may not know

_PUBLIC = (
    {"file": "pack.yaml", "from": "owner: The desk", "to": "owner: The desk\naudience: public"},
    {"file": "facts/trade.yaml", "from": "    bound: gt\n", "to": "    bound: gt\n    audience: internal\n"},
    {"file": "texts/en.yaml", "from": "{{ fleet.boats }} boats", "to": "many boats"},
)


@pytest.mark.parametrize("tag", ["fleet.boats", "fleet.boats.value", "'many' if fleet.boats.value > 100 else 'few'"])
@pytest.mark.parametrize("entry", ["about: '{}'", "messages: ['{}']", "messages: [{{lead: Ships, body: '{}'}}]"])
def test_a_page_that_would_print_an_internal_fact_is_not_shared(entry: str, tag: str, tmp_path: Path) -> None:
    """The page is held to the rule that documents are held to, whatever a text makes of the fact."""
    words = entry.format(f"The fleet has {{{{ {tag.replace(chr(39), chr(34))} }}}} boats.")
    page = {"file": "texts/en.yaml", "from": "", "to": f"\npage:\n  {words}\n"}
    with pytest.raises(BriefError) as error:
        share(make_pack(tmp_path, (*_PUBLIC, page)), out=tmp_path / "small.zip")
    found = [(problem.code, problem.place.file) for problem in error.value.problems if problem.severity == "error"]
    assert found == [("fact-internal", "index.html")]
    assert not (tmp_path / "small.zip").exists()


def test_a_public_page_says_so_and_names_no_internal_fact(tmp_path: Path) -> None:
    """Neither in the list of facts nor in what was found."""
    files = files_of(share(make_pack(tmp_path, _PUBLIC), out=tmp_path / "small.zip").path)
    page = files["index.html"].decode("utf-8")
    assert "Everybody." in page
    assert "Fishing boats" not in page
    assert all(b"fleet.boats" not in data for data in files.values())


@pytest.mark.parametrize(("audience", "words", "times"), [(None, "Internal.", 2), ("public", "Everybody.", 1)])
def test_an_internal_page_says_twice_for_whom_it_is(
    audience: str | None, words: str, times: int, tmp_path: Path
) -> None:
    """At its head, and where people begin to read; another has nothing to warn of."""
    about = {"file": "texts/en.yaml", "from": "", "to": '\npage:\n  about: ["This pack is about goods trade."]\n'}
    pack = make_pack(tmp_path, (*_PUBLIC, about) if audience else (about,))
    page = files_of(share(pack, out=tmp_path / "small.zip", audience=audience).path)["index.html"].decode("utf-8")
    assert page.count(words) == times


@pytest.mark.parametrize("audience", [None, "partner", "public"])
def test_a_page_shows_the_charts_whomever_it_is_for(audience: str | None, tmp_path: Path) -> None:
    """Their files have other names in each edition."""
    pack = make_pack(tmp_path, CHANGES)
    files = files_of(share(pack, out=tmp_path / "small.zip", audience=audience).path)
    assert files["index.html"].count(b"<svg") == 2


def test_a_page_leaves_out_the_texts_that_its_readers_may_not_see(tmp_path: Path) -> None:
    """Also a text of one word, which no search could tell from any other."""
    page = {"file": "texts/en.yaml", "from": "", "to": (
        "\npage:\n"
        '  about: {audience: internal, text: "Recession"}\n'
        "  messages:\n"
        '    - {lead: {audience: internal, text: "Embargo"}, body: "Trade goes on."}\n'
        '    - {lead: "Next.", body: {audience: partner, text: "{{ trade.total.2024 }}"}}\n'
        '    - {audience: partner, text: "Partners only."}\n'
    )}  # fmt: skip
    pack = make_pack(tmp_path, (*_PUBLIC, page))
    text = files_of(share(pack, out=tmp_path / "small.zip").path)["index.html"].decode("utf-8")
    messages = text[text.index("<main") : text.index("€5.6")]
    assert "Trade goes on." in messages
    assert not any(words in text for words in ("Recession", "Embargo", "Next.", "Partners only."))


def test_a_group_that_nobody_outside_may_see_gives_no_page_of_its_own(tmp_path: Path) -> None:
    """The headings of the brief stand in for it."""
    page = {"file": "texts/en.yaml", "from": "", "to": "\npage: {audience: internal, about: Ask the envoy first.}\n"}
    text = files_of(share(make_pack(tmp_path, (*_PUBLIC, page)), out=tmp_path / "small.zip").path)["index.html"]
    assert b"envoy" not in text


def test_a_wrong_name_is_told_before_anything_is_built(tmp_path: Path) -> None:
    """Which takes its time."""
    steps: list[str] = []
    pack = make_pack(tmp_path)
    for names in ({"out": tmp_path / "small.7z"}, {"mail": tmp_path / "draft.txt"}):
        with pytest.raises(BriefError):
            share(pack, progress=steps.append, **names)
    assert steps == []


# -- languages


def test_each_language_has_a_page_and_they_lead_to_each_other(tmp_path: Path) -> None:
    """The first is index.html."""
    shared = share(make_three(tmp_path), out=tmp_path / "small.zip")
    files = files_of(shared.path)
    pages = {name: data.decode("utf-8") for name, data in files.items() if name.endswith(".html")}
    assert {name: re.search('<html lang="([^"]+)"', text)[1] for name, text in pages.items()} == {
        "index.html": "en-CA", "index.fr.html": "fr-CA", "index.km.html": "km-KH",
    }  # fmt: skip
    for name, text in pages.items():
        others = re.findall(r"<nav.*?</nav>", text, re.S)
        assert set(re.findall('href="([^"]+)"', others[0])) == set(pages) - {name}
    # The documents of the page's own language stand first.
    assert re.findall(r'href="((?:brief|deck)[^"]+)"', pages["index.fr.html"])[:2] == ["brief.fr.docx", "deck.fr.pptx"]
    assert 'lang="en"' in pages["index.fr.html"]  # the quotes are in the words of their source
    (verified,) = verify([shared.path])
    assert list(verified.problems) == []


# -- the mail draft


def test_a_draft_opens_to_be_sent_with_the_zip_attached(tmp_path: Path) -> None:
    """No sender, no addressee, no date: the mail program adds them; the same bytes each time."""
    pack = make_pack(tmp_path, CHANGES)
    shared = share(pack, out=tmp_path / "small.zip", mail=tmp_path / "small.eml")
    written = (tmp_path / "small.eml").read_bytes()
    message = email.message_from_bytes(written, policy=default)
    assert (message["Subject"], message["X-Unsent"]) == ("Island trade, First edition", "1")
    assert (message["Date"], message["To"], message["From"]) == (None, None, None)
    body = message.get_body(("plain",))
    assert body is not None
    assert "attached: Island trade, edition First edition, facts as of March 1, 2025." in body.get_content().replace(
        "\u00a0", " "
    )
    (attached,) = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("small.zip", shared.path.read_bytes())
    share(pack, out=tmp_path / "small.zip", mail=tmp_path / "small.eml")
    assert (tmp_path / "small.eml").read_bytes() == written
    assert max(map(len, written.split(b"\r\n"))) <= 998  # RFC 5322, 2.1.1


def test_a_draft_is_an_eml_file(tmp_path: Path) -> None:
    """And nothing is written when it is not."""
    pack = make_pack(tmp_path)
    with pytest.raises(BriefError, match=r"a draft is an \.eml file"):
        share(pack, out=tmp_path / "small.zip", mail=tmp_path / "small.txt")
    (tmp_path / "small.eml").mkdir()
    with pytest.raises(BriefError, match="there is a folder of this name"):
        share(pack, out=tmp_path / "small.zip", mail=tmp_path / "small.eml")
    assert not (tmp_path / "small.zip").exists()


# -- passwords


def test_a_zip_with_a_password_opens_with_it_alone(tmp_path: Path) -> None:
    """AES-256; `verify` needs the password too."""
    shared = share(make_pack(tmp_path), out=tmp_path / "small.zip", password=SECRET)
    with zipfile.ZipFile(shared.path) as archive:
        infos = archive.infolist()
    assert {info.flag_bits & 1 for info in infos} == {1}
    assert {info.compress_type for info in infos} == {99}  # AES (APPNOTE, WinZip)
    assert b"Island" not in shared.path.read_bytes()
    (verified,) = verify([shared.path], password=SECRET)
    assert (list(verified.problems), verified.verdict.digest) == ([], shared.digest)
    for password, code in ((None, "password-missing"), ("wrong", "password-wrong")):
        with pytest.raises(BriefError) as error:
            verify([shared.path], password=password)
        assert [p.code for p in error.value.problems] == [code]


def test_documents_with_a_password_open_with_it_alone(tmp_path: Path) -> None:
    """Word and PowerPoint ask for it; `verify` proves them and single ones that were taken out."""
    shared = share(make_pack(tmp_path), out=tmp_path / "small.zip", password=SECRET, lock_documents=True)
    import pyzipper

    with pyzipper.AESZipFile(shared.path) as archive:
        archive.setpassword(SECRET.encode("utf-8"))
        archive.extractall(tmp_path / "taken")
    brief = tmp_path / "taken" / NAME / "brief.en.docx"
    assert brief.read_bytes()[:4] == bytes.fromhex("D0CF11E0")
    for path in (shared.path, brief.parent, brief):
        (verified,) = verify([path], password=SECRET)
        assert list(verified.problems) == []
    with pytest.raises(BriefError) as error:
        verify([brief])
    assert [p.code for p in error.value.problems] == ["password-missing"]


def test_an_empty_password_is_none(tmp_path: Path) -> None:
    """Whoever asked for a password means one."""
    with pytest.raises(BriefError, match="the password is empty"):
        share(make_pack(tmp_path), out=tmp_path / "small.zip", password="")


@pytest.mark.parametrize("audience", [None, "partner", "public"])
def test_others_get_no_warning_that_is_about_the_files_of_the_pack(audience: str | None, tmp_path: Path) -> None:
    """The desk's work on its facts is its own; what is to be said of a file that is sent goes with it."""
    untraced = {"file": "brief.outline", "from": "", "to": "\nThere are 77 harbours.\n"}
    undated = {
        "file": "facts/trade.yaml",
        "from": "    bound: gt\n",
        "to": "    bound: gt\n    review_by: 2020-01-01\n",
    }
    pack = make_pack(tmp_path, [untraced, undated])
    files = files_of(share(pack, out=tmp_path / "small.zip", audience=audience).path)
    warnings = json.loads(files["manifest.json"])["warnings"]
    about = {each.partition("[")[2].partition("]")[0]: each.partition(",")[0] for each in warnings}
    whom = f".{audience}" if audience else ""
    assert about["figure-untraced"] == f"brief{whom}.en.docx"
    assert ("fact-stale" in about) == (audience is None)
    assert audience is None or {each.partition(",")[0] for each in warnings} <= files.keys()
    (tmp_path / "again.zip").write_bytes((tmp_path / "small.zip").read_bytes())
    (proven,) = verify([tmp_path / "again.zip"])
    assert len(proven.problems) == 0


def test_each_page_is_made_and_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pack of many facts in several languages takes no longer than it must."""
    done: list[str] = []
    for name in ("make_page", "render_page", "read_page"):
        step = getattr(sharing, name)
        monkeypatch.setattr(sharing, name, lambda *each, _step=step, _name=name: done.append(_name) or _step(*each))
    monkeypatch.setattr(contents, "read_page", sharing.read_page)
    share(make_three(tmp_path), out=tmp_path / "small.zip")
    assert sorted(done) == sorted(["make_page", "render_page", "read_page"] * 3)
