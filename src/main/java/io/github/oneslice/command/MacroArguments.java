package io.github.oneslice.command;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads what a macro was given, {@code key=value} pairs with blanks or commas between them, where a value with blanks or
 * commas stands in [brackets]. Macros reach this by {@code call}, which hands over texts and takes a text.
 */
public final class MacroArguments {

	private static final String SET = "1";
	private static final String NOT_SET = "";

	private MacroArguments() {}

	/** The pairs as options of a command: with blanks between them. */
	public static String options(String argument) {
		return String.join(" ", pairs(argument));
	}

	/** The value of a key, without brackets, or else the fallback. */
	public static String value(String argument, String key, String fallback) {
		for (String pair : pairs(argument))
			if (pair.startsWith(key + "=")) {
				String value = pair.substring(key.length() + 1);
				return value.startsWith("[") && value.endsWith("]") ? value.substring(1, value.length() - 1) : value;
			}
		return fallback;
	}

	/** "1" where a bare key stands in the argument, else nothing. */
	public static String isSet(String argument, String key) {
		return pairs(argument).contains(key) ? SET : NOT_SET;
	}

	private static List<String> pairs(String argument) {
		List<String> pairs = new ArrayList<>();
		StringBuilder pair = new StringBuilder();
		boolean bracketed = false;
		for (char c : (argument + " ").toCharArray()) {
			if (c == '[') bracketed = true;
			if (c == ']') bracketed = false;
			if (bracketed || c != ',' && !Character.isWhitespace(c)) pair.append(c);
			else if (!pair.isEmpty()) {
				pairs.add(pair.toString());
				pair.setLength(0);
			}
		}
		if (!pair.isEmpty()) pairs.add(pair.toString().trim());
		return pairs;
	}
}
