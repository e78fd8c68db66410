package io.github.oneslice.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
	private static final Moment FIRST = moment(0);

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
		LabelledBatch batch = new Sampler(settings, List.of(volume), labels).labelled(FIRST, 8).batch();
		float[] doubt = batch.doubt(0.25);
		int annotated = 0;
		for (int i = 0; i < doubt.length; i++) {
			assertEquals(batch.weights()[i] >= 1 ? 0 : 0.25f, doubt[i]);
			if (doubt[i] == 0) annotated++;
		}
		assertTrue(annotated > 0 && annotated < doubt.length);
	}

	@Test
	void whatIsDrawnAheadIsAsIfItWereDrawnThen() {
		TrainingVolume volume = volume(SparseLabels.nothing(SIZE.voxels()));
		Sampler ahead = sampler(volume, labels(volume));
		for (int step = 0; step < 4; step++)
			assertSame(sampler(volume, labels(volume)).labelled(moment(step), 2), ahead.labelled(moment(step), 2));
		assertSame(sampler(volume, labels(volume)).labelled(moment(4), 3), ahead.labelled(moment(4), 3));
		assertSame(sampler(volume, labels(volume)).labelled(moment(2), 3), ahead.labelled(moment(2), 3));
	}

	@Test
	void whatIsDrawnAheadHasTheLabelsAsTheyStandInTheEnd() {
		TrainingVolume volume = volume(SparseLabels.nothing(SIZE.voxels()));
		TrainingLabels labels = labels(volume);
		Sampler ahead = sampler(volume, labels);
		ahead.labelled(FIRST, 2);
		float[] before = sampler(volume, labels(volume)).labelled(moment(1), 2).batch().weights();
		float[][] otherClass = new float[2][SIZE.voxels()];
		Arrays.fill(otherClass[1], 1);
		labels.fuse(volume, otherClass, 1);
		Sampler.Drawn drawn = ahead.labelled(moment(1), 2);
		assertSame(sampler(volume, labels).labelled(moment(1), 2), drawn);
		assertFalse(Arrays.equals(before, drawn.batch().weights()));
	}

	private static Moment moment(long step) {
		return new Moment(step, 0, 0);
	}

	private static Sampler sampler(TrainingVolume volume, TrainingLabels labels) {
		return new Sampler(settings(), List.of(volume), labels);
	}

	private static TrainingSettings settings() {
		return Methods.named("SPSS").settings(Preset.LAPTOP, Dimensions.THREE).with("patch_x", "32").with("patch_y", "32").with("patch_z", "16");
	}

	private static TrainingLabels labels(TrainingVolume volume) {
		TrainingLabels labels = new TrainingLabels(List.of(volume), settings().pseudoLabels());
		float[] trust = new float[SIZE.voxels()];
		Arrays.fill(trust, 0.5f);
		labels.setRegistration(volume, new RegistrationStage.Carried(new byte[SIZE.voxels()], trust));
		return labels;
	}

	private static void assertSame(Sampler.Drawn expected, Sampler.Drawn drawn) {
		assertArrayEquals(expected.batch().images(), drawn.batch().images());
		assertArrayEquals(expected.batch().labels(), drawn.batch().labels());
		assertArrayEquals(expected.batch().weights(), drawn.batch().weights());
		assertEquals(expected.random().nextLong(), drawn.random().nextLong());
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
