"""The jobs a worker knows, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.readers.ocr_jobs import RecognitionJobs, assemble
from kanttekening.readers.pdf_file import quiet
from kanttekening.readers.pdf_notes_reading import frames_of
from kanttekening.readers.pdf_notes_writing import write_notes
from kanttekening.readers.reading import read
from kanttekening.readers.rendering import PageJobs
from kanttekening.readers.report_pages import write_report
from kanttekening.readers.understanding import understand

if TYPE_CHECKING:
    from kanttekening.readers.worker import Job


def job_table() -> dict[str, Job]:
    """Everything a worker can do. Loads MuPDF."""
    quiet()
    pages, recognition = PageJobs(), RecognitionJobs()
    return {
        "read": read,
        "understand": understand,
        "open": pages.open,
        "render": pages.render,
        "png": pages.png,
        "guide": pages.guide,
        "links": pages.links,
        "pictures": pages.pictures,
        "forget": pages.forget,
        "recognize": recognition.recognize,
        "assemble": assemble,
        "write_notes": write_notes,
        "frames": frames_of,
        "report": write_report,
    }
