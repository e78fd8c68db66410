package io.github.oneslice.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import io.github.oneslice.adamix.Mixing;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.selfpaced.Uncertainty;

/** What stands twice, inside the graph and outside it, gives the same. */
class BlocksAgreeTest {

	private static final int VOXELS = 500;
	private static final int CLASSES = 3;
	private final float[][] logits = new float[VOXELS][CLASSES];
	private final float[][] probability = new float[CLASSES][VOXELS];

	BlocksAgreeTest() {
		Random random = new Random(5);
		for (int i = 0; i < VOXELS; i++) {
			double sum = 0;
			for (int c = 0; c < CLASSES; c++) {
				logits[i][c] = (float) (2 * random.nextGaussian());
				sum += Math.exp(logits[i][c]);
			}
			for (int c = 0; c < CLASSES; c++)
				probability[c][i] = (float) (Math.exp(logits[i][c]) / sum);
		}
	}

	@Test
	void entropy() {
		assertArrayEquals(graph(tf -> Uncertainty.entropy(tf, tf.nn.softmax(tf.constant(logits)))), ClassProbabilities.entropy(probability), 1e-5f);
	}

	@Test
	void mostProbableClass() {
		int[] outside = ClassProbabilities.mostProbable(probability);
		float[] inside = graph(tf -> tf.dtypes.cast(tf.math.argMax(tf.constant(logits), tf.constant(1), TInt32.class), TFloat32.class));
		for (int i = 0; i < VOXELS; i++)
			assertEquals(outside[i], (int) inside[i]);
	}

	@Test
	void confidence() {
		float[] inside = graph(tf -> Mixing.Maps.confidence(tf, tf.reshape(tf.constant(logits), tf.constant(new int[] { VOXELS, 1, 1, 1,
			CLASSES }))));
		assertArrayEquals(inside, ClassProbabilities.confidence(probability), 1e-6f);
	}

	@Test
	void mostCertain() {
		float[] uncertainty = ClassProbabilities.entropy(probability);
		float[] inside = graph(tf -> Uncertainty.select(tf, tf.constant(uncertainty), tf.constant(123)));
		byte[] outside = Segmentation.mostCertain(uncertainty, 123);
		for (int i = 0; i < VOXELS; i++)
			assertEquals(inside[i], outside[i]);
	}

	private static float[] graph(Function<Ops, Operand<TFloat32>> block) {
		try (Graph graph = new Graph()) {
			Operand<TFloat32> result = block.apply(Ops.create(graph));
			try (NetworkSession session = new NetworkSession(graph, 1, false)) {
				return session.run().fetch(result).floats().get(0);
			}
		}
	}
}
