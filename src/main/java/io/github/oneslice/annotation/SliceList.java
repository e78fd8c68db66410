package io.github.oneslice.annotation;

import java.util.TreeSet;
import java.util.regex.Pattern;

import io.github.oneslice.error.UserException;

/** Slices as a person writes them: numbers and ranges from 1, such as "12, 40-42", or "all". */
public final class SliceList {

	private static final String ALL = "all";
	private static final String OR_ALL = ", or " + ALL;
	private static final Pattern SEPARATORS = Pattern.compile("[,;\\s]+");
	private static final Pattern DASH = Pattern.compile("\\s*-\\s*");
	/** No more digits than a number of a slice has. */
	private static final Pattern PART = Pattern.compile("\\d{1,9}(-\\d{1,9})?");

	private SliceList() {}

	/** @throws UserException if the text is no list of slices, nor "all", nor empty */
	public static void requireOrAll(String what, String text) {
		if (!isAll(text)) parts(what, text, OR_ALL);
	}

	/** @throws UserException if the text is no list of slices, nor empty */
	public static void require(String what, String text) {
		parts(what, text, "");
	}

	static boolean isAll(String text) {
		return text.trim().equalsIgnoreCase(ALL);
	}

	/**
	 * The indices of the slices of a list, from 0; empty where it names none.
	 *
	 * @param what messages call the list
	 * @param count of slices
	 * @throws UserException if the text is no list of slices, or there is no such slice
	 */
	static TreeSet<Integer> read(String what, String text, int count) {
		return indices(what, parts(what, text, ""), count);
	}

	/** The same, or those of all slices. */
	static TreeSet<Integer> readOrAll(String what, String text, int count) {
		return indices(what, isAll(text) ? new String[] { "1-" + count } : parts(what, text, OR_ALL), count);
	}

	private static TreeSet<Integer> indices(String what, String[] parts, int count) {
		TreeSet<Integer> slices = new TreeSet<>();
		for (String part : parts) {
			String[] ends = part.split("-");
			int first = Integer.parseInt(ends[0]);
			int last = Integer.parseInt(ends[ends.length - 1]);
			if (first < 1 || last > count || first > last) throw new UserException(what + " names \"" + part + "\", but there are slices 1 to " + count + ".");
			for (int slice = first; slice <= last; slice++)
				slices.add(slice - 1);
		}
		return slices;
	}

	/** @param more what may be written too */
	private static String[] parts(String what, String text, String more) {
		if (text.isBlank()) return new String[0];
		String[] parts = SEPARATORS.split(DASH.matcher(text.trim()).replaceAll("-"));
		boolean list = parts.length > 0;
		for (String part : parts)
			list &= PART.matcher(part).matches();
		if (!list) throw new UserException(what + " cannot be read from \"" + text.trim() + "\". Write numbers and ranges, such as 12, 40-42" + more + ".");
		return parts;
	}
}
