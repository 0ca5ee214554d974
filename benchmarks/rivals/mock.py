"""The mock endpoint as a process of its own, and what it counts."""
import json
import subprocess
import urllib.request
from pathlib import Path

SOURCES = Path(__file__).parent / "mock"


class Mock:
    def __init__(self, java_home: str, classes: Path):
        self.java = f"{java_home}/bin/java"
        self.classes = classes
        classes.mkdir(parents=True, exist_ok=True)
        subprocess.run([f"{java_home}/bin/javac", "-d", classes, *sorted(SOURCES.glob("*.java"))], check=True)
        self.process = subprocess.Popen(
            [self.java, "-XX:+UseSerialGC", "-Xmx128m", "-cp", classes, "Mock", "0"], stdout=subprocess.PIPE, text=True
        )
        self.port = int(self.process.stdout.readline())
        self.base = f"http://127.0.0.1:{self.port}/v1"

    def rate(self, connections, calls, kind):
        """Calls a second that the mock can answer; kind is whole or stream."""
        command = [self.java, "-XX:+UseSerialGC", "-cp", self.classes, "Load", str(self.port), str(connections), str(calls), kind]
        return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    def set(self, **behaviour):
        """Sets what it does, and all counts to 0."""
        self._get("/set?" + "&".join(f"{name}={value}" for name, value in behaviour.items()))

    def counts(self):
        return json.loads(self._get("/stats"))

    def _get(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as answer:
            return answer.read()

    def close(self):
        self.process.kill()
        self.process.wait()
