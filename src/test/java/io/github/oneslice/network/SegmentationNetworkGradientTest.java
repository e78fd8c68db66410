package io.github.oneslice.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import io.github.oneslice.selfpaced.SegmentationLoss;

class SegmentationNetworkGradientTest {

	/** Along the gradient of each parameter the loss must rise as fast as the gradient is long. */
	@ParameterizedTest
	@CsvSource({ "V-Net,5", "U-Net,5", "V-Net,3" })
	void lossRisesAlongTheGradientOfEveryParameter(String network, int levels) {
		int depth = NetworkKind.of(network).planar() ? 4 : 32;
		int voxels = 32 * 32 * depth;
		Random random = new Random(5);
		float[] image = new float[2 * voxels];
		int[] label = new int[2 * voxels];
		for (int i = 0; i < image.length; i++) {
			label[i] = (i / 8) % 2;
			image[i] = (float) (label[i] + 0.3 * random.nextGaussian());
		}
		try (Graph graph = new Graph()) {
			Ops tf = Ops.create(graph);
			Parameters parameters = new Parameters(tf, "");
			Tape tape = new Tape(tf);
			Operand<TFloat32> input = tf.reshape(tf.constant(image), tf.constant(new int[] { 2, depth, 32, 32, 1 }));
			var labels = tf.reshape(tf.constant(label), tf.constant(new int[] { 2, depth, 32, 32 }));
			Architecture architecture = new Architecture(network, 2, levels, 2);
			SegmentationNetwork.Pass pass = SegmentationNetwork.of(architecture, 0.2).train(tape, parameters, input, tf.constant(new int[] {
				1, 2 }));
			SegmentationLoss losses = new SegmentationLoss(tf, 2);
			Operand<TFloat32> ones = tf.dtypes.cast(tf.onesLike(labels), TFloat32.class);
			Operand<TFloat32> loss = tape.apply(pass.logits(), logits -> losses.supervised(logits, labels, ones, ones));
			List<Operand<TFloat32>> trained = parameters.trained();
			List<Operand<TFloat32>> gradients = tape.backward(loss, trained);
			List<String> names = parameters.all().stream().filter(Parameters.Parameter::trained).map(Parameters.Parameter::name)
				.toList();
			try (NetworkSession session = new NetworkSession(graph, 2, false)) {
				session.initialize(3, parameters);
				Map<String, float[]> start = session.read(parameters);
				NetworkSession.Run run = session.run();
				gradients.forEach(run::fetch);
				List<float[]> values = run.floats();
				for (int i = 0; i < names.size(); i++) {
					double length = length(values.get(i));
					if (length < 1e-4) continue;
					double best = Double.POSITIVE_INFINITY;
					// Long steps bend, short ones drown in rounding: the best of them counts.
					for (double step : new double[] { 1e-2, 3e-3, 1e-3, 3e-4 }) {
						double above = lossAt(session, parameters, start, names.get(i), values.get(i), step / length, loss);
						double below = lossAt(session, parameters, start, names.get(i), values.get(i), -step / length, loss);
						best = Math.min(best, Math.abs((above - below) / (2 * step) - length));
					}
					assertEquals(0, best, 0.1 * length + 2e-3, names.get(i) + " of length " + length);
				}
			}
		}
	}

	private static double lossAt(NetworkSession session, Parameters parameters, Map<String, float[]> start, String name,
		float[] direction, double step, Operand<TFloat32> loss)
	{
		Map<String, float[]> moved = new LinkedHashMap<>(start);
		float[] value = start.get(name).clone();
		for (int i = 0; i < value.length; i++)
			value[i] += (float) (step * direction[i]);
		moved.put(name, value);
		session.write(moved, parameters);
		return session.run().fetch(loss).floats().get(0)[0];
	}

	private static double length(float[] vector) {
		double sum = 0;
		for (float value : vector)
			sum += value * value;
		return Math.sqrt(sum);
	}
}
