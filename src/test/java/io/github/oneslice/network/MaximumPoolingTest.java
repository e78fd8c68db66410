package io.github.oneslice.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class MaximumPoolingTest {

	private static final int BATCH = 2;
	private static final int CHANNELS = 3;

	/** Of whole numbers from 0 to 2, so that many are alike: the maxima, and of the gradient what each window has been given, at a maximum. */
	@ParameterizedTest
	@CsvSource({ "true,3,4,6", "false,4,6,4", "true,1,2,2", "false,2,2,2" })
	void theGradientOfAWindowGoesToItsMaximumAndOnce(boolean planar, int depth, int height, int width) {
		Random random = new Random(11);
		int deep = planar ? 1 : 2;
		int[] small = { BATCH, depth / deep, height / 2, width / 2, CHANNELS };
		double[] image = random.ints((long) BATCH * depth * height * width * CHANNELS, 0, 3).asDoubleStream().toArray();
		double[] given = random.doubles((long) image.length / (4 * deep), 1, 2).map(value -> (float) value).toArray();
		double[] maxima = new double[given.length];
		double[] taken = new double[given.length];
		List<double[]> computed;
		try (TestGraph graph = new TestGraph()) {
			var tf = graph.ops();
			Tape tape = new Tape(tf);
			Operand<TFloat32> x = tape.watch(graph.floats(floats(image), BATCH, depth, height, width, CHANNELS));
			Operand<TFloat32> y = new Layers(tape, new Parameters(tf, ""), null, planar).pooling(x);
			assertArrayEquals(Arrays.stream(small).asLongStream().toArray(), y.asOutput().shape().asArray());
			Operand<TFloat32> loss = tape.record(tf.constant(0f), List.of(y), (one, needed) -> List.of(graph.floats(floats(given), small)));
			computed = graph.evaluate(List.of(y, tape.backward(loss, List.of(x)).get(0)));
		}
		for (int i = 0; i < image.length; i++) {
			int window = window(i, depth, height, width, small, deep);
			maxima[window] = Math.max(maxima[window], image[i]);
		}
		for (int i = 0; i < image.length; i++) {
			int window = window(i, depth, height, width, small, deep);
			if (image[i] == maxima[window]) taken[window] += computed.get(1)[i];
			else if (computed.get(1)[i] != 0) taken[window] = Double.NaN;
		}
		assertArrayEquals(maxima, computed.get(0));
		assertArrayEquals(given, taken);
	}

	private static int window(int index, int depth, int height, int width, int[] small, int deep) {
		int channel = index % CHANNELS;
		int x = index / CHANNELS % width;
		int y = index / CHANNELS / width % height;
		int z = index / CHANNELS / width / height % depth;
		int n = index / CHANNELS / width / height / depth;
		return (((n * small[1] + z / deep) * small[2] + y / 2) * small[3] + x / 2) * CHANNELS + channel;
	}

	private static float[] floats(double[] values) {
		float[] floats = new float[values.length];
		for (int i = 0; i < values.length; i++)
			floats[i] = (float) values[i];
		return floats;
	}
}
