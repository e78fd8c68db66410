package io.github.oneslice.settings;

import java.io.Serializable;


/**
 * The segmentation network and how it is computed.
 *
 * @param dimensions "3D": a V-Net on volumes; "2D": a U-Net, to which each slice is a sample
 * @param filters filters at full resolution
 * @param dropout rate of the dropout of whole channels
 * @param precision "auto": what a step each way shows to be faster; "float32"; "bfloat16"
 */
public record NetworkSettings(String dimensions, int filters, double dropout, String precision) implements Serializable {

	public NetworkSettings {
		dimensions = Dimensions.of(dimensions).label();
		Require.that(filters > 0, "filters", "be positive");
		Require.that(dropout >= 0 && dropout < 1, "dropout", "be at least 0 and below 1");
		Require.oneOf(precision, "precision", "auto", "float32", "bfloat16");
	}
}
