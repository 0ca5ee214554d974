"""What the workloads share: the place, the mock, one measured run of one harness, and its figures."""
import json
import shutil
import statistics
from dataclasses import asdict, dataclass
from pathlib import Path

import process
import tasks


@dataclass
class Figures:
    """Of one run: what was measured, what the mock counted, what the harness says."""

    workload: str
    harness: str
    round: int
    concurrency: int
    samples: int
    code: int
    wall: float
    cpu: float
    rss: float
    calls: int
    peak: int
    span: float
    verdicts: int | None
    right: float | None
    load: float

    def flaws(self):
        """What is not as it should be in a run without faults."""
        expected = {"code": 0, "calls": self.samples, "verdicts": self.samples, "right": tasks.right_of(self.samples)}
        return [f"{name} {getattr(self, name)}, not {value}" for name, value in expected.items() if getattr(self, name) != value]


class Bench:
    def __init__(self, place: Path, mock):
        self.place, self.mock = place, mock
        place.mkdir(parents=True, exist_ok=True)
        self.flaws = 0  # of Assay and the floor: wrong counts, not slow runs
        self.record = open(place / "figures.jsonl", "a", encoding="utf-8")

    def data(self, count, every_answer_is_18=False):
        name = ("f" if every_answer_is_18 else "n") + str(count)
        folder = self.place / "data" / name
        return folder if (folder / "suite/suite.yaml").exists() else tasks.write(folder, count, every_answer_is_18)

    def out(self, name, fresh=True):
        out = self.place / "out" / name
        if fresh:
            shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True, exist_ok=True)
        return out

    def once(self, workload, harness, round_, data, concurrency=None, behaviour=None, limit=600.0):
        """Runs a harness on a data set, and keeps the figures."""
        samples = sum(1 for _ in open(data / "data.jsonl", encoding="utf-8"))
        concurrency = concurrency or harness.concurrency
        out = self.out(f"{workload}-{harness.name}")
        command, environment = harness.command(data, self.mock, concurrency, out)
        self.mock.set(**(behaviour or {}))
        load = process.load()
        ran = process.run(command, out.with_suffix(".log"), environment, limit)
        counts, told = self.mock.counts(), harness.told(data, out)
        figures = Figures(
            workload, harness.name, round_, concurrency, samples, ran.code, ran.wall, ran.cpu, ran.rss, counts["calls"],
            counts["peak"], counts["spanSeconds"], told.verdicts, told.right, load,
        )
        print(json.dumps(asdict(figures)), file=self.record, flush=True)
        for flaw in figures.flaws():
            self.flaws += harness.name == "floor" or harness.name.startswith("assay")
            print(f"  ! {workload}, {harness.name}, round {round_}: {flaw} (see {out.with_suffix('.log')})", flush=True)
        return figures


def spread(values, digits=2):
    """min/median/max"""
    return "/".join(f"{value:.{digits}f}" for value in (min(values), statistics.median(values), max(values)))


def table(head, rows):
    widths = [max(len(str(row[i])) for row in [head, *rows]) for i in range(len(head))]
    for row in [head, *rows]:
        cells = [str(cell).ljust(widths[i]) if i == 0 else str(cell).rjust(widths[i]) for i, cell in enumerate(row)]
        print("    " + "  ".join(cells).rstrip())
    print(flush=True)


def target(what, ratios, bound, at_least=True):
    """A ratio against its target, round by round; the median counts."""
    median = statistics.median(ratios)
    holds = median >= bound if at_least else median <= bound
    sign = ">=" if at_least else "<="
    print(f"  {'ok  ' if holds else 'MISS'} {what}: {spread(ratios)} (wanted {sign} {bound:g})", flush=True)
    return holds
