"""A desk that ends an account and changes the key, and dies at one step: a program of its own.

Arguments: station folder, number of the officer who goes, the step. Before each step it says its
name; at the step that was asked for it kills itself. The way ``terbalik`` is the control: it gives
the new slot file its name before the file has the new key.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from spkt_desk.db import engine
from spkt_desk.devices.cadangan import FolderCadangan
from spkt_desk.services import akun, cadangan, kunci_baru
from spkt_desk.services.layanan import Layanan
from spkt_desk.services.pencatatan import Pencatat
from tests.support.stasiun import IZIN, SAAT, Stasiun, make_clock

TERBALIK = "terbalik"
LANGKAH: tuple[tuple[str, object, str], ...] = (
    ("slot", akun.Akun, "without_account"),
    ("salinan", kunci_baru, "make_copy"),
    ("berkas salinan", engine, "copy_file"),
    ("daftar salinan", cadangan, "write_sealed"),
    ("slot berikut", akun.Percobaan, "write_new"),
    ("kunci berkas", engine, "rekey_file"),
    ("mesin baru", engine, "new_engine"),
    ("nama", akun, "settle"),
    ("peristiwa", Pencatat, "record"),
    ("salinan lama", FolderCadangan, "clear"),
)
"""Each step, and the function that is it; it is killed before and after every one."""


def main() -> None:
    """Do the whole act; most ways end in the middle."""
    folder, nomor, step = sys.argv[1:]
    stasiun = Stasiun(Path(folder), make_clock(SAAT), "")
    desk = stasiun.login()
    who = next(one for one in desk.setelan.petugas() if one.nomor == nomor)
    if step == TERBALIK:
        _swap_the_order(desk)
    if not step.endswith(" slot"):  # the door is shut before the rest begins
        desk.setelan.save_petugas(replace(who, aktif=False), IZIN)
    for name, home, attribute in LANGKAH:
        real: Callable[..., object] = getattr(home, attribute)
        setattr(home, attribute, _deadly(real, name, step))
    if step.endswith(" slot"):
        desk.setelan.save_petugas(replace(who, aktif=False), IZIN)
    said = desk.kunci_baru.settle().value
    os.write(sys.stdout.fileno(), f"jadi {said}\n".encode())


def _deadly(real: Callable[..., Any], name: str, step: str) -> Callable[..., Any]:
    """Return the function with a death before it, or after it."""

    def _step(*values: object, **named: object) -> object:
        if step == f"sebelum {name}":
            _die()
        answer = real(*values, **named)
        if step == f"sesudah {name}":
            _die()
        return answer

    return _step


def _swap_the_order(desk: Layanan) -> None:
    """Control: the slot file first, then the file, and a kill between both."""
    keeper = desk._konteks.akun  # noqa: SLF001 - the order under test
    key = keeper._database_key  # noqa: SLF001
    slots = keeper.slots().rewrapped(key, b"\x05" * 32, os.urandom)
    keeper._percobaan.write(slots)  # noqa: SLF001
    _die()


def _die() -> None:
    """Kill -9, no farewell."""
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
