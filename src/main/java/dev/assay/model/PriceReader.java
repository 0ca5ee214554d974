package dev.assay.model;

import dev.assay.suite.YamlNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Reads the prices of a model from YAML. */
final class PriceReader {
    static final List<String> LIST_KEYS = List.of("hosts", "models", "source", "asOf", "told", "prices");
    private static final List<String> RATE_KEYS = List.of("in", "cachedIn", "out", "upTo", "longer");
    private static final List<String> PRICE_KEYS =
            List.of("from", "until", "in", "cachedIn", "out", "upTo", "longer", "windows");
    private static final List<String> WINDOW_KEYS =
            List.of("utc", "days", "except", "in", "cachedIn", "out", "upTo", "longer");

    private PriceReader() {}

    static List<Price> prices(YamlNode list) {
        list.allowOnly(LIST_KEYS);
        List<Price> prices = new ArrayList<>();
        if (list.get("told").map(YamlNode::truth).orElse(false)) {
            return prices;
        }
        for (YamlNode node : list.require("prices", "Write at least one price.").items()) {
            Price price = price(node);
            if (!prices.isEmpty() && !prices.get(prices.size() - 1).from().isBefore(price.from())) {
                throw node.error("this price begins no later than the one before it", "Write them in order of `from`.");
            }
            prices.add(price);
        }
        return prices;
    }

    static Price price(YamlNode node) {
        node.allowOnly(PRICE_KEYS);
        List<Price.Window> windows = new ArrayList<>();
        node.get("windows").ifPresent(each -> each.items().forEach(window -> windows.add(window(window))));
        return new Price(
                node.get("from").map(PriceReader::instant).orElse(Instant.EPOCH),
                node.get("until").map(PriceReader::instant),
                tiers(node),
                windows);
    }

    private static Price.Tiers tiers(YamlNode node) {
        return new Price.Tiers(
                rates(node),
                node.get("upTo").map(limit -> limit.whole(1, Long.MAX_VALUE)),
                node.get("longer").map(longer -> {
                    longer.allowOnly(RATE_KEYS);
                    return rates(longer);
                }));
    }

    private static Price.Rates rates(YamlNode node) {
        return new Price.Rates(
                money(node.require("in", "Write US dollars per million tokens of input.")),
                node.get("cachedIn").map(PriceReader::money),
                money(node.require("out", "Write US dollars per million tokens of output.")));
    }

    private static BigDecimal money(YamlNode node) {
        try {
            BigDecimal value = new BigDecimal(node.text());
            if (value.signum() >= 0 && value.precision() <= 12 && value.scale() <= 9 && value.scale() >= -6) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message
        }
        throw node.error(
                "expected US dollars per million tokens, found `%s`".formatted(node.text()),
                "Write a number such as 0.28, with nine decimals at most.");
    }

    private static Price.Window window(YamlNode node) {
        node.allowOnly(WINDOW_KEYS);
        YamlNode utc = node.require("utc", "Write `utc: 01:00-04:00`.");
        String[] ends = utc.text().split("-", -1);
        if (ends.length != 2) {
            throw utc.error("expected two times of day, found `%s`".formatted(utc.text()), "Write `01:00-04:00`.");
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        node.get("days")
                .ifPresentOrElse(
                        each -> each.items().forEach(day -> days.add(day(day))),
                        () -> days.addAll(EnumSet.allOf(DayOfWeek.class)));
        Set<LocalDate> except = new HashSet<>();
        node.get("except")
                .ifPresent(each -> each.items()
                        .forEach(date -> except.add(time(date, date.text(), LocalDate::parse, "2026-10-01"))));
        return new Price.Window(
                time(utc, ends[0].strip(), LocalTime::parse, "01:00-04:00"),
                time(utc, ends[1].strip(), LocalTime::parse, "01:00-04:00"),
                days,
                except,
                tiers(node));
    }

    private static DayOfWeek day(YamlNode node) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().toLowerCase(Locale.ROOT).startsWith(node.text())
                    && node.text().length() == 3) {
                return day;
            }
        }
        throw node.error("expected a day of the week, found `%s`".formatted(node.text()), "Write mon, tue, ... sun.");
    }

    private static Instant instant(YamlNode node) {
        return time(node, node.text(), Instant::parse, "2026-04-24T00:00:00Z");
    }

    private static <T> T time(YamlNode node, String text, Function<String, T> parse, String example) {
        try {
            return parse.apply(text);
        } catch (DateTimeException e) {
            throw node.error("not a time or date: `%s`".formatted(text), "Write it as `%s`.".formatted(example));
        }
    }
}
