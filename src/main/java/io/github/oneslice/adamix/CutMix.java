package io.github.oneslice.adamix;

import java.util.random.RandomGenerator;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

import io.github.oneslice.network.NetworkSession;

/**
 * CutMix (Yun et al. 2019): a box of the other sample takes the same place in the original. Its sides are a tenth to nine
 * tenths of rows and columns, and it goes through all slices, as in SPSS.
 */
public final class CutMix implements Mixing {

	private final int[] size;
	private final Placeholder<TFloat32> box;

	CutMix(Ops tf, int[] size) {
		this.size = size.clone();
		box = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, size[0], size[1], size[2])));
	}

	@Override
	public Maps mix(Ops tf, Maps own, Maps other, Operand<TFloat32> loss) {
		Operand<TBool> inside = tf.math.greater(box, tf.constant(0.5f));
		return new Maps(tf.select(tf.expandDims(inside, tf.constant(4)), other.image(), own.image()), tf.select(inside, other.label(), own
			.label()), tf.select(inside, other.confidence(), own.confidence()), tf.select(inside, other.weight(), own.weight()), tf
				.select(inside, other.doubt(), own.doubt()));
	}

	@Override
	public NetworkSession.Run feed(NetworkSession.Run run, int samples, double progress, RandomGenerator random) {
		float[] boxes = new float[samples * size[0] * size[1] * size[2]];
		for (int sample = 0, i = 0; sample < samples; sample++) {
			int width = side(size[2], random);
			int height = side(size[1], random);
			int left = random.nextInt(size[2] - width + 1);
			int top = random.nextInt(size[1] - height + 1);
			for (int z = 0; z < size[0]; z++)
				for (int y = 0; y < size[1]; y++)
					for (int x = 0; x < size[2]; x++, i++)
						if (x >= left && x < left + width && y >= top && y < top + height) boxes[i] = 1;
		}
		return run.feed(box, boxes, samples, size[0], size[1], size[2]);
	}

	private static int side(int length, RandomGenerator random) {
		return (int) (length * (0.1 + 0.8 * random.nextDouble()));
	}
}
