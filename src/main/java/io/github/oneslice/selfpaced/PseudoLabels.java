package io.github.oneslice.selfpaced;

import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Holes;
import io.github.oneslice.settings.PaperSchedule;

/**
 * What an annotated volume is learned from: the labels carried along by registration, more and more replaced by the
 * teacher's, and how far each voxel is trusted (Su et al. 2024, section 2.2, for two classes and one slice; here for any
 * number of both).
 * <p>
 * All arrays are of one volume of {@code size} (width, height, depth), x fastest. Labels are class indices, 0 is
 * background. {@code known} holds the annotated classes and {@link SparseLabels#UNKNOWN} elsewhere; annotated voxels are
 * never overruled.
 *
 * @param lastShare the teacher's share at the last step
 * @param shareExponent how early the teacher's share grows; below 1: fast at first
 * @param distanceDecay what one slice of distance to the annotation multiplies the weight by
 * @param conflictStart the training step after which voxels weigh more where registration and teacher differ
 * @param conflictLength the number of steps after {@code conflictStart} until such a voxel weighs three times as much
 */
public record PseudoLabels(double lastShare, double shareExponent, double distanceDecay, long conflictStart,
	double conflictLength) implements Fusion
{

	public static final PseudoLabels PAPER = new PseudoLabels(0.9, 0.2, 0.8, 1000, 1e5);

	/** These pseudo-labels with another growth of the teacher's share, and another decay with the distance. */
	public PseudoLabels with(double share, double exponent, double decay) {
		return new PseudoLabels(share, exponent, decay, conflictStart, conflictLength);
	}

	@Override
	public Fused fuse(byte[] registration, float[] trust, float[][] teacher, Annotation annotation, double progress) {
		long step = PaperSchedule.stepAt(progress);
		byte[] segmentation = segmentation(teacher, annotation.known(), annotation.size());
		return new Fused(fuse(registration, teacher, annotation.known(), teacherShare(step, PaperSchedule.STEPS), annotation.size()), segmentation, trustedWeights(
			registration, segmentation, trust, step));
	}

	/** The teacher's share w<sub>p</sub> = 0.9 (step / total)<sup>0.2</sup> */
	public double teacherShare(long step, long total) {
		return lastShare * Math.pow(Math.min((double) step / total, 1), shareExponent);
	}

	/**
	 * Voxel weights 0.8<sup>distance</sup> · (1 + 2 √((step − 1000) / 10⁵) [registration ≠ segmentation]); the second term
	 * counts after step 1000 only.
	 *
	 * @param distance number of slices to the nearest annotated one, see
	 *          {@link io.github.oneslice.annotation.SliceDistance}
	 * @param segmentation from {@link #segmentation}
	 */
	public float[] weights(byte[] registration, byte[] segmentation, float[] distance, long step) {
		return trustedWeights(registration, segmentation, nearness(distance), step);
	}

	/** The same where something else than the distance, from 0 to 1, says how far a pseudo-label is trusted. */
	public float[] trustedWeights(byte[] registration, byte[] segmentation, float[] trust, long step) {
		requireSameLength(registration.length, segmentation.length, trust.length);
		double conflict = 1 + 2 * Math.sqrt(Math.max(step - conflictStart, 0) / conflictLength);
		float[] weights = new float[trust.length];
		for (int i = 0; i < weights.length; i++)
			weights[i] = (float) (registration[i] == segmentation[i] ? trust[i] : trust[i] * conflict);
		return weights;
	}

	/** 0.8<sup>distance</sup> */
	public float[] nearness(float[] distance) {
		float[] nearness = new float[distance.length];
		for (int i = 0; i < nearness.length; i++)
			nearness[i] = (float) Math.pow(distanceDecay, distance[i]);
		return nearness;
	}

	/**
	 * Registration and teacher fused: arg max<sub>c</sub> of (1 − w<sub>p</sub>) [R = c] + w<sub>p</sub>
	 * p<sub>c</sub>, holes filled, then the annotation restored. With two classes this is [(1 − w<sub>p</sub>) R +
	 * w<sub>p</sub> p<sub>1</sub> &gt; ½].
	 *
	 * @param registration R
	 * @param teacher p, class by voxel, summing to 1 over the classes
	 * @param teacherShare w<sub>p</sub>, 0 to 1
	 */
	public static byte[] fuse(byte[] registration, float[][] teacher, byte[] known, double teacherShare, Extent size) {
		requireSameLength(registration.length, teacher[0].length, known.length);
		byte[] fused = new byte[registration.length];
		for (int i = 0; i < fused.length; i++)
			fused[i] = mostProbable(teacher, i, teacherShare, 1 - teacherShare, Byte.toUnsignedInt(registration[i]));
		return SparseLabels.restore(Holes.fill(fused, size.toArray()), known);
	}

	/** The teacher's own labels: arg max<sub>c</sub> p<sub>c</sub>, the annotation restored, then holes filled. */
	public static byte[] segmentation(float[][] teacher, byte[] known, Extent size) {
		requireSameLength(teacher[0].length, known.length, known.length);
		byte[] labels = new byte[known.length];
		for (int i = 0; i < labels.length; i++)
			labels[i] = mostProbable(teacher, i, 1, 0, 0);
		return Holes.fill(SparseLabels.restore(labels, known), size.toArray());
	}

	/** The class with the largest share · p + bonus [class = favoured]; of equals the first. */
	private static byte mostProbable(float[][] teacher, int voxel, double share, double bonus, int favoured) {
		int most = 0;
		double best = Double.NEGATIVE_INFINITY;
		for (int c = 0; c < teacher.length; c++) {
			double score = share * teacher[c][voxel] + (c == favoured ? bonus : 0);
			if (score <= best) continue;
			best = score;
			most = c;
		}
		return (byte) most;
	}

	private static void requireSameLength(int first, int second, int third) {
		if (first != second || first != third)
			throw new IllegalArgumentException("The arrays are not of one volume: " + first + ", " + second + " and " + third + " voxels.");
	}
}
