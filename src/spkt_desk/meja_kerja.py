"""One officer's desk: his services joined to the tabs he may open."""

from __future__ import annotations

from collections.abc import Callable

from spkt_desk.domain.lampu import Lampu
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.bingkai import Kepala
from spkt_desk.ui.humas.tab import HumasTab
from spkt_desk.ui.jaga.tab import JagaTab
from spkt_desk.ui.keadaan.tab import KeadaanTab
from spkt_desk.ui.kit.tab import Alat, Tab, TabSpec
from spkt_desk.ui.kit.tertutup import TabTertutup
from spkt_desk.ui.laporan.tab import LaporanTab
from spkt_desk.ui.meja import Meja
from spkt_desk.ui.mutasi.tab import MutasiTab
from spkt_desk.ui.penerimaan.tab import PenerimaanTab
from spkt_desk.ui.periksa.kode import KodeTab
from spkt_desk.ui.periksa.tab import PeriksaTab
from spkt_desk.ui.setelan.tab import SetelanTab
from spkt_desk.ui.shortcuts import Tombol


def make_desk(layanan: Layanan, kabar: str = "") -> Meja:
    """Join one officer's services to the tabs; `kabar` is said once when he sits down."""

    def watch() -> tuple[Lampu, ...]:
        layanan.keep_up()  # once a minute is often enough for a checkpoint every twelve hours
        return layanan.keadaan.lights()

    keys = {
        Tombol.KEHILANGAN: Tindakan.DRAF_TULIS,
        Tombol.MUTASI: Tindakan.BUKU_TULIS,
        Tombol.GILIRAN: Tindakan.GILIRAN_BUKA,
    }
    return Meja(
        petugas=layanan.petugas,
        zona=layanan.zona,
        latihan=layanan.latihan,
        kepala=lambda: _head(layanan),
        tabs=_tabs(layanan),
        unlock=layanan.unlock,
        lock=layanan.lock,
        logout=layanan.logout,
        cari=None if layanan.wewenang.refusal(Tindakan.CARI) else layanan.cari,
        lampu=watch,
        larang={
            tombol: said for tombol, one in keys.items() if (said := layanan.wewenang.refusal(one))
        },
        sampai=layanan.akun.until(),
        settle=layanan.tidy,
        kabar=kabar,
    )


def _head(layanan: Layanan) -> Kepala:
    """Return what stands at the head of the window."""
    seen = layanan.wewenang.allowed(Tindakan.GILIRAN_BACA)
    shift = layanan.giliran.current() if seen else ()
    return Kepala(layanan.setelan.satuan().nama, shift[0].regu if shift else "")


def _tabs(layanan: Layanan) -> tuple[TabSpec, ...]:
    """Return the tabs in their order; what an officer may not open says so in its place."""
    buku = (Tindakan.BUKU_BACA, Tindakan.GILIRAN_BACA)
    surat = (Tindakan.DRAF_BACA, Tindakan.KERTAS_LIHAT)
    kode, data = (Tindakan.KODE_PERIKSA,), (Tindakan.PERIKSA_DATA,)
    tabs: tuple[tuple[Tombol, str, Callable[[Alat], Tab], tuple[Tindakan, ...]], ...] = (
        (Tombol.TAB_MUTASI, "Buku Mutasi", lambda alat: MutasiTab(layanan, alat), buku),
        (Tombol.TAB_PENERIMAAN, "Penerimaan", lambda alat: PenerimaanTab(layanan, alat), surat),
        (Tombol.TAB_HUMAS, "Register Humas", lambda _alat: HumasTab(), ()),
        (Tombol.TAB_LAPORAN, "Laporan", lambda _alat: LaporanTab(), ()),
        (Tombol.JAGA, "Jaga", lambda alat: JagaTab(layanan, alat), buku),
        (Tombol.SETELAN, "Setelan", lambda alat: SetelanTab(layanan, alat), ()),
        (Tombol.KODE, "Kode periksa", lambda alat: KodeTab(layanan, alat), kode),
        (Tombol.PERIKSA, "Periksa data", lambda alat: PeriksaTab(layanan, alat), data),
        (Tombol.KEADAAN, "Keadaan", lambda alat: KeadaanTab(layanan, alat), ()),
    )
    return tuple(_tab(layanan, *one) for one in tabs)


def _tab(
    layanan: Layanan,
    tombol: Tombol,
    judul: str,
    make: Callable[[Alat], Tab],
    tindakan: tuple[Tindakan, ...],
) -> TabSpec:
    """Return a tab, or one that says which right is missing."""
    refusals = [said for one in tindakan if (said := layanan.wewenang.refusal(one))]
    if refusals:
        return TabSpec(tombol, judul, lambda _alat: TabTertutup(judul, refusals[0]))
    return TabSpec(tombol, judul, make)
