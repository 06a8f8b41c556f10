"""The foot of the window: what happened last at the left, the keys of the desk at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy
from typing_extensions import override

from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.nama import set_look
from spkt_desk.ui.shortcuts import Tombol


class LabelElip(QLabel):
    """A one-line label that ends in an ellipsis where room ends; the tooltip has it whole."""

    def __init__(self, text: str = "", *, tight: bool = False) -> None:
        """Show `text` as far as it fits; a `tight` label takes no more room than its text."""
        super().__init__()
        self._tight = tight
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.set_whole(text)

    def set_whole(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def whole(self) -> str:
        """Return the text in full."""
        return self._whole

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    @override
    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._whole) + 8
        return QSize(width, super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and self._tight:
            self._fit()

    def _fit(self) -> None:
        if self._tight:
            self.setMaximumWidth(self.sizeHint().width())
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(self.width() - 2, 24)
        )
        self.setText(shown)
        self.setToolTip(f"<qt>{escape(self._whole)}</qt>" if shown != self._whole else "")
        self.updateGeometry()


class Bilah(QFrame):
    """The status bar of the window."""

    def __init__(self, hints: Sequence[Tombol], act: Callable[[Tombol], object]) -> None:
        """Show the keys of `hints`; a click on one acts like the key."""
        super().__init__()
        self._own = ""
        self._said: dict[object, str] = {}
        set_look(self, "kaki")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 8, 2)
        row.setSpacing(4)
        self.status = LabelElip()
        self.status.setObjectName("bilah.status")
        row.addWidget(self.status, 1)
        for tombol in hints:
            button = make_button(
                f"bilah.{tombol.name.lower()}",
                tombol.label,
                partial(act, tombol),
                tombol,
                rupa="kaki",
            )
            button.setText(f"{tombol.tulisan} {tombol.label}")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)

    def say(self, sentence: str) -> None:
        """Show a sentence of the window itself; it stays, on whatever page, until the next one."""
        self._own = sentence
        self.status.set_whole(sentence)

    def hear(self, page: object, sentence: str) -> None:
        """Show what a page says, also one behind (its print failed): it leaves with the page."""
        self._own = ""
        self._said[page] = sentence
        self.status.set_whole(sentence)

    def turn_to(self, page: object) -> None:
        """Show what the page that comes to the front said last, unless the window spoke since."""
        self.status.set_whole(self._own or self._said.get(page, ""))

    def forget(self) -> None:
        """Throw every sentence away: another officer sits down."""
        self._said.clear()
        self.say("")

    def said(self) -> str:
        """Return the last sentence."""
        return self.status.whole()
