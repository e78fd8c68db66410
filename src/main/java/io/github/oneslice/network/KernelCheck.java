package io.github.oneslice.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.github.oneslice.error.UserException;

/**
 * Checks what TensorFlow computes before it is trusted: on some processors it gets some convolutions wrong, and training on
 * them goes astray without a sign. Every layer is computed forward and backward on random numbers, and compared with the
 * definition of a convolution.
 *
 * @param layers at the sizes that will be computed; each computation is tried once
 */
public record KernelCheck(List<LayerShape> layers) {

	/**
	 * What was found.
	 *
	 * @param refused the layers that deviate in that precision and stay in 32 bits
	 * @param text for people
	 */
	public record Verdict(Precision precision, List<LayerShape> refused, String text) {

		public Verdict {
			refused = List.copyOf(refused);
		}
	}

	/** What this process has found; the processor stays the same. */
	private static final Map<Question, Verdict> FOUND = new ConcurrentHashMap<>();

	private record Question(KernelCheck layers, Precision precision, int threads) {}

	/** @throws UserException if 32 bits deviate */
	public Verdict check(Precision precision, int threads) {
		return FOUND.computeIfAbsent(new Question(this, precision, threads), question -> check(precision, new TensorFlowKernels(precision, threads)));
	}

	Verdict check(Precision precision, LayerKernels kernels) {
		List<LayerShape> refused = new ArrayList<>();
		List<String> reasons = new ArrayList<>();
		List<List<LayerShape>> groups = groups();
		// What is true is computed by one thread a layer, and takes longer than what is checked.
		List<LayerDeviation> deviations = groups.parallelStream().map(alike -> LayerDeviation.of(alike.get(0), kernels)).toList();
		for (int group = 0; group < groups.size(); group++) {
			List<LayerShape> alike = groups.get(group);
			LayerDeviation deviation = deviations.get(group);
			if (deviation.within(tolerance(precision))) continue;
			refused.addAll(alike);
			reasons.add(alike.stream().map(LayerShape::name).collect(Collectors.joining(", ")) + " (" + alike.get(0).describe() + "; " +
				deviation.describe() + ")");
		}
		if (refused.isEmpty()) return new Verdict(precision, refused, String.format(Locale.ROOT,
			"All %d kinds of layers are computed right in %s.", groups.size(), precision));
		if (precision == Precision.FLOAT32) throw new UserException("TensorFlow computes wrongly on this processor, so no network " +
			"can be trained or used here: " + String.join("; ", reasons) +
			". Setting the environment variable TF_ENABLE_ONEDNN_OPTS=0 may help, at a loss of speed.");
		return new Verdict(precision, refused, "Computed wrongly in " + precision +
			" on this processor, so kept in " + Precision.FLOAT32 + ": " + String.join("; ", reasons) + ".");
	}

	/** Of the size of a sum of random numbers: rounding of sums, and for 16 bits of the result; a wrong value is off by 1. */
	private static double tolerance(Precision precision) {
		return precision == Precision.FLOAT32 ? 1e-3 : 3e-2;
	}

	/** Layers that compute the same, together. */
	private List<List<LayerShape>> groups() {
		return List.copyOf(layers.stream().collect(Collectors.groupingBy(LayerShape::nameless, LinkedHashMap::new, Collectors.toList())).values());
	}
}
