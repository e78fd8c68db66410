package io.github.oneslice.inference;

import java.util.List;
import java.util.SplittableRandom;

import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Mirror;
import io.github.oneslice.image.Normalization;
import io.github.oneslice.image.SlidingWindow;
import io.github.oneslice.image.Volume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.WorkingGrid;
import io.github.oneslice.model.Model;
import io.github.oneslice.network.NetworkKind;
import io.github.oneslice.selfpaced.TeacherNoise;
import io.github.oneslice.settings.Dimensions;

/** Predicts whole volumes with a trained model. */
public final class Segmenter implements AutoCloseable {

	private final Model model;
	private final Dimensions dimensions;
	private final InferenceGraph graph;

	public Segmenter(Model model, int threads) {
		this.model = model;
		dimensions = NetworkKind.of(model.architecture().network()).planar() ? Dimensions.TWO : Dimensions.THREE;
		graph = new InferenceGraph(model, threads);
	}

	/** A volume made ready for the network. */
	record Prepared(WorkingGrid grid, float[] image) {}

	/** @throws UserException if the volume is a single slice and the network needs more */
	Prepared prepare(Volume volume) {
		dimensions.require(volume.size(), "The image");
		WorkingGrid grid = WorkingGrid.of(volume.size(), volume.voxelSize(), model.preprocessing().spacing(), dimensions == Dimensions.TWO);
		return new Prepared(grid, Normalization.zScore(grid.shrink(Volumes.toFloats(volume))));
	}

	/**
	 * @param mirrored average over the volume and its mirror images along x and y
	 * @param checkpoint asked before each window; may throw to stop
	 * @return probability of each class at working resolution, [class][voxel]
	 */
	float[][] probability(Prepared prepared, boolean mirrored, Runnable checkpoint) {
		float[][] sum = predict(prepared.image, prepared.grid.workingSize(), checkpoint);
		if (!mirrored) return sum;
		List<Mirror> mirrors = List.of(new Mirror(true, false), new Mirror(false, true));
		for (Mirror mirror : mirrors) {
			float[][] other = predict(mirrored(mirror, prepared.image, prepared.grid), prepared.grid.workingSize(), checkpoint);
			for (int c = 0; c < sum.length; c++)
				add(sum[c], mirrored(mirror, other[c], prepared.grid));
		}
		for (float[] ofClass : sum)
			scale(ofClass, 1f / (1 + mirrors.size()));
		return sum;
	}

	/** Probability of each class at the volume's own resolution, [class][voxel]; see {@link #probability}. */
	float[][] fullSizeProbability(Volume volume, boolean mirrored, Runnable checkpoint) {
		Prepared prepared = prepare(volume);
		float[][] full = probability(prepared, mirrored, checkpoint);
		for (int c = 0; c < full.length; c++)
			full[c] = prepared.grid.enlarge(full[c]);
		return full;
	}

	/** Mean of the probabilities over passes on the image plus {@link TeacherNoise}, [class][voxel]. */
	float[][] noisyProbability(Prepared prepared, int passes, long seed, Runnable checkpoint) {
		SplittableRandom random = new SplittableRandom(seed);
		float[][] sum = new float[model.architecture().classes()][prepared.image.length];
		for (int t = 0; t < passes; t++) {
			float[][] pass = predict(TeacherNoise.added(prepared.image, random), prepared.grid.workingSize(), checkpoint);
			for (int c = 0; c < sum.length; c++)
				add(sum[c], pass[c]);
		}
		for (float[] ofClass : sum)
			scale(ofClass, 1f / passes);
		return sum;
	}

	/** The label values of the most probable classes. */
	byte[] labels(float[][] probability) {
		int[] classes = ClassProbabilities.mostProbable(probability);
		List<Integer> values = model.labelValues();
		byte[] labels = new byte[classes.length];
		for (int i = 0; i < labels.length; i++)
			labels[i] = values.get(classes[i]).byteValue();
		return labels;
	}

	@Override
	public void close() {
		graph.close();
	}

	private float[][] predict(float[] image, Extent size, Runnable checkpoint) {
		return SlidingWindow.covering(size, SlidingWindow.VOXELS, graph.multiples()).predict(image, size, model.architecture().classes(),
			graph::predict, checkpoint);
	}

	private static float[] mirrored(Mirror mirror, float[] values, WorkingGrid grid) {
		return Volumes.toFloats(mirror.apply(Volumes.ofFloats(values, grid.workingSize(), grid.workingVoxelSize())));
	}

	private static void add(float[] sum, float[] values) {
		for (int i = 0; i < sum.length; i++)
			sum[i] += values[i];
	}

	private static void scale(float[] values, float factor) {
		for (int i = 0; i < values.length; i++)
			values[i] *= factor;
	}
}
