"""The one door for words on the screen: Chinese at source, Qt's own dialogs in Chinese beside it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from core import paths

CONTEXT = "xiangjian"
# Qt does not keep translators: without a reference here the buttons fall back to English.
_kept: list[QTranslator] = []


def tr(text: str, **values: object) -> str:
    """`text` in the language of the window, with `{name}` filled in."""
    said = QCoreApplication.translate(CONTEXT, text)
    return said.format(**values) if values else said


def install(app: QCoreApplication) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    # Ours last: it is asked first, and has what Qt's leaves in English.
    for name, folder in (("qtbase_zh_CN", qt), ("more_zh_CN", str(paths.resources() / "i18n"))):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
            _kept.append(translator)
