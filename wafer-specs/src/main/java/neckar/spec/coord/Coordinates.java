package neckar.spec.coord;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/** Range checks, enumeration and text forms shared by all coordinates. */
final class Coordinates {
    private Coordinates() {}

    /** Throws IllegalArgumentException unless 0 &lt;= id &lt; count. */
    static void check(int id, int count, String kind) {
        if (id < 0 || id >= count) {
            throw new IllegalArgumentException(kind + " " + id + " is out of range. Allowed: 0.." + (count - 1));
        }
    }

    /** All coordinates of a kind, made once. */
    static <C> List<C> list(int count, IntFunction<C> make) {
        List<C> all = new ArrayList<>(count);
        for (int id = 0; id < count; id++) {
            all.add(make.apply(id));
        }
        return List.copyOf(all);
    }

    /** All coordinates of a kind too numerous to keep: elements are made on demand. */
    static <C> List<C> lazyList(int count, IntFunction<C> make) {
        return new LazyList<>(count, make);
    }

    /** The cached coordinate with this id. */
    static <C> C get(List<C> all, int id, String kind) {
        check(id, all.size(), kind);
        return all.get(id);
    }

    /** Reads "PREFIXid". */
    static int parseId(String text, String prefix, String kind) {
        if (!text.startsWith(prefix)) {
            throw unreadable(text, prefix + "<number>", kind);
        }
        return parseNumber(text.substring(prefix.length()), text, prefix + "<number>", kind);
    }

    /** Reads up to 9 decimal digits, the part {@code digits} of {@code text}. */
    static int parseNumber(String digits, String text, String form, String kind) {
        boolean readable = !digits.isEmpty() && digits.length() <= 9;
        for (int i = 0; i < digits.length(); i++) {
            readable &= digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
        }
        if (!readable) {
            throw unreadable(text, form, kind);
        }
        return Integer.parseInt(digits);
    }

    /** Splits "H123.HL17" into chip and position on the chip. */
    static String[] splitOnWafer(String text, String kind) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw unreadable(text, "H<number>.<position>", kind);
        }
        return new String[] {text.substring(0, dot), text.substring(dot + 1)};
    }

    /** The complaint about a text that is no coordinate of this kind. */
    static IllegalArgumentException unreadable(String text, String form, String kind) {
        return new IllegalArgumentException("\"" + text + "\" is no " + kind + ". Allowed: " + form);
    }

    private static final class LazyList<C> extends AbstractList<C> implements RandomAccess {
        private final int count;
        private final IntFunction<C> make;

        LazyList(int count, IntFunction<C> make) {
            this.count = count;
            this.make = make;
        }

        @Override
        public C get(int index) {
            if (index < 0 || index >= count) {
                throw new IndexOutOfBoundsException(index);
            }
            return make.apply(index);
        }

        @Override
        public int size() {
            return count;
        }
    }
}
