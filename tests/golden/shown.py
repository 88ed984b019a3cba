"""A document as text to read beside its source: blocks, what is bold, where links go."""

from kanttekening.domain.document import BlockKind, StyleKind

_SIGNS = {StyleKind.BOLD: "**", StyleKind.ITALIC: "_"}


def shown(document):
    """Every block on a line: "## heading", "* item", "| cell | cell |"; a line break is " / ".

    Bold is ``**so**``, italic ``_so_``, a link ``[words](target)`` and a dead one ``[words]()``.
    """
    return "".join(f"{_line(document, block)}\n" for block in document.blocks)


def _line(document, block):
    words = _styled(document, block.span).replace("\n", " / ")
    match block.kind:
        case BlockKind.HEADING:
            return f"{'#' * block.level} {words}"
        case BlockKind.LIST_ITEM:
            return "  " * block.level + (f"{block.marker} " if block.marker else "") + words
        case BlockKind.TABLE_ROW:
            return f"| {words.replace(chr(9), ' | ')} |"
        case BlockKind.PARAGRAPH:
            return words.replace("\t", " -> ")
        case kind:
            return f"({kind})"


def _styled(document, span):
    marks = []
    for style in document.styles:
        start, end = max(style.span.start, span.start), min(style.span.end, span.end)
        if start < end:
            opening, closing = _SIGNS.get(style.kind, ""), _SIGNS.get(style.kind, "")
            if style.kind is StyleKind.LINK:
                opening, closing = "[", f"]({style.target or ''})"
            marks += [(start, 1, -end, opening), (end, 0, -start, closing)]
    out, at = [], span.start
    for place, _, _, sign in sorted(marks):
        out += [document.text[at:place], sign]
        at = place
    return "".join(out) + document.text[at : span.end]
