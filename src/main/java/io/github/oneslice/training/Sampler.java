package io.github.oneslice.training;

import java.util.List;
import java.util.random.RandomGenerator;

import io.github.oneslice.image.Extent;
import io.github.oneslice.settings.Augmentation;
import io.github.oneslice.settings.TrainingSettings;

/** Draws patches from the training set, turned, flipped or deformed as the augmentation says. */
public final class Sampler {

	private final TrainingSettings settings;
	private final AnnotatedVolumes annotated;
	private final List<TrainingVolume> unlabelled;
	private final Extent patch;

	Sampler(TrainingSettings settings, List<TrainingVolume> volumes, AnnotatedVolumes annotated) {
		this.settings = settings;
		this.annotated = annotated;
		patch = settings.patch();
		List<TrainingVolume> without = volumes.stream().filter(volume -> !volume.labelled()).toList();
		// One stack alone is its own unlabelled volume.
		unlabelled = without.isEmpty() ? volumes : without;
	}

	/** Patches of annotated volumes, with the pseudo-labels as they stand. */
	public LabelledBatch labelledBatch(int count, RandomGenerator random) {
		LabelledBatch batch = new LabelledBatch(count, patch.voxels());
		for (int i = 0; i < count; i++)
			put(batch, i, random);
		return batch;
	}

	/** A patch to learn from without labels. */
	public float[] unlabelled(RandomGenerator random) {
		TrainingVolume volume = unlabelled.get(random.nextInt(unlabelled.size()));
		return changed(place(volume, random).sample(volume.image(), volume.size()), random);
	}

	private void put(LabelledBatch batch, int position, RandomGenerator random) {
		TrainingVolume volume = annotated.volumes().get(random.nextInt(annotated.volumes().size()));
		AnnotatedVolumes.PseudoLabel pseudoLabel = annotated.pseudoLabel(volume);
		Placement placement = place(volume, random);
		batch.put(position, changed(placement.sample(volume.image(), volume.size()), random), placement.nearest(volume.size()), pseudoLabel
			.fused(), pseudoLabel.weight(), volume.domain());
	}

	private Placement place(TrainingVolume volume, RandomGenerator random) {
		return Placement.random(patch, volume.size(), settings.sampling().augmentation(), volume.grid().workingVoxelSize().toArray(), random);
	}

	private float[] changed(float[] image, RandomGenerator random) {
		return settings.sampling().augmentation() == Augmentation.AFFINE ? Intensity.changed(image, random) : image;
	}
}
