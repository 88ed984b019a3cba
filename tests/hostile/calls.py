"""What a program and all its children asked of the system, by strace."""

import re
import shutil
import subprocess
from dataclasses import dataclass

MISSING = "strace is not here: install it (apt-get install strace); without it there is no proof"
# Who looks a name up opens one of these, or talks to one of these sockets.
LOOK_UP = re.compile(
    r'"(?:/etc/(?:hosts|resolv\.conf|nsswitch\.conf|host\.conf|gai\.conf|services)'
    r"|/(?:var/)?run/(?:nscd/socket|systemd/resolve/[^\"]*))\""
)
NETWORK = re.compile(r"\bAF_INET6?\b|\bAF_NETLINK\b")
CALL = re.compile(r"^\d+ +(\w+)\(")


@dataclass(frozen=True)
class Calls:
    """The lines of one trace."""

    lines: tuple[str, ...]

    def of(self, *names):
        """The lines of these calls."""
        return [line for line in self.lines if (found := CALL.match(line)) and found[1] in names]

    @property
    def network(self):
        """Sockets of the network, whether made, bound or connected."""
        return [line for line in self.lines if NETWORK.search(line)]

    @property
    def look_ups(self):
        """Attempts to find the address of a name."""
        return [line for line in self.lines if LOOK_UP.search(line)]

    def naming(self, file):
        """Calls that name a file, whether they open it or only ask for it."""
        return [line for line in self.lines if file.name in line]

    @property
    def processes(self):
        return {line.split(" ", 1)[0] for line in self.lines}


def traced(command, log, env, seconds):
    """Run a command to its end; what it wrote, and its calls."""
    assert shutil.which("strace"), MISSING
    watch = ["strace", "-f", "-qq", "-s", "300", "-e", "trace=%network,%file", "-o", str(log)]
    done = subprocess.run(
        [*watch, *map(str, command)],
        env=env,
        capture_output=True,
        encoding="utf-8",
        timeout=seconds,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    # A command line may well name the file that nobody opens.
    lines = log.read_text("utf-8", "replace").splitlines()
    return done, Calls(tuple(line for line in lines if "execve(" not in line))
