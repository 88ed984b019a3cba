"""What a screen reader does: asks the AT-SPI bus for every object, and hears what is announced.

It runs under Debian's own Python, because that has the bindings of the accessibility bus. A
question is one line of JSON on standard input, the answer one line on standard output.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

STATES = (
    "FOCUSED FOCUSABLE SHOWING VISIBLE ENABLED EDITABLE READ_ONLY CHECKED CHECKABLE SELECTED "
    "SELECTABLE EXPANDED EXPANDABLE DEFUNCT MODAL IS_DEFAULT"
).split()
STATE_TYPES = {name: getattr(Atspi.StateType, name, None) for name in STATES}
KEYS = {
    "Down": 0xFF54, "Up": 0xFF52, "Right": 0xFF53, "Left": 0xFF51, "Home": 0xFF50, "End": 0xFF57,
    "PageDown": 0xFF56, "Return": 0xFF0D, "Esc": 0xFF1B, "F7": 0xFFC4, "BackSpace": 0xFF08,
    "Space": 0x20, "F1": 0xFFBE, "F10": 0xFFC7, "Tab": 0xFF09,
}  # fmt: skip
MODIFIERS = {"Shift": 1, "Ctrl": 4}
EVENTS = ("object:announcement", "object:state-changed:focused", "object:text-caret-moved")


class Listener:
    """Keeps the objects of the last look by number, and the events since the last question."""

    def __init__(self) -> None:
        self.known: list[Atspi.Accessible] = []
        self.heard: list[dict] = []
        self.hearer = Atspi.EventListener.new(self.hear)
        for event in EVENTS:
            self.hearer.register(event)

    def hear(self, event) -> None:
        with contextlib.suppress(GLib.Error):  # who spoke may be gone already
            self.keep(event)

    def keep(self, event) -> None:
        said = event.any_data if isinstance(event.any_data, str) else ""
        if not event.type.startswith("object:state-changed") or event.detail1:
            who = event.source
            self.heard.append(
                {
                    "event": event.type,
                    "said": said,
                    "role": who.get_role_name(),
                    "name": who.get_name(),
                }
            )

    def look(self, program: str = "") -> dict | None:
        """Every object of the program, as a tree."""
        self.known = []
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            found = desktop.get_child_at_index(index)
            if found is not None and found.get_name() == program:
                return self.describe(found)
        return None

    def describe(self, it) -> dict:
        it.clear_cache()
        number = len(self.known)
        self.known.append(it)
        states = it.get_state_set()
        told = {
            "id": number,
            "role": it.get_role_name(),
            "name": it.get_name(),
            "description": it.get_description(),
            "states": [
                name for name, kind in STATE_TYPES.items() if kind and states.contains(kind)
            ],
            "attributes": dict(it.get_attributes() or {}),
            "interfaces": list(it.get_interfaces()),
        }
        told.update(self.details(it, told["interfaces"]))
        told["children"] = []
        for index in range(it.get_child_count()):
            with contextlib.suppress(GLib.Error):  # the window changes while we look
                child = it.get_child_at_index(index)
                if child is not None:
                    told["children"].append(self.describe(child))
        return told

    def details(self, it, interfaces: list[str]) -> dict:
        told: dict = {}
        if "Text" in interfaces:
            count = Atspi.Text.get_character_count(it)
            told["text"] = Atspi.Text.get_text(it, 0, count)
            told["caret"] = Atspi.Text.get_caret_offset(it)
        if "Value" in interfaces:
            told["value"] = Atspi.Value.get_current_value(it)
        if "Component" in interfaces:
            box = Atspi.Component.get_extents(it, Atspi.CoordType.SCREEN)
            told["box"] = [box.x, box.y, box.width, box.height]
        if "Action" in interfaces:
            count = Atspi.Action.get_n_actions(it)
            told["actions"] = [Atspi.Action.get_action_name(it, i) for i in range(count)]
        return told

    def act(self, number: int, index: int = 0) -> bool:
        return Atspi.Action.do_action(self.known[number], index)

    def focus(self, number: int) -> bool:
        return Atspi.Component.grab_focus(self.known[number])

    def put_caret(self, number: int, offset: int) -> bool:
        return Atspi.Text.set_caret_offset(self.known[number], offset)

    def selected(self, number: int) -> list[int]:
        found = Atspi.Text.get_selection(self.known[number], 0)
        return [found.start_offset, found.end_offset]

    def press(self, key: str) -> bool:
        """A key of the keyboard, with the modifiers before it: Ctrl+k."""
        *held, last = key.split("+")
        mask = sum(MODIFIERS[name] for name in held)
        kind = Atspi.KeySynthType
        if mask:
            Atspi.generate_keyboard_event(mask, None, kind.LOCKMODIFIERS)
        done = Atspi.generate_keyboard_event(KEYS.get(last) or ord(last), None, kind.SYM)
        if mask:
            Atspi.generate_keyboard_event(mask, None, kind.UNLOCKMODIFIERS)
        return done

    def activate(self, size: list[int] | None = None) -> bool:
        """Give the window of this size the keyboard, else the largest: no manager does it here."""
        x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        display = ctypes.c_void_p(x11.XOpenDisplay(None))
        root = ctypes.c_ulong(x11.XDefaultRootWindow(display))
        above, parent, windows = (
            ctypes.c_ulong(),
            ctypes.c_ulong(),
            ctypes.POINTER(ctypes.c_ulong)(),
        )
        count, unused = ctypes.c_uint(), [ctypes.c_uint() for _ in range(2)]
        x11.XQueryTree(display, root, *map(ctypes.byref, (above, parent, windows, count)))
        sizes = {}
        for window in windows[: count.value]:
            x, y, width, height = (ctypes.c_int(), ctypes.c_int(), ctypes.c_uint(), ctypes.c_uint())
            places = map(ctypes.byref, (above, x, y, width, height, *unused))
            x11.XGetGeometry(display, ctypes.c_ulong(window), *places)
            sizes[width.value, height.value] = window
        wanted = tuple(size) if size else max(sizes, key=lambda it: it[0] * it[1])
        x11.XSetInputFocus(display, ctypes.c_ulong(sizes[wanted]), 1, ctypes.c_ulong(0))
        x11.XCloseDisplay(display)
        return True

    def events(self) -> list[dict]:
        heard, self.heard = self.heard, []
        return heard


def main() -> None:
    listener = Listener()
    loop = GLib.MainLoop()

    def answer(channel, _condition) -> bool:
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        question = json.loads(line)
        try:
            said = getattr(listener, question.pop("do"))(**question)
            print(json.dumps({"answer": said}), flush=True)
        except Exception as error:  # noqa: BLE001 - the test tells it
            print(json.dumps({"error": repr(error)}), flush=True)
        return True

    GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, answer)
    loop.run()


if __name__ == "__main__":
    main()
