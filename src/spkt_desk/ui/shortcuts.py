"""Every action of the desk and its key, in one enum; the help table and the manual are made of it.

No other file sets a shortcut (tests/architecture). An action belongs to the window, to one tab
(then the key goes there first), or to whatever screen is in front.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum, StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


class Tempat(StrEnum):
    """Where an action lives, in the words of the help table."""

    JENDELA = "Di mana saja"
    MUTASI = "Buku Mutasi (dari mana saja)"
    PENERIMAAN = "Penerimaan (dari mana saja)"
    LAYAR = "Di layar yang terbuka"
    ISIAN = "Di dalam isian"


DI_SINI = "Di layar ini"


class Tombol(Enum):
    """One action: its key, its short label (buttons, menus) and what it does (help, manual)."""

    BANTUAN = ("F1", "Bantuan", Tempat.JENDELA, "Bantuan layar ini dan daftar tombol")
    KEHILANGAN = ("F2", "Kehilangan", Tempat.PENERIMAAN, "Mulai laporan kehilangan baru")
    MUTASI = ("F9", "Mutasi", Tempat.MUTASI, "Tulis satu baris di Buku Mutasi")
    GILIRAN = ("F10", "Buka giliran", Tempat.MUTASI, "Buka giliran jaga")
    JAGA = ("F11", "Jaga", Tempat.JENDELA, "Jaga: pekerjaan penjagaan di samping buku")
    CARI = ("Ctrl+K", "Cari", Tempat.JENDELA, "Cari orang, NIK, nomor, barang, dan tulisan")
    SETELAN = ("F12", "Setelan", Tempat.JENDELA, "Setelan satuan, surat, petugas, dan barang")
    TAB_MUTASI = ("Alt+1", "Buku Mutasi", Tempat.JENDELA, "Ke Buku Mutasi")
    TAB_PENERIMAAN = ("Alt+2", "Penerimaan", Tempat.JENDELA, "Ke Penerimaan")
    TAB_HUMAS = ("Alt+3", "Register Humas", Tempat.JENDELA, "Ke Register Humas")
    TAB_LAPORAN = ("Alt+4", "Laporan", Tempat.JENDELA, "Ke Laporan")
    TERBITKAN = ("Ctrl+Return", "Terbitkan", Tempat.LAYAR, "Terbitkan surat, lalu cetak")
    SIMPAN = ("Ctrl+S", "Simpan", Tempat.LAYAR, "Simpan draf atau setelan")
    CETAK = ("Ctrl+P", "Cetak", Tempat.LAYAR, "Cetak")
    KONSEP = ("Ctrl+Shift+P", "Cetak konsep", Tempat.LAYAR, "Cetak konsep (belum terbit)")
    SUDAH_KELUAR = (
        "Ctrl+Shift+Y",
        "Sudah keluar",
        Tempat.LAYAR,
        "Lembar sudah keluar dari printer",
    )
    BELUM_KELUAR = (
        "Ctrl+Shift+B",
        "Belum keluar",
        Tempat.LAYAR,
        "Lembar belum keluar dari printer",
    )
    SERAHKAN = ("Ctrl+Shift+S", "Diserahkan", Tempat.LAYAR, "Surat sudah diserahkan kepada pelapor")
    PERBAIKI = (
        "Ctrl+E",
        "Perbaiki",
        Tempat.LAYAR,
        "Perbaiki surat yang belum diserahkan, atau buat penggantinya",
    )
    BATALKAN = ("Ctrl+Shift+H", "Batalkan", Tempat.LAYAR, "Batalkan surat (KA SPKT atau Kapolsek)")
    LEMBAR_ASLI = ("Ctrl+Shift+A", "Jumlah asli", Tempat.LAYAR, "Ganti jumlah lembar asli")
    PRATINJAU = ("Ctrl+B", "Pratinjau", Tempat.LAYAR, "Tampilkan atau lipat pratinjau kertas")
    TAMBAH = ("Ctrl+T", "Tambah", Tempat.LAYAR, "Tambah barang atau baris")
    HAPUS = ("Ctrl+D", "Hapus", Tempat.LAYAR, "Hapus barang atau baris yang dipilih")
    KEMBALIKAN = ("Ctrl+Shift+T", "Kembalikan", Tempat.LAYAR, "Kembalikan barang yang baru dihapus")
    BUANG = ("Ctrl+Shift+X", "Buang draf", Tempat.LAYAR, "Buang draf yang terbuka, setelah ditanya")
    MERAH = ("Ctrl+M", "Merah", Tempat.LAYAR, "Tulis baris mutasi dengan tinta merah")
    CONTOH = ("Ctrl+Shift+M", "Contoh kalimat", Tempat.LAYAR, "Pilih contoh kalimat mutasi")
    RENVOI = ("Ctrl+R", "Renvoi", Tempat.LAYAR, "Ralat baris mutasi yang dipilih")
    KAITAN = ("Ctrl+O", "Kaitan", Tempat.LAYAR, "Dari baris buku ke suratnya, dan kembali")
    SARING = ("Ctrl+F", "Saring", Tempat.LAYAR, "Saring baris hari ini; Enter mencari di buku")
    KE_TANGGAL = ("Ctrl+H", "Ke tanggal", Tempat.LAYAR, "Buka hari jaga lain menurut tanggalnya")
    HARI_SEBELUM = ("Ctrl+PgUp", "Hari sebelumnya", Tempat.LAYAR, "Hari jaga sebelumnya")
    HARI_SESUDAH = ("Ctrl+PgDown", "Hari berikutnya", Tempat.LAYAR, "Hari jaga berikutnya")
    PEJABAT = ("Ctrl+G", "Ganti pejabat", Tempat.LAYAR, "Pilih pejabat penanda tangan lain")
    KODE = ("Ctrl+J", "Kode periksa", Tempat.JENDELA, "Periksa keaslian surat dari kodenya")
    PERIKSA = ("Ctrl+Shift+D", "Periksa data", Tempat.JENDELA, "Periksa keutuhan data")
    KEADAAN = ("Ctrl+I", "Keadaan", Tempat.JENDELA, "Arti lampu, dan membuat cadangan")
    JAM_BENAR = ("Ctrl+Shift+J", "Jam benar", Tempat.LAYAR, "Pastikan jam komputer benar")
    KUNCI = ("Ctrl+L", "Kunci", Tempat.JENDELA, "Kunci layar; ketikan tetap aman")
    DIAM = ("Ctrl+Shift+K", "Kunci sendiri", Tempat.JENDELA, "Ubah lama diam sebelum terkunci")
    GANTI = ("Ctrl+Shift+L", "Ganti petugas", Tempat.JENDELA, "Ganti petugas")
    MENU = ("Alt+M", "Menu petugas", Tempat.JENDELA, "Buka menu petugas")
    HURUF = ("Ctrl+=", "Besar huruf", Tempat.JENDELA, "Ubah besar huruf (100 sampai 150 %)")
    MALAM = ("Ctrl+Shift+N", "Malam / siang", Tempat.JENDELA, "Ganti warna malam atau siang")
    KELUAR = ("Ctrl+Q", "Keluar", Tempat.JENDELA, "Simpan draf dan keluar")
    KEMBALI = ("Esc", "Kembali", Tempat.LAYAR, "Mundur satu langkah; ketikan tidak hilang")
    LANJUT = ("Return", "Lanjut", Tempat.ISIAN, "Ke isian berikutnya")
    MUNDUR = ("Shift+Return", "Mundur", Tempat.ISIAN, "Ke isian sebelumnya")
    BARIS_BARU = ("Alt+Return", "Baris baru", Tempat.ISIAN, "Baris baru di isian panjang")

    def __init__(self, kunci: str, label: str, tempat: Tempat, arti: str) -> None:
        """Take the four parts apart; `kunci` is the portable name Qt knows."""
        self.kunci = kunci
        self.label = label
        self.tempat = tempat
        self.arti = arti

    @property
    def tulisan(self) -> str:
        """The key as keyboards and manuals write it."""
        for portable, written in (
            ("Return", "Enter"),
            ("PgUp", "PageUp"),
            ("PgDown", "PageDown"),
            ("Delete", "Del"),
        ):
            if self.kunci.endswith(portable):
                return self.kunci.removesuffix(portable) + written
        return self.kunci


TOMBOL_LAYAR: dict[str, tuple[Tombol, ...]] = {
    "Penerimaan": (
        Tombol.KEHILANGAN,
        Tombol.TERBITKAN,
        Tombol.CETAK,
        Tombol.SUDAH_KELUAR,
        Tombol.BELUM_KELUAR,
        Tombol.SERAHKAN,
        Tombol.PERBAIKI,
        Tombol.BATALKAN,
        Tombol.KAITAN,
        Tombol.KONSEP,
        Tombol.TAMBAH,
        Tombol.HAPUS,
        Tombol.KEMBALIKAN,
        Tombol.PEJABAT,
        Tombol.LEMBAR_ASLI,
        Tombol.PRATINJAU,
        Tombol.SIMPAN,
        Tombol.BUANG,
        Tombol.KEMBALI,
    ),
    "Buku Mutasi": (
        Tombol.MUTASI,
        Tombol.MERAH,
        Tombol.CONTOH,
        Tombol.RENVOI,
        Tombol.KAITAN,
        Tombol.SARING,
        Tombol.KE_TANGGAL,
        Tombol.HARI_SEBELUM,
        Tombol.HARI_SESUDAH,
        Tombol.GILIRAN,
        Tombol.TERBITKAN,
        Tombol.KEMBALI,
    ),
    "Setelan": (Tombol.SIMPAN, Tombol.TAMBAH, Tombol.HAPUS, Tombol.CETAK, Tombol.KEMBALI),
    "Jaga": (
        Tombol.SIMPAN,
        Tombol.TERBITKAN,
        Tombol.TAMBAH,
        Tombol.HAPUS,
        Tombol.CETAK,
        Tombol.KEMBALI,
    ),
    "Kode periksa": (Tombol.KEMBALI,),
    "Periksa data": (Tombol.KEMBALI,),
    "Keadaan": (Tombol.SIMPAN, Tombol.TERBITKAN, Tombol.JAM_BENAR, Tombol.KEMBALI),
}
"""The keys each screen answers, by its title, in the order in which its work meets them."""


def sequences_of(tombol: Tombol) -> list[QKeySequence]:
    """Return the key and its twin on the number pad where there is one."""
    found = [QKeySequence(tombol.kunci)]
    if tombol.kunci.endswith("Return"):
        found.append(QKeySequence(tombol.kunci.removesuffix("Return") + "Enter"))
    if tombol is Tombol.HURUF:
        found.append(QKeySequence("Ctrl++"))
    return found


def build_actions(
    owner: QWidget,
    act: Callable[[Tombol], object],
    which: Iterable[Tombol] = tuple(Tombol),
) -> dict[Tombol, QAction]:
    """Give `owner` one action for each of `which`; each press calls `act` with its Tombol.

    Keys of Tempat.ISIAN are left out: fields answer them themselves. The keys work while the
    window of `owner` is in front.
    """
    actions: dict[Tombol, QAction] = {}
    for tombol in which:
        if tombol.tempat is Tempat.ISIAN:
            continue
        action = QAction(tombol.label, owner)
        action.setObjectName(f"aksi.{tombol.name.lower()}")
        action.setShortcuts(sequences_of(tombol))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(False)
        action.triggered.connect(lambda _checked=False, which=tombol: act(which))
        owner.addAction(action)
        actions[tombol] = action
    return actions


def help_table(layar: str = "") -> tuple[tuple[str, str, str], ...]:
    """Return (key, meaning, place) for the help page and the manual, grouped by place.

    The keys of the screen called `layar` come first; screens without keys of their own have none.
    """
    here = TOMBOL_LAYAR.get(layar, ())
    return (
        *((tombol.tulisan, tombol.arti, DI_SINI) for tombol in here),
        *(
            (tombol.tulisan, tombol.arti, str(place))
            for place in Tempat
            for tombol in Tombol
            if tombol.tempat is place and tombol not in here
        ),
    )
