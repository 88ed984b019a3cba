"""The colours of the kinds of mark as other programs see them: on paper, in files, in JSON."""

from __future__ import annotations

from kanttekening.domain.annotation import MarkKind

MARK_COLORS = {
    MarkKind.IMPORTANT: "#BFE6CD",
    MarkKind.QUESTION: "#FFE08A",
    MarkKind.ACTION: "#BBDDF8",
    MarkKind.PLEDGE: "#DFD0F5",
    MarkKind.DISAGREE: "#F9CCC6",
    MarkKind.LOOSE: "#DADFE6",
}
# Up to which hue, in degrees, a foreign colour stands for a kind; red goes round. Yellow is what
# other programs mark with when nobody chose a colour: it says nothing, least of all that there is
# an open question.
_HUES = (
    (20.0, MarkKind.DISAGREE),
    (46.0, MarkKind.QUESTION),
    (75.0, MarkKind.LOOSE),
    (170.0, MarkKind.IMPORTANT),
    (250.0, MarkKind.ACTION),
    (320.0, MarkKind.PLEDGE),
    (360.0, MarkKind.DISAGREE),
)
_GREYEST = 0.12
_DARK = 0.55  # of the colour: a line in one of the pale colours could not be seen


def line_color(kind: MarkKind) -> str:
    """The colour of a kind for what is a line, and not a surface: ``#RRGGBB``."""
    color = MARK_COLORS[kind]
    return "#" + "".join(f"{round(int(color[at : at + 2], 16) * _DARK):02X}" for at in (1, 3, 5))


def kind_of_color(color: str) -> MarkKind:
    """The kind whose colour is most like ``#RRGGBB``, by its hue; grey and unknown are loose."""
    for kind, own in MARK_COLORS.items():
        if own.lower() == color.lower():
            return kind
    try:
        red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    except ValueError:
        return MarkKind.LOOSE
    most, least = max(red, green, blue), min(red, green, blue)
    if most == 0 or (most - least) / most < _GREYEST:
        return MarkKind.LOOSE
    hue = _hue(red, green, blue)
    return next(kind for end, kind in _HUES if hue <= end)


def _hue(red: float, green: float, blue: float) -> float:
    """The hue of a colour that is not grey, in degrees from red (HSV)."""
    most, reach = max(red, green, blue), max(red, green, blue) - min(red, green, blue)
    if most == red:
        return 60.0 * (((green - blue) / reach) % 6.0)
    if most == green:
        return 60.0 * ((blue - red) / reach + 2.0)
    return 60.0 * ((red - green) / reach + 4.0)
