package io.github.oneslice.image;

import java.util.Arrays;
import java.util.Collections;
import java.util.function.DoubleConsumer;

/** The averaged predictions of overlapping windows. Slices are finished, and forgotten, from the first to the last. */
final class WindowedSlices implements Slices {

	private final Slices image;
	private final Extent size;
	private final Extent window;
	private final SlidingWindow.Predictor predictor;
	private final DoubleConsumer beforeWindow;
	private final float[][] ramps;
	private final int[][] starts;
	/** The slices of the image that the windows are at, the first of which is {@link #first}. */
	private final float[][] grey;
	/** The weighted sums of the same slices, [slice][class][pixel], and their weights. */
	private final float[][][] sums;
	private final float[][] weights;
	private int first;
	/** Layers of windows, along z, that are done. */
	private int layers;

	WindowedSlices(Slices image, SlidingWindow windows, int classes, SlidingWindow.Predictor predictor, DoubleConsumer beforeWindow) {
		this.image = image;
		this.predictor = predictor;
		this.beforeWindow = beforeWindow;
		size = image.size();
		window = windows.window();
		ramps = new float[][] { windows.ramp(0), windows.ramp(1), windows.ramp(2) };
		starts = new int[][] { windows.starts(size.x(), 0), windows.starts(size.y(), 1), windows.starts(size.z(), 2) };
		int depth = Math.min(window.z(), size.z());
		int plane = size.x() * size.y();
		grey = new float[depth][];
		sums = new float[depth][classes][plane];
		weights = new float[depth][plane];
	}

	@Override
	public Extent size() {
		return size;
	}

	/** @throws IllegalStateException if later slices have been read, by as much as a layer of windows */
	@Override
	public float[][] slice(int z) {
		while (layers < starts[2].length && z >= starts[2][layers])
			predictLayer(starts[2][layers]);
		if (z < first) throw new IllegalStateException("Slice " + z + " has been forgotten; slices are read in their order.");
		float[][] sum = sums[z - first];
		float[] weight = weights[z - first];
		float[][] mean = new float[sum.length][weight.length];
		for (int c = 0; c < mean.length; c++)
			for (int i = 0; i < weight.length; i++)
				mean[c][i] = sum[c][i] / weight[i];
		return mean;
	}

	private void predictLayer(int start) {
		moveTo(start);
		for (int y = 0; y < starts[1].length; y++)
			for (int x = 0; x < starts[0].length; x++) {
				beforeWindow.accept(((double) layers * starts[1].length + y + (double) x / starts[0].length) / (starts[2].length * starts[1].length));
				add(predictor.predict(cut(starts[0][x], starts[1][y]), window), starts[0][x], starts[1][y]);
			}
		layers++;
	}

	/** Forgets the slices before, and reads the new ones. */
	private void moveTo(int start) {
		int gone = start - first;
		for (int i = 0; i < gone; i++) {
			for (float[] ofClass : sums[i])
				Arrays.fill(ofClass, 0);
			Arrays.fill(weights[i], 0);
			grey[i] = null;
		}
		rotate(sums, gone);
		rotate(weights, gone);
		rotate(grey, gone);
		first = start;
		for (int i = 0; i < grey.length; i++)
			if (grey[i] == null) grey[i] = image.slice(start + i)[0];
	}

	private static <T> void rotate(T[] slices, int by) {
		Collections.rotate(Arrays.asList(slices), -by);
	}

	private float[] cut(int left, int top) {
		float[] result = new float[window.voxels()];
		for (int z = 0, i = 0; z < window.z(); z++) {
			float[] slice = grey[Math.min(grey.length - 1, z)];
			for (int y = 0; y < window.y(); y++) {
				int row = size.x() * Math.min(size.y() - 1, top + y);
				for (int x = 0; x < window.x(); x++, i++)
					result[i] = slice[row + Math.min(size.x() - 1, left + x)];
			}
		}
		return result;
	}

	private void add(float[] probability, int left, int top) {
		int classes = sums[0].length;
		for (int z = 0; z < sums.length; z++)
			for (int y = 0; y < window.y() && top + y < size.y(); y++)
				for (int x = 0; x < window.x() && left + x < size.x(); x++) {
					int from = classes * (x + window.x() * (y + window.y() * z));
					int to = left + x + size.x() * (top + y);
					float w = ramps[0][x] * ramps[1][y] * ramps[2][z];
					weights[z][to] += w;
					for (int c = 0; c < classes; c++)
						sums[z][c][to] += w * probability[from + c];
				}
	}
}
