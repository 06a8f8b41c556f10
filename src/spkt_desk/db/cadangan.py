"""A copy of the open file, encrypted with the same key, as it stands at one moment.

`VACUUM INTO` and not the backup API: both keep key and contents, but only its copy is no WAL file,
so that it can be read on read-only media, and it carries no freed pages along.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from spkt_desk.db.faults import of_the_disk
from spkt_desk.db.sambungan import faults, prepare_connection
from spkt_desk.domain.errors import EnvironmentFault


def copy_file(path: Path, key: bytes, target: Path) -> None:
    """Write the copy to `target`, which must not exist; what a fault leaves there is the caller's.

    Runs beside readers and writers on a connection of its own; SQLite does not promise that the
    copy is on the disk.
    """
    with faults(), closing(sqlcipher.connect(str(path), isolation_level=None)) as raw:
        prepare_connection(raw, key)
        try:
            raw.execute("VACUUM INTO ?", (str(target),))
        except sqlcipher.DatabaseError as error:
            if not of_the_disk(str(error)):
                raise
            raise EnvironmentFault(
                "Cadangan belum jadi: disk tujuan penuh atau tidak dapat ditulis. "
                "Data stasiun tidak berubah.",
                "Periksa disk tujuan dan kosongkan ruang padanya, lalu ulangi.",
            ) from error
