"""How well scans are recognised, and how long a page takes.

Run: python tests/benchmarks/recognize.py [--mupdf] [resolution ...]

``--mupdf`` takes the way in that is used where the recogniser can't be asked directly.
"""

import resource
import statistics
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "desktop"), str(ROOT / "tests" / "readers")]

import make_scans  # noqa: E402 - the path comes first
import pymupdf  # noqa: E402
from rapidfuzz.distance import Levenshtein  # noqa: E402

from kanttekening.readers import ocr_jobs  # noqa: E402
from kanttekening.readers.ocr_lines import SeenPage  # noqa: E402
from kanttekening.readers.ocr_mupdf import MuPdfEngine  # noqa: E402
from kanttekening.readers.pdf import read_pdf  # noqa: E402
from kanttekening.readers.pdf_file import quiet  # noqa: E402

SCANS = {
    "300 dpi, clean": {"dpi": 300},
    "300 dpi, skew 1, noise 40, jpeg 50": {"dpi": 300, "skew": 1, "noise": 40, "quality": 50},
    "200 dpi, skew 1, noise 30": {"dpi": 200, "skew": 1, "noise": 30, "quality": 60},
    "150 dpi, clean": {"dpi": 150},
    "150 dpi, skew 1, noise 30, jpeg 40": {"dpi": 150, "skew": 1, "noise": 30, "quality": 40},
}
MOST_PAGES = 2


@dataclass
class Score:
    """What is added up over the letters of one row."""

    pages: int = 0
    seconds: float = 0.0
    wrong: int = 0
    letters: int = 0
    blocks: int = 0
    right_blocks: int = 0
    sure: list[float] = field(default_factory=list)

    def line(self, name, resolution):
        return (
            f"{name:36}{resolution:5}{100 * self.wrong / self.letters:9.2f}"
            f"{self.seconds / self.pages:12.2f}{statistics.mean(self.sure):8.1f}"
            f"{100 * self.right_blocks / self.blocks:11.1f}"
        )


def one_line(text):
    return " ".join(text.split())


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def recognized(jobs, pdf):
    folder = str(ROOT / "resources" / "tessdata")
    seen, payload = [], pdf
    for number in range(1, MOST_PAGES + 1):
        params = {"key": hash(pdf), "page": number, "folder": folder, "language": "nld"}
        head, _ = jobs.recognize(params, payload, None)
        seen.append(SeenPage.unpacked(head["page"]))
        payload = b""
    return read_pdf(pdf, lambda _: None, seen)


def first_pages(pdf):
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        document.select(range(MOST_PAGES))
        return document.tobytes()


def beginnings(document):
    """What each block begins with, and its kind."""
    return {one_line(b.span.of(document.text))[:25]: b.kind for b in document.blocks}


def add(score, jobs, letter, how):
    scan = make_scans.scanned(letter, **how)
    truth = read_pdf(letter, lambda _: None).layer.document
    began = cpu()
    found = recognized(jobs, scan)
    score.seconds += cpu() - began
    score.pages += MOST_PAGES
    document, wanted = found.layer.document, one_line(truth.text)
    score.wrong += Levenshtein.distance(one_line(document.text), wanted)
    score.letters += len(wanted)
    score.sure.append(found.scan.average)
    theirs, ours = beginnings(truth), beginnings(document)
    score.blocks += len(theirs)
    score.right_blocks += sum(ours.get(begin) is kind for begin, kind in theirs.items())


def main():
    quiet()
    if "--mupdf" in sys.argv:
        ocr_jobs.Engine = MuPdfEngine
    resolutions = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    letters = [first_pages(make_scans.printed(path.read_text("utf-8"))) for path in seeds]
    print("scan                            read at    CER %  s CPU/page  sure %   blocks %")
    for resolution in resolutions or [ocr_jobs.RESOLUTION]:
        ocr_jobs.RESOLUTION = resolution
        for name, how in SCANS.items():
            score, jobs = Score(), ocr_jobs.RecognitionJobs()
            for letter in letters:
                add(score, jobs, letter, how)
            print(score.line(name, resolution), flush=True)


if __name__ == "__main__":
    main()
