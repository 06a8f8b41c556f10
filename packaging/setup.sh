# Sourced by run.sh and test.sh: a Python, the libraries the system must have, and .venv from a lock.
# Needs no network but pip's and apt's own sources. A second call finds the stamp and takes no time.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

VENV=.venv
PY=$VENV/bin/python

say() { printf '%s\n' "$*"; }
die() {
  printf '%s\n' "$*" >&2
  exit 1
}

# What Qt loads at run time; the second line is for a real window, the third for printers.
# fonts: without one font family on the machine fontconfig answers with blank text.
APT_RUN=(
  libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0
  libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0
  libcups2 cups-client fonts-dejavu-core
)
APT_TEST=(xvfb openbox xauth cups poppler-utils strace)

find_python() { # prints the first Python that starts and is 3.11 or newer; SPKT_PYTHON goes first
  local candidate
  for candidate in "${SPKT_PYTHON:-}" python3.11 python3.12 python3.13 python3; do
    [[ -n $candidate ]] || continue
    if "$candidate" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' \
      >/dev/null 2>&1; then
      printf '%s\n' "$candidate"
      return 0
    fi
  done
  return 1
}

apt_has() { # a package under its own name, or as Debian 13 and Ubuntu 24.04 rename it
  local state
  for name in "$1" "$1t64"; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null) || true
    [[ $state == installed ]] && return 0
  done
  return 1
}

apt_name() { # the name this release of the system knows
  if [[ -n $(apt-cache madison "$1t64" 2>/dev/null) ]]; then printf '%s\n' "$1t64"; else printf '%s\n' "$1"; fi
}

need_apt() { # need_apt PACKAGE...: installs what is missing, or prints the one line to type and stops
  local missing=() names=() package sudo=()
  if ! command -v dpkg-query >/dev/null; then
    local library
    for library in libEGL.so.1 libGL.so.1 libxkbcommon.so.0 libfontconfig.so.1 libxcb-cursor.so.0; do
      ldconfig -p 2>/dev/null | grep -q "$library" || missing+=("$library")
    done
    ((${#missing[@]} == 0)) || die "Pustaka sistem belum ada: ${missing[*]}. Pasang dengan pengelola paket sistem ini."
    return 0
  fi
  for package in "$@"; do apt_has "$package" || missing+=("$package"); done
  ((${#missing[@]})) || return 0
  if ((EUID != 0)); then
    if sudo -n true 2>/dev/null; then
      sudo=(sudo -n)
    else
      die "Pustaka sistem belum ada. Ketik:  sudo apt-get install -y --no-install-recommends ${missing[*]}"
    fi
  fi
  say "Memasang paket sistem: ${missing[*]}"
  "${sudo[@]}" apt-get update -qq >/dev/null || die "apt-get update gagal: periksa jaringan, lalu ulangi."
  for package in "${missing[@]}"; do names+=("$(apt_name "$package")"); done
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes apt-get install -y -qq --no-install-recommends \
    "${names[@]}" >/dev/null </dev/null || die "apt-get gagal memasang: ${names[*]}"
}

venv_state() { # venv_state LOCK: one sum over everything the environment is made of
  {
    cat "$1" pyproject.toml
    pwd
    "$PY" -c 'import sys; print(sys.version)' 2>/dev/null
  } | sha256sum | cut -d' ' -f1
}

venv_sound() { # false when half made, made by a Python that is gone, or made in another folder
  [[ ! -e $VENV/unfinished ]] &&
    "$PY" -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 &&
    grep -qsF "$PWD/$VENV/bin/python" "$VENV/bin/pip"
}

need_venv() { # need_venv run|dev: .venv holds what the lock says, or is made to
  local kind=$1 lock=packaging/lock/$1.txt python
  local stamp=$VENV/stamp-$kind
  # The test environment holds all that the program needs, at the same versions.
  if [[ $kind == run && -f $VENV/stamp-dev && $(<"$VENV/stamp-dev") == "$(venv_state packaging/lock/dev.txt)" ]]; then
    return 0
  fi
  [[ -f $stamp && $(<"$stamp") == "$(venv_state "$lock")" ]] && return 0

  if ! venv_sound; then
    python=$(find_python) || die "Python 3.11 atau lebih baru belum ada. Ketik:  sudo apt-get install -y python3 python3-venv"
    say "Menyiapkan $VENV dengan $("$python" -V) …"
    rm -rf "$VENV"
    "$python" -m venv "$VENV" || die "$VENV tidak dapat dibuat: periksa ruang disk dan izin folder ini."
  fi
  rm -f "$VENV"/stamp-*
  : >"$VENV/unfinished"
  say "Memasang pustaka dari $lock …"
  "$PY" -m pip install -qq --disable-pip-version-check --no-input --require-hashes -r "$lock" ||
    die "Pustaka tidak dapat dipasang: periksa jaringan dan ruang disk, lalu ulangi."
  "$PY" -m pip install -qq --disable-pip-version-check --no-input --no-deps --no-build-isolation \
    --no-index -e . || die "Program tidak dapat dipasang ke $VENV."
  venv_state "$lock" >"$stamp.new"
  mv "$stamp.new" "$stamp"
  rm -f "$VENV/unfinished"
}
