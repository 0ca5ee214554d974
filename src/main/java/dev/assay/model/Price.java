package dev.assay.model;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What tokens cost from a moment on.
 *
 * @param from first moment
 * @param until first moment at which it no longer holds; absent: it still does
 * @param rates outside all windows
 * @param windows hours at which other rates hold; the first that fits counts
 */
record Price(Instant from, Optional<Instant> until, Tiers rates, List<Window> windows) {
    Price {
        windows = List.copyOf(windows);
    }

    /** Whether it holds at this moment. */
    boolean holds(Instant at) {
        return !at.isBefore(from) && until.map(at::isBefore).orElse(true);
    }

    /** The rates at this moment. */
    Tiers at(Instant moment) {
        LocalDateTime utc = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
        return windows.stream()
                .filter(window -> window.holds(utc))
                .findFirst()
                .map(Window::rates)
                .orElse(rates);
    }

    /**
     * US dollars per million tokens.
     *
     * @param cachedInput absent where cached input costs what other input does
     */
    record Rates(BigDecimal input, Optional<BigDecimal> cachedInput, BigDecimal output) {}

    /**
     * Rates by the length of the prompt.
     *
     * @param upTo prompt tokens to which {@code rates} hold; absent: to any length
     * @param longer beyond that; absent where nobody says
     */
    record Tiers(Rates rates, Optional<Long> upTo, Optional<Rates> longer) {
        Optional<Rates> of(long promptTokens) {
            return upTo.isEmpty() || promptTokens <= upTo.get() ? Optional.of(rates) : longer;
        }
    }

    /**
     * Hours of the day on some days of the week, in UTC.
     *
     * @param from first moment of the day
     * @param to first moment after it; earlier than {@code from} where the window goes over midnight
     * @param days on which it begins
     * @param except dates on which it does not begin
     */
    record Window(LocalTime from, LocalTime to, Set<DayOfWeek> days, Set<LocalDate> except, Tiers rates) {
        Window {
            days = Set.copyOf(days);
            except = Set.copyOf(except);
        }

        boolean holds(LocalDateTime utc) {
            LocalTime time = utc.toLocalTime();
            if (from.isBefore(to)) {
                return begins(utc.toLocalDate()) && !time.isBefore(from) && time.isBefore(to);
            }
            return !time.isBefore(from)
                    ? begins(utc.toLocalDate())
                    : time.isBefore(to) && begins(utc.toLocalDate().minusDays(1));
        }

        private boolean begins(LocalDate date) {
            return days.contains(date.getDayOfWeek()) && !except.contains(date);
        }
    }
}
