package io.github.oneslice.registration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SliceGeometry;
import io.github.oneslice.image.Extent;
import io.github.oneslice.network.RegistrationUNet;
import io.github.oneslice.settings.SimilarityMeasure;

/** Learns to register neighbouring slices, and registers them (Su et al. 2024, section 2.1). */
public final class SliceRegistration implements AutoCloseable {

	private static final int AT_ONCE = 32;
	private static final long SEED_FACTOR = 1_000_003;

	private final Settings settings;
	private final int rows;
	private final int columns;
	private final RegistrationGraph graph;

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
		graph = new RegistrationGraph(rows, columns, settings);
	}

	/**
	 * One step on random pairs of neighbouring slices.
	 *
	 * @param labels the labels of each volume as class indices, null where there are none
	 * @param number of the step; with the seed it decides the draw
	 * @return the loss
	 */
	public double train(List<Stack> stacks, List<byte[]> labels, long number) {
		SplittableRandom random = new SplittableRandom(settings.seed * SEED_FACTOR + number);
		SlicePairs pairs = new SlicePairs(settings.batch, rows, columns);
		for (int i = 0; i < settings.batch; i++) {
			int which = random.nextInt(stacks.size());
			Stack stack = stacks.get(which);
			SliceAxis axis = stack.axes.get(random.nextInt(stack.axes.size()));
			int count = new SliceGeometry(stack.size, axis).count();
			if (count < 2) continue;
			int from = random.nextInt(count);
			int to = from == 0 ? 1 : from == count - 1 ? from - 1 : random.nextBoolean() ? from + 1 : from - 1;
			pairs.put(i, stack, axis, from, to, labels.get(which));
		}
		return graph.train(pairs);
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
			SlicePairs pairs = new SlicePairs(now.size(), rows, columns);
			for (int i = 0; i < now.size(); i++)
				pairs.put(i, stack, axis, now.get(i), now.get(i) + direction, null);
			float[] all = graph.displacements(pairs);
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
		return graph.read();
	}

	public void write(Map<String, float[]> values) {
		graph.write(values);
	}

	@Override
	public void close() {
		graph.close();
	}

	private static int padded(int length) {
		int multiple = RegistrationUNet.SIZE_MULTIPLE;
		return (length + multiple - 1) / multiple * multiple;
	}
}
