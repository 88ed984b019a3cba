"""Entry point: a worker process, a command, the smoke test or the window.

Each road imports only what it needs: the worker sees nothing of the program, a command nothing
of Qt.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.cli.roads import Way

_SWITCH_SECONDS = 0.0005
_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program as its arguments ask; the answer is the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == ["--worker"]:
        from kanttekening.readers import worker

        return worker.main()
    from kanttekening.cli.roads import DATA_FOLDER, Road, choose_road

    road, way = choose_road(arguments)
    if way.data_folder is not None:
        os.environ[DATA_FOLDER] = str(Path(way.data_folder).absolute())
    if road is Road.WINDOW:
        return _open_window(way)
    if road is Road.SMOKE_TEST:
        from kanttekening import smoke

        return smoke.run()
    if road is Road.CHECKS:
        from kanttekening import checks

        return checks.run()
    try:
        from kanttekening.cli.commands import run

        return run(way.rest)
    except KeyboardInterrupt:  # before the command had begun
        return _INTERRUPTED


def _open_window(way: Way) -> int:
    """Open the window, unless there is one already: then that gets what this one was to open."""
    from kanttekening.services.handing_over import Letterbox
    from kanttekening.services.places import data_folder, default_library

    if Letterbox(data_folder(), way.library or default_library()).hand_over(way.files):
        return 0
    # What is loaded now stays; looking for garbage among it would take a tenth of the start.
    gc.disable()
    # The window must not wait five milliseconds whenever a lane computes.
    sys.setswitchinterval(_SWITCH_SECONDS)
    from kanttekening.services.pages import Pages

    pages = Pages()
    try:
        from kanttekening import app

        return app.run(way.library, way.files, pages)
    finally:
        pages.close()


if __name__ == "__main__":
    sys.exit(main())
