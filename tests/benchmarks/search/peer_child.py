"""Xapian and recoll are at home in the system's own Python: they are asked in a child of that.

Run as a program this is the child: one question a line, as JSON, one answer a line.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

SYSTEM_PYTHON = "/usr/bin/python3"


class Child:
    """Asks an engine in a child of the system's Python."""

    name = ""
    module = ""

    def __init__(self) -> None:
        found = subprocess.run(
            [SYSTEM_PYTHON, "-c", f"import {self.module}"], capture_output=True, check=False
        )
        if found.returncode:
            raise ImportError(f"{SYSTEM_PYTHON} cannot import {self.module}")

    def build(self, letters, folder: Path) -> None:
        self.open(folder)
        for each in letters:
            self._ask({"add": [each.id, each.subject, f"{each.kenmerk} {each.circular} {each.date}",
                               each.sender, each.body, each.note]})  # fmt: skip
        self._ask({"end": True})
        self.close()

    def open(self, folder: Path) -> None:
        self._child = subprocess.Popen(
            [SYSTEM_PYTHON, __file__, self.name, str(folder)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def search(self, question) -> list[int]:
        query = question.query + (f" {question.sender}" if question.sender else "")
        return self._ask({"query": query, "typing": question.typing})

    def _ask(self, message) -> list[int]:
        self._child.stdin.write(json.dumps(message) + "\n")
        self._child.stdin.flush()
        return json.loads(self._child.stdout.readline())

    def close(self) -> None:
        self._child.stdin.close()
        self._child.wait()


class Xapian(Child):
    """Stemmed in Dutch, with its spelling correction and wildcards for what still grows."""

    name = "Xapian"
    module = "xapian"


class Recoll(Child):
    """The desktop search of many Linux systems, over the letters as files."""

    name = "recoll"
    module = "recoll.recoll"

    def build(self, letters, folder: Path) -> None:
        files = folder / "brieven"
        files.mkdir()
        for each in letters:
            place = files / str(each.id // 1000)
            place.mkdir(exist_ok=True)
            text = "\n\n".join(
                (each.subject, f"{each.kenmerk} {each.circular}", each.date, each.sender,
                 each.body, each.note)
            )  # fmt: skip
            (place / f"{each.id}.txt").write_text(text, encoding="utf-8")
        config = folder / "recoll"
        config.mkdir()
        (config / "recoll.conf").write_text(
            f"topdirs = {files}\nindexstemminglanguages = dutch\nthrQSizes = -1 -1 -1\n"
            "noaspell = 1\n"
        )
        subprocess.run(
            ["recollindex", "-c", str(config)], check=True, capture_output=True, text=True
        )


# -- the child -------------------------------------------------------------------------------


class XapianChild:
    def __init__(self, folder: str) -> None:
        import xapian

        self._xapian = xapian
        self._path = f"{folder}/index"
        self._writer = self._parser = None

    def add(self, number, *texts) -> None:
        xapian = self._xapian
        if self._writer is None:
            self._writer = xapian.WritableDatabase(self._path, xapian.DB_CREATE_OR_OVERWRITE)
            self._generator = xapian.TermGenerator()
            self._generator.set_stemmer(xapian.Stem("dutch"))
            self._generator.set_database(self._writer)
            self._generator.set_flags(xapian.TermGenerator.FLAG_SPELLING)
        document = xapian.Document()
        self._generator.set_document(document)
        for at, text in enumerate(texts):
            self._generator.index_text(plain(text), 6 if at < 2 else 1)
            self._generator.increase_termpos()
        document.set_data(str(number))
        self._writer.add_document(document)

    def end(self) -> None:
        self._writer.commit()
        self._writer.close()

    def search(self, query: str, typing: bool) -> list[int]:
        xapian = self._xapian
        if self._parser is None:
            self._database = xapian.Database(self._path)
            self._parser = xapian.QueryParser()
            self._parser.set_stemmer(xapian.Stem("dutch"))
            self._parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
            self._parser.set_database(self._database)
            self._parser.set_default_op(xapian.Query.OP_AND)
        flags = xapian.QueryParser.FLAG_PHRASE | xapian.QueryParser.FLAG_SPELLING_CORRECTION
        if typing:
            flags |= xapian.QueryParser.FLAG_PARTIAL
        found = self._get(plain(query), flags)
        corrected = self._parser.get_corrected_query_string()
        if not found and corrected:
            found = self._get(corrected, flags)
        return found

    def _get(self, query, flags) -> list[int]:
        enquire = self._xapian.Enquire(self._database)
        enquire.set_query(self._parser.parse_query(query, flags))
        return [int(match.document.get_data()) for match in enquire.get_mset(0, 50)]


class RecollChild:
    def __init__(self, folder: str) -> None:
        from recoll import recoll

        self._database = recoll.connect(confdir=f"{folder}/recoll")

    def search(self, query: str, typing: bool) -> list[int]:
        return self._get(query + ("*" if typing and not query.endswith('"') else ""))

    def _get(self, query: str) -> list[int]:
        asked = self._database.query()
        try:
            asked.execute(query, stemming=1, stemlang="dutch")
        except Exception:  # noqa: BLE001 - the same
            return []
        urls = [document.url for document in asked.fetchmany(50)]
        return [int(re.search(r"(\d+)\.txt$", url)[1]) for url in urls]


def plain(text: str) -> str:
    import unicodedata

    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def main() -> None:
    engine = {"Xapian": XapianChild, "recoll": RecollChild}[sys.argv[1]](sys.argv[2])
    for line in sys.stdin:
        message = json.loads(line)
        answer: list[int] = []
        if "add" in message:
            engine.add(*message["add"])
        elif "end" in message:
            engine.end()
        else:
            try:
                answer = engine.search(message["query"], message["typing"])
            except Exception:  # noqa: BLE001 - what a peer cannot read has no answer
                answer = []
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
