"""The preview's server: who may ask, what it gives, and what it shows through a mistake and its repair."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from brief_builder import BriefError
from brief_builder.pdf.converting import Printable
from brief_builder.preview import open_preview, showing
from brief_builder.problems import Fault
from outlines import make_docx
from previewing import previewed
from small_pack import make_pack
from three_languages import BRIEF, make_three

for needed in ("starlette", "uvicorn", "watchfiles", "pypdfium2"):
    pytest.importorskip(needed)


@pytest.fixture(autouse=True)
def _without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages take time; here they are not looked at."""

    def none() -> Path:
        raise Fault("office-missing", "LibreOffice is not installed", help="install it")

    monkeypatch.setattr(showing, "find_office", none)


def test_who_does_not_know_the_word_sees_nothing(tmp_path: Path) -> None:
    """Other programs and users of the computer can reach the port."""
    with previewed(make_pack(tmp_path)) as page:
        word = page.path.strip("/")
        assert len(word) >= 32
        for wrong in ("/", "/x/", f"/{word[:-1]}/", "/x/state", "/x/events", "/x/page.js", "/x/page/0/0.png"):
            status, _, body = page.get(wrong)
            assert status in (403, 404), wrong
            assert b"Island" not in body
        assert page.get(page.path)[0] == 200


def test_what_the_browser_is_started_with_works_once(tmp_path: Path) -> None:
    """A list of processes shows it to everybody on the computer."""
    with previewed(make_pack(tmp_path)) as page:
        first = urlsplit(page.first).path
        assert page.get(first, Host="evil.example")[0] == 421
        assert page.get(f"{first}state")[0] == 403
        status, headers, body = page.get(first)
        assert (status, headers["location"], body) == (303, page.path, b"")
        assert page.get(first)[0] == 403
        assert page.get(page.path)[0] == 200


def test_a_name_that_leads_here_from_elsewhere_is_refused(tmp_path: Path) -> None:
    """DNS rebinding: the browser believes that it speaks with the other page's own server."""
    with previewed(make_pack(tmp_path)) as page:
        for host in (
            "evil.example",
            f"evil.example:{page.port}",
            "127.0.0.1",
            "",
            f"127.0.0.1.evil.example:{page.port}",
        ):
            for path in ("", "state", "events", "page.js"):
                assert page.get(page.path + path, Host=host)[0] == 421, host
        assert page.get(page.path, Host=f"localhost:{page.port}")[0] == 200


def test_no_other_page_may_read_it_and_it_asks_nobody_else(tmp_path: Path) -> None:
    """No CORS; nothing from other addresses; the address, which holds the word, is told to nobody."""
    with previewed(make_pack(tmp_path)) as page:
        for path in ("", "state", "page.js", "page.css", "nothing"):
            _, headers, body = page.get(page.path + path, Origin="https://evil.example")
            assert not [name for name in headers if name.startswith("access-control-")]
            policy = headers["content-security-policy"]
            assert "default-src 'none'" in policy
            assert "http" not in policy
            assert "unsafe" not in policy
            assert headers["referrer-policy"] == "no-referrer"
            assert headers["x-content-type-options"] == "nosniff"
            assert b"http://" not in body.replace(b"http://www.w3.org", b"")
            assert "server" not in headers


def test_it_listens_on_this_computer_alone(tmp_path: Path) -> None:
    """No other computer of the network reaches it, and no port is known beforehand."""
    one, other = open_preview(make_pack(tmp_path)), open_preview(tmp_path / "data" / "small")
    assert one._socket.getsockname()[0] == other._socket.getsockname()[0] == "127.0.0.1"
    assert one.address != other.address
    one._socket.close()
    other._socket.close()


def test_no_file_but_its_own_is_given(tmp_path: Path) -> None:
    """Whatever a path says."""
    with previewed(make_pack(tmp_path)) as page:
        for path in (
            "../server.py",
            "%2e%2e/server.py",
            "..%2fserver.py",
            "index.html",
            "page/x/0.png",
            "page/x/-1.png",
        ):
            assert page.get(page.path + path)[0] == 404, path


def test_without_an_office_the_words_are_shown(tmp_path: Path) -> None:
    """With their facts, and why there are no pages."""
    with previewed(make_pack(tmp_path)) as page:
        state = page.until("ready")
        assert "LibreOffice is not installed" in state["office"]
        brief = next(each for each in state["documents"] if each["name"] == "brief.en.docx")
        pieces = [piece for line in brief["text"] for piece in line["pieces"]]
        assert {"text": "€5.6\u00a0million", "fact": "trade.total.2024"} in pieces
        assert state["facts"]["trade.total.2024"]["quote"] == "rose to €5.6 million in 2024"
        assert not (tmp_path / "output").exists()
        assert not (Path.cwd() / "output" / "small").exists()


