"""A real station for tests: founded once a run through the services, then copied for each test.

Real SQLCipher file, real slot file, real forms and fonts; only Argon2id costs what a test can pay.
"""

from __future__ import annotations

import atexit
import secrets
import shutil
import tempfile
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from spkt_desk.bench import contoh
from spkt_desk.devices.clock import SteppingClock
from spkt_desk.domain.clock import Moment, Zona
from spkt_desk.domain.isian_tugas import typed_of
from spkt_desk.domain.kehilangan import KehilanganDraft
from spkt_desk.domain.kertas import LembarCetak
from spkt_desk.domain.outcomes import PrintOutcome
from spkt_desk.domain.satuan import Peran, Petugas, StasiunBaru
from spkt_desk.domain.wewenang import Bukti
from spkt_desk.kunci.sandi import Argon2Params
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.services.konteks import Sumber
from spkt_desk.services.latihan_satuan import (
    NOMOR_TERAKHIR,
    practice_duties,
    practice_unit,
    practice_wording,
)
from spkt_desk.services.layanan import Layanan
from spkt_desk.services.pintu import Pintu
from spkt_desk.services.stasiun import Pendirian
from tests.support import kiriman

MURAH = Argon2Params(memory_kib=64, passes=1, lanes=1, allow_cheap=True)
"""Costs of a login that only a test may use."""

SAAT = datetime(2026, 11, 21, 8, 7, tzinfo=Zona.WITA.tzinfo)
SANDI = "kapal layar 7 di teluk"
NRP = "03100376"
"""The officer at the keys: Briptu Yosep Kaimana."""

IZIN = Bukti(SANDI)
"""What he types again before a grave act."""

NIK = contoh.NIK
PERTAMA = "SKTLK/412/XI/2026/SPKT/POLSEK SUKAMAJU TIMUR/POLRES MANDALA/POLDA GORONTALO"
"""The number the first paper gets: the paper book ended at 411."""

_PETUGAS = (
    ("Yosep Kaimana", "BRIPTU", NRP, "Banit SPKT", (Peran.PIKET, Peran.ADMIN)),
    ("Darmawan Latuconsina", "AIPDA", "84050217", "Ps. KA SPKT", (Peran.KA_SPKT,)),
    ("Ratna Wulandari", "BRIPKA", "92080561", "Bamin SPKT", (Peran.PIKET, Peran.BAMIN)),
    ("Hendra Pakaya", "AKP", "81011249", "Kapolsek Sukamaju Timur", (Peran.KAPOLSEK,)),
)


def make_officers() -> tuple[Petugas, ...]:
    """Return the invented officers of the station, the one at the keys first."""
    ranks = kiriman.pangkat()
    return tuple(
        Petugas(
            petugas_id="",
            nama=nama,
            pangkat=ranks.get(pangkat).nama,
            singkatan_pangkat=ranks.get(pangkat).singkatan,
            jenis_nomor="NRP",
            nomor=nomor,
            jabatan=jabatan,
            paraf="",
            peran=frozenset(peran),
            aktif=True,
        )
        for nama, pangkat, nomor, jabatan, peran in _PETUGAS
    )


def make_station(
    officers: tuple[Petugas, ...] | None = None, *, latihan: bool = False
) -> StasiunBaru:
    """Return the answers of a first start."""
    return StasiunBaru(
        satuan=practice_unit(),
        surat=practice_wording(kiriman.bentuk()),
        katalog=kiriman.data_text("jenis_barang.toml"),
        petugas=officers or make_officers(),
        kata_sandi=SANDI,
        nomor_terakhir=NOMOR_TERAKHIR,
        tugas=typed_of(practice_duties()),
        latihan=latihan,
    )


def make_draft(draft_id: str = "draf-uji-1", **overrides: object) -> KehilanganDraft:
    """Return a complete form with an invented citizen and three lost things."""
    draft = contoh.specimen_form(draft_id, SAAT.isoformat(timespec="milliseconds"))
    dated = replace(draft, tanggal_hilang="20112026")
    return replace(dated, **overrides)  # type: ignore[arg-type]


