package io.github.oneslice.model;

/**
 * A class that a network tells apart.
 *
 * @param value its value in label stacks, from 0 to 254
 * @param name what people call it
 * @param onePart whether it was one part wherever training saw it
 */
public record LabelClass(int value, String name, boolean onePart) {

	private static final int MOST = 254;

	public LabelClass {
		if (value < 0 || value > MOST) throw new IllegalArgumentException("A label goes from 0 to " + MOST + ", not " + value + ".");
	}

	/** The class of a label value that nobody named. */
	public static LabelClass unnamed(int value, boolean onePart) {
		return new LabelClass(value, value == 0 ? "background" : "label " + value, onePart);
	}
}
