package dev.assay.math;

/** Reads one command of LaTeX, {@code \name}, and where asked the group in braces that follows it. */
final class CommandScan {
    private final String text;
    private final int limit;
    private final int start;
    private final int end;
    private int groupStart = -1;
    private int groupEnd;
    private int after;

    /** The command whose name begins at {@code start}, after its backslash. */
    CommandScan(String text, int start, int limit) {
        this.text = text;
        this.limit = limit;
        this.start = start;
        int at = start;
        while (at < limit && Scanner.isLatin(text.charAt(at))) {
            at++;
        }
        end = at == start && at < limit ? at + 1 : at;
    }

    /** The letters after the backslash, or the one other character. */
    String name() {
        return start < end ? text.substring(start, end) : " ";
    }

    /** Where the name ends. */
    int end() {
        return end;
    }

    /** What stands in the braces; where there are none, the next character. */
    String group() {
        find();
        return text.substring(groupStart, groupEnd);
    }

    int groupStart() {
        find();
        return groupStart;
    }

    int groupEnd() {
        find();
        return groupEnd;
    }

    int afterGroup() {
        find();
        return after;
    }

    private void find() {
        if (groupStart >= 0) {
            return;
        }
        int at = end;
        while (at < limit && (Scanner.isSpace(text.charAt(at)) || text.charAt(at) == '*')) {
            at++;
        }
        if (at >= limit || text.charAt(at) != '{') {
            groupStart = at;
            groupEnd = at < limit && Scanner.isLatin(text.charAt(at)) ? at + 1 : at;
            after = groupEnd;
            return;
        }
        groupStart = at + 1;
        int depth = 0;
        for (; at < limit; at++) {
            char here = text.charAt(at);
            if (here == '\\') {
                at++;
            } else if (here == '{') {
                depth++;
            } else if (here == '}' && --depth == 0) {
                break;
            }
        }
        groupEnd = at < limit ? at : limit;
        after = at < limit ? at + 1 : limit;
    }
}
