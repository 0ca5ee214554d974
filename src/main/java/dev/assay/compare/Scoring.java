package dev.assay.compare;

import dev.assay.model.ModelLabel;
import dev.assay.stats.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Scores models in several scopes at once: each pair of models is paired once, whatever the number of scopes. */
final class Scoring {
    private final CellTable table;
    private final Map<String, Map<ModelLabel, TaskUse>> uses;
    private final Map<String, Map<String, Integer>> numbers;
    private final List<ModelLabel> models;

    Scoring(
            CellTable table,
            Map<String, Map<ModelLabel, TaskUse>> uses,
            Map<String, Map<String, Integer>> numbers,
            List<ModelLabel> models) {
        this.table = table;
        this.uses = uses;
        this.numbers = numbers;
        this.models = models;
    }

    /** The tasks of some suites that are looked at together; the test takes a suite and a task of it. */
    record Scope(ComparisonScope.Kind kind, String name, List<String> suites, BiPredicate<String, String> tasks) {}

    List<ComparisonScope> score(List<Scope> scopes) {
        List<List<Difference>> differences = new ArrayList<>();
        scopes.forEach(scope -> differences.add(new ArrayList<>()));
        ScopeIndex index = new ScopeIndex(scopes, table, models);
        for (int i = 0; i < models.size(); i++) {
            for (int j = i + 1; j < models.size(); j++) {
                PairedScores[] scores = index.scores(models.get(i), models.get(j));
                for (int s = 0; s < scopes.size(); s++) {
                    differences.get(s).add(scores[s].difference());
                }
            }
        }
        correct(scopes, differences);
        List<ComparisonScope> scored = new ArrayList<>();
        for (int s = 0; s < scopes.size(); s++) {
            scored.add(scope(scopes.get(s), differences.get(s)));
        }
        return scored;
    }

    /** Each suite, and all together, is a question of its own; the tags are many looks at one, and corrected together. */
    private static void correct(List<Scope> scopes, List<List<Difference>> differences) {
        List<Difference> ofTags = new ArrayList<>();
        for (int s = 0; s < scopes.size(); s++) {
            if (scopes.get(s).kind() == ComparisonScope.Kind.TAG) {
                ofTags.addAll(differences.get(s));
            } else {
                differences.set(s, Ranking.corrected(differences.get(s)));
            }
        }
        List<Difference> corrected = Ranking.corrected(ofTags);
        int at = 0;
        for (int s = 0; s < scopes.size(); s++) {
            if (scopes.get(s).kind() == ComparisonScope.Kind.TAG) {
                int next = at + differences.get(s).size();
                differences.set(s, corrected.subList(at, next));
                at = next;
            }
        }
    }

    private ComparisonScope scope(Scope scope, List<Difference> differences) {
        List<Standing> standings = new ArrayList<>();
        models.forEach(model -> standings.add(standing(scope, model)));
        standings.sort(Comparator.comparingDouble((Standing standing) ->
                        standing.score().map(Estimate::value).orElse(-1.0))
                .reversed()
                .thenComparing(standing -> standing.model().text()));
        List<ModelLabel> order = standings.stream().map(Standing::model).toList();
        Ranking ranking = new Ranking(order, inOrder(order, differences));
        Map<ModelLabel, RankRange> ranges = ranking.ranges();
        return new ComparisonScope(
                scope.kind(),
                scope.name(),
                standings.stream()
                        .map(each -> each.at(ranges.getOrDefault(each.model(), each.rank())))
                        .toList(),
                ranking.differences(),
                ranking.tied());
    }

    /** The differences of these models as pairs in this order, each seen from the one that comes first. */
    private List<Difference> inOrder(List<ModelLabel> order, List<Difference> differences) {
        Map<ModelLabel, Integer> place = new HashMap<>();
        order.forEach(model -> place.put(model, place.size()));
        Comparator<Difference> byPlaces = Comparator.comparing((Difference each) -> place.get(each.a()))
                .thenComparing(each -> place.get(each.b()));
        return differences.stream()
                .map(each -> place.getOrDefault(each.a(), 0) < place.getOrDefault(each.b(), 0) ? each : each.turned())
                .sorted(byPlaces)
                .toList();
    }

    private Standing standing(Scope scope, ModelLabel model) {
        Sums sums = new Sums();
        for (String suite : scope.suites()) {
            table.tasks(suite, model).forEach((task, tally) -> {
                if (scope.tasks().test(suite, task)) {
                    sums.add(tally);
                }
            });
        }
        boolean isSuite = scope.kind() == ComparisonScope.Kind.SUITE;
        return new Standing(
                model,
                sums.score(),
                sums.bounds(),
                new RankRange(1, models.size()),
                sums.planned,
                sums.missing,
                isSuite ? repeats(scope.name(), model) : Optional.empty());
    }

    private Optional<Repeats> repeats(String suite, ModelLabel model) {
        Map<ModelLabel, Integer> most = new HashMap<>();
        models.forEach(each -> table.tasks(suite, each).values().stream()
                .mapToInt(TaskTally::planned)
                .max()
                .ifPresent(planned -> most.put(each, planned)));
        Optional<Integer> k = most.values().stream().min(Comparator.naturalOrder());
        TaskUse use = uses.getOrDefault(suite, Map.of()).get(model);
        if (k.isEmpty() || k.get() < 2 || use == null) {
            return Optional.empty();
        }
        boolean alike = most.values().stream().distinct().count() == 1;
        return Optional.of(
                new RepeatCount(k.get(), table.tasks(suite, model), use, numbers.getOrDefault(suite, Map.of()))
                        .repeats(alike));
    }

    /** The task means of one model in one scope. */
    private static final class Sums {
        private final ValueCounts means = new ValueCounts();
        private int scored;
        private int samples;
        private int asked;
        private int planned;
        private int missing;
        private double low;
        private double high;

        void add(TaskTally task) {
            planned += task.planned();
            missing += task.missing();
            if (task.asked() > 0) {
                asked++;
                low += task.low();
                high += task.high();
            }
            if (task.scored() > 0) {
                scored++;
                means.add(task.mean().orElseThrow());
                samples += task.scored();
            }
        }

        Optional<Estimate> score() {
            return scored == 0
                    ? Optional.empty()
                    : Optional.of(Estimate.of(means.score(0, 1), Estimate.LEVEL, scored, samples));
        }

        Optional<Interval> bounds() {
            return asked == 0 ? Optional.empty() : Optional.of(new Interval(low / asked, high / asked));
        }
    }
}
