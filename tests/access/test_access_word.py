"""Each fault planted in a good Word document is found, once, where it is; the same done well is not one."""

from __future__ import annotations

import pytest
from good_documents import word
from planted import Planted
from word_faults import FAULTS

from brief_builder.access import check_access
from brief_builder.structure import read_structure


def _found(data: bytes) -> list[tuple[str, str, str]]:
    problems = check_access(read_structure(data, "d.docx"))
    return [(problem.code, problem.severity, ", ".join(problem.place.trail)) for problem in problems]


def test_nothing_is_found_in_the_good_document() -> None:
    """The document that faults are planted in has none."""
    assert _found(word()) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_each_planted_fault_is_found(fault: Planted) -> None:
    """The fault, and nothing else."""
    found = _found(word(fault.plant))
    assert [(code, severity) for code, severity, _ in found] == [(fault.code, fault.severity)]
    assert fault.place in found[0][2]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_the_same_done_well_is_no_fault(fault: Planted) -> None:
    """What looks like a fault, and is none."""
    assert _found(word(fault.well)) == []
