package neckar.cli.inspect;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import neckar.base.Invariant;

/**
 * Records as trees of maps, lists and scalars: a component {@code firstColumn} becomes the key {@code first_column}; empty
 * optional components are left out; constants of enums are written in small letters.
 */
public final class RecordTree {
    private RecordTree() {}

    /** The tree of a record; keys stand in the order of its components. */
    public static Map<String, Object> of(Record record) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            value(read(record, component)).ifPresent(value -> tree.put(snake(component.getName()), value));
        }
        return tree;
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    /** A value as JSON knows it; empty for an absent one. */
    private static Optional<Object> value(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.flatMap(RecordTree::value);
        }
        if (value instanceof OptionalInt number) {
            return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
        }
        if (value instanceof OptionalDouble number) {
            return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
        }
        if (value instanceof Record record) {
            return Optional.of(of(record));
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> tree = new LinkedHashMap<>();
            map.forEach((key, entry) -> value(entry).ifPresent(each -> tree.put(String.valueOf(key), each)));
            return Optional.of(tree);
        }
        if (value instanceof List<?> list) {
            List<Object> elements = new ArrayList<>(list.size());
            list.forEach(element -> value(element).ifPresent(elements::add));
            return Optional.of(elements);
        }
        if (value instanceof Enum<?> constant) {
            return Optional.of(constant.name().toLowerCase(Locale.ROOT));
        }
        boolean scalar = value instanceof Number || value instanceof Boolean || value instanceof String;
        Invariant.check(scalar, "a component that JSON can hold", value.getClass());
        return Optional.of(value);
    }

    private static String snake(String camel) {
        StringBuilder text = new StringBuilder(camel.length() + 4);
        for (int i = 0; i < camel.length(); i++) {
            char c = camel.charAt(i);
            if (Character.isUpperCase(c)) {
                text.append('_').append(Character.toLowerCase(c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
