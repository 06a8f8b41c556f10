"""A picture of every screen by day and by night, and of every paper: what README and manual use."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from spkt_desk.devices.berkas import make_folders
from spkt_desk.devices.clock import SteppingClock
from spkt_desk.documents.halaman_uji import render_halaman_uji
from spkt_desk.documents.lembar_pemulihan import render_pemulihan
from spkt_desk.domain.clock import Clock, Moment, Zona
from spkt_desk.domain.lembar import SisiSampul
from spkt_desk.domain.satuan import Peran, UkuranKertas
from spkt_desk.peraga.gambar_awal import first_start
from spkt_desk.peraga.panggung import JEDA_TOMBOL, Panggung, stage
from spkt_desk.peraga.tanpa_layar import FORM, fill_form
from spkt_desk.services.latihan import AkunLatihan
from spkt_desk.services.layanan import Layanan
from spkt_desk.sumber import load_sumber
from spkt_desk.ui.jaga.tab import JagaTab
from spkt_desk.ui.kit.pdfium import page_images
from spkt_desk.ui.shortcuts import Tombol
from spkt_desk.ui.window import MainWindow

_HARI = 3
_DPI = 100
_BAGIAN = (
    *("tugas", "buku", "surat", "barang", "daftar_jaga", "singkatan"),
    *("petugas", "simpan", "pemulihan", "wewenang"),
)
"""The sections of Setelan below the first."""
_TENANG_MS = 900
_SAAT = datetime(2026, 11, 21, 9, 41, tzinfo=Zona.WITA.tzinfo)
_KODE_CONTOH = "7F3KQ-2PM4X-9T8WA-C0DE1-5H6JN-RV2YS-8B4GM-ZQ7EP"


def run(folder: Path) -> int:
    """Leave the pictures in `folder`: ``LAYAR_siang.png``, ``LAYAR_malam.png``, the papers."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_folders(folder)
    with stage(_HARI, _say, _clock()) as panggung:
        album = Album(panggung, folder)
        album.door()
        first_start(panggung.app, _clock(), album.take)
        window = panggung.log_in()
        for malam in (False, True):
            if malam:
                window.act(Tombol.MALAM)
            album.desk(window, "malam" if malam else "siang")
        album.papers()
    _say(f"{len(list(folder.glob('*.png')))} gambar di {folder}")
    return 0


