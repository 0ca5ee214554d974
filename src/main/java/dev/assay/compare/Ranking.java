package dev.assay.compare;

import dev.assay.model.ModelLabel;
import dev.assay.stats.Multiplicity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the corrected differences of all pairs say together: the places a model may take, and who is tied with whom.
 *
 * @param models the best first
 * @param differences one a pair, that of the better model against the other, in the order of the models; corrected
 */
record Ranking(List<ModelLabel> models, List<Difference> differences) {
    Ranking {
        models = List.copyOf(models);
        differences = List.copyOf(differences);
    }

    /** These differences, corrected for each other. */
    static List<Difference> corrected(List<Difference> differences) {
        List<Integer> known = new ArrayList<>();
        for (int i = 0; i < differences.size(); i++) {
            if (differences.get(i).p().isPresent()) {
                known.add(i);
            }
        }
        double[] p = known.stream()
                .mapToDouble(i -> differences.get(i).p().orElseThrow())
                .toArray();
        double[] corrected = Multiplicity.holm(p);
        List<Difference> all = new ArrayList<>(differences);
        for (int i = 0; i < corrected.length; i++) {
            int at = known.get(i);
            all.set(at, differences.get(at).corrected(corrected[i]));
        }
        return all;
    }

    /** Where each model may stand. */
    Map<ModelLabel, RankRange> ranges() {
        Map<ModelLabel, Integer> better = new HashMap<>();
        Map<ModelLabel, Integer> worse = new HashMap<>();
        for (Difference difference : differences) {
            if (difference.call() == Difference.Call.BETTER) {
                worse.merge(difference.a(), 1, Integer::sum);
                better.merge(difference.b(), 1, Integer::sum);
            } else if (difference.call() == Difference.Call.WORSE) {
                worse.merge(difference.b(), 1, Integer::sum);
                better.merge(difference.a(), 1, Integer::sum);
            }
        }
        Map<ModelLabel, RankRange> ranges = new HashMap<>();
        models.forEach(model -> ranges.put(
                model, new RankRange(1 + better.getOrDefault(model, 0), models.size() - worse.getOrDefault(model, 0))));
        return ranges;
    }

    /** The largest groups of neighbours in which no pair differs; those of one model left out. */
    List<List<ModelLabel>> tied() {
        boolean[][] same = new boolean[models.size()][models.size()];
        int pair = 0;
        for (int i = 0; i < models.size(); i++) {
            for (int j = i + 1; j < models.size(); j++) {
                same[i][j] = differences.get(pair++).call() == Difference.Call.TIED;
            }
        }
        List<List<ModelLabel>> groups = new ArrayList<>();
        int covered = 0;
        for (int from = 0; from < models.size(); from++) {
            int to = from + 1;
            while (to < models.size() && allSame(same, from, to)) {
                to++;
            }
            if (to - from > 1 && to > covered) {
                groups.add(models.subList(from, to));
                covered = to;
            }
        }
        return List.copyOf(groups);
    }

    private static boolean allSame(boolean[][] same, int from, int next) {
        for (int i = from; i < next; i++) {
            if (!same[i][next]) {
                return false;
            }
        }
        return true;
    }
}
