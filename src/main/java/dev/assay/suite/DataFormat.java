package dev.assay.suite;

import java.util.Locale;
import java.util.Optional;

/**
 * The form of a task file.
 *
 * @param gzip whether it is compressed
 */
record DataFormat(Kind kind, boolean gzip) {
    enum Kind {
        JSONL,
        JSON,
        CSV
    }

    /** The form that a file's name tells, or that was written out, as {@code jsonl} or {@code csv.gz}. */
    static Optional<DataFormat> of(String nameOrFormat) {
        String name = nameOrFormat.toLowerCase(Locale.ROOT);
        boolean gzip = name.endsWith(".gz");
        String plain = gzip ? name.substring(0, name.length() - 3) : name;
        String ending = plain.substring(plain.lastIndexOf('.') + 1);
        return switch (ending) {
            case "jsonl" -> Optional.of(new DataFormat(Kind.JSONL, gzip));
            case "json" -> Optional.of(new DataFormat(Kind.JSON, gzip));
            case "csv" -> Optional.of(new DataFormat(Kind.CSV, gzip));
            default -> Optional.empty();
        };
    }
}
