"""Entry point. The worker comes first: it must start fast and see nothing of the program."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program, or the worker process that reads foreign files for it."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == ["--worker"]:
        from kanttekening.readers import worker

        return worker.main()
    from kanttekening.cli.commands import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
