"""Qt's own words in Indonesian: no translation ships with Qt, so buttons would stay "Cancel"."""

from __future__ import annotations

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication
from typing_extensions import override

_KATA = {
    "&Yes": "&Ya",
    "Yes": "Ya",
    "&No": "&Tidak",
    "No": "Tidak",
    "OK": "Oke",
    "&OK": "&Oke",
    "Cancel": "Batal",
    "&Cancel": "&Batal",
    "Close": "Tutup",
    "&Close": "&Tutup",
    "Apply": "Terapkan",
    "Reset": "Ulang",
    "Help": "Bantuan",
    "Save": "Simpan",
    "&Save": "&Simpan",
    "Save As": "Simpan sebagai",
    "Save All": "Simpan semua",
    "Open": "Buka",
    "&Open": "&Buka",
    "Discard": "Buang",
    "Don't Save": "Jangan simpan",
    "Abort": "Hentikan",
    "Retry": "Coba lagi",
    "Ignore": "Abaikan",
    "Show Details...": "Tampilkan rincian…",
    "Hide Details...": "Sembunyikan rincian…",
    "&Print": "&Cetak",
    "Print": "Cetak",
    "&Options >>": "&Pilihan >>",
    "&Options <<": "&Pilihan <<",
    "Print to File (PDF)": "Cetak ke berkas (PDF)",
    "Printer": "Printer",
    "&Name:": "&Nama:",
    "P&roperties": "&Sifat",
    "Location:": "Letak:",
    "Preview": "Pratinjau",
    "Type:": "Jenis:",
    "Output &file:": "&Berkas:",
    "Copies": "Rangkap",
    "Print range": "Halaman",
    "Print all": "Semua",
    "Pages from": "Halaman dari",
    "to": "sampai",
    "Pages": "Halaman",
    "Current Page": "Halaman ini",
    "Selection": "Yang dipilih",
    "Output Settings": "Setelan keluaran",
    "Copies:": "Rangkap:",
    "Collate": "Susun",
    "Reverse": "Terbalik",
    "Options": "Pilihan",
    "Color Mode": "Warna",
    "Color": "Berwarna",
    "Grayscale": "Abu-abu",
    "Duplex Printing": "Cetak bolak-balik",
    "Double Sided Printing": "Cetak bolak-balik",
    "None": "Tidak",
    "Off": "Tidak",
    "Long side": "Sisi panjang",
    "Short side": "Sisi pendek",
    "Long side binding": "Jilid sisi panjang",
    "Short side binding": "Jilid sisi pendek",
    "Page &Set:": "&Halaman:",
    "Write PDF file": "Tulis berkas PDF",
    "Local file": "Berkas di komputer ini",
    "Page Setup": "Tata halaman",
    "Printer Properties": "Sifat printer",
    "Job Options": "Pilihan cetak",
    "Advanced": "Lanjutan",
    "Paper": "Kertas",
    "Page size:": "Ukuran:",
    "Width:": "Lebar:",
    "Height:": "Tinggi:",
    "Paper source:": "Sumber kertas:",
    "Orientation": "Arah",
    "Portrait": "Tegak",
    "Landscape": "Mendatar",
    "Reverse landscape": "Mendatar terbalik",
    "Reverse portrait": "Tegak terbalik",
    "Margins": "Tepi",
    "Pages per sheet": "Halaman per lembar",
    "Page Layout": "Tata letak",
    "Form": "Formulir",
    "Look in:": "Lihat di:",
    "Back": "Kembali",
    "Forward": "Maju",
    "Parent Directory": "Folder di atas",
    "Create New Folder": "Buat folder",
    "List View": "Daftar",
    "Detail View": "Rincian",
    "File &name:": "&Nama berkas:",
    "Files of type:": "Jenis berkas:",
    "&Choose": "&Pilih",
    "All Files (*)": "Semua berkas (*)",
    "All files (*)": "Semua berkas (*)",
    "Name": "Nama",
    "Size": "Ukuran",
    "Date Modified": "Diubah",
    "Type": "Jenis",
    "&Undo": "&Urungkan",
    "&Redo": "U&langi",
    "Cu&t": "P&otong",
    "&Copy": "&Salin",
    "&Paste": "&Tempel",
    "Delete": "Hapus",
    "Select All": "Pilih semua",
    "< &Back": "< &Kembali",
    "&Next >": "&Lanjut >",
    "&Finish": "&Selesai",
    "&Help": "&Bantuan",
    "Yes to &All": "Ya untuk &semua",
    "Yes to All": "Ya untuk semua",
    "N&o to All": "T&idak untuk semua",
    "No to All": "Tidak untuk semua",
    "Restore Defaults": "Kembalikan usulan",
    "Commit": "Simpan",
    "Done": "Selesai",
    "Continue": "Lanjut",
}


class KataQt(QTranslator):
    """A translator over the words above; every context is answered alike."""

    @override
    def translate(
        self,
        context: str,
        sourceText: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        """Return the Indonesian word, or Qt's own: an empty answer would stand as a translation."""
        del context, disambiguation, n
        return _KATA.get(sourceText, sourceText)

    @override
    def isEmpty(self) -> bool:
        """Tell Qt that there are words in it."""
        return False


def install_words(app: QApplication) -> KataQt:
    """Make Qt's own buttons, menus and dialogs speak Indonesian; keep what is returned alive."""
    words = KataQt(app)
    app.installTranslator(words)
    return words
