package io.github.oneslice.network;

import java.util.List;

/**
 * A layer's convolution of float arrays by its definition, in 64 bits, one value at a time: slow, and easy to trust.
 * <p>
 * For a fine side f [batch, z, y, x, a], a coarse side c [batch, z, y, x, b], a kernel k [z, y, x, a, b] and a stride s, all
 * three of Σ f·k, Σ c·k and Σ f·c run over the pairs of positions p of f and q of c with p = s·q + t − e, where t is a position
 * in the kernel and e the width of the zeros before the edge. A convolution takes f to c, its input gradient c to f; a
 * transposed convolution takes c to f, its input gradient f to c.
 * </p>
 */
final class PlainConvolution {

	private final boolean transposed;
	private final int[] fine;
	private final int[] coarse;
	private final int[] kernel;
	private final int[] stride;
	private final int[] edge = new int[3];

	/**
	 * A sum.
	 *
	 * @param size the root of the sum of the squares of what was added: how large the value may be expected to be
	 */
	record Value(double value, double size) {}

	private static final class Sum {

		private double sum;
		private double squares;

		void add(double x) {
			sum += x;
			squares += x * x;
		}

		Value value() {
			return new Value(sum, Math.sqrt(squares));
		}
	}

	PlainConvolution(LayerShape layer) {
		transposed = layer.kind() == LayerShape.Kind.TRANSPOSED;
		fine = array(transposed ? layer.output() : layer.input());
		coarse = array(transposed ? layer.input() : layer.output());
		kernel = array(layer.kernel());
		stride = array(layer.stride());
		for (int axis = 0; axis < 3; axis++)
			edge[axis] = Math.max(0, (coarse[axis + 1] - 1) * stride[axis] + kernel[axis] - fine[axis + 1]) / 2;
	}

	private static int[] array(List<Integer> lengths) {
		return lengths.stream().mapToInt(Integer::intValue).toArray();
	}

	/** The output at [batch, z, y, x] in one channel. */
	Value output(float[] input, float[] kernels, int[] place, int channel) {
		return transposed ? fine(input, kernels, place, channel) : coarse(input, kernels, place, channel);
	}

	/** The gradient of the input at [batch, z, y, x] in one channel, for one at the output. */
	Value inputGradient(float[] gradient, float[] kernels, int[] place, int channel) {
		return transposed ? coarse(gradient, kernels, place, channel) : fine(gradient, kernels, place, channel);
	}

	/** The gradient of the kernel at [z, y, x] for one channel of the fine and one of the coarse side. */
	Value kernelGradient(float[] input, float[] gradient, int[] tap, int fineChannel, int coarseChannel) {
		return transposed ? kernel(gradient, input, tap, fineChannel, coarseChannel) : kernel(input, gradient, tap, fineChannel,
			coarseChannel);
	}

	private Value coarse(float[] fineSide, float[] kernels, int[] position, int channel) {
		Sum sum = new Sum();
		for (int z = 0; z < kernel[0]; z++)
			for (int y = 0; y < kernel[1]; y++)
				for (int x = 0; x < kernel[2]; x++) {
					int from = index(fine, position[0], fine(position[1], z, 0), fine(position[2], y, 1), fine(position[3], x, 2));
					if (from < 0) continue;
					int weights = tap(z, y, x);
					for (int a = 0; a < kernel[3]; a++)
						sum.add((double) fineSide[from + a] * kernels[weights + a * kernel[4] + channel]);
				}
		return sum.value();
	}

	private Value fine(float[] coarseSide, float[] kernels, int[] position, int channel) {
		Sum sum = new Sum();
		for (int z = 0; z < kernel[0]; z++)
			for (int y = 0; y < kernel[1]; y++)
				for (int x = 0; x < kernel[2]; x++) {
					int from = index(coarse, position[0], coarse(position[1], z, 0), coarse(position[2], y, 1), coarse(position[3], x,
						2));
					if (from < 0) continue;
					int weights = tap(z, y, x) + channel * kernel[4];
					for (int b = 0; b < kernel[4]; b++)
						sum.add((double) coarseSide[from + b] * kernels[weights + b]);
				}
		return sum.value();
	}

	private Value kernel(float[] fineSide, float[] coarseSide, int[] tap, int fineChannel, int coarseChannel) {
		Sum sum = new Sum();
		for (int n = 0; n < coarse[0]; n++)
			for (int z = 0; z < coarse[1]; z++)
				for (int y = 0; y < coarse[2]; y++)
					for (int x = 0; x < coarse[3]; x++) {
						int from = index(fine, n, fine(z, tap[0], 0), fine(y, tap[1], 1), fine(x, tap[2], 2));
						if (from >= 0) sum.add((double) fineSide[from + fineChannel] * coarseSide[index(coarse, n, z, y, x) + coarseChannel]);
					}
		return sum.value();
	}

	private int fine(int position, int tap, int axis) {
		return position * stride[axis] + tap - edge[axis];
	}

	/** −1 where no position of the coarse side meets this one at that place in the kernel. */
	private int coarse(int position, int tap, int axis) {
		int scaled = position + edge[axis] - tap;
		return scaled < 0 || scaled % stride[axis] != 0 ? -1 : scaled / stride[axis];
	}

	private int tap(int z, int y, int x) {
		return ((z * kernel[1] + y) * kernel[2] + x) * kernel[3] * kernel[4];
	}

	/** Of the first channel; −1 outside. */
	private static int index(int[] shape, int n, int z, int y, int x) {
		if (z < 0 || y < 0 || x < 0 || z >= shape[1] || y >= shape[2] || x >= shape[3]) return -1;
		return (((n * shape[1] + z) * shape[2] + y) * shape[3] + x) * shape[4];
	}
}
