"""What poppler sees of the annotations in a PDF: with the system's own Python, for its bindings.

Not the quads: asking for those ends the program (poppler 22.12). They are looked at in a picture.
"""

import json
import sys

import gi

gi.require_version("Poppler", "0.18")
from gi.repository import Gio, Poppler  # noqa: E402

document = Poppler.Document.new_from_gfile(Gio.File.new_for_path(sys.argv[1]), None, None)
seen = []
for number in range(document.get_n_pages()):
    for mapping in document.get_page(number).get_annot_mapping():
        annot = mapping.annot
        color = annot.get_color()
        markup = isinstance(annot, Poppler.AnnotMarkup)
        seen.append(
            {
                "page": number + 1,
                "sort": annot.get_annot_type().value_nick,
                "name": annot.get_name() or "",
                "author": (annot.get_label() or "") if markup else "",
                "subject": (annot.get_subject() or "") if markup else "",
                "popup": annot.has_popup() if markup else False,
                "contents": annot.get_contents() or "",
                "color": [color.red >> 8, color.green >> 8, color.blue >> 8] if color else None,
                "modified": annot.get_modified() or "",
                "box": [mapping.area.x1, mapping.area.y1, mapping.area.x2, mapping.area.y2],
            }
        )
print(json.dumps(seen))
