package io.github.oneslice.image;

import java.util.Arrays;

/**
 * The averaged predictions of overlapping windows, box by box. The windows lie where they lie for the whole volume, and all
 * that reach into a box are predicted for it: a box is what the whole would have there, whatever the boxes are.
 */
public final class WindowedBoxes implements Boxes {

	private final Boxes image;
	private final SlidingWindow windows;
	private final int classes;
	private final SlidingWindow.Predictor predictor;
	private final Runnable beforeWindow;
	private final float[][] ramps;
	private final int[][] starts;

	/**
	 * @param image z-scored grey values
	 * @param beforeWindow called before each window; may throw to stop
	 */
	public WindowedBoxes(Boxes image, SlidingWindow windows, int classes, SlidingWindow.Predictor predictor, Runnable beforeWindow) {
		this.image = image;
		this.windows = windows;
		this.classes = classes;
		this.predictor = predictor;
		this.beforeWindow = beforeWindow;
		ramps = new float[][] { windows.ramp(0), windows.ramp(1), windows.ramp(2) };
		starts = new int[][] { windows.starts(size().x(), 0), windows.starts(size().y(), 1), windows.starts(size().z(), 2) };
	}

	@Override
	public Extent size() {
		return image.size();
	}

	@Override
	public float[][] read(Box box) {
		Box halo = box;
		int[][] reaching = new int[3][];
		for (int axis = 0; axis < 3; axis++) {
			reaching[axis] = reaching(box, axis);
			int first = reaching[axis][0];
			int last = reaching[axis][reaching[axis].length - 1];
			halo = halo.with(axis, first, Math.min(size().along(axis), last + windows.window().along(axis)));
		}
		float[][] sums = new float[classes][box.size().voxels()];
		float[] weights = new float[box.size().voxels()];
		for (int z : reaching[2]) {
			Box layer = halo.with(2, z, Math.min(size().z(), z + windows.window().z())); // no more than is needed at once
			float[] grey = image.read(layer)[0];
			for (int y : reaching[1])
				for (int x : reaching[0]) {
					beforeWindow.run();
					Extent at = new Extent(x, y, z);
					add(predictor.predict(cut(grey, layer, at), windows.window()), at, box, sums, weights);
				}
		}
		for (float[] sum : sums)
			for (int i = 0; i < sum.length; i++)
				sum[i] /= weights[i];
		return sums;
	}

	/** The starts of those windows along an axis that have voxels in common with a box. */
	private int[] reaching(Box box, int axis) {
		int length = windows.window().along(axis);
		return Arrays.stream(starts[axis]).filter(start -> start < box.end(axis) && start + length > box.start().along(axis)).toArray();
	}

	/** Where the volume is smaller than a window, its edge is repeated. */
	private float[] cut(float[] grey, Box halo, Extent at) {
		Extent window = windows.window();
		Extent held = halo.size();
		float[] result = new float[window.voxels()];
		for (int z = 0, i = 0; z < window.z(); z++)
			for (int y = 0; y < window.y(); y++) {
				int row = held.index(0, Math.min(held.y() - 1, at.y() + y - halo.start().y()), Math.min(held.z() - 1, at.z() + z - halo.start().z()));
				int left = at.x() - halo.start().x();
				for (int x = 0; x < window.x(); x++, i++)
					result[i] = grey[row + Math.min(held.x() - 1, left + x)];
			}
		return result;
	}

	private void add(float[] probability, Extent at, Box box, float[][] sums, float[] weights) {
		Extent window = windows.window();
		for (int z = Math.max(at.z(), box.start().z()); z < Math.min(at.z() + window.z(), box.end(2)); z++)
			for (int y = Math.max(at.y(), box.start().y()); y < Math.min(at.y() + window.y(), box.end(1)); y++)
				for (int x = Math.max(at.x(), box.start().x()); x < Math.min(at.x() + window.x(), box.end(0)); x++) {
					int from = classes * window.index(x - at.x(), y - at.y(), z - at.z());
					int to = box.size().index(x - box.start().x(), y - box.start().y(), z - box.start().z());
					float w = ramps[0][x - at.x()] * ramps[1][y - at.y()] * ramps[2][z - at.z()];
					weights[to] += w;
					for (int c = 0; c < classes; c++)
						sums[c][to] += w * probability[from + c];
				}
	}
}
