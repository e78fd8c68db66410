package io.github.oneslice.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;

/**
 * What a layer with a kernel computes, but for the numbers.
 *
 * @param name of the layer, such as {@code encoder0/0}
 * @param input [batch, z, y, x, channel]; −1 where a graph leaves a length open
 * @param kernel as the layer's parameter has it: [z, y, x, input channel, output channel], for a transposed convolution
 *          [z, y, x, output channel, input channel]
 * @param stride along z, y and x
 */
public record LayerShape(String name, Kind kind, List<Integer> input, List<Integer> kernel, List<Integer> stride) {

	/** How the kernel is applied. */
	public enum Kind {
		CONVOLUTION, TRANSPOSED,
		/** A product of matrices, one row a voxel. */
		POINTWISE
	}

	static LayerShape of(String name, Kind kind, Operand<?> input, Operand<?> kernel, int[] stride) {
		return new LayerShape(name, kind, lengths(input.asOutput().shape()), lengths(kernel.asOutput().shape()), List.of(stride[0],
			stride[1], stride[2]));
	}

	private static List<Integer> lengths(Shape shape) {
		List<Integer> lengths = new ArrayList<>();
		for (long length : shape.asArray())
			lengths.add((int) length);
		return List.copyOf(lengths);
	}

	/** Equal for layers that compute the same. */
	LayerShape nameless() {
		return new LayerShape("", kind, input, kernel, stride);
	}

	int inputChannels() {
		return kernel.get(kind == Kind.TRANSPOSED ? 4 : 3);
	}

	int outputChannels() {
		return kernel.get(kind == Kind.TRANSPOSED ? 3 : 4);
	}

	/** [batch, z, y, x, channel] */
	List<Integer> output() {
		List<Integer> output = new ArrayList<>(List.of(input.get(0)));
		for (int axis = 0; axis < 3; axis++) {
			int length = input.get(axis + 1);
			int step = stride.get(axis);
			output.add(kind == Kind.TRANSPOSED ? length * step : (length + step - 1) / step);
		}
		output.add(outputChannels());
		return output;
	}

	/** How many numbers the layer gives. */
	public double outputs() {
		return output().stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
	}

	static int volume(List<Integer> shape) {
		return shape.stream().reduce(1, Math::multiplyExact);
	}

	/** Such as {@code 3×3×3, 1 → 8 channels, on 2×32×64×80}. */
	String describe() {
		return joined(kernel.subList(0, 3)) + ", " + inputChannels() + " → " + outputChannels() + " channels, on " + joined(input
			.subList(0, 4));
	}

	private static String joined(List<Integer> lengths) {
		return lengths.stream().map(String::valueOf).collect(Collectors.joining("×"));
	}
}
