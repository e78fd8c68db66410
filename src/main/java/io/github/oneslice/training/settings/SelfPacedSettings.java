package io.github.oneslice.training.settings;

import java.io.Serializable;

/**
 * What is SPSS's own.
 *
 * @param sampleSelection learn from unlabelled voxels only where the self-paced rule trusts the teacher (SPSS, SU); off:
 *          from all of them
 * @param contrastive use bidirectional feature contrast (SPSS, SC)
 * @param unlabelledFrom part of training after which unlabelled patches are used; their weight is next to nothing at first
 * @param teacherPasses noisy passes of the teacher that uncertainty is computed from
 */
public record SelfPacedSettings(boolean sampleSelection, boolean contrastive, double unlabelledFrom, int teacherPasses)
	implements Serializable
{

	public SelfPacedSettings {
		Require.fraction(unlabelledFrom, "unlabelled_from");
		Require.that(teacherPasses > 0, "teacher_passes", "be positive");
	}
}
