"""The table of rights, as a session reads it: what it may do, and the page that shows all of it."""

from __future__ import annotations

from spkt_desk.domain.errors import HakBerakhir
from spkt_desk.domain.wewenang import Syarat, Tindakan, Wewenang
from spkt_desk.services.hak import condition, may, present_officer, refusal, rights
from spkt_desk.services.konteks import Konteks


class WewenangService:
    """What an officer may know about rights, his own and everybody's."""

    def __init__(self, konteks: Konteks) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks

    def table(self) -> Wewenang:
        """Return the whole table."""
        return rights(self._konteks)

    def may(self, tindakan: Tindakan) -> bool:
        """Tell whether this session may do an act, on whatever condition."""
        with self._konteks.database.reading() as work:
            return may(self._konteks, work, tindakan)

    def allowed(self, tindakan: Tindakan) -> bool:
        """Tell the same for who may be past his time: he simply may not."""
        try:
            return self.may(tindakan)
        except HakBerakhir:
            return False

    def condition(self, tindakan: Tindakan) -> Syarat:
        """Return on what condition this session may do an act now."""
        with self._konteks.database.reading() as work:
            petugas = present_officer(self._konteks, work)
            return condition(self._konteks, work, petugas, tindakan)

    def refusal(self, tindakan: Tindakan) -> str:
        """Return why this session may not do an act, "" when it may."""
        if self.may(tindakan):
            return ""
        return refusal(rights(self._konteks), self._konteks.petugas, tindakan)
