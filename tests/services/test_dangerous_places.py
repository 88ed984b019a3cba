"""A library is warned of where it may be spoiled, and nowhere else."""

import sys
from pathlib import Path

import pytest

from kanttekening.domain.danger import Danger
from kanttekening.services import dangerous_places
from kanttekening.services.dangerous_places import danger_of


@pytest.mark.parametrize(
    "folder",
    ["OneDrive", "OneDrive - Gemeente Voorbeeldstad", "Dropbox", "Nextcloud/raad", "SURFdrive",
     "Google Drive/Mijn Drive", "iCloudDrive", "SynologyDrive", "Box"],
)  # fmt: skip
def test_folders_of_services_that_synchronise_are_known(tmp_path, folder):
    assert danger_of(tmp_path / folder / "raad.kanttekening") is Danger.SYNCHRONISED


@pytest.mark.parametrize("folder", ["Documenten", "stacks", "onedrives", "raad", "boxen"])
def test_a_folder_on_the_computer_itself_is_well(tmp_path, folder):
    assert danger_of(tmp_path / folder / "raad.kanttekening") is None


def test_onedrive_is_known_by_what_it_says_itself(tmp_path, monkeypatch):
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Gemeente"))
    assert danger_of(tmp_path / "Gemeente" / "raad.kanttekening") is Danger.SYNCHRONISED


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells it per drive")
@pytest.mark.parametrize("kind", ["cifs", "nfs4", "fuse.sshfs", "smb3"])
def test_a_network_drive_is_known_by_its_file_system(tmp_path, monkeypatch, kind):
    mounts = tmp_path / "mounts"
    mounts.write_text(
        f"/dev/sda1 / ext4 rw 0 0\nserver:/x /mnt/G\\040schijf {kind} rw 0 0\n"
        "/dev/sdb1 /mnt/G\\040schijf/lokaal ext4 rw 0 0\n"
    )
    monkeypatch.setattr(dangerous_places, "_MOUNTS", mounts)
    assert danger_of(Path("/mnt/G schijf/raad/raad.kanttekening")) is Danger.NETWORK
    assert danger_of(Path("/mnt/G schijf/lokaal/raad.kanttekening")) is None
    assert danger_of(Path("/mnt/elders/raad.kanttekening")) is None
