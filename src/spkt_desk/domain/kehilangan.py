"""The report of a lost thing: what is typed, what it must hold, and what is frozen at issue."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from spkt_desk.domain.barang import BarangDraft, BarangHilang
from spkt_desk.domain.orang import Identitas
from spkt_desk.domain.satuan import Penandatangan, Satuan, SetelanSurat

WARGA_INDONESIA = "Indonesia"
"""What the form proposes before anything is typed."""


class Asal(StrEnum):
    """The first question of the intake; a theft never leaves with an SKTLK (lost_items, S002 f)."""

    BELUM = ""
    HILANG = "hilang"
    DIAMBIL = "diambil orang"


class Maksud(StrEnum):
    """What issuing a form does: a new letter, an edition under the same number, a replacement."""

    BARU = ""
    PERBAIKAN = "perbaikan"
    PENGGANTI = "pengganti"


class Kuasa(StrEnum):
    """For whom the person at the counter reports."""

    DIRI = "diri sendiri"
    ORANG = "orang lain"
    BADAN = "badan"


class CaraTandaTangan(StrEnum):
    """How the reporter signs; who cannot gives a thumb or a reason, with a witness."""

    TANDA_TANGAN = "tanda tangan"
    CAP_JEMPOL = "cap jempol kiri"
    TIDAK_DAPAT = "tidak dapat menandatangani"


class CaraBaca(StrEnum):
    """How the reporter took note of the wording before issue."""

    BELUM = ""
    DIBACA = "dibaca"
    DIBACAKAN = "dibacakan"


@dataclass(frozen=True, slots=True)
class OrangDraft:
    """A person's particulars as typed."""

    nama: str = ""
    jenis_kelamin: str = ""
    tempat_lahir: str = ""
    tanggal_lahir: str = ""
    umur: str = ""
    agama: str = ""
    kewarganegaraan: str = WARGA_INDONESIA
    pekerjaan: str = ""
    alamat: str = ""
    desa: str = ""
    telepon: str = ""
    jenis_identitas: str = "NIK"
    nomor_identitas: str = ""
    alasan_tanpa_identitas: str = ""


@dataclass(frozen=True, slots=True)
class KehilanganDraft:
    """Everything of the form as typed; `draft_id` makes a second press of the key the same act.

    `mulai` is when the visit began (ISO 8601); `orang_id` names the recalled person or is empty;
    `penandatangan` is the key of the chosen signer option, empty for the shift's own. `asli` is how
    many originals are wanted, empty for the form's usual number. `atas` names the letter that is
    corrected or replaced (`maksud`), and `alasan` says why. `tahun` is asked for once a year, by
    the first number.
    """

    draft_id: str
    mulai: str
    asal: str = ""
    orang_id: str = ""
    pelapor: OrangDraft = field(default_factory=OrangDraft)
    kuasa: str = Kuasa.DIRI.value
    nama_pemilik: str = ""
    hubungan: str = ""
    surat_kuasa: str = ""
    warga_pemilik: str = WARGA_INDONESIA
    paspor_pemilik: str = ""
    barang: tuple[BarangDraft, ...] = ()
    tanggal_hilang: str = ""
    jam_hilang: str = ""
    tempat_hilang: str = ""
    keterangan: str = ""
    cara_baca: str = ""
    tanda_tangan: str = CaraTandaTangan.TANDA_TANGAN.value
    alasan_tanda_tangan: str = ""
    saksi: str = ""
    penerima: str = ""
    penandatangan: str = ""
    asli: str = ""
    maksud: str = Maksud.BARU.value
    atas: str = ""
    alasan: str = ""
    tahun: str = ""


@dataclass(frozen=True, slots=True)
class Mewakili:
    """Whose things they are when somebody else reports.

    `kewarganegaraan` is said of a person, `paspor` of a foreigner who knows the number.
    """

    kuasa: Kuasa
    nama: str
    hubungan: str
    surat_kuasa: str
    kewarganegaraan: str = ""
    paspor: str = ""

    @property
    def asing(self) -> bool:
        """True when the owner is a foreigner."""
        return self.kewarganegaraan not in {"", WARGA_INDONESIA}


@dataclass(frozen=True, slots=True)
class IsiKehilangan:
    """The content of a report, parsed and clean: this is what is frozen and sealed.

    `tanggal_hilang` is None where the reporter does not know the day; `jam_hilang` is printed text
    (``07.30``) or empty. `asli` says for whom each original is, in their order; `ketikan` keeps the
    things as typed, so that a correction opens the form as it was filled in.
    """

    pelapor: Identitas
    mewakili: Mewakili
    barang: tuple[BarangHilang, ...]
    tanggal_hilang: date | None
    jam_hilang: str
    tempat_hilang: str
    keterangan: str
    cara_baca: CaraBaca
    tanda_tangan: CaraTandaTangan
    alasan_tanda_tangan: str
    saksi: str
    penerima: Penandatangan
    pejabat: Penandatangan
    asli: tuple[str, ...]
    ketikan: tuple[BarangDraft, ...]


@dataclass(frozen=True, slots=True)
class SuratLama:
    """The letter that a new one replaces: its number and its day of issue, as printed."""

    nomor: str
    tanggal: date


@dataclass(frozen=True, slots=True)
class KodePeriksa:
    """What a stranger checks the paper by: ten letters for a person, a QR for a scanner."""

    kode: str
    qr: str


@dataclass(frozen=True, slots=True)
class LaporanKehilangan:
    """An issued report with the unit and wording of its day; enough to print it again.

    Before issue `nomor` is empty, `kode` holds empty texts and the paper says BELUM TERBIT; `belum`
    then names the fields nobody has answered, so that no concept claims what nobody said.
    `menggantikan` is the letter this one replaces, a tuple of one, or empty.
    """

    rekaman_id: str
    nomor: str
    datang: datetime
    terbit: datetime
    isi: IsiKehilangan
    satuan: Satuan
    surat: SetelanSurat
    bentuk: str
    kode: KodePeriksa
    latihan: bool
    belum: frozenset[str] = frozenset()
    edisi: int = 1
    menggantikan: tuple[SuratLama, ...] = ()
