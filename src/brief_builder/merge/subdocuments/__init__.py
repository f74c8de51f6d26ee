"""A .docx that data names → its body where the tag stands, with its styles, lists, pictures and notes."""

from brief_builder.merge.subdocuments.document import SubDocument

__all__ = ["SubDocument"]
