# Twin of run.sh: sets everything up and opens SPKT Desk; arguments go to the program (--demo).
#   powershell -ExecutionPolicy Bypass -File packaging\run.ps1 [--demo]
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')

$venv = '.venv'
$python = Join-Path $venv 'Scripts\python.exe'
$lock = 'packaging\lock\windows.txt'
$stamp = Join-Path $venv 'stamp-run'

function Stop-With([string] $sentence) {
    [Console]::Error.WriteLine($sentence)
    exit 1
}

# The lock is made for 3.11; a newer Python would need wheels that it does not name.
function Test-Python([string] $file, [string[]] $first) {
    try {
        & $file @first -c 'import sys, venv; sys.exit(sys.version_info[:2] != (3, 11))' 2>$null | Out-Null
        return $LASTEXITCODE -eq 0
    } catch {
        return $false
    }
}

function Get-State {
    $sums = foreach ($file in @($lock, 'pyproject.toml')) { (Get-FileHash -Algorithm SHA256 $file).Hash }
    return ($sums + (Get-Location).Path) -join ' '
}

$ready = (Test-Path $stamp) -and ((Get-Content -Raw -Encoding utf8 $stamp).Trim() -eq (Get-State)) `
    -and (Test-Python $python @())
if (-not $ready) {
    if (-not (Test-Python $python @())) {
        if (Test-Python 'py' @('-3.11')) { $make = @('py', '-3.11') }
        elseif (Test-Python 'python' @()) { $make = @('python') }
        else { Stop-With 'Python 3.11 (64-bit) belum ada. Pasang dari berkas pemasang resmi, lalu ulangi.' }
        Write-Output "Menyiapkan $venv ..."
        if (Test-Path $venv) { Remove-Item -Recurse -Force $venv }
        $rest = @($make | Select-Object -Skip 1) + @('-m', 'venv', $venv)
        & $make[0] @rest
        if ($LASTEXITCODE -ne 0) { Stop-With "$venv tidak dapat dibuat: periksa ruang disk dan izin folder ini." }
    }
    if (Test-Path $stamp) { Remove-Item -Force $stamp }
    Write-Output "Memasang pustaka dari $lock ..."
    & $python -m pip install -q --disable-pip-version-check --no-input --require-hashes -r $lock
    if ($LASTEXITCODE -ne 0) { Stop-With 'Pustaka tidak dapat dipasang: periksa jaringan dan ruang disk, lalu ulangi.' }
    & $python -m pip install -q --disable-pip-version-check --no-input --no-deps --no-build-isolation --no-index -e .
    if ($LASTEXITCODE -ne 0) { Stop-With "Program tidak dapat dipasang ke $venv." }
    Set-Content -Encoding utf8 -Path $stamp -Value (Get-State)
}

& $python -m spkt_desk @args
exit $LASTEXITCODE
