package io.github.oneslice.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

class UNetTest {

	private static final int LENGTH = 32;
	private static final int SLICES = 3;
	private static final int CLASSES = 2;

	@Test
	void everySliceIsSeenForItself() {
		Random random = new Random(7);
		float[] image = new float[SLICES * LENGTH * LENGTH];
		for (int i = 0; i < image.length; i++)
			image[i] = (float) random.nextGaussian();
		try (Graph graph = new Graph()) {
			Ops tf = Ops.create(graph);
			Placeholder<TFloat32> input = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, -1, LENGTH, LENGTH, 1)));
			Parameters parameters = new Parameters(tf, "");
			SegmentationNetwork network = SegmentationNetwork.of(new Architecture("U-Net", 2, 5, CLASSES), 0);
			var logits = network.infer(parameters, input).logits();
			try (NetworkSession session = new NetworkSession(graph, 1, false)) {
				session.initialize(3, parameters);
				float[] together = session.run().feed(input, image, 1, SLICES, LENGTH, LENGTH, 1).fetch(logits).floats().get(0);
				int voxels = LENGTH * LENGTH;
				assertEquals(SLICES * voxels * CLASSES, together.length);
				for (int z = 0; z < SLICES; z++) {
					float[] alone = session.run().feed(input, Arrays.copyOfRange(image, z * voxels, (z + 1) * voxels), 1, 1, LENGTH, LENGTH, 1)
						.fetch(logits).floats().get(0);
					assertArrayEquals(alone, Arrays.copyOfRange(together, z * voxels * CLASSES, (z + 1) * voxels * CLASSES), 1e-5f);
				}
			}
		}
	}
}
