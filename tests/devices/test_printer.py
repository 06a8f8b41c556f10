from __future__ import annotations

import io
import socket
import subprocess
import threading
from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from spkt_desk.devices.ipp import PrintServer
from spkt_desk.devices.printer import (
    JobId,
    await_job,
    cancel_job,
    list_queues,
    media_name,
    submit_pdf,
)
from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.domain.outcomes import PrintOutcome
from spkt_desk.domain.satuan import UkuranKertas
from tests.support.cups import PrivateCups
from tests.support.tools import tool, wait_until

TITLE = "SKTLK 412/XI/2026"


def _page(size: UkuranKertas, text: str) -> bytes:
    width, height = size.milimeter
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(width * mm, height * mm), invariant=1)
    canvas.drawString(25 * mm, 250 * mm, text)
    canvas.save()
    return file.getvalue()


def _cups(cups: PrivateCups, *command: str) -> str:
    name, *arguments = command
    return subprocess.run(
        [tool(name), *arguments],
        env=cups.env,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    ).stdout


@pytest.mark.parametrize("size", list(UkuranKertas))
def test_a_page_arrives_at_its_size_and_is_called_sent_not_printed(
    cups: PrivateCups, size: UkuranKertas
) -> None:
    job = submit_pdf(cups.queue, _page(size, f"Nomor 412 {size.value}"), TITLE, size)
    assert await_job(job, timeout=20, poll=0.05) is PrintOutcome.TERKIRIM

    page = PdfReader(io.BytesIO(cups.arrived_pdf())).pages[0]
    shown = (float(page.mediabox.width) / mm, float(page.mediabox.height) / mm)
    assert shown == pytest.approx(size.milimeter, abs=0.2)
    assert "Nomor 412" in page.extract_text()


def test_the_queue_is_listed_as_it_is(cups: PrivateCups) -> None:
    (queue,) = list_queues()
    assert (queue.name, queue.is_default, queue.accepting, queue.enabled) == (
        cups.queue,
        True,
        True,
        True,
    )
    cups.stop_queue()
    assert not list_queues()[0].enabled
    _cups(cups, "cupsreject", cups.queue)
    assert not list_queues()[0].accepting
    _cups(cups, "cupsaccept", cups.queue)


def test_a_stopped_queue_is_named_and_nothing_waits_in_it(cups: PrivateCups) -> None:
    cups.stop_queue()
    with pytest.raises(EnvironmentFault, match="sedang dihentikan; belum tercetak"):
        submit_pdf(cups.queue, _page(UkuranKertas.F4, "Nomor 413"), TITLE, UkuranKertas.F4)
    assert cups.pending() == 0


def _stuck_job(cups: PrivateCups) -> JobId:
    cups.stop_queue()
    said = subprocess.run(
        [tool("lp"), "-d", cups.queue, "-"],
        input=_page(UkuranKertas.F4, "Nomor 414"),
        env=cups.env,
        check=True,
        capture_output=True,
    ).stdout.decode()
    return JobId(cups.queue, int(said.split(f"{cups.queue}-")[1].split()[0]))


def test_a_queue_that_stops_on_the_way_has_failed_and_keeps_no_ghost(cups: PrivateCups) -> None:
    job = _stuck_job(cups)
    assert await_job(job, timeout=20, poll=0.05) is PrintOutcome.GAGAL
    assert cups.pending() == 0
    cups.start_queue()
    assert not cups.has_arrived()


def test_a_job_somebody_cancelled_is_called_so(cups: PrivateCups) -> None:
    job = _stuck_job(cups)
    cancel_job(job)
    cancel_job(job)
    assert await_job(job, timeout=20, poll=0.05) is PrintOutcome.DIBATALKAN


