package dev.assay.journal;

import java.util.Locale;

/** Enum constants in files: {@code NOT_FOUND} is {@code notFound}. */
final class Names {
    private Names() {}

    static String of(Enum<?> constant) {
        String[] words = constant.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return name.toString();
    }

    static <E extends Enum<E>> E read(Class<E> type, String name) {
        for (E constant : type.getEnumConstants()) {
            if (of(constant).equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("unknown %s `%s`".formatted(type.getSimpleName(), name));
    }
}
