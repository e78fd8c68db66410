package io.github.oneslice.settings;

import java.io.Serializable;

/**
 * What is SPSS's own.
 *
 * @param sampleSelection learn from unlabelled voxels only where the self-paced rule trusts the teacher (SPSS, SU); off:
 *          from all of them
 * @param contrastive use bidirectional feature contrast (SPSS, SC)
 * @param teacherPasses noisy passes of the teacher that uncertainty is computed from
 */
public record SelfPacedSettings(boolean sampleSelection, boolean contrastive, int teacherPasses) implements Serializable {

	public SelfPacedSettings {
		Require.that(teacherPasses > 0, "teacher_passes", "be positive");
	}
}
