"""Words of Qt's own that its Dutch translation lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTranslator

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QObject


class OwnWords(QTranslator):
    """Answers from a table, by the place where Qt asks and its English words.

    Install it before Qt's own translation: Qt asks the one that came last first, so this one is
    only asked for what that does not know.
    """

    def __init__(self, table: Mapping[tuple[str, str], str], parent: QObject) -> None:
        super().__init__(parent)
        self._table = table

    def isEmpty(self) -> bool:
        """See Qt."""
        return False

    def translate(
        self, context: str, text: str, _remark: str | None = None, _count: int = -1
    ) -> str | None:
        """See Qt. None stands for Qt's null: nobody knows it, and the English is shown."""
        return self._table.get((context, text))
