#!/bin/sh
# Which of the program's plug-ins for Chinese input fits the desktop: the one for ibus is Qt's own and serves fcitx 5 too, which
# answers to ibus's protocol; fcitx 4 (UOS 20, Kylin V10) has its own.
files=/opt/apps/org.xiangjian.app/files
fcitx4=$files/_internal/PySide6/Qt/plugins/platforminputcontexts/libfcitxplatforminputcontextplugin-qt6.so
case "${QT_IM_MODULE:-}:${XMODIFIERS:-}" in
    fcitx*:* | :@im=fcitx*)
        if [ ! -e $fcitx4 ] || grep -qsx fcitx5 /proc/[0-9]*/comm; then QT_IM_MODULE=ibus; else QT_IM_MODULE=fcitx; fi
        export QT_IM_MODULE
        ;;
    :@im=ibus*) export QT_IM_MODULE=ibus ;;
esac
exec $files/xiangjian "$@"
