"""The style sheet of the reader and its margin, filled in from the theme's table."""

from __future__ import annotations

from dataclasses import asdict
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.ui.colors import Colors

_SHEET = Template("""
#head { background: $surface; border-bottom: 1px solid $line; }
#head QToolButton, #find QToolButton {
    border: 1px solid transparent; border-radius: 6px; padding: 3px; background: transparent;
    color: $grey1;
}
#head QToolButton:hover, #find QToolButton:hover { background: $hover; }
#head QToolButton:focus, #find QToolButton:focus { border-color: $accent; }
#head QToolButton::menu-indicator { image: none; }
#head QToolButton#label_chip {
    border: 1px solid $line; border-radius: 11px; padding: 3px 8px; color: $ink;
}
#head QToolButton#label_chip:focus { border-color: $accent; }
#segments { border: 1px solid $line; border-radius: 7px; background: $surface; }
#segments QToolButton { border-radius: 6px; padding: 4px 2px; color: $grey1; }
#segments QToolButton:checked { background: $selection; color: $accent; font-weight: 600; }
#head QLineEdit#page, #head QLineEdit#zoom {
    border: 1px solid transparent; border-radius: 4px; background: transparent; color: $ink;
    padding: 1px 2px; min-height: 20px;
}
#head QLineEdit#page:hover, #head QLineEdit#zoom:hover { border-color: $line; }
#head QLineEdit#page:focus, #head QLineEdit#zoom:focus {
    border-color: $accent; background: $surface;
}
#facts, #count { color: $grey1; }
#count { padding-right: 4px; }
#head #scan_chip, #head #version_chip {
    border: 1px solid $line; border-radius: 9px; padding: 1px 8px; color: $grey1;
    min-height: 20px;
}
#head #scan_chip:hover, #head #version_chip:hover { background: $hover; }
#head #scan_chip:focus, #head #version_chip:focus { border-color: $accent; }
#head #progress_chip { padding: 1px 4px; min-height: 22px; }
#head #progress_chip:disabled { color: $grey2; }
#rod { background: $line; }
#find { background: $surface; border-bottom: 1px solid $line; }
#placing { background: $selection; border-bottom: 1px solid $line; }
#find QLineEdit {
    border: 1px solid $control; border-radius: 6px; padding: 4px 8px;
    background: $surface; color: $ink;
}
#find QLineEdit:focus { border-color: $accent; }
#find QCheckBox { min-height: 24px; }
#guide { background: $surface; border-right: 1px solid $line; }
#guide QTreeView, #guide QListView {
    background: $surface; color: $ink; outline: 0; show-decoration-selected: 0;
}
#guide QTreeView::branch:selected { background: transparent; }
#guide QTreeView::item { padding: 4px 2px; }
#guide QTreeView::item:hover { background: $hover; }
#guide QTreeView::item:selected { background: $selection; color: $accent; }
#guide QTreeView::item:disabled { color: $grey2; }
#guide QTreeView:focus, #guide QListView:focus { border: 1px solid $accent; }
#guide QToolButton { border: 0; border-radius: 6px; padding: 4px 8px; color: $grey1; }
#guide QToolButton:hover { background: $hover; }
#guide QToolButton:checked { color: $accent; font-weight: 600; background: $selection; }
#guide QToolButton:focus { border: 1px solid $accent; padding: 3px 7px; }
#guide #none { color: $grey1; padding: 10px; }
#aloud { background: $surface; border-top: 1px solid $line; }
#aloud QToolButton {
    border: 1px solid transparent; border-radius: 6px; padding: 4px; background: transparent;
}
#aloud QToolButton { color: $ink; }
#aloud QToolButton:hover { background: $hover; }
#aloud QToolButton:focus { border-color: $accent; }
#print_strip { background: $surface; border-top: 1px solid $line; }
#print_strip QLabel { color: $grey1; }
#empty { background: $canvas; color: $grey1; }
""")


_READING = Template("""
ReadingView {
    background: $paper; color: $ink; border: 0;
    selection-background-color: $accent; selection-color: $on_accent;
}
""")


def reader_style(colors: Colors) -> str:
    """The sheet for one column of the table."""
    return _SHEET.substitute(_values(colors))


def reading_style(colors: Colors, *, follows: bool) -> str:
    """The sheet of the Leesweergave; ``follows``: it looks like the rest of the window."""
    # In the light the column is paper; in the dark it lies as deep as the canvas.
    paper = colors.surface if _is_light(colors.surface) or not follows else colors.canvas
    return _READING.substitute(_values(colors), paper=paper)


def _values(colors: Colors) -> dict[str, str]:
    return {name: value for name, value in asdict(colors).items() if name != "marks"}


def _is_light(color: str) -> bool:
    return int(color[1:3], 16) > 0x80
