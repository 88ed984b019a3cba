"""The programs that speak, by system, and how each is asked for a Dutch voice.

What is to be said goes in through standard input: arguments can be seen by other users. A program
is looked for where the system puts it, so that nothing in the working folder speaks instead.
"""

from __future__ import annotations

import math
import os
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_WORDS_A_MINUTE = 165
_DUTCH_LINE = re.compile(r"^\s*(?P<name>\S.*?)\s+nl(?:[-_]\w+)?\s", re.MULTILINE)
_ESPEAK_DUTCH = re.compile(r"^\s*\d+\s+nl\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Speaker:
    """One program. ``keeps`` running: it says a line at a time and answers each with a line.

    ``voice`` finds a Dutch voice in what ``listing`` prints; ``speech`` gives the arguments for a
    voice and a pace in per cent. ``silence`` are arguments that end what is being said, where
    ending the program does not. ``holds``: it makes the sound itself, so that it is silent while
    the system holds it, and goes on where it was.
    """

    program: str
    listing: tuple[str, ...]
    voice: Callable[[str], str | None]
    speech: Callable[[str, int], tuple[str, ...]]
    silence: tuple[str, ...] = ()
    keeps: bool = False
    holds: bool = False


def speakers(platform: str = sys.platform) -> tuple[Speaker, ...]:
    """The programs of this system that are there, the best first."""
    makers: tuple[Callable[[], Speaker | None], ...]
    if platform == "win32":
        makers = (_windows,)
    elif platform == "darwin":
        makers = (_macos,)
    else:
        makers = (_speech_dispatcher, _espeak)
    return tuple(made for make in makers if (made := make()) is not None)


def _speech_dispatcher() -> Speaker | None:
    program = shutil.which("spd-say")
    if program is None:
        return None
    return Speaker(
        program,
        ("--list-synthesis-voices",),
        lambda listed: "nl" if _DUTCH_LINE.search(listed) else None,
        lambda voice, pace: (
            *("--pipe-mode", "--wait", "--application-name", "kanttekening"),
            *("--language", voice, "--rate", str(dispatcher_rate(pace))),
        ),
        silence=("--stop",),
    )


def _espeak() -> Speaker | None:
    program = shutil.which("espeak-ng")
    if program is None:
        return None
    return Speaker(
        program,
        ("--voices=nl",),
        lambda listed: "nl" if _ESPEAK_DUTCH.search(listed) else None,
        lambda voice, pace: ("-v", voice, "-s", str(_WORDS_A_MINUTE * pace // 100), "--stdin"),
        holds=True,
    )


def _macos() -> Speaker | None:
    program = Path("/usr/bin/say")
    if not program.exists():
        return None
    return Speaker(
        str(program),
        ("-v", "?"),
        lambda listed: found["name"] if (found := _DUTCH_LINE.search(listed)) else None,
        lambda voice, pace: ("-v", voice, "-r", str(_WORDS_A_MINUTE * pace // 100), "-f", "-"),
    )


_LOAD = (
    "$ErrorActionPreference='Stop';"
    "[Console]::OutputEncoding=[Text.Encoding]::UTF8;"
    "Add-Type -AssemblyName System.Speech;"
    "$s=New-Object System.Speech.Synthesis.SpeechSynthesizer;"
)
_LIST = _LOAD + (
    "foreach($v in $s.GetInstalledVoices()){if($v.Enabled){"
    "Write-Output ($v.VoiceInfo.Name+'  '+$v.VoiceInfo.Culture.Name+' ')}}"
)
# One line in base64 is one sentence: whatever it holds, it is never read as a command.
_TALK = _LOAD + (
    "$s.SelectVoice([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('{voice}')));"
    "$s.Rate={rate};"
    "while($null -ne ($l=[Console]::In.ReadLine())){{"
    "$s.Speak([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($l)));"
    "Write-Output 'ok'}}"
)


def _windows() -> Speaker | None:
    root = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"))
    program = root / "System32" / "WindowsPowerShell" / "v1.0" / "powershell.exe"
    if not program.exists():
        return None
    plain = ("-NoLogo", "-NoProfile", "-NonInteractive", "-Command")
    return Speaker(
        str(program),
        (*plain, _LIST),
        lambda listed: found["name"] if (found := _DUTCH_LINE.search(listed)) else None,
        lambda voice, pace: (*plain, windows_script(voice, pace)),
        keeps=True,
    )


def windows_script(voice: str, pace: int) -> str:
    """The script that speaks; the voice is wrapped, for names come from elsewhere."""
    from base64 import b64encode

    wrapped = b64encode(voice.encode()).decode()
    return _TALK.format(voice=wrapped, rate=windows_rate(pace))


def windows_rate(pace: int) -> int:
    """A pace in per cent as Windows counts it: -10 to 10, where 10 is three times as fast."""
    return max(-10, min(10, round(10 * math.log(pace / 100, 3))))


def dispatcher_rate(pace: int) -> int:
    """A pace in per cent as speech-dispatcher counts it: -100 to 100, where 100 is about triple."""
    return max(-100, min(100, round(100 * math.log(pace / 100, 3))))
