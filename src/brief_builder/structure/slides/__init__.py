"""A presentation → what stands on its slides."""
