; The installer for Windows: per user, no administrator, Chinese. makensis -INPUTCHARSET UTF8 -DVERSION=… -DPROGRAM=… -DOUT=…
Unicode true
!ifndef TARGET
  !define TARGET amd64-unicode
!endif
Target ${TARGET}
!include "MUI2.nsh"

Name "乡鉴"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Xiangjian"
InstallDirRegKey HKCU "Software\Xiangjian" "InstallDir"
SetCompressor /SOLID ${COMPRESSOR}
ManifestDPIAware true
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "乡鉴"
VIAddVersionKey /LANG=2052 "FileDescription" "乡鉴安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "MIT"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\xiangjian.exe"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开乡鉴"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Xiangjian"

!macro Associate EXTENSION CLASS LABEL
  WriteRegStr HKCU "Software\Classes\${EXTENSION}" "" "${CLASS}"
  WriteRegStr HKCU "Software\Classes\${CLASS}" "" "${LABEL}"
  WriteRegStr HKCU "Software\Classes\${CLASS}\DefaultIcon" "" "$INSTDIR\xiangjian.exe,0"
  WriteRegStr HKCU "Software\Classes\${CLASS}\shell\open\command" "" '"$INSTDIR\xiangjian.exe" "%1"'
!macroend

Section
  ; An upgrade leaves nothing of the older program behind; libraries and settings are elsewhere.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${PROGRAM}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\乡鉴.lnk" "$INSTDIR\xiangjian.exe"
  CreateShortCut "$DESKTOP\乡鉴.lnk" "$INSTDIR\xiangjian.exe"
  WriteRegStr HKCU "Software\Xiangjian" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "乡鉴"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\xiangjian.exe"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  !insertmacro Associate ".xjlib" "Xiangjian.Library" "乡鉴案例库"
  !insertmacro Associate ".xjreview" "Xiangjian.Review" "乡鉴审核包"
SectionEnd

Section "Uninstall"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\xiangjian.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\乡鉴.lnk"
  Delete "$DESKTOP\乡鉴.lnk"
  DeleteRegKey HKCU "Software\Classes\.xjlib"
  DeleteRegKey HKCU "Software\Classes\.xjreview"
  DeleteRegKey HKCU "Software\Classes\Xiangjian.Library"
  DeleteRegKey HKCU "Software\Classes\Xiangjian.Review"
  DeleteRegKey HKCU "Software\Xiangjian"
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
