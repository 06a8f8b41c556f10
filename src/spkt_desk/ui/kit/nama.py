"""Names for machines and for ears: objectName, accessible name and the tooltip with its key."""

from __future__ import annotations

from typing import TypeVar, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from spkt_desk.ui.shortcuts import Tombol

W = TypeVar("W", bound=QWidget)


def name_widget(
    widget: W, place: str, label: str, tombol: Tombol | None = None, tip: str = ""
) -> W:
    """Name a widget by its place and its Indonesian label; returns it for chaining.

    The tooltip is `tip` or the meaning of the action, with the key behind it.
    """
    widget.setObjectName(place)
    widget.setAccessibleName(label)
    if tombol is not None:
        widget.setToolTip(f"{tip or tombol.arti} ({tombol.tulisan})")
    elif tip:
        widget.setToolTip(tip)
    return widget


def set_look(widget: W, rupa: str) -> W:
    """Say what a widget is (`rupa` of ui/lembar_gaya.py); may be changed at any time."""
    if rupa == "halaman":  # a subclass of QWidget paints no ground unless told to
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return set_property(widget, "rupa", rupa)


def set_property(widget: W, name: str, value: object) -> W:
    """Set a property the style sheet looks at and have the widget dressed again.

    One that was never dressed is left alone: Qt does it once, when it is first shown.
    """
    if widget.property(name) == value:
        return widget
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
    return widget


def make_label(text: str, rupa: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label of the given look; `wrap` for sentences."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)  # what people typed is never markup
    label.setWordWrap(wrap)
    return set_look(label, rupa) if rupa else label


def focused_in(window: QWidget) -> tuple[QWidget, ...]:
    """Return the widget of `window` that has, or will get back, the keyboard: none or one."""
    widget = cast("QWidget | None", window.focusWidget())  # the stubs forget that it may be None
    return () if widget is None else (widget,)
