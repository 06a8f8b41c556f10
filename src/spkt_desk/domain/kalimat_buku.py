"""The wording of the lines the program writes into the book; `forms/buku_mutasi.toml` holds it.

Units word their books differently. A line is stored as it was written: another wording changes
the lines to come and none that stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from spkt_desk.domain.jenis_barang import Yakin
from spkt_desk.domain.kalimat import Naskah, blanks_of
from spkt_desk.domain.rujukan import Rujukan

_KEHILANGAN = frozenset({"jenis_kelamin", "nama", "barang", "nomor"})
_JAGA = frozenset({"regu", "ka_spkt", "tahanan", "senpi", "situasi"})
_PEMERIKSAAN = frozenset({"tanggal", "pangkat", "nama", "jabatan", "catatan"})
_SERAH = frozenset(
    {"giliran", "regu_lama", "regu_baru", "menyerahkan", "menerima", "hitungan", "selisih"}
)
_LAPOR = frozenset({"nama", "rujukan"})
_RALAT = frozenset({"no", "tanggal", "semula", "dibaca", "alasan"})
ISIAN_KALIMAT: Final[dict[str, frozenset[str]]] = {
    "kehilangan": _KEHILANGAN,
    "kehilangan_milik": _KEHILANGAN | {"pemilik"},
    "kehilangan_keterangan": frozenset({"urut", "nomor"}),
    "pengganti": frozenset({"lama", "tanggal", "alasan"}),
    "perbaikan": frozenset({"nomor", "edisi", "perubahan", "alasan"}),
    "perubahan": frozenset({"bagian", "semula", "menjadi"}),
    "batal": frozenset({"nomor", "tanggal", "alasan"}),
    "diambil": frozenset({"nama"}),
    "diambil_tanpa_nama": frozenset(),
    "diambil_keterangan": frozenset(),
    "belum_serah": frozenset({"giliran", "regu"}),
    "impor": frozenset({"berkas", "jumlah", "awal", "akhir"}),
    "impor_keterangan": frozenset({"no", "keterangan"}),
    "jam_dibetulkan": frozenset({"lama", "baru"}),
    "jam_dipastikan": frozenset({"lama", "baru"}),
    "jam_keterangan": frozenset(),
    "jaga": _JAGA,
    "jaga_anggota": _JAGA | {"anggota"},
    "jaga_beda": frozenset({"hitungan"}),
    "jaga_keterangan": frozenset(),
    "tahanan": frozenset({"jumlah", "laki", "perempuan"}),
    "tahanan_nihil": frozenset(),
    "pemeriksaan": _PEMERIKSAAN,
    "pemeriksaan_keterangan": frozenset(),
    "pemulihan": frozenset({"nomor", "pangkat", "nama", "buku"}),
    "pemulihan_keterangan": frozenset(),
    "pendamping": frozenset({"buku", "perbuatan", "isi"}),
    "pendamping_kembali": frozenset({"buku", "perbuatan", "isi", "tanggal", "jam"}),
    "pendamping_keterangan": frozenset({"buku"}),
    "cek_tahanan": frozenset({"tahanan", "keadaan"}),
    "cek_tahanan_beda": frozenset({"tahanan", "laki", "perempuan", "sebab", "keadaan"}),
    "cek_tahanan_keterangan": frozenset(),
    "wajib_lapor_daftar": _LAPOR | {"hari", "dari", "sampai"},
    "wajib_lapor_hadir": _LAPOR | {"ke"},
    "wajib_lapor_luar_jadwal": _LAPOR | {"ke"},
    "wajib_lapor_selesai": _LAPOR | {"alasan"},
    "wajib_lapor_keterangan": frozenset(),
    "tugas_keterangan": frozenset({"tugas"}),
    "ralat": _RALAT,
    "ralat_keterangan": frozenset({"no"}),
    "serah_terima": _SERAH,
    "serah_terima_hitungan": frozenset({"label", "jumlah", "satuan"}),
    "serah_terima_beda": frozenset({"label", "semula", "menjadi", "alasan"}),
    "serah_terima_sama": frozenset(),
    "serah_terima_tetap": frozenset({"label", "jumlah", "alasan"}),
    "serah_terima_gerak": frozenset(),
    "serah_terima_keterangan": frozenset(),
    "serah_terima_kemudian": frozenset(),
}
# What the book must say however a unit words it; a correction names all it corrects.
_HARUS: Final[dict[str, frozenset[str]]] = {
    "kehilangan": frozenset({"nama", "barang", "nomor"}),
    "kehilangan_milik": frozenset({"nama", "barang", "pemilik", "nomor"}),
    "pengganti": frozenset({"lama", "alasan"}),
    "perbaikan": frozenset({"nomor", "edisi", "perubahan", "alasan"}),
    "perubahan": frozenset({"semula", "menjadi"}),
    "batal": frozenset({"nomor", "alasan"}),
    "diambil": frozenset({"nama"}),
    "belum_serah": frozenset({"giliran"}),
    "impor": frozenset({"jumlah"}),
    "impor_keterangan": frozenset({"no", "keterangan"}),
    "jam_dibetulkan": frozenset({"lama", "baru"}),
    "jam_dipastikan": frozenset({"lama", "baru"}),
    "jaga": _JAGA,
    "jaga_anggota": _JAGA | {"anggota"},
    "jaga_beda": frozenset({"hitungan"}),
    "tahanan": frozenset({"jumlah"}),
    "pemeriksaan": frozenset({"tanggal", "nama", "catatan"}),
    "pemulihan": frozenset({"nomor", "nama", "buku"}),
    "pendamping": frozenset({"buku", "perbuatan", "isi"}),
    "pendamping_kembali": frozenset({"buku", "perbuatan", "isi"}),
    "cek_tahanan": frozenset({"tahanan", "keadaan"}),
    "cek_tahanan_beda": frozenset({"tahanan", "laki", "perempuan", "sebab", "keadaan"}),
    "wajib_lapor_daftar": frozenset({"nama", "hari", "dari", "sampai"}),
    "wajib_lapor_hadir": frozenset({"nama", "ke"}),
    "wajib_lapor_luar_jadwal": frozenset({"nama", "ke"}),
    "wajib_lapor_selesai": frozenset({"nama", "alasan"}),
    "ralat": _RALAT,
    "serah_terima": frozenset({"menyerahkan", "menerima", "hitungan", "selisih"}),
    "serah_terima_hitungan": frozenset({"label", "jumlah"}),
    "serah_terima_beda": frozenset({"label", "semula", "menjadi", "alasan"}),
}
_WAJIB = frozenset(kunci for kunci in ISIAN_KALIMAT if not kunci.endswith("_keterangan"))
_BAGIAN = frozenset({"nama", "sumber", "berlaku", "yakin", "kalimat"})


@dataclass(frozen=True, slots=True)
class KalimatBuku:
    """The wording in force, as loaded."""

    rujukan: Rujukan
    kalimat: tuple[tuple[str, str], ...]

    def sentence(self, kunci: str, **isian: object) -> str:
        """Return a sentence with its words filled in; values are never read as templates."""
        return dict(self.kalimat)[kunci].format(**isian)


def load_kalimat_buku(text: str, source: str) -> KalimatBuku:
    """Read the wording; `source` is the file's name for the error.

    Raises RuleViolation at the key (or at ``baris N``) with an Indonesian sentence.
    """
    naskah = Naskah("Kalimat buku", text, source)
    data = naskah.parse()
    naskah.refuse_unknown(data, _BAGIAN)
    naskah.text(data, "nama")
    yakin = naskah.text(data, "yakin")
    if yakin not in set(Yakin):
        raise naskah.refuse("yakin", f"harus salah satu dari {', '.join(Yakin)}.")
    kalimat = naskah.sentences(data, ISIAN_KALIMAT, _WAJIB)
    for kunci, satu in kalimat:
        for isian in sorted(_HARUS.get(kunci, frozenset()) - blanks_of(satu)):
            raise naskah.refuse(f"kalimat.{kunci}", f"harus memuat {{{isian}}}.")
    return KalimatBuku(
        Rujukan(naskah.text(data, "sumber"), naskah.day(data, "berlaku"), Yakin(yakin)), kalimat
    )
