"""Opens the real window and looks at every letter, on its pages and in the Leesweergave.

Run: python look_at_all.py LIBRARY; prints as JSON what was shown of each letter.
"""

import json
import sys
from contextlib import closing
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication, QThread
from PySide6.QtWidgets import QApplication

from kanttekening import app as program
from kanttekening.readers.pool import ParserPool
from kanttekening.services.pages import Pages
from kanttekening.ui.application import open_window

SECONDS = 60.0


def wait(until_true):
    end = monotonic() + SECONDS
    while not until_true():
        if monotonic() > end:
            sys.exit("waited in vain")
        QCoreApplication.processEvents()
        QThread.msleep(2)


def look(window, index):
    reader = window.reader
    letter_id = window.letters.model.rows[index].id
    window.letters.view.choose(index)
    wait(lambda: reader._opened is not None and reader._opened.letter.id == letter_id)
    reader.show_view("pages")
    wait(lambda: reader._prepared is not None and reader.source.images.best(1) is not None)
    reader.show_view("reading")
    wait(lambda: reader.reading_view.document().characterCount() > 1)
    window.grab()
    return [reader._opened.letter.file_name, reader.reading_view.toPlainText()]


def main():
    app = QApplication(sys.argv[:1])
    with closing(Pages()) as pages, closing(ParserPool(1)) as parser:
        opened = open_window(app, program.build(Path(sys.argv[1]), pages, parser))
        wait(lambda: opened.window.letters.model.rowCount() > 0)
        count = opened.window.letters.model.rowCount()
        print(json.dumps([look(opened.window, index) for index in range(count)]))
        opened.close()


if __name__ == "__main__":
    main()
