"""A new key for the whole file, in place: after it, only the new one opens a single page.

SQLCipher writes every page anew in one transaction of the log (WAL), so a kill at any moment leaves
a file that exactly one of both keys opens: the old one before the commit, the new one after it.
It needs as much free room as the file is large.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from spkt_desk.db.faults import KunciSalah, as_fault, wrong_key
from spkt_desk.db.sambungan import faults, prepare_connection
from spkt_desk.domain.errors import EnvironmentFault

_REKEY = "PRAGMA rekey = \"x'{key}'\""
_LAMA = "Kunci lama tetap berlaku. Kosongkan ruang sebesar berkas data, lalu ulangi."


class KunciTakPasti(EnvironmentFault):
    """Nobody knows which of two keys the file has; both slot files must stay until it opens."""

    def __init__(self, fault: EnvironmentFault) -> None:
        """Say that closing and opening settles it."""
        super().__init__(
            f"Tidak dapat dipastikan apakah kunci data sudah diganti. {fault.message}",
            "Jangan menghapus apa pun di folder data. Tutup program, periksa disk, lalu buka "
            "kembali: kunci yang cocok dipilih sendiri.",
        )


def rekey_file(path: Path, old_key: bytes, new_key: bytes) -> None:
    """Change the key of a file that nobody else has open; EnvironmentFault leaves the old one.

    But `KunciTakPasti`: the file then answered to neither key, and nobody may throw one away.

    `PRAGMA rekey` answers "ok" on a full disk too: only opening the file tells.
    """
    with faults(), closing(_open(path, old_key)) as raw:
        _fold(raw)
        try:
            raw.execute(_REKEY.format(key=new_key.hex())).fetchall()
        except sqlcipher.DatabaseError as error:
            if as_fault(str(error)) is None:
                raise
    try:
        changed, same = opens(path, new_key), opens(path, old_key)
    except EnvironmentFault as fault:
        raise KunciTakPasti(fault) from fault
    if not changed and not same:
        raise KunciTakPasti(wrong_key())
    if not changed:
        raise EnvironmentFault("Kunci data belum diganti: disk penuh atau tidak tertulis.", _LAMA)


def opens(path: Path, key: bytes) -> bool:
    """Tell whether this key opens the file, whoever else reads it; another fault goes on."""
    try:
        with faults(), closing(_open(path, key)) as raw:
            raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except KunciSalah:
        return False
    return True


def _open(path: Path, key: bytes) -> Any:  # noqa: ANN401 - the driver has no types
    """Return a keyed connection without guard; the first pragma that reads proves the key."""
    raw = sqlcipher.connect(str(path), isolation_level=None)
    try:
        prepare_connection(raw, key)
    except (EnvironmentFault, sqlcipher.DatabaseError):
        raw.close()
        raise
    return raw


def _fold(raw: Any) -> None:  # noqa: ANN401 - the driver has no types
    """Bring the log into the file; EnvironmentFault while another connection needs it."""
    busy, _, _ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise EnvironmentFault(
            "Kunci data belum diganti: berkas data sedang dipakai program lain.",
            "Kunci lama tetap berlaku. Tutup program lain yang membuka folder data, lalu ulangi.",
        )
