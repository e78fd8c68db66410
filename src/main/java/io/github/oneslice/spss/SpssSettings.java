package io.github.oneslice.spss;

import io.github.oneslice.image.Extent;
import io.github.oneslice.settings.MethodSettings;
import io.github.oneslice.settings.Require;

/**
 * What is SPSS's own.
 *
 * @param sampleSelection learn from unlabelled voxels only where the self-paced rule trusts the teacher (SPSS, SU); off:
 *          from all of them
 * @param contrastive use bidirectional feature contrast (SPSS, SC)
 * @param teacherPasses noisy passes of the teacher that uncertainty is computed from
 * @param viewPart width and height of the crops without labels, as a part of the patch's: a step sees each of them as often
 *          as it has views and passes
 */
public record SpssSettings(boolean sampleSelection, boolean contrastive, int teacherPasses, double viewPart) implements MethodSettings {

	public SpssSettings {
		Require.that(viewPart > 0 && viewPart <= 1, "view_part", "be above 0 and at most 1");
		Require.that(teacherPasses > 0, "teacher_passes", "be positive");
	}

	/** With either half of the method or without it. */
	public SpssSettings with(boolean selection, boolean contrast) {
		return new SpssSettings(selection, contrast, teacherPasses, viewPart);
	}

	/** The size of the crops without labels: width and height are made multiples of what a network needs. */
	Extent view(Extent patch, int multiple) {
		return new Extent(part(patch.x(), multiple), part(patch.y(), multiple), patch.z());
	}

	private int part(int length, int multiple) {
		return (int) Math.ceil(length * viewPart / multiple) * multiple;
	}

	@Override
	public String method() {
		return Spss.NAME;
	}
}
