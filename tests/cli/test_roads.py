from pathlib import Path

import pytest

from kanttekening.cli.arguments import build_parser
from kanttekening.cli.roads import COMMANDS, Road, choose_road


@pytest.mark.parametrize(
    "arguments",
    [[], ["--library", "raad.kanttekening"], ["--library=raad.kanttekening"], ["brief.pdf"]],
)
def test_files_and_a_library_open_the_window(arguments):
    assert choose_road(arguments)[0] is Road.WINDOW


def test_the_window_is_told_which_library_and_which_files():
    _, way = choose_road(["--library", "raad.kanttekening", "een.pdf", "twee.txt"])
    assert way.library == Path("raad.kanttekening")
    assert way.files == [Path("een.pdf"), Path("twee.txt")]


def test_a_library_alone_is_opened_and_not_taken_in():
    _, way = choose_road(["raad.kanttekening"])
    assert (way.library, way.files) == (Path("raad.kanttekening"), [])


def test_checks_are_a_road_of_their_own():
    assert choose_road(["--checks"])[0] is Road.CHECKS


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["--library", "raad.kanttekening", "list"],
        ["--json", "list"],
        ["--version"],
        ["--help"],
        ["--library"],
        ["lisst"],
    ],
)
def test_commands_and_anything_odd_go_to_the_command_line(arguments):
    assert choose_road(arguments)[0] is Road.COMMAND


def test_a_data_folder_goes_with_every_road():
    road, way = choose_road(["--data-dir", "map", "list", "--json"])
    assert (road, way.data_folder, way.rest) == (Road.COMMAND, "map", ["list", "--json"])
    road, way = choose_road(["--data-dir=map", "--smoke-test"])
    assert (road, way.data_folder) == (Road.SMOKE_TEST, "map")


def test_the_road_knows_every_command_of_the_parser():
    help_text = build_parser().format_help()
    assert all(f"  {command} " in help_text for command in COMMANDS)
    known = next(a for a in build_parser()._actions if a.dest == "command").choices
    assert set(known) == COMMANDS
