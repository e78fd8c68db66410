package io.github.oneslice.training;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.github.oneslice.image.Extent;
import io.github.oneslice.selfpaced.Fusion;
import io.github.oneslice.settings.Augmentation;
import io.github.oneslice.settings.TrainingSettings;

/** Draws patches from the training set, turned, flipped or deformed as the augmentation says. */
public final class Sampler {

	/** Sides of a pasted box, as parts of those of a patch. */
	private static final double SMALLEST_BOX = 0.4;
	private static final double LARGEST_BOX = 0.8;

	private final TrainingSettings settings;
	private final TrainingLabels labels;
	/** Volumes that something is left to find out about. */
	private final List<TrainingVolume> unlabelled;
	private final Extent patch;

	Sampler(TrainingSettings settings, List<TrainingVolume> volumes, TrainingLabels labels) {
		this.settings = settings;
		this.labels = labels;
		patch = settings.patch();
		List<TrainingVolume> open = volumes.stream().filter(volume -> !volume.whollyKnown()).toList();
		unlabelled = open.isEmpty() ? volumes : open;
	}

	/** Patches of annotated volumes, with their labels as they stand. */
	public LabelledBatch labelledBatch(int count, RandomGenerator random) {
		LabelledBatch batch = new LabelledBatch(count, patch.voxels());
		long[] seeds = random.longs(count).toArray();
		IntStream.range(0, count).parallel().forEach(i -> put(batch, i, new SplittableRandom(seeds[i])));
		for (int i = 0; i + 1 < count; i += 2)
			if (random.nextDouble() < settings.sampling().copyPaste()) copyPaste(batch, i, random);
		return batch;
	}

	/**
	 * Pastes a box of a patch into the next one, and that one's into the first: half of what each shows is out of its usual
	 * surroundings (Bai et al. 2023, <em>Bidirectional Copy-Paste</em>).
	 */
	private void copyPaste(LabelledBatch batch, int first, RandomGenerator random) {
		int[] start = new int[3];
		int[] length = new int[3];
		for (int d = 0; d < 3; d++) {
			length[d] = (int) Math.ceil(patch.along(d) * random.nextDouble(SMALLEST_BOX, LARGEST_BOX));
			start[d] = random.nextInt(patch.along(d) - length[d] + 1);
		}
		batch.swap(first, first + 1, patch, start, length);
	}

	/** A patch to learn from without labels, its grey values as they are: the weak view. */
	public float[] unlabelled(RandomGenerator random) {
		TrainingVolume volume = unlabelled.get(random.nextInt(unlabelled.size()));
		return place(volume, random).sample(volume.image(), volume.size());
	}

	private void put(LabelledBatch batch, int position, RandomGenerator random) {
		TrainingVolume volume = labels.volumes().get(random.nextInt(labels.volumes().size()));
		Fusion.Fused label = labels.of(volume);
		Placement placement = place(volume, random);
		batch.put(position, changed(placement.sample(volume.image(), volume.size()), random), placement.nearest(volume.size()), label.labels(),
			label.weight(), volume.domain());
	}

	private Placement place(TrainingVolume volume, RandomGenerator random) {
		return Placement.random(patch, volume.size(), settings.sampling().augmentation(), volume.grid().workingVoxelSize().toArray(), random);
	}

	private float[] changed(float[] image, RandomGenerator random) {
		return settings.sampling().augmentation() == Augmentation.AFFINE ? Intensity.changed(image, random) : image;
	}
}
