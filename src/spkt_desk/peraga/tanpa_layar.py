"""The main job without a screen: one lost-item report through the real window to its paper."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt

from spkt_desk.devices.berkas import make_folders, write_sealed
from spkt_desk.domain.nomor import as_file_stem
from spkt_desk.peraga.panggung import Panggung, stage
from spkt_desk.ui.kit.pdfium import page_images
from spkt_desk.ui.shortcuts import Tombol
from spkt_desk.ui.window import MainWindow

_DPI = 110
NAMA = "SUHARTI NINGSIH"
_ISIAN = (
    ("pelapor.nomor_identitas", "7571034511940003"),
    ("pelapor.nama", NAMA),
    ("pelapor.jenis_kelamin.ketik", "perempuan"),
    ("pelapor.tempat_lahir", "Gorontalo"),
    ("pelapor.tanggal_lahir", "05111994"),
    ("pelapor.agama.ketik", "Islam"),
    ("pelapor.pekerjaan.ketik", "Wiraswasta"),
    ("pelapor.telepon", "081234567890"),
    ("pelapor.alamat", "Jl. Melati No. 4 RT 002 RW 001"),
    ("pelapor.desa", "Kel. Biawao, Kec. Kota Selatan"),
    ("barang.0.kode.ketik", "dompet"),
    ("barang.0.merk_warna", "kulit cokelat"),
)
_WAKTU = (
    ("tanggal_hilang", "kemarin"),
    ("jam_hilang", "0730"),
    ("tempat_hilang", "antara Pasar Sentral dan Jl. Melati"),
)
FORM = "penerimaan.kehilangan"


def run(out: Path) -> int:
    """Issue one report and leave its PDF, a picture of the page and one of the window in `out`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_folders(out)
    with stage(1, _say) as panggung:
        window = panggung.log_in()
        nomor = issue_one(panggung, window)
        layanan = panggung.program.desk()
        kertas = layanan.kertas.recent(1)[0]
        pdf = layanan.kertas.pdf(kertas.kertas_id)
        panggung.tangan.rest(1500)
        picture = window.grab()
    stem = as_file_stem(nomor)[:40]
    files = (out / f"{stem}.pdf", out / f"{stem}.png", out / "jendela.png")
    write_sealed(files[0], pdf)
    page_images(pdf, _DPI)[0].save(str(files[1]))
    picture.save(str(files[2]))
    _say(f"Terbit: {nomor}")
    for file in files:
        _say(f"  {file}")
    return 0


def issue_one(panggung: Panggung, window: MainWindow) -> str:
    """Press the keys of a whole report and return the number it was issued under."""
    tangan = panggung.tangan
    tangan.wait(window.isActiveWindow, "jendela tidak di depan")
    tangan.press(Qt.Key.Key_F2)
    tangan.wait(lambda: window.tab(Tombol.TAB_PENERIMAAN).isVisible(), "Penerimaan tidak terbuka")
    tangan.press(Qt.Key.Key_H)
    fill_form(panggung, window)
    tangan.press(Qt.Key.Key_Return, ctrl=True)
    tangan.wait(lambda: _newest_name(panggung) == NAMA, "surat tidak terbit")
    return panggung.program.desk().kertas.recent(1)[0].nomor


def fill_form(panggung: Panggung, window: MainWindow) -> None:
    """Type a whole form: one citizen, a wallet and the card that was in it."""
    tangan = panggung.tangan
    for name, text in _ISIAN:
        tangan.fill(window, f"{FORM}.{name}", text)
    tangan.press(Qt.Key.Key_T, ctrl=True)
    tangan.fill(window, f"{FORM}.barang.1.kode.ketik", "ktp")
    tangan.fill(window, f"{FORM}.barang.1.nik", "7571034511940003")
    for name, text in _WAKTU:
        tangan.fill(window, f"{FORM}.{name}", text)
    tangan.tick(window, f"{FORM}.cara_baca")


def _newest_name(panggung: Panggung) -> str:
    """Return whom the newest kept letter names."""
    newest = panggung.program.desk().kertas.recent(1)
    return newest[0].nama if newest else ""


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
