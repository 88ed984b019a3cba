"""One library with the sample letters, made once and copied for each test that wants it."""

import shutil

import pytest

from kanttekening.services.library import Library
from kanttekening.services.places import sample_letters
from kanttekening.services.reading import FileReader


@pytest.fixture(scope="session")
def shelf(tmp_path_factory, parser):
    path = tmp_path_factory.mktemp("shelf") / "raad.kanttekening"
    reader = FileReader(parser)
    with Library.open(path, author="Griffie") as library:
        for letter in sample_letters():
            library.importing.store(reader.read(letter))
    return path


@pytest.fixture
def stocked(qapp, shelf, make_desk):
    shutil.copy(shelf, make_desk.path)
    desk = make_desk()
    desk.open()
    yield desk
    desk.close()
