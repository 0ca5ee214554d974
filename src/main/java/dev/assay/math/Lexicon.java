package dev.assay.math;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Words of answers: numbers, units, ways to say that there is no solution. A closed list; what is not in it stays a word. */
final class Lexicon {
    /** Units by every spelling, without case; the value is the one spelling that is compared. */
    private static final Map<String, String> UNITS = units();

    private static final Map<String, Long> NUMBERS = numbers();

    private static final Map<String, Long> MULTIPLES = Map.of(
            "hundred",
            100L,
            "thousand",
            1000L,
            "million",
            1_000_000L,
            "billion",
            1_000_000_000L,
            "trillion",
            1_000_000_000_000L);

    /** Chinese words between two answers. */
    private static final Map<String, String> SEPARATORS =
            Map.of("或", "or", "或者", "or", "和", "and", "与", "and", "及", "and", "以及", "and", "且", "and");

    private static final Set<String> MONTHS = Set.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    /** Units that may follow a number without a space: they are hardly ever products of variables. */
    private static final Set<String> ATTACHED =
            Set.of("cm", "mm", "km", "kg", "mg", "ml", "mph", "rpm", "pm", "am", "st", "nd", "rd", "th");

    /** Words of two and three letters, which are else two or three variables. */
    private static final Set<String> SHORT_WORDS = Set.of(
            "no", "is", "of", "if", "to", "by", "at", "in", "on", "it", "we", "so", "as", "ft", "am", "pm", "be", "not",
            "all", "any", "odd", "yes", "two", "six", "ten", "one", "few", "red", "men", "boy", "the", "for", "are",
            "has", "can", "its", "set", "top", "day", "per", "out", "who", "how", "now", "but", "was", "our", "you",
            "may");

    private static final Map<String, String> SYNONYMS = synonyms();

    private Lexicon() {}

    /** The unit that this spells, in its one spelling; empty where it spells none. */
    static String unit(String spelling) {
        return UNITS.getOrDefault(spelling.toLowerCase(Locale.ROOT), "");
    }

    /** {@code and} or {@code or} where a Chinese word means that; else empty. */
    static String separator(String word) {
        return SEPARATORS.getOrDefault(word, "");
    }

    /** The factor of a word such as million, or 0. */
    static long multiple(String word) {
        return MULTIPLES.getOrDefault(word.toLowerCase(Locale.ROOT), 0L);
    }

    /** The whole number that this word is, or these two are, as in twenty five; else -1. */
    static long number(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        int space = lower.indexOf(' ');
        long tens = space < 0 ? -1 : NUMBERS.getOrDefault(lower.substring(0, space), -1L);
        long ones = space < 0 ? -1 : NUMBERS.getOrDefault(lower.substring(space + 1), -1L);
        boolean compound = tens >= 20 && tens % 10 == 0 && ones > 0 && ones < 10;
        return compound ? tens + ones : NUMBERS.getOrDefault(lower, -1L);
    }

    static boolean isMonth(String word) {
        return MONTHS.contains(word);
    }

    static boolean isAttachedUnit(String letters) {
        return ATTACHED.contains(letters);
    }

    /**
     * Whether a run of letters that no rule knows is a word and not a product of variables. Of three letters those with a
     * capital first or in a closed list are; longer ones are if they have a vowel and are no stretch of the alphabet.
     */
    static boolean isWord(String run) {
        String rest = run.substring(1);
        if (run.length() <= 3) {
            boolean listed = SHORT_WORDS.contains(run.toLowerCase(Locale.ROOT))
                    || (run.length() == 3 && Character.isUpperCase(run.charAt(0)));
            return listed && rest.chars().allMatch(Character::isLowerCase);
        }
        boolean vowel = run.chars().anyMatch(letter -> "aeiouyAEIOUY".indexOf(letter) >= 0);
        return vowel && !isStretch(run) && (run.length() > 4 || !rest.chars().allMatch(Character::isUpperCase));
    }

    /** {@code abcd}: letters that follow one another in the alphabet. */
    private static boolean isStretch(String run) {
        for (int i = 1; i < run.length(); i++) {
            if (run.charAt(i) != run.charAt(i - 1) + 1) {
                return false;
            }
        }
        return true;
    }

