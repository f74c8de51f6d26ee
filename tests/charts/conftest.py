"""Charts of the three kinds the pack has, as plain values."""

from decimal import Decimal

import pytest
from chart_panels import bars, derived, stated

from brief_builder.charts.model import Panel, Point

NBSP = "\u00a0"


@pytest.fixture
def trade() -> tuple[Panel, ...]:
    estimate = Decimal("2.4e9")
    words = f"about C$2.4{NBSP}billion (estimated)"
    last = Point("2024", estimate, estimate, estimate, words, "estimated", "total.2024", "total")
    first = stated("2022", "2.4e9", f"C$2.4{NBSP}billion"), stated("2023", "2.1e9", f"C$2.1{NBSP}billion")
    return (bars("Two-way goods trade", (*first, last), 2, "different source"),)


@pytest.fixture
def flows() -> tuple[Panel, ...]:
    exports = (
        Point("2021", None, None, None, "not published", "missing", None, "exports", number="not published"),
        stated("2022", "33.3e6", f"C$33.3{NBSP}million", "exports"),
        stated("2023", "37.2e6", f"C$37.2{NBSP}million", "exports"),
    )
    imports = (
        stated("2021", "1.8e9", f"C$1.8{NBSP}billion", "imports"),
        stated("2022", "2.4e9", f"C$2.4{NBSP}billion", "imports"),
        derived("2023", "2062.8e6", "2012.75e6", "2112.85e6", f"about C$2.1{NBSP}billion (derived)", "imports"),
    )
    return bars("Exports to Cambodia, C$ million", exports), bars("Imports from Cambodia, C$ billion", imports)


@pytest.fixture
def balance() -> tuple[Panel, ...]:
    points = (
        derived("2022", "-2366.7e6", "-2383.5e6", "-2316.65e6", f"C$2.3{NBSP}billion to C$2.4{NBSP}billion", "balance"),
        derived("2023", "-2025.6e6", "-2075.7e6", "-1975.5e6", f"about C$2.0{NBSP}billion (derived)", "balance"),
    )
    return (bars("", points),)
