package dev.assay.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The tasks of two sides, side by side. Each task of either side stands in exactly one of the five lists, so that none is dropped in silence.
 *
 * @param paired scored on both sides
 * @param missing asked on both sides, and without a single scored sample on one of them
 * @param stopped not asked on one side, as a gate had no need of it
 * @param onlyFirst tasks that the second side does not have
 * @param onlySecond tasks that the first side does not have
 */
public record Pairing(
        List<Pair> paired, List<Pair> missing, List<Pair> stopped, List<String> onlyFirst, List<String> onlySecond) {
    public Pairing {
        paired = List.copyOf(paired);
        missing = List.copyOf(missing);
        stopped = List.copyOf(stopped);
        onlyFirst = List.copyOf(onlyFirst);
        onlySecond = List.copyOf(onlySecond);
    }

    /** One task on both sides. */
    public record Pair(String task, TaskTally first, TaskTally second) {
        /** How much better the second side is, from -1 to 1; by what is scored. Only for a pair that is scored on both sides. */
        public double difference() {
            return second.mean().orElseThrow() - first.mean().orElseThrow();
        }

        /** The least that {@link #difference} could be, whatever is missing. */
        public double low() {
            return second.low() - first.high();
        }

        /** The most that {@link #difference} could be, whatever is missing. */
        public double high() {
            return second.high() - first.low();
        }
    }

    /** These tasks by their ids, in the order of the first side and then the second. */
    public static Pairing of(Map<String, TaskTally> first, Map<String, TaskTally> second) {
        List<Pair> paired = new ArrayList<>();
        List<Pair> missing = new ArrayList<>();
        List<Pair> stopped = new ArrayList<>();
        List<String> onlyFirst = new ArrayList<>();
        first.forEach((task, tally) -> {
            TaskTally other = second.get(task);
            if (other == null) {
                onlyFirst.add(task);
                return;
            }
            Pair pair = new Pair(task, tally, other);
            if (tally.scored() > 0 && other.scored() > 0) {
                paired.add(pair);
            } else if (tally.asked() == 0 || other.asked() == 0) {
                stopped.add(pair);
            } else {
                missing.add(pair);
            }
        });
        List<String> onlySecond = second.keySet().stream()
                .filter(task -> !first.containsKey(task))
                .toList();
        return new Pairing(paired, missing, stopped, onlyFirst, onlySecond);
    }

    /** Tasks of either side: as many as stand in the five lists. */
    public int union() {
        return paired.size() + missing.size() + stopped.size() + unmatched();
    }

    /** Tasks that one side alone has. */
    public int unmatched() {
        return onlyFirst.size() + onlySecond.size();
    }
}
