"""Every file keeps the rules of the house, and every rule bites when it is fed an offender."""

from __future__ import annotations

import ast
from pathlib import Path, PurePosixPath

import pytest

from tests.architecture import rules
from tests.architecture.rules import RULES, Rule

CHECKOUT = Path(__file__).parents[2]

_HANDLER = "try:\n    act()\nexcept {kind}:\n    {body}\n"

OFFENDERS: tuple[tuple[Rule, str, str], ...] = (
    (rules.clock_only_in_its_file, "services/x.py", "datetime.now(tz)"),
    (rules.clock_only_in_its_file, "domain/x.py", "datetime.date.today()"),
    (rules.clock_only_in_its_file, "ui/x.py", "QDate.currentDate()"),
    (rules.no_sql_by_string_building, "db/x.py", "c.execute(f'SELECT * FROM {table}')"),
    (rules.no_sql_by_string_building, "db/x.py", "c.execute('SELECT * FROM ' + table)"),
    (rules.no_sql_by_string_building, "db/x.py", "c.execute('DELETE FROM %s' % table)"),
    (rules.no_sql_by_string_building, "db/x.py", "c.execute(text('DROP {}'.format(table)))"),
    (rules.transactions_end_only_in_db, "services/x.py", "connection.commit()"),
    (rules.transactions_end_only_in_db, "app.py", "connection.rollback()"),
    (rules.message_boxes_only_in_errors, "ui/x.py", "from PySide6.QtWidgets import QMessageBox"),
    (rules.message_boxes_only_in_errors, "ui/x.py", "QtWidgets.QMessageBox(self)"),
    (rules.shortcuts_only_from_the_enum, "ui/x.py", "button.setShortcut('F2')"),
    (rules.shortcuts_only_from_the_enum, "ui/x.py", "QShortcut('F2', self)"),
    (rules.no_silent_except, "db/x.py", _HANDLER.format(kind="OSError", body="pass")),
    (rules.no_silent_except, "db/x.py", _HANDLER.format(kind="OSError", body="log.warning('x')")),
    (rules.no_silent_except, "db/x.py", "with suppress(OSError):\n    act()"),
    (rules.no_broad_except, "db/x.py", _HANDLER.format(kind="Exception", body="return_it()")),
    (rules.no_broad_except, "db/x.py", "try:\n    act()\nexcept:\n    tell()"),
    (rules.no_broad_except, "ui/x.py", _HANDLER.format(kind="(OSError, Exception)", body="tell()")),
    (rules.dates_without_unix_flags, "documents/x.py", "day.strftime('%-d %m')"),
)

OFFENDING_TESTS: tuple[tuple[Rule, str], ...] = (
    (rules.no_blind_waits, "QTest.qWait(200)"),
    (rules.no_blind_waits, "qtbot.wait(200)"),
    (rules.no_blind_waits, "time.sleep(1)"),
)

KEEPERS: tuple[tuple[Rule, str, str], ...] = (
    (rules.clock_only_in_its_file, "src/spkt_desk/devices/clock.py", "datetime.now(tz)"),
    (rules.clock_only_in_its_file, "src/spkt_desk/services/x.py", "self._clock.now()"),
    (rules.no_sql_by_string_building, "src/spkt_desk/db/x.py", "c.execute('SELECT 1', (table,))"),
    (rules.no_sql_by_string_building, "src/spkt_desk/db/x.py", "c.execute(f'PRAGMA key = {key}')"),
    (rules.transactions_end_only_in_db, "src/spkt_desk/db/x.py", "connection.commit()"),
    (rules.message_boxes_only_in_errors, "src/spkt_desk/ui/errors.py", "QMessageBox(self)"),
    (rules.shortcuts_only_from_the_enum, "src/spkt_desk/ui/shortcuts.py", "a.setShortcut(key)"),
    (rules.no_blind_waits, "tests/ui/test_x.py", "qtbot.waitUntil(seen)"),
    (
        rules.no_silent_except,
        "src/spkt_desk/db/x.py",
        _HANDLER.format(kind="OSError as error", body="raise EnvironmentFault(a, b) from error"),
    ),
    (
        rules.no_broad_except,
        "src/spkt_desk/db/x.py",
        _HANDLER.format(kind="BaseException", body="close(); raise"),
    ),
)


def _broken(rule: Rule, path: str, source: str) -> list[str]:
    return list(rule(PurePosixPath(path), ast.parse(source)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_tree_keeps(rule: Rule) -> None:
    broken: list[str] = []
    for folder in ("src", "tests"):
        for file in sorted((CHECKOUT / folder).rglob("*.py")):
            path = PurePosixPath(file.relative_to(CHECKOUT).as_posix())
            broken += rule(path, ast.parse(file.read_text(encoding="utf-8")))
    assert not broken, "\n".join([str(rule.__doc__), *broken])


@pytest.mark.parametrize(("rule", "path", "source"), OFFENDERS)
def test_a_rule_refuses_an_offender(rule: Rule, path: str, source: str) -> None:
    assert _broken(rule, f"src/spkt_desk/{path}", source)


@pytest.mark.parametrize(("rule", "source"), OFFENDING_TESTS)
def test_a_rule_refuses_an_offending_test(rule: Rule, source: str) -> None:
    assert _broken(rule, "tests/ui/test_x.py", source)


@pytest.mark.parametrize(("rule", "path", "source"), KEEPERS)
def test_a_rule_lets_good_work_pass(rule: Rule, path: str, source: str) -> None:
    assert not _broken(rule, path, source)


def test_every_rule_has_met_an_offender() -> None:
    met = {case[0] for case in (*OFFENDERS, *OFFENDING_TESTS)}
    assert met == set(RULES)
