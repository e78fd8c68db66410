package io.github.oneslice.inference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

import io.github.oneslice.image.Mirror;
import io.github.oneslice.image.Normalization;
import io.github.oneslice.image.Volume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.WorkingGrid;
import io.github.oneslice.model.Model;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.network.Parameters;
import io.github.oneslice.network.Architecture;
import io.github.oneslice.network.SegmentationNetwork;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.selfpaced.TeacherNoise;
import io.github.oneslice.image.SlidingWindow;
import io.github.oneslice.error.UserException;

/** Segments volumes with a trained model. */
public final class Segmenter implements AutoCloseable {

	/** Voxels of one window: bounds the memory of a pass. */
	public static final int WINDOW_VOXELS = 600_000;

	private final Model model;
	private final Graph graph = new Graph();
	private final Placeholder<TFloat32> input;
	private final Operand<TFloat32> probability;
	private final NetworkSession session;
	private final int[] windowMultiples;

	public Segmenter(Model model, int threads) {
		this.model = model;
		Ops tf = Ops.create(graph);
		input = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, -1, -1, -1, 1)));
		Architecture architecture = new Architecture(model.dimensions() == Dimensions.THREE ? "V-Net" : "U-Net", model.filters(), 5, model
			.classes());
		SegmentationNetwork network = SegmentationNetwork.of(architecture, 0, 0);
		windowMultiples = network.sizeMultiples();
		List<Parameters> networks = new ArrayList<>();
		List<Operand<TFloat32>> answers = new ArrayList<>();
		for (int i = 0; i < model.networks().size(); i++) {
			networks.add(new Parameters(tf, i + "/"));
			answers.add(tf.nn.softmax(network.infer(networks.get(i), input).logits()));
		}
		probability = tf.math.div(tf.math.addN(answers), tf.constant((float) answers.size()));
		session = new NetworkSession(graph, threads, false);
		for (int i = 0; i < networks.size(); i++)
			write(networks.get(i), model.networks().get(i));
	}

	private void write(Parameters network, Map<String, float[]> weights) {
		Map<String, float[]> named = new HashMap<>();
		weights.forEach((name, values) -> named.put(network.fullName(name), values));
		session.write(network, named);
	}

	/** A volume made ready for the network. */
	public record Prepared(WorkingGrid grid, float[] image) {}

	/** @throws UserException if the volume is a single slice and the network needs more */
	public Prepared prepare(Volume volume) {
		model.dimensions().require(volume, "The image");
		WorkingGrid grid = WorkingGrid.of(volume.size(), volume.voxelSize(), model.spacing(), model.dimensions());
		return new Prepared(grid, Normalization.zScore(grid.shrink(Volumes.toFloats(volume))));
	}

	/**
	 * @param mirrored average over the volume and its mirror images along x and y
	 * @param checkpoint asked before each window; may throw to stop
	 * @return probability of each class at working resolution, [class][voxel]
	 */
	public float[][] probability(Prepared prepared, boolean mirrored, Runnable checkpoint) {
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
	public float[][] fullSizeProbability(Volume volume, boolean mirrored, Runnable checkpoint) {
		Prepared prepared = prepare(volume);
		float[][] working = probability(prepared, mirrored, checkpoint);
		float[][] full = new float[working.length][];
		for (int c = 0; c < working.length; c++)
			full[c] = prepared.grid.enlarge(working[c]);
		return full;
	}

	/** Mean of the probabilities over passes on the image plus {@link TeacherNoise}, [class][voxel]. */
	public float[][] noisyProbability(Prepared prepared, int passes, long seed, Runnable checkpoint) {
		SplittableRandom random = new SplittableRandom(seed);
		float[][] sum = new float[model.classes()][prepared.image.length];
		for (int t = 0; t < passes; t++) {
			float[][] pass = predict(TeacherNoise.added(prepared.image, random), prepared.grid.workingSize(), checkpoint);
			for (int c = 0; c < sum.length; c++)
				add(sum[c], pass[c]);
		}
		for (float[] ofClass : sum)
			scale(ofClass, 1f / passes);
		return sum;
	}

	@Override
	public void close() {
		session.close();
		graph.close();
	}

	private float[][] predict(float[] image, int[] size, Runnable checkpoint) {
		return SlidingWindow.covering(size, WINDOW_VOXELS, windowMultiples).predict(image, size, model.classes(), (window, windowSize) -> session
			.run().feed(input, window, 1, windowSize[2], windowSize[1], windowSize[0], 1).fetch(probability).floats().get(0),
			checkpoint);
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
