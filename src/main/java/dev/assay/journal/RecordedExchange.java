package dev.assay.journal;

import dev.assay.model.Exchange;
import dev.assay.model.Request;

/** One line of {@code exchanges.jsonl}: a finished exchange and what it was for. */
public record RecordedExchange(SampleId id, SampleKey key, Request request, Exchange exchange) {}
