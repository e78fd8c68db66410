package io.github.oneslice.spss;

import java.util.random.RandomGenerator;

import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

import io.github.oneslice.image.Extent;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.selfpaced.TeacherNoise;
import io.github.oneslice.training.LabelledInput;
import io.github.oneslice.training.Sampler;

/** Two views of each unlabelled crop, and what the teacher passes see of it, on their way into the graph. */
final class UnlabelledViews {

	private final Extent size;
	private final int crops;
	private final int passes;
	private final Placeholder<TFloat32> first;
	private final Placeholder<TFloat32> second;
	private final Placeholder<TFloat32> noisy;

	/**
	 * @param size of a crop
	 * @param passes of the teacher over each crop
	 */
	UnlabelledViews(Ops tf, Extent size, int crops, int passes) {
		this.size = size;
		this.crops = crops;
		this.passes = passes;
		first = LabelledInput.images(tf, size);
		second = LabelledInput.images(tf, size);
		noisy = LabelledInput.images(tf, size);
	}

	/** [crop, z, y, x, 1] */
	Placeholder<TFloat32> first() {
		return first;
	}

	/** [crop, z, y, x, 1] */
	Placeholder<TFloat32> second() {
		return second;
	}

	/** What the teacher passes see, the crops of one pass after those of the other, [pass · crop, z, y, x, 1]. */
	Placeholder<TFloat32> noisy() {
		return noisy;
	}

	/** Draws crops; either view has noise half the time. */
	NetworkSession.Run feed(NetworkSession.Run run, Sampler sampler, RandomGenerator random) {
		int voxels = size.voxels();
		float[] firstViews = new float[crops * voxels];
		float[] secondViews = new float[crops * voxels];
		float[] noisyViews = new float[crops * passes * voxels];
		for (int i = 0; i < crops; i++) {
			float[] crop = sampler.unlabelled(size, random);
			put(random.nextBoolean() ? TeacherNoise.added(crop, random) : crop, firstViews, i);
			put(random.nextBoolean() ? TeacherNoise.added(crop, random) : crop, secondViews, i);
			for (int t = 0; t < passes; t++)
				put(TeacherNoise.added(crop, random), noisyViews, t * crops + i);
		}
		return run.feed(first, firstViews, size.batch(crops, 1)).feed(second, secondViews, size.batch(crops, 1)).feed(noisy, noisyViews, size
			.batch(crops * passes, 1));
	}

	private static void put(float[] image, float[] batch, int position) {
		System.arraycopy(image, 0, batch, position * image.length, image.length);
	}
}
