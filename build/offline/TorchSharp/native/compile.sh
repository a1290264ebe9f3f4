#!/bin/sh
# compile.sh OUTPUT-FOLDER FLAGS SOURCE...: compiles each source, as many at once as there are processors.
# An object appears under its name only when it is whole: two builds at once cannot spoil each other's files.
export OUT="$1" FLAGS="$2"
shift 2
printf '%s\n' "$@" | xargs -P "$(nproc)" -I{} sh -c 'o="$OUT/$(basename "{}" .cpp).o"; g++ $FLAGS -c "{}" -o "$o.$$" && mv -f "$o.$$" "$o"'
