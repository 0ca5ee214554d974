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
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Published prices of hosted models, by host and model id. */
public final class PriceTable {
    private static final String SHIPPED = "prices.yaml";

    /** Names, not addresses: nobody publishes prices of one's own machines. */
    private static final Pattern PUBLIC_HOST = Pattern.compile("[a-z0-9.-]+\\.[a-z][a-z0-9-]*");

    private final Supplier<List<Entry>> source;
    private Optional<List<Entry>> entries = Optional.empty();

    private PriceTable(Supplier<List<Entry>> source) {
        this.source = source;
    }

    private record Entry(Set<String> hosts, List<String> models, PriceList list) {
        boolean fits(String host, String modelId) {
            return hosts.contains(host) && models.stream().anyMatch(glob -> Glob.matches(glob, modelId));
        }
    }

    /** The prices that ship with Assay. */
    public static PriceTable shipped() {
        return new PriceTable(() -> {
            try (InputStream file = Objects.requireNonNull(PriceTable.class.getResourceAsStream(SHIPPED), SHIPPED)) {
                return entries(SHIPPED, file.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The prices in these bytes of a file of this name. */
    static PriceTable read(String file, byte[] bytes) {
        List<Entry> entries = entries(file, bytes);
        return new PriceTable(() -> entries);
    }

    private static List<Entry> entries(String file, byte[] bytes) {
        YamlNode root = Yaml.read(file, bytes);
        root.allowOnly(List.of("format", "lists"));
        root.allowFormat("prices");
        List<Entry> entries = new ArrayList<>();
        for (YamlNode list :
                root.require("lists", "Write a list of price lists.").items()) {
            entries.add(new Entry(
                    list.require("hosts", "Write the hosts whose prices these are.").items().stream()
                            .map(PriceTable::host)
                            .collect(Collectors.toUnmodifiableSet()),
                    list.require("models", "Write the ids of the models, `*` for any characters.").items().stream()
                            .map(YamlNode::text)
                            .toList(),
                    PriceList.of(list)));
        }
        return List.copyOf(entries);
    }

    private static String host(YamlNode node) {
        if (!PUBLIC_HOST.matcher(node.text()).matches()) {
            throw node.error("not a public host: `%s`".formatted(node.text()), "Write it as `api.deepseek.com`.");
        }
        return node.text();
    }

    /** The prices of a model at this address; the first list that names it counts. The file is read when the first public host is looked up. */
    public synchronized Optional<PriceList> of(URI baseUrl, String modelId) {
        String host = String.valueOf(baseUrl.getHost()).toLowerCase(Locale.ROOT);
        if (!PUBLIC_HOST.matcher(host).matches()) {
            return Optional.empty();
        }
        List<Entry> known = entries.orElseGet(source);
        entries = Optional.of(known);
        return known.stream()
                .filter(entry -> entry.fits(host, modelId))
                .findFirst()
                .map(Entry::list);
    }
}
