"""A Word document → what stands in it."""
