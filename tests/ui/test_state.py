"""A window remembers in an INI file, and a damaged one is no trouble."""

from PySide6.QtCore import QByteArray

from kanttekening.ui.state import WindowState


def test_what_is_kept_comes_back(tmp_path):
    state = WindowState(tmp_path / "venster.ini")
    state.keep_blob("window", QByteArray(b"\x00\xff=;"))
    state.keep_text("sort", "datum")
    state.keep_flag("panel", value=False)
    state.save()

    again = WindowState(tmp_path / "venster.ini")
    assert again.blob("window") == QByteArray(b"\x00\xff=;")
    assert again.text("sort") == "datum"
    assert not again.flag("panel", default=True)


def test_nothing_kept_is_the_default(tmp_path):
    state = WindowState(tmp_path / "venster.ini")

    assert state.blob("window") is None
    assert state.text("sort", "datum") == "datum"
    assert state.flag("panel", default=True)


def test_a_damaged_file_is_the_default(tmp_path):
    path = tmp_path / "venster.ini"
    path.write_bytes(b"\x00\xff[[[window=@ByteArray(\x80")

    assert WindowState(path).blob("window") is None
