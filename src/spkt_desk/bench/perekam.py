"""A canvas that notes every mark made on it, so that a page can be drawn again with nothing else.

One rendering is recorded call by call; the floor makes the same calls on a bare canvas with the
same embedded fonts. It decides nothing: no measuring, no breaking, no QR encoding.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject
from reportlab.pdfgen.textobject import PDFTextObject
from typing_extensions import override

from spkt_desk.documents.kit import lukis

_Call = tuple[str, tuple[Any, ...], dict[str, Any]]
_Ulang = Callable[[Canvas, str, tuple[Any, ...], dict[str, Any]], None]
_DIREKAM = (
    *("setTitle", "setAuthor", "setSubject", "setCreator", "setProducer", "showPage", "save"),
    *("setFont", "drawString", "drawCentredString", "drawRightString", "setFillGray"),
    *("setLineWidth", "line", "rect", "saveState", "restoreState", "translate", "rotate"),
    *("setFillColorRGB", "setStrokeColorRGB", "setStrokeGray"),
)


class _Perekam(Canvas):
    """A canvas that notes the calls made from outside; what it calls itself is its own affair."""

    made: list[_Perekam]

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - ReportLab's own
        """Open the sheet and note how it was opened."""
        self.calls: list[_Call] = []
        self.opened = (arguments[1:], options)
        self._inside = True
        super().__init__(*arguments, **options)
        self._inside = False
        type(self).made.append(self)

    @override
    def beginText(self, x: float = 0, y: float = 0, direction: Any = None) -> _Teks:
        """Hand out a text object that notes its calls."""
        return _Teks(self, x, y, direction)

    @override
    def beginPath(self) -> _Jalur:
        """Hand out a path that notes its calls."""
        return _Jalur()

    @override
    def drawText(self, aTextObject: PDFTextObject) -> None:
        """Draw a text and note it whole."""
        if not self._inside and isinstance(aTextObject, _Teks):
            self.calls.append(("drawText", (aTextObject.place, tuple(aTextObject.calls)), {}))
        super().drawText(aTextObject)

    @override
    def drawPath(self, aPath: PDFPathObject, *arguments: Any, **options: Any) -> None:
        """Draw a path and note it whole."""
        if not self._inside and isinstance(aPath, _Jalur):
            self.calls.append(("drawPath", (tuple(aPath.calls), *arguments), options))
        super().drawPath(aPath, *arguments, **options)


class _Teks(PDFTextObject):
    """A text object that remembers what was said to it from outside."""

    def __init__(self, canvas: _Perekam, x: float, y: float, direction: Any) -> None:  # noqa: ANN401
        self.calls: list[_Call] = []
        self.place = (x, y)
        super().__init__(canvas, x, y, direction)


class _Jalur(PDFPathObject):
    """A path that remembers its rectangles."""

    def __init__(self) -> None:
        self.calls: list[_Call] = []
        super().__init__()


def _noting(name: str, plain: Callable[..., Any]) -> Callable[..., Any]:
    """Return a method that notes its call and then does what it always did."""

    def noted(self: Any, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - any method
        if getattr(self, "_inside", False):
            return plain(self, *arguments, **options)
        self.calls.append((name, arguments, options))
        self._inside = True
        try:
            return plain(self, *arguments, **options)
        finally:
            self._inside = False

    return noted


for _name in _DIREKAM:
    setattr(_Perekam, _name, _noting(_name, getattr(Canvas, _name)))
for _name in ("setFont", "setWordSpace", "textOut"):
    setattr(_Teks, _name, _noting(_name, getattr(PDFTextObject, _name)))
_Jalur.rect = _noting("rect", PDFPathObject.rect)  # type: ignore[method-assign]


def record_marks(render: Callable[[], bytes]) -> Callable[[], bytes]:
    """Return a function that makes the marks of one rendering again, with nothing around it."""
    _Perekam.made = []
    names = vars(lukis)
    plain = names["Canvas"]
    names["Canvas"] = _Perekam
    try:
        render()
    finally:
        names["Canvas"] = plain
    sheet = _Perekam.made[0]
    arguments, options = sheet.opened
    calls = tuple(sheet.calls)

    def replay() -> bytes:
        berkas = io.BytesIO()
        canvas = Canvas(berkas, *arguments, **options)
        for name, values, named in calls:
            _PUTAR.get(name, _call)(canvas, name, values, named)
        return berkas.getvalue()

    return replay


def _call(canvas: Canvas, name: str, values: tuple[Any, ...], named: dict[str, Any]) -> None:
    getattr(canvas, name)(*values, **named)


def _text(canvas: Canvas, _name: str, values: tuple[Any, ...], _named: dict[str, Any]) -> None:
    place, calls = values
    text = canvas.beginText(*place)
    for name, said, options in calls:
        getattr(text, name)(*said, **options)
    canvas.drawText(text)


def _path(canvas: Canvas, _name: str, values: tuple[Any, ...], named: dict[str, Any]) -> None:
    rects, *rest = values
    path = canvas.beginPath()
    for _, said, _options in rects:
        path.rect(*said)
    canvas.drawPath(path, *rest, **named)


_PUTAR: dict[str, _Ulang] = {"drawText": _text, "drawPath": _path}
