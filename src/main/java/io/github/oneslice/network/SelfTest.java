package io.github.oneslice.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Computes a layer of each kind, forward and backward, in each precision, and compares it with its definition; in about a second. */
public final class SelfTest {

	private static final List<LayerShape> LAYERS = List.of(new LayerShape("convolution", LayerShape.Kind.CONVOLUTION, List.of(1, 16, 32, 32, 8), List
		.of(3, 3, 3, 8, 8), List.of(1, 1, 1)), new LayerShape("convolution down", LayerShape.Kind.CONVOLUTION, List.of(1, 16, 32, 32, 8), List.of(2, 2,
			2, 8, 16), List.of(2, 2, 2)), new LayerShape("convolution up", LayerShape.Kind.TRANSPOSED, List.of(1, 8, 16, 16, 16), List.of(2, 2, 2, 8, 16),
				List.of(2, 2, 2)), new LayerShape("product of matrices", LayerShape.Kind.POINTWISE, List.of(1, 16, 32, 32, 8), List.of(1, 1, 1, 8, 4), List.of(1,
					1, 1)));

	private SelfTest() {}

	/**
	 * What was found, a line a precision.
	 *
	 * @throws io.github.oneslice.error.UserException if this processor computes wrongly even with 32 bits
	 */
	public static List<String> run(int threads) {
		KernelCheck check = new KernelCheck(LAYERS);
		List<String> lines = new ArrayList<>();
		for (Precision precision : Precision.values()) {
			long start = System.nanoTime();
			KernelCheck.Verdict verdict = check.check(precision, threads);
			lines.add(verdict.text() + String.format(Locale.ROOT, " (%.1f s)", (System.nanoTime() - start) * 1e-9));
		}
		return lines;
	}
}
