package io.github.oneslice.image;

/**
 * Exact Euclidean distance transform on an anisotropic grid, by the lower envelope of parabolas along one axis after the
 * other (Felzenszwalb &amp; Huttenlocher 2012, <em>Distance Transforms of Sampled Functions</em>). Linear in the number of
 * voxels.
 */
public final class DistanceTransform {

	/** Voxels along the lines of the axis at work. */
	private final int length;
	private final double spacing;
	private final double[] heights;
	private final int[] parabolas;
	private final double[] starts;

	private DistanceTransform(int length, double spacing) {
		this.length = length;
		this.spacing = spacing;
		heights = new double[length];
		parabolas = new int[length];
		starts = new double[length];
	}

	/**
	 * D(v) = min over sites s of Σ<sub>a</sub> (spacing<sub>a</sub> (v<sub>a</sub> − s<sub>a</sub>))²
	 *
	 * @param sites the voxels to measure the distance to, x fastest
	 * @param size width, height and depth
	 * @param spacing physical size of a voxel along x, y and z
	 * @return the squared distance of each voxel; infinite if there is no site
	 */
	public static double[] squared(boolean[] sites, Extent size, double[] spacing) {
		double[] squared = new double[sites.length];
		for (int i = 0; i < squared.length; i++)
			squared[i] = sites[i] ? 0 : Double.POSITIVE_INFINITY;
		for (int axis = 0, stride = 1; axis < 3; stride *= size.along(axis++)) {
			DistanceTransform transform = new DistanceTransform(size.along(axis), spacing[axis]);
			int block = stride * size.along(axis);
			for (int start = 0; start < squared.length; start += block)
				for (int offset = 0; offset < stride; offset++)
					transform.apply(squared, start + offset, stride);
		}
		return squared;
	}

	private void apply(double[] values, int start, int stride) {
		for (int i = 0; i < length; i++)
			heights[i] = values[start + i * stride];
		int count = lowerEnvelope();
		if (count == 0) return;
		for (int i = 0, lowest = 0; i < length; i++) {
			while (lowest + 1 < count && starts[lowest + 1] < i * spacing)
				lowest++;
			double distance = (i - parabolas[lowest]) * spacing;
			values[start + i * stride] = distance * distance + heights[parabolas[lowest]];
		}
	}

	/** Finds which parabolas are lowest somewhere, from left to right, and where each starts to be. */
	private int lowerEnvelope() {
		int count = 0;
		for (int i = 0; i < length; i++) {
			if (heights[i] == Double.POSITIVE_INFINITY) continue;
			while (count > 0 && crossing(parabolas[count - 1], i) <= starts[count - 1])
				count--;
			starts[count] = count == 0 ? Double.NEGATIVE_INFINITY : crossing(parabolas[count - 1], i);
			parabolas[count++] = i;
		}
		return count;
	}

	/** Where the parabola of the right voxel begins to be lower than that of the left one. */
	private double crossing(int left, int right) {
		double a = left * spacing;
		double b = right * spacing;
		return (heights[right] - heights[left]) / (2 * (b - a)) + (a + b) / 2;
	}
}
