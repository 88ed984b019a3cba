"""A library with two versions of one letter, and one more letter."""

from ui.shelf import shelf, stocked

__all__ = ["shelf", "stocked"]
