package io.github.oneslice.settings;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import io.github.oneslice.error.UserException;

/**
 * Reads and changes the components of a record by name, those of records inside it too. A name is what a person writes:
 * words joined by underscores, {@code labelled_batch} for {@code labelledBatch}.
 */
final class NamedValues {

	private NamedValues() {}

	/** All values as text, by name. */
	static Map<String, String> describe(Record record) {
		Map<String, String> values = new LinkedHashMap<>();
		for (RecordComponent component : record.getClass().getRecordComponents()) {
			Object value = read(component, record);
			if (value instanceof Record inner) values.putAll(describe(inner));
			else values.put(written(component), String.valueOf(value));
		}
		return values;
	}

	static List<String> names(Class<?> type) {
		List<String> names = new ArrayList<>();
		for (RecordComponent component : type.getRecordComponents())
			if (component.getType().isRecord()) names.addAll(names(component.getType()));
			else names.add(written(component));
		return names;
	}

	/**
	 * A copy with one value changed.
	 *
	 * @throws NumberFormatException if a number is needed
	 * @throws UserException if the record refuses the value
	 */
	static <R extends Record> R with(R record, String name, String value) {
		RecordComponent[] components = record.getClass().getRecordComponents();
		Object[] values = new Object[components.length];
		for (int i = 0; i < components.length; i++) {
			Object old = read(components[i], record);
			boolean meant = written(components[i]).replace("_", "").equalsIgnoreCase(name.replace("_", ""));
			values[i] = old instanceof Record inner ? with(inner, name, value) : meant ? parse(components[i].getType(), value.trim()) : old;
		}
		return create(record, components, values);
	}

	@SuppressWarnings("unchecked")
	private static <R extends Record> R create(R record, RecordComponent[] components, Object[] values) {
		Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
		try {
			return (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
		}
		catch (InvocationTargetException e) {
			if (e.getCause() instanceof UserException refused) throw refused;
			throw new IllegalStateException(e);
		}
		catch (ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}

	private static Object read(RecordComponent component, Record record) {
		try {
			return component.getAccessor().invoke(record);
		}
		catch (ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}

	private static String written(RecordComponent component) {
		return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase();
	}

	private static Object parse(Class<?> type, String value) {
		if (type == int.class) return Integer.parseInt(value);
		if (type == long.class) return Long.parseLong(value);
		if (type == double.class) return Double.parseDouble(value);
		if (type == boolean.class) return switch (value.toLowerCase()) {
			case "true", "on", "yes", "1" -> true;
			case "false", "off", "no", "0" -> false;
			default -> throw new UserException("\"" + value + "\" is neither on nor off.");
		};
		return value;
	}
}
