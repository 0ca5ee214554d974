package dev.assay.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a program of files is started.
 *
 * @param arguments the first is the executable: an absolute path, or one below the program's directory that begins with {@code ./}
 * @param environment the whole of it; nothing of ours is added
 * @param memory what the limit of memory counts
 * @param talksOverStreams whether it is asked, and replies, over standard input and output instead of descriptors 3 and 4, for runtimes
 *     that have no way to those
 */
public record Command(
        List<String> arguments, Map<String, String> environment, Memory memory, boolean talksOverStreams) {
    /** What a limit of memory counts. */
    public enum Memory {
        /** The address space. */
        ADDRESS_SPACE("address"),
        /** The memory that may be written, for runtimes that reserve far more address space than they use. */
        DATA("data"),
        /** Both, with half a GiB more of address space: for runtimes whose programs can map memory that does not count as written. */
        DATA_AND_ADDRESS_SPACE("both");

        private final String text;

        Memory(String text) {
            this.text = text;
        }

        /** The one with this text in a language's file. */
        public static Memory of(String text) {
            return Arrays.stream(values())
                    .filter(memory -> memory.text.equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no limit of memory counts " + text));
        }

        String text() {
            return text;
        }
    }

    /** A command whose standard streams are those of a program. */
    public Command(List<String> arguments, Map<String, String> environment, Memory memory) {
        this(arguments, environment, memory, false);
    }

    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("arguments is empty");
        }
        if (arguments.stream().anyMatch(argument -> argument.indexOf('\0') >= 0)
                || environment.toString().indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a zero byte in " + arguments);
        }
    }

    String encodedArguments() {
        return String.join("\0", arguments);
    }

    String encodedEnvironment() {
        StringBuilder encoded = new StringBuilder();
        new TreeMap<>(environment)
                .forEach((name, value) ->
                        encoded.append(name).append('=').append(value).append('\0'));
        return encoded.toString();
    }
}
