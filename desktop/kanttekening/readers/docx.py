"""Word files (.docx, .docm and templates, in both families): text, structure and pictures.

Macros, fields and links are never followed; what change tracking took out is out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers.docx_body import BodyReader
from kanttekening.readers.docx_numbering import Numbering
from kanttekening.readers.docx_pictures import Album
from kanttekening.readers.docx_runs import NoteBook
from kanttekening.readers.docx_styles import Styles
from kanttekening.readers.office_model import OfficeText
from kanttekening.readers.office_package import Package
from kanttekening.readers.office_writing import draft_of

if TYPE_CHECKING:
    from kanttekening.readers.draft import Draft
    from kanttekening.readers.office_model import Item
    from kanttekening.readers.office_package import Relation
    from kanttekening.readers.office_xml import Element

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_USUAL_PART = "word/document.xml"


def read(data: bytes, _name: str = "") -> Draft:
    """The file as a draft. Raises RefusedError."""
    return draft_of(_WordFile(Package(data)).read(), MEDIA_TYPE)


class _WordFile:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = _main_part(package)
        self._relations = package.relations(self._main)
        self._styles = Styles(self._tree("styles"))
        self._numbering = Numbering(self._tree("numbering"))
        self._album = Album(package)
        self._notes = NoteBook()

    def read(self) -> OfficeText:
        """Everything that is read of the file."""
        root = self._package.tree(self._main)
        body = None if root is None else root.find("w:body")
        if body is None:
            raise RefusedError(RefusalCode.DAMAGED, "no body")
        reader = self._reader(self._relations)
        items = reader.items(body)
        section = reader.sections[0] if reader.sections else None
        found = OfficeText(
            head=self._running(section, "w:headerReference"),
            body=items,
            foot=self._running(section, "w:footerReference"),
        )
        found.notes = self._read_notes()
        warnings = {
            "comments": bool(self._count_comments()),
            "pictures_left_out": self._album.left_out,
            "parts_left_out": reader.unread_parts > 0 or self._package.left_out,
        }
        found.warnings = tuple(code for code, holds in warnings.items() if holds)
        return found

    def _reader(self, relations: dict[str, Relation]) -> BodyReader:
        return BodyReader(self._styles, self._numbering, relations, self._album, self._notes)

    def _part(self, kind: str) -> str | None:
        for relation in self._relations.values():
            if relation.kind == kind and not relation.external:
                return relation.target
        return None

    def _tree(self, kind: str) -> Element | None:
        part = self._part(kind)
        return None if part is None else self._package.sound_tree(part)

    def _running(self, section: Element | None, tag: str) -> list[Item]:
        """The header or footer of the first page."""
        if section is None:
            return []
        parts = {item.get("w:type", "default"): item for item in section.findall(tag)}
        own_first = section.find("w:titlePg") is not None and "first" in parts
        reference = parts.get("first" if own_first else "default")
        relation = None
        if reference is not None:
            relation = self._relations.get(reference.get("r:id", ""))
        if relation is None or relation.external:
            return []
        root = self._package.sound_tree(relation.target)
        if root is None:
            return []
        return self._reader(self._package.relations(relation.target)).items(root)

    def _read_notes(self) -> list[list[Item]]:
        """The notes that the text refers to, each with its number; a note has no notes."""
        elements: dict[tuple[str, str], Element] = {}
        readers = {}
        for kind in {kind for kind, _ in self._notes.order}:
            part = self._part(f"{kind}s")
            root = None if part is None else self._package.sound_tree(part)
            if part is None or root is None:
                continue
            readers[kind] = self._reader(self._package.relations(part))
            for item in root.findall(f"w:{kind}"):
                elements[kind, item.get("w:id", "")] = item
        return [
            readers[key[0]].items(elements[key]) if key in elements else []
            for key in tuple(self._notes.order)
        ]

    def _count_comments(self) -> int:
        tree = self._tree("comments")
        return 0 if tree is None else len(tree.findall("w:comment"))


def _main_part(package: Package) -> str:
    """The part with the text: where the file says, or where Word puts it."""
    for relation in package.relations("").values():
        named = relation.kind == "officeDocument" and not relation.external
        if named and relation.target in package:
            return relation.target
    if _USUAL_PART in package:
        return _USUAL_PART
    raise RefusedError(RefusalCode.DAMAGED, "no text in it")
