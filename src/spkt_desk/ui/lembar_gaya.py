"""The style sheet, made from a palette and a text size; `rupa` is the one property it looks at.

A widget says what it is (``rupa="judul"``), never how it looks; kit/nama.py sets the property.
"""

from __future__ import annotations

import re
from string import Template

from spkt_desk.berkas_data import data_path
from spkt_desk.ui.warna import Warna

FAMILI = "Liberation Sans"
"""The typeface of the screen, shipped with the program."""

_BLOK = re.compile(r"\{[^}]*\}")
_UMUM = Template("""
QWidget { color: $ink; }
QMainWindow, QDialog, QWidget[rupa="halaman"] { background: $ground; }
QToolTip { background: $card; color: $ink; border: 1px solid $edge; padding: 4px 8px; }
QLabel { background: transparent; }
QLabel[rupa="judul"] { font-size: ${pt_judul}pt; font-weight: bold; }
QLabel[rupa="subjudul"] { font-weight: bold; color: $accent; }
QLabel[rupa="label"] { font-size: ${pt_kecil}pt; color: $quiet; }
QLabel[rupa="kecil"] { font-size: ${pt_kecil}pt; color: $quiet; }
QLabel[rupa="tebal"] { font-weight: bold; }
QLabel[rupa="galat"] { font-size: ${pt_kecil}pt; color: $red; font-weight: bold; }
QLabel[rupa="peringatan"] { font-size: ${pt_kecil}pt; color: $warn; }
QLabel[rupa="terbaca"] { font-size: ${pt_kecil}pt; color: $quiet; }
QLabel[rupa="baik"] { color: $good; font-weight: bold; }
QLabel[rupa="merah"] { color: $red; }
QLabel[rupa="besar"] { font-size: ${pt_besar}pt; font-weight: bold; }
QLabel[rupa="kode"] { font-family: "Liberation Mono", "Consolas", monospace;
  font-size: ${pt_besar}pt; font-weight: bold; }
QFrame[rupa="kartu"] { background: $card; border: 1px solid $line; border-radius: 8px; }
QFrame[rupa="garis"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QScrollArea, QScrollArea > QWidget > QWidget[rupa="halaman"] { border: none; background: $ground; }
QScrollArea[rupa="kertas"] { background: $ground; border: 1px solid $line; }
""")

_ISIAN = Template("""
QLineEdit, QPlainTextEdit, QComboBox {
  background: $card; color: $ink; border: 1px solid $edge; border-radius: 4px;
  padding: 5px 9px; min-height: 20px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {
  border: 2px solid $accent; padding: 4px 8px; }
QLineEdit[galat="true"], QPlainTextEdit[galat="true"], QComboBox[galat="true"] { border: 2px
  solid $red; padding: 4px 8px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {
  background: $ground; color: $quiet; border-color: $line; }
QLineEdit:read-only { background: $ground; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: none; padding: 0; margin: 0;
  background: transparent; min-height: 0; }
QLineEdit[galat="true"]:focus, QPlainTextEdit[galat="true"]:focus, QComboBox[galat="true"]:focus
  { border-color: $red; background: $tint; }
QComboBox::drop-down { width: 28px; border: none; }
QComboBox::down-arrow { image: url("$panah"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $card; color: $ink; border: 1px solid $edge; padding: 4px;
  selection-background-color: $accent; selection-color: $on_accent; outline: none; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 2px 8px; }
QCheckBox, QRadioButton { spacing: 8px; padding: 4px 6px 4px 0; border: 2px solid transparent;
  border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator { width: 18px; height: 18px; background: $card;
  border: 1px solid $edge; border-radius: 4px; }
QRadioButton::indicator { border-radius: 10px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$centang"); }
QRadioButton::indicator:checked { background: $accent; border: 5px solid $card;
  outline: 1px solid $accent; width: 10px; height: 10px; }
QCheckBox[galat="true"] { border-color: $red; }
""")

_KANCING = Template("""
QPushButton { background: $card; color: $ink; border: 1px solid $edge; border-radius: 4px;
  padding: 6px 15px; min-height: 20px; }
QPushButton:hover { background: $tint; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 14px; }
QPushButton:disabled { color: $quiet; background: $ground; border-color: $line; }
QPushButton:checked { background: $tint; border-color: $accent; font-weight: bold; }
QPushButton[rupa="utama"] { background: $accent; color: $on_accent; border: 1px solid $accent;
  font-weight: bold; }
QPushButton[rupa="utama"]:hover { background: $accent_strong; }
QPushButton[rupa="utama"]:focus { border: 2px solid $ink; padding: 5px 14px; }
QPushButton[rupa="utama"]:disabled { background: $line; color: $quiet; border-color: $line; }
QPushButton[rupa="merah"] { color: $red; border-color: $red; }
QPushButton[rupa="merah"]:checked { background: $red; color: $card; }
QPushButton[rupa="tautan"] { background: transparent; border: 2px solid transparent; color: $accent;
  padding: 5px 8px 5px 0; text-align: left; }
QPushButton[rupa="tautan"]:hover { text-decoration: underline; }
QPushButton[rupa="tautan"]:focus { border-color: $accent; }
QPushButton[rupa="baris"] { text-align: left; padding: 8px 12px; }
QPushButton[rupa="langkah"] { text-align: left; }
QPushButton[rupa="tab"] { background: transparent; border: none; border-radius: 0; color: $quiet;
  border-bottom: 3px solid transparent; font-weight: bold; padding: 8px 16px 6px 16px; }
QPushButton[rupa="tab"]:hover { color: $ink; }
QPushButton[rupa="tab"]:checked { color: $ink; background: $tint; border-bottom-color: $accent; }
QPushButton[rupa="tab"]:focus { border: 2px solid $accent; border-bottom-width: 3px;
  padding: 6px 14px 6px 14px; }
QPushButton[rupa="kaki"] { background: transparent; border: none; color: $quiet; padding: 2px 6px;
  font-size: ${pt_kecil}pt; min-height: 18px; }
QPushButton[rupa="lampu"] { background: transparent; border: none; color: $good; padding: 2px 6px;
  font-size: ${pt_kecil}pt; min-height: 18px; }
QPushButton[rupa="lampu"][nyala="perhatian"] { color: $warn; font-weight: bold;
  font-size: ${pt_kecil}pt; }
QPushButton[rupa="lampu"][nyala="buruk"] { color: $red; font-weight: bold;
  font-size: ${pt_kecil}pt; }
QLabel[rupa="lampu"] { font-weight: bold; color: $good; }
QLabel[rupa="lampu"][nyala="perhatian"] { color: $warn; }
QLabel[rupa="lampu"][nyala="buruk"] { color: $red; }
QPushButton[rupa="lampu"]:hover { background: $tint; }
QPushButton[rupa="kaki"]:hover { color: $ink; background: $tint; }
""")

