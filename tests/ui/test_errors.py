"""A bug leaves a report without a single value, keeps the drafts and ends with exit code 70."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QMessageBox

from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.ui import errors
from spkt_desk.ui.errors import EXIT_BUG, GalatTakTerduga, ask, report_of, show_fault
from tests.ui.dunia import JamUji

RAHASIA = "Suharti Ningsih 7571034511940003"


def _crash() -> BaseException:
    nama = RAHASIA
    try:
        _look_up(nama)
    except ValueError as error:
        return error
    raise AssertionError


def _look_up(nama: str) -> str:
    try:
        return {"": ""}[nama]
    except KeyError as error:
        raise ValueError(f"tidak ada {nama}") from error


def test_report_holds_places_and_types_but_no_value() -> None:
    report = report_of(_crash(), {"Qt": "6"}, "2026-11-21T08:12:45+08:00")
    assert "builtins.ValueError" in report
    assert "builtins.KeyError" in report
    assert "test_errors.py" in report
    assert "_crash" in report
    for part in (*RAHASIA.split(), "tidak ada", str(Path(__file__).parent)):
        assert part not in report


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Read what the page says and press its last button."""
    shown: list[tuple[str, str]] = []

    def press(box: QMessageBox) -> int:
        shown.append((box.text(), box.informativeText()))
        box.buttons()[-1].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    return shown


def test_a_bug_keeps_drafts_writes_the_report_and_leaves(
    tmp_path: Path, pages: list[tuple[str, str]]
) -> None:
    kept: list[str] = []
    left: list[int] = []
    hook = GalatTakTerduga(tmp_path / "laporan", JamUji(), lambda: kept.append("x"), left.append)
    error = _crash()
    hook.handle(type(error), error, error.__traceback__)
    assert kept == ["x"]
    assert left == [EXIT_BUG] == [70]
    (file,) = (tmp_path / "laporan").iterdir()
    assert file.name == "galat-20261121-081245.txt"
    assert "ValueError" in file.read_text(encoding="utf-8")
    assert "disimpan sebagai draf" in pages[0][0]
    assert RAHASIA not in str(pages)


def test_the_page_comes_up_though_keeping_and_writing_fail(
    tmp_path: Path, pages: list[tuple[str, str]]
) -> None:
    left: list[int] = []
    blocked = tmp_path / "berkas"
    blocked.write_text("", encoding="utf-8")

    def keep() -> None:
        raise EnvironmentFault("Disk penuh.", "")

    hook = GalatTakTerduga(blocked, JamUji(), keep, left.append)
    error = _crash()
    hook.handle(type(error), error, error.__traceback__)
    assert left == [70]
    assert "mungkin hilang" in pages[0][0]


def test_a_fault_no_screen_caught_is_shown_and_work_goes_on(
    tmp_path: Path, pages: list[tuple[str, str]]
) -> None:
    left: list[int] = []
    hook = GalatTakTerduga(tmp_path / "laporan", JamUji(), lambda: None, left.append)
    fault = EnvironmentFault("Disk penuh.", "Kosongkan tempat.")
    hook.handle(EnvironmentFault, fault, None)
    hook.handle(EnvironmentFault, fault, None)
    assert pages == [("Disk penuh.", "Kosongkan tempat.")] * 2
    assert left == []
    assert not (tmp_path / "laporan").exists()


def test_install_sets_the_hook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    hook = GalatTakTerduga(tmp_path, JamUji(), lambda: None, lambda _code: None)
    hook.install()
    assert sys.excepthook == hook.handle


@pytest.mark.parametrize(("pressed", "answer"), [(0, True), (1, False), (-1, False)])
def test_a_question_has_words_of_its_own(
    pressed: int, answer: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    words: list[str] = []

    def press(box: QMessageBox) -> int:
        buttons: list[QAbstractButton] = box.buttons()
        words.extend(button.text() for button in buttons)
        assert box.defaultButton().text() == "Jangan"
        assert box.escapeButton().text() == "Jangan"
        if pressed >= 0:
            next(b for b in buttons if b.text() == ("Buang", "Jangan")[pressed]).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    assert ask(None, "Buang draf ini?", "Buang", "Jangan") is answer
    assert sorted(words) == ["Buang", "Jangan"]


def test_a_fault_says_both_sentences_as_plain_text(pages: list[tuple[str, str]]) -> None:
    show_fault(None, EnvironmentFault("Printer <b>diam</b>.", "Tekan Ctrl+P."))
    assert pages == [("Printer <b>diam</b>.", "Tekan Ctrl+P.")]
    assert errors.versions()["Qt"]
