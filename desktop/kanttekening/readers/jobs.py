"""The jobs a worker knows, by name."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from kanttekening.readers.pdf_file import quiet
from kanttekening.readers.rendering import PageJobs

if TYPE_CHECKING:
    from kanttekening.readers.wire import Head
    from kanttekening.readers.worker import Job, Tell

# Where the jobs are that nobody waits for at the start, by module of this room.
_LATER = {
    "read": "reading",
    "understand": "understanding",
    "assemble": "ocr_jobs",
    "write_notes": "pdf_notes_writing",
    "frames_of": "pdf_notes_reading",
    "prints": "picture_prints",
    "write_report": "report_pages",
    "print_copy": "print_copy",
    "compare_texts": "side_by_side",
}


def job_table() -> dict[str, Job]:
    """Everything a worker can do. Loads MuPDF, and what draws pages: somebody waits for those.

    What reads, recognises and writes is loaded by the worker that does it, with its first file.
    """
    quiet()
    pages = PageJobs()
    return {
        "read": _later("read"),
        "understand": _later("understand"),
        "open": pages.open,
        "render": pages.render,
        "png": pages.png,
        "guide": pages.guide,
        "links": pages.links,
        "pictures": pages.pictures,
        "forget": pages.forget,
        "recognize": _recognize,
        "assemble": _later("assemble"),
        "write_notes": _later("write_notes"),
        "frames": _later("frames_of"),
        "prints": _later("prints"),
        "report": _later("write_report"),
        "print": _later("print_copy"),
        "compare": _later("compare_texts"),
    }


def _later(name: str) -> Job:
    def job(params: Head, payload: bytes, tell: Tell) -> tuple[Head, bytes]:
        found: Job = getattr(import_module(f"kanttekening.readers.{_LATER[name]}"), name)
        return found(params, payload, tell)

    return job


def _recognize(params: Head, payload: bytes, tell: Tell) -> tuple[Head, bytes]:
    done: tuple[Head, bytes] = _recognition().recognize(params, payload, tell)
    return done


@cache
def _recognition() -> Any:
    """The engine, which stays for the next page."""
    from kanttekening.readers.ocr_jobs import RecognitionJobs

    return RecognitionJobs()
