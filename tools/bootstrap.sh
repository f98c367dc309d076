#!/bin/sh
# Prepares a machine for Mendscape; called by the Makefile from the project's root.
#
#   bootstrap.sh install app|dev|cluster     make .venv and install into it
#   bootstrap.sh install package             the same in build/venv
#   bootstrap.sh libraries offscreen|window  see that Qt finds the system's libraries
#
# On Debian and Ubuntu missing system packages are installed when that needs no
# password (root, or sudo without one). Otherwise this names what is missing and the
# line to type. PYTHON=/path/to/python chooses an interpreter.
set -eu

VENV=.venv
VERSIONS="3.11 3.12 3.13"

# Soname and Debian package of each library that Qt opens but does not bring along.
OFFSCREEN_LIBRARIES="
libEGL.so.1 libegl1
libGL.so.1 libgl1
libxkbcommon.so.0 libxkbcommon0
libfontconfig.so.1 libfontconfig1
libdbus-1.so.3 libdbus-1-3
libglib-2.0.so.0 libglib2.0-0"
WINDOW_LIBRARIES="$OFFSCREEN_LIBRARIES
libxcb-cursor.so.0 libxcb-cursor0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0"

say() { printf '%s\n' "mendscape: $*"; }

fail() {
    say "$@" >&2
    exit 1
}

# The words to put before apt-get, or failure when it would ask for a password.
privilege() {
    if [ "$(id -u)" = 0 ]; then
        echo ""
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        echo "sudo -n"
    else
        return 1
    fi
}

# install_packages REASON PACKAGE...
install_packages() {
    reason=$1
    shift
    command -v apt-get >/dev/null ||
        fail "$reason. Please install what your system calls: $*"
    become=$(privilege) ||
        fail "$reason. Please type: sudo apt-get install $*"
    say "$reason; installing: $*"
    $become apt-get update -q || true # without a network the old lists must do
    $become env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends "$@" ||
        fail "the system's packages could not be installed. Please see to: $*"
}

# Users other than root often lack the folder of ldconfig on their path.
known_libraries() { PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null; }

# missing_packages: reads "soname package" lines, prints the packages to install.
missing_packages() {
    present=$(known_libraries)
    while read -r soname package; do
        [ -n "$soname" ] || continue
        case $present in
            *"$soname "*) ;;
            *) printf '%s ' "$package" ;;
        esac
    done
}

libraries() {
    [ "$(uname)" = Linux ] || return 0
    [ -n "$(known_libraries)" ] || return 0 # no such list: Qt itself will tell
    case $1 in
        offscreen) wanted=$OFFSCREEN_LIBRARIES ;;
        window) wanted=$WINDOW_LIBRARIES ;;
        *) fail "libraries for what? Received: $1" ;;
    esac
    missing=$(printf '%s\n' "$wanted" | missing_packages)
    # shellcheck disable=SC2086  # one word for each package
    [ -z "$missing" ] || install_packages "Qt needs system libraries" $missing
}

# A name on the path proves nothing: pyenv puts shims there that only fail, and a
# Python built by hand may lack what pip needs.
fits() {
    "$1" -c 'import ctypes, ssl, sys
sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1
}

has_venv() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

# Every file of a fitting name in every folder of the path, one a line.
candidates() {
    [ -z "${PYTHON:-}" ] || { command -v "$PYTHON" || true; return; }
    for name in $(printf 'python%s ' $VERSIONS) python3 python; do
        printf '%s\n' "$PATH" | tr ':' '\n' | while read -r folder; do
            [ ! -x "$folder/$name" ] || printf '%s\n' "$folder/$name"
        done
    done
    for version in $VERSIONS; do
        for file in "${PYENV_ROOT:-$HOME/.pyenv}/versions/$version".*/bin/python; do
            [ ! -x "$file" ] || printf '%s\n' "$file"
        done
    done
}

# The first that fits and can make environments, else the first that fits.
find_python() {
    second=
    found=$(candidates)
    while read -r candidate; do
        [ -n "$candidate" ] && fits "$candidate" || continue
        if has_venv "$candidate"; then
            printf '%s\n' "$candidate"
            return
        fi
        [ -n "$second" ] || second=$candidate
    done <<LIST
$found
LIST
    printf '%s\n' "$second"
}

# Installs the first Python of the system's packages that fits.
install_python() {
    [ -z "${PYTHON:-}" ] || fail "PYTHON=$PYTHON is no working Python 3.11 to 3.13"
    # A bare machine has no lists of packages yet to look into.
    if command -v apt-get >/dev/null && become=$(privilege); then
        $become apt-get update -q || true
    fi
    for version in $VERSIONS; do
        if apt-cache show "python$version" >/dev/null 2>&1; then
            install_packages "Python 3.11 to 3.13 is missing" \
                "python$version" "python$version-venv"
            return
        fi
    done
    fail "Python 3.11, 3.12 or 3.13 is missing and could not be found among the" \
        "system's packages. Get one from python.org, then: make run PYTHON=/its/path"
}

# Debian keeps what `python -m venv` needs in a package of its own.
install_venv() {
    version=$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    install_packages "$1 cannot make virtual environments" "python$version-venv"
}

# Sets $python to an interpreter that fits and can make environments.
require_python() {
    python=$(find_python)
    if [ -z "$python" ]; then
        install_python
        python=$(find_python)
    fi
    [ -n "$python" ] || fail "Python 3.11 to 3.13 is still missing"
    if ! has_venv "$python"; then
        install_venv "$python"
        python=$(find_python)
    fi
    has_venv "$python" || fail "$python still cannot make virtual environments"
}

make_environment() {
    if fits "$VENV/bin/python" && "$VENV/bin/python" -m pip --version >/dev/null 2>&1
    then
        return
    fi
    require_python
    say "making $VENV with $python"
    "$python" -m venv --clear "$VENV"
}

pip_install() {
    PIP_DISABLE_PIP_VERSION_CHECK=1 "$VENV/bin/python" -m pip install "$@" ||
        fail "pip could not install Mendscape; its last lines above say why"
}

# The very versions that were tested, each file checked by its hash.
install() {
    lock=requirements/$1.txt
    [ -f "$lock" ] || fail "install what? Received: $1"
    # What lies in .venv for other purposes has no place in a package.
    [ "$1" != package ] || VENV=build/venv
    make_environment
    say "installing into $VENV; the first time this fetches about 750 MB"
    pip_install --require-hashes -r "$lock"
    pip_install --no-deps -e .
    : >"$VENV/.ready-$1"
}

[ $# = 2 ] || fail "usage: bootstrap.sh install app|dev|cluster|package |" \
    "bootstrap.sh libraries offscreen|window"
case $1 in
    install) install "$2" ;;
    libraries) libraries "$2" ;;
    *) fail "there is no step named $1" ;;
esac
