# Installs, runs, upgrades and removes every package on a real Windows, as an administrator would:
# silently. The counterpart of try_windows.py, which asks more and does it under Wine. The older
# packages, to upgrade from, are made by `python resources/packaging/try_windows.py FOLDER`.
# This file holds to ASCII: Windows PowerShell reads anything else as the language of the machine.
param(
    [Parameter(Mandatory)] [string] $Packages,
    [Parameter(Mandatory)] [string] $Older
)
$ErrorActionPreference = "Stop"
$mine = Join-Path $env:LOCALAPPDATA "Programs\Kanttekening"
$library = Join-Path $env:LOCALAPPDATA "Kanttekening\bibliotheek.kanttekening"

# What a 32-bit PowerShell sees of the registry and of Program Files is not what a person sees.
if (-not [Environment]::Is64BitProcess) { throw "needs a 64-bit PowerShell" }

function Must([bool] $Holds, [string] $What) {
    if (-not $Holds) { throw "not so: $What" }
}

# An installer: started and waited for; its exit code.
function CodeOf([string] $File, [string[]] $Arguments) {
    return (Start-Process -FilePath $File -ArgumentList $Arguments -Wait -PassThru).ExitCode
}

# The program itself. It is no console program: only what goes through a pipe is waited for.
function Answer([string] $Folder, [string[]] $Arguments) {
    $answer = & "$Folder\kanttekening.exe" @Arguments | Out-String
    Must ($LASTEXITCODE -eq 0) "kanttekening $Arguments ends well: $answer"
    return $answer
}

function Ask([string] $Folder, [string[]] $Arguments) {
    $null = Answer $Folder $Arguments
}

# The sample letters, and a note with one of them.
function Fill([string] $Folder) {
    Ask $Folder @("import", "$Folder\_internal\seeds")
    $found = Answer $Folder @("search", "ravijn", "--json") | ConvertFrom-Json
    $letter = [string] $found.hits[0].letter.id
    Ask $Folder @("annotate", $letter, "--quote", "ravijn", "--occurrence", "1", "--note", "klopt")
}

function MustHaveNote([string] $Folder, [string] $When) {
    $rows = @((Answer $Folder @("annotations", "--json") | ConvertFrom-Json).annotations)
    Must ($rows.Count -eq 1 -and $rows[0].note -eq "klopt") "the note is there $When"
}

function One([string] $Folder, [string] $Pattern) {
    $found = @(Get-ChildItem -Path $Folder -Filter $Pattern)
    Must ($found.Count -eq 1) "one $Pattern in $Folder"
    return $found[0].FullName
}

# The versions that Windows lists. Only the values we ask for are read: others' may be malformed.
function Listed() {
    $key = "Software\Microsoft\Windows\CurrentVersion\Uninstall"
    return @(Get-ChildItem -Path "HKCU:\$key", "HKLM:\$key" -ErrorAction SilentlyContinue |
        Where-Object { $_.GetValue("DisplayName") -eq "Kanttekening" } |
        ForEach-Object { $_.GetValue("DisplayVersion") })
}

# Older version, work, newer version, the older one again (refused), removal; what is the person's
# stays to the byte. $Install and $Remove give an exit code.
function TryPackage {
    param(
        [string] $Name, [string] $Folder, [scriptblock] $Install, [int] $Refused,
        [scriptblock] $Remove
    )
    Remove-Item -Recurse -Force (Split-Path $library) -ErrorAction SilentlyContinue
    $code = & $Install $Older
    Must ($code -eq 0) "$Name installs: $code"
    Ask $Folder @("--checks")
    Fill $Folder
    Must (Test-Path $library) "the library stands in the person's own folder"
    $before = (Get-FileHash $library).Hash
    $code = & $Install $Packages
    Must ($code -eq 0) "$Name upgrades: $code"
    Must ((Get-FileHash $library).Hash -eq $before) "$Name upgrades and leaves the library alone"
    $newest = @(Listed)
    Must ($newest.Count -eq 1) "one version is listed: $newest"
    Ask $Folder @("--checks")
    Ask $Folder @("check")
    MustHaveNote $Folder "after the upgrade"
    $code = & $Install $Older
    Must ($code -eq $Refused) "an older $Name is refused: $code"
    Must ("$(Listed)" -eq "$newest") "the newer version is still the one there is"
    Ask $Folder @("--checks")
    $before = (Get-FileHash $library).Hash
    $code = & $Remove
    Must ($code -eq 0) "$Name is removed: $code"
    $left = @(Get-ChildItem $Folder -Recurse -File -ErrorAction SilentlyContinue)
    Must ($left.Count -eq 0) "$Name leaves no file of the program: $left"
    Must (@(Listed).Count -eq 0) "nothing is listed any more"
    Must ((Get-FileHash $library).Hash -eq $before) "$Name is removed and leaves the library alone"
    Write-Output "${Name}: installed, checks well, upgraded, an older one refused, removed; data intact"
}

TryPackage "setup.exe" $mine {
    param($From)
    CodeOf (One $From "*-x64-setup.exe") @("/S")
} 4 {
    # It copies itself away before it begins; _?= keeps it here, to be waited for. It can't take
    # itself away then.
    CodeOf "$mine\verwijderen.exe" @("/S", "_?=$mine")
    Remove-Item "$mine\verwijderen.exe" -ErrorAction SilentlyContinue
}

# What an MSI is asked for; the path may have spaces.
function ToInstall([string] $Package) {
    return @("/i", "`"$Package`"", "/qn", "/norestart")
}

foreach ($kind in @("*-x64.msi", "*-x64-gebruiker.msi")) {
    $folder = if ($kind -like "*gebruiker*") { $mine } else { "$env:ProgramFiles\Kanttekening" }
    TryPackage "MSI $kind" $folder {
        param($From)
        CodeOf "msiexec" (ToInstall (One $From $kind))
    } 1603 {
        CodeOf "msiexec" @("/x", "`"$(One $Packages $kind)`"", "/qn", "/norestart")
    }
}

Expand-Archive (One $Packages "*-x64.zip") -DestinationPath portable -Force
$folder = (Resolve-Path "portable\Kanttekening").Path
Ask $folder @("--checks")
Fill $folder
MustHaveNote $folder "in the portable program"
Must (Test-Path "$folder\gegevens\bibliotheek.kanttekening") "the library stands beside the program"
Write-Output "zip: runs from where it was unpacked and keeps everything there"
Write-Output "4 passed, 0 failed"
