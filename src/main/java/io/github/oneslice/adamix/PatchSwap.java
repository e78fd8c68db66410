package io.github.oneslice.adamix;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gather;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

/**
 * The perturbation of AdaMix (Shen et al. 2026, section 3.1): maps are cut into a grid of patches, which are ranked by mean
 * confidence. Of an easy original the most confident patches are replaced by the least confident of the other sample; of a
 * hard one the least confident by the most confident. The r-th ranked takes the place of the r-th ranked, in all maps.
 * <p>
 * Maps are [sample, z, y, x] or [sample, z, y, x, channel] of a fixed size; a two-dimensional map has one slice and a grid
 * of one patch along z. Where the grid does not divide the size, patches are as large as the largest share, the last ones
 * being completed by mirroring; their mean confidence is that of their true voxels, and a patch without any is left out.
 * </p>
 *
 * @param size voxels along z, y and x
 * @param patches patches along z, y and x; no more than there are voxels
 */
public record PatchSwap(int[] size, int[] patches) {

	private static final int AXES = 3;

	public PatchSwap {
		patches = patches.clone();
		for (int d = 0; d < AXES; d++) {
			int length = (size[d] + patches[d] - 1) / patches[d];
			patches[d] = (size[d] + length - 1) / length;
		}
	}

	/** Number of patches of a sample. */
	public int count() {
		return patches[0] * patches[1] * patches[2];
	}

	/** Voxels of a patch along an axis: 0 is z, 1 is y, 2 is x. */
	public int patchSize(int axis) {
		return (size[axis] + patches[axis] - 1) / patches[axis];
	}

	/**
	 * Which patches are swapped.
	 *
	 * @param confidence of the originals, [sample, z, y, x]
	 * @param otherConfidence of the others, the same
	 * @return for each patch of the original the patch of the other that replaces it, −1 where it stays; [sample, patch],
	 *         patches in the order z, y, x
	 */
	public Operand<TInt32> sources(Ops tf, Operand<TFloat32> confidence, Operand<TFloat32> otherConfidence, Curriculum.Plan plan) {
		Operand<TFloat32> own = meanConfidence(tf, confidence);
		Operand<TFloat32> other = meanConfidence(tf, otherConfidence);
		Operand<TInt32> all = tf.constant(count());
		Operand<TInt32> rank = rank(tf, tf.select(easy(tf, plan), own, tf.math.neg(own)));
		Operand<TInt32> sources = order(tf, tf.select(easy(tf, plan), tf.math.neg(other), other), all);
		// Patch p of the original has rank r; where r is among the first k, the other's patch of rank r takes its place.
		Operand<TInt32> source = tf.gather(sources, rank, tf.constant(1), Gather.batchDims(1L));
		var swapped = tf.math.less(rank, tf.expandDims(plan.patches(), tf.constant(1)));
		return tf.select(swapped, source, tf.fill(tf.shape(source), tf.constant(-1)));
	}

	/**
	 * One map after the swap.
	 *
	 * @param map of the originals: images, labels or confidence
	 * @param other the same of the others
	 * @param sources what {@link #sources} gave
	 */
	public <T extends TNumber> Operand<T> apply(Ops tf, Operand<T> map, Operand<T> other, Operand<TInt32> sources) {
		Operand<T> own = cut(tf, map);
		Operand<TInt32> index = tf.math.maximum(sources, tf.constant(0));
		Operand<T> replacing = tf.gather(cut(tf, other), index, tf.constant(1), Gather.batchDims(1L));
		var swapped = tf.expandDims(tf.math.greaterEqual(sources, tf.constant(0)), tf.constant(2));
		return join(tf, tf.select(swapped, replacing, own), map);
	}

	private static Operand<TBool> easy(Ops tf, Curriculum.Plan plan) {
		return tf.expandDims(plan.easy(), tf.constant(1));
	}

	/** [sample, patch] */
	private Operand<TFloat32> meanConfidence(Ops tf, Operand<TFloat32> confidence) {
		Operand<TFloat32> sum = tf.reduceSum(tf.math.mul(cut(tf, confidence), tf.constant(inside())), tf.constant(2));
		return tf.math.div(sum, tf.reduceSum(tf.constant(inside()), tf.constant(2)));
	}

