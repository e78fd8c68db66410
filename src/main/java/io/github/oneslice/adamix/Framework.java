package io.github.oneslice.adamix;

import io.github.oneslice.settings.Choice;

/** Who gives the pseudo-labels that AdaMix learns from (Shen et al. 2026, section 3.4). */
public enum Framework implements Choice {

	/** Self-training: the student itself. */
	ST,
	/** Mean teacher: the average of the student's past. */
	MT,
	/** Co-training: two students that start from different weights teach each other. */
	CT;

	@Override
	public String label() {
		return name();
	}
}
