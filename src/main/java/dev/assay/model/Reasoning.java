package dev.assay.model;

import java.util.List;
import java.util.Optional;

/**
 * Where the thinking is in what an endpoint sends. A field beats tags; tags count only at the beginning of the text.
 *
 * @param sources the fields that may hold it, the first non-empty one counts
 * @param tags that open it in the text, such as {@code <think>}; empty: it is not looked for there
 * @param unopened whether the prompt already opened the first tag, so that text without any is thinking while the reply is cut
 * @param answerTag that opens the answer behind it, such as {@code <answer>}
 * @param hidden whether it never arrives; the time to the first token then includes all of it
 */
public record Reasoning(
        List<Source> sources, List<String> tags, boolean unopened, Optional<String> answerTag, boolean hidden) {
    /** Thinking in whatever field it comes. */
    public static final Reasoning IN_ANY_FIELD =
            new Reasoning(List.of(Source.values()), List.of(), false, Optional.empty(), false);

    public Reasoning {
        sources = List.copyOf(sources);
        tags = List.copyOf(tags);
    }

    /** A member of {@code delta} or {@code message} that may hold thinking. */
    public enum Source {
        /** Of DeepSeek, DashScope, Zhipu, Moonshot, SGLang, llama.cpp. */
        REASONING_CONTENT("reasoning_content"),
        /** Of vLLM, Ollama, Groq, Together, OpenRouter. */
        REASONING("reasoning"),
        /** Of OpenRouter and MiniMax: a list of texts and summaries. */
        REASONING_DETAILS("reasoning_details"),
        /** Parts of a {@code content} that is a list. */
        CONTENT("content");

        private final String wireName;

        Source(String wireName) {
            this.wireName = wireName;
        }

        /** The member's name. */
        public String wireName() {
            return wireName;
        }
    }

    /** The same where nobody thinks: the prompt then has closed the tag that it opened. */
    public Reasoning withoutThinking() {
        return new Reasoning(sources, tags, false, answerTag, hidden);
    }

    /** What closes a tag: {@code </think>} for {@code <think>}, {@code ◁/think▷} for {@code ◁think▷}. */
    public static String closing(String tag) {
        return tag.charAt(0) + "/" + tag.substring(1);
    }
}
