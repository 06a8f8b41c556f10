"""The two palettes and the measure of contrast; plain values, no Qt."""

from __future__ import annotations

from dataclasses import dataclass

_KNEE = 0.04045


@dataclass(frozen=True, slots=True)
class Warna:
    """One palette, named by use. Every pair of text and ground reaches 4.5:1.

    `quiet` is secondary text; `line` separates, `edge` bounds an input (3:1 against card and
    ground); `tint` is the ground of a chosen row or tab; `bar` is the dark head of the window.
    """

    ground: str
    card: str
    tint: str
    ink: str
    quiet: str
    line: str
    edge: str
    bar: str
    on_bar: str
    quiet_bar: str
    warn_bar: str
    accent: str
    accent_strong: str
    on_accent: str
    red: str
    good: str
    warn: str
    latihan: str
    on_latihan: str


SIANG = Warna(
    ground="#F3EFE7",
    card="#FFFFFF",
    tint="#F3E9D6",
    ink="#23201C",
    quiet="#655E55",
    line="#D9D2C4",
    edge="#8C8272",
    bar="#3B2A1D",
    on_bar="#FFFFFF",
    quiet_bar="#D8C9B4",
    warn_bar="#FFC566",
    accent="#8A5A12",
    accent_strong="#6F470C",
    on_accent="#FFFFFF",
    red="#B3261E",
    good="#2A752E",
    warn="#8F5500",
    latihan="#B3261E",
    on_latihan="#FFFFFF",
)

MALAM = Warna(
    ground="#1B1917",
    card="#252220",
    tint="#3A3020",
    ink="#ECE6DA",
    quiet="#A89F90",
    line="#3B3631",
    edge="#7D756A",
    bar="#120F0D",
    on_bar="#F4EEE2",
    quiet_bar="#B9AE9C",
    warn_bar="#FFC566",
    accent="#E0B04A",
    accent_strong="#F0C76B",
    on_accent="#1B1917",
    red="#FF8A80",
    good="#81C784",
    warn="#FFB74D",
    latihan="#B3261E",
    on_latihan="#FFFFFF",
)


def contrast(first: str, second: str) -> float:
    """Return the WCAG 2 contrast ratio of two ``#RRGGBB`` colours, 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= _KNEE else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
