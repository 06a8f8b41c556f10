"""A real CUPS of one's own: private daemon, folders, socket, and a queue that keeps what arrives.

A raw queue with a file device says "completed" and writes nothing, so the queue has a small PPD
that passes PDF and knows A4, F4 and Folio. Tests read number and page size off the file that
arrived, never the state of the job.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from typing_extensions import override

from tests.support.tools import Started, companion, tool, wait_until

PPD = Path(__file__).with_name("spkt.ppd")

_FOLDERS = (
    *("root", "root/ppd", "root/ssl", "spool", "spool/tmp"),
    *("cache", "state", "log", "arrived"),
)

_CUPSD_CONF = """\
LogLevel info
MaxLogSize 0
Listen {folder}/cups.sock
Browsing No
BrowseLocalProtocols none
DefaultAuthType None
WebInterface No
DefaultShared No
ErrorPolicy stop-printer
JobRetryInterval 1
PreserveJobHistory Yes
PreserveJobFiles No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  SubscriptionPrivateAccess all
  SubscriptionPrivateValues none
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""

_CUPS_FILES_CONF = """\
{user}SystemGroup root
FileDevice Yes
ServerRoot {folder}/root
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/state
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
PassEnv PATH
"""


class PrivateCups(Started):
    """One print server for one test worker, with one queue; use it in a `with` statement.

    `folder` must be short (the socket's path has a limit of about 100 letters) and reachable for
    the user `lp`, under whom a root daemon runs its filters.
    """

    def __init__(self, folder: Path, queue: str = "SPKT") -> None:
        self.folder = folder
        self.queue = queue
        self.socket = folder / "cups.sock"
        self._arrived = folder / "arrived" / "page.pdf"
        self._daemon: subprocess.Popen[bytes] | None = None

    @property
    def env(self) -> dict[str, str]:
        """Environment for programs that are to print here and nowhere else."""
        return {**os.environ, "CUPS_SERVER": str(self.socket)}

    @override
    def _start(self) -> None:
        self._lay_folders()
        files = self.folder / "root" / "cups-files.conf"
        conf = self.folder / "root" / "cupsd.conf"
        # A root daemon runs its filters as lp and refuses to run them as root.
        user = "User lp\nGroup lp\n" if os.geteuid() == 0 else ""
        files.write_text(_CUPS_FILES_CONF.format(folder=self.folder, user=user), encoding="utf-8")
        conf.write_text(_CUPSD_CONF.format(folder=self.folder), encoding="utf-8")
        files.chmod(0o644)
        conf.chmod(0o644)
        with (self.folder / "log" / "cupsd.out").open("wb") as output:
            self._daemon = subprocess.Popen(
                [*companion("cupsd"), "-f", "-c", str(conf), "-s", str(files)],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        wait_until(self._answers, seconds=20, what="cupsd answers")
        self._run(
            "lpadmin", "-p", self.queue, "-E", "-v", f"file://{self._arrived}", "-P", str(PPD)
        )
        self._run("lpadmin", "-d", self.queue)

    def arrived_pdf(self, timeout: float = 20.0) -> bytes:
        """Wait for the next sheet, take it off the device and return its bytes (TimeoutError)."""
        seen = b""

        def whole() -> bool:
            nonlocal seen
            before, seen = seen, self._on_device()
            return seen == before and seen.rstrip().endswith(b"%%EOF")

        try:
            wait_until(whole, seconds=timeout, what="a page arrives")
        except TimeoutError as silence:
            silence.add_note((self.folder / "log" / "error").read_text(encoding="utf-8")[-3000:])
            raise
        self._arrived.unlink()
        return seen

    def has_arrived(self) -> bool:
        """Tell whether anything at all lies on the device now."""
        return bool(self._on_device())

    def pending(self) -> int:
        """Count the jobs that wait in the queue."""
        return len(self._run("lpstat", "-W", "not-completed", "-o", self.queue).splitlines())

    def stop_queue(self) -> None:
        """Stop the printer as an empty tray does: jobs are taken, nothing comes out."""
        self._run("cupsdisable", self.queue)

    def start_queue(self) -> None:
        """Let the printer go on; what waited is printed."""
        self._run("cupsenable", self.queue)

    def clear(self) -> None:
        """Bring the queue back to new between two tests: running, empty, nothing on the device."""
        self._run("cancel", "-a", self.queue)
        self._run("cupsenable", self.queue)
        self._arrived.unlink(missing_ok=True)

    def _on_device(self) -> bytes:
        return self._arrived.read_bytes() if self._arrived.exists() else b""

    def _lay_folders(self) -> None:
        self.folder.mkdir(exist_ok=True)
        self.folder.chmod(0o755)
        for name in _FOLDERS:
            place = self.folder / name
            place.mkdir(parents=True, exist_ok=True)
            place.chmod(0o755)
            if os.geteuid() == 0:
                shutil.chown(place, "lp", "lp")

    def _answers(self) -> bool:
        daemon = self._daemon
        if daemon is None or daemon.poll() is not None:
            output = (self.folder / "log" / "cupsd.out").read_text(encoding="utf-8")
            raise RuntimeError(f"cupsd ended at once: {output}")
        if not self.socket.exists():
            return False
        asked = subprocess.run(
            [tool("lpstat"), "-r"], env=self.env, capture_output=True, check=False, timeout=10
        )
        return b"is running" in asked.stdout

    def _run(self, name: str, *arguments: str) -> str:
        done = subprocess.run(
            [tool(name), *arguments],
            env={**self.env, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=30,
            text=True,
            encoding="utf-8",
        )
        if done.returncode:
            raise RuntimeError(f"{name} {' '.join(arguments)}: {done.stderr.strip()}")
        return done.stdout

    @override
    def _end(self) -> None:
        if self._daemon is None:
            return
        self._daemon.terminate()
        try:
            self._daemon.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._daemon.kill()
            self._daemon.wait(timeout=10)
        self._daemon = None
