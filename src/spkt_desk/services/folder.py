"""Where a station's files lie; the folder is the station, and only these names are ours."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FolderStasiun:
    """A station's data folder."""

    path: Path

    @property
    def database(self) -> Path:
        """The encrypted file (with its `-wal` while the program runs)."""
        return self.path / "stasiun.db"

    @property
    def unfinished(self) -> Path:
        """The encrypted file while the station is being founded, before it has any slot."""
        return self.path / "stasiun.db.baru"

    @property
    def slots(self) -> Path:
        """The slot file; it names nobody."""
        return self.path / "kunci.toml"

    @property
    def posisi(self) -> Path:
        """The mark of how far the file reached; it names nobody."""
        return self.path / "posisi.toml"

    @property
    def new_slots(self) -> Path:
        """The slot file of the next database key, while the key is being changed."""
        return self.path / "kunci.toml.baru"

    @property
    def restoring(self) -> Path:
        """Stands while a backup is being put back here; what a kill leaves is known by it."""
        return self.path / "pemulihan-belum-selesai.txt"

    @property
    def cadangan(self) -> Path:
        """The copy that stands while the key is being changed; no place for a real backup."""
        return self.path / "cadangan"

    @property
    def public(self) -> Path:
        """The public key that travels with every parcel."""
        return self.path / "stasiun.pub"

    @property
    def arsip(self) -> Path:
        """The kept papers, sealed."""
        return self.path / "arsip"

    @property
    def lock(self) -> Path:
        """Held by the one process that has the station open."""
        return self.path / "stasiun.lock"

    @property
    def founded(self) -> bool:
        """Tell whether a station was made here."""
        return self.database.exists() or self.slots.exists()

    @property
    def half_restored(self) -> bool:
        """Tell whether a restore was cut short here before this was a station."""
        return self.restoring.exists() and not self.founded
