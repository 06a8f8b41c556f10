"""Pages as images by PDFium, which is not thread-safe: one lock stands around every call."""

from __future__ import annotations

from threading import Lock

import pypdfium2
from PySide6.QtGui import QImage

_TITIK_INCI = 72.0
_GEMBOK = Lock()


def page_images(pdf: bytes, dpi: float) -> tuple[QImage, ...]:
    """Return every page on white at `dpi`; waits while another thread draws.

    Raises pypdfium2.PdfiumError for bytes that are no PDF: our own papers always are.
    """
    with _GEMBOK:
        return _draw(pdf, dpi / _TITIK_INCI)


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Return width and height of every page in points (1/72 inch)."""
    with _GEMBOK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return tuple(
                (float(width), float(height))
                for width, height in (document.get_page_size(i) for i in range(len(document)))
            )
        finally:
            document.close()


def _draw(pdf: bytes, scale: float) -> tuple[QImage, ...]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        images: list[QImage] = []
        for page in document:
            bitmap = page.render(
                scale=scale, fill_color=(255, 255, 255, 255), prefer_bgrx=True, may_draw_forms=False
            )
            view = QImage(
                bytes(bitmap.buffer),
                bitmap.width,
                bitmap.height,
                bitmap.stride,
                QImage.Format.Format_RGB32,
            )
            images.append(view.copy())
            bitmap.close()
            page.close()
        return tuple(images)
    finally:
        document.close()
