package dev.assay.model.openai;

/** Takes the pieces of a reply in their order. */
interface Deltas {
    /**
     * Takes one.
     *
     * @param reasoning and {@code answer}: either may be empty */
    void piece(String reasoning, String answer);
}
