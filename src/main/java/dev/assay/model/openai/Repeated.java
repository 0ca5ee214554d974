package dev.assay.model.openai;

/**
 * The fresh part of texts that are sent from their beginning each time: MiniMax under {@code reasoning_split}. Only where a profile says
 * so: in a stream of deltas a token may well begin with all that was said before.
 */
final class Repeated {
    private String reasoning = "";
    private String answer = "";

    Said fresh(Said said) {
        Said fresh = new Said(without(reasoning, said.reasoning()), without(answer, said.answer()));
        reasoning += fresh.reasoning();
        answer += fresh.answer();
        return fresh;
    }

    private static String without(String known, String told) {
        return told.startsWith(known) ? told.substring(known.length()) : told;
    }
}
