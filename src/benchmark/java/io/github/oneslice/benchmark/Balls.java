package io.github.oneslice.benchmark;

import io.github.oneslice.annotation.AnnotationRule;
import io.github.oneslice.files.StackInMemory;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.job.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Samples to measure times with: a bright ball in noise, two annotated on one slice, of two scanners, one without labels. */
public final class Balls {

	private static final Extent SIZE = new Extent(112, 112, 80);

	private Balls() {}

	/** Three samples of 112×112×80 voxels. */
	public static List<Sample> samples() {
		List<Sample> samples = new ArrayList<>();
		SplittableRandom random = new SplittableRandom(1);
		for (int i = 0; i < 3; i++) {
			float[] image = new float[SIZE.voxels()];
			byte[] labels = new byte[SIZE.voxels()];
			for (int z = 0, v = 0; z < SIZE.z(); z++)
				for (int y = 0; y < SIZE.y(); y++)
					for (int x = 0; x < SIZE.x(); x++, v++) {
						boolean inside = Math.hypot(Math.hypot(x - 56, y - 56), z - 40) < 25 + i;
						image[v] = (float) (random.nextGaussian() + (inside ? 3 : 0));
						if (inside && z == 40) labels[v] = 1;
					}
			StackInMemory stack = StackInMemory.of("ball " + i, Volumes.ofFloats(image, SIZE, VoxelSize.UNCALIBRATED));
			samples.add(i == 2 ? Sample.unlabelled(stack) : Sample.labelled(stack, StackInMemory.of("labels " + i, Volumes.ofBytes(labels, SIZE,
				VoxelSize.UNCALIBRATED)), AnnotationRule.LABELLED_SLICES).of("scanner " + i));
		}
		return samples;
	}
}
