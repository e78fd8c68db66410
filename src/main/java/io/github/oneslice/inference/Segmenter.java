package io.github.oneslice.inference;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Boxes;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Mirror;
import io.github.oneslice.image.Normalization;
import io.github.oneslice.image.ResampledBoxes;
import io.github.oneslice.image.ResampledSlices;
import io.github.oneslice.image.Slices;
import io.github.oneslice.image.SlidingWindow;
import io.github.oneslice.image.Units;
import io.github.oneslice.image.Volume;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.image.WindowedBoxes;
import io.github.oneslice.image.WorkingGrid;
import io.github.oneslice.image.ZScore;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.model.Model;
import io.github.oneslice.model.Preprocessing;
import io.github.oneslice.network.NetworkKind;
import io.github.oneslice.selfpaced.TeacherNoise;
import io.github.oneslice.settings.Dimensions;

/** Predicts whole volumes with a trained model. */
public final class Segmenter implements AutoCloseable {

	private static final List<Mirror> MIRRORS = List.of(new Mirror(true, false), new Mirror(false, true));
	/** Voxels of a working grid that is held in memory. */
	private static final int KEPT_VOXELS = 32_000_000;

	/** So many times larger voxels are coarse. */
	private static final int COARSE = 2;

	private final Model model;
	private final byte[] labelValues;
	private final InferenceGraph graph;

	public Segmenter(Model model, int threads) {
		this.model = model;
		labelValues = new byte[model.labelValues().size()];
		for (int c = 0; c < labelValues.length; c++)
			labelValues[c] = model.labelValues().get(c).byteValue();
		graph = new InferenceGraph(model, threads);
	}

	/** @throws UserException if the volume is a single slice and the network needs more */
	WorkingGrid grid(Volume volume) {
		return grid(model, volume.size(), volume.voxelSize());
	}

	/** What registration makes of the annotation of a volume. */
	Optional<CarriedLabels> carried(SparseLabels annotation, Volume volume, Monitor monitor) {
		WorkingGrid grid = grid(volume);
		return CarriedLabels.of(annotation, () -> normalized(volume, grid, monitor::checkCancelled), grid, model.labelValues(), monitor);
	}

	/** What makes it doubtful that the network does well on a volume, in a sentence; empty if nothing does. */
	Optional<String> doubt(Volume volume) {
		Preprocessing preprocessing = model.preprocessing();
		VoxelSize voxels = volume.voxelSize().in(preprocessing.unit());
		int axes = dimensions(model) == Dimensions.TWO ? 2 : 3;
		if (IntStream.range(0, axes).noneMatch(axis -> voxels.along(axis) > COARSE * preprocessing.spacing().get(axis))) return Optional.empty();
		return Optional.of("the voxels of this image, " + voxels + ", are more than " + COARSE + " times as large as those that the network learned from, " + preprocessing
			.spacing().stream().limit(axes).map(edge -> String.format(Locale.ROOT, "%.4g", edge)).collect(Collectors.joining(" x ")) + " " + preprocessing.unit()
			+ ". Look well at the result.");
	}

	private static WorkingGrid grid(Model model, Extent size, VoxelSize voxelSize) {
		Dimensions dimensions = dimensions(model);
		dimensions.require(size, "The image");
		String unit = model.preprocessing().unit();
		requireComparable(voxelSize.unit(), unit);
		return WorkingGrid.of(size, voxelSize.in(unit), model.preprocessing().spacing(), dimensions == Dimensions.TWO).requireSeen("The image");
	}

	private static Dimensions dimensions(Model model) {
		return NetworkKind.of(model.architecture().network()).planar() ? Dimensions.TWO : Dimensions.THREE;
	}

	private static void requireComparable(String unit, String trained) {
		if (Units.comparable(unit, trained)) return;
		throw new UserException(Units.isCalibrated(trained) ? "The model was trained on images measured in " + trained
			+ ", but this image is measured in " + unit + ". Set its voxel size and unit with Image > Properties."
			: "The model was trained on images without a physical voxel size, but this image is measured in " + unit
				+ ". Train on images whose voxel size is set, or set the unit of this one to \"pixel\" with Image > Properties.");
	}

