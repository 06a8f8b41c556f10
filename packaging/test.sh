#!/usr/bin/env bash
# Every gate and every test, in the order of their cost; the first failure ends the run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=packaging/setup.sh
source packaging/setup.sh
exec </dev/null

begun=$SECONDS
step() { # step HEADLINE COMMAND...
  local headline=$1 start=$SECONDS
  shift
  printf '\n== %s\n' "$headline"
  "$@" || die "== $headline: GAGAL setelah $((SECONDS - start)) s"
  printf '== %s: baik, %s s\n' "$headline" "$((SECONDS - start))"
}

need_tools() { # a gate whose tool is missing has failed, not been skipped
  local tool
  for tool in "$@"; do
    command -v "$tool" >/dev/null || [[ -x /usr/sbin/$tool ]] || die "alat uji tidak ada: $tool"
  done
}

unset DISPLAY WAYLAND_DISPLAY CUPS_SERVER
export LC_ALL=C.UTF-8

step "Paket sistem" need_apt "${APT_RUN[@]}" "${APT_TEST[@]}"
step "Alat uji" need_tools Xvfb openbox xauth cupsd lp lpadmin cupsenable pdftotext pdftoppm strace
step "Lingkungan Python" need_venv dev

bin=$VENV/bin
step "ruff format" "$bin/ruff" format --check .
step "ruff check" "$bin/ruff" check .
step "mypy" "$bin/mypy" --strict src tests
step "mypy untuk Windows" "$bin/mypy" --strict --platform win32 src
step "Kontrak lapisan" "$bin/lint-imports" --no-cache
# A file opened without an encoding reads differently on Windows: a warning here, so an error in pytest.
export PYTHONWARNDEFAULTENCODING=1
# Folders of its own: two runs at once must not tidy up each other's.
PYTEST_DEBUG_TEMPROOT=$(mktemp -d)
export PYTEST_DEBUG_TEMPROOT
trap 'rm -rf "$PYTEST_DEBUG_TEMPROOT"' EXIT
step "Uji" env QT_QPA_PLATFORM=offscreen "$PY" -m pytest tests --ignore tests/journeys -n 2
# Qt chooses its platform once a process: the journeys get processes of their own, each with a display.
step "Perjalanan di jendela nyata" "$PY" -m pytest tests/journeys -n 2

printf '\nSemua pemeriksaan lulus dalam %s s.\n' "$((SECONDS - begun))"
