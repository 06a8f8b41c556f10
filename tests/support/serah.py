"""The hand-over form of a shift as an officer fills it in."""

from __future__ import annotations

from dataclasses import replace

from spkt_desk.domain.serah_terima import HitunganKetikan, SerahTerimaDraft, TandaSerah
from spkt_desk.services.layanan import Layanan

BASAH = TandaSerah(basah=True)
"""Both sign the paper by hand."""


def counted(*changes: HitunganKetikan, senpi: str = "4") -> tuple[HitunganKetikan, ...]:
    """Return the counts every change of the guard needs, and more."""
    usual = {
        "tahanan_laki": HitunganKetikan("tahanan_laki", "0"),
        "tahanan_perempuan": HitunganKetikan("tahanan_perempuan", "0"),
        "senpi": HitunganKetikan("senpi", senpi),
    }
    return tuple((usual | {one.kunci: one for one in changes}).values())


def filled(layanan: Layanan, giliran: int = 1, **changes: object) -> SerahTerimaDraft:
    """Return a form with the officer at the keys taking over."""
    draft = layanan.serah.form(giliran).draft
    receiver = layanan.petugas.petugas_id
    usual = replace(draft, menerima_id=receiver, hitungan=counted(), analisis="Situasi tenang.")
    return replace(usual, **changes)  # type: ignore[arg-type]
