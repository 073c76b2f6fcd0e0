#!/bin/sh
# Sees to the system libraries that Qt and Python expect: installs them on Debian as root, elsewhere names what is missing.
# usage: system.sh PYTHON [package]
set -eu
python=$1
purpose=${2:-run}
PATH=$PATH:/usr/sbin:/sbin
missing=""
need() { missing="$missing $1"; }

if [ "$(uname -s)" = Linux ]; then
    known=$(ldconfig -p 2>/dev/null || true)
    while read -r library package; do
        case "$known" in *"$library"*) ;; *) need "$package" ;; esac
    done <<LIBRARIES
libGL.so.1 libgl1
libEGL.so.1 libegl1
libxkbcommon.so.0 libxkbcommon0
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libglib-2.0.so.0 libglib2.0-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
LIBRARIES
fi

if ! command -v "$python" >/dev/null 2>&1; then
    need python3
    need python3-venv
elif ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    need python3-venv
fi

if [ "$purpose" = package ] && [ "$(uname -s)" = Linux ]; then
    command -v objdump >/dev/null 2>&1 || need binutils
    # Debian's own python3 is static: freezing needs the shared library, which is a package of its own.
    "$python" - 2>/dev/null <<'SHARED' || need "libpython$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
import ctypes.util, os, sys, sysconfig
value = sysconfig.get_config_var
name = "python%d.%d" % sys.version_info[:2]
sys.exit(not (os.path.exists(os.path.join(value("LIBDIR"), value("INSTSONAME"))) or ctypes.util.find_library(name)))
SHARED
fi

if [ -n "$missing" ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        apt-get update -qq
        # shellcheck disable=SC2086 # a list of package names
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    else
        echo "缺少系统组件,请先安装 / missing on this system, please install:$missing" >&2
        exit 1
    fi
fi

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "需要 Python 3.11 或更新版本 / Python 3.11 or newer is needed: $("$python" --version 2>&1)" >&2
    exit 1
}
