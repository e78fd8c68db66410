package io.github.oneslice.settings;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
		if (record instanceof MethodSettings method) values.put("method", method.method());
		for (RecordComponent component : record.getClass().getRecordComponents()) {
			Object value = read(component, record);
			if (value instanceof Record inner) values.putAll(describe(inner));
			else values.put(written(component), value instanceof Choice choice ? choice.label() : String.valueOf(value));
		}
		return values;
	}

	static List<String> names(Record record) {
		List<String> names = new ArrayList<>();
		for (RecordComponent component : record.getClass().getRecordComponents())
			if (read(component, record) instanceof Record inner) names.addAll(names(inner));
			else names.add(written(component));
		return names;
	}

	/**
	 * A copy with one value changed.
	 *
	 * @throws UserException if the record refuses the value
	 */
	static <R extends Record> R with(R record, String name, String value) {
		RecordComponent[] components = record.getClass().getRecordComponents();
		Object[] values = new Object[components.length];
		for (int i = 0; i < components.length; i++) {
			Object old = read(components[i], record);
			boolean meant = written(components[i]).replace("_", "").equalsIgnoreCase(name.replace("_", ""));
			values[i] = old instanceof Record inner ? with(inner, name, value) : meant ? parse(components[i], value.trim()) : old;
		}
		return create(record, components, values);
	}

	@SuppressWarnings("unchecked")
	private static <R extends Record> R create(R record, RecordComponent[] components, Object[] values) {
		Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
		try {
			var constructor = record.getClass().getDeclaredConstructor(types);
			constructor.setAccessible(true);
			return (R) constructor.newInstance(values);
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
			component.getAccessor().setAccessible(true);
			return component.getAccessor().invoke(record);
		}
		catch (ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}

	private static String written(RecordComponent component) {
		return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static Object parse(RecordComponent component, String value) {
		Class<?> type = component.getType();
		if (Choice.class.isAssignableFrom(type)) return Choice.of((Class) type, written(component), value);
		if (type == boolean.class) return switch (value.toLowerCase(Locale.ROOT)) {
			case "true", "on", "yes", "1" -> true;
			case "false", "off", "no", "0" -> false;
			default -> throw new UserException("The setting \"" + written(component) + "\" cannot be \"" + value + "\": it is true or false.");
		};
		try {
			if (type == int.class) return Integer.parseInt(value);
			if (type == long.class) return Long.parseLong(value);
			double number = Double.parseDouble(value);
			if (Double.isFinite(number)) return number;
		}
		catch (NumberFormatException e) {
			// Told below.
		}
		throw new UserException("The setting \"" + written(component) + "\" cannot be \"" + value + "\": a " + (type == double.class ? ""
				: "whole ") + "number is needed.");
	}
}
