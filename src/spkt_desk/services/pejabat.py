"""Who may sign today: the guard's own first, every other allowed signer one key away."""

from __future__ import annotations

from spkt_desk.domain.pejabat import as_block, sign_as, ways_of
from spkt_desk.domain.penjaga import Penjaga
from spkt_desk.domain.satuan import (
    CaraTanda,
    Penandatangan,
    Peran,
    Petugas,
    PilihanPejabat,
    Satuan,
)

_BUKAN_PENERIMA = frozenset({Peran.KAPOLSEK, Peran.PEMERIKSA})
_CARA = {
    CaraTanda.ATAS_NAMA: ("an", "a.n."),
    CaraTanda.SENDIRI: ("sendiri", "Kapolsek"),
    CaraTanda.UNTUK_BELIAU: ("ub", "u.b."),
}
"""The ways to sign in the order they are proposed: key of the choice, word before the name."""


def receivers(
    officers: tuple[Petugas, ...], penjaga: Penjaga, petugas: Petugas
) -> tuple[Petugas, ...]:
    """Return the officers who may receive a report: who is logged in first, then the guard's."""
    active = [one for one in officers if one.aktif and not one.peran & _BUKAN_PENERIMA]
    return tuple(
        sorted(
            active,
            key=lambda one: (
                one.petugas_id != petugas.petugas_id,
                one.petugas_id not in penjaga.penerima_id,
            ),
        )
    )


def signers(
    officers: tuple[Petugas, ...], penjaga: Penjaga, satuan: Satuan
) -> tuple[PilihanPejabat, ...]:
    """Return the allowed signers of the SKTLK: a.n. first, of them the guard's KA SPKT."""
    active = sorted(
        (one for one in officers if one.aktif), key=lambda one: one.petugas_id != penjaga.ka_spkt_id
    )
    return tuple(
        _choice(one, satuan, way) for way in _CARA for one in active if way in ways_of(one)
    )


def as_receiver(petugas: Petugas) -> Penandatangan:
    """Return an officer as the block *Yang menerima laporan* names him."""
    return as_block(petugas, "", petugas.jabatan, "")


def _choice(petugas: Petugas, satuan: Satuan, cara: CaraTanda) -> PilihanPejabat:
    key, word = _CARA[cara]
    return PilihanPejabat(
        f"{key}-{petugas.petugas_id}",
        f"{word} – {petugas.singkatan_pangkat} {petugas.nama}",
        sign_as(petugas, satuan, cara),
    )
