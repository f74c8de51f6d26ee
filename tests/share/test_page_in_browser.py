"""The page in a real browser: axe-core finds nothing, nothing is asked of a network, and it fits a narrow window."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from brief_builder.build import share
from three_languages import make_three

PAGES = ("index.html", "index.fr.html", "index.km.html")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shared pack in three languages, unpacked."""
    project = tmp_path_factory.mktemp("page")
    texts = '\nkey_messages:\n  - {lead: Boats., body: "The fleet has {{ fleet.boats }} boats."}\n'
    pack = make_three(project)
    for path in (pack / "texts").glob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8") + texts, encoding="utf-8")
    with zipfile.ZipFile(share(pack, out=project / "small.zip").path) as archive:
        archive.extractall(project)
    return project / "small"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(name: str, scheme: str, folder: Path, browser: Any) -> None:
    """All rules of axe-core, the contrast of all letters among them, on light and on dark ground."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = browser.new_page(color_scheme=scheme)
    page.goto((folder / name).as_uri())
    results = axe.Axe().run(page)
    page.close()
    assert [(each["id"], each["help"]) for each in results.response["violations"]] == []
    assert len(results.response["passes"]) > 20


@pytest.mark.parametrize("name", PAGES)
def test_the_page_fits_a_window_of_320_pixels(name: str, folder: Path, browser: Any) -> None:
    """WCAG 2.2, 1.4.10: nothing but tables and charts is wider than the window, and these scroll by themselves."""
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto((folder / name).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.close()


def test_the_page_asks_for_nothing(folder: Path, browser: Any) -> None:
    """One file is loaded: the page."""
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((folder / "index.html").as_uri())
    page.wait_for_load_state("networkidle")
    page.close()
    assert asked == [(folder / "index.html").as_uri()]


def test_the_first_stop_of_the_keyboard_leads_to_the_content(folder: Path, browser: Any) -> None:
    """Without a mouse, and without the links of each page before."""
    page = browser.new_page()
    page.goto((folder / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.close()
