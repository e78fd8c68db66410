package io.github.oneslice.selfpaced;

/**
 * How many voxels self-paced sample selection takes (Su et al. 2024, section 2.2): few while the student disagrees with
 * its teacher, more as its consistency loss falls below the age λ.
 */
public final class SelectionRate {

	/** Part of the bound that is taken while the loss is not below λ. */
	private static final double FLOOR = 0.1;

	private SelectionRate() {}

	/**
	 * With the bound b = min(w τ, 1): (1 − ℓ / λ) b if ℓ &lt; λ, else 0.1 b.
	 *
	 * @param loss ℓ, the consistency loss of the last step over all voxels; NaN when there was none
	 * @param lambda the age λ, see {@link Age#LAMBDA}
	 * @param consistencyWeight w, see {@link ConsistencyWeight}
	 * @param tau τ, see {@link Age#TAU}
	 * @return part of the voxels to take, 0 to 1
	 */
	public static double rate(double loss, double lambda, double consistencyWeight, double tau) {
		double bound = Math.min(consistencyWeight * tau, 1);
		return loss < lambda ? (1 - loss / lambda) * bound : FLOOR * bound;
	}

	/** ⌊rate · voxels⌋, where {@code voxels} are those of one crop. */
	public static int count(double rate, int voxels) {
		return (int) Math.floor(rate * voxels);
	}
}