def test_a_mistake_is_shown_with_its_lines_and_goes_with_its_repair(tmp_path: Path) -> None:
    """What was shown before stays until then."""
    pack = make_pack(tmp_path)
    text = pack / "texts" / "en.yaml"
    right = text.read_text(encoding="utf-8")
    with previewed(pack) as page:
        before = page.until("ready")
        text.write_text(right.replace("fleet.boats", "fleet.boat"), encoding="utf-8")
        wrong = page.until("wrong")
        problem = next(each for each in wrong["problems"] if each["code"] == "unknown-name")
        assert [line["text"] for line in problem["lines"] if line["here"]] == [
            '  - "The fleet has {{ fleet.boat }} boats."'
        ]
        assert problem["excerpt"][1] == "fleet.boat"
        assert wrong["documents"] == before["documents"]
        text.write_text(right, encoding="utf-8")
        assert page.until("ready", after=wrong["revision"])["changes"] == ["nothing changed"]


def test_one_start_draws_all_that_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first page comes alone; what did not change is not drawn again."""
    starts: list[list[str]] = []

    def convert(originals: list[Printable], _: object, wanted: Callable[[], bool]) -> dict[int, Fault]:
        assert wanted()
        starts.append([each.kind for each in originals])
        return {number: Fault("pdf-failed", "not in this test") for number in range(len(originals))}

    monkeypatch.setattr(showing, "find_office", lambda: Path("soffice"))
    monkeypatch.setattr(showing, "convert_while", convert)
    pack = make_three(tmp_path)
    with previewed(pack) as page:
        before = page.until("ready")
        assert sorted(map(len, starts)) == [1, len(before["documents"]) - 1]
        starts.clear()
        text = pack / "texts" / "fr.yaml"
        text.write_text(text.read_text(encoding="utf-8").replace("La flotte", "Sa flotte"), encoding="utf-8")
        after = page.until("ready", after=before["revision"])
        assert starts == [["docx"]]
        starts.clear()
        (tmp_path / "templates" / "brief.docx").write_bytes(make_docx(BRIEF.replace("# Summary", "# In short")))
        page.until("ready", after=after["revision"])
        assert starts == [["docx"] * 3]


def test_what_changed_stays_until_something_else_does(tmp_path: Path) -> None:
    """A file that is saved beside those of the pack, by a build into its folder say, changes nothing."""
    pack = make_pack(tmp_path)
    text = pack / "texts" / "en.yaml"
    with previewed(pack) as page:
        before = page.until("ready")
        text.write_text(text.read_text(encoding="utf-8").replace("The fleet", "All of it"), encoding="utf-8")
        changed = page.until("ready", after=before["revision"])
        assert changed["changes"] == ["brief.en.docx: changed; no figure is other"]
        (pack / "output").mkdir()
        (pack / "output" / "brief.en.txt").write_text("x", encoding="utf-8")
        again = page.until("ready", after=changed["revision"])
        assert again["saved"] != changed["saved"]
        assert again["changes"] == changed["changes"]


def test_a_point_of_a_chart_is_said_as_its_fact_says_it() -> None:
    """The file of a native chart holds the number alone."""
    from brief_builder.preview.telling import said_use
    from brief_builder.proof import UseRecord

    point = UseRecord("deck.en.pptx", "slide 2, chart", "524600000", "chart", "")
    assert said_use(point, "C$524.6 million") == "C$524.6 million"
    alt = UseRecord("deck.en.pptx", "alt text", "A chart of 2 bars", "chart", "")
    assert said_use(alt, "C$524.6 million") == "A chart of 2 bars"


def test_only_lines_of_the_packs_own_texts_are_shown(tmp_path: Path) -> None:
    """A problem names files; none outside the pack is read."""
    from brief_builder.preview.telling import told_problems
    from brief_builder.problems import Place

    outside = tmp_path / "secret.yaml"
    outside.write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "pack").mkdir()
    problem = Fault("yaml-syntax", "x").at(Place(outside.as_posix(), line=1))
    assert told_problems([problem], [tmp_path / "pack"])[0]["lines"] == []
    assert told_problems([problem], [tmp_path])[0]["lines"] == [{"number": 1, "text": "a: 1", "here": True}]


def test_what_is_not_installed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is built."""
    pack = make_pack(tmp_path)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    with pytest.raises(BriefError) as caught:
        open_preview(pack)
    assert [each.code for each in caught.value.problems] == ["preview-missing"]
    assert caught.value.problems[0].help == ("pip install 'brief-builder[preview]'",)


def test_a_fault_of_the_program_ends_it_and_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that never changes again would be believed."""

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr(showing, "watch", broken)
    with pytest.raises(ZeroDivisionError, match="a fault"):
        open_preview(make_pack(tmp_path)).run()
