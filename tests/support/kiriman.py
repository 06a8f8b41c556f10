"""What the program ships, read as the program reads it, once a run."""

from __future__ import annotations

import tomllib
from functools import cache

from spkt_desk.berkas_data import data_path
from spkt_desk.documents.bentuk import BentukSurat, load_bentuk
from spkt_desk.documents.jadwal_jaga import ISIAN as ISIAN_JADWAL
from spkt_desk.documents.kit.huruf import HurufTersedia, load_huruf
from spkt_desk.documents.serah_terima import ISIAN as ISIAN_SERAH
from spkt_desk.documents.wajib_lapor import ISIAN as ISIAN_LAPOR
from spkt_desk.domain.bentuk_lembar import BentukLembar, load_bentuk_lembar
from spkt_desk.domain.hitungan_jaga import JenisHitungan, parse_hitungan
from spkt_desk.domain.jenis_barang import KatalogBarang, parse_katalog
from spkt_desk.domain.kalimat_buku import KalimatBuku, load_kalimat_buku
from spkt_desk.domain.kalimat_lembar import KalimatLembar, load_kalimat_lembar
from spkt_desk.domain.pangkat import DaftarPangkat, parse_pangkat
from spkt_desk.domain.pendamping import DaftarPendamping, parse_pendamping
from spkt_desk.domain.provinsi import DaftarProvinsi, parse_provinsi
from spkt_desk.domain.saran import SaranIsian, parse_saran
from spkt_desk.domain.tugas_berkala import TugasBerkala, parse_tugas
from spkt_desk.kunci.sandi import read_banned
from spkt_desk.services.data_meja import read_data_meja
from spkt_desk.services.konteks import Sumber


def data_text(name: str) -> str:
    """Return a file of ``resources/data``."""
    return data_path("resources", "data", name).read_text(encoding="utf-8")


@cache
def bentuk() -> BentukSurat:
    """Return the form of the lost-item letter."""
    path = data_path("forms", "surat_kehilangan.toml")
    return load_bentuk(path.read_text(encoding="utf-8"), path.name)


@cache
def huruf() -> HurufTersedia:
    """Return the fonts."""
    return load_huruf(data_path("resources", "fonts"))


@cache
def kalimat_buku() -> KalimatBuku:
    """Return the wording of the book's lines."""
    path = data_path("forms", "buku_mutasi.toml")
    return load_kalimat_buku(path.read_text(encoding="utf-8"), path.name)


@cache
def kalimat_lembar() -> KalimatLembar:
    """Return the wording of the book's sheets."""
    path = data_path("forms", "lembar_mutasi.toml")
    return load_kalimat_lembar(path.read_text(encoding="utf-8"), path.name)


def bentuk_serah() -> BentukLembar:
    """Return the form of the hand-over sheet."""
    path = data_path("forms", "serah_terima.toml")
    return load_bentuk_lembar(path.read_text(encoding="utf-8"), path.name, ISIAN_SERAH)


@cache
def bentuk_jadwal() -> BentukLembar:
    """Return the form of the roster."""
    path = data_path("forms", "jadwal_jaga.toml")
    return load_bentuk_lembar(path.read_text(encoding="utf-8"), path.name, ISIAN_JADWAL)


@cache
def bentuk_lapor() -> BentukLembar:
    """Return the form of the attendance sheet."""
    path = data_path("forms", "wajib_lapor.toml")
    return load_bentuk_lembar(path.read_text(encoding="utf-8"), path.name, ISIAN_LAPOR)


@cache
def hitungan() -> tuple[JenisHitungan, ...]:
    """Return what is counted at a change of the guard."""
    return parse_hitungan(tomllib.loads(data_text("hitungan_jaga.toml")))


@cache
def pendamping() -> DaftarPendamping:
    """Return the books beside the journal."""
    return parse_pendamping(tomllib.loads(data_text("buku_pendamping.toml")))


@cache
def tugas_berkala() -> tuple[TugasBerkala, ...]:
    """Return the duties of the guard."""
    return parse_tugas(tomllib.loads(data_text("tugas_berkala.toml")))


@cache
def saran() -> SaranIsian:
    """Return the words offered while fields are typed."""
    return parse_saran(tomllib.loads(data_text("saran_isian.toml")))


@cache
def pangkat() -> DaftarPangkat:
    """Return the ranks."""
    return parse_pangkat(tomllib.loads(data_text("pangkat.toml")))


@cache
def katalog() -> KatalogBarang:
    """Return the kinds of lost things."""
    return parse_katalog(tomllib.loads(data_text("jenis_barang.toml")))


@cache
def provinsi() -> DaftarProvinsi:
    """Return the province codes."""
    return parse_provinsi(tomllib.loads(data_text("provinsi.toml")))


@cache
def sumber() -> Sumber:
    """Return all of it, as the composition root hands it to the services."""
    return Sumber(
        bentuk=bentuk(),
        huruf=huruf(),
        pangkat=pangkat(),
        sandi_terlarang=read_banned(data_text("sandi_terlarang.txt")),
        meja=read_data_meja(data_path),
    )
