"""Who does the work: how each is installed, called, and what it says of the result."""
import itertools
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


@dataclass
class Told:
    """What a harness reports: samples with a verdict, and right ones (None: it reports none)."""

    verdicts: int | None
    right: float | None


class Floor:
    name = "floor"
    needs = {"floor": ["aiohttp==3.14.5"]}
    concurrency = 64

    def __init__(self, cache: Path):
        self.python = cache / "floor/bin/python"

    def command(self, data, mock, concurrency, out):
        return [self.python, HERE / "floor.py", f"{mock.base}/chat/completions", data / "data.jsonl", concurrency, out / "floor.jsonl"], {}

    def told(self, data, out):
        return counted(rows(out / "floor.jsonl"), lambda row: row["right"])


class LmEval:
    name = "lm-eval"
    needs = {"lmeval": ["lm-eval[api]==0.4.13", "aiohttp==3.14.5"]}
    concurrency = 256

    def __init__(self, cache: Path):
        self.program = cache / "lmeval/bin/lm_eval"

    def command(self, data, mock, concurrency, out):
        arguments = f"model=mock,base_url={mock.base}/chat/completions,num_concurrent={concurrency},tokenizer_backend=None"
        return [
            self.program, "--model", "local-chat-completions", "--model_args", arguments, "--tasks", data.name, "--include_path", data,
            "--apply_chat_template", "--output_path", out, "--log_samples",
        ], {"HF_HUB_OFFLINE": "1", "OPENAI_API_KEY": "none"}

    def told(self, data, out):
        for file in out.rglob("results*.json"):
            result = json.loads(file.read_text())
            samples = result["n-samples"][data.name]["effective"]
            return Told(samples, round(result["results"][data.name]["exact_match,num"] * samples, 6))
        return Told(0, None)


class Inspect:
    name = "inspect_ai"
    needs = {"inspect": ["inspect-ai==0.3.285", "openai==3.54.0"]}
    concurrency = 256

    def __init__(self, cache: Path):
        self.program = cache / "inspect/bin/inspect"

    def command(self, data, mock, concurrency, out):
        return [
            self.program, "eval", f"{HERE}/inspect_task.py@numbers", "-T", f"data={data}/data.jsonl", "--model", "openai-api/local/mock",
            "--max-connections", concurrency, "--display", "none", "--log-dir", out,
        ], {"LOCAL_API_KEY": "none", "LOCAL_BASE_URL": mock.base}

    def told(self, data, out):
        for file in out.glob("*.eval"):
            dumped = subprocess.run([self.program, "log", "dump", "--header-only", file], capture_output=True, text=True)
            if dumped.returncode != 0:
                continue
            header = json.loads(dumped.stdout)
            results = header.get("results") or {}
            scores = results.get("scores") or []
            scored = scores[0].get("scored_samples") if scores else 0
            accuracy = scores[0]["metrics"]["accuracy"]["value"] if scores else None
            return Told(scored, None if accuracy is None else round(accuracy * (scored or 0), 6))
        return Told(0, None)


class Assay:
    """As a user types it; only the concurrency is set, and whether answers are streamed."""

    needs = {}
    concurrency = 64

    def __init__(self, name="assay", java_home=None, stream=False):
        self.name, self.java_home, self.stream = name, java_home, stream

    def command(self, data, mock, concurrency, out):
        return [
            ROOT / "assay", "run", "--suite", data / "suite", "--model", f"{mock.base}#mock", "--concurrency", concurrency,
            *([] if self.stream else ["--no-stream"]), "--out", out,
        ], {"JAVA_HOME": self.java_home} if self.java_home else {}

    def told(self, data, out):
        verdicts = (row for row in lines(out / "verdicts.jsonl") if row["outcome"] not in ("skipped", "callFailed", "graderFailed"))
        return counted(verdicts, lambda row: row["outcome"] == "right")

    def build(self):
        """Builds, and makes the class data for this JDK."""
        subprocess.run([ROOT / "assay", "--version"], check=True, stdout=subprocess.DEVNULL, env=environment(self.java_home))


# One row at a time: a process that is started counts its parent's memory at that moment as its own peak.


def rows(file: Path):
    """The whole rows of a JSONL file; none where there is no file."""
    if file.exists():
        with open(file, encoding="utf-8") as text:
            yield from (json.loads(row) for row in text if row.endswith("\n"))


def lines(file: Path):
    """The rows of a JSONL file of Assay's, without its header."""
    return itertools.islice(rows(file), 1, None)


def counted(verdicts, is_right):
    count = right = 0
    for row in verdicts:
        count += 1
        right += is_right(row)
    return Told(count, right)


def environment(java_home):
    return {**os.environ, **({"JAVA_HOME": java_home} if java_home else {})}


def install(cache: Path, needs):
    """Puts packages into a virtual environment of their own, once; tells whether they are there."""
    for name, packages in needs.items():
        place = cache / name
        done = place / "installed"
        if done.exists() and done.read_text() == " ".join(packages):
            continue
        print(f"installing {' '.join(packages)} into {place}", file=sys.stderr)
        shutil.rmtree(place, ignore_errors=True)
        try:
            subprocess.run([sys.executable, "-m", "venv", place], check=True, stdout=sys.stderr)
            subprocess.run([place / "bin/pip", "install", "--quiet", "--disable-pip-version-check", *packages], check=True, stdout=sys.stderr)
        except (OSError, subprocess.CalledProcessError) as failed:
            print(f"not installed: {failed}", file=sys.stderr)
            return False
        done.write_text(" ".join(packages))
    return True
