package io.github.oneslice.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.oneslice.annotation.AnnotatedSlice;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.image.WorkingGrid;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.FusionKind;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.PseudoLabelSettings;

class TrainingLabelsTest {

	private static final Extent SIZE = new Extent(50, 1, 2);
	private static final PseudoLabelSettings CONTINUAL = new PseudoLabelSettings(FusionKind.SHARE, 1, 1200, 600, 0.9, 0.2, 0.8, 0, false, 0, 1);
	private static final PseudoLabelSettings IN_ROUNDS = Methods.named("SPSS").settings(Preset.LAPTOP, Dimensions.THREE).pseudoLabels();

	@Test
	void aClassHasAsManyPartsAsInTheVolumeWithMostButForSpecks() {
		byte[] whole = line(0, 40);
		byte[] withSpeck = line(0, 40);
		withSpeck[SIZE.x() + 45] = 1;
		byte[] twoParts = line(0, 20);
		Arrays.fill(twoParts, SIZE.x() + 25, SIZE.x() + 45, (byte) 1);
		byte[] manyParts = new byte[SIZE.voxels()];
		for (int x = 0; x < 40; x += 2)
			manyParts[SIZE.x() + x] = 1;
		assertEquals(1, labels(whole, withSpeck).parts(1));
		assertEquals(2, labels(whole, twoParts).parts(1));
		assertEquals(0, labels(whole, manyParts).parts(1), "such as cells");
		assertEquals(1, labels(whole, new byte[SIZE.voxels()]).parts(1), "a volume without the class says nothing");
	}

	@Test
	void aClassIsSolidWhereFewVolumesShowItOnABridge() {
		byte[] bridged = new byte[SIZE.voxels()];
		Arrays.fill(bridged, 0, 20, (byte) 1);
		Arrays.fill(bridged, SIZE.x(), SIZE.x() + 45, (byte) 1);
		Arrays.fill(bridged, 25, 45, (byte) 1);
		assertTrue(labels(line(0, 40)).solid(1));
		assertFalse(labels(bridged).solid(1));
		assertTrue(labels(line(0, 40), line(0, 40), bridged, line(0, 40)).solid(1));
		assertFalse(labels(line(0, 40), bridged, line(0, 40)).solid(1));
	}

	@Test
	void aClassStaysOnePartWhereTheTeacherTakesItsMiddleAway() {
		TrainingLabels labels = labels(line(0, 40));
		float[][] probability = certain(0);
		for (int x = SIZE.x(); x < SIZE.x() + 40; x++)
			if (x < SIZE.x() + 15 || x >= SIZE.x() + 25) {
				probability[0][x] = 0;
				probability[1][x] = 1;
			}
		labels.fuse(labels.volumes().get(0), probability, 1);
		byte[] fallenApart = line(0, 40);
		Arrays.fill(fallenApart, SIZE.x() + 15, SIZE.x() + 25, (byte) 0);
		assertArrayEquals(fallenApart, labels.of(labels.volumes().get(0)).labels());
		assertEquals(1, labels.parts(1));
	}

	@Test
	void theOldestLabelsAreFusedFirstAndOnlyWhenTheyAreOld() {
		TrainingLabels labels = labels(line(0, 40), line(0, 20));
		assertTrue(labels.outdated(0.01).isEmpty());
		TrainingVolume first = labels.outdated(0.2).orElseThrow();
		labels.hear(first, certain(0), 0.2);
		TrainingVolume second = labels.outdated(0.2).orElseThrow();
		assertFalse(first == second);
		labels.hear(second, certain(0), 0.2);
		assertTrue(labels.outdated(0.21).isEmpty());
		assertEquals(first, labels.outdated(0.35).orElseThrow());
	}

