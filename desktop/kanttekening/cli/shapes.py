"""The JSON of the command line. Other programs read it: keys are added, never changed."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from kanttekening.cli.findings_shapes import findings_json
from kanttekening.domain.letter import Facts
from kanttekening.domain.mark_colors import MARK_COLORS
from kanttekening.words.seeking import read_as_told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kanttekening.domain.annotation import Annotation
    from kanttekening.domain.arrival import Arrival, Refusal
    from kanttekening.domain.asking import Remark
    from kanttekening.domain.content import LetterContent, VersionNote
    from kanttekening.domain.layout import PageLayout, PageRect
    from kanttekening.domain.letter import Evidence, Letter, LetterId
    from kanttekening.domain.passage import Span
    from kanttekening.domain.rows import Hit, SearchAnswer
    from kanttekening.services.checking import CheckReport
    from kanttekening.services.import_run import ImportReport

Json = dict[str, Any]

_APART = {"kind", "recipients", "evidence", "meeting"}
_FACTS = tuple(field.name for field in fields(Facts) if field.name not in _APART)


def letter_json(letter: Letter) -> Json:
    """LETTER: everything the heading says, and where it says it."""
    facts = letter.facts
    return {
        "id": letter.id,
        "title": letter.title,
        "kind": facts.kind.value,
        "recipients": list(facts.recipients),
        **{name: getattr(facts, name) for name in _FACTS},
        "page_count": letter.page_count,
        "sha256": letter.sha256,
        "file_name": letter.file_name,
        "media_type": letter.media_type,
        "ocr": letter.ocr,
        "read_state": "read" if letter.is_read else "unread",
        "labels": list(letter.labels),
        "imported_at": letter.imported_at,
        "meetings": [
            {"name": meeting.name, "date": meeting.day, "by_hand": meeting.by_hand}
            for meeting in letter.meetings
        ],
        "parent_id": letter.parent_id,
        "part_of": letter.part_of,
        "evidence": {name: _evidence_json(found) for name, found in facts.evidence.items()},
    }


def _evidence_json(evidence: Evidence) -> Json:
    return {
        "quote": evidence.quote,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "page": evidence.page,
        "confidence": evidence.confidence,
    }


def content_json(
    letter: Letter,
    content: LetterContent,
    versions: Sequence[VersionNote],
    resolved: Sequence[LetterId | None],
    enclosed: Sequence[Letter] = (),
) -> Json:
    """LETTER with its text and everything found in it.

    ``resolved`` go with its references, ``enclosed`` are the letters that came with it.
    """
    text, understanding = content.document.text, content.understanding
    return letter_json(letter) | {
        "text": text,
        "reading_text": understanding.reading_text(text),
        "pages": [
            {"number": number, "width": size.width, "height": size.height, "label": size.label}
            for number, size in enumerate(content.layout.pages, start=1)
        ],
        "parts": [
            {"kind": part.kind.value, **_ends(part.span), "title": part.title}
            for part in understanding.parts
        ],
        "furniture": [[span.start, span.end] for span in understanding.furniture],
        "boilerplate": [[span.start, span.end] for span in understanding.boilerplate],
        **findings_json(understanding.findings, resolved),
        "warnings": list(versions[-1].warnings) if versions else [],
        "attachments": [
            {"id": item.id, "title": item.title, "file_name": item.file_name} for item in enclosed
        ],
        "versions": [
            {
                "id": version.id,
                "created": version.created,
                "extraction": version.extraction,
                "page_count": version.page_count,
                "file_name": version.file_name,
                "sha256": version.sha256,
            }
            for version in versions
        ],
    }


def annotation_json(annotation: Annotation, layout: PageLayout) -> Json:
    """ANNOTATION: the passage, where it stands on the page, and what was written."""
    passage = annotation.passage
    return {
        "id": annotation.id,
        "letter_id": annotation.letter_id,
        "version": annotation.version_id,
        "kind": annotation.kind.value,
        "color": MARK_COLORS[annotation.kind],
        "quote": passage.quote if passage else None,
        "prefix": passage.prefix if passage else None,
        "suffix": passage.suffix if passage else None,
        "start": passage.span.start if passage else None,
        "end": passage.span.end if passage else None,
        "page": passage.page if passage else None,
        "rects": [_rect_json(rect) for rect in layout.rects(passage.span)] if passage else [],
        "note": annotation.note,
        "labels": list(annotation.labels),
        "visibility": annotation.visibility.value,
        "author": annotation.author,
        "created": annotation.created,
        "modified": annotation.modified,
        "state": annotation.state.value,
    }


def _rect_json(rect: PageRect) -> Json:
    return {"page": rect.page, "x0": rect.x0, "y0": rect.y0, "x1": rect.x1, "y1": rect.y1}


def import_json(
    report: ImportReport, letters: Mapping[LetterId, Letter], messages: Mapping[Path, str]
) -> Json:
    """What became of every file. ``messages`` explain the refusals."""

    def shown(arrivals: Sequence[Any]) -> list[Json]:
        return [
            {**letter_json(letters[arrival.letter_id]), "path": str(arrival.path)}
            for arrival in arrivals
        ]

    return {
        "imported": shown(report.imported),
        "already_there": shown(report.already_there),
        "new_versions": shown(report.new_versions),
        "refused": [_refusal_json(refusal, messages[refusal.path]) for refusal in report.refused],
        "notes": [_taken_json(arrival) for arrival in report.notes],
        "seconds": round(report.seconds, 3),
    }


def _taken_json(arrival: Arrival) -> Json:
    plans = arrival.plans
    return {
        "path": str(arrival.path),
        "letter_ids": [plan.letter_id for plan in plans],
        "added": sum(len(plan.added) for plan in plans),
        "offered": [offer.before.id for plan in plans for offer in plan.offers],
        "known": sum(plan.known for plan in plans),
        "left_out": sum(plan.left_out for plan in plans),
    }


def _refusal_json(refusal: Refusal, message: str) -> Json:
    return {"path": str(refusal.path), "code": refusal.code.value, "message": message}


def search_json(
    answer: SearchAnswer, letters: Mapping[LetterId, Letter], *, is_whole: bool
) -> Json:
    """The ranked answer; a letter that went away in the meantime is left out."""
    return {
        "query": answer.query,
        "also_searched": list(answer.also_searched),
        "remarks": [_remark_json(remark) for remark in answer.remarks],
        "index_complete": is_whole,
        "total": answer.total,
        "milliseconds": round(answer.milliseconds, 3),
        "hits": [
            _hit_json(hit, letters[hit.letter_id])
            for hit in answer.hits
            if hit.letter_id in letters
        ],
    }


def _remark_json(remark: Remark) -> Json:
    return {
        "code": remark.misread.value,
        "typed": remark.typed,
        "proposal": remark.proposal,
        "message": read_as_told(remark),
    }


def _hit_json(hit: Hit, letter: Letter) -> Json:
    return {
        "letter": letter_json(letter),
        "score": hit.score,
        "snippet": hit.snippet,
        "spans": [[span.start, span.end] for span in hit.spans],
        "in": hit.where.value,
        "found": None if hit.found is None else [hit.found.start, hit.found.end],
        "annotation_id": hit.annotation_id,
    }


def check_json(report: CheckReport, messages: Sequence[str]) -> Json:
    """Whether all is well, and what is not; ``messages`` go with the problems."""
    return {
        "ok": report.ok,
        "problems": [
            {
                "code": problem.kind.value,
                "key": problem.key or None,
                "message": message,
                "detail": problem.detail,
            }
            for problem, message in zip(report.problems, messages, strict=True)
        ],
        "repaired": len(report.repaired),
    }


def error_json(code: str, message: str, advice: str | None = None) -> Json:
    """Something that could not be done."""
    return {"error": {"code": code, "message": message, "advice": advice}}


def _ends(span: Span) -> Json:
    return {"start": span.start, "end": span.end}
