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

	/** The domains of the annotated volumes, in the order of their names. */
	public List<String> domains() {
		return labels.volumes().stream().map(TrainingVolume::domain).distinct().sorted().toList();
	}

	/** Patches of annotated volumes, with their labels as they stand. */
	public LabelledBatch labelledBatch(int count, RandomGenerator random) {
		LabelledBatch batch = new LabelledBatch(count, patch.voxels());
		long[] seeds = random.longs(count).toArray();
		IntStream.range(0, count).parallel().forEach(i -> put(batch, i, new SplittableRandom(seeds[i])));
		return batch;
	}

	/** A patch of some size to learn from without labels, its grey values as they are: the weak view. */
	public float[] unlabelled(Extent size, RandomGenerator random) {
		TrainingVolume volume = unlabelled.get(random.nextInt(unlabelled.size()));
		return place(size, volume, augmentation(volume), random).sample(volume.image(), volume.size());
	}

	private void put(LabelledBatch batch, int position, RandomGenerator random) {
		TrainingVolume volume = labels.volumes().get(random.nextInt(labels.volumes().size()));
		Fusion.Fused label = labels.of(volume);
		Augmentation augmentation = augmentation(volume);
		Placement placement = place(patch, volume, augmentation, random);
		float[] image = placement.sample(volume.image(), volume.size());
		batch.put(position, augmentation.changesIntensity() ? Intensity.changed(image, random) : image, placement.nearest(volume.size()), label.labels(),
			label.weight(), volume.known(), volume.domain());
	}

	private Augmentation augmentation(TrainingVolume volume) {
		return settings.sampling().augmentation().of(volume.whollyKnown());
	}

	private static Placement place(Extent size, TrainingVolume volume, Augmentation augmentation, RandomGenerator random) {
		return Placement.random(size, volume.size(), augmentation, volume.grid().workingVoxelSize().toArray(), random);
	}
}
