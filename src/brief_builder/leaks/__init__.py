"""A package in → the same without what a file says of people, programs and machines; and what is left to be told."""

from typing import TYPE_CHECKING

from brief_builder.lazy import exported

if TYPE_CHECKING:
    from brief_builder.leaks.cleaning import Signature, cleaned, cleaned_member
    from brief_builder.leaks.pictures import without_metadata
    from brief_builder.leaks.telling import leaks_of

__all__ = ["Signature", "cleaned", "cleaned_member", "leaks_of", "without_metadata"]

_HOMES = {
    "Signature": "cleaning",
    "cleaned": "cleaning",
    "cleaned_member": "cleaning",
    "leaks_of": "telling",
    "without_metadata": "pictures",
}
__getattr__ = exported(__name__, _HOMES)
