package dev.assay.math;

import dev.assay.math.Form.Listing;
import dev.assay.math.Form.Statement;
import java.util.ArrayList;
import java.util.List;

/** Puts items and separators together to a list; or to a list of lists, as in {@code p=5, q=2; p=7, q=2}. */
final class ListingBuilder {
    private final List<List<Form>> groups = new ArrayList<>();
    private boolean alternatives;
    private boolean breaks = true;

    /** Takes the next item. */
    void add(Form item) {
        if (breaks) {
            groups.add(new ArrayList<>());
            breaks = false;
        }
        groups.get(groups.size() - 1).add(item);
    }

    /** Takes a separator before the next item. */
    void separate(String separator) {
        alternatives |= separator.equals("or");
        breaks |= separator.equals(";") || separator.equals("and") || separator.equals("or");
    }

    /** What was put together. */
    Form form() {
        boolean nested = groups.size() > 1 && groups.stream().allMatch(ListingBuilder::isSolution);
        List<Form> items = new ArrayList<>();
        for (List<Form> group : groups) {
            if (nested) {
                items.add(new Listing(group, false));
            } else {
                items.addAll(group);
            }
        }
        return items.size() == 1 ? items.get(0) : new Listing(items, alternatives);
    }

    /** Values of several unknowns. */
    private static boolean isSolution(List<Form> group) {
        return group.size() > 1
                && group.stream().allMatch(item -> item instanceof Statement statement && statement.all("="));
    }
}