	@Test
	void whereTheTeacherIsNotHeardItSeesOneVolumeAndChangesNothing() {
		TrainingLabels labels = labels(IN_ROUNDS, line(0, 40), line(0, 20));
		labels.hear(labels.outdated(0.2).orElseThrow(), certain(0), 0.2);
		assertTrue(labels.outdated(0.2).isEmpty());
		assertArrayEquals(line(0, 40), labels.of(labels.volumes().get(0)).labels());
		assertEquals(labels.of(labels.volumes().get(1)).weight()[SIZE.x()], labels.of(labels.volumes().get(0)).weight()[SIZE.x()]);
	}

	@Test
	void aRoundBeginsWithWhatBothSayAlikeAndItIsKept() {
		TrainingLabels labels = labels(IN_ROUNDS, line(0, 40));
		TrainingVolume volume = labels.volumes().get(0);
		labels.fuse(volume, certain(0), 0.5);
		assertEquals(0, labels.of(volume).weight()[SIZE.x()]);
		assertEquals(1, labels.of(volume).weight()[SIZE.x() + 41]);
		labels.hear(volume, certain(1), 0.7);
		assertEquals(0, labels.of(volume).weight()[SIZE.x()]);
		assertEquals(1, labels.of(volume).segmentation()[SIZE.x() + 41]);
	}

	@Test
	void whereAllIsAnnotatedOneVolumeIsLookedAtNowAndThen() {
		TrainingVolume open = volume("whole");
		TrainingVolume whole = new TrainingVolume("whole", "", open.grid(), open.image(), new byte[SIZE.voxels()], open.sources(), open.distance());
		TrainingLabels labels = new TrainingLabels(List.of(whole), IN_ROUNDS);
		labels.setRegistration(whole, new RegistrationStage.Carried(new byte[SIZE.voxels()], new float[SIZE.voxels()]));
		assertTrue(labels.outdated(0.09).isEmpty());
		labels.hear(labels.outdated(0.11).orElseThrow(), certain(1), 0.11);
		assertTrue(labels.outdated(0.2).isEmpty());
		assertArrayEquals(new byte[SIZE.voxels()], labels.of(whole).labels());
		assertEquals(0, labels.dice());
	}

	@Test
	void beforeThePredictorsSpeakRegistrationIsLearned() {
		byte[] carried = line(0, 40);
		TrainingLabels labels = labels(carried);
		assertArrayEquals(carried, labels.of(labels.volumes().get(0)).labels());
	}

	/** Volumes of which the first slice is annotated, with what registration says of them. */
	private static TrainingLabels labels(byte[]... carried) {
		return labels(CONTINUAL, carried);
	}

	private static TrainingLabels labels(PseudoLabelSettings settings, byte[]... carried) {
		List<TrainingVolume> volumes = IntStream.range(0, carried.length).mapToObj(i -> volume("volume " + i)).toList();
		TrainingLabels labels = new TrainingLabels(volumes, settings);
		for (int i = 0; i < carried.length; i++) {
			float[] trust = new float[SIZE.voxels()];
			Arrays.fill(trust, 0.5f);
			labels.setRegistration(volumes.get(i), new RegistrationStage.Carried(carried[i], trust));
		}
		return labels;
	}

	private static TrainingVolume volume(String name) {
		byte[] known = SparseLabels.nothing(SIZE.voxels());
		Arrays.fill(known, 0, SIZE.x(), (byte) 0);
		return new TrainingVolume(name, "", WorkingGrid.of(SIZE, VoxelSize.UNCALIBRATED, 0, false), new float[SIZE.voxels()], known, List.of(
			new AnnotatedSlice(SliceAxis.XY, 0)), new float[SIZE.voxels()]);
	}

	/** Class 1 in the second slice. */
	private static byte[] line(int from, int to) {
		byte[] labels = new byte[SIZE.voxels()];
		Arrays.fill(labels, SIZE.x() + from, SIZE.x() + to, (byte) 1);
		return labels;
	}

	private static float[][] certain(int c) {
		float[][] probability = new float[2][SIZE.voxels()];
		Arrays.fill(probability[c], 1);
		return probability;
	}
}
