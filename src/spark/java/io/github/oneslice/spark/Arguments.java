package io.github.oneslice.spark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.oneslice.error.UserException;

/** What was asked on the command line: {@code key=value}, or a bare {@code key} for yes. */
final class Arguments {

	private static final String YES = "true";

	private final Map<String, String> values = new LinkedHashMap<>();

	/** @throws UserException if a key is not known, or given twice */
	Arguments(List<String> arguments, Set<String> known) {
		for (String argument : arguments) {
			int end = argument.indexOf('=');
			String key = end < 0 ? argument : argument.substring(0, end);
			if (!known.contains(key)) throw new UserException("There is no option \"" + key + "\" here. The options are " + String.join(", ", known.stream()
				.sorted().toList()) + ".");
			if (values.put(key, end < 0 ? YES : argument.substring(end + 1).trim()) != null) throw new UserException("The option \"" + key
				+ "\" is given twice.");
		}
	}

	/** Empty where it was not given. */
	String text(String key) {
		return text(key, "");
	}

	String text(String key, String fallback) {
		String value = values.getOrDefault(key, "");
		return value.isEmpty() ? fallback : value;
	}

	/** @param purpose what to give */
	String required(String key, String purpose) {
		String value = text(key);
		if (value.isEmpty()) throw new UserException("The option \"" + key + "\" is missing. Give " + purpose + ".");
		return value;
	}

	boolean isSet(String key) {
		String value = text(key, "false");
		if (value.equalsIgnoreCase(YES)) return true;
		if (value.equalsIgnoreCase("false")) return false;
		throw new UserException("The option \"" + key + "\" cannot be \"" + value + "\": it is true or false.");
	}

	int number(String key, int fallback) {
		try {
			return Integer.parseInt(text(key, String.valueOf(fallback)));
		}
		catch (NumberFormatException e) {
			throw new UserException("The option \"" + key + "\" cannot be \"" + text(key) + "\": a whole number is needed.", e);
		}
	}
}
