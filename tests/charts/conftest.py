"""Charts of the three kinds the pack has, as plain values."""

from decimal import Decimal

import pytest

from brief_builder.charts.model import Bar, Panel

CM = 360_000
NBSP = "\u00a0"


def stated(label: str, value: str, text: str, colour: str = "total") -> Bar:
    figure = Decimal(value)
    return Bar(label, figure, figure, figure, text, "stated", f"{colour}.{label}", colour)


def derived(label: str, value: str, low: str, high: str, text: str, colour: str) -> Bar:
    return Bar(label, Decimal(value), Decimal(low), Decimal(high), text, "derived", f"{colour}.{label}", colour)


@pytest.fixture
def trade() -> tuple[Panel, ...]:
    estimate = Decimal("2.4e9")
    last = Bar("2024", estimate, estimate, estimate, f"about C$2.4{NBSP}billion (estimated)", "estimated", "total.2024")
    first = stated("2022", "2.4e9", f"C$2.4{NBSP}billion"), stated("2023", "2.1e9", f"C$2.1{NBSP}billion")
    return (Panel("Two-way goods trade", (*first, last), 2, "different source"),)


@pytest.fixture
def flows() -> tuple[Panel, ...]:
    exports = (
        Bar("2021", None, None, None, "not published", "missing", None, "exports"),
        stated("2022", "33.3e6", f"C$33.3{NBSP}million", "exports"),
        stated("2023", "37.2e6", f"C$37.2{NBSP}million", "exports"),
    )
    imports = (
        stated("2021", "1.8e9", f"C$1.8{NBSP}billion", "imports"),
        stated("2022", "2.4e9", f"C$2.4{NBSP}billion", "imports"),
        derived("2023", "2062.8e6", "2012.75e6", "2112.85e6", f"about C$2.1{NBSP}billion (derived)", "imports"),
    )
    return Panel("Exports to Cambodia, C$ million", exports), Panel("Imports from Cambodia, C$ billion", imports)


@pytest.fixture
def balance() -> tuple[Panel, ...]:
    bars = (
        derived("2022", "-2366.7e6", "-2383.5e6", "-2316.65e6", f"C$2.3{NBSP}billion to C$2.4{NBSP}billion", "balance"),
        derived("2023", "-2025.6e6", "-2075.7e6", "-1975.5e6", f"about C$2.0{NBSP}billion (derived)", "balance"),
    )
    return (Panel("", bars),)
