#!/bin/sh
# The program carries Qt's own plug-in for ibus; fcitx 5 answers to the same protocol, fcitx 4 does not.
case "${QT_IM_MODULE:-}" in
    fcitx | fcitx5) export QT_IM_MODULE=ibus ;;
esac
exec /opt/apps/org.xiangjian.app/files/xiangjian "$@"
