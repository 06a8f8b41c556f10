"""Rights: asked by every act against the table role × act and the officer as he is now.

A window only hides what it need not offer. A grave act is proved first (`prove`, which counts a
refused password and so runs outside any transaction), then asked like every other (`require`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from spkt_desk.db.work import Work
from spkt_desk.domain.akun import AkunPetugas
from spkt_desk.domain.errors import AccessDenied, HakBerakhir, HakDitolak, Problem, RuleViolation
from spkt_desk.domain.satuan import Peran, Petugas
from spkt_desk.domain.wewenang import Bukti, Syarat, Tindakan, Wewenang
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.penjaga import shift_now

HAK: Final = "hak"
"""The field of every refusal of a right."""

SANDI_SENDIRI: Final = "kata_sandi_sendiri"
"""The field where the officer at the keys types his own password again."""

NOMOR_KEDUA: Final = "nomor_kedua"
SANDI_KEDUA: Final = "kata_sandi_kedua"
"""The fields of the second person."""


@dataclass(frozen=True, slots=True)
class Izin:
    """A grave act that was proved by the officer at the keys, and by whom it was approved."""

    tindakan: Tindakan
    petugas_id: str
    penyetuju_id: str


def rights(konteks: Konteks) -> Wewenang:
    """Return the table in force."""
    return konteks.sumber.meja.wewenang


def present_officer(konteks: Konteks, work: Work) -> Petugas:
    """Return the officer at the keys as he is now; `HakBerakhir` once he may do nothing at all."""
    petugas, akun = work.petugas.with_account(konteks.petugas.petugas_id)
    if not petugas.aktif:
        raise HakBerakhir(Problem(HAK, "Anda tidak lagi aktif di meja ini."))
    if _over(work, akun, konteks.clock.now().wall):
        raise HakBerakhir(Problem(HAK, "Waktu akun ini sudah berakhir."))
    return petugas


def account_ended(work: Work, petugas_id: str, now: datetime) -> bool:
    """Tell whether an account is over; a clock set back does not make it last longer."""
    return _over(work, work.akun.of(petugas_id), now)


def _over(work: Work, akun: AkunPetugas, now: datetime) -> bool:
    if not (akun.sampai or akun.giliran):
        return akun.ended(now, 0)
    newest = work.riwayat.latest_since(akun.posisi)
    latest = max(now, datetime.fromisoformat(newest)) if newest else now
    return akun.ended(latest, work.giliran.newest_number())


def condition(konteks: Konteks, work: Work, petugas: Petugas, tindakan: Tindakan) -> Syarat:
    """Return on what condition an officer may do it now."""
    table = rights(konteks)
    on_duty = not table.line(tindakan).bertugas or _holds_shift(work, petugas)
    syarat = table.of(petugas.peran, tindakan, bertugas=on_duty)
    if syarat is Syarat.TIDAK and tindakan in table.pawas and _supervises(konteks, work, petugas):
        return Syarat.BOLEH
    return syarat


def require_role(konteks: Konteks, work: Work, tindakan: Tindakan) -> tuple[Petugas, Syarat]:
    """Return the officer as he is now and his condition; `HakDitolak` where that is no."""
    petugas = present_officer(konteks, work)
    syarat = condition(konteks, work, petugas, tindakan)
    if syarat is Syarat.TIDAK:
        raise HakDitolak(Problem(HAK, refusal(rights(konteks), petugas, tindakan)))
    return petugas, syarat


def require(konteks: Konteks, work: Work, tindakan: Tindakan, izin: Izin | None = None) -> Petugas:
    """Return the officer as he is now; raise `HakDitolak` unless the table lets him do this.

    Where the cell asks for a password or for two people, `izin` of `prove` must say that this was
    done, for this act and by this officer.
    """
    petugas, syarat = require_role(konteks, work, tindakan)
    if syarat is Syarat.BOLEH:
        return petugas
    if izin is None or (izin.tindakan, izin.petugas_id) != (tindakan, petugas.petugas_id):
        raise HakDitolak(Problem(SANDI_SENDIRI, "Perlu kata sandi Anda."))
    return petugas


def may(konteks: Konteks, work: Work, tindakan: Tindakan) -> bool:
    """Tell whether the officer at the keys may do this now, on whatever condition."""
    petugas = present_officer(konteks, work)
    return condition(konteks, work, petugas, tindakan) is not Syarat.TIDAK


def prove(konteks: Konteks, tindakan: Tindakan, bukti: Bukti) -> Izin:
    """Return the proof of a grave act, as far as the table asks for one.

    `HakDitolak` for a role that may not; `RuleViolation` at the field left empty; `AccessDenied`
    for a wrong password, whose `field` says whose it was.
    """
    with konteks.database.reading() as work:
        petugas, syarat = require_role(konteks, work, tindakan)
        if syarat is not Syarat.BOLEH and not bukti.kata_sandi:
            raise RuleViolation.at(SANDI_SENDIRI, "Perlu kata sandi Anda.")
        second: tuple[Petugas, ...] = ()
        if syarat is Syarat.DUA:
            second = _second(konteks, work, petugas, tindakan, bukti)
    if syarat is not Syarat.BOLEH:
        _prove(konteks, petugas, bukti.kata_sandi, SANDI_SENDIRI)
    for one in second:
        _prove(konteks, one, bukti.sandi_kedua, SANDI_KEDUA)
    agreed = petugas
    if second and not petugas.peran & rights(konteks).line(tindakan).penyetuju:
        agreed = second[0]
    return Izin(tindakan, petugas.petugas_id, agreed.petugas_id)


def prove_signer(konteks: Konteks, petugas_id: str, kata_sandi: str, field: str) -> None:
    """Check the password of somebody who signs with it, whoever sits at the keys.

    `RuleViolation` at `field` for who cannot log in; `AccessDenied` for a wrong password.
    """
    now = konteks.clock.now().wall
    with konteks.database.reading() as work:
        petugas = work.petugas.by_id(petugas_id)
        ended = account_ended(work, petugas_id, now)
    if not petugas.aktif or ended or not konteks.akun.slots().has_officer(petugas.nomor):
        raise RuleViolation.at(field, f"{petugas.nama} tidak punya akun; pakai tanda tangan basah.")
    _prove(konteks, petugas, kata_sandi, field)


def approvers(konteks: Konteks, work: Work, tindakan: Tindakan) -> tuple[Petugas, ...]:
    """Return who else could agree to an act, newest first; empty while none has an account."""
    slots = konteks.akun.slots()
    roles = rights(konteks).line(tindakan).penyetuju
    return tuple(
        one
        for one in reversed(work.petugas.all())
        if one.aktif
        and one.peran & roles
        and one.petugas_id != konteks.petugas.petugas_id
        and slots.has_officer(one.nomor)
    )


def refusal(table: Wewenang, petugas: Petugas, tindakan: Tindakan) -> str:
    """Say what a role may not do, and who may."""
    allowed = table.allowed(tindakan)
    if petugas.peran & set(allowed):  # only the duty is missing
        return f"Hanya pemegang giliran sekarang yang boleh {tindakan.value}."
    roles = _named(tuple(one for one in table.peran if one in petugas.peran))
    pawas = ", Pawas menurut jadwal" if tindakan in table.pawas else ""
    may = f" Yang boleh: {_named(allowed)}{pawas}." if allowed else ""
    return f"Peran {roles or 'Anda'} tidak boleh {tindakan.value}.{may}"


def _second(
    konteks: Konteks, work: Work, petugas: Petugas, tindakan: Tindakan, bukti: Bukti
) -> tuple[Petugas, ...]:
    """Return the second person; nobody only where the founder may still act alone."""
    line = rights(konteks).line(tindakan)
    if petugas.peran & line.penyetuju:
        return (_named_second(konteks, work, petugas, tindakan, bukti.nomor_kedua),)
    found = approvers(konteks, work, tindakan)
    if not found:
        if petugas.peran & line.pendiri:
            return ()
        heads = _named(tuple(line.penyetuju))
        alone = (
            f"; sampai itu hanya {_named(tuple(line.pendiri))} yang boleh" if line.pendiri else ""
        )
        raise HakDitolak(Problem(HAK, f"{heads} belum mempunyai akun{alone}."))
    typed = "".join(bukti.nomor_kedua.split())
    named = [one for one in found if one.nomor == typed] if typed else list(found)
    if not named:
        raise RuleViolation.at(NOMOR_KEDUA, f"Harus NRP/NIP {_named(tuple(line.penyetuju))}.")
    return (named[0],)


def _named_second(
    konteks: Konteks, work: Work, petugas: Petugas, tindakan: Tindakan, typed: str
) -> Petugas:
    """Return the colleague whose number was typed; he too must be one who may."""
    nomor = "".join(typed.split())
    if not nomor:
        raise RuleViolation.at(NOMOR_KEDUA, "Isi NRP/NIP orang kedua.")
    slots = konteks.akun.slots()
    for one in work.petugas.all():
        if one.nomor == nomor and one.aktif and one.petugas_id != petugas.petugas_id:
            cell = condition(konteks, work, one, tindakan)
            now = konteks.clock.now().wall
            if (
                cell is not Syarat.TIDAK
                and slots.has_officer(nomor)
                and not account_ended(work, one.petugas_id, now)
            ):
                return one
    allowed = _named(rights(konteks).allowed(tindakan))
    raise RuleViolation.at(
        NOMOR_KEDUA, f"Orang kedua harus petugas lain yang punya akun: {allowed}."
    )


def _prove(konteks: Konteks, petugas: Petugas, kata_sandi: str, field: str) -> None:
    """Check one password; a refused one counts against that officer's slot."""
    if not kata_sandi:
        raise RuleViolation.at(field, f"Perlu kata sandi {petugas.nama}.")
    try:
        konteks.akun.prove(petugas.nomor, kata_sandi)
    except AccessDenied as denied:
        raise AccessDenied(denied.message, field) from denied


def _holds_shift(work: Work, petugas: Petugas) -> bool:
    """Tell whether an officer is the KA SPKT of the present shift."""
    return any(one.ka_spkt_id == petugas.petugas_id for one in work.giliran.newest())


def _supervises(konteks: Konteks, work: Work, petugas: Petugas) -> bool:
    """Tell whether the roster names an officer as Pawas of the shift of this moment."""
    roster = shift_now(work, konteks.clock.now().wall)
    return any(one.pawas_id == petugas.petugas_id for one in roster)


def _named(roles: tuple[Peran, ...]) -> str:
    return ", ".join(one.label for one in roles)
