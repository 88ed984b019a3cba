; The installer for one person, without administrator rights. `poe windows` runs it:
; makensis -DVERSION=0.1.0 -DSOURCE=dist/kanttekening -DTARGET=setup.exe -DICON=... installer.nsi
; Silent: setup.exe /S [/D=folder, as the last word and without quotes]
; Exit codes: 0 done, 1 cancelled, 2 Windows is too old, 3 the program is running, 4 a newer version
; is there.
Unicode true
Target amd64-unicode
!include LogicLib.nsh
!include MUI2.nsh
!include FileFunc.nsh
!include WordFunc.nsh

!define NAME "Kanttekening"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define CLASSES "Software\Classes"
!define DOCUMENT "Kanttekening.Stuk"
!define LIBRARY "Kanttekening.Bibliotheek"
!define OLDEST_BUILD 18362

Name "${NAME}"
OutFile "${TARGET}"
; The program that removes it is made while this one is: signed too, if there is a certificate.
!uninstfinalize '${SIGN} "%1"' = 0
!ifdef QUICK
  SetCompress off
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all
BrandingText "${NAME} ${VERSION}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1043 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1043 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1043 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1043 "FileDescription" "${NAME} installeren"
VIAddVersionKey /LANG=1043 "CompanyName" "${NAME}"
VIAddVersionKey /LANG=1043 "LegalCopyright" "Vrije software, AGPL-3.0 of later"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\kanttekening.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Dutch"

!macro TellAndStop CODE TEXT
  MessageBox MB_OK|MB_ICONEXCLAMATION "${TEXT}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; A program that runs holds its own file.
!macro StopIfRunning
  ${If} ${FileExists} "$INSTDIR\kanttekening.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\kanttekening.exe" a
    ${If} ${Errors}
      !insertmacro TellAndStop 3 "Kanttekening is nog open. Sluit het programma en probeer het opnieuw."
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

; As the MSI does: an older program would refuse the libraries that the newer one has made its own.
!macro StopIfNewerIsThere
  ReadRegStr $0 HKCU "${UNINSTALL}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 == 1
      !insertmacro TellAndStop 4 "Er staat al een nieuwere versie van Kanttekening ($0) op deze computer. Wilt u toch versie ${VERSION}, verwijder dan eerst de nieuwere. Uw bibliotheken blijven daarbij staan."
    ${EndIf}
  ${EndIf}
!macroend

Function .onInit
  SetRegView 64
  ReadRegStr $0 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "CurrentBuildNumber"
  ${If} $0 < ${OLDEST_BUILD}
    !insertmacro TellAndStop 2 "Kanttekening werkt op Windows 10 versie 1903 (build ${OLDEST_BUILD}) of nieuwer. Dit is build $0. Werk Windows eerst bij."
  ${EndIf}
  !insertmacro StopIfNewerIsThere
FunctionEnd

Function un.onInit
  SetRegView 64
FunctionEnd

; What an earlier version put here; never anything that a person may have put beside it.
!macro RemoveProgram
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\kanttekening.exe"
!macroend

Section "install"
  SetShellVarContext current
  !insertmacro StopIfRunning
  ${If} ${FileExists} "$INSTDIR\kanttekening.exe"
    !insertmacro RemoveProgram
  ${EndIf}
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}/*.*"
  WriteUninstaller "$INSTDIR\verwijderen.exe"
  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\kanttekening.exe"

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\kanttekening.exe"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\verwijderen.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\verwijderen.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0

  ; Offered under "Openen met", never made the default; only our own libraries open with us.
  WriteRegStr HKCU "${CLASSES}\${DOCUMENT}" "" "Stuk in Kanttekening"
  WriteRegStr HKCU "${CLASSES}\${DOCUMENT}\shell\open\command" "" '"$INSTDIR\kanttekening.exe" "%1"'
  !include "${ENDINGS}"
  WriteRegStr HKCU "${CLASSES}\${LIBRARY}" "" "Bibliotheek van Kanttekening"
  WriteRegStr HKCU "${CLASSES}\${LIBRARY}\DefaultIcon" "" "$INSTDIR\kanttekening.exe"
  WriteRegStr HKCU "${CLASSES}\${LIBRARY}\shell\open\command" "" '"$INSTDIR\kanttekening.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\.kanttekening" "" "${LIBRARY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  !insertmacro StopIfRunning
  !insertmacro RemoveProgram
  Delete "$INSTDIR\verwijderen.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "${CLASSES}\${DOCUMENT}"
  DeleteRegKey HKCU "${CLASSES}\${LIBRARY}"
  DeleteRegKey HKCU "${CLASSES}\.kanttekening"
  !include "${UNENDINGS}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  ; %LOCALAPPDATA%\Kanttekening, with libraries, notes and choices, is the person's own and stays.
SectionEnd
