# Installs, runs and removes every package on a real Windows, as an administrator would: silently.
# The counterpart of try_windows.py, which asks more and does it under Wine.
param([Parameter(Mandatory)] [string] $Packages)
$ErrorActionPreference = "Stop"

function Must([bool] $Holds, [string] $What) {
    if (-not $Holds) { throw "not so: $What" }
}

function Run([string] $File, [string[]] $Arguments) {
    $process = Start-Process -FilePath $File -ArgumentList $Arguments -Wait -PassThru
    return $process.ExitCode
}

function Check([string] $Program) {
    $answer = & $Program --checks | Out-String
    Must ($LASTEXITCODE -eq 0) "all checks are well: $answer"
}

$data = Join-Path $env:LOCALAPPDATA "Kanttekening"
New-Item -ItemType Directory -Force $data | Out-Null
$kept = Join-Path $data "bewaar.txt"
Set-Content $kept "van de gebruiker"
$mine = Join-Path $env:LOCALAPPDATA "Programs\Kanttekening"

$setup = (Get-ChildItem "$Packages\*-setup.exe").FullName
Must ((Run $setup @("/S")) -eq 0) "setup.exe installs"
Check "$mine\kanttekening.exe"
Must ((Run $setup @("/S")) -eq 0) "setup.exe installs over itself"
Check "$mine\kanttekening.exe"
Must ((Run "$mine\verwijderen.exe" @("/S", "_?=$mine")) -eq 0) "it is removed"
Must (-not (Test-Path "$mine\kanttekening.exe")) "no program is left"
Must (Test-Path $kept) "what is the person's stays"
Remove-Item -Recurse -Force $mine -ErrorAction SilentlyContinue

foreach ($msi in Get-ChildItem "$Packages\*.msi") {
    $folder = if ($msi.Name -like "*gebruiker*") { $mine } else { "$env:ProgramFiles\Kanttekening" }
    Must ((Run "msiexec" @("/i", "`"$($msi.FullName)`"", "/qn", "/norestart")) -eq 0) "$($msi.Name) installs"
    Check "$folder\kanttekening.exe"
    Must ((Run "msiexec" @("/x", "`"$($msi.FullName)`"", "/qn", "/norestart")) -eq 0) "$($msi.Name) is removed"
    Must (-not (Test-Path "$folder\kanttekening.exe")) "no program is left"
    Must (Test-Path $kept) "what is the person's stays"
}

Expand-Archive (Get-ChildItem "$Packages\*-x64.zip").FullName -DestinationPath portable
Check "portable\Kanttekening\kanttekening.exe"
Write-Output "4 passed, 0 failed"
