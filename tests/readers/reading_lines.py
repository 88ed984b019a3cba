"""A document as lines to compare: what kind each block is, and its words."""

from kanttekening.domain.document import BlockKind


def lines_of(document):
    """Every block as "# heading", "• item", "1 1. item", "| cell | cell |" or plain words."""
    found = []
    for block in document.blocks:
        words = block.span.of(document.text)
        match block.kind:
            case BlockKind.PARAGRAPH:
                found.append(words)
            case BlockKind.HEADING:
                found.append(f"{'#' * block.level} {words}")
            case BlockKind.LIST_ITEM:
                found.append(f"{'  ' * block.level}{block.marker or '1'} {words}")
            case BlockKind.TABLE_ROW:
                found.append(f"| {words.replace(chr(9), ' | ')} |")
            case kind:
                found.append(f"({kind})")
    return found


def styles_of(document):
    """Every style as its kind, its words and where it leads."""
    return [(s.kind.value, s.span.of(document.text), s.target) for s in document.styles]
