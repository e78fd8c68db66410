package io.github.oneslice.model;

/**
 * How grey values are made ready for a network.
 *
 * @param spacing smallest edge length of a working voxel, in {@code unit}; 0 for a volume's own resolution
 * @param unit the unit of the spacing, such as "mm"
 * @param normalization how grey values are brought to one scale; {@link #Z_SCORE} is all there is
 */
public record Preprocessing(double spacing, String unit, String normalization) {

	/** (f − mean) / standard deviation, over the voxels above the lowest value. */
	public static final String Z_SCORE = "z-score above background";
}
