package dev.assay.run;

import dev.assay.UserError;
import dev.assay.journal.OpenRun;
import dev.assay.journal.RunDirectory;
import dev.assay.journal.SampleId;
import dev.assay.journal.Shard;
import dev.assay.journal.VerdictLine;
import dev.assay.journal.VerdictSpool;
import dev.assay.score.Outcome;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The samples of all shards as those of the whole run, once it is proved that each planned sample stands in its own shard and
 * nowhere else. Holds 8 bytes and two bits a sample, and no texts.
 */
public final class ShardJoin {
    private static final int NAMED_AT_MOST = 5;

    private final Shards shards;
    private final Plan plan;
    private final SpooledVerdicts kept;
    private final BitSet needExchange = new BitSet();
    private final BitSet haveExchange = new BitSet();
    private final List<String> faults = new ArrayList<>();
    private int faultCount;

    private ShardJoin(Shards shards, Plan plan, VerdictSpool spool) {
        this.shards = shards;
        this.plan = plan;
        this.kept = new SpooledVerdicts(spool, plan.size());
    }

    /**
     * Reads all shards.
     *
     * @param plan of the whole run
     * @param spool remains its maker's
     * @throws UserError naming samples that are missing, double, or in a wrong shard
     */
    public static ShardJoin of(Shards shards, Plan plan, VerdictSpool spool) {
        ShardJoin join = new ShardJoin(shards, plan, spool);
        PlanIndex index = plan.index();
        shards.parts().forEach(part -> join.read(part, index));
        join.checkNothingMissing();
        if (join.faultCount > 0) {
            throw new UserError(
                    "these shards are not the whole run, %d faults:%n  %s"
                            .formatted(join.faultCount, String.join("\n  ", join.faults)),
                    "Go on with the shard that lacks something (--resume), or grade it anew with `assay score`.");
        }
        return join;
    }

    private void read(RunDirectory part, PlanIndex index) {
        Shard shard = part.manifest().shard().orElseThrow();
        part.forEachVerdict(line -> {
            int place = place(line.id(), index, shard, part, "a verdict");
            if (place == PlanIndex.NOWHERE) {
                return;
            }
            if (kept.has(place)) {
                fault("%s: two verdicts in %s".formatted(text(line.id()), part.path()));
            }
            kept.put(place, line);
            needExchange.set(place, line.outcome() != Outcome.SKIPPED);
        });
        part.forEachExchange(recorded -> {
            int place = place(recorded.id(), index, shard, part, "an exchange");
            if (place != PlanIndex.NOWHERE) {
                haveExchange.set(place);
            }
        });
    }

    /** Where a sample stands in the whole, if this shard is its own. */
    private int place(SampleId id, PlanIndex index, Shard shard, RunDirectory part, String what) {
        int place = index.of(id);
        if (place == PlanIndex.NOWHERE) {
            fault("%s: %s in %s, but no such sample is planned".formatted(text(id), what, part.path()));
        } else if (!TaskOrder.isIn(shard, plan.sample(place).task())) {
            fault("%s: %s in %s, but it belongs to another shard than %s"
                    .formatted(text(id), what, part.path(), shard.text()));
            return PlanIndex.NOWHERE;
        }
        return place;
    }

    private void checkNothingMissing() {
        for (int i = 0; i < plan.size(); i++) {
            PlannedSample sample = plan.sample(i);
            if (!kept.has(i)) {
                fault("%s: no verdict in %s".formatted(text(sample.id()), homeOf(sample)));
            } else if (needExchange.get(i) && !haveExchange.get(i)) {
                fault("%s: a verdict but no exchange in %s".formatted(text(sample.id()), homeOf(sample)));
            }
        }
    }

    private String homeOf(PlannedSample sample) {
        return shards.parts().stream()
                .filter(part ->
                        part.manifest().shard().stream().anyMatch(shard -> TaskOrder.isIn(shard, sample.task())))
                .map(part -> "shard %s, %s"
                        .formatted(part.manifest().shard().orElseThrow().text(), part.path()))
                .findFirst()
                .orElseThrow();
    }

    private static String text(SampleId id) {
        return "%s %s, sample %d of %s".formatted(id.suite(), id.task(), id.sample(), id.model());
    }

    private void fault(String text) {
        faultCount++;
        if (faults.size() < NAMED_AT_MOST) {
            faults.add(text);
        }
    }

    /** Appends all exchanges to the journal of the whole run, shard after shard. */
    public void copyExchanges(OpenRun run) {
        shards.parts().forEach(part -> part.forEachExchange(run::append));
    }

    /** One verdict for every planned sample, in the order of the plan, each read when it is asked for. */
    public Stream<VerdictLine> verdicts() {
        return IntStream.range(0, plan.size()).mapToObj(index -> kept.at(index).orElseThrow());
    }
}
