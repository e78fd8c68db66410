package io.github.oneslice.network;

import java.util.List;
import java.util.stream.IntStream;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;

/** A graph for one test: arrays in, arrays out. */
public final class TestGraph implements AutoCloseable {

	private final Graph graph = new Graph();
	private final Ops tf = Ops.create(graph);

	public Ops ops() {
		return tf;
	}

	public Operand<TFloat32> floats(float[] values, int... shape) {
		return tf.reshape(tf.constant(values), tf.constant(shape));
	}

	public Operand<TFloat64> doubles(double[] values, int... shape) {
		return tf.reshape(tf.constant(values), tf.constant(shape));
	}

	public Operand<TInt32> ints(int[] values, int... shape) {
		return tf.reshape(tf.constant(values), tf.constant(shape));
	}

	/** [batch, channel, space…] to [batch, space…, channel]. */
	public Operand<TFloat32> channelLast(Operand<TFloat32> x, int spaceAxes) {
		return tf.linalg.transpose(x, tf.constant(spaceAxes == 2 ? new int[] { 0, 2, 3, 1 } : new int[] { 0, 2, 3, 4, 1 }));
	}

	public Operand<TFloat32> channelFirst(Operand<TFloat32> x, int spaceAxes) {
		return tf.linalg.transpose(x, tf.constant(spaceAxes == 2 ? new int[] { 0, 3, 1, 2 } : new int[] { 0, 4, 1, 2, 3 }));
	}

	/** The values as doubles, whatever the type. */
	public double[] evaluate(Operand<?> operand) {
		return evaluate(List.of(operand)).get(0);
	}

	public List<double[]> evaluate(List<? extends Operand<?>> operands) {
		try (Session session = new Session(graph)) {
			Session.Runner runner = session.runner();
			for (Operand<?> operand : operands)
				runner.fetch(tf.dtypes.cast(operand, TFloat64.class));
			try (Result result = runner.run()) {
				return IntStream.range(0, operands.size()).mapToObj(i -> {
					TFloat64 tensor = (TFloat64) result.get(i);
					double[] values = new double[(int) tensor.size()];
					tensor.copyTo(DataBuffers.of(values, false, false));
					return values;
				}).toList();
			}
		}
	}

	@Override
	public void close() {
		graph.close();
	}
}
