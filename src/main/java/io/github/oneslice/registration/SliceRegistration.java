package io.github.oneslice.registration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SliceGeometry;
import io.github.oneslice.image.Extent;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.network.Optimizer;
import io.github.oneslice.network.Parameters;
import io.github.oneslice.network.RegistrationUNet;
import io.github.oneslice.network.Warp;
import io.github.oneslice.settings.SimilarityMeasure;

/**
 * Learns to register neighbouring slices, and registers them (Su et al. 2024, section 2.1; Balakrishnan et al. 2019). The
 * loss is the dissimilarity of warped and fixed slice, plus the roughness of the displacement, plus, once there are
 * pseudo-labels, the soft Dice loss between warped and fixed labels.
 */
public final class SliceRegistration implements AutoCloseable {

	private static final int AT_ONCE = 32;

	private final Settings settings;
	private final int rows;
	private final int columns;
	private final Graph graph = new Graph();
	private final NetworkSession session;
	private final Parameters parameters;
	private final Parameters state;
	private final Placeholder<TFloat32> moving;
	private final Placeholder<TFloat32> fixed;
	private final Placeholder<TInt32> movingLabel;
	private final Placeholder<TInt32> fixedLabel;
	private final Placeholder<TFloat32> labelWeight;
	private final Operand<TFloat32> displacement;
	private final Operand<TFloat32> loss;
	private final Op step;

	/**
	 * @param batch pairs of slices a step
	 * @param similarity what slices are compared by
	 * @param smoothness weight of the roughness of the displacement
	 * @param seed of start values and draws
	 */
	public record Settings(int batch, double learningRate, SimilarityMeasure similarity, double smoothness, int classes, int threads,
		long seed) {}

	/**
	 * A volume whose slices are registered.
	 *
	 * @param image z-scored grey values, x fastest
	 * @param size width, height and depth
	 * @param axes the orientations that labels will be carried along
	 */
	public record Stack(float[] image, Extent size, List<SliceAxis> axes) {}

	/** @param stacks the volumes it will see; they decide the size of the padded slices */
	public SliceRegistration(List<Stack> stacks, Settings settings) {
		this.settings = settings;
		int mostRows = 0;
		int mostColumns = 0;
		for (Stack stack : stacks)
			for (SliceAxis axis : stack.axes) {
				SliceGeometry geometry = new SliceGeometry(stack.size, axis);
				mostRows = Math.max(mostRows, geometry.rows());
				mostColumns = Math.max(mostColumns, geometry.columns());
			}
		rows = padded(mostRows);
		columns = padded(mostColumns);
		Ops tf = Ops.create(graph);
		parameters = new Parameters(tf, "registration/");
		state = new Parameters(tf, "registration/");
		Shape imageShape = Shape.of(-1, rows, columns, 1);
		Shape labelShape = Shape.of(-1, rows, columns);
		moving = tf.placeholder(TFloat32.class, Placeholder.shape(imageShape));
		fixed = tf.placeholder(TFloat32.class, Placeholder.shape(imageShape));
		movingLabel = tf.placeholder(TInt32.class, Placeholder.shape(labelShape));
		fixedLabel = tf.placeholder(TInt32.class, Placeholder.shape(labelShape));
		labelWeight = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
		displacement = new RegistrationUNet(settings.seed).displacement(parameters, moving, fixed);
		loss = loss(tf);
		List<Operand<TFloat32>> variables = parameters.trained();
		Gradients all = tf.gradients(loss, variables);
		List<Operand<TFloat32>> gradients = new ArrayList<>();
		for (int i = 0; i < variables.size(); i++)
			gradients.add(all.dy(i));
		List<String> names = parameters.all().stream().map(Parameters.Parameter::name).toList();
		step = new Optimizer.AdamW(0).step(tf, state, names, variables, gradients, tf.constant((float) settings.learningRate));
		session = new NetworkSession(graph, settings.threads, false);
		session.initialize(parameters);
		session.initialize(state);
	}

	/**
	 * One step on random pairs of neighbouring slices.
	 *
	 * @param labels the labels of each volume as class indices, null where there are none
	 * @param number of the step; with the seed it decides the draw
	 * @return the loss
	 */
	public double train(List<Stack> stacks, List<byte[]> labels, long number) {
		SplittableRandom random = new SplittableRandom(settings.seed * 1_000_003L + number);
		Batch batch = new Batch(settings.batch);
		boolean labelled = false;
		for (int i = 0; i < settings.batch; i++) {
			int which = random.nextInt(stacks.size());
			Stack stack = stacks.get(which);
			SliceAxis axis = stack.axes.get(random.nextInt(stack.axes.size()));
			int count = new SliceGeometry(stack.size, axis).count();
			if (count < 2) continue;
			int from = random.nextInt(count);
			int to = from == 0 ? 1 : from == count - 1 ? from - 1 : random.nextBoolean() ? from + 1 : from - 1;
			batch.put(i, stack, axis, from, to, labels.get(which));
			labelled |= labels.get(which) != null;
		}
		return batch.feed(session.run(), labelled).fetch(loss).target(step).floats().get(0)[0];
	}

