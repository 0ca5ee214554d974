package dev.assay.model;

import dev.assay.suite.Yaml;
import dev.assay.suite.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Published prices of hosted models, by host and model id. */
public final class PriceTable {
    private static final String SHIPPED = "prices.yaml";

    private final List<Entry> entries;

    private PriceTable(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    private record Entry(Set<String> hosts, List<String> models, PriceList list) {
        boolean fits(String host, String modelId) {
            return hosts.contains(host) && models.stream().anyMatch(glob -> Glob.matches(glob, modelId));
        }
    }

    /** The prices that ship with Assay. */
    public static PriceTable shipped() {
        try (InputStream file = Objects.requireNonNull(PriceTable.class.getResourceAsStream(SHIPPED), SHIPPED)) {
            return read(SHIPPED, file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The prices in these bytes of a file of this name. */
    static PriceTable read(String file, byte[] bytes) {
        YamlNode root = Yaml.read(file, bytes);
        root.allowOnly(List.of("format", "lists"));
        root.allowFormat("prices");
        List<Entry> entries = new ArrayList<>();
        for (YamlNode list :
                root.require("lists", "Write a list of price lists.").items()) {
            entries.add(new Entry(
                    list.require("hosts", "Write the hosts whose prices these are.").items().stream()
                            .map(YamlNode::text)
                            .collect(Collectors.toUnmodifiableSet()),
                    list.require("models", "Write the ids of the models, `*` for any characters.").items().stream()
                            .map(YamlNode::text)
                            .toList(),
                    PriceList.of(list)));
        }
        return new PriceTable(entries);
    }

    /** The prices of a model at this address; the first list that names it counts. */
    public Optional<PriceList> of(URI baseUrl, String modelId) {
        String host = String.valueOf(baseUrl.getHost()).toLowerCase(Locale.ROOT);
        return entries.stream()
                .filter(entry -> entry.fits(host, modelId))
                .findFirst()
                .map(Entry::list);
    }
}
