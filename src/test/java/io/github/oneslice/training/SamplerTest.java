package io.github.oneslice.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.oneslice.annotation.AnnotatedSlice;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.image.WorkingGrid;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.TrainingSettings;

class SamplerTest {

	private static final Extent SIZE = new Extent(64, 64, 32);
	private static final Extent PATCH = new Extent(16, 16, 8);

	@Test
	void onlyVolumesThatAreAnnotatedInWholeAreDeformed() {
		assertEquals(0, bend("auto", SparseLabels.nothing(SIZE.voxels())), 1e-4);
		assertTrue(bend("auto", new byte[SIZE.voxels()]) > 1e-3);
		assertTrue(bend("elastic", SparseLabels.nothing(SIZE.voxels())) > 1e-3);
		assertEquals(0, bend("affine", new byte[SIZE.voxels()]), 1e-4);
	}

	@Test
	void doubtsWhatWasCarriedButNotWhatAPersonAnnotated() {
		byte[] known = SparseLabels.nothing(SIZE.voxels());
		for (int i = 0; i < known.length; i++)
			if (i % SIZE.x() >= 32) known[i] = 0;
		TrainingVolume volume = volume(known);
		TrainingSettings settings = Methods.named("SPSS").settings(Preset.LAPTOP, Dimensions.THREE);
		TrainingLabels labels = new TrainingLabels(List.of(volume), settings.pseudoLabels());
		float[] trust = new float[SIZE.voxels()];
		Arrays.fill(trust, 0.5f);
		labels.setRegistration(volume, new RegistrationStage.Carried(new byte[SIZE.voxels()], trust));
		LabelledBatch batch = new Sampler(settings, List.of(volume), labels).labelledBatch(8, new SplittableRandom(1));
		float[] doubt = batch.doubt(0.25);
		int annotated = 0;
		for (int i = 0; i < doubt.length; i++) {
			assertEquals(batch.weights()[i] >= 1 ? 0 : 0.25f, doubt[i]);
			if (doubt[i] == 0) annotated++;
		}
		assertTrue(annotated > 0 && annotated < doubt.length);
	}

	/** How far a ramp is bent in the straightest of many patches. */
	private static double bend(String augmentation, byte[] known) {
		TrainingVolume volume = volume(known);
		TrainingSettings settings = Methods.named("SPSS").settings(Preset.LAPTOP, Dimensions.THREE).with("augmentation", augmentation);
		Sampler sampler = new Sampler(settings, List.of(volume), new TrainingLabels(List.of(volume), settings.pseudoLabels()));
		return IntStream.range(0, 50).mapToDouble(seed -> bend(sampler.unlabelled(PATCH, new SplittableRandom(seed)))).min().orElseThrow();
	}

	private static TrainingVolume volume(byte[] known) {
		float[] ramp = new float[SIZE.voxels()];
		for (int i = 0; i < ramp.length; i++)
			ramp[i] = i % SIZE.x();
		return new TrainingVolume("ramp", "", WorkingGrid.of(SIZE, VoxelSize.UNCALIBRATED, 0, false), ramp, known, List.of(new AnnotatedSlice(SliceAxis.XY,
			0)), new float[SIZE.voxels()]);
	}

	/** The largest second difference along x. */
	private static double bend(float[] patch) {
		return IntStream.range(0, patch.length).filter(i -> i % PATCH.x() > 0 && i % PATCH.x() < PATCH.x() - 1).mapToDouble(i -> Math.abs(patch[i - 1] - 2 * patch[i]
			+ patch[i + 1])).max().orElseThrow();
	}
}
