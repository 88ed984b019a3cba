"""Signs what Windows asks a publisher's name of: `signing.py FILE...`, in place.

The certificate comes from outside: KANTTEKENING_SIGN_P12 names a file, KANTTEKENING_SIGN_PASSWORD
its password. Without one nothing is signed. What others signed already keeps their signature.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

_PROGRAM = ("-n", "Kanttekening", "-h", "sha256")


def sign(file: Path, key: list[str]) -> None:
    """Put a signature on a program, library or package."""
    signed = file.with_name(f"{file.name}.getekend")
    command = ["osslsigncode", "sign", *key, *_PROGRAM, "-in", str(file), "-out", str(signed)]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    signed.replace(file)


def is_signed(file: Path) -> bool:
    """Whether there is any signature on it."""
    # Not to the null device: the tool takes away what it could not write, and root may do that.
    with tempfile.TemporaryDirectory() as scratch:
        out = str(Path(scratch) / "signature")
        command = ["osslsigncode", "extract-signature", "-in", str(file), "-out", out]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


def try_out(package: Path, scratch: Path) -> str:
    """Sign a copy with a certificate made for the occasion, and verify it; raises if that fails."""
    certificate, secret = scratch / "proef.pem", scratch / "proef.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:3072", "-nodes", "-days", "2", "-subj",
         "/CN=Kanttekening proef", "-addext", "extendedKeyUsage=codeSigning",
         "-keyout", secret, "-out", certificate],
        stderr=subprocess.DEVNULL, check=True,
    )  # fmt: skip
    copy = scratch / package.name
    copy.write_bytes(package.read_bytes())
    sign(copy, ["-certs", str(certificate), "-key", str(secret)])
    subprocess.run(
        ["osslsigncode", "verify", "-in", copy, "-CAfile", certificate],
        stdout=subprocess.DEVNULL, check=True,
    )  # fmt: skip
    return "setup.exe signed with a certificate of the occasion, and verified"


def main() -> None:
    """Sign the files that are named, if there is a certificate."""
    archive = os.environ.get("KANTTEKENING_SIGN_P12")
    if not archive:
        print("No certificate: nothing is signed.")
        return
    key = ["-pkcs12", archive, "-pass", os.environ.get("KANTTEKENING_SIGN_PASSWORD", "")]
    for name in sys.argv[1:]:
        file = Path(name)
        if not is_signed(file):
            sign(file, key)
            print(f"{file.name}: signed")


if __name__ == "__main__":
    main()
