"""The line keeps order, and never more than a few files that were read."""

from pathlib import Path

from store.making import read_file

from kanttekening.services.enclosing import Offered
from kanttekening.services.line import Line


def offered(*names):
    return [Offered(Path(name)) for name in names]


def begin_all(line):
    begun = []
    while (place := line.to_read()) is not None:
        place.is_being_read = True
        begun.append(place)
    return begun


def names(places):
    return [place.item.path.name for place in places]


def test_only_a_few_are_read_ahead_of_the_first():
    line = Line(3)
    line.add(offered(*"abcdef"))
    begun = begin_all(line)
    assert names(begun) == ["a", "b", "c"]
    line.take_first()
    assert names(begin_all(line)) == ["d"]


def test_what_came_out_of_the_first_goes_before_the_others():
    line = Line(2)
    line.add(offered("mail", "brief"))
    begin_all(line)
    line.take_first()
    line.put_first(offered("bijlage 1", "bijlage 2"))
    assert names(begin_all(line)) == ["bijlage 1", "bijlage 2"]
    assert line.first.item.path.name == "bijlage 1"


def test_letters_are_stored_together_up_to_the_first_that_is_not_read():
    line = Line(4)
    line.add(offered(*"abcd"))
    places = begin_all(line)
    for place in (places[0], places[1], places[3]):
        place.found = read_file()
    assert names(place for place, _ in line.together(8)) == ["a", "b"]
    assert line.together(8) == ()
    assert len(line) == 2


def test_large_files_are_not_piled_up():
    line = Line(4)
    line.add(offered(*"abcd"))
    line.first.found = read_file(data=b"x" * (65 << 20))
    assert line.to_read() is None
    line.take_first()
    assert names([line.to_read()]) == ["b"]
