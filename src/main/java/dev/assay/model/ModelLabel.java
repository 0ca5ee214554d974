package dev.assay.model;

/**
 * What a model is called in every file of a run: its name in {@code assay.yaml}, else {@code URL#id} in full. Unique in a run.
 */
public record ModelLabel(String text) implements Comparable<ModelLabel> {
    public ModelLabel {
        if (text.isBlank()) {
            throw new IllegalArgumentException("text is blank");
        }
    }

    @Override
    public int compareTo(ModelLabel other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
