package io.github.oneslice.network;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * How far a computed layer is from {@link PlainConvolution}, at worst among some places: |computed − true| over the size that
 * a sum of such random numbers may be expected to have.
 */
record LayerDeviation(double forward, double inputGradient, double kernelGradient) {

	private static final int PLACES = 32;
	/** Products summed for the kernel gradient of one layer, about. */
	private static final long KERNEL_PRODUCTS = 4_000_000;

	/** Compares at corners and random places: in every channel, and for the kernel at pairs that cover every channel. */
	static LayerDeviation of(LayerShape layer, LayerKernels kernels) {
		SplittableRandom random = new SplittableRandom(layer.kernel().hashCode());
		float[] input = random(random, LayerShape.volume(layer.input()));
		float[] kernel = random(random, LayerShape.volume(layer.kernel()));
		float[] gradient = random(random, LayerShape.volume(layer.output()));
		LayerKernels.Results computed = kernels.compute(layer, input, kernel, gradient);
		PlainConvolution plain = new PlainConvolution(layer);
		double forward = worst(layer.output(), computed.output(), random, (place, channel) -> plain.output(input, kernel, place,
			channel));
		double ofInput = worst(layer.input(), computed.inputGradient(), random, (place, channel) -> plain.inputGradient(gradient, kernel,
			place, channel));
		double ofKernel = worstOfKernel(layer, computed.kernelGradient(), random, (tap, pair) -> plain.kernelGradient(input, gradient, tap,
			pair / layer.kernel().get(4), pair % layer.kernel().get(4)));
		return new LayerDeviation(forward, ofInput, ofKernel);
	}

	/** False where a value is not a number. */
	boolean within(double tolerance) {
		return forward <= tolerance && inputGradient <= tolerance && kernelGradient <= tolerance;
	}

	String describe() {
		return String.format(Locale.ROOT, "off by %.2g forward, %.2g in the gradient of the input, %.2g in that of the kernel", forward,
			inputGradient, kernelGradient);
	}

	/** The right value at a place in a channel, or for the kernel in a pair of channels. */
	private interface Truth {

		PlainConvolution.Value at(int[] place, int channel);
	}

	private static double worst(List<Integer> shape, float[] computed, SplittableRandom random, Truth truth) {
		int channels = shape.get(4);
		double worst = 0;
		for (int index : places(shape, random))
			for (int channel = 0; channel < channels; channel++)
				worst = Math.max(worst, deviation(computed[index * channels + channel], truth.at(place(shape, index), channel)));
		return worst;
	}

	private static double worstOfKernel(LayerShape layer, float[] computed, SplittableRandom random, Truth truth) {
		List<Integer> shape = layer.kernel();
		int rows = shape.get(3);
		int columns = shape.get(4);
		Set<Integer> taps = taps(shape, random);
		long products = (long) Math.min(LayerShape.volume(layer.input()) / layer.inputChannels(), LayerShape.volume(layer.output()) / layer
			.outputChannels()) * Math.max(rows, columns) * taps.size();
		long shifts = Math.min(Math.min(rows, columns), Math.max(1, KERNEL_PRODUCTS / products));
		double worst = 0;
		for (int tap : taps) {
			int[] place = { tap / shape.get(2) / shape.get(1), tap / shape.get(2) % shape.get(1), tap % shape.get(2) };
			for (int shift = 0; shift < shifts; shift++)
				for (int i = 0; i < Math.max(rows, columns); i++) {
					int pair = i % rows * columns + (i + shift) % columns;
					worst = Math.max(worst, deviation(computed[tap * rows * columns + pair], truth.at(place, pair)));
				}
		}
		return worst;
	}

	/** Not a number where the computed value is none; then so is the worst of all. */
	private static double deviation(float computed, PlainConvolution.Value truth) {
		return Math.abs(computed - truth.value()) / Math.max(truth.size(), 1e-3);
	}

	/** The corners of the first and the last volume of the batch, then random places; as indices into [batch, z, y, x]. */
	private static Set<Integer> places(List<Integer> shape, SplittableRandom random) {
		int voxels = LayerShape.volume(shape.subList(0, 4));
		Set<Integer> places = new LinkedHashSet<>();
		for (int corner = 0; corner < 16; corner++) {
			int index = 0;
			for (int axis = 0; axis < 4; axis++)
				index = index * shape.get(axis) + ((corner >> axis & 1) == 0 ? 0 : shape.get(axis) - 1);
			places.add(index);
		}
		while (places.size() < Math.min(PLACES, voxels))
			places.add(random.nextInt(voxels));
		return places;
	}

	/** The middle and two corners of the kernel, and one more. */
	private static Set<Integer> taps(List<Integer> kernel, SplittableRandom random) {
		int volume = LayerShape.volume(kernel.subList(0, 3));
		Set<Integer> taps = new LinkedHashSet<>();
		for (int tap : new int[] { volume / 2, 0, volume - 1, random.nextInt(volume) })
			taps.add(tap);
		return taps;
	}

	private static int[] place(List<Integer> shape, int index) {
		int[] place = new int[4];
		for (int axis = 3, rest = index; axis >= 0; rest /= shape.get(axis--))
			place[axis] = rest % shape.get(axis);
		return place;
	}

	/** Multiples of 1/128 between −1 and 1, zero left out: they lose nothing in 16 bits, so only the results are rounded. */
	private static float[] random(SplittableRandom random, int count) {
		float[] values = new float[count];
		for (int i = 0; i < count; i++) {
			int bits = random.nextInt();
			values[i] = ((bits & 128) == 0 ? 1 : -1) * (1 + (bits & 127)) / 128f;
		}
		return values;
	}
}
