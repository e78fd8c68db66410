package io.github.oneslice.spss;

import io.github.oneslice.settings.MethodSettings;
import io.github.oneslice.settings.Require;

/**
 * What is SPSS's own.
 *
 * @param sampleSelection learn from unlabelled voxels only where the self-paced rule trusts the teacher (SPSS, SU); off:
 *          from all of them
 * @param contrastive use bidirectional feature contrast (SPSS, SC)
 * @param teacherPasses noisy passes of the teacher that uncertainty is computed from
 */
public record SpssSettings(boolean sampleSelection, boolean contrastive, int teacherPasses) implements MethodSettings {

	public SpssSettings {
		Require.that(teacherPasses > 0, "teacher_passes", "be positive");
	}

	/** With either half of the method or without it. */
	public SpssSettings with(boolean selection, boolean contrast) {
		return new SpssSettings(selection, contrast, teacherPasses);
	}

	@Override
	public String method() {
		return Spss.NAME;
	}
}