	/** 1 for true voxels of a patch, 0 for mirrored ones; [1, patch, voxel]. */
	private float[][][] inside() {
		float[][] result = new float[count()][patchSize(0) * patchSize(1) * patchSize(2)];
		for (int patch = 0; patch < result.length; patch++)
			for (int voxel = 0; voxel < result[patch].length; voxel++) {
				int z = patch / (patches[1] * patches[2]) * patchSize(0) + voxel / (patchSize(1) * patchSize(2));
				int y = patch / patches[2] % patches[1] * patchSize(1) + voxel / patchSize(2) % patchSize(1);
				int x = patch % patches[2] * patchSize(2) + voxel % patchSize(2);
				if (z < size[0] && y < size[1] && x < size[2]) result[patch][voxel] = 1;
			}
		return new float[][][] { result };
	}

	/** Indices from the largest score to the smallest. */
	private static Operand<TInt32> order(Ops tf, Operand<TFloat32> score, Operand<TInt32> count) {
		return tf.nn.topK(score, count, TInt32.class, TopK.sorted(true)).indices();
	}

	/** The place of each entry in the order from the largest score to the smallest. */
	private Operand<TInt32> rank(Ops tf, Operand<TFloat32> score) {
		Operand<TInt32> all = tf.constant(count());
		Operand<TFloat32> places = tf.dtypes.cast(order(tf, score, all), TFloat32.class);
		return order(tf, tf.math.neg(places), all);
	}

	/** [sample, patch, values of the patch] */
	private <T extends TNumber> Operand<T> cut(Ops tf, Operand<T> map) {
		int channels = channels(map);
		Operand<T> x = tf.reshape(map, tf.constant(new int[] { -1, size[0], size[1], size[2] * channels }));
		if (!divides()) x = tf.reshape(tf.mirrorPad(tf.reshape(map, tf.constant(new int[] { -1, size[0], size[1], size[2],
			channels })), tf.constant(padding()), "SYMMETRIC"), tf.constant(new int[] { -1, padded(0), padded(1), padded(2) *
				channels }));
		// Samples and patches along z share the first axis, voxels along x and channels the last: six axes instead of nine.
		x = tf.reshape(x, tf.constant(new int[] { -1, patchSize(0), patches[1], patchSize(1), patches[2], patchSize(2) *
			channels }));
		x = tf.linalg.transpose(x, tf.constant(new int[] { 0, 2, 4, 1, 3, 5 }));
		return tf.reshape(x, tf.constant(new int[] { -1, count(), patchSize(0) * patchSize(1) * patchSize(2) * channels }));
	}

	/** The inverse of {@link #cut}, with the shape of the map. */
	private <T extends TNumber> Operand<T> join(Ops tf, Operand<T> cut, Operand<T> map) {
		int channels = channels(map);
		Operand<T> x = tf.reshape(cut, tf.constant(new int[] { -1, patches[1], patches[2], patchSize(0), patchSize(1), patchSize(
			2) * channels }));
		x = tf.linalg.transpose(x, tf.constant(new int[] { 0, 3, 1, 4, 2, 5 }));
		x = tf.reshape(x, tf.constant(new int[] { -1, padded(0), padded(1), padded(2) * channels }));
		if (!divides()) x = tf.slice(x, tf.constant(new int[4]), tf.constant(new int[] { -1, size[0], size[1], size[2] *
			channels }));
		return tf.reshape(x, tf.shape(map));
	}

	private static int channels(Operand<?> map) {
		var shape = map.asOutput().shape();
		return shape.numDimensions() == AXES + 2 ? (int) shape.get(AXES + 1) : 1;
	}

	private int padded(int axis) {
		return patches[axis] * patchSize(axis);
	}

	private boolean divides() {
		return padded(0) == size[0] && padded(1) == size[1] && padded(2) == size[2];
	}

	private int[][] padding() {
		int[][] padding = new int[AXES + 2][2];
		for (int d = 0; d < AXES; d++)
			padding[d + 1][1] = padded(d) - size[d];
		return padding;
	}
}
