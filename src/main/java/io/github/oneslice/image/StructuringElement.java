package io.github.oneslice.image;

/**
 * The shape a 2-D morphological operation moves over an image: a square of odd width, or the cross of its middle row and
 * column. Both are symmetric about their centre.
 */
public final class StructuringElement {

	private final int radius;
	private final boolean cross;

	private StructuringElement(int width, boolean cross) {
		if (width < 1 || width % 2 == 0)
			throw new IllegalArgumentException("The width of a structuring element must be odd, but is " + width + ".");
		this.radius = width / 2;
		this.cross = cross;
	}

	/** The middle row and the middle column of a square: 2 · width − 1 pixels. */
	public static StructuringElement cross(int width) {
		return new StructuringElement(width, true);
	}

	/** All width · width pixels. */
	public static StructuringElement square(int width) {
		return new StructuringElement(width, false);
	}

	int radius() {
		return radius;
	}

	/** Whether the pixel at this offset from the centre, at most {@link #radius} away along each axis, belongs to it. */
	boolean contains(int x, int y) {
		return !cross || x == 0 || y == 0;
	}
}
