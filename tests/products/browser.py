"""A headless Chromium driven over a pipe by the DevTools protocol: what a page shows, says and asks for."""

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
_PATIENCE_S = 90.0


def dumped(profile, *arguments, budget_ms=20000):
    """What Chromium prints of a page, or into a file, at its end.

    Now and then one has printed all and does not end, which says nothing of the page.
    """
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}"]
    command += [f"--virtual-time-budget={budget_ms}", *arguments]
    try:
        printed = subprocess.run(command, capture_output=True, timeout=2 * _PATIENCE_S).stdout
    except subprocess.TimeoutExpired as late:
        printed = late.stdout or b""
    return printed.decode("utf-8")


class Browser:
    """One page of a browser of its own; messages and errors of the page's console, and requests it made."""

    def __init__(self, width=1280, height=800, webgl=True, *, switches=()):
        self.profile = tempfile.mkdtemp(prefix="vitok-browser-")
        out_read, self._out = os.pipe()
        self._in, in_write = os.pipe()
        graphics = (
            ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
            if webgl
            else ["--disable-gpu", "--disable-webgl", "--disable-3d-apis"]
        )
        command = [
            CHROMIUM,
            "--headless=new",
            "--no-sandbox",
            "--remote-debugging-pipe",
            f"--user-data-dir={self.profile}",
            f"--window-size={width},{height}",
            "--hide-scrollbars",
            "--no-first-run",
            *graphics,
            *switches,
            "about:blank",
        ]

        def pipes():
            os.dup2(out_read, 103)
            os.dup2(in_write, 104)
            os.dup2(103, 3)
            os.dup2(104, 4)

        self.process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=pipes, close_fds=False
        )
        os.close(out_read)
        os.close(in_write)
        self._number, self._rest, self.console, self.requests, self._session = 0, b"", [], [], None
        targets = self.ask("Target.getTargets")["targetInfos"]
        page = next(each for each in targets if each["type"] == "page")
        self._session = self.ask("Target.attachToTarget", targetId=page["targetId"], flatten=True)[
            "sessionId"
        ]
        for name in ("Page", "Runtime", "Network", "Log"):
            self.ask(f"{name}.enable")
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(10)
        if self.process.poll() is None:
            self.process.kill()
        os.close(self._out)
        os.close(self._in)
        shutil.rmtree(self.profile, ignore_errors=True)

    def ask(self, method, **parameters):
        """The answer to a command of the protocol; events that come before it are noted."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        end = time.monotonic() + _PATIENCE_S
        while time.monotonic() < end:
            told = self._next()
            if told.get("id") == self._number:
                if "error" in told:
                    raise RuntimeError(f"{method}: {told['error']['message']}")
                return told["result"]
        raise TimeoutError(method)

    def _next(self):
        while b"\0" not in self._rest:
            self._rest += os.read(self._in, 1 << 20)
        line, _, self._rest = self._rest.partition(b"\0")
        told = json.loads(line)
        if told.get("method") == "Network.requestWillBeSent":
            self.requests.append(told["params"]["request"]["url"])
        elif told.get("method") == "Runtime.exceptionThrown":
            details = told["params"]["exceptionDetails"]
            self.console.append(details.get("exception", {}).get("description", details["text"]))
        elif told.get("method") == "Runtime.consoleAPICalled" and told["params"]["type"] in (
            "error",
            "warning",
        ):
            self.console.append(" ".join(str(each.get("value")) for each in told["params"]["args"]))
        elif told.get("method") == "Log.entryAdded" and told["params"]["entry"]["level"] in (
            "error",
            "warning",
        ):
            self.console.append(told["params"]["entry"]["text"])
        return told

    def open(self, file: Path, fragment=""):
        self.ask("Page.navigate", url=file.resolve().as_uri() + fragment)

    def run(self, script):
        """The value of an expression in the page, a promise's when it is kept."""
        told = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in told:
            details = told["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description", details["text"]))
        return told["result"].get("value")

    def until(self, script, seconds=30.0):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.run(script):
                return
            time.sleep(0.05)
        raise TimeoutError(f"{script}; the console says {self.console}")

    def picture(self, file: Path | None = None) -> bytes:
        png = base64.b64decode(self.ask("Page.captureScreenshot", format="png")["data"])
        if file is not None:
            file.write_bytes(png)
        return png
