"""A page as it is shown against the same page as the PDF measures it."""

from __future__ import annotations

from dataclasses import dataclass

from kanttekening.domain.layout import PageRect

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PageFrame:
    """The way from the page as shown (points from its top left corner) to PDF user space.

    The six numbers of an affine matrix as PDF writes it: x' = ax + cy + e, y' = bx + dy + f. It
    undoes the page's rotation, and adds the origin of its crop box.
    """

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    @classmethod
    def upright(cls, height: float) -> PageFrame:
        """The frame of a page that is not turned and begins at the origin."""
        return cls(1.0, 0.0, 0.0, -1.0, 0.0, height)

    def to_user(self, x: float, y: float) -> Point:
        """A point of the shown page in user space."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def from_user(self, x: float, y: float) -> Point:
        """A point of user space on the shown page."""
        whole = self.a * self.d - self.b * self.c
        left, up = x - self.e, y - self.f
        return (self.d * left - self.c * up) / whole, (self.a * up - self.b * left) / whole

    def quad(self, rect: PageRect) -> tuple[Point, Point, Point, Point]:
        """A rectangle's corners in user space: upper left, upper right, lower left, lower right.

        The order in which every program writes QuadPoints, whatever the standard says.
        """
        return (
            self.to_user(rect.x0, rect.y0),
            self.to_user(rect.x1, rect.y0),
            self.to_user(rect.x0, rect.y1),
            self.to_user(rect.x1, rect.y1),
        )

    def shown(self, page: int, points: tuple[Point, ...]) -> PageRect:
        """The rectangle on the shown page around points of user space."""
        found = [self.from_user(*point) for point in points]
        across, down = [x for x, _ in found], [y for _, y in found]
        return PageRect(page, min(across), min(down), max(across), max(down))
