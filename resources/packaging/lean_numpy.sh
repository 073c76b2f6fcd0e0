#!/bin/sh
# Installs numpy without OpenBLAS and Fortran's run-time library (28 MB): of numpy the program only sorts, counts and joins arrays.
# usage: lean_numpy.sh PYTHON FOLDER. Built from its source archive once (some minutes), the wheel is kept in FOLDER/wheels.
set -eu
python=$1
folder=$2
wheels=$folder/wheels
version=$("$python" -m pip show numpy | sed -n 's/^Version: //p')
if ! ls "$wheels/numpy-$version-"*.whl >/dev/null 2>&1; then
    command -v cc >/dev/null && command -v c++ >/dev/null || {
        echo "lean_numpy.sh: no compiler here; the program is packed with numpy as it comes, 28 MB more" >&2
        exit 0
    }
    # Of the processors' later instructions only those that today's laptops have: half the time, a third less room.
    dispatch=max
    [ "$(uname -m)" != x86_64 ] || dispatch=X86_V3
    mkdir -p "$wheels"
    nice "$python" -m pip wheel --quiet --disable-pip-version-check --no-cache-dir --no-deps --no-binary numpy -w "$wheels" "numpy==$version" \
        -Csetup-args=-Dallow-noblas=true -Csetup-args=-Dblas=none -Csetup-args=-Dlapack=none \
        -Csetup-args=-Dcpu-dispatch=$dispatch -Cinstall-args=--strip
fi
rm -rf "$folder/site"
"$python" -m pip install --quiet --disable-pip-version-check --no-deps --no-index --target "$folder/site" "$wheels/numpy-$version-"*.whl
