"""Words that say a figure or a time in English, French or Khmer → what they say: the way back, for proofs."""

from brief_builder.wording.reading.agreement import disagreement
from brief_builder.wording.reading.figures import Told, read_figure
from brief_builder.wording.reading.misprints import misprint
from brief_builder.wording.reading.periods import ToldTime, read_change, read_time

__all__ = ["Told", "ToldTime", "disagreement", "misprint", "read_change", "read_figure", "read_time"]
