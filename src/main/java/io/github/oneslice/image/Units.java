package io.github.oneslice.image;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Units of length, by the spellings that ImageJ, its readers and people use. */
public final class Units {

	private static final Map<String, Double> METRES = metres();
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

	private static Map<String, Double> metres() {
		Map<String, Double> metres = new HashMap<>();
		name(metres, 1e-12, "pm", "picometer", "picometre");
		name(metres, 1e-10, "Å", "angstrom", "ångström");
		name(metres, 1e-9, "nm", "nanometer", "nanometre");
		name(metres, 1e-6, "µm", "um", "µ", "micron", "micrometer", "micrometre", "mikrometer", "\\u00b5m", "&micro;m", "mcm");
		name(metres, 1e-3, "mm", "millimeter", "millimetre");
		name(metres, 1e-2, "cm", "centimeter", "centimetre", "zentimeter");
		name(metres, 1e-1, "dm", "decimeter", "decimetre");
		name(metres, 1, "m", "meter", "metre");
		name(metres, 1e3, "km", "kilometer", "kilometre");
		name(metres, 0.0254, "in", "inch", "inches", "\"");
		name(metres, 0.3048, "ft", "foot", "feet");
		return metres;
	}

	private static void name(Map<String, Double> metres, double length, String... names) {
		for (String name : names)
			metres.put(plain(name), length);
	}

	/** One spelling for upper and lower case, for both letters that look like µ and both that look like Å, and without the plural. */
	private static String plain(String unit) {
		if (unit == null) return "";
		String lower = unit.trim().replace('\u212b', '\u00c5').toLowerCase(Locale.ROOT).replace('\u03bc', '\u00b5');
		return lower.length() > 2 && lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
	}
}
