"""The trust lights of one open station: clock, disk, backup."""

from __future__ import annotations

from spkt_desk.devices.disk import free_bytes
from spkt_desk.domain.lampu import Lampu, backup_light, clock_light, disk_light
from spkt_desk.services.cadangan import newest_backup
from spkt_desk.services.jam import JamService
from spkt_desk.services.konteks import Konteks


class KeadaanService:
    """Looks at what the desk relies on; it writes nothing."""

    def __init__(self, konteks: Konteks, jam: JamService) -> None:
        """Look at one open station."""
        self._konteks = konteks
        self._jam = jam

    def lights(self) -> tuple[Lampu, ...]:
        """Return the lights; whoever sits here sees them. On a worker, for a disk may be slow."""
        with self._konteks.database.reading() as work:
            newest = newest_backup(work)
        return (
            clock_light(self._jam.doubt()),
            disk_light(free_bytes(self._konteks.akun.folder.path)),
            backup_light(newest, self._konteks.clock.now().wall),
        )
