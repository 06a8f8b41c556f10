"""What app hands to the window: the desk of one officer, and the world around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtWidgets import QApplication

from spkt_desk.domain.clock import Clock, Zona
from spkt_desk.domain.lampu import Lampu
from spkt_desk.domain.satuan import Petugas
from spkt_desk.ui.bingkai import Kepala
from spkt_desk.ui.cari import MesinCari
from spkt_desk.ui.diam import MENIT_USUL
from spkt_desk.ui.jobs import Jobs
from spkt_desk.ui.kit.cetak import Pencetakan
from spkt_desk.ui.kit.tab import TabSpec
from spkt_desk.ui.shortcuts import Tombol
from spkt_desk.ui.theme import Tampilan


@dataclass(frozen=True, slots=True)
class Meja:
    """The desk opened for one officer.

    `unlock(password)`, `lock()` and `logout()` are those of the officer's services; `unlock` runs
    on the worker and raises AccessDenied. `aksi` answers keys that no tab answers. `larang` are the
    keys this role may not use, with the sentence that says so; `sampai` is when the account ends
    (ISO 8601), "" for never; `settle` runs on the worker after a lock and does what can wait until
    nobody types; `lampu` looks at the trust lights, runs on the worker and tells the head of the
    window of a doubtful clock too; `kabar` is what could not be done on
    the way in, said once when the officer sits down. Without `cari` there is no search.
    """

    petugas: Petugas
    zona: Zona
    latihan: bool
    kepala: Callable[[], Kepala]
    tabs: tuple[TabSpec, ...]
    unlock: Callable[[str], object]
    lock: Callable[[], object]
    logout: Callable[[], object]
    cari: MesinCari | None = None
    aksi: Mapping[Tombol, Callable[[], object]] = field(default_factory=dict)
    lampu: Callable[[], tuple[Lampu, ...]] = tuple
    larang: Mapping[Tombol, str] = field(default_factory=dict)
    sampai: str = ""
    settle: Callable[[], object] = str
    kabar: str = ""

    @property
    def nama_petugas(self) -> str:
        """Return rank and name, as the head and the lock show them."""
        return f"{self.petugas.singkatan_pangkat} {self.petugas.nama}"


@dataclass(frozen=True, slots=True)
class Luar:
    """What the window needs besides the desk, once for its whole life.

    `login(nrp, password)` opens the desk for another officer (on the worker; AccessDenied), and
    `login_new(nrp, password, new)` for one whose password a colleague set;
    `keep_look` remembers the colours and text size of this computer, `keep_menit` after how many
    quiet minutes it locks. `jobs_cari` is the worker of the search alone.
    """

    app: QApplication
    clock: Clock
    jobs: Jobs
    cetak: Pencetakan
    login: Callable[[str, str], Meja]
    login_new: Callable[[str, str, str], Meja]
    keep_look: Callable[[Tampilan], object]
    keep_menit: Callable[[int], object]
    menit_kunci: int = MENIT_USUL
    jobs_cari: Jobs = field(default_factory=Jobs)
