package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;

/** The golden vectors of the specification: numbers made by numpy and scipy. {@link GoldenBlocksTest} holds that each block is read by a test. */
final class Vectors {
    private Vectors() {}

    static JsonNode all() {
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream("statistics-golden.json"))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A block by its name, which a test must write out. */
    static JsonNode block(String name) {
        JsonNode block = all().get(name);
        assertThat(block).as(name).isNotNull();
        assertThat(block.size()).as(name).isPositive();
        return block;
    }

    static double number(JsonNode vector, String field) {
        return Objects.requireNonNull(vector.get(field), field).doubleValue();
    }

    static int whole(JsonNode vector, String field) {
        return Objects.requireNonNull(vector.get(field), field).intValue();
    }

    static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }

    static int[] wholes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToInt(JsonNode::intValue)
                .toArray();
    }

    /** The vector's own tolerance where it has one, else 1e-9 of its size. */
    static void check(String what, JsonNode vector, double actual, double expected) {
        double tolerance = vector.has("tolerance")
                ? vector.get("tolerance").doubleValue()
                : 1e-9 * Math.max(Math.abs(expected), 1e-3);
        assertThat(actual).as("%s of %s", what, vector).isCloseTo(expected, Offset.offset(tolerance));
    }

    static void check(JsonNode vector, String field, double actual) {
        check(field, vector, actual, number(vector, field));
    }
}
