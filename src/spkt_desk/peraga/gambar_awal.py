"""Pictures of the first start: its pages filled in by keys, by day and by night."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from spkt_desk.domain.clock import Clock
from spkt_desk.peraga.panggung import started
from spkt_desk.peraga.tangan import Tangan
from spkt_desk.ui.kit.nama import focused_in
from spkt_desk.ui.masuk.awal import JendelaAwal
from spkt_desk.ui.shortcuts import Tombol
from spkt_desk.ui.theme import Tampilan, apply_theme

Ambil = Callable[[QWidget, str], None]
"""Takes one picture of a window under a name."""

_SANDI = "melati kuning 7"
_HALAMAN: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "satuan",
        (
            *(("satuan.polda", "Gorontalo"), ("satuan.polres", "Polresta Mandala")),
            *(("satuan.polsek", "Sukamaju Timur"), ("satuan.kode_pos", "96111")),
            ("satuan.alamat", "Jl. Merdeka No. 12 Sukamaju"),
        ),
    ),
    (
        "tugas",
        (
            *(("tugas.sejak", "23-03-2021"), ("tugas.dasar", "Kep/613/III/2021")),
            ("tugas.penyidikan.ketik", "tidak"),
            *(("tugas.penduduk.0.tahun", "2025"), ("tugas.penduduk.0.jumlah", "18.250")),
            ("tugas.penduduk.0.sumber", "BPS, Kecamatan dalam Angka 2025"),
        ),
    ),
    ("surat", (("nomor_terakhir", "411"),)),
    (
        "petugas",
        (
            *(("petugas.0.nama", "Darmawan Latuconsina"), ("petugas.0.pangkat.ketik", "Aipda")),
            *(("petugas.0.nomor", "84050217"), ("petugas.0.jabatan", "Ps. KA SPKT")),
        ),
    ),
    ("akun", (("kata_sandi", _SANDI), ("kata_sandi_ulang", _SANDI))),
)


def first_start(app: QApplication, clock: Clock, take: Ambil) -> None:
    """Walk the first start of an empty folder, take every page twice, and found the station."""
    with (
        TemporaryDirectory(prefix="spkt-peraga-") as temporary,
        started(app, Path(temporary), clock, latihan=False) as program,
    ):
        window = program.window
        if not isinstance(window, JendelaAwal):
            raise TypeError(type(window).__name__)
        window.resize(1366, 768)
        _walk(app, window, take)


def _walk(app: QApplication, window: JendelaAwal, take: Ambil) -> None:
    tangan = Tangan(app)
    window.activateWindow()
    tangan.wait(window.isActiveWindow, "jendela tidak di depan")
    for name, answers in _HALAMAN:
        if name == "petugas":
            window.act(Tombol.TERBITKAN)
            _both(app, window, "awal_petugas_galat", take)
        for field, text in answers:
            tangan.fill(window, f"awal.{field}", text)
        _both(app, window, f"awal_{name}", take)
        window.act(Tombol.TERBITKAN)
    tangan.wait(lambda: _focus_name(window) == "kode.cetak", "stasiun tidak dibuat")
    _both(app, window, "awal_kode", take)
    tangan.tick(window, "kode.dicatat")
    tangan.find(window, "kode.selesai").setFocus(Qt.FocusReason.TabFocusReason)
    tangan.press(Qt.Key.Key_Return)


def _both(app: QApplication, window: QWidget, name: str, take: Ambil) -> None:
    """Take a page by day and by night."""
    for tone, malam in (("malam", True), ("siang", False)):
        apply_theme(app, Tampilan(malam, 100))
        take(window, f"{name}_{tone}")


def _focus_name(window: QWidget) -> str:
    return "".join(widget.objectName() for widget in focused_in(window))
