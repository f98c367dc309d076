#!/bin/sh
# Puts Mendscape into the menu of this user, or takes it out again.
#
#   ./install.sh              menu entry, icons, and the command `mendscape`
#   ./install.sh --uninstall  remove them; photos, models and settings stay
#
# The program stays where this folder is. After moving the folder, run it again.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
command=$HOME/.local/bin/mendscape
entry=$data/applications/mendscape.desktop

fail() {
    printf '%s\n' "mendscape: $*" >&2
    exit 1
}

# What stands in a desktop entry as one argument, whatever the folder is called.
quoted() {
    printf '"%s"' "$(printf '%s' "$1" |
        sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g')"
}

install_files() {
    (cd "$here/share" && find . -type f) | while read -r file; do
        mkdir -p "$data/$(dirname "$file")"
        cp "$here/share/$file" "$data/$file"
    done
    # The menu starts the program where it lies: it need not be on the path.
    while IFS= read -r line; do
        case $line in
            Exec=*) printf 'Exec=%s %%f\n' "$(quoted "$here/mendscape")" ;;
            TryExec=*) printf 'TryExec=%s\n' "$here/mendscape" ;;
            *) printf '%s\n' "$line" ;;
        esac
    done <"$here/share/applications/mendscape.desktop" >"$entry"
    mkdir -p "$(dirname "$command")"
    [ ! -e "$command" ] || [ -L "$command" ] || fail "$command is another program"
    ln -sf "$here/mendscape" "$command"
}

remove_files() {
    (cd "$here/share" && find . -type f) | while read -r file; do
        rm -f "$data/$file"
    done
    [ ! -L "$command" ] || rm -f "$command"
}

# Desktops look again by themselves, sooner or later.
tell_the_desktop() {
    update-desktop-database -q "$data/applications" 2>/dev/null || true
    # Where there is no cache, none is made: it would hide the icons of others later.
    [ ! -e "$data/icons/hicolor/icon-theme.cache" ] ||
        gtk-update-icon-cache -q -t "$data/icons/hicolor" 2>/dev/null || true
    touch -c "$data/icons/hicolor"
}

case ${1:-} in
    "")
        [ -x "$here/mendscape" ] || fail "there is no program in $here"
        install_files
        tell_the_desktop
        printf '%s\n' "Mendscape is in the menu now. In a terminal, type: mendscape"
        case ":$PATH:" in
            *":$HOME/.local/bin:"*) ;;
            *) printf '%s\n' "(once $HOME/.local/bin is on the path)" ;;
        esac
        ;;
    --uninstall)
        remove_files
        tell_the_desktop
        printf '%s\n' "Mendscape is out of the menu. Its folder is yours to delete: $here"
        ;;
    *) fail "usage: install.sh [--uninstall]" ;;
esac
