#!/usr/bin/env bash
# Renews the three lock files from pyproject.toml; run it after a pin has changed and commit the result.
#   run.txt      what the program needs (plus what builds its editable install)
#   dev.txt      run.txt and the test tools, with the same versions
#   windows.txt  the program on 64-bit Windows with Python 3.11: wheels only
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

uv=.venv/bin/uv
[[ -x $uv ]] || { echo "uv belum ada: jalankan dulu  bash packaging/test.sh" >&2; exit 1; }
lock=packaging/lock
mkdir -p "$lock"

compile() { # compile TARGET OPTION...
  local target=$1
  shift
  "$uv" pip compile pyproject.toml --quiet --generate-hashes --no-header --no-annotate \
    --no-emit-index-url --no-emit-find-links "$@" --output-file "$target.new"
  {
    echo "# Made by packaging/lock.sh from pyproject.toml; do not edit by hand."
    # A lock names packages and hashes, never a place to fetch them from.
    grep -vE '^[[:space:]]*(--(index-url|extra-index-url|find-links|trusted-host)|#)' "$target.new"
  } >"$target"
  rm -f "$target.new"
  if grep -nE '://|^-' "$target"; then
    echo "$target names a host or an option: not a lock" >&2
    exit 1
  fi
}

compile "$lock/dev.txt" --universal --python-version 3.11 --extra build --extra dev
compile "$lock/run.txt" --universal --python-version 3.11 --extra build --constraint "$lock/dev.txt"
compile "$lock/windows.txt" --python-platform x86_64-pc-windows-msvc --python-version 3.11 \
  --extra build --only-binary :all: --constraint "$lock/dev.txt"
# Every locked file exists as a wheel for Windows (pip on Linux would judge the markers for Linux).
target=$(mktemp -d)
"$uv" pip install --dry-run --quiet --require-hashes --no-deps --only-binary :all: --target "$target" \
  --python-platform x86_64-pc-windows-msvc --python-version 3.11 -r "$lock/windows.txt"
rm -rf "$target"
wc -l "$lock"/*.txt
