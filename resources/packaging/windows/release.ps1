# The release build, on a real Windows with the official Python 3.11 or newer and NSIS: powershell -File resources\packaging\windows\release.ps1
$ErrorActionPreference = "Stop"
$version = (Select-String -Path pyproject.toml -Pattern '^version = "(.*)"').Matches[0].Groups[1].Value
$signature = Get-AuthenticodeSignature (Get-Command python).Source
if ($signature.Status -ne "Valid" -or $signature.SignerCertificate.Subject -notmatch "Python Software Foundation") {
    throw "python is not the official one: $($signature.Status)"
}
python -m venv build\venv
build\venv\Scripts\python -m pip install --quiet ".[package,fast]" "PySide6-Essentials==6.9.3"
build\venv\Scripts\python resources\gazetteer\build.py
build\venv\Scripts\python resources\packaging\icons.py resources\icons\xiangjian.svg build\icons
Copy-Item build\icons\xiangjian.ico resources\icons\
build\venv\Scripts\pyinstaller --noconfirm --log-level WARN build.spec
New-Item -ItemType Directory -Force dist\release | Out-Null
$root = (Get-Location).Path
makensis /V2 /INPUTCHARSET UTF8 "/DVERSION=$version" "/DTARGET=x86-unicode" "/DPROGRAM=$root\dist\xiangjian" "/DICON=$root\build\icons\xiangjian.ico" `
    /DCOMPRESSOR=lzma "/DOUT=$root\dist\release\Xiangjian-$version.exe" resources\packaging\windows\xiangjian.nsi
& dist\xiangjian\xiangjian.exe selftest --json
if ($LASTEXITCODE -ne 0) { throw "selftest failed" }
