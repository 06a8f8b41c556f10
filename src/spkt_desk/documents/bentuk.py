"""Form definitions: the wording of a paper as data, which a station may keep in its own version."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

from spkt_desk.domain.kalimat import Naskah
from spkt_desk.domain.orang import JenisIdentitas

# Rows a station may order and name, and the sentences with the words the program fills in.
ISIAN_BARIS: Final = (
    "nama",
    "identitas",
    "tempat_tanggal_lahir",
    "tempat_lahir",
    "tanggal_lahir",
    "umur",
    "agama",
    "kewarganegaraan",
    "pekerjaan",
    "alamat",
    "telepon",
    "untuk_orang",
    "untuk_badan",
    "kewarganegaraan_pemilik",
    "paspor_pemilik",
    "hubungan",
    "kedudukan",
    "surat_kuasa",
)
_WAKTU = frozenset({"hari", "tanggal", "tempat"})
ISIAN_KALIMAT: Final[dict[str, frozenset[str]]] = {
    "nomor": frozenset({"nomor"}),
    "nomor_konsep": frozenset(),
    "pembuka": frozenset({"hari", "tanggal", "jam", "zona", "satuan", "jenis_kelamin"}),
    "tanpa_identitas": frozenset({"alasan"}),
    "umur": frozenset({"umur"}),
    "alamat": frozenset({"alamat", "desa"}),
    "melaporkan": frozenset(),
    "kejadian_hari_jam": _WAKTU | {"jam", "zona"},
    "kejadian_hari": _WAKTU,
    "kejadian_jam": frozenset({"jam", "zona", "tempat"}),
    "kejadian": frozenset({"tempat"}),
    "kejadian_belum": frozenset({"kosong", "tempat"}),
    "tempat": frozenset({"tempat"}),
    "tempat_tidak_diketahui": frozenset(),
    "keterangan": frozenset({"keterangan"}),
    "dibaca": frozenset(),
    "dibacakan": frozenset(),
    "catatan": frozenset(),
    "berlaku": frozenset({"hari"}),
    "penutup": frozenset(),
    "tempat_tanggal": frozenset({"tempat", "tanggal"}),
    "pelapor": frozenset(),
    "penerima": frozenset(),
    "mengetahui": frozenset(),
    "saksi": frozenset(),
    "jempol": frozenset(),
    "tidak_dapat": frozenset({"alasan"}),
    "gratis": frozenset(),
    "kode": frozenset(),
    "periksa": frozenset(),
    "halaman": frozenset({"halaman", "jumlah"}),
    "salinan": frozenset(),
    "cap_salinan": frozenset({"ke"}),
    "asli_ke": frozenset({"ke", "jumlah"}),
    "edisi": frozenset({"edisi"}),
    "pengganti": frozenset({"nomor", "tanggal"}),
    "cap_batal": frozenset(),
    "batal": frozenset({"tanggal"}),
    "cap_diganti": frozenset(),
    "diganti": frozenset({"nomor", "tanggal"}),
}
_WAJIB = frozenset(
    {"nomor", "pembuka", "melaporkan", "gratis", "kode", "halaman", "salinan", "cap_salinan"}
    | {"asli_ke", "edisi", "pengganti", "cap_batal", "batal", "cap_diganti", "diganti"}
)
_BAGIAN = frozenset(
    {"nama", "singkatan", "judul", "pola_nomor", "masa_berlaku", "klausul", "baris"}
    | {"identitas", "kalimat", "asli_untuk", "asli_lazim"}
)
_ASLI_TERBANYAK = 9


@dataclass(frozen=True, slots=True)
class BarisIdentitas:
    """One row of the identity table: what it shows and the label in front of the colon."""

    isi: str
    label: str


@dataclass(frozen=True, slots=True)
class BentukSurat:
    """A form as loaded; `versi` is its name and the first letters of its content's SHA-256.

    `judul`, `pola_nomor`, `masa_berlaku` (days) and `klausul` are what a new station is offered;
    the paper prints the station's own. `singkatan` is what the desk calls the paper. `asli_untuk`
    says for whom each original is, and `asli_lazim` how many are usually wanted.
    """

    nama: str
    versi: str
    singkatan: str
    judul: str
    pola_nomor: str
    masa_berlaku: int
    klausul: tuple[str, ...]
    asli_untuk: tuple[str, ...]
    asli_lazim: int
    baris: tuple[BarisIdentitas, ...]
    identitas: tuple[tuple[str, str], ...]
    kalimat: tuple[tuple[str, str], ...]

    def label_identitas(self, jenis: JenisIdentitas) -> str:
        """Return the row label of a kind of identity."""
        return dict(self.identitas)[jenis.value]

    def sentence(self, kunci: str, **isian: str) -> str:
        """Return a sentence with its words filled in; values are never read as templates."""
        return dict(self.kalimat)[kunci].format(**isian)


def load_bentuk(text: str, source: str) -> BentukSurat:
    """Read a form definition; `source` is the file's name for the error.

    Raises RuleViolation at the key (or at ``baris N``) with an Indonesian sentence.
    """
    text = text.replace("\r\n", "\n")
    pembaca = _Pembaca("Bentuk surat", text, source)
    data = pembaca.parse()
    pembaca.refuse_unknown(data, _BAGIAN)
    nama = pembaca.text(data, "nama")
    return BentukSurat(
        nama=nama,
        versi=f"{nama}@{hashlib.sha256(text.encode()).hexdigest()[:12]}",
        singkatan=pembaca.text(data, "singkatan"),
        judul=pembaca.text(data, "judul"),
        pola_nomor=pembaca.text(data, "pola_nomor"),
        masa_berlaku=pembaca.number(data, "masa_berlaku"),
        klausul=pembaca.texts(data, "klausul"),
        asli_untuk=pembaca.recipients(data),
        asli_lazim=pembaca.usual_originals(data),
        baris=pembaca.rows(data),
        identitas=pembaca.labels(data),
        kalimat=pembaca.sentences(data, ISIAN_KALIMAT, _WAJIB),
    )


class _Pembaca(Naskah):
    """Reads one definition: its identity rows and their labels besides what every wording has."""

    def rows(self, data: dict[str, object]) -> tuple[BarisIdentitas, ...]:
        nilai = data.get("baris")
        if not isinstance(nilai, list) or not nilai:
            raise self.refuse("baris", "harus berupa daftar baris identitas.")
        rows: list[BarisIdentitas] = []
        for ke, satu in enumerate(nilai, start=1):
            if not isinstance(satu, dict) or satu.keys() != {"isi", "label"}:
                raise self.refuse("baris", f"nomor {ke} harus berisi isi dan label.")
            baris = BarisIdentitas(*(self.text(satu, k, f"baris {ke}.") for k in ("isi", "label")))
            if baris.isi not in ISIAN_BARIS:
                raise self.refuse(
                    "baris",
                    f"nomor {ke}: isi “{baris.isi}” tidak dikenal. "
                    f"Yang dikenal: {', '.join(ISIAN_BARIS)}.",
                )
            rows.append(baris)
        return tuple(rows)

    def recipients(self, data: dict[str, object]) -> tuple[str, ...]:
        found = self.texts(data, "asli_untuk")
        if not 1 <= len(found) <= _ASLI_TERBANYAK or not all(one.strip() for one in found):
            raise self.refuse("asli_untuk", f"harus memuat 1 sampai {_ASLI_TERBANYAK} tujuan.")
        return found

    def usual_originals(self, data: dict[str, object]) -> int:
        wanted, most = self.number(data, "asli_lazim"), len(self.recipients(data))
        if wanted > most:
            raise self.refuse("asli_lazim", f"paling banyak {most}, sebanyak tujuan di asli_untuk.")
        return wanted

    def labels(self, data: dict[str, object]) -> tuple[tuple[str, str], ...]:
        tabel = self.table(data, "identitas")
        for kunci in tabel.keys() - {jenis.value for jenis in JenisIdentitas}:
            raise self.refuse(f"identitas.{kunci}", "bukan jenis identitas.")
        return tuple(
            (jenis.value, self.text(tabel, jenis.value, "identitas.")) for jenis in JenisIdentitas
        )
