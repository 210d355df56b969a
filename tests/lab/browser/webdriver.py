"""A headless Chromium, driven over the W3C WebDriver protocol with the standard library alone.

    with Browser(folder) as page:
        page.open("file:///…")
        page.run("return document.title")
        page.keys("ArrowRight")

Everything that the browser writes goes into `folder`.
"""
import base64
import http.client
import json
import os
import re
import subprocess
import time

FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--disable-dev-shm-usage", "--hide-scrollbars=false", "--lang=en-US"]

# The protocol's own code points for keys without a character.
KEYS = {"ArrowLeft": "\ue012", "ArrowUp": "\ue013", "ArrowRight": "\ue014", "ArrowDown": "\ue015",
        "Home": "\ue011", "End": "\ue010", "PageUp": "\ue00e", "PageDown": "\ue00f",
        "Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004", "Space": " "}


class Refused(Exception):
    """The browser answered a command with an error."""


class Browser:
    def __init__(self, folder, width=1280, height=900):
        self.folder, self.size = folder, (width, height)
        self.session = None

    def __enter__(self):
        os.makedirs(self.folder, exist_ok=True)
        log = open(os.path.join(self.folder, "chromedriver.log"), "w+")
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdin=subprocess.DEVNULL,
                                       stdout=log, stderr=subprocess.STDOUT)
        try:
            self.port = self._port(log.name)
            options = {"args": FLAGS + ["--window-size=%d,%d" % self.size,
                                        "--user-data-dir=" + os.path.join(self.folder, "profile")]}
            wanted = {"browserName": "chrome", "goog:chromeOptions": options,
                      "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}
            answer = self._call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
            self.session = "/session/" + answer["sessionId"]
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        try:
            if self.session:
                self._call("DELETE", self.session)
        except (OSError, Refused, http.client.HTTPException):
            pass
        self.driver.terminate()
        try:
            self.driver.wait(10)
        except subprocess.TimeoutExpired:
            self.driver.kill()
            self.driver.wait()

    def _port(self, log):
        for _ in range(200):
            found = re.search(r"started successfully on port (\d+)", open(log).read())
            if found:
                return int(found[1])
            if self.driver.poll() is not None:
                break
            time.sleep(0.1)
        raise Refused("chromedriver does not start: " + open(log).read()[-300:])

    def _call(self, method, path, body=None):
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            link.request(method, path, None if body is None else json.dumps(body),
                         {"Content-Type": "application/json"})
            answer = json.loads(link.getresponse().read())["value"]
        finally:
            link.close()
        if isinstance(answer, dict) and "error" in answer:
            raise Refused("%s %s: %s" % (method, path, answer.get("message", "")[:500]))
        return answer

    def _post(self, path, **body):
        return self._call("POST", self.session + path, body)

    def open(self, url):
        self._post("/url", url=url)

    def run(self, script, *args):
        """What the script returns; its arguments are arguments[0] …"""
        return self._post("/execute/sync", script=script, args=list(args))

    def wait(self, condition, seconds=20):
        """Until the JavaScript expression is true; False if it never is."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.run("return !!(%s)" % condition):
                return True
            time.sleep(0.05)
        return False

    def click(self, selector):
        found = self._post("/element", using="css selector", value=selector)
        self._post("/element/%s/click" % list(found.values())[0])

    def click_at(self, x, y):
        moves = [{"type": "pointerMove", "x": int(x), "y": int(y)},
                 {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._post("/actions", actions=[{"type": "pointer", "id": "mouse", "actions": moves,
                                         "parameters": {"pointerType": "mouse"}}])

    def keys(self, *names):
        strokes = []
        for name in names:
            key = KEYS.get(name, name)
            strokes += [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        self._post("/actions", actions=[{"type": "key", "id": "keyboard", "actions": strokes}])

    def cdp(self, command, **parameters):
        return self._post("/goog/cdp/execute", cmd=command, params=parameters)

    def viewport(self, width, height):
        self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=height,
                 deviceScaleFactor=1, mobile=False)

    def media(self, kind="", scheme="light"):
        self.cdp("Emulation.setEmulatedMedia", media=kind,
                 features=[{"name": "prefers-color-scheme", "value": scheme}])

    def screenshot(self, name, whole=False):
        """A PNG in the folder; whole: everything that can be scrolled to."""
        more = {"captureBeyondViewport": True} if whole else {}
        if whole:
            size = self.run("let e = document.documentElement; return [e.scrollWidth, e.scrollHeight]")
            more["clip"] = {"x": 0, "y": 0, "width": size[0], "height": min(size[1], 12000), "scale": 1}
        picture = self.cdp("Page.captureScreenshot", format="png", **more)["data"]
        with open(os.path.join(self.folder, name), "wb") as f:
            f.write(base64.b64decode(picture))

    def print(self, **options):
        """The page as a PDF, in bytes."""
        return base64.b64decode(self._post("/print", **options))

    def console(self):
        """Lines of the console since the last call: [(level, text)]."""
        return [(line["level"], line["message"]) for line in self._post("/se/log", type="browser")]

    def requests(self):
        """Addresses asked for since the last call, by whatever."""
        found = []
        for line in self._post("/se/log", type="performance"):
            message = json.loads(line["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                found.append(message["params"]["request"]["url"])
        return found
