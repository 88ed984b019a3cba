"""The style sheet of the margin, filled in from the theme's table."""

from __future__ import annotations

from dataclasses import asdict
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.ui.colors import Colors

_SHEET = Template("""
MarginPanel { background: $surface; }
QTabWidget::pane { border: 0; border-top: 1px solid $line; background: $surface; }
QTabWidget::tab-bar { left: 6px; }
QTabBar { background: $surface; qproperty-drawBase: 0; }
QTabBar::tab {
    background: transparent; border: 0; border-bottom: 2px solid transparent;
    padding: 11px 4px 9px 4px; margin: 0 3px 0 0; color: $grey1;
}
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:focus { color: $accent; }
QScrollArea, #cards, #rows { background: $surface; border: 0; }
NoteEdit {
    background: transparent; border: 1px solid transparent; border-radius: 4px; color: $ink;
    placeholder-text-color: $grey2;
}
NoteEdit[bare="true"] { border: 1px dashed $control; background: $surface; }
RemarkCard NoteEdit[bare="true"] { border-color: transparent; }
RemarkCard NoteEdit[bare="true"]:focus { border: 1px solid $accent; }
NoteEdit:focus { border: 1px solid $accent; }
#kind {
    border: 0; border-radius: 4px; padding: 1px 6px 1px 0; text-align: left;
    background: transparent; color: $ink; font-weight: 600;
}
#kind:hover, #kind:focus { color: $accent; text-decoration: underline; }
#kind::menu-indicator { image: none; width: 0; }
#remove { border: 0; border-radius: 4px; background: transparent; }
#remove:hover, #remove:focus { background: $hover; }
#decide {
    border: 1px solid $control; border-radius: 4px; padding: 2px 8px; color: $accent;
    background: $surface;
}
#decide:hover, #decide:focus { border-color: $accent; background: $hover; }
#lost_heading { color: $danger; font-weight: 600; }
#kept_heading { color: $grey1; font-weight: 600; }
#chosen_cards { background: $surface; border-top: 1px solid $line; }
#note_label, #add_label {
    border: 1px solid $control; border-radius: 9px; padding: 1px 7px; color: $ink;
    background: $surface;
}
#add_label { border-style: dashed; color: $grey1; }
#note_label:hover, #add_label:hover { background: $hover; }
#note_label:focus, #add_label:focus { border-color: $accent; }
#label_field {
    border: 1px solid $accent; border-radius: 4px; padding: 1px 5px; background: $surface;
    color: $ink;
}
#done {
    border: 1px solid transparent; border-radius: 4px; padding: 0 3px; color: $grey1;
    background: transparent;
}
#done:hover { background: $hover; }
#done:focus { border-color: $accent; }
#page { color: $grey1; font-weight: 600; }
#quote { color: $grey1; border: 0; border-left: 1px solid $control; padding-left: 7px; }
#foot, #label, #hint { color: $grey2; }
#state { color: $danger; }
#title { color: $ink; font-weight: 600; }
#value { color: $ink; }
#absent, #inferred { color: $grey2; font-style: italic; }
#state { font-style: normal; }
#group { color: $grey1; font-weight: 600; padding: 12px 8px 4px 8px; }
#when { color: $accent; }
#what, #link_title, #asked { color: $ink; }
#shared { color: $grey1; padding: 8px 8px 0px 8px; }
#kind_line, #cited { color: $grey1; }
#missing { color: $grey2; font-style: italic; }
LeadRow { border: 1px solid transparent; border-radius: 6px; background: transparent; }
LeadRow:hover { background: $hover; }
LeadRow[ruled="true"] { border-radius: 0; border-bottom-color: $line; }
LeadRow:focus, LeadRow[ruled="true"]:focus { border-color: $accent; border-radius: 6px; }
#pencil, #finder { border: 0; border-radius: 4px; background: transparent; padding: 2px; }
#pencil:hover, #finder:hover { background: $selection; }
#link, #to_calendar {
    border: 1px solid transparent; border-radius: 4px; padding: 0 2px; background: transparent;
    color: $accent;
}
#link { padding: 0; margin-left: -4px; }
#link:hover, #to_calendar:hover, #link:focus { text-decoration: underline; }
#to_calendar { margin-left: -3px; }
#link:focus, #to_calendar:focus { border-color: $accent; }
#way_back {
    border: 0; border-bottom: 1px solid $line; border-radius: 0; color: $accent;
    padding: 7px 10px; text-align: left; background: $surface;
}
#way_back:hover { background: $hover; text-decoration: underline; }
#way_back:focus { background: $selection; }
#fold { border: 1px solid transparent; text-align: left; color: $grey1; padding: 8px; }
#fold:hover { background: $hover; }
#fold:focus { border-color: $accent; padding: 8px; }
#all_to_calendar { margin: 12px 6px 4px 6px; }
FactRow { border: 1px solid transparent; border-radius: 6px; background: transparent; }
FactRow[leads="true"]:hover { background: $hover; }
FactRow:focus { border-color: $accent; }
""")


def margin_style(colors: Colors) -> str:
    """The sheet for one column of the table."""
    values = {name: value for name, value in asdict(colors).items() if name != "marks"}
    return _SHEET.substitute(values)
