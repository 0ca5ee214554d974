package dev.assay.run;

import dev.assay.model.Exchange;
import dev.assay.model.Model;
import dev.assay.model.ModelLabel;
import dev.assay.model.Request;
import dev.assay.suite.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A model that answers each request by a rule, and remembers what it was asked. */
final class FakeModel implements Model {
    private final ModelLabel label;
    private final Rule rule;
    private final List<String> asked = new ArrayList<>();

    FakeModel(String label, Rule rule) {
        this.label = new ModelLabel(label);
        this.rule = rule;
    }

    /** What is answered to a question; the number counts all calls from 1. */
    interface Rule {
        Exchange answer(String question, int call) throws InterruptedException;
    }

    @Override
    public ModelLabel label() {
        return label;
    }

    @Override
    public Request prepare(Prompt prompt, int sample, int maxTokens) {
        return Request.of(label.text(), prompt.messages(), Map.of("n", "" + sample, "max_tokens", "" + maxTokens));
    }

    @Override
    public Exchange ask(Request request) throws InterruptedException {
        String question = request.messages().get(0).text();
        int call;
        synchronized (asked) {
            asked.add(question);
            call = asked.size();
        }
        return rule.answer(question, call);
    }

    /** All questions so far, in the order of asking. */
    List<String> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }
}
