"""How long until the first page is there, what a page costs, and how that grows.

Run: python tests/benchmarks/open_pages.py
"""

import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "desktop"), str(ROOT / "tests" / "readers")]

import make_files  # noqa: E402 - the path comes first

from kanttekening.readers.pages import PageRenderer  # noqa: E402
from kanttekening.readers.parsing import Parser  # noqa: E402

SCREEN = 130 / 72


def milliseconds(act):
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def first_page(renderer, data, key):
    renderer.open(key, data)
    renderer.render(key, 1, SCREEN)


def cold(data):
    """The worker is started by the first question."""
    renderer = PageRenderer()
    took = milliseconds(lambda: first_page(renderer, data, "k"))
    renderer.close()
    return took


def ahead(data):
    """The worker was started a second before, as the window does."""
    renderer = PageRenderer()
    asked = milliseconds(renderer.start)
    time.sleep(1)
    took = milliseconds(lambda: first_page(renderer, data, "k"))
    renderer.close()
    return took, asked


def main():
    data = make_files.bundle_pdf(300)
    print(f"bundle of 300 pages, {len(data) // 1024} KiB; first page at 130 dpi, median of 5")
    print(f"  cold worker          {statistics.median(cold(data) for _ in range(5)):7.1f} ms")
    pairs = [ahead(data) for _ in range(5)]
    print(f"  worker started ahead {statistics.median(p[0] for p in pairs):7.1f} ms")
    print(f"  start() itself       {statistics.median(p[1] for p in pairs):7.1f} ms")

    renderer = PageRenderer()
    first_page(renderer, data, "warm")
    warm = [milliseconds(lambda n=n: first_page(renderer, data, f"k{n}")) for n in range(5)]
    print(f"  warm worker          {statistics.median(warm):7.1f} ms")
    for name, scale, options in (
        ("page 130 dpi", SCREEN, {}),
        ("page 130 dpi draft", SCREEN, {"draft": True}),
        ("page 220 dpi", 220 / 72, {}),
        ("thumbnail grey", 0.28, {"grey": True}),
    ):
        times = sorted(
            milliseconds(lambda n=n, s=scale, o=options: renderer.render("warm", n, s, **o))
            for n in range(1, 301)
        )
        print(f"  {name:<20} {times[150]:7.1f} ms   p95 {times[285]:6.1f}   max {times[-1]:6.1f}")
    renderer.close()

    print("reading, in a warm worker, everything included (parse, pack, send, unpack)")
    parser = Parser()
    parser.read(make_files.bundle_pdf(3), "klein.pdf")
    for pages in (30, 100, 300, 1000):
        data = make_files.bundle_pdf(pages)
        took = min(milliseconds(lambda data=data: parser.read(data, "b.pdf")) for _ in range(3))
        reading = parser.read(data, "b.pdf")
        words = len(reading.layout) // pages
        print(f"  {pages:5} pages {took:8.0f} ms   {took / pages:.2f} ms a page of {words} words")
    for letter in sorted((ROOT / "seeds").glob("*.txt")):
        text = letter.read_bytes()
        took = statistics.median(
            milliseconds(lambda t=text: parser.read(t, "brief.txt")) for _ in range(5)
        )
        reading = parser.read(text, letter.name)
        print(
            f"  {letter.name[:3]}  {len(reading.layout.pages)} pages {took:6.0f} ms"
            f"   laid out in {len(reading.pages_pdf) / 1024:.0f} KiB"
        )
    parser.close()


if __name__ == "__main__":
    main()
