"""A ConvScope server of the tests: its own process on a free port, in the environment of `make run`, network cut."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OFFLINE = Path(__file__).with_name("offline")
START_SECONDS = 90
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run_environment() -> dict[str, str]:
    """The variables that `make run` sets, read from the Makefile, so that the tests measure what people run."""
    return dict(re.findall(r"(MALLOC_\w+)=(\d+)", (ROOT / "Makefile").read_text(encoding="utf-8")))


class Server:
    """A running server, ended by `stop` or at the end of `with`. The script is the app, or another for comparison."""

    def __init__(self, script: Path = ROOT / "streamlit_app.py", *options: str) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._log = tempfile.NamedTemporaryFile(suffix=".log")  # noqa: SIM115 (open as long as the server)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(script), *self._options(), *options],
            cwd=script.parent,
            env=os.environ | run_environment() | {"PYTHONPATH": str(OFFLINE)},
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )
        self._wait()

    def _options(self) -> list[str]:
        return [f"--server.port={self.port}", "--server.address=127.0.0.1", "--server.headless=true"]

    @property
    def pid(self) -> int:
        """The process that serves."""
        return self._process.pid

    def _healthy(self) -> bool:
        with suppress(OSError), urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=5) as answer:
            return answer.status == 200
        return False

    def _wait(self) -> None:
        end = time.monotonic() + START_SECONDS
        while not self._healthy():
            if self._process.poll() is not None or time.monotonic() > end:
                self._process.kill()
                raise RuntimeError(f"The server did not start on port {self.port}:\n{self.log()}")
            time.sleep(0.05)

    def log(self, start: int = 0) -> str:
        """What the server printed, from a character on, without colours."""
        return ANSI.sub("", Path(self._log.name).read_text(encoding="utf-8", errors="replace"))[start:]

    def resident_mb(self) -> float:
        """Memory that the process holds at this moment (VmRSS), in units of 1,000,000 bytes."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) * 1024 / 1e6

    def loaded(self) -> str:
        """The files mapped into the process, as the kernel lists them."""
        return Path(f"/proc/{self.pid}/maps").read_text(encoding="utf-8", errors="replace")

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End the process and wait for its end."""
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()
