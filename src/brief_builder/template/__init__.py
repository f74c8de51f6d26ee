"""A `Package` in → a `CompiledTemplate` out: tags found, paired, extended, compiled to Jinja. Knows no facts."""

from typing import TYPE_CHECKING

from brief_builder.lazy import exported

if TYPE_CHECKING:
    from brief_builder.template.checking.asked_texts import asked_texts
    from brief_builder.template.checking.asking import fields_of
    from brief_builder.template.checking.data_fields import DataField
    from brief_builder.template.compiled import CompiledPart, CompiledTemplate
    from brief_builder.template.compiling import compile_template, open_template
    from brief_builder.template.mapping.deck_map import DeckMap
    from brief_builder.template.mapping.reading import map_of
    from brief_builder.template.prose import Expressions, Prose, compile_prose

__all__ = [
    "CompiledPart",
    "CompiledTemplate",
    "DataField",
    "DeckMap",
    "Expressions",
    "Prose",
    "asked_texts",
    "compile_prose",
    "compile_template",
    "fields_of",
    "map_of",
    "open_template",
]

_HOMES = {
    "CompiledPart": "compiled",
    "CompiledTemplate": "compiled",
    "DataField": "checking.data_fields",
    "DeckMap": "mapping.deck_map",
    "Expressions": "prose",
    "Prose": "prose",
    "asked_texts": "checking.asked_texts",
    "compile_prose": "prose",
    "compile_template": "compiling",
    "fields_of": "checking.asking",
    "map_of": "mapping.reading",
    "open_template": "compiling",
}
__getattr__ = exported(__name__, _HOMES)
