"""The rules of the house that a syntax tree can see; each is a generator of plain sentences.

A rule gets the path of a file as seen from the checkout and its tree, and yields one sentence for
each place that breaks it. `RULES` lists them all; test_tree.py feeds each one an offender.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

Rule = Callable[[PurePosixPath, ast.Module], Iterator[str]]

_PACKAGE = PurePosixPath("src/spkt_desk")
_CLOCK_TYPES = {"datetime", "date", "QDateTime", "QDate", "QTime"}
_CLOCK_CALLS = {
    *("now", "today", "utcnow", "currentDateTime", "currentDate", "currentTime"),
    *("currentDateTimeUtc", "currentSecsSinceEpoch", "currentMSecsSinceEpoch"),
}
_SQL_CALLS = {"execute", "executemany", "executescript", "exec_driver_sql", "text"}
_LOG_CALLS = {"debug", "info", "warning", "error", "exception", "critical", "log", "print"}
_MAY_CATCH_ALL = {_PACKAGE / "ui/errors.py", _PACKAGE / "ui/jobs.py", _PACKAGE / "app.py"}


def _in_program(path: PurePosixPath) -> bool:
    return path.is_relative_to(_PACKAGE)


def _in_tests(path: PurePosixPath) -> bool:
    return path.is_relative_to("tests")


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _last_name(node: ast.expr) -> str:
    """Return `c` of ``a.b.c`` and of ``c``; empty for anything else."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _receiver(call: ast.Call) -> str:
    return _last_name(call.func.value) if isinstance(call.func, ast.Attribute) else ""


def _names(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute):
            yield node.lineno, _last_name(node)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, alias.name) for alias in node.names)


def clock_only_in_its_file(path: PurePosixPath, tree: ast.Module) -> Iterator[str]:
    """Only devices/clock.py asks the system what time it is."""
    if not _in_program(path) or path == _PACKAGE / "devices/clock.py":
        return
    for call in _calls(tree):
        name, receiver = _last_name(call.func), _receiver(call)
        if name in _CLOCK_CALLS and receiver in _CLOCK_TYPES:
            yield f"{path}:{call.lineno}: {receiver}.{name}() outside devices/clock.py"


def no_sql_by_string_building(path: PurePosixPath, tree: ast.Module) -> Iterator[str]:
    """SQL is a constant with parameters; only a PRAGMA, which takes none, may be put together."""
    if not _in_program(path):
        return
    for call in _calls(tree):
        if _last_name(call.func) in _SQL_CALLS and call.args and _is_built(call.args[0]):
            yield f"{path}:{call.lineno}: SQL text put together from parts"


def _is_built(node: ast.expr) -> bool:
    if isinstance(node, ast.JoinedStr):
        first = node.values[0] if node.values else None
        opening = first.value if isinstance(first, ast.Constant) else ""
        if isinstance(opening, str) and opening.upper().startswith("PRAGMA "):
            return False
        return any(isinstance(part, ast.FormattedValue) for part in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
        return any(_has_string(side) for side in (node.left, node.right))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr == "format" and _has_string(node.func.value)
    return False


def _has_string(node: ast.expr) -> bool:
    return any(
        isinstance(part, ast.JoinedStr)
        or (isinstance(part, ast.Constant) and isinstance(part.value, str))
        for part in ast.walk(node)
    )


def transactions_end_only_in_db(path: PurePosixPath, tree: ast.Module) -> Iterator[str]:
    """One public service method, one transaction: commit and rollback belong to db."""
    if not _in_program(path) or path.is_relative_to(_PACKAGE / "db"):
        return
    for call in _calls(tree):
        if isinstance(call.func, ast.Attribute) and call.func.attr in {"commit", "rollback"}:
            yield f"{path}:{call.lineno}: {call.func.attr}() outside db"


def message_boxes_only_in_errors(path: PurePosixPath, tree: ast.Module) -> Iterator[str]:
    """Dialogs are avoided; the few that exist look alike because one file makes them."""
    if not _in_program(path) or path == _PACKAGE / "ui/errors.py":
        return
    for line, name in _names(tree):
        if name == "QMessageBox":
            yield f"{path}:{line}: QMessageBox outside ui/errors.py"


def shortcuts_only_from_the_enum(path: PurePosixPath, tree: ast.Module) -> Iterator[str]:
    """One file holds every key, so the manual can print them and no two collide."""
    if not _in_program(path) or path == _PACKAGE / "ui/shortcuts.py":
        return
    for line, name in _names(tree):
        if name in {"QShortcut", "setShortcut", "setShortcuts"}:
            yield f"{path}:{line}: {name} outside ui/shortcuts.py"


def no_blind_waits(path: PurePosixPath, tree: ast.Module) -> Iterator[str]:
    """A test waits for a signal or for what it looks at, never for a number of milliseconds."""
    if not _in_tests(path) or path.is_relative_to("tests/support"):
        return
    for call in _calls(tree):
        name, receiver = _last_name(call.func), _receiver(call)
        blind = name in {"qWait", "qSleep", "sleep"} or (name, receiver) == ("wait", "qtbot")
        if blind:
            yield f"{path}:{call.lineno}: blind wait {name}()"


def no_silent_except(path: PurePosixPath, tree: ast.Module) -> Iterator[str]:
    """A caught fault is answered: shown, turned into one of the three kinds, or raised again."""
    if not _in_program(path):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and all(_says_nothing(part) for part in node.body):
            yield f"{path}:{node.lineno}: except that only logs or passes"
        if isinstance(node, ast.Call) and _last_name(node.func) == "suppress":
            yield f"{path}:{node.lineno}: suppress() is an except that only passes"


def _says_nothing(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Pass | ast.Continue):
        return True
    if not isinstance(statement, ast.Expr):
        return False
    value = statement.value
    return isinstance(value, ast.Constant) or (
        isinstance(value, ast.Call) and _last_name(value.func) in _LOG_CALLS
    )


def no_broad_except(path: PurePosixPath, tree: ast.Module) -> Iterator[str]:
    """Catching everything is for the three places that report a bug; cleaning up re-raises."""
    if not _in_program(path) or path in _MAY_CATCH_ALL:
        return
    for node in ast.walk(tree):
        if not isinstance(node, ast.ExceptHandler):
            continue
        kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        names = {"" if kind is None else _last_name(kind) for kind in kinds}
        last = node.body[-1]
        raises_again = isinstance(last, ast.Raise) and last.exc is None
        if names & {"", "Exception", "BaseException"} and not raises_again:
            yield f"{path}:{node.lineno}: broad except"


def dates_without_unix_flags(path: PurePosixPath, tree: ast.Module) -> Iterator[str]:
    """``%-d`` in strftime is empty on Windows; domain/bahasa.py writes the dates."""
    if not _in_program(path):
        return
    for call in _calls(tree):
        if _last_name(call.func) != "strftime":
            continue
        for argument in call.args:
            if isinstance(argument, ast.Constant) and "%-" in str(argument.value):
                yield f"{path}:{call.lineno}: strftime with %-"


RULES: tuple[Rule, ...] = (
    clock_only_in_its_file,
    no_sql_by_string_building,
    transactions_end_only_in_db,
    message_boxes_only_in_errors,
    shortcuts_only_from_the_enum,
    no_blind_waits,
    no_silent_except,
    no_broad_except,
    dates_without_unix_flags,
)
