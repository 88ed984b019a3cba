# Installs, runs, upgrades and removes every package on a real Windows, as an administrator would:
# silently. The counterpart of try_windows.py, which asks more and does it under Wine. The older
# packages, to upgrade from, are made by `python resources/packaging/try_windows.py FOLDER`.
param(
    [Parameter(Mandatory)] [string] $Packages,
    [Parameter(Mandatory)] [string] $Older
)
$ErrorActionPreference = "Stop"
$mine = Join-Path $env:LOCALAPPDATA "Programs\Kanttekening"
$library = Join-Path $env:LOCALAPPDATA "Kanttekening\bibliotheek.kanttekening"

function Must([bool] $Holds, [string] $What) {
    if (-not $Holds) { throw "not so: $What" }
}

# An installer: started and waited for; its exit code.
function CodeOf([string] $File, [string[]] $Arguments) {
    return (Start-Process -FilePath $File -ArgumentList $Arguments -Wait -PassThru).ExitCode
}

function Run([string] $File, [string[]] $Arguments, [string] $What) {
    $code = CodeOf $File $Arguments
    Must ($code -eq 0) "$What ends well: $code"
}

# The program itself. It is no console program: only what goes through a pipe is waited for.
function Ask([string] $Folder, [string[]] $Arguments) {
    $answer = & "$Folder\kanttekening.exe" @Arguments | Out-String
    Must ($LASTEXITCODE -eq 0) "kanttekening $Arguments ends well: $answer"
}

function One([string] $Folder, [string] $Pattern) {
    $found = @(Get-ChildItem -Path $Folder -Filter $Pattern)
    Must ($found.Count -eq 1) "one $Pattern in $Folder"
    return $found[0].FullName
}

function Listed() {
    $places = "HKCU:", "HKLM:" | ForEach-Object { "$_\Software\Microsoft\Windows\CurrentVersion\Uninstall\*" }
    return @(Get-ItemProperty -Path $places -ErrorAction SilentlyContinue |
        Where-Object { $_.PSObject.Properties["DisplayName"] -and $_.DisplayName -eq "Kanttekening" })
}

# Older version, work, newer version, removal; what is the person's stays to the byte.
function TryPackage([string] $Name, [string] $Folder, [scriptblock] $Install, [scriptblock] $Remove) {
    Remove-Item -Recurse -Force (Split-Path $library) -ErrorAction SilentlyContinue
    & $Install $Older
    Ask $Folder @("--checks")
    Ask $Folder @("import", "$Folder\_internal\seeds")
    Must (Test-Path $library) "the library stands in the person's own folder"
    $before = (Get-FileHash $library).Hash
    & $Install $Packages
    Must ((Get-FileHash $library).Hash -eq $before) "$Name upgrades and leaves the library alone"
    Must (@(Listed).Count -eq 1) "one version is listed"
    Ask $Folder @("--checks")
    Ask $Folder @("check")
    $before = (Get-FileHash $library).Hash
    & $Remove
    Must (-not (Test-Path "$Folder\kanttekening.exe")) "$Name leaves no program"
    Must (@(Listed).Count -eq 0) "nothing is listed any more"
    Must ((Get-FileHash $library).Hash -eq $before) "$Name is removed and leaves the library alone"
    Write-Output "${Name}: installed, checks well, upgraded, removed; data intact"
}

TryPackage "setup.exe" $mine {
    param($From)
    Run (One $From "*-x64-setup.exe") @("/S") "setup.exe"
} {
    Run "$mine\verwijderen.exe" @("/S", "_?=$mine") "verwijderen.exe"
    Remove-Item -Recurse -Force $mine -ErrorAction SilentlyContinue
}

# What an MSI is asked for; the path may have spaces.
function ToInstall([string] $Package) {
    return @("/i", "`"$Package`"", "/qn", "/norestart")
}

foreach ($kind in @("*-x64.msi", "*-x64-gebruiker.msi")) {
    $folder = if ($kind -like "*gebruiker*") { $mine } else { "$env:ProgramFiles\Kanttekening" }
    TryPackage "MSI $kind" $folder {
        param($From)
        Run "msiexec" (ToInstall (One $From $kind)) "msiexec /i $kind"
    } {
        $code = CodeOf "msiexec" (ToInstall (One $Older $kind))
        Must ($code -ne 0) "an older MSI is refused: $code"
        Must (@(Listed).Count -eq 1) "the newer version is still the one there is"
        Run "msiexec" @("/x", "`"$(One $Packages $kind)`"", "/qn", "/norestart") "msiexec /x $kind"
    }
}

Expand-Archive (One $Packages "*-x64.zip") -DestinationPath portable
$folder = (Resolve-Path "portable\Kanttekening").Path
Ask $folder @("--checks")
Ask $folder @("import", "$folder\_internal\seeds")
Must (Test-Path "$folder\gegevens\bibliotheek.kanttekening") "the library stands beside the program"
Write-Output "zip: runs from where it was unpacked and keeps everything there"
Write-Output "4 passed, 0 failed"
