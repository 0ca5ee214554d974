package dev.assay.journal;

import dev.assay.model.Request;
import dev.assay.suite.Digest;

/**
 * What makes two asked samples the same one: SHA-256 over the whole request, the model's label, the suite's digest, the
 * task's id and the sample's number.
 *
 * @param hex 64 lower-case hex digits
 */
public record SampleKey(String hex) {
    private static final int DIGITS = 64;
    private static final int PREFIX_DIGITS = 16;

    public SampleKey {
        if (hex.length() != DIGITS) {
            throw new IllegalArgumentException("the key is not one of 64 hex digits");
        }
    }

    /** Its first 64 bits. */
    public long prefix() {
        return Long.parseUnsignedLong(hex, 0, PREFIX_DIGITS, 16);
    }

    /** The key of a sample. */
    public static SampleKey of(Request request, String suiteSha256, SampleId id) {
        return new SampleKey(new Digest()
                .add(RequestJson.canonical(request))
                .add(id.model().text())
                .add(suiteSha256)
                .add(id.task())
                .add(Integer.toString(id.sample()))
                .hex());
    }
}
