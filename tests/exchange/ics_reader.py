"""A strict reader of calendar files, by the letter of RFC 5545, to hold our writer against."""

import re

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_LINE = re.compile(r"[A-Z-]+(?:;[A-Z]+=[^;:]+)*:.*", re.DOTALL)


def unfold(data: bytes) -> list[str]:
    """The logical lines; every physical one must end in CRLF and be valid UTF-8 by itself."""
    assert data.endswith(b"\r\n")
    lines: list[str] = []
    for raw in data[:-2].split(b"\r\n"):
        line = raw.decode("utf-8")
        if line.startswith(" ") and lines:
            lines[-1] += line[1:]
        else:
            lines.append(line)
    return lines


def unescape(value: str) -> str:
    """A text value as it was meant."""
    return _ESCAPED.sub(lambda sign: "\n" if sign[1] in "nN" else sign[1], value)


def read_calendar(data: bytes) -> list[dict[str, str]]:
    """The events with their properties; parameters stay in the name. Refuses what is not right."""
    lines = unfold(data)
    assert all(_LINE.fullmatch(line) for line in lines)
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-1] == "END:VCALENDAR"
    open_parts: list[str] = []
    events: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            open_parts.append(value)
            if value == "VEVENT":
                events.append({})
        elif name == "END":
            assert open_parts.pop() == value
        elif open_parts[-1] == "VEVENT":
            assert name not in events[-1]
            events[-1][name] = value
        elif open_parts[-1] == "VALARM":
            assert open_parts[-2] == "VEVENT"
            events[-1][f"VALARM {name}"] = value
    assert not open_parts
    assert all({"UID", "DTSTAMP"} <= event.keys() for event in events)
    assert len({event["UID"] for event in events}) == len(events)
    return events
