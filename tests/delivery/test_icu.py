"""ICU's data with fewer languages: still whole, still sorting Dutch as it should."""

import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "resources" / "packaging"))
import icu

names = st.from_regex(rb"icudt73l/[a-z_]{1,12}\.res", fullmatch=True)
bodies = st.binary(min_size=1, max_size=90)

# All that Qt asks ICU for: sorting, upper case, time zones and their names, character sets.
ASK = """
from functools import cmp_to_key
from PySide6.QtCore import QCollator, QDate, QDateTime, QLocale, QStringConverter, QTime, QTimeZone
words = ["zee", "\\u00e9\\u00e9n", "bijlage 10", "eend", "bijlage 2", "IJssel", "\\u0153uvre"]
words.append("stra\\u00dfe")
for name in ("nl_NL", "nl_BE", "fy_NL", "en_GB", "de_AT", "fr_CA"):
    language = QLocale(name)
    collator = QCollator(language)
    for numeric, punctuation in ((False, True), (True, False)):
        collator.setNumericMode(numeric)
        collator.setIgnorePunctuation(punctuation)
        print(sorted(words, key=cmp_to_key(collator.compare)))
    print([language.toUpper(word) for word in words])
    for zone in map(QTimeZone, (b"Europe/Amsterdam", b"America/Curacao", b"Asia/Kolkata")):
        for season in (QTimeZone.StandardTime, QTimeZone.DaylightTime, QTimeZone.GenericTime):
            for kind in (QTimeZone.LongName, QTimeZone.ShortName, QTimeZone.OffsetName):
                print(zone.displayName(season, kind, language))
for zone in QTimeZone.availableTimeZoneIds():
    summer = QDateTime(QDate(1977, 7, 1), QTime(12, 0), QTimeZone.utc())
    print(zone, QTimeZone(zone).offsetFromUtc(summer), QTimeZone.ianaIdToWindowsId(zone))
print([each for each in QStringConverter.availableCodecs() if "1252" in each or "8859-15" in each])
"""


@given(st.dictionaries(names, bodies, min_size=1, max_size=8))
def test_what_is_packed_is_read_again(files):
    packed = icu.pack(sorted(files.items()))
    read = dict(icu.packed_files(packed, 0))
    assert list(read) == sorted(files)
    assert all(read[name].startswith(body) for name, body in files.items())


@given(st.dictionaries(names, bodies, min_size=1, max_size=8))
def test_every_file_starts_where_a_processor_wants_it(files):
    packed = icu.pack(sorted(files.items()))
    count = struct.unpack_from("<I", packed)[0]
    starts = [struct.unpack_from("<II", packed, 4 + 8 * number)[1] for number in range(count)]
    assert all(start % 16 == 0 for start in starts)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("coll/nl.res", True),
        ("coll/sv.res", False),
        ("nl_BE.res", True),
        ("ja.res", False),
        ("zone/fy.res", True),
        ("curr/nl.res", False),
        ("curr/root.res", False),
        ("translit/root.res", False),
        ("unames.icu", False),
        ("coll/root.res", True),
        ("brkitr/root.res", False),
        ("ibm-5348_P100-1997.cnv", True),
        ("ibm-943_P15A-2003.cnv", False),
        ("zoneinfo64.res", True),
        ("cnvalias.icu", True),
    ],
)
def test_dutch_and_its_neighbours_stay(name, wanted):
    assert icu.is_wanted(b"icudt73l/" + name.encode()) is wanted


def test_another_library_is_refused():
    with pytest.raises(ValueError, match="no ICU data"):
        icu.fewer_files(b"CmnD and nothing else")


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or not shutil.which("objcopy"),
    reason="Qt brings its own ICU on Linux only, and binutils must be there",
)
def test_qt_gives_the_same_answers_as_before(tmp_path):
    library = next((Path(PySide6.__file__).parent / "Qt" / "lib").glob("libicudata.so.*"))
    small = icu.shrink(library, tmp_path)
    assert small.stat().st_size < library.stat().st_size / 10
    seen = answers_with(small)
    assert "bijlage 2', 'bijlage 10'" in seen
    assert "Europese zomertijd" in seen
    assert seen == answers_with(library)


def answers_with(library):
    """Ask Qt, in a process that was given this data."""
    return subprocess.check_output(
        [sys.executable, "-c", ASK],
        env={**os.environ, "LD_PRELOAD": str(library)},
        encoding="utf-8",
    )
