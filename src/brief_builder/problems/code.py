"""What a problem code says of itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem.

    Attributes:
        meaning: one sentence that stands without the place.
        example: something that triggers it, as a person would write it.
        cure: what to do.
    """

    meaning: str
    example: str
    cure: str
