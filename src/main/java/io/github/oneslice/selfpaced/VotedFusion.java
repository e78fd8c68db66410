package io.github.oneslice.selfpaced;

import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.image.Components;
import io.github.oneslice.image.Connectivity;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Holes;
import io.github.oneslice.image.Masks;

/**
 * The better labeller decides: at each voxel registration votes for its class with its trust τ, the teacher for each class
 * with g (1 − τ) p, so that registration alone decides close to an annotation and the teacher alone far from it. The class
 * with most votes is the label. Where that is registration's too, the weight is the lead over the next class times √τ; where the
 * teacher overrules registration nothing is learned, since a network that learns from itself alone goes astray. g = share · q ·
 * progress<sup>exponent</sup>, where q, the soft Dice of the teacher on the annotated voxels, tells how well it knows this very
 * volume. Without a share the teacher is not asked, and registration is learned with its trust.
 *
 * @param share g at the end of training for a teacher that knows the volume
 * @param exponent how early g grows; below 1: fast at first
 * @param annotatedShare what part of the weight of a volume annotated voxels have at the least
 */
public record VotedFusion(double share, double exponent, double annotatedShare) implements Fusion {

	@Override
	public Fused fuse(byte[] registration, float[] trust, float[][] teacher, byte[] known, Extent size, double progress) {
		byte[] segmentation = PseudoLabels.segmentation(teacher, known, size);
		if (!asksTeacher()) {
			Fused unasked = before(registration, trust, known);
			return new Fused(unasked.labels(), segmentation, unasked.weight());
		}
		double heard = share * Math.pow(progress, exponent) * agreement(teacher, known);
		boolean[] apart = apart(segmentation, known, teacher.length, size);
		byte[] labels = new byte[registration.length];
		float[] weight = new float[registration.length];
		for (int i = 0; i < labels.length; i++)
			vote(Byte.toUnsignedInt(registration[i]), trust[i], teacher, apart[i] ? 0 : heard, i, labels, weight);
		byte[] whole = SparseLabels.restore(Holes.fill(labels, size.toArray()), known);
		return new Fused(whole, segmentation, balanced(weight, known));
	}

	@Override
	public boolean asksTeacher() {
		return share > 0;
	}

	@Override
	public Fused before(byte[] registration, float[] trust, byte[] known) {
		return new Fused(registration, registration, balanced(trust.clone(), known));
	}

	/**
	 * Where the teacher sees a class apart from any annotation of it: it may be another structure like it, so the teacher is not
	 * heard. Of a class that is not annotated no part is apart.
	 */
	private static boolean[] apart(byte[] segmentation, byte[] known, int classes, Extent size) {
		boolean[] apart = new boolean[segmentation.length];
		for (int c = 1; c < classes; c++) {
			boolean[] annotated = Masks.ofLabel(known, c);
			if (Masks.count(annotated) == 0) continue;
			boolean[] seen = Masks.ofLabel(segmentation, c);
			boolean[] held = Components.holding(seen, annotated, size.toArray(), Connectivity.FACES);
			for (int i = 0; i < apart.length; i++)
				apart[i] |= seen[i] && !held[i];
		}
		return apart;
	}

	private static void vote(int registered, float trust, float[][] teacher, double heard, int voxel, byte[] labels, float[] weight) {
		double most = -1;
		double second = -1;
		for (int c = 0; c < teacher.length; c++) {
			double votes = (c == registered ? trust : 0) + heard * (1 - trust) * teacher[c][voxel];
			if (votes > most) {
				second = most;
				most = votes;
				labels[voxel] = (byte) c;
			}
			else second = Math.max(second, votes);
		}
		weight[voxel] = Byte.toUnsignedInt(labels[voxel]) == registered ? (float) ((most - Math.max(second, 0)) * Math.sqrt(trust)) : 0;
	}

	/** Soft Dice with what is annotated, mean of the classes but the background; 1 where there is none. */
	private static double agreement(float[][] teacher, byte[] known) {
		double sum = 0;
		int present = 0;
		for (int c = 1; c < teacher.length; c++) {
			double shared = 0;
			double all = 0;
			for (int i = 0; i < known.length; i++) {
				if (SparseLabels.isUnknown(known[i])) continue;
				boolean here = Byte.toUnsignedInt(known[i]) == c;
				all += teacher[c][i] + (here ? 1 : 0);
				if (here) shared += teacher[c][i];
			}
			if (all < 1) continue;
			sum += 2 * shared / all;
			present++;
		}
		return present == 0 ? 1 : sum / present;
	}

	/** Annotated voxels weigh 1, or as much more as gives them their share of the whole. */
	private float[] balanced(float[] weight, byte[] known) {
		double annotated = 0;
		double others = 0;
		for (int i = 0; i < weight.length; i++)
			if (SparseLabels.isUnknown(known[i])) others += weight[i];
			else annotated++;
		double more = annotated == 0 ? 1 : Math.max(1, annotatedShare / (1 - annotatedShare) * others / annotated);
		for (int i = 0; i < weight.length; i++)
			if (!SparseLabels.isUnknown(known[i])) weight[i] = (float) more;
		return weight;
	}
}
