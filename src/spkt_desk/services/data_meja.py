"""What the desk knows from data files: lists of law and words of custom, each with its source."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from spkt_desk.documents.jadwal_jaga import ISIAN as ISIAN_JADWAL
from spkt_desk.documents.serah_terima import ISIAN as ISIAN_SERAH
from spkt_desk.documents.wajib_lapor import ISIAN as ISIAN_LAPOR
from spkt_desk.domain.bentuk_lembar import BentukLembar, load_bentuk_lembar
from spkt_desk.domain.errors import EnvironmentFault, RuleViolation
from spkt_desk.domain.hitungan_jaga import JenisHitungan, parse_hitungan
from spkt_desk.domain.kalimat_buku import KalimatBuku, load_kalimat_buku
from spkt_desk.domain.kalimat_lembar import KalimatLembar, load_kalimat_lembar
from spkt_desk.domain.pendamping import DaftarPendamping, parse_pendamping
from spkt_desk.domain.provinsi import DaftarProvinsi, parse_provinsi
from spkt_desk.domain.saran import SaranIsian, parse_saran
from spkt_desk.domain.singkatan import SingkatanMutasi, load_singkatan
from spkt_desk.domain.tugas_berkala import TugasBerkala, parse_tugas
from spkt_desk.domain.wewenang import Wewenang, load_wewenang

BUKU = "buku_mutasi.toml"
HAK = "wewenang.toml"
LEMBAR = "lembar_mutasi.toml"
JADWAL = "jadwal_jaga.toml"
SERAH = "serah_terima.toml"
LAPOR = "wajib_lapor.toml"
SINGKATAN = "singkatan_mutasi.toml"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DataMeja:
    """The lists and wordings in force."""

    provinsi: DaftarProvinsi
    saran: SaranIsian
    kalimat_buku: KalimatBuku
    kalimat_lembar: KalimatLembar
    singkatan: SingkatanMutasi
    wewenang: Wewenang
    hitungan: tuple[JenisHitungan, ...]
    pendamping: DaftarPendamping
    tugas_berkala: tuple[TugasBerkala, ...]
    serah_terima: BentukLembar
    jadwal_jaga: BentukLembar
    wajib_lapor: BentukLembar


def read_data_meja(find: Callable[..., Path]) -> DataMeja:
    """Read the files that `find` finds by their path in parts, as ``data_path`` does.

    Raises EnvironmentFault that names the file, its entry and what is wrong with it.
    """
    data = ("resources", "data")
    return DataMeja(
        provinsi=_read(find(*data, "provinsi.toml"), _tables(parse_provinsi)),
        saran=_read(find(*data, "saran_isian.toml"), _tables(parse_saran)),
        kalimat_buku=_read(find("forms", BUKU), lambda text: load_kalimat_buku(text, BUKU)),
        kalimat_lembar=_read(find("forms", LEMBAR), lambda text: load_kalimat_lembar(text, LEMBAR)),
        singkatan=_read(find(*data, SINGKATAN), lambda text: load_singkatan(text, SINGKATAN)),
        wewenang=_read(find(*data, HAK), lambda text: load_wewenang(text, HAK)),
        hitungan=_read(find(*data, "hitungan_jaga.toml"), _tables(parse_hitungan)),
        pendamping=_read(find(*data, "buku_pendamping.toml"), _tables(parse_pendamping)),
        tugas_berkala=_read(find(*data, "tugas_berkala.toml"), _tables(parse_tugas)),
        serah_terima=_read(
            find("forms", SERAH), lambda text: load_bentuk_lembar(text, SERAH, ISIAN_SERAH)
        ),
        jadwal_jaga=_read(
            find("forms", JADWAL), lambda text: load_bentuk_lembar(text, JADWAL, ISIAN_JADWAL)
        ),
        wajib_lapor=_read(
            find("forms", LAPOR), lambda text: load_bentuk_lembar(text, LAPOR, ISIAN_LAPOR)
        ),
    )


def _tables(parse: Callable[[Mapping[str, object]], T]) -> Callable[[str], T]:
    """Return a reader of TOML text."""
    return lambda text: parse(tomllib.loads(text))


def _read(path: Path, read: Callable[[str], T]) -> T:
    """Read one file; one that was edited wrongly is a fault of this copy of the program."""
    try:
        return read(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, RuleViolation) as error:
        told = error.problems[0].message if isinstance(error, RuleViolation) else f"{error}."
        raise EnvironmentFault(
            f"Berkas program “{path.name}” tidak dapat dipakai. {told}",
            "Data laporan tidak tersentuh. Perbaiki berkas itu, atau pasang ulang program.",
        ) from error
