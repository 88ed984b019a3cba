"""The sample letters, quickly."""

from ui.shelf import shelf, stocked

__all__ = ["shelf", "stocked"]
