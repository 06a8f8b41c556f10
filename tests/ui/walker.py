"""Walks a screen as a machine and an ear meet it, and says in sentences what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

_INPUTS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox)
_WATCHED = (*_INPUTS, QAbstractButton, QAbstractItemView)


def faults_of(root: QWidget) -> list[str]:
    """Return a sentence for every fault of a visible input, button or list below `root`.

    Faults: no name or one used twice, no accessible name, no buddy label, no place in the tab
    order (a button without focus must name its key in the tooltip).
    """
    faults: list[str] = []
    watched = list(_watched(root))
    chain = _tab_chain(root)
    buddies = {label.buddy() for label in root.findChildren(QLabel) if label.buddy() is not None}
    seen: set[str] = set()
    for widget in watched:
        name = widget.objectName()
        where = name or f"{type(widget).__name__} in {_path(widget)}"
        if not name:
            faults.append(f"{where}: no objectName")
        elif name in seen:
            faults.append(f"{where}: objectName twice")
        seen.add(name)
        if not widget.accessibleName().strip():
            faults.append(f"{where}: no accessible name")
        if isinstance(widget, _INPUTS) and widget not in buddies:
            faults.append(f"{where}: no buddy label")
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            if "(" not in widget.toolTip():
                faults.append(f"{where}: neither focus nor a key in its tooltip")
        elif not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            faults.append(f"{where}: Tab does not reach it")
        elif widget not in chain:
            faults.append(f"{where}: not in the tab order")
    return faults


def _watched(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, _WATCHED) or not widget.isVisibleTo(root):
            continue
        parent = widget.parentWidget()
        if isinstance(parent, QComboBox) or widget.objectName().startswith("qt_"):
            continue  # the inner line of a choice speaks for its combo box
        if parent is not None and any(
            ancestor.inherits("QComboBoxPrivateContainer") or ancestor.inherits("QHeaderView")
            for ancestor in _ancestors(widget)
        ):
            continue
        if isinstance(widget, QAbstractItemView) and widget.inherits("QHeaderView"):
            continue
        yield widget


def _ancestors(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


def _tab_chain(root: QWidget) -> set[QWidget]:
    chain: set[QWidget] = set()
    widget: QWidget | None = root.nextInFocusChain()
    while widget is not None and widget is not root and widget not in chain:
        chain.add(widget)
        widget = widget.nextInFocusChain()
    return chain


def _path(widget: QWidget) -> str:
    return " < ".join(type(ancestor).__name__ for ancestor in _ancestors(widget))


def clipped_labels(root: QWidget) -> list[str]:
    """Return the visible texts that stand in less room than they need."""
    clipped: list[str] = []
    for label in root.findChildren(QLabel):
        if not label.isVisibleTo(root) or not label.text() or label.pixmap().width():
            continue
        needed = (
            label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        )
        short = not label.wordWrap() and label.width() < label.sizeHint().width() - 1
        if "…" not in label.text() and (short or label.height() < needed - 1):
            clipped.append(f"“{label.text()}” {label.width()}×{label.height()}")
    for button in root.findChildren(QAbstractButton):
        short = button.width() < button.minimumSizeHint().width() - 1
        if button.isVisibleTo(root) and button.text() and short:
            clipped.append(f"“{button.text()}” {button.width()}")
    return clipped


def sideways(root: QWidget) -> list[str]:
    """Return the scroll areas of a screen that would have to be scrolled sideways."""
    return [
        area.objectName() or _path(area)
        for area in root.findChildren(QScrollArea)
        if area.isVisibleTo(root) and area.horizontalScrollBar().maximum() > 0
    ]