def next_number(layanan: Layanan) -> str:
    """Return the number the next letter will carry: unchanged where nothing was issued."""
    return layanan.setelan.example_number(layanan.setelan.surat().pola_nomor)


@dataclass(eq=False)
class Stasiun:
    """One station folder with its door and its clock; `login` opens the desk."""

    path: Path
    clock: SteppingClock
    kode_pemulihan: str
    pintu: Pintu = field(init=False)
    _layanan: Layanan | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.pintu = self.new_door()

    @property
    def folder(self) -> FolderStasiun:
        """Where the files lie."""
        return FolderStasiun(self.path)

    @property
    def layanan(self) -> Layanan:
        """The desk in the hands of the first officer; opened at first use."""
        if self._layanan is None:
            self._layanan = self.login()
        return self._layanan

    def login(self, nrp: str = NRP, sandi: str = SANDI) -> Layanan:
        """Open the desk; only the first officer has an account unless a test adds one."""
        return self.pintu.login(nrp, sandi)

    def new_door(self, sumber: Sumber | None = None) -> Pintu:
        """Return another door to the same station, as another start of the program has."""
        return Pintu(self.folder, self.clock, secrets.token_bytes, sumber or kiriman.sumber())

    def close(self) -> None:
        """Let the file go."""
        self.pintu.close()


def founded(
    tmp_path: Path,
    *,
    moment: datetime = SAAT,
    latihan: bool = False,
    officers: tuple[Petugas, ...] | None = None,
) -> Stasiun:
    """Return a station of its own for one test, in ``tmp_path / "stasiun"``.

    The usual one is a copy of a template; a station with `officers` of its own is founded anew.
    """
    path = tmp_path / "stasiun"
    if officers is None:
        template, code = _template(latihan=latihan)
        shutil.copytree(template, path)
    else:
        code = _found(path, make_station(officers, latihan=latihan))
    return Stasiun(path, make_clock(moment), code)


def make_clock(moment: datetime = SAAT, step_ms: int = 1) -> SteppingClock:
    """Return a clock that walks a step a reading; hands that type need 40 ms to look human."""
    return SteppingClock(
        Moment(moment, 1_000_000_000, f"boot-{secrets.token_hex(8)}"),
        timedelta(milliseconds=step_ms),
    )


@cache
def _template(*, latihan: bool) -> tuple[Path, str]:
    """Found the usual station once a run; return its folder and its recovery code."""
    home = Path(tempfile.mkdtemp(prefix="spkt-stasiun-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    return home / "stasiun", _found(home / "stasiun", make_station(latihan=latihan))


def _found(path: Path, baru: StasiunBaru) -> str:
    # Founded an hour before the tests begin, so that no entry of a test is older than the station.
    clock = make_clock(SAAT - timedelta(hours=1))
    maker = Pendirian(FolderStasiun(path), clock, secrets.token_bytes, kiriman.sumber(), MURAH)
    return maker.found(baru).kode_pemulihan


class FilePencetak:
    """A printer that is a folder: every sheet that comes out is a PDF there.

    `outcome` is what it answers; anything but TERCETAK and TERKIRIM leaves no sheet.
    """

    def __init__(self, folder: Path, outcome: PrintOutcome = PrintOutcome.TERCETAK) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.outcome = outcome

    def accepts_pdf(self) -> bool:
        """Take the bytes themselves, as CUPS does."""
        return True

    def printers(self) -> tuple[str, ...]:
        """Return the one queue."""
        return ("folder",)

    def send(self, antrean: str, lembar: LembarCetak) -> PrintOutcome:
        """Write the sheet into the folder."""
        if self.outcome in {PrintOutcome.TERCETAK, PrintOutcome.TERKIRIM}:
            name = f"{len(self.sheets()) + 1:02d} {lembar.judul} {antrean}.pdf"
            part = self.folder / "sedang keluar"  # whole or not at all, as a sheet is
            part.write_bytes(lembar.pdf)
            part.replace(self.folder / name)
        return self.outcome

    def sheets(self) -> list[Path]:
        """Return the sheets that came out, oldest first."""
        return sorted(self.folder.glob("*.pdf"))