_RANGKA = Template("""
QFrame[rupa="bilah"] { background: $bar; border: none; }
QFrame[rupa="bilah"] QLabel { color: $on_bar; }
QFrame[rupa="bilah"] QLabel[rupa="kecil"] { color: $quiet_bar; }
QFrame[rupa="bilah"] QLabel[ragu="true"] { color: $warn_bar; }
QFrame[rupa="bilah"] QPushButton { background: transparent; color: $on_bar; border: none;
  font-weight: bold; padding: 4px 8px; }
QFrame[rupa="bilah"] QPushButton[rupa="langkah"] { padding: 8px 12px; }
QFrame[rupa="bilah"] QPushButton[rupa="langkah"]:checked { background: $accent; color: $on_accent; }
QFrame[rupa="bilah"] QPushButton[rupa="langkah"]:disabled { color: $quiet_bar;
  font-weight: normal; }
QFrame[rupa="bilah"] QPushButton:hover { background: $accent_dark; }
QFrame[rupa="bilah"] QPushButton:focus { border: 2px solid $on_bar; padding: 2px 6px; }
QFrame[rupa="bilah"] QPushButton::menu-indicator { width: 0; image: none; }
QFrame[rupa="tabs"] { background: $ground; border: none; border-bottom: 1px solid $line; }
QFrame[rupa="kaki"] { background: $card; border: none; border-top: 1px solid $line; }
QFrame[rupa="latihan"] { background: $latihan; border: none; }
QFrame[rupa="latihan"] QLabel { color: $on_latihan; font-weight: bold; }
QMenu { background: $card; color: $ink; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 7px 28px 7px 16px; border-radius: 4px; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QMenu::item:disabled { color: $quiet; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QTableView, QListView, QTreeView { background: $card; color: $ink; border: 1px solid $line;
  gridline-color: $line; alternate-background-color: $ground;
  selection-background-color: $tint; selection-color: $ink; outline: none; }
QTableView:focus, QListView:focus { border: 2px solid $accent; }
QListView[rupa="temuan"], QListView[rupa="temuan"]:focus { border: none; padding: 0;
  selection-background-color: $accent; selection-color: $on_accent; }
QTableView[rupa="daftar"]::item { padding: 4px 8px; color: $ink; border: none; }
QTableView[rupa="daftar"]::item:selected { background: $tint; color: $ink; }
QHeaderView { background: $ground; }
QTableCornerButton::section { background: $ground; border: none; }
QHeaderView::section { background: $ground; color: $quiet; font-weight: bold; border: none;
  border-bottom: 1px solid $line; border-right: 1px solid $line; padding: 7px 8px; }
QSplitter::handle { background: $ground; }
QProgressBar { border: 1px solid $line; border-radius: 4px; background: $card; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
""")


def style_sheet(warna: Warna, huruf_pt: float) -> str:
    """Return the whole style sheet; `huruf_pt` is the size of ordinary text in points."""
    sizes = {
        "pt_kecil": f"{huruf_pt * 0.88:.1f}",
        "pt_judul": f"{huruf_pt * 1.18:.1f}",
        "pt_besar": f"{huruf_pt * 1.6:.1f}",
    }
    tone = "malam" if warna.bar == "#120F0D" else "siang"
    icons = {
        "panah": data_path("resources", "icons", f"panah-{tone}.svg").as_posix(),
        "centang": data_path("resources", "icons", f"centang-{tone}.svg").as_posix(),
        "accent_dark": "#57412F" if tone == "siang" else "#2B2620",
    }
    values = {name: getattr(warna, name) for name in Warna.__slots__} | sizes | icons
    parts = (_UMUM, _ISIAN, _KANCING, _RANGKA)
    sheet = "".join(part.substitute(values) for part in parts)
    return _BLOK.sub(lambda block: _with_whole_font(block[0], huruf_pt), sheet)


def _with_whole_font(block: str, huruf_pt: float) -> str:
    """Name family and size wherever a rule touches the font.

    A widget whose rule names only the weight keeps the family and size it had when it was first
    dressed, so that larger text would not reach it.
    """
    if "font-" not in block:
        return block
    whole = ""
    if "font-family" not in block:
        whole += f' font-family: "{FAMILI}";'
    if "font-size" not in block:
        whole += f" font-size: {huruf_pt:.1f}pt;"
    return block.removesuffix("}") + whole.lstrip() + " }"
