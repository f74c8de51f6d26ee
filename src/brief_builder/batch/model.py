"""What goes to whoever builds a pack of a batch, and what comes back: plain data that can be sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from brief_builder.problems import Place, Problem

State = Literal["built", "kept", "checked", "failed"]
NoRoom = Literal["", "out", "temporary"]  # where a pack found no room; "" for nowhere


@dataclass(frozen=True, slots=True)
class Order:
    """One pack that is to be built.

    Attributes:
        name: of its folder below OUT; no other order of the batch has it, however capitals are written.
        pack: the pack's folder, from the root of the disk: whoever builds it may stand elsewhere.
        place: the row that asks for it.
        languages: () takes the pack's.
        audience, as_of: None takes the pack's.
        only, strict, pdf: as `build` takes them.
        row: the words of the row by name, of those that the pack asks for; {} for a pack that asks for none.
        called: what pack.yaml calls the pack; "" where it says nothing that can be read.
        apart: the name of a file in the pack's folder that nobody reads for it: the table of the batch; "" for none.
        number: of its row, as messages name it; 0 for one of a folder of packs.
        sheet: of the workbook that holds the row, where one was named; else "".
    """

    name: str
    pack: str
    place: Place
    languages: tuple[str, ...] = ()
    audience: str | None = None
    as_of: date | None = None
    only: tuple[str, ...] = ()
    strict: bool = False
    pdf: bool = False
    row: Mapping[str, str] = field(default_factory=dict)
    called: str = ""
    number: int = 0
    apart: str = ""
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What became of an order. It holds no documents: a batch of thousands keeps all its results.

    Attributes:
        name: of the folder below OUT.
        place: the row that asked for it.
        state: 'built', 'kept' (its inputs and its files are as they were) or 'failed' (what stood there still stands);
            of a check, 'checked' (it has no errors) or 'failed'.
        problems: of a pack that failed, its errors, the first twenty; of a check, the first twenty of all, errors
            first; of others, ().
        counts: (severity, code) → how many of these were found; of a kept pack, when it was built.
        files: how many files it has.
        facts_used, facts: how many of its facts are printed.
        seconds: that it took; None where nobody measured. Of no use to compare two runs by.
        others: the files in its folder that are none of its own, by name from the folder: a batch removes those that
            it has written itself and that nobody has changed, and leaves the rest.
        places: (severity, code) → the places of the first three of these.
        no_room: what was full, or could not be written at all, so that those that are left would be begun for nothing:
            the 'out' folder or the 'temporary' one, of which the first problem tells; "" for none.
    """

    name: str
    place: Place
    state: State
    problems: tuple[Problem, ...] = ()
    counts: Mapping[tuple[str, str], int] = field(default_factory=dict)
    files: int = 0
    facts_used: int = 0
    facts: int = 0
    seconds: float | None = None
    others: tuple[str, ...] = ()
    places: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    no_room: NoRoom = ""
