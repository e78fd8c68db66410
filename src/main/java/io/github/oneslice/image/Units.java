package io.github.oneslice.image;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Units of length, by the spellings that ImageJ, its readers and people use. */
public final class Units {

	private static final Map<String, Double> METRES = Map.ofEntries(all(1e-12, "pm", "picometer", "picometre"), all(1e-10, "Å", "angstrom",
		"ångström"), all(1e-9, "nm", "nanometer", "nanometre"), all(1e-6, "µm", "um", "µ", "micron", "micrometer", "micrometre", "mikron",
			"mikrometer", "\\u00b5m", "&micro;m", "mum", "mcm"), all(1e-3, "mm", "millimeter", "millimetre"), all(1e-2, "cm", "centimeter", "centimetre", "zentimeter"),
		all(1e-1, "dm", "decimeter", "decimetre"), all(1, "m", "meter", "metre"), all(1e3, "km", "kilometer", "kilometre"), all(0.0254, "inch", "in", "\"",
			"inche"), all(0.3048, "ft", "foot", "feet")).entrySet().stream().flatMap(entry -> entry.getKey().stream().map(name -> Map.entry(name, entry
				.getValue()))).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	private static final List<String> NONE = List.of("", "pixel", "voxel", "px", "vx", "null", "unknown");

	private Units() {}

	/** Whether lengths are told in it, other than in pixels. */
	public static boolean isCalibrated(String unit) {
		return !NONE.contains(plain(unit));
	}

	/** Whether a length in one unit can be told in the other. */
	public static boolean comparable(String unit, String other) {
		String first = plain(unit);
		String second = plain(other);
		return first.equals(second) || METRES.containsKey(first) && METRES.containsKey(second) || NONE.contains(first) && NONE.contains(second);
	}

	/** How many of the other unit one of this is; they must be {@link #comparable}. */
	public static double factor(String unit, String other) {
		String first = plain(unit);
		String second = plain(other);
		return METRES.containsKey(first) && METRES.containsKey(second) ? METRES.get(first) / METRES.get(second) : 1;
	}

	private static Map.Entry<List<String>, Double> all(double metres, String... names) {
		return Map.entry(List.of(names).stream().map(Units::plain).distinct().toList(), metres);
	}

	/** One spelling for upper and lower case, for both letters that look like µ and both that look like Å, and without the plural. */
	private static String plain(String unit) {
		if (unit == null) return "";
		String lower = unit.trim().replace('\u212b', '\u00c5').toLowerCase(Locale.ROOT).replace('\u03bc', '\u00b5');
		return lower.length() > 2 && lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
	}
}
