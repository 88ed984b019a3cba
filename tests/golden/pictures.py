"""Pictures in the letters: a logo of three waves, drawn by ourselves."""

import pymupdf


def _logo():
    with pymupdf.open() as drawing:
        page = drawing.new_page(width=180, height=60)
        for number, color in enumerate(((0.1, 0.35, 0.6), (0.2, 0.55, 0.5), (0.95, 0.6, 0.1))):
            y = 15 + 15 * number
            page.draw_curve((5, y), (30, y - 14), (55, y), color=color, width=5)
        page.insert_text((64, 38), "Lindehaven", fontsize=20, fontname="hebo")
        return page.get_pixmap(dpi=144).tobytes("png")


LOGO = _logo()