	/**
	 * The probability of each class at the volume's own resolution, predicted as it is read, from the first slice to the last.
	 *
	 * @param mirrored average over each window and its mirror images along x and y
	 * @param progress told before each window which part is done, 0 to 1; may throw to stop
	 */
	Slices probability(Volume volume, boolean mirrored, DoubleConsumer progress) {
		WorkingGrid grid = grid(volume);
		Slices image = normalized(volume, grid, () -> progress.accept(0));
		return new ResampledSlices(windows(grid).predict(image, classes(), predictor(mirrored), progress), grid.size());
	}

	/** The grey values at the working resolution of a model, box by box, as they are before they are normalized. */
	public static Boxes working(Model model, Boxes image, VoxelSize voxelSize) {
		return new ResampledBoxes(image, grid(model, image.size(), voxelSize).workingSize());
	}

	/**
	 * The same as {@link #probability(Volume, boolean, DoubleConsumer)}, box by box.
	 *
	 * @param zScore of all of {@link #working}
	 * @param beforeWindow called before each window; may throw to stop
	 */
	public Boxes probability(Boxes image, VoxelSize voxelSize, ZScore zScore, boolean mirrored, Runnable beforeWindow) {
		WorkingGrid grid = grid(model, image.size(), voxelSize);
		Boxes normalized = working(model, image, voxelSize).map(maps -> new float[][] { zScore.apply(maps[0]) });
		return new ResampledBoxes(new WindowedBoxes(normalized, windows(grid), classes(), predictor(mirrored), beforeWindow), grid.size());
	}

	/** Mean of the probabilities at working resolution over passes on the image plus {@link TeacherNoise}, [class][voxel]. */
	float[][] noisyProbability(Volume volume, int passes, long seed, DoubleConsumer progress) {
		WorkingGrid grid = grid(volume);
		float[] image = normalized(volume, grid, () -> progress.accept(0)).toArrays()[0];
		SplittableRandom random = new SplittableRandom(seed);
		float[][] sum = new float[classes()][image.length];
		for (int t = 0; t < passes; t++) {
			int done = t;
			Slices pass = windows(grid).predict(Slices.of(TeacherNoise.added(image, random), grid.workingSize()), classes(), graph::predict,
				part -> progress.accept((done + part) / passes));
			add(sum, pass.toArrays());
		}
		scale(sum, 1f / passes);
		return sum;
	}

	/** The label values of the most probable classes. */
	public byte[] labels(float[][] probability) {
		int[] classes = ClassProbabilities.mostProbable(probability);
		byte[] labels = new byte[classes.length];
		for (int i = 0; i < labels.length; i++)
			labels[i] = labelValues[classes[i]];
		return labels;
	}

	@Override
	public void close() {
		graph.close();
	}

	private SlidingWindow.Predictor predictor(boolean mirrored) {
		return mirrored ? this::predictMirrored : graph::predict;
	}

	private int classes() {
		return model.architecture().classes();
	}

	private Slices normalized(Volume volume, WorkingGrid grid, Runnable beforeSlice) {
		Slices image = new ResampledSlices(Slices.of(volume), grid.workingSize());
		// What is small is resampled once only.
		Slices kept = grid.workingSize().voxels() <= KEPT_VOXELS ? Slices.of(image.toArrays()[0], image.size()) : image;
		return Normalization.zScore(kept, beforeSlice);
	}

	private SlidingWindow windows(WorkingGrid grid) {
		return SlidingWindow.covering(grid.workingSize(), model.patch(), graph.multiples());
	}

	private float[] predictMirrored(float[] image, Extent size) {
		float[] sum = graph.predict(image, size);
		for (Mirror mirror : MIRRORS) {
			float[] other = mirror.apply(graph.predict(mirror.apply(image, size, 1), size), size, classes());
			for (int i = 0; i < sum.length; i++)
				sum[i] += other[i];
		}
		for (int i = 0; i < sum.length; i++)
			sum[i] /= 1 + MIRRORS.size();
		return sum;
	}

	private static void add(float[][] sum, float[][] values) {
		for (int c = 0; c < sum.length; c++)
			for (int i = 0; i < sum[c].length; i++)
				sum[c][i] += values[c][i];
	}

	private static void scale(float[][] values, float factor) {
		for (float[] ofClass : values)
			for (int i = 0; i < ofClass.length; i++)
				ofClass[i] *= factor;
	}
}
