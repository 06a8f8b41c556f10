"""Rights: who may change what the unit decides, and what only the Kapolsek's own password allows.

Asked in the service, against the officer as he is now: a window only hides what it need not offer.
"""

from __future__ import annotations

from spkt_desk.db.work import Work
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.satuan import Peran, Petugas
from spkt_desk.services.konteks import Konteks

PENGUBAH = frozenset({Peran.ADMIN, Peran.KA_SPKT, Peran.KAPOLSEK})
"""Who may change settings, officers and accounts."""

SANDI_KAPOLSEK = "kata_sandi_kapolsek"
"""The field where the Kapolsek types his password."""


def require_changer(konteks: Konteks, work: Work) -> Petugas:
    """Return the officer at the keys as he is now; raise `RuleViolation` at ``hak`` for others."""
    petugas = work.petugas.by_id(konteks.petugas.petugas_id)
    if not (petugas.aktif and petugas.peran & PENGUBAH):
        raise RuleViolation.at("hak", "Hanya Kapolsek, KA SPKT, atau admin yang dapat mengubahnya.")
    return petugas


def kapolsek_with_account(konteks: Konteks, work: Work) -> tuple[Petugas, ...]:
    """Return whose password a grave act needs: the one at the keys, else the newest; or nobody."""
    slots = konteks.akun.slots()
    found = [
        one
        for one in work.petugas.all()
        if one.aktif and Peran.KAPOLSEK in one.peran and slots.has_officer(one.nomor)
    ]
    at_keys = [one for one in found if one.petugas_id == konteks.petugas.petugas_id]
    return tuple((at_keys or found)[-1:])


def require_kapolsek(konteks: Konteks, kata_sandi: str) -> None:
    """Raise unless the Kapolsek agreed by his password, or the admin founds the first account.

    `RuleViolation` at ``kata_sandi_kapolsek`` or ``hak``; `AccessDenied` for a wrong password. A
    refused password counts against the Kapolsek's slot, so it is asked outside any transaction.
    """
    with konteks.database.reading() as work:
        petugas = require_changer(konteks, work)
        asked = kapolsek_with_account(konteks, work)
    if not asked:
        if Peran.ADMIN not in petugas.peran:
            raise RuleViolation.at(
                "hak", "Kapolsek belum mempunyai akun; sampai itu hanya admin yang dapat."
            )
        return
    if not kata_sandi:
        raise RuleViolation.at(SANDI_KAPOLSEK, f"Perlu kata sandi Kapolsek ({asked[0].nama}).")
    konteks.akun.prove(asked[0].nomor, kata_sandi)