class Album:
    """Takes the pictures in the order an officer meets the screens."""

    def __init__(self, panggung: Panggung, folder: Path) -> None:
        """Keep what the pictures need."""
        self._panggung = panggung
        self._folder = folder

    def door(self) -> None:
        """Take the login and the recovery page."""
        login = self._panggung.login_window()
        login.resize(1366, 768)
        self.take(login, "masuk_siang")
        login.show_recovery()
        self.take(login, "pemulihan_siang")
        login.show_login()

    def desk(self, window: MainWindow, tone: str) -> None:
        """Take every screen of the desk in the colours in force."""
        for name, show in self._screens(window):
            show()
            self.take(window, f"{name}_{tone}")
        self._sit_down(window, self._panggung.akun)

    def papers(self) -> None:
        """Take a letter in its three forms, what the guard prints, and the station's own sheets."""
        layanan = self._panggung.program.desk()
        sumber = load_sumber()
        satuan = layanan.setelan.satuan()
        issued = next(one for one in layanan.kertas.recent(40) if one.diserahkan and one.berlaku)
        drafts = layanan.draf.all()
        concept = layanan.kehilangan.preview(layanan.draf.load(drafts[0].draft_id))
        today = _SAAT.date()
        self._page("surat_kehilangan", layanan.kertas.pdf(issued.kertas_id))
        self._page("surat_konsep", concept)
        self._page("surat_salinan", layanan.kertas.copy(issued.kertas_id).pdf)
        self._page(
            "lembar_pemulihan",
            render_pemulihan(satuan, _KODE_CONTOH, today, sumber.huruf, latihan=True),
        )
        self._guard_papers(layanan, today)
        for size in UkuranKertas:
            page = render_halaman_uji(size, satuan.huruf, sumber.huruf)
            self._page(f"halaman_uji_{size.name.lower()}", page)

    def _guard_papers(self, layanan: Layanan, today: date) -> None:
        """Take the sheets of the last ended shift, the cover of its book, hand-over and roster."""
        last = layanan.giliran.current()[0].nomor - 1
        self._page("lembar_buku", layanan.lembar.print_sheets([last])[0].pdf)
        book = layanan.buku.books()[-1].buku.nomor
        self._page("sampul_buku", layanan.buku.cover(book, SisiSampul.PEMBUKA).pdf)
        self._page("serah_terima", layanan.serah.sheet(last).pdf)
        self._page("jadwal_jaga", layanan.jadwal.sheet(today).pdf)
        who = layanan.lapor.people()[0].lapor_id
        self._page("wajib_lapor", layanan.lapor.sheet(who).pdf)

    def _screens(self, window: MainWindow) -> tuple[tuple[str, Callable[[], object]], ...]:
        """Return each screen's name and how its keys bring it up."""
        press = self._panggung.tangan.press
        act = window.act
        return (
            ("mutasi", partial(act, Tombol.TAB_MUTASI)),
            ("mutasi_contoh", partial(act, Tombol.CONTOH)),
            ("mutasi_kosong", lambda: press(Qt.Key.Key_Return)),
            ("mutasi_singkatan", partial(self._quick_line, window, "0900 Ptl dgn 2 org, sit atk")),
            ("mutasi_sebab", partial(self._late, window)),
            ("mutasi_terlambat", partial(self._late_written, window)),
            ("mutasi_saring", partial(self._filter, window)),
            ("mutasi_giliran", lambda: (press(Qt.Key.Key_Escape), act(Tombol.GILIRAN))),
            ("penerimaan", lambda: (press(Qt.Key.Key_Escape), act(Tombol.TAB_PENERIMAAN))),
            ("penerimaan_asal", partial(act, Tombol.KEHILANGAN)),
            ("penerimaan_diambil", lambda: press(Qt.Key.Key_D)),
            ("penerimaan_isian", partial(self._new_form, window)),
            ("penerimaan_galat", partial(act, Tombol.TERBITKAN)),
            ("penerimaan_barang", partial(self._filled, window)),
            ("penerimaan_surat", partial(self._letter, window, handed=True)),
            ("penerimaan_pengganti", partial(self._reopen, window)),
            ("penerimaan_utang", partial(self._letter, window, handed=False)),
            ("penerimaan_perbaikan", partial(self._reopen, window)),
            ("cari_surat", partial(self._search, window, "ktp")),
            ("cari_baris", partial(self._search, window, "patroli")),
            ("humas", lambda: (window.search.leave(), act(Tombol.TAB_HUMAS))),
            ("laporan", partial(act, Tombol.TAB_LAPORAN)),
            *(
                (f"jaga_{name.lower().replace(' ', '_')}", partial(self._jaga, window, row))
                for row, (name, _make) in enumerate(JagaTab.bagian)
            ),
            ("setelan", partial(act, Tombol.SETELAN)),
            *(
                (f"setelan_{name}", partial(self._section, window, Tombol.SETELAN, row))
                for row, name in enumerate(_BAGIAN, start=1)
            ),
            ("kode", partial(act, Tombol.KODE)),
            ("periksa", partial(act, Tombol.PERIKSA)),
            ("keadaan", partial(act, Tombol.KEADAAN)),
            ("kunci", partial(act, Tombol.KUNCI)),
            ("kembali", partial(self._unlock, window)),
            ("penerimaan_batal", partial(self._void, window)),
        )

    def _jaga(self, window: MainWindow, row: int) -> None:
        window.act(Tombol.JAGA)
        self._section(window, Tombol.JAGA, row)

    def _quick_line(self, window: MainWindow, text: str) -> None:
        """Type into the quick line what stands nowhere yet."""
        window.act(Tombol.MUTASI)
        line = self._panggung.tangan.find(window, "mutasi.uraian")
        QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(line, text)

    def _late(self, window: MainWindow) -> None:
        """Write of this morning so late that the book asks why."""
        self._quick_line(window, "0610 Ptl subuh di Pasar Telaga, situasi atk")
        self._panggung.tangan.press(Qt.Key.Key_Return)
        self._panggung.tangan.wait(
            lambda: self._seen(window, "mutasi.sebab"), "sebab tidak ditanya"
        )

    def _late_written(self, window: MainWindow) -> None:
        QTest.keyClicks(
            self._panggung.tangan.find(window, "mutasi.sebab"), "melayani pelapor di loket"
        )
        self._panggung.tangan.press(Qt.Key.Key_Return)
        self._panggung.tangan.wait(
            lambda: not self._seen(window, "mutasi.sebab"), "baris terlambat tidak tertulis"
        )

    def _filter(self, window: MainWindow) -> None:
        """Narrow the day to the lines about patrols; Esc gives it back afterwards."""
        window.act(Tombol.SARING)
        QTest.keyClicks(self._panggung.tangan.find(window, "mutasi.saring"), "patroli")

    def _section(self, window: MainWindow, page: Tombol, row: int) -> None:
        tab = window.tab(page)
        self._panggung.tangan.find(tab, f"{page.name.lower()}.bagian").setFocus()
        self._panggung.tangan.press(Qt.Key.Key_Home)
        for _step in range(row):
            self._panggung.tangan.press(Qt.Key.Key_Down)

    def _new_form(self, window: MainWindow) -> None:
        window.act(Tombol.KEHILANGAN)
        self._panggung.tangan.press(Qt.Key.Key_H)

    def _filled(self, window: MainWindow) -> None:
        fill_form(self._panggung, window)
        self._panggung.tangan.find(window, f"{FORM}.barang.0.merk_warna").setFocus()

    def _letter(self, window: MainWindow, *, handed: bool) -> None:
        """Open the newest letter in force that was handed over, or that was not."""
        desk = self._panggung.program.desk()
        paper = next(
            one
            for one in desk.kertas.recent(40)
            if one.berlaku and (one.diserahkan is not None) is handed
        )
        self._panggung.tangan.press(Qt.Key.Key_Escape)
        window.act(Tombol.TAB_PENERIMAAN)
        window.tab(Tombol.TAB_PENERIMAAN).open_found(desk.cari.search(paper.nomor)[0])
        self._panggung.tangan.rest(_TENANG_MS)

    def _reopen(self, window: MainWindow) -> None:
        """Open the form of the letter in front, at the card that asks why."""
        window.act(Tombol.PERBAIKI)
        self._panggung.tangan.wait(
            lambda: self._seen(window, f"{FORM}.alasan"), "surat tidak terbuka"
        )
        self._panggung.tangan.find(window, f"{FORM}.alasan").setFocus()

    def _seen(self, window: MainWindow, name: str) -> bool:
        return any(one.isVisible() for one in window.findChildren(QWidget, name))

    def _search(self, window: MainWindow, text: str) -> None:
        window.search.leave()
        window.act(Tombol.CARI)
        field = window.search.field
        field.clear()
        QTest.keyClicks(field, text)
        self._panggung.tangan.wait(window.search.list.isVisible, "tidak ada hasil pencarian")

    def _void(self, window: MainWindow) -> None:
        """Let the head of the shift begin to make a letter void."""
        head = next(one for one in self._panggung.akun_lain if Peran.KA_SPKT.value in one.peran)
        self._sit_down(window, head)
        self._letter(window, handed=True)
        window.act(Tombol.BATALKAN)

    def _sit_down(self, window: MainWindow, akun: AkunLatihan) -> None:
        window.act(Tombol.GANTI)
        isian = window.lock_page.isian
        QTest.keyClicks(isian.nrp.editor, akun.nrp)
        self._panggung.tangan.type_at(isian.sandi.editor, akun.kata_sandi)
        self._panggung.tangan.wait(lambda: not window.locked, "petugas tidak masuk")

    def _unlock(self, window: MainWindow) -> None:
        page = window.lock_page
        self._panggung.tangan.type_at(page.isian.sandi.editor, self._panggung.akun.kata_sandi)
        self._panggung.tangan.wait(lambda: not window.locked, "kunci tidak terbuka")

    def take(self, window: QWidget, name: str) -> None:
        """Let the screen come to rest and keep its picture."""
        self._panggung.tangan.rest(_TENANG_MS)
        window.grab().save(str(self._folder / f"{name}.png"))
        _say(f"  {name}.png")

    def _page(self, name: str, pdf: bytes) -> None:
        """Keep a picture of each page of a paper."""
        for number, image in enumerate(page_images(pdf, _DPI), start=1):
            suffix = "" if number == 1 else f"_{number}"
            image.save(str(self._folder / f"{name}{suffix}.png"))
        _say(f"  {name}.png")


def _clock() -> Clock:
    """Return a clock that stands on a morning at the desk and hardly moves."""
    return SteppingClock(Moment(_SAAT, 10**12, "peraga"), JEDA_TOMBOL)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
