#!/usr/bin/env bash
# Bring this checkout to where a make target can run: `setup.sh serve|lint|test|gpu`. Every step leaves a stamp (a hash of what it
# was made from), so a second run does nothing, in milliseconds and without a network. Two callers at once queue.
# PYTHON names the interpreter to use; TORCH_INDEX_URL the package index that torch alone comes from.
set -Eeuo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

VENV=.venv
PYTHON_IN_VENV=$VENV/bin/python
ASSETS=${REPRISE_ASSETS_DIR:-var/assets}
APT_OPTIONS=(-o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)

trap 'echo "setup: stopped at line $LINENO: $BASH_COMMAND" >&2' ERR
say() { printf '== %s (%s s)\n' "$*" "$SECONDS"; }
die() { trap - ERR; printf 'setup: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
pip() { "$PYTHON_IN_VENV" -m pip "$@" --quiet --quiet --disable-pip-version-check --no-input; }

# --- system packages: asked for by what they give (a command, a library), never by what dpkg lists ---

install_system() { # install_system PACKAGE...: as root by apt, otherwise says the line to run
  (($#)) || return 0
  if [ "$(id -u)" = 0 ] && have apt-get; then
    say "system packages: $*"
    mkdir -p var
    export DEBIAN_FRONTEND=noninteractive
    { apt-get "${APT_OPTIONS[@]}" update && apt-get "${APT_OPTIONS[@]}" install -y --no-install-recommends "$@"; } >var/apt.log 2>&1 ||
      die "apt-get could not install: $* (its words are in var/apt.log)"
  else
    die "missing on this system: $*
  install it as root and run this again:  sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
  fi
}

can_load() { "$PYTHON_IN_VENV" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" 2>/dev/null; }

libraries() { # what the wheels of skia (GL) and OpenCV (GLib) expect from the system
  [ "$(uname -s)" = Linux ] || return 0
  local missing=()
  can_load libEGL.so.1 || missing+=(libegl1)
  can_load libGL.so.1 || missing+=(libgl1)
  can_load libgthread-2.0.so.0 || missing+=(libglib2.0-0)
  install_system "${missing[@]}"
}

programs_for_tests() {
  local missing=()
  { have ffmpeg && have ffprobe; } || missing+=(ffmpeg)
  have redis-server || missing+=(redis-server)
  { have initdb || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; } || missing+=(postgresql)
  { have chromium || have chromium-browser || have google-chrome; } || missing+=(chromium)
  have bwrap || missing+=(bubblewrap)
  have msgfmt || missing+=(gettext)
  install_system "${missing[@]}"
}

# --- stamps ---

is_done() { # is_done STEP FILE...: true when STEP was made from these very files and from $EXTRA
  STAMP=$VENV/.ok-$1
  shift
  HASH=$({ cat "$@" bin/setup.sh; printf '%s' "${EXTRA:-}"; } | sha256sum)
  [ -f "$STAMP" ] && [ "$(<"$STAMP")" = "$HASH" ]
}
mark_done() { printf '%s\n' "$HASH" >"$STAMP"; }

# --- steps ---

usable() { "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
  local name
  for name in "${PYTHON:-}" python3.11 python3.12 python3.13 python3.14 python3; do
    if [ -n "$name" ] && usable "$name"; then
      command -v "$name"
      return
    fi
  done
  return 1
}

venv() {
  [ -x "$PYTHON_IN_VENV" ] && [ -f "$VENV/.ok-venv" ] && return
  if "$PYTHON_IN_VENV" -c 'import pip' 2>/dev/null; then # somebody made a working one: keep it
    touch "$VENV/.ok-venv"
    return
  fi
  local python
  if ! python=$(find_python); then
    have python3 && python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
      die "Python 3.11 or newer is needed and was not found; PYTHON=/path/to/python3.11 make ... names one"
    install_system python3-venv
    python=$(find_python) || die "python3 still lacks venv and ensurepip"
  fi
  say "virtual environment ($("$python" -V))"
  rm -rf "$VENV"
  "$python" -m venv "$VENV"
  touch "$VENV/.ok-venv"
}

base() {
  is_done base requirements/base.lock.txt && return
  say "packages, hash-checked"
  pip install --no-compile --require-hashes -r requirements/base.lock.txt
  libraries
  "$PYTHON_IN_VENV" -c 'import av, cv2, skia' || die "the media libraries do not load (see above)"
  mark_done
}

assets() {
  local node=no status=0
  if have npm; then node=yes; fi
  EXTRA="$ASSETS $node" is_done assets requirements/assets.toml bin/fetch_assets.py bin/build_font.py && [ -d "$ASSETS/face" ] && return
  say "face models, fonts, emoji"
  "$PYTHON_IN_VENV" bin/fetch_assets.py --into "$ASSETS" || status=$?
  case $status in
    0) mark_done ;;
    3) [ "$node" = yes ] || mark_done ;; # with Node it was the network's fault: try again next time
    *) die "the face models are missing; the product cannot start without them" ;;
  esac
}

messages() {
  local po
  for po in locale/*/LC_MESSAGES/django.po; do
    [ -f "$po" ] || continue
    [ "${po%.po}.mo" -nt "$po" ] && continue
    say "translations"
    "$VENV/bin/pybabel" -q compile -d locale -D django
    touch -c locale/*/LC_MESSAGES/django.mo
    return
  done
}

tools() {
  is_done tools requirements/constraints.txt requirements/dev.in && return
  say "test and lint tools"
  pip install --no-compile -c requirements/constraints.txt -r requirements/dev.in
  mark_done
}

torch() { # torch first and alone: whatever comes later must fit the build that is there, not bring another one
  EXTRA="${TORCH_INDEX_URL:-}" is_done torch requirements/constraints.txt requirements/diffusion.in requirements/torch.in && return
  say "torch and diffusers"
  pip install --no-compile --no-deps ${TORCH_INDEX_URL:+--index-url "$TORCH_INDEX_URL"} -r requirements/torch.in
  if [ "$1" = cpu ] && ! "$PYTHON_IN_VENV" bin/check_torch.py; then
    pip uninstall --yes torch # or pip would find the next, right one "already satisfied"
    die "stopped before gigabytes of CUDA packages come in"
  fi
  pip install --no-compile -c requirements/constraints.txt -r requirements/diffusion.in -r requirements/torch.in
  if [ "$1" = cpu ]; then "$PYTHON_IN_VENV" bin/check_torch.py; fi
  mark_done
}

have flock || die "flock is needed (package util-linux)"
mkdir -p var
exec 9>var/.setup.lock
flock 9
case "${1:-}" in
  serve) venv; base; assets; messages ;;
  lint) venv; base; tools ;;
  test) programs_for_tests; venv; base; assets; messages; tools; torch cpu ;;
  gpu) venv; base; assets; messages; torch any ;;
  *) die "usage: bin/setup.sh serve|lint|test|gpu" ;;
esac
