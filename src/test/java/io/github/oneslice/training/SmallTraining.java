package io.github.oneslice.training;

import java.io.File;
import java.util.List;

import io.github.oneslice.annotation.AnnotationRule;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.files.StackInMemory;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.job.Sample;
import io.github.oneslice.job.TrainJob;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.testimages.Phantom;

/** A training of seconds, on one phantom with one annotated slice. */
public final class SmallTraining {

	private static final String SMALL = "registration=flow filters=2 patch_x=32 patch_y=32 patch_z=16 precision=float32";

	private SmallTraining() {}

	/** @param changes settings to change besides, with blanks between them */
	public static TrainJob job(File model, String method, String changes, boolean resume) {
		TrainingSettings settings = TestMethods.settings(method, Dimensions.THREE, SMALL + " " + changes);
		Phantom phantom = Phantom.of(new Extent(40, 36, 20), new VoxelSize(1, 1, 2, "mm"), 2, 2);
		Sample sample = Sample.labelled(StackInMemory.of("phantom", phantom.image()), StackInMemory.of("labels", phantom.labels()),
			new AnnotationRule(SliceAxis.XY, "10", SparseLabels.UNKNOWN));
		return new TrainJob(List.of(sample), model, settings, resume);
	}
}
