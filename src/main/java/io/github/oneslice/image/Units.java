package io.github.oneslice.image;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Units of length, by the spellings that ImageJ, its readers and people use. */
public final class Units {

	private static final Map<String, Length> LENGTHS = lengths();
	private static final List<String> NONE = List.of("", "pixel", "voxel", "px", "vx", "null", "unknown");

	private Units() {}

	/** @param name in full, as NGFF and bioimage.io spell it */
	private record Length(String name, double metres) {}

	/** Whether lengths are told in it, other than in pixels. */
	public static boolean isCalibrated(String unit) {
		return !NONE.contains(plain(unit));
	}

	/** Whether a length in one unit can be told in the other. */
	public static boolean comparable(String unit, String other) {
		String first = plain(unit);
		String second = plain(other);
		return first.equals(second) || LENGTHS.containsKey(first) && LENGTHS.containsKey(second) || NONE.contains(first) && NONE.contains(second);
	}

	/** How many of the other unit one of this is; they must be {@link #comparable}. */
	public static double factor(String unit, String other) {
		String first = plain(unit);
		String second = plain(other);
		return LENGTHS.containsKey(first) && LENGTHS.containsKey(second) ? LENGTHS.get(first).metres / LENGTHS.get(second).metres : 1;
	}

	/** The unit in full, such as micrometer, as NGFF and bioimage.io spell it; empty where it is no length. */
	public static Optional<String> fullName(String unit) {
		return Optional.ofNullable(LENGTHS.get(plain(unit))).map(Length::name);
	}

	private static Map<String, Length> lengths() {
		Map<String, Length> lengths = new HashMap<>();
		name(lengths, 1e-12, "picometer", "pm", "picometre");
		name(lengths, 1e-10, "angstrom", "Å", "ångström");
		name(lengths, 1e-9, "nanometer", "nm", "nanometre");
		name(lengths, 1e-6, "micrometer", "µm", "um", "µ", "micron", "micrometre", "mikrometer", "\\u00b5m", "&micro;m", "mcm");
		name(lengths, 1e-3, "millimeter", "mm", "millimetre");
		name(lengths, 1e-2, "centimeter", "cm", "centimetre", "zentimeter");
		name(lengths, 1e-1, "decimeter", "dm", "decimetre");
		name(lengths, 1, "meter", "m", "metre");
		name(lengths, 1e3, "kilometer", "km", "kilometre");
		name(lengths, 0.0254, "inch", "in", "inches", "\"");
		name(lengths, 0.3048, "foot", "ft", "feet");
		return lengths;
	}

	private static void name(Map<String, Length> lengths, double metres, String name, String... others) {
		Length length = new Length(name, metres);
		lengths.put(plain(name), length);
		for (String other : others)
			lengths.put(plain(other), length);
	}

	/** One spelling for upper and lower case, for both letters that look like µ and both that look like Å, and without the plural. */
	private static String plain(String unit) {
		if (unit == null) return "";
		String lower = unit.trim().replace('\u212b', '\u00c5').toLowerCase(Locale.ROOT).replace('\u03bc', '\u00b5');
		return lower.length() > 2 && lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
	}
}
