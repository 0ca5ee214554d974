"""Time to first token: what Assay wrote down, against the moment at which the mock says it sent the first event."""
import statistics
from datetime import datetime, timezone

from bench import table, target
from harnesses import lines


def measure(bench, streaming, concurrencies):
    print("First token: |ours - the mock's own stamp|, streams of 20 events, 100 ms before the first and 5 ms between two")
    rows, medians = [], []
    for concurrency in concurrencies:
        count = max(40, min(1_000, 30 * concurrency))
        figures = bench.once("first-token", streaming, 1, bench.data(count), concurrency, {"delay": 100, "gap": 5, "events": 20, "stamp": 1})
        off = sorted(errors(bench.place / "out" / f"first-token-{streaming.name}"))
        if not off:
            print("  ! no answers")
            continue
        medians.append(statistics.median(off))
        rows.append([concurrency, len(off), f"{medians[-1]:.2f}", f"{off[int(0.99 * (len(off) - 1))]:.2f}", f"{off[-1]:.2f}", f"{figures.load:.1f}"])
    table(["concurrency", "answers", "median ms", "99 % ms", "most ms", "load"], rows)
    for concurrency, median in zip(concurrencies, medians):
        target(f"median at concurrency {concurrency} in ms", [median], 2, at_least=False)


def errors(run):
    """Milliseconds for each answer of a run."""
    for line in lines(run / "exchanges.jsonl"):
        if "reply" in line:
            stamp = int(line["reply"]["text"].split()[0].lstrip("@"))
            started = nanos(line["attempts"][-1]["startedAt"])
            yield abs(started + line["reply"]["timing"]["firstTokenMillis"] * 1e6 - stamp) / 1e6


def nanos(instant):
    """Nanoseconds since 1970 of an ISO 8601 instant with up to nine digits behind the point."""
    whole, _, fraction = instant.rstrip("Z").partition(".")
    seconds = datetime.fromisoformat(whole).replace(tzinfo=timezone.utc).timestamp()
    return int(seconds) * 10**9 + int(fraction.ljust(9, "0"))
