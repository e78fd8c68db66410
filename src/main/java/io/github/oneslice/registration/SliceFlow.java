package io.github.oneslice.registration;

/**
 * Dense sub-voxel displacement between two slices: the iterative method of Lucas and Kanade (1981) on a pyramid (Bouguet
 * 2000). At each pixel the displacement u of a window minimises Σ (moving(p + u) − fixed(p))²; each iteration solves the
 * 2 × 2 normal equations of the linearised sum, from the coarsest level to the finest. Images are z-scored, row by row.
 *
 * @param radius of the window, in pixels; a small one follows borders, a large one sees more
 * @param levels of the pyramid, each half of the one before
 * @param iterations at each level
 */
record SliceFlow(int radius, int levels, int iterations) {

	/** Keeps windows without structure where they are. */
	private static final float REGULARIZATION = 1e-2f;
	/** The linearisation does not reach farther than a pixel. */
	private static final float LONGEST_STEP = 1;
	private static final int SMALLEST = 16;

	SliceFlow(int radius) {
		this(radius, 2, 5);
	}

	/** @return u, rows × columns × 2, row component first */
	float[] displacement(Plane moving, Plane fixed) {
		boolean coarser = levels > 1 && Math.min(fixed.rows(), fixed.columns()) >= 2 * SMALLEST;
		float[] flow = coarser ? fixed.enlarged(new SliceFlow(radius, levels - 1, iterations).displacement(moving.smoothed().halved(), fixed.smoothed().halved()))
			: new float[2 * fixed.size()];
		for (int i = 0; i < iterations; i++)
			refine(moving, fixed, flow);
		return flow;
	}

	private void refine(Plane moving, Plane fixed, float[] flow) {
		Plane warped = moving.warped(flow);
		int size = fixed.size();
		float[] rowRow = new float[size];
		float[] rowColumn = new float[size];
		float[] columnColumn = new float[size];
		float[] rowError = new float[size];
		float[] columnError = new float[size];
		for (int row = 0, i = 0; row < fixed.rows(); row++)
			for (int column = 0; column < fixed.columns(); column++, i++) {
				float alongRows = warped.slopeAlongRows(row, column);
				float alongColumns = warped.slopeAlongColumns(row, column);
				float error = fixed.values()[i] - warped.values()[i];
				rowRow[i] = alongRows * alongRows;
				rowColumn[i] = alongRows * alongColumns;
				columnColumn[i] = alongColumns * alongColumns;
				rowError[i] = alongRows * error;
				columnError[i] = alongColumns * error;
			}
		float[] a = fixed.with(rowRow).boxMean(radius);
		float[] b = fixed.with(rowColumn).boxMean(radius);
		float[] c = fixed.with(columnColumn).boxMean(radius);
		float[] p = fixed.with(rowError).boxMean(radius);
		float[] q = fixed.with(columnError).boxMean(radius);
		for (int i = 0; i < size; i++) {
			float first = a[i] + REGULARIZATION;
			float last = c[i] + REGULARIZATION;
			float determinant = first * last - b[i] * b[i];
			float row = (last * p[i] - b[i] * q[i]) / determinant;
			float column = (first * q[i] - b[i] * p[i]) / determinant;
			float shortened = Math.min(1, LONGEST_STEP / Math.max(1e-6f, (float) Math.sqrt(row * row + column * column)));
			flow[2 * i] += row * shortened;
			flow[2 * i + 1] += column * shortened;
		}
	}
}
