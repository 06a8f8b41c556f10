"""One running transaction with the registers it can reach."""

from __future__ import annotations

from functools import cached_property

from sqlalchemy import Connection

from spkt_desk.db.akun import AkunStore
from spkt_desk.db.buku import BukuStore
from spkt_desk.db.cari import CariStore
from spkt_desk.db.daftar import DaftarStore
from spkt_desk.db.daftar_jaga import DaftarJagaStore
from spkt_desk.db.draf import DrafStore
from spkt_desk.db.giliran import GiliranStore
from spkt_desk.db.jadwal import JadwalStore
from spkt_desk.db.kehilangan import KehilanganStore
from spkt_desk.db.kertas import KertasStore
from spkt_desk.db.lembar import LembarStore
from spkt_desk.db.mutasi import MutasiStore
from spkt_desk.db.nomor import NomorStore
from spkt_desk.db.orang import OrangStore
from spkt_desk.db.pemeriksaan import PemeriksaanStore
from spkt_desk.db.pendamping import PendampingStore
from spkt_desk.db.penghapusan import PenghapusanStore
from spkt_desk.db.petugas import PetugasStore
from spkt_desk.db.riwayat import KunciStore, RiwayatStore
from spkt_desk.db.satuan import SatuanStore
from spkt_desk.db.serah_terima import SerahTerimaStore
from spkt_desk.db.singkatan import SingkatanStore
from spkt_desk.db.stasiun import StasiunStore
from spkt_desk.db.titik_periksa import TitikPeriksaStore
from spkt_desk.db.tugas import TugasStore
from spkt_desk.db.wajib_lapor import WajibLaporStore


class Work:
    """The registers over one connection; the transaction itself is the caller's `with`."""

    def __init__(self, connection: Connection) -> None:
        """Keep the connection; stores are made when first asked for."""
        self._connection = connection

    @cached_property
    def riwayat(self) -> RiwayatStore:
        """The chain."""
        return RiwayatStore(self._connection)

    @cached_property
    def kunci(self) -> KunciStore:
        """The per-record keys."""
        return KunciStore(self._connection)

    @cached_property
    def stasiun(self) -> StasiunStore:
        """The station and its secrets."""
        return StasiunStore(self._connection)

    @cached_property
    def satuan(self) -> SatuanStore:
        """The dated facts of the unit."""
        return SatuanStore(self._connection)

    @cached_property
    def tugas(self) -> TugasStore:
        """The unit's duties."""
        return TugasStore(self._connection)

    @cached_property
    def singkatan(self) -> SingkatanStore:
        """The unit's own words for the quick line."""
        return SingkatanStore(self._connection)

    @cached_property
    def daftar_jaga(self) -> DaftarJagaStore:
        """The unit's own lists of the guard."""
        return DaftarJagaStore(self._connection)

    @cached_property
    def petugas(self) -> PetugasStore:
        """The officers."""
        return PetugasStore(self._connection)

    @cached_property
    def nomor(self) -> NomorStore:
        """The number series."""
        return NomorStore(self._connection)

    @cached_property
    def akun(self) -> AkunStore:
        """What stands about accounts."""
        return AkunStore(self._connection)

    @cached_property
    def giliran(self) -> GiliranStore:
        """The shifts."""
        return GiliranStore(self._connection)

    @cached_property
    def jadwal(self) -> JadwalStore:
        """The roster."""
        return JadwalStore(self._connection)

    @cached_property
    def serah(self) -> SerahTerimaStore:
        """The hand-overs of the shifts."""
        return SerahTerimaStore(self._connection)

    @cached_property
    def mutasi(self) -> MutasiStore:
        """The Buku Mutasi."""
        return MutasiStore(self._connection)

    @cached_property
    def pendamping(self) -> PendampingStore:
        """The books beside the journal."""
        return PendampingStore(self._connection)

    @cached_property
    def buku(self) -> BukuStore:
        """The numbered books."""
        return BukuStore(self._connection)

    @cached_property
    def wajib_lapor(self) -> WajibLaporStore:
        """Those who must report."""
        return WajibLaporStore(self._connection)

    @cached_property
    def lembar(self) -> LembarStore:
        """The kept sheets of the books."""
        return LembarStore(self._connection)

    @cached_property
    def titik(self) -> TitikPeriksaStore:
        """The checkpoints."""
        return TitikPeriksaStore(self._connection)

    @cached_property
    def kehilangan(self) -> KehilanganStore:
        """The reports of lost things."""
        return KehilanganStore(self._connection)

    @cached_property
    def orang(self) -> OrangStore:
        """The recall index of people."""
        return OrangStore(self._connection)

    @cached_property
    def kertas(self) -> KertasStore:
        """The kept papers and their prints."""
        return KertasStore(self._connection)

    @cached_property
    def daftar(self) -> DaftarStore:
        """The lists of the screen."""
        return DaftarStore(self._connection)

    @cached_property
    def draf(self) -> DrafStore:
        """The drafts."""
        return DrafStore(self._connection)

    @cached_property
    def cari(self) -> CariStore:
        """The search index."""
        return CariStore(self._connection)

    @cached_property
    def penghapusan(self) -> PenghapusanStore:
        """Retention and tombstones."""
        return PenghapusanStore(self._connection)

    @cached_property
    def pemeriksaan(self) -> PemeriksaanStore:
        """The read side of `check`."""
        return PemeriksaanStore(self._connection)
