package io.github.oneslice.settings;

import java.io.Serializable;

/**
 * The segmentation network and how it is computed.
 *
 * @param dimensions 3D: a V-Net on volumes; 2D: a U-Net, to which each slice is a sample
 * @param filters filters at full resolution
 * @param dropout rate of the dropout of whole channels
 * @param precision numbers that training computes with
 */
public record NetworkSettings(Dimensions dimensions, int filters, double dropout, PrecisionSetting precision) implements Serializable {

	/** More than any published network has; the weights of a layer of twice as many would not fit into one array. */
	private static final int MOST_FILTERS = 256;

	public NetworkSettings {
		Require.that(filters > 0 && filters <= MOST_FILTERS, "filters", "lie between 1 and " + MOST_FILTERS);
		Require.that(dropout >= 0 && dropout < 1, "dropout", "be at least 0 and below 1");
	}

	public NetworkSettings with(Dimensions other) {
		return new NetworkSettings(other, filters, dropout, precision);
	}
}