    /** Words in the form in which they are compared: lower case, no articles and marks, one spelling of what means the same. */
    static String plain(String words) {
        StringBuilder kept = new StringBuilder();
        for (String word : words.toLowerCase(Locale.ROOT).split("[ \t\n.,;:!?'\"()$*_~-]", -1)) {
            if (!word.isEmpty() && !word.equals("the") && !word.equals("a") && !word.equals("an")) {
                kept.append(kept.isEmpty() ? "" : " ").append(word);
            }
        }
        String plain = kept.toString();
        return SYNONYMS.getOrDefault(plain, plain);
    }

    private static Map<String, String> units() {
        Map<String, String> units = new HashMap<>();
        String[] lines = {
            "cm centimeter centimeters centimetre centimetres 厘米",
            "mm millimeter millimeters millimetre millimetres 毫米",
            "dm decimeter decimeters decimetre decimetres 分米",
            "m meter meters metre metres 米",
            "km kilometer kilometers kilometre kilometres 千米 公里",
            "in inch inches",
            "ft foot feet",
            "yd yard yards",
            "mi mile miles",
            "kg kilogram kilograms kilo kilos 千克 公斤",
            "g gram grams gm gms 克",
            "mg milligram milligrams 毫克",
            "lb lbs pound pounds",
            "oz ounce ounces",
            "ton tons tonne tonnes 吨",
            "s sec secs second seconds 秒 秒钟",
            "min mins minute minutes 分钟",
            "h hr hrs hour hours 小时 时",
            "day days 天",
            "week weeks",
            "month months",
            "year years yr yrs 年",
            "l liter liters litre litres 升",
            "ml milliliter milliliters millilitre millilitres 毫升",
            "gal gallon gallons",
            "mph",
            "dollar dollars usd buck bucks",
            "cent cents",
            "euro euros eur",
            "pound-sterling gbp",
            "yuan rmb 元 cny",
            "yen jpy",
            "degree degrees deg ° 度",
            "rad radian radians",
            "% percent percents percentage pct",
            "unit units",
            "n newton newtons",
            "j joule joules",
            "w watt watts",
            "hz hertz",
            "v volt volts",
            "k kelvin",
            "mol mole moles",
            "rpm"
        };
        for (String line : lines) {
            String[] spellings = line.split(" ", -1);
            for (String spelling : spellings) {
                units.putIfAbsent(spelling, spellings[0]);
            }
        }
        for (String metre : new String[] {"毫米 mm", "厘米 cm", "分米 dm", "米 m", "千米 km"}) {
            String[] names = metre.split(" ", -1);
            units.put("平方" + names[0], names[1] + "^2");
            units.put("立方" + names[0], names[1] + "^3");
        }
        return Map.copyOf(units);
    }

    private static Map<String, Long> numbers() {
        String[] names =
                ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
                                + " seventeen eighteen nineteen twenty")
                        .split(" ", -1);
        Map<String, Long> numbers = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            numbers.put(names[i], (long) i);
        }
        for (int tens = 3; tens <= 9; tens++) {
            String[] words = {"thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
            numbers.put(words[tens - 3], tens * 10L);
        }
        return Map.copyOf(numbers);
    }

    private static Map<String, String> synonyms() {
        Map<String, String> table = new HashMap<>();
        String[] lines = {
            "no solution|no solutions|no real solution|no real solutions|none|empty set|emptyset|does not exist|dne|nonexistent"
                    + "|there is no solution|there are no solutions|no such number exists|no answer|inconsistent",
            "undefined|not defined|is undefined",
            "yes|true",
            "no|false",
            "infinity|infinite|unbounded|infinitely many|infinitely many solutions",
            "all real numbers|reals|all reals|all real|any real number|real numbers|every real number|all real x|all real values",
            "even|is even|even function",
            "odd|is odd|odd function"
        };
        for (String line : lines) {
            String[] spellings = line.split("\\|", -1);
            for (String spelling : spellings) {
                table.put(spelling, spellings[0]);
            }
        }
        return Map.copyOf(table);
    }
}
