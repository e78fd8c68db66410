package io.github.oneslice.settings;

/** The published schedule of SPSS (Su et al. 2024, section 3.1), which trainings of any length are measured against. */
public final class PaperSchedule {

	/** Training steps. */
	public static final long STEPS = 6000;

	private PaperSchedule() {}

	/** @param progress how far training has come, 0 to 1 */
	public static long stepAt(double progress) {
		return (long) (progress * STEPS);
	}
}