	/**
	 * The displacement from each slice to its neighbour.
	 *
	 * @param direction 1: output i warps slice i onto slice i + 1; −1: onto slice i − 1
	 * @return one displacement a slice, padded rows × {@link #columns()} × 2, row component first; null where there is no
	 *         neighbour
	 */
	float[][] displacements(Stack stack, SliceAxis axis, int direction) {
		int count = new SliceGeometry(stack.size, axis).count();
		float[][] result = new float[count][];
		List<Integer> starts = new ArrayList<>();
		for (int i = 0; i < count; i++)
			if (i + direction >= 0 && i + direction < count) starts.add(i);
		for (int first = 0; first < starts.size(); first += AT_ONCE) {
			List<Integer> now = starts.subList(first, Math.min(starts.size(), first + AT_ONCE));
			Batch batch = new Batch(now.size());
			for (int i = 0; i < now.size(); i++)
				batch.put(i, stack, axis, now.get(i), now.get(i) + direction, null);
			float[] all = batch.feed(session.run(), false).fetch(displacement).floats().get(0);
			int length = rows * columns * 2;
			for (int i = 0; i < now.size(); i++)
				result[now.get(i)] = Arrays.copyOfRange(all, i * length, (i + 1) * length);
		}
		return result;
	}

	/** Columns of a padded slice. */
	int columns() {
		return columns;
	}

	/** All that is needed to go on from here. */
	public Map<String, float[]> read() {
		Map<String, float[]> values = session.read(parameters);
		values.putAll(session.read(state));
		return values;
	}

	public void write(Map<String, float[]> values) {
		session.write(parameters, values);
		session.write(state, values);
	}

	@Override
	public void close() {
		session.close();
		graph.close();
	}

	private Operand<TFloat32> loss(Ops tf) {
		Warp warp = new Warp(tf, displacement);
		Operand<TFloat32> warped = warp.bilinear(moving);
		Operand<TFloat32> similarity = switch (settings.similarity) {
			case MSE -> Similarity.meanSquaredError(tf, warped, fixed);
			case NCC -> Similarity.localCrossCorrelation(tf, warped, fixed, 9);
		};
		Operand<TFloat32> overlap = tf.math.mul(labelWeight, Similarity.diceLoss(tf, warp.bilinear(oneHot(tf, movingLabel)), oneHot(
			tf, fixedLabel)));
		Operand<TFloat32> rough = tf.math.mul(tf.constant((float) settings.smoothness), Similarity.roughness(tf, displacement,
			rows, columns));
		return tf.math.add(similarity, tf.math.add(overlap, rough));
	}

	private Operand<TFloat32> oneHot(Ops tf, Operand<TInt32> label) {
		return tf.oneHot(label, tf.constant(settings.classes), tf.constant(1f), tf.constant(0f));
	}

	private static int padded(int length) {
		int multiple = RegistrationUNet.SIZE_MULTIPLE;
		return (length + multiple - 1) / multiple * multiple;
	}

	/** Pairs of slices, padded with zeros at the end of rows and columns. */
	private final class Batch {

		private final int count;
		private final float[] movingPixels;
		private final float[] fixedPixels;
		private final int[] movingLabels;
		private final int[] fixedLabels;

		Batch(int count) {
			this.count = count;
			int length = count * rows * columns;
			movingPixels = new float[length];
			fixedPixels = new float[length];
			movingLabels = new int[length];
			fixedLabels = new int[length];
		}

		void put(int position, Stack stack, SliceAxis axis, int from, int to, byte[] labels) {
			SliceGeometry geometry = new SliceGeometry(stack.size, axis);
			for (int row = 0; row < geometry.rows(); row++)
				for (int column = 0; column < geometry.columns(); column++) {
					int i = (position * rows + row) * columns + column;
					int source = geometry.index(from, row, column);
					int target = geometry.index(to, row, column);
					movingPixels[i] = stack.image[source];
					fixedPixels[i] = stack.image[target];
					if (labels == null) continue;
					movingLabels[i] = Byte.toUnsignedInt(labels[source]);
					fixedLabels[i] = Byte.toUnsignedInt(labels[target]);
				}
		}

		NetworkSession.Run feed(NetworkSession.Run run, boolean labelled) {
			return run.feed(moving, movingPixels, count, rows, columns, 1).feed(fixed, fixedPixels, count, rows, columns, 1)
				.feed(movingLabel, movingLabels, count, rows, columns).feed(fixedLabel, fixedLabels, count, rows, columns).feed(
					labelWeight, new float[] { labelled ? 1 : 0 });
		}
	}
}
