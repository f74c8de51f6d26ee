"""The preview in a real browser: a figure and its quote, a mistake and its repair, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from previewing import Previewed, previewed
from small_pack import make_pack

for needed in ("starlette", "uvicorn", "watchfiles", "pypdfium2", "playwright"):
    pytest.importorskip(needed)

pytestmark = pytest.mark.office
WAIT = 120_000  # milliseconds


class Browsed:
    """The page of a preview in a browser, and what the browser complained of."""

    def __init__(self, preview: Previewed, page: Any, pack: Path) -> None:
        self.preview, self.page, self.pack = preview, page, pack
        self.complaints: list[str] = []
        page.on(
            "console", lambda said: self.complaints.append(said.text) if said.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        self.asked: list[str] = []

    def ready(self) -> None:
        """Wait for the pages."""
        self.page.wait_for_selector("#state.ready", timeout=WAIT)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory, office: None) -> Iterator[tuple[Previewed, Path]]:
    """A preview of the small pack for the tests that only look, and the pack."""
    pack = make_pack(tmp_path_factory.mktemp("shown"))
    with previewed(pack) as preview:
        yield preview, pack


@contextmanager
def _opened(browser: Any, preview: Previewed, pack: Path) -> Iterator[Browsed]:
    """A preview in a window of its own; it must not complain, nor ask any other computer."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    found = Browsed(preview, page, pack)
    page.goto(preview.address)
    found.ready()
    yield found
    page.close()
    assert found.complaints == []
    assert [each for each in found.asked if not each.startswith((preview.address, "data:"))] == []


@pytest.fixture
def browsed(browser: Any, shown: tuple[Previewed, Path]) -> Iterator[Browsed]:
    """The small pack in the browser, to be looked at."""
    with _opened(browser, *shown) as found:
        yield found


@pytest.fixture
def browsed_alone(browser: Any, tmp_path: Path, office: None) -> Iterator[Browsed]:
    """The same, to be changed."""
    pack = make_pack(tmp_path)
    with previewed(pack) as preview, _opened(browser, preview, pack) as found:
        yield found


def test_a_figure_on_the_page_shows_its_quote_and_where_else_it_stands(browsed: Browsed) -> None:
    """A click on the figure; a click on another place leads there."""
    page = browsed.page
    page.get_by_role("button", name="€5.6 million: fact trade.total.2024").first.click()
    assert page.inner_text("#detail blockquote") == "rose to €5.6 million in 2024"
    assert "Harbour report" in page.inner_text("#detail-body")
    assert page.locator(".mark.lit").count() > 1
    page.locator("#detail button", has_text="deck.en.pptx").first.click()
    assert page.locator("#documents [aria-current=true]").inner_text() == "deck.en.pptx"
    assert page.evaluate("document.activeElement.dataset.fact") == "trade.total.2024"


def test_the_figures_lie_on_their_words(browsed: Browsed) -> None:
    """The box of “€5.6 million” covers letters, and is one line high."""
    box = browsed.page.get_by_role("button", name="€5.6 million: fact trade.total.2024").first.bounding_box()
    assert 60 < box["width"] < 160
    assert 10 < box["height"] < 40


def test_a_computed_figure_shows_its_formula_and_leads_to_what_it_comes_from(browsed: Browsed) -> None:
    """From a change to the total, and back with Escape."""
    page = browsed.page
    figure = page.get_by_role("button", name="rose by 8% to 12%: fact trade.change").first
    figure.focus()
    page.keyboard.press("Enter")
    assert "growth(trade.total.2024, trade.total.2023)" in page.inner_text("#detail-body")
    assert page.evaluate("document.activeElement.id") == "detail-title"
    page.locator("#detail button", has_text="trade.total.2023").first.click()
    assert page.inner_text("#detail blockquote") == "trade of €5.1 million in 2023"
    page.keyboard.press("Escape")
    assert not page.locator("#detail").is_visible()
    assert page.evaluate("document.activeElement.dataset.fact") == "trade.change"


