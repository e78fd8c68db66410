package io.github.oneslice.network;

/**
 * All that is needed to build a network's graph.
 *
 * @param network name of its kind, such as {@code V-Net}; see {@link NetworkKind}
 * @param filters F, the number of filters at full resolution
 * @param levels number of resolutions, each half of the one before
 * @param classes number of classes, background included
 */
public record Architecture(String network, int filters, int levels, int classes) {

	private static final int FEWEST_LEVELS = 2;
	private static final int MOST_LEVELS = 8;

	public Architecture {
		require(network != null && !network.isBlank(), "needs a name");
		require(filters > 0, "needs at least one filter, not " + filters);
		require(levels >= FEWEST_LEVELS && levels <= MOST_LEVELS, "has " + FEWEST_LEVELS + " to " + MOST_LEVELS + " levels, not " +
			levels);
		require(classes > 0, "needs at least one class, not " + classes);
	}

	/** The same, thinner or wider. */
	public Architecture withFilters(int other) {
		return new Architecture(network, other, levels, classes);
	}

	/** No network of this kind has fewer weights: those between the channels of its coarsest level. */
	public long fewestWeights() {
		long channels = (long) filters << (levels - 1);
		return channels * channels;
	}

	private static void require(boolean holds, String what) {
		if (!holds) throw new IllegalArgumentException("A network " + what + ".");
	}
}
