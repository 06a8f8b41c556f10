"""The kinds of lost things in force, each version parsed once."""

from __future__ import annotations

import tomllib

from spkt_desk.db.work import Work
from spkt_desk.domain.jenis_barang import KatalogBarang, parse_katalog


class Katalog:
    """The station's versions of the kinds; a version never changes, so it is read once (R7)."""

    def __init__(self) -> None:
        """Know none yet."""
        self._versions: dict[int, KatalogBarang] = {}

    def current(self, work: Work) -> KatalogBarang:
        """Return the version in force."""
        return self.of(work, work.satuan.current().katalog_id)

    def of(self, work: Work, katalog_id: int) -> KatalogBarang:
        """Return one version of the kinds."""
        if katalog_id not in self._versions:
            kept = tomllib.loads(work.satuan.katalog(katalog_id))
            self._versions[katalog_id] = parse_katalog(kept)
        return self._versions[katalog_id]