def test_a_broken_template_is_shown_and_its_repair_brings_the_page_back(browsed_alone: Browsed) -> None:
    """The pages of before stay until then; nobody has to load the page anew."""
    from outlines import make_docx
    from readable import readable

    browsed = browsed_alone
    page, template = browsed.page, browsed.pack.parents[1] / "templates" / "brief.docx"
    outline = (browsed.pack / "brief.outline").read_text(encoding="utf-8")
    template.write_bytes(readable(make_docx(outline.replace("text.intro", "text.intr")), "A pack"))
    page.wait_for_selector("#state.wrong", timeout=WAIT)
    assert "has errors" in page.inner_text("#state")
    assert page.locator(".page img").count() > 0
    page.locator("#problems button", has_text="text.intr").first.click()
    assert "text.intr" in page.inner_text("#detail mark")
    assert "brief.docx" in page.inner_text("#detail .place")
    template.write_bytes(readable(make_docx(outline.replace("# Summary", "# In short")), "A pack"))
    browsed.ready()
    page.locator("summary").first.click()
    assert "In short" in page.inner_text("details pre")
    assert page.inner_text("#problems-title") == "Problems"
    assert "brief.en.docx: changed; no figure is other" in page.inner_text("#changes")


def test_a_new_error_comes_into_view_while_a_fact_is_open(browsed_alone: Browsed) -> None:
    """It stands above, and the list of problems is scrolled to; the focus stays where it is."""
    browsed = browsed_alone
    page, text = browsed.page, browsed.pack / "texts" / "en.yaml"
    page.set_viewport_size({"width": 1280, "height": 500})
    figure = page.get_by_role("button", name="€5.6 million: fact trade.total.2024").first
    figure.click()
    figure.focus()
    text.write_text(text.read_text(encoding="utf-8").replace("fleet.boats", "fleet.boat"), encoding="utf-8")
    page.wait_for_selector("#state.wrong", timeout=WAIT)
    assert "fleet.boat" in page.inner_text("#trouble")
    assert page.locator("#detail").is_visible()
    box = page.locator("#problems button", has_text="fleet.boat").first.bounding_box()
    assert 0 <= box["y"] < 500
    assert page.evaluate("document.activeElement.className").startswith("mark")
    page.locator("#trouble button").click()
    assert "fleet.boat" in page.inner_text("#detail mark")


def test_a_new_error_leaves_the_box_that_somebody_types_in(browsed_alone: Browsed) -> None:
    """It is said above."""
    browsed = browsed_alone
    page, text = browsed.page, browsed.pack / "texts" / "en.yaml"
    page.get_by_label("Find a fact by name, words or figure").fill("fish")
    text.write_text(text.read_text(encoding="utf-8").replace("fleet.boats", "fleet.boat"), encoding="utf-8")
    page.wait_for_selector("#state.wrong", timeout=WAIT)
    page.keyboard.type("ing")
    assert page.input_value("#search") == "fishing"
    assert page.locator("#trouble button").is_visible()


def test_facts_are_found_by_their_words(browsed: Browsed) -> None:
    """And how many there are is said."""
    browsed.page.get_by_label("Find a fact by name, words or figure").fill("fishing")
    assert browsed.page.locator("#facts button").count() == 1
    assert browsed.page.inner_text("#found") == "1 of 4 facts"


def test_it_fits_a_narrow_window(browsed: Browsed) -> None:
    """Nothing to scroll sideways, at the width that WCAG 1.4.10 asks for; the figure's sheet is seen."""
    browsed.page.set_viewport_size({"width": 320, "height": 700})
    assert browsed.page.evaluate("document.documentElement.scrollWidth") <= 320
    browsed.page.get_by_role("button", name="€5.6 million: fact trade.total.2024").first.click()
    box = browsed.page.locator("#detail").bounding_box()
    assert 0 <= box["y"] < 700


def test_axe_finds_nothing(browsed: Browsed) -> None:
    """The page, with a figure open, by the rules of WCAG 2.2."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    browsed.page.get_by_role("button", name="€5.6 million: fact trade.total.2024").first.click()
    context = browsed.page.context.browser.new_context(bypass_csp=True)  # axe comes in as a script
    page = context.new_page()
    page.goto(browsed.preview.address)
    page.wait_for_selector("#state.ready", timeout=WAIT)
    page.get_by_role("button", name="€5.6 million: fact trade.total.2024").first.click()
    found = axe.Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]][:2]) for each in found] == []
    context.close()
