"""Printer queues of this computer through CUPS: which there are, hand over a page, how it ended.

CUPS knows that it handed a page on, never that ink met paper: the best answer here is TERKIRIM,
and a person at the printer says the rest.
"""

from __future__ import annotations

import math
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NoReturn

from spkt_desk.devices.ipp import (
    CUPS_GET_DEFAULT,
    CUPS_GET_PRINTERS,
    GET_JOB_ATTRIBUTES,
    NOT_FOUND,
    IppGroup,
    PrintServer,
)
from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.domain.outcomes import PrintOutcome
from spkt_desk.domain.satuan import UkuranKertas

_PRINTER_STOPPED: Final = 5
_JOB_STOPPED, _JOB_CANCELED, _JOB_ABORTED, _JOB_COMPLETED = 6, 7, 8, 9
_WITH_ERRORS: Final = "job-completed-with-errors"
_QUEUE_FACTS: Final = (
    "printer-name",
    "printer-is-accepting-jobs",
    "printer-state",
    "media-supported",
)
_TOOL_SECONDS: Final = 30
_REQUEST_ID: Final = re.compile(r"\S+-(\d+) \(")
_MEDIA: Final = re.compile(r"_([\d.]+)x([\d.]+)(mm|in)$")
_MM_PER_INCH: Final = 25.4
_NEAR_MM: Final = 1.5
_MAX_TITLE: Final = 120


@dataclass(frozen=True, slots=True)
class Queue:
    """One queue: its name, whether it is the default, takes jobs, and is running; its media."""

    name: str
    is_default: bool
    accepting: bool
    enabled: bool
    media: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JobId:
    """One job handed to CUPS."""

    queue: str
    number: int


def list_queues() -> tuple[Queue, ...]:
    """Return the queues of this computer, sorted by name; EnvironmentFault when CUPS is silent."""
    _refuse_windows()
    server = PrintServer.of(os.environ)
    default = server.ask(CUPS_GET_DEFAULT, wanted=("printer-name",))
    default_name = _text(default.groups[0], "printer-name") if default.groups else ""
    answer = server.ask(CUPS_GET_PRINTERS, wanted=_QUEUE_FACTS)
    queues = [_queue(group, default_name) for group in answer.groups if "printer-name" in group]
    return tuple(sorted(queues, key=lambda queue: queue.name))


def submit_pdf(queue: str, pdf: bytes, title: str, media: UkuranKertas, copies: int = 1) -> JobId:
    """Hand a page to a queue, unscaled and on one side.

    `title` shows in queues and server logs: kind and number of the paper, never a person's name.
    A queue that is missing, closed or stopped is an EnvironmentFault, and nothing waits in it to
    come out unasked later.
    """
    if not 0 < len(title) <= _MAX_TITLE or not title.isprintable():
        msg = "a job title is one printable line"
        raise ValueError(msg)
    found = _ready_queue(queue)
    arguments = ("-d", queue, "-t", title, "-n", str(copies))
    options = (f"media={media_name(found.media, media)}", "print-scaling=none", "sides=one-sided")
    said = _run("lp", *arguments, *(f"-o{option}" for option in options), "-", data=pdf)
    number = _REQUEST_ID.search(said)
    if number is None:
        raise EnvironmentFault(
            "Layanan cetak tidak menyebut nomor pekerjaan; belum tentu tercetak.",
            "Periksa printer, lalu jawab hasilnya pada daftar cetak.",
        )
    return JobId(queue, int(number.group(1)))


def await_job(
    job: JobId, timeout: float, poll: float = 0.5, stop: threading.Event | None = None
) -> PrintOutcome:
    """Watch a job for `timeout` seconds, looking every `poll` seconds, and say how it ended.

    A queue that stops on the way is an end too: the job is taken back, so that it cannot come out
    beside its own second print, and the answer is GAGAL. A set `stop` ends the watch at once.
    """
    _refuse_windows()
    server = PrintServer.of(os.environ)
    given_up = stop or threading.Event()
    deadline = time.monotonic() + timeout
    while True:
        outcome = _outcome(server, job)
        if outcome is None and _is_stuck(server, job):
            cancel_job(job)
            ended = _outcome(server, job)  # it may have gone through while it was being cancelled
            return PrintOutcome.GAGAL if ended is PrintOutcome.DIBATALKAN or not ended else ended
        if outcome is not None:
            return outcome
        if time.monotonic() >= deadline or given_up.wait(poll):
            return PrintOutcome.TIDAK_DIKETAHUI


def cancel_job(job: JobId) -> None:
    """Take a job back; one that has ended already stays as it ended."""
    if _job_state(PrintServer.of(os.environ), job) in {None, *_ENDS}:
        return
    _run("cancel", f"{job.queue}-{job.number}")


def media_name(supported: tuple[str, ...], media: UkuranKertas) -> str:
    """Choose the queue's own name of a size, the nearest within 1.5 mm, else a custom size."""
    width, height = media.milimeter
    distances = [
        (math.dist((width, height), size), name)
        for name in supported
        if not name.startswith(("custom_min_", "custom_max_")) and (size := _size(name)) is not None
    ]
    distance, name = min(distances, default=(math.inf, ""))
    return name if distance <= _NEAR_MM else f"Custom.{width:g}x{height:g}mm"


