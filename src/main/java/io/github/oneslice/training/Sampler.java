package io.github.oneslice.training;

import io.github.oneslice.settings.TrainingSettings;

import java.util.List;
import java.util.SplittableRandom;

/** Draws patches from the training set, turned, flipped or deformed as the augmentation says. */
public final class Sampler {

	private final TrainingSettings settings;
	private final AnnotatedVolumes annotated;
	private final AnnotatedVolumes.Teacher teacher;
	private final List<TrainingVolume> unlabelled;
	private final int[] patch;

	/** @param teacher fuses pseudo-labels */
	public Sampler(TrainingSettings settings, List<TrainingVolume> volumes, AnnotatedVolumes annotated, AnnotatedVolumes.Teacher teacher) {
		this.settings = settings;
		this.annotated = annotated;
		this.teacher = teacher;
		patch = settings.patch();
		List<TrainingVolume> without = volumes.stream().filter(volume -> !volume.labelled()).toList();
		// One stack alone is its own unlabelled volume.
		unlabelled = without.isEmpty() ? volumes : without;
	}

	/**
	 * A patch of an annotated volume.
	 *
	 * @param label class indices
	 * @param weight how far each voxel is trusted; 0 outside the volume
	 * @param inside 1 inside the volume, 0 outside
	 */
	public record Labelled(float[] image, int[] label, float[] weight, float[] inside) {}

	/** @param scheduleStep the step of the published schedule that this one corresponds to */
	public LabelledBatch labelledBatch(int count, long step, long scheduleStep, SplittableRandom random) {
		LabelledBatch batch = new LabelledBatch(count, patch[0] * patch[1] * patch[2]);
		for (int i = 0; i < count; i++)
			batch.put(i, labelled(step, scheduleStep, random));
		return batch;
	}

	private Labelled labelled(long step, long scheduleStep, SplittableRandom random) {
		TrainingVolume volume = annotated.volumes().get(random.nextInt(annotated.volumes().size()));
		AnnotatedVolumes.PseudoLabel pseudoLabel = annotated.pseudoLabel(volume, step, settings.pseudoLabels().pseudoLabelEvery(), scheduleStep,
			teacher);
		Placement placement = place(volume, random);
		int[] indices = placement.nearest(volume.size());
		int[] label = new int[indices.length];
		float[] weight = new float[indices.length];
		float[] inside = new float[indices.length];
		for (int i = 0; i < indices.length; i++) {
			if (indices[i] < 0) continue;
			label[i] = Byte.toUnsignedInt(pseudoLabel.fused()[indices[i]]);
			weight[i] = pseudoLabel.weight()[indices[i]];
			inside[i] = 1;
		}
		return new Labelled(changed(placement.sample(volume.image(), volume.size()), random), label, weight, inside);
	}

	/** A patch to learn from without labels. */
	public float[] unlabelled(SplittableRandom random) {
		TrainingVolume volume = unlabelled.get(random.nextInt(unlabelled.size()));
		return changed(place(volume, random).sample(volume.image(), volume.size()), random);
	}

	private Placement place(TrainingVolume volume, SplittableRandom random) {
		return Placement.random(patch, volume.size(), settings.sampling().augmentation(), volume.grid().workingVoxelSize().toArray(),
			random);
	}

	private float[] changed(float[] image, SplittableRandom random) {
		return settings.sampling().augmentation().equals("affine") ? Intensity.changed(image, random) : image;
	}
}
