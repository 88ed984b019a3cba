"""The style sheet of two texts side by side."""

from __future__ import annotations

from dataclasses import asdict
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.ui.colors import Colors

_SHEET = Template("""
#comparison { background: $canvas; }
#comparison_head { background: $surface; border-bottom: 1px solid $line; }
#comparison_head QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 4px; }
#comparison_head QToolButton:hover { background: $hover; }
#comparison_head QToolButton:focus { border-color: $accent; }
#count, #said { color: $grey1; }
#card { background: $surface; border: 1px solid $line; border-radius: 4px; }
#side { color: $grey1; }
#pane { border: 0; background: $surface; color: $ink; }
QSplitter::handle { background: transparent; }
QListView {
    background: $surface; color: $ink; border: 1px solid $line; border-radius: 4px; outline: 0;
}
QListView::item { padding: 3px 10px; }
QListView::item:selected { background: $selection; color: $accent; }
QListView:focus { border-color: $accent; }
QProgressBar { border: 0; background: $line; max-height: 3px; min-height: 3px; }
QProgressBar::chunk { background: $accent; }
""")


def comparing_style(colors: Colors) -> str:
    """The sheet for one column of the table."""
    values = {name: value for name, value in asdict(colors).items() if name != "marks"}
    return _SHEET.substitute(values)
