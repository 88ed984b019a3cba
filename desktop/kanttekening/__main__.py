"""Entry point: a worker process, a command, the smoke test or the window.

Each road imports only what it needs: the worker sees nothing of the program, a command nothing
of Qt.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


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
        from kanttekening import app

        return app.run(way.library, way.files)
    if road is Road.SMOKE_TEST:
        from kanttekening import smoke

        return smoke.run()
    from kanttekening.cli.commands import run

    return run(way.rest)


if __name__ == "__main__":
    sys.exit(main())