_ENDS: Final[Mapping[int, PrintOutcome]] = {
    _JOB_CANCELED: PrintOutcome.DIBATALKAN,
    _JOB_ABORTED: PrintOutcome.GAGAL,
    _JOB_COMPLETED: PrintOutcome.TERKIRIM,
}


def _ready_queue(name: str) -> Queue:
    """Return a queue that will print now; EnvironmentFault says what is wrong with it."""
    queue = next((queue for queue in list_queues() if queue.name == name), None)
    advice = "Pilih printer lain, atau betulkan printer ini lalu cetak dari daftar tunda."
    if queue is None:
        raise EnvironmentFault(f"Printer {name} tidak ada pada komputer ini.", advice)
    if not queue.accepting:
        raise EnvironmentFault(f"Printer {name} sedang tidak menerima pekerjaan.", advice)
    if not queue.enabled:
        raise EnvironmentFault(f"Printer {name} sedang dihentikan; belum tercetak.", advice)
    return queue


def _outcome(server: PrintServer, job: JobId) -> PrintOutcome | None:
    """Return how a job ended; None while it is on its way."""
    answer = server.ask(
        GET_JOB_ATTRIBUTES, job=job.number, wanted=("job-state", "job-state-reasons")
    )
    if answer.status == NOT_FOUND or not answer.groups:
        return PrintOutcome.TIDAK_DIKETAHUI
    state = answer.groups[0].get("job-state", (0,))[0]
    if state == _JOB_COMPLETED and _WITH_ERRORS in answer.groups[0].get("job-state-reasons", ()):
        return PrintOutcome.TIDAK_DIKETAHUI
    return _ENDS.get(state) if isinstance(state, int) else None


def _job_state(server: PrintServer, job: JobId) -> int | None:
    """Return the state number of a job; None when CUPS has forgotten it."""
    answer = server.ask(GET_JOB_ATTRIBUTES, job=job.number, wanted=("job-state",))
    if answer.status == NOT_FOUND or not answer.groups:
        return None
    state = answer.groups[0].get("job-state", (0,))[0]
    return state if isinstance(state, int) else None


def _is_stuck(server: PrintServer, job: JobId) -> bool:
    """Tell whether the job, or the queue it waits in, has stopped."""
    if _job_state(server, job) == _JOB_STOPPED:
        return True
    return any(queue.name == job.queue and not queue.enabled for queue in list_queues())


def _queue(group: IppGroup, default_name: str) -> Queue:
    """Build a queue from its attributes."""
    name = _text(group, "printer-name")
    return Queue(
        name=name,
        is_default=name == default_name,
        accepting=bool(group.get("printer-is-accepting-jobs", (0,))[0]),
        enabled=group.get("printer-state", (_PRINTER_STOPPED,))[0] != _PRINTER_STOPPED,
        media=tuple(value for value in group.get("media-supported", ()) if isinstance(value, str)),
    )


def _text(group: IppGroup, name: str) -> str:
    """Return the first value of an attribute as text; empty when it is absent."""
    values = group.get(name, ("",))
    return str(values[0])


def _size(name: str) -> tuple[float, float] | None:
    """Read width and height in mm off a self-describing media name; None when it has none."""
    found = _MEDIA.search(name)
    if found is None:
        return None
    unit = _MM_PER_INCH if found.group(3) == "in" else 1.0
    return float(found.group(1)) * unit, float(found.group(2)) * unit


def _run(tool: str, *arguments: str, data: bytes = b"") -> str:
    """Run one tool of cups-client and return what it said; EnvironmentFault when it fails."""
    path = shutil.which(tool)
    if path is None:
        raise EnvironmentFault(
            "Alat cetak komputer ini (cups-client) belum terpasang.",
            "Pasang paket cups-client, lalu cetak dari daftar tunda.",
        )
    try:
        done = subprocess.run(
            [path, *arguments],
            input=data,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            capture_output=True,
            check=False,
            timeout=_TOOL_SECONDS,
        )
    except subprocess.TimeoutExpired as silence:
        raise EnvironmentFault(
            "Layanan cetak tidak menjawab dalam 30 detik; belum tentu tercetak.",
            "Periksa printer, lalu jawab hasilnya pada daftar cetak.",
        ) from silence
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip()
        raise EnvironmentFault(
            f"Layanan cetak menolak pekerjaan ini: {reason}",
            "Belum tercetak. Periksa printer, lalu cetak dari daftar tunda.",
        )
    return done.stdout.decode("utf-8", "replace")


def _refuse_windows() -> None:
    """Stop on Windows, where there is no CUPS."""
    if sys.platform == "win32":
        _only_through_the_window()


def _only_through_the_window() -> NoReturn:
    """Say where printing happens instead."""
    raise EnvironmentFault(
        "Pada Windows, pencetakan dilakukan lewat jendela program.",
        "Buka suratnya, lalu tekan Cetak.",
    )