def test_a_held_job_is_unknown_when_the_time_is_up_or_the_watch_is_ended(
    cups: PrivateCups,
) -> None:
    said = subprocess.run(
        [tool("lp"), "-d", cups.queue, "-H", "hold", "-"],
        input=_page(UkuranKertas.F4, "Nomor 415"),
        env=cups.env,
        check=True,
        capture_output=True,
    ).stdout.decode()
    job = JobId(cups.queue, int(said.split(f"{cups.queue}-")[1].split()[0]))
    assert await_job(job, timeout=0.2, poll=0.05) is PrintOutcome.TIDAK_DIKETAHUI
    stop = threading.Event()
    stop.set()
    assert await_job(job, timeout=600, poll=600, stop=stop) is PrintOutcome.TIDAK_DIKETAHUI
    assert await_job(JobId(cups.queue, 99_999), timeout=5) is PrintOutcome.TIDAK_DIKETAHUI


def test_copies_and_title_reach_the_queue(cups: PrivateCups) -> None:
    job = submit_pdf(
        cups.queue, _page(UkuranKertas.A4, "Nomor 416"), TITLE, UkuranKertas.A4, copies=3
    )
    assert await_job(job, timeout=20, poll=0.05) is PrintOutcome.TERKIRIM
    log = cups.folder / "log" / "page"
    line = f"total 3 - localhost {TITLE} iso_a4_210x297mm one-sided"
    wait_until(lambda: line in log.read_text(encoding="utf-8"), seconds=10, what="page log")


def test_a_queue_that_is_not_there_is_named(cups: PrivateCups) -> None:
    with pytest.raises(EnvironmentFault, match="Printer EPSON tidak ada"):
        submit_pdf("EPSON", _page(UkuranKertas.A4, "x"), TITLE, UkuranKertas.A4)


@pytest.mark.parametrize("title", ["", "dua\nbaris", "x" * 121])
def test_a_title_is_one_line(title: str) -> None:
    with pytest.raises(ValueError, match="one printable line"):
        submit_pdf("SPKT", b"%PDF-", title, UkuranKertas.A4)


def test_a_silent_print_server_is_a_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "tidak-ada.sock"))
    with pytest.raises(EnvironmentFault, match="Layanan cetak"):
        list_queues()


def test_media_are_the_queues_own_names_else_a_custom_size() -> None:
    known = ("iso_a4_210x297mm", "na_letter_8.5x11in", "na_foolscap_8.5x13in")
    ranges = ("custom_min_25.4x25.4mm", "custom_max_215x330mm")
    assert media_name(known, UkuranKertas.A4) == "iso_a4_210x297mm"
    assert media_name(known, UkuranKertas.FOLIO) == "na_foolscap_8.5x13in"
    assert media_name((*known, "om_f4_215x330mm"), UkuranKertas.F4) == "om_f4_215x330mm"
    assert media_name(known, UkuranKertas.F4) == "na_foolscap_8.5x13in"
    assert media_name((*known[:2], *ranges), UkuranKertas.F4) == "Custom.215x330mm"
    assert media_name((), UkuranKertas.FOLIO) == "Custom.215.9x330.2mm"


@pytest.mark.parametrize(
    ("named", "server"),
    [
        ("/run/lain/cups.sock", PrintServer("/run/lain/cups.sock")),
        ("meja2", PrintServer("meja2", 631)),
        ("meja2:8631/version=1.1", PrintServer("meja2", 8631)),
    ],
)
def test_the_server_is_found_where_lp_finds_it(named: str, server: PrintServer) -> None:
    assert PrintServer.of({"CUPS_SERVER": named}) == server


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n\x01\x01\0\0\0\0\0\1\x01\x47\0\x12",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n\x01\x01\x05\0\0\0\0\1\x03",
        b"bukan HTTP\r\n\r\n",
    ],
)
def test_an_answer_that_makes_no_sense_is_a_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answer: bytes
) -> None:
    place = tmp_path / "palsu.sock"
    monkeypatch.setenv("CUPS_SERVER", str(place))
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(str(place))
        listener.listen()
        server = threading.Thread(target=_answer_once, args=(listener, answer))
        server.start()
        with pytest.raises(EnvironmentFault, match="Layanan cetak"):
            list_queues()
        server.join()


def _answer_once(listener: socket.socket, answer: bytes) -> None:
    peer, _ = listener.accept()
    with peer:
        peer.recv(65_536)
        peer.sendall(answer)
