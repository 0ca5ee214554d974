package dev.assay.suite;

import com.fasterxml.jackson.databind.JsonNode;

/** One row of a task file and the place where it stands ({@code file:line}). */
record Row(String where, JsonNode fields) {}
