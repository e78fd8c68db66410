package io.github.oneslice.command;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.oneslice.error.UserException;

/**
 * The options of a command as a macro writes them: {@code key=value}, {@code key=[some value]}, or a bare {@code key}, with
 * blanks between them. What stands inside a value is never taken for a key; a value in brackets may hold brackets.
 */
final class MacroOptions {

	/** A key, and a value in brackets with brackets in pairs, or in brackets up to the first that closes, or up to a blank. */
	private static final Pattern OPTION = Pattern.compile(
		"\\s*([^\\s=]+)(?:=(?:\\[((?:[^\\[\\]]++|\\[[^\\[\\]]*+\\])*+)\\]|\\[([^\\]]*)\\]|(\\S*)))?(?=\\s|$)");
	private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d+");
	private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+");

	/** The value of a bare key. */
	private static final String BARE = "true";

	private final Map<String, String> values = new LinkedHashMap<>();

	/** @throws UserException if the text cannot be read, or names an option twice */
	MacroOptions(String text) {
		Matcher option = OPTION.matcher(text);
		int end = 0;
		while (option.lookingAt()) {
			String value = Stream.of(2, 3, 4).map(option::group).filter(Objects::nonNull).findFirst().orElse(BARE);
			if (values.put(option.group(1), value) != null) throw new UserException("The option \"" + option.group(1) + "\" is given twice.");
			end = option.end();
			option.region(end, text.length());
		}
		if (!text.substring(end).isBlank()) throw new UserException("The options cannot be read from \"" + text.substring(end).trim()
			+ "\" on. Write key=value, or key=[a value with blanks].");
	}

	/** All options by key. */
	Map<String, String> values() {
		return values;
	}

	/**
	 * A number or a yes or no out of its text.
	 *
	 * @param type a primitive type
	 * @throws UserException if the text is none; the message says what is expected
	 */
	static Object parse(String key, String text, Class<?> type) {
		String value = text.trim();
		if (type == boolean.class) return switch (value.toLowerCase(Locale.ROOT)) {
			case "true", "yes", "on", "1" -> true;
			case "false", "no", "off", "0" -> false;
			default -> throw wrong(key, text, "it is true or false");
		};
		if (DECIMAL_COMMA.matcher(value).matches()) throw wrong(key, text, "write decimals with a point, as in " + value.replace(',', '.'));
		try {
			if (type == double.class) {
				double number = Double.parseDouble(value);
				if (Double.isFinite(number)) return number;
			}
			else if (WHOLE_NUMBER.matcher(value).matches()) return type == int.class ? (Object) Integer.parseInt(value) : Long.parseLong(value);
		}
		catch (NumberFormatException e) {
			// Told below.
		}
		throw wrong(key, text, "a " + (type == double.class ? "" : "whole ") + "number is needed");
	}

	private static UserException wrong(String key, String text, String expected) {
		return new UserException("The option \"" + key + "\" cannot be \"" + text + "\": " + expected + ".");
	}
}
