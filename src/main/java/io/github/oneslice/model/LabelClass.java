package io.github.oneslice.model;

/**
 * A class that a network tells apart.
 *
 * @param value its value in label stacks, from 0 to 254
 * @param name what people call it
 * @param parts how many connected parts it had at the most wherever training saw it; 0 if more than {@value #FEW}
 * @param solid whether none of these parts looked like two on a thin bridge
 */
public record LabelClass(int value, String name, int parts, boolean solid) {

	/** Of what comes in pairs. What has more parts may have any number of them elsewhere. */
	public static final int FEW = 2;

	private static final int MOST = 254;

	public LabelClass {
		if (value < 0 || value > MOST) throw new IllegalArgumentException("A label goes from 0 to " + MOST + ", not " + value + ".");
	}

	/** The class of a label value that nobody named. */
	public static LabelClass unnamed(int value, int parts, boolean solid) {
		return new LabelClass(value, value == 0 ? "background" : "label " + value, parts, solid);
	}
}
