package io.github.oneslice.training;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.ObjIntConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.github.oneslice.image.Extent;
import io.github.oneslice.selfpaced.Fusion;
import io.github.oneslice.settings.Augmentation;
import io.github.oneslice.settings.TrainingSettings;

/**
 * Draws patches from the training set, turned, flipped or deformed as the augmentation says. While a step is computed, those of
 * the next are drawn; what comes out is as if they were drawn when it begins.
 */
public final class Sampler {

	private final TrainingSettings settings;
	private final TrainingLabels labels;
	/** Volumes that something is left to find out about. */
	private final List<TrainingVolume> unlabelled;
	private final Extent patch;
	/** Null before the first step. */
	private Ahead ahead;

	/**
	 * What a step learns from.
	 *
	 * @param random for whatever else the step draws
	 */
	public record Drawn(LabelledBatch batch, SplittableRandom random) {}

	/**
	 * Drawn for a step to come, from the labels as they stood.
	 *
	 * @param drawn null if that failed
	 */
	private record Ahead(long step, int count, List<Fusion.Fused> labels, CompletableFuture<Drawn> drawn) {

		boolean isOf(long otherStep, int otherCount, List<Fusion.Fused> otherLabels) {
			return step == otherStep && count == otherCount && labels.equals(otherLabels);
		}
	}

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
	public Drawn labelled(Moment moment, int count) {
		List<Fusion.Fused> now = labels.fused();
		Drawn drawn = ahead != null && ahead.isOf(moment.step(), count, now) ? ahead.drawn.join() : null;
		if (drawn == null) drawn = draw(moment.step(), count, now);
		long next = moment.step() + 1;
		ahead = new Ahead(next, count, now, CompletableFuture.supplyAsync(() -> draw(next, count, now)).exceptionally(failure -> null));
		return drawn;
	}

	private Drawn draw(long step, int count, List<Fusion.Fused> fused) {
		SplittableRandom random = Moment.random(settings.seed(), step);
		return new Drawn(batch(count, fused, random), random);
	}

	private LabelledBatch batch(int count, List<Fusion.Fused> fused, RandomGenerator random) {
		LabelledBatch batch = new LabelledBatch(count, patch.voxels());
		sideBySide(count, random, (own, i) -> put(batch, i, fused, own));
		return batch;
	}

	/** Draws several at once, each by a generator of its own, so that it does not matter which comes first. */
	public static void sideBySide(int count, RandomGenerator random, ObjIntConsumer<RandomGenerator> draw) {
		long[] seeds = random.longs(count).toArray();
		IntStream.range(0, count).parallel().forEach(i -> draw.accept(new SplittableRandom(seeds[i]), i));
	}

	/** A patch of some size to learn from without labels, its grey values as they are: the weak view. */
	public float[] unlabelled(Extent size, RandomGenerator random) {
		TrainingVolume volume = unlabelled.get(random.nextInt(unlabelled.size()));
		return place(size, volume, augmentation(volume), random).sample(volume.image(), volume.size());
	}

	private void put(LabelledBatch batch, int position, List<Fusion.Fused> fused, RandomGenerator random) {
		int index = random.nextInt(fused.size());
		TrainingVolume volume = labels.volumes().get(index);
		Fusion.Fused label = fused.get(index);
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
