package io.github.oneslice.selfpaced;

import io.github.oneslice.image.Components;
import io.github.oneslice.image.Connectivity;
import io.github.oneslice.image.Masks;

/**
 * What registration and the teacher say alike is learned. Their errors are of different kinds: registration drifts away from the
 * annotation and runs past the ends of a structure, a network misses what it has seldom seen. Where they differ each is wrong
 * about as often close to the annotation, and nothing is learned; far from it a class that only one of them sees is mostly not
 * there, and one that both see is less certain. How far is far, their {@link Reach} tells: with r in the slice of a voxel, what
 * both see weighs 1 − (1 − r²)(1 − 1/n), and background where only one sees a class the rest of 1. Of n annotated volumes the others
 * must have taught the teacher, so with one the distance does not count. Before the teacher is heard,
 * registration is learned with its trust; so it is afterwards where the teacher is not heard: in a volume whose annotation it
 * does not know, and where it sees a class apart from all annotation of it.
 *
 * @param annotatedShare what part of the weight of a volume annotated voxels have at the least
 * @param volumes n, annotated volumes
 */
public record Consensus(double annotatedShare, int volumes) implements Fusion {

	/** Soft Dice on the annotated voxels from which on a teacher is heard. */
	private static final double HEARD = 0.5;

	@Override
	public Fused fuse(byte[] registration, float[] trust, float[][] teacher, Annotation annotation, double progress) {
		byte[] segmentation = PseudoLabels.segmentation(teacher, annotation.known(), annotation.size());
		if (agreement(teacher, annotation) < HEARD) return new Fused(registration, segmentation, before(registration, trust, annotation).weight());
		boolean[] apart = apart(segmentation, annotation, teacher.length);
		byte[] labels = registration.clone();
		float[] weight = new float[registration.length];
		Reach[] reaches = new Reach[teacher.length];
		for (int c = 1; c < reaches.length; c++)
			reaches[c] = new Reach(c, registration, segmentation, annotation);
		for (int i = 0; i < weight.length; i++) {
			int carried = Byte.toUnsignedInt(registration[i]);
			int seen = Byte.toUnsignedInt(segmentation[i]);
			if (apart[i]) weight[i] = trust[i];
			else if (carried == 0 && seen == 0) weight[i] = 1;
			else if (carried == seen) weight[i] = (float) there(reaches[carried].at(i));
			else if (carried == 0 || seen == 0) {
				weight[i] = (float) (1 - there(reaches[carried + seen].at(i)));
				if (weight[i] > 0) labels[i] = 0;
			}
		}
		return new Fused(labels, segmentation, balanced(weight, annotation));
	}

	private double there(double reach) {
		return 1 - (1 - reach * reach) * (1 - 1.0 / volumes);
	}

	@Override
	public boolean continual() {
		return false;
	}

	@Override
	public Fused before(byte[] registration, float[] trust, Annotation annotation) {
		return new Fused(registration, registration, balanced(trust.clone(), annotation));
	}

	/**
	 * Where the teacher sees a class apart from any annotation of it: it may be another structure like it, so the teacher is not
	 * heard. Of a class that is not annotated no part is apart.
	 */
	private static boolean[] apart(byte[] segmentation, Annotation annotation, int classes) {
		boolean[] apart = new boolean[segmentation.length];
		for (int c = 1; c < classes; c++) {
			boolean[] annotated = Masks.ofLabel(annotation.known(), c);
			if (Masks.count(annotated) == 0) continue;
			boolean[] seen = Masks.ofLabel(segmentation, c);
			boolean[] held = Components.holding(seen, annotated, annotation.size().toArray(), Connectivity.FACES);
			for (int i = 0; i < apart.length; i++)
				apart[i] |= seen[i] && !held[i];
		}
		return apart;
	}

	/** Soft Dice with what is annotated, mean of the classes but the background; 1 where there is none. */
	private static double agreement(float[][] teacher, Annotation annotation) {
		byte[] known = annotation.known();
		double sum = 0;
		int present = 0;
		for (int c = 1; c < teacher.length; c++) {
			double shared = 0;
			double all = 0;
			for (int i = 0; i < known.length; i++) {
				if (annotation.isUnknown(i)) continue;
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
	private float[] balanced(float[] weight, Annotation annotation) {
		double annotated = 0;
		double others = 0;
		for (int i = 0; i < weight.length; i++)
			if (annotation.isUnknown(i)) others += weight[i];
			else annotated++;
		double more = annotated == 0 ? 1 : Math.max(1, annotatedShare / (1 - annotatedShare) * others / annotated);
		for (int i = 0; i < weight.length; i++)
			if (!annotation.isUnknown(i)) weight[i] = (float) more;
		return weight;
	}
}
