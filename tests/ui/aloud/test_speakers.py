"""How each system is asked: voices in what it lists, paces as it counts them."""

import pytest

from kanttekening.ui.aloud.speakers import (
    dispatcher_rate,
    speakers,
    windows_rate,
    windows_script,
)


@pytest.mark.parametrize("rate", [windows_rate, dispatcher_rate])
def test_the_usual_pace_is_the_usual_one_and_faster_is_more(rate):
    assert rate(100) == 0
    assert rate(75) < 0 < rate(150) < rate(200)


def test_the_name_of_a_voice_is_no_part_of_the_script():
    script = windows_script("Frank'); Remove-Item x", 100)
    assert "Remove-Item" not in script
    assert script.count("{") == script.count("}")


def test_of_the_voices_the_dutch_one_is_taken(voices):
    voices.add("spd-say", "")
    (found,) = speakers("linux")
    assert found.voice("  English  en  none\n  Dutch+Adam  nl  Adam\n") == "nl"
    assert found.voice("  English  en  none\n  Vlaams  nl-BE  none\n") == "nl"
    assert found.voice("  English  en  none\n  Inland  enl  none\n") is None


def test_a_system_without_such_programs_has_none(voices):
    assert speakers("linux") == ()
