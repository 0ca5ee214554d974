package dev.assay.score.jvm;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/**
 * Does once what the processes in the sandbox do, with sources of ours, so that the JVM notes which classes that takes. Solutions use more of
 * the JDK than we do: the example stands for them.
 */
public final class Rehearsal {
    private static final String EXAMPLE = """
            import java.math.*;
            import java.util.*;
            import java.util.function.*;
            import java.util.stream.*;
            class Solution {
                record Item(String name, int value) {}
                static String words(String text, List<Integer> numbers, int[] array, Map<String, Long> map) {
                    Map<String, Integer> counts = new TreeMap<>();
                    Map<Character, List<Integer>> places = new HashMap<>();
                    for (String word : text.trim().toLowerCase().split("\\\\s+")) {
                        counts.merge(word.replaceAll("[^a-z]", ""), 1, Integer::sum);
                        places.computeIfAbsent(word.charAt(0), k -> new ArrayList<>()).add(word.length());
                    }
                    Set<Integer> seen = new HashSet<>(numbers);
                    Set<Integer> sorted = new TreeSet<>(Comparator.reverseOrder());
                    sorted.addAll(new LinkedHashSet<>(seen));
                    Deque<Integer> queue = new ArrayDeque<>(numbers);
                    PriorityQueue<Integer> heap = new PriorityQueue<>((a, b) -> b - a);
                    LinkedList<Integer> linked = new LinkedList<>(numbers);
                    Stack<Character> stack = new Stack<>();
                    for (char c : text.toCharArray()) { stack.push(Character.toUpperCase(c)); }
                    while (!queue.isEmpty()) { heap.add(queue.pollFirst()); }
                    List<Integer> mutable = new ArrayList<>(numbers);
                    Collections.sort(mutable);
                    Collections.reverse(mutable);
                    mutable.sort(Comparator.comparing((Integer n) -> n % 3).thenComparing(Comparator.naturalOrder()));
                    mutable.removeIf(n -> n > 1000);
                    int[] copy = Arrays.copyOf(array, array.length);
                    Arrays.sort(copy);
                    String joined = Stream.of(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).collect(Collectors.joining("-"));
                    Map<Integer, Long> lengths = Arrays.stream(text.split(" ")).collect(Collectors.groupingBy(String::length, Collectors.counting()));
                    List<Integer> evens = numbers.stream().filter(n -> n % 2 == 0).map(n -> n * n).sorted().distinct().collect(Collectors.toList());
                    int sum = IntStream.rangeClosed(1, 9).filter(n -> n % 2 == 1).map(n -> n + 1).sum() + numbers.stream().mapToInt(Integer::intValue).max().orElse(0);
                    String letters = text.chars().mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining());
                    BiFunction<Integer, Integer, Integer> gcd = (a, b) -> a - b;
                    Function<Integer, Integer> twice = n -> n * 2;
                    Supplier<Item> item = () -> new Item("a" + sum, evens.size());
                    BigInteger big = BigInteger.TWO.pow(70).mod(BigInteger.valueOf(97));
                    BigDecimal exact = new BigDecimal("1.25").setScale(1, RoundingMode.HALF_UP);
                    StringBuilder out = new StringBuilder(joined).append(sum).append('c').append(1.5).append(2L).reverse();
                    map.forEach((k, v) -> out.append(k).append(v));
                    for (Map.Entry<String, Integer> entry : counts.entrySet()) { out.append(entry.getKey() + "=" + entry.getValue()); }
                    double root = Math.sqrt(sum) + Math.pow(2, 3) + Double.parseDouble("2.5");
                    Optional<Integer> first = numbers.stream().findFirst();
                    return out + String.format("%d %s %.2f", sum, letters, root) + Integer.toBinaryString(sum) + String.join(",", List.of("a", "b"))
                            + big + exact + item.get() + gcd.apply(4, 2) + twice.apply(2) + first.map(n -> n + 1).orElse(0) + lengths + sorted + stack.size()
                            + linked.peekFirst() + heap.poll() + places + Arrays.toString(copy) + numbers.stream().anyMatch(n -> n > 2) + text.matches("[a-z]+");
                }
                List<Integer> tidy(List<Integer> numbers) { return new ArrayList<>(numbers); }
                static Map<String, Integer> count(String text) { Map<String, Integer> m = new HashMap<>(); m.put(text, 1); return m; }
                static Optional<Double> half(double number) { return Optional.of(number / 2); }
                static int[] array(int[] numbers) { return numbers; }
                static boolean fails(long number, String[] texts) { throw new IllegalArgumentException("no"); }
            }
            """;
    private static final String TESTS = """
            import java.util.*;
            class Solution {
                static List<Integer> tidy(List<Integer> numbers) {
                    return (List<Integer>) dev.assay.score.jvm.Candidate.call("List<Integer>", new Object[] {numbers});
                }
            }
            class Main {
                public static void main(String[] arguments) {
                    List<Boolean> correct = Arrays.asList(Solution.tidy(new ArrayList<>(Arrays.asList(1, 2))).equals(Arrays.asList(1, 2)));
                    if (correct.contains(false)) throw new AssertionError();
                    assert Solution.tidy(new ArrayList<>(List.of(1))).equals(List.of(1));
                }
            }
            """;

    private Rehearsal() {}

    /** To be started with an empty standard input. */
    public static void main(String[] arguments) {
        Channel.open();
        String compiled = said(
                CompileServer::serve,
                List.of(
                        "[\"compile\"," + Json.quoted(EXAMPLE) + "]",
                        "[\"compile\",\"class Solution { int n = \\\"\\\"; }\"]"));
        String classes = compiled.substring(compiled.indexOf('{'), compiled.indexOf('\n') - 1);
        String[][] calls = {
            {
                "words",
                "true",
                "\"String\",\"List<Integer>\",\"int[]\",\"Map<String, Long>\"",
                "\"some words, a few\",[3,1,2],{\"a\":[\"int\",[3,1]]},{\"d\":[[\"a\",{\"l\":5}]]}"
            },
            {"tidy", "false", "\"List<Integer>\"", "[3,1,2]"},
            {"count", "true", "\"String\"", "\"a\\u00e9\""},
            {"half", "true", "\"double\"", "{\"f\":\"2.5\"}"},
            {"array", "true", "\"int[]\"", "{\"a\":[\"int\",[3,1]]}"},
            {"fails", "true", "\"long\",\"String[]\"", "{\"l\":2},{\"a\":[\"String\",[\"a\",\"b\"]]}"}
        };
        for (String[] call : calls) {
            String load = "[\"load\",%s,\"Solution\",\"%s\",%s,[%s]]".formatted(classes, call[0], call[1], call[2]);
            String replies = said(Driver::serve, List.of(load, "[1,[%s]]".formatted(call[3])));
            expect(call[0].equals("fails") ? "\"no\"" : "\"value\"", replies);
        }
        List<String> talk = List.of("[\"tests\"," + Json.quoted(TESTS) + "]", "[\"value\",[1,2]]", "[\"value\",[1]]");
        expect("\"pass\"", said(Checker::serve, talk));
    }

    private static void expect(String part, String said) {
        if (!said.contains(part)) {
            throw new IllegalStateException("instead of " + part + ": " + said);
        }
    }

    private static String said(Consumer<Channel> server, List<String> requests) {
        InputStream in =
                new ByteArrayInputStream((String.join("\n", requests) + "\n").getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        server.accept(Channel.of(in, out));
        return out.toString(StandardCharsets.US_ASCII);
    }
}
