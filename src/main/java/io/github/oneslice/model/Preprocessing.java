package io.github.oneslice.model;

import java.util.List;

/**
 * How grey values are made ready for a network.
 *
 * @param spacing smallest edge lengths of a working voxel along x, y and z, in {@code unit}; 0 for a volume's own resolution
 * @param unit the unit of the spacing, such as "mm"
 * @param normalization how grey values are brought to one scale; {@link #Z_SCORE} is all there is
 */
public record Preprocessing(List<Double> spacing, String unit, String normalization) {

	/** (f − mean) / standard deviation, over the voxels above the lowest value. */
	public static final String Z_SCORE = "z-score above background";

	public Preprocessing {
		if (spacing.size() != 3 || unit == null || spacing.stream().anyMatch(edge -> !(edge >= 0 && edge < Double.POSITIVE_INFINITY)))
			throw new IllegalArgumentException("A spacing has three lengths in a unit, not " + spacing + " " + unit + ".");
	}

	/** The same spacing along all axes. */
	public Preprocessing(double spacing, String unit, String normalization) {
		this(List.of(spacing, spacing, spacing), unit, normalization);
	}
}
