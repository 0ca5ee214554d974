"""Workloads A (instant answers), B (answers of a second), one sample, and streams: who is how fast, and at what cost."""
import statistics

from bench import spread, table, target


def inner(whole, one):
    """Samples a second without the start, which is what the run of one sample in the same round took; where that took longer, with it."""
    seconds = whole.wall - one.wall
    return (whole.samples - 1) / (seconds if seconds > 0 else whole.wall)


def rounds_of(bench, name, plan, rounds):
    """
    Runs each (harness, data, concurrency, behaviour) of the plan once a round, with a run of one sample before it; returns
    harness -> (one, whole) of each round.
    """
    kept = {}
    one = bench.data(1)
    for round_ in range(1, rounds + 1):
        for harness, data, concurrency, behaviour in plan:
            single = bench.once(f"{name}-one", harness, round_, one, concurrency, behaviour)
            whole = bench.once(name, harness, round_, data, concurrency, behaviour)
            kept.setdefault(harness.name, []).append((single, whole))
    return kept


def show(title, kept):
    print(title)
    rows = []
    for name, pairs in kept.items():
        wholes = [whole for _, whole in pairs]
        rows.append([
            name,
            wholes[0].concurrency,
            spread([whole.wall for whole in wholes]),
            spread([inner(whole, single) for single, whole in pairs], 0),
            spread([1000 * (whole.cpu - single.cpu) / (whole.samples - 1) for single, whole in pairs]),
            f"{max(whole.rss for whole in wholes):.0f}",
            spread([single.wall for single, _ in pairs]),
            "/".join(str(whole.calls) for whole in wholes),
            "/".join(str(whole.verdicts) for whole in wholes),
            f"{statistics.median(whole.load for whole in wholes):.1f}",
        ])
    table(["", "conc.", "wall s", "inner samples/s", "CPU ms/sample", "RSS MiB", "one sample s", "calls", "verdicts", "load"], rows)


def against(kept, ours, theirs, value):
    """The ratio of ours to theirs in each round."""
    return [value(*a) / value(*b) for a, b in zip(kept[ours], kept[theirs])]


def rate(single, whole):
    return inner(whole, single)


def instant(bench, harnesses, rounds, count, long_count):
    """Workload A."""
    kept = rounds_of(bench, "A", [(h, bench.data(count), None, None) for h in harnesses], rounds)
    show(f"A: {count} instant answers, whole", kept)
    wanted = {"lm-eval": 2.5, "inspect_ai": 15, "floor": 0.25}
    for name, bound in wanted.items():
        if name in kept:
            target(f"rate, as a multiple of that of {name}", against(kept, "assay", name, rate), bound)
    memory(kept)
    if long_count:
        quick = [h for h in harnesses if h.name in ("floor", "assay")]
        kept = rounds_of(bench, "A-long", [(h, bench.data(long_count), None, None) for h in quick], rounds)
        show(f"A, long: {long_count} instant answers, whole", kept)
        if "floor" in kept:
            target("rate, as a multiple of that of floor", against(kept, "assay", "floor", rate), 0.35)
        memory(kept)


def memory(kept):
    target("peak memory of assay in MiB", [whole.rss for _, whole in kept["assay"]], 256, at_least=False)


def streams(bench, assay, streaming, rounds, count):
    """100 events an answer, against our own unstreamed rate."""
    plan = [(assay, bench.data(count), None, None), (streaming, bench.data(count), None, {"events": 100})]
    kept = rounds_of(bench, "stream", plan, rounds)
    show(f"Streams: {count} instant answers, 100 events each", kept)
    target("rate, as a multiple of that of whole answers", against(kept, streaming.name, assay.name, rate), 0.3)
    memory(kept)


def slow(bench, harnesses, rounds, count, concurrency):
    """Workload B."""
    kept = rounds_of(bench, "B", [(h, bench.data(count), concurrency, {"delay": 1000}) for h in harnesses], rounds)
    show(f"B: {count} answers of 1 s, {concurrency} at a time (ideal: {count / concurrency:.0f} s)", kept)
    for name in kept:
        if name.startswith("assay") and "floor" in kept:
            target(f"wall of {name} with its start, as a multiple of that of floor", against(kept, name, "floor", wall), 1.3, at_least=False)


def wall(_, whole):
    return whole.wall


def start(bench, harnesses, rounds):
    """One sample, with the start."""
    kept = {}
    for round_ in range(1, rounds + 1):
        for harness in harnesses:
            kept.setdefault(harness.name, []).append(bench.once("start", harness, round_, bench.data(1), 1))
    print("One sample, with the start")
    table(
        ["", "wall s", "CPU s", "RSS MiB"],
        [[name, spread([one.wall for one in ones]), spread([one.cpu for one in ones]), f"{max(one.rss for one in ones):.0f}"] for name, ones in kept.items()],
    )
    for name in kept:
        if name.startswith("assay") and "inspect_ai" in kept:
            ratios = [ours.wall / theirs.wall for ours, theirs in zip(kept[name], kept["inspect_ai"])]
            target(f"wall of {name}, as a multiple of that of inspect_ai", ratios, 1 / 3, at_least=False)
