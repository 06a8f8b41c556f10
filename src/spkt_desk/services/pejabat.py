"""Who may sign today: the shift's own first, every other allowed signer one key away."""

from __future__ import annotations

from spkt_desk.domain.giliran import Giliran
from spkt_desk.domain.satuan import Penandatangan, Peran, Petugas, PilihanPejabat, Satuan

_JABATAN_KA = "KA SPKT"
_BUKAN_PENERIMA = frozenset({Peran.KAPOLSEK, Peran.PEMERIKSA})


def receivers(
    officers: tuple[Petugas, ...], shift: tuple[Giliran, ...], petugas: Petugas
) -> tuple[Petugas, ...]:
    """Return the officers who may receive a report: who is logged in first, then the shift's."""
    on_duty = (shift[0].penerima_id, *shift[0].anggota_id) if shift else ()
    active = [one for one in officers if one.aktif and not one.peran & _BUKAN_PENERIMA]
    return tuple(
        sorted(
            active,
            key=lambda one: (one.petugas_id != petugas.petugas_id, one.petugas_id not in on_duty),
        )
    )


def signers(
    officers: tuple[Petugas, ...], shift: tuple[Giliran, ...], satuan: Satuan
) -> tuple[PilihanPejabat, ...]:
    """Return the allowed signers of the SKTLK, the shift's KA SPKT first."""
    ka_today = shift[0].ka_spkt_id if shift else ""
    active = [one for one in officers if one.aktif]
    heads = [one for one in active if Peran.KA_SPKT in one.peran]
    heads.sort(key=lambda one: one.petugas_id != ka_today)
    found = [_on_behalf(one, satuan) for one in heads]
    found += [_himself(one, satuan) for one in active if Peran.KAPOLSEK in one.peran]
    found += [_below(one, satuan) for one in active if Peran.BAMIN in one.peran]
    return tuple(found)


def as_receiver(petugas: Petugas) -> Penandatangan:
    """Return an officer as the block *Yang menerima laporan* names him."""
    return _block(petugas, "", petugas.jabatan, "")


def _on_behalf(petugas: Petugas, satuan: Satuan) -> PilihanPejabat:
    jabatan = petugas.jabatan or _JABATAN_KA
    block = _block(petugas, f"a.n. {satuan.sebutan_kepala}", jabatan, "")
    return PilihanPejabat(f"an-{petugas.petugas_id}", f"a.n. – {_label(petugas)}", block)


def _himself(petugas: Petugas, satuan: Satuan) -> PilihanPejabat:
    block = _block(petugas, "", satuan.sebutan_kepala, "")
    return PilihanPejabat(f"sendiri-{petugas.petugas_id}", f"Kapolsek – {_label(petugas)}", block)


def _below(petugas: Petugas, satuan: Satuan) -> PilihanPejabat:
    block = _block(petugas, f"a.n. {satuan.sebutan_kepala}", _JABATAN_KA, f"u.b. {petugas.jabatan}")
    return PilihanPejabat(f"ub-{petugas.petugas_id}", f"u.b. – {_label(petugas)}", block)


def _label(petugas: Petugas) -> str:
    return f"{petugas.singkatan_pangkat} {petugas.nama}"


def _block(petugas: Petugas, atas_nama: str, jabatan: str, untuk_beliau: str) -> Penandatangan:
    return Penandatangan(
        atas_nama=atas_nama,
        jabatan=jabatan,
        untuk_beliau=untuk_beliau,
        nama=petugas.nama,
        pangkat=petugas.pangkat,
        jenis_nomor=petugas.jenis_nomor,
        nomor=petugas.nomor,
    )
