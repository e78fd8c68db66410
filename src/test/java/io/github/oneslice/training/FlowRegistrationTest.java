package io.github.oneslice.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.github.oneslice.annotation.AnnotatedSlice;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.image.WorkingGrid;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.TrainingSettings;

class FlowRegistrationTest {

	private static final double DECAY = 0.81;
	private static final TrainingSettings SETTINGS = TestMethods.settings("SPSS", Dimensions.THREE, "distance_decay=" + DECAY);
	private static final Extent SIZE = new Extent(48, 48, 12);

	/** Of one volume nothing else can tell what is far away; of two half of the distance counts. */
	@Test
	void withTheDistanceAClassFadesAndBackgroundDoesNot() {
		TrainingVolume box = box(SIZE.z());
		RegistrationStage.Carried alone = carried(box, 1);
		RegistrationStage.Carried together = carried(box, 2);
		assertArrayEquals(alone.labels(), together.labels());
		int faded = 0;
		for (int i = 0; i < alone.trust().length; i++) {
			boolean background = alone.labels()[i] == 0;
			assertEquals(background ? alone.trust()[i] : Math.sqrt(Math.pow(DECAY, box.distance()[i])) * alone.trust()[i], together.trust()[i], 1e-5);
			if (!background && box.distance()[i] > 3 && alone.trust()[i] > 0.9) faded++;
		}
		assertTrue(faded > 1000, () -> "nothing was carried far");
	}

	@Test
	void aClassIsNotTrustedWhereItsSlicesShowThatItWasLost() {
		TrainingVolume box = box(5);
		float[] alone = carried(box, 1).trust();
		RegistrationStage.Carried together = carried(box, 2);
		double carriedBeyond = 0;
		double trusted = 0;
		for (int i = SIZE.index(0, 0, 6); i < alone.length; i++) {
			if (together.labels()[i] == 0) continue;
			carriedBeyond += alone[i];
			trusted += together.trust()[i];
		}
		assertTrue(carriedBeyond > 20 && trusted < 0.1 * carriedBeyond, trusted + " of " + carriedBeyond);
	}

	private static RegistrationStage.Carried carried(TrainingVolume volume, int volumes) {
		try (RegistrationStage stage = RegistrationStage.of(Collections.nCopies(volumes, volume), SETTINGS, 2, 1, Monitor.SILENT)) {
			return stage.propagate(volume);
		}
	}

	/** A bright box in the first slices, annotated on the third; after them waves, from bright to dark, in each slice others. */
	private static TrainingVolume box(int depth) {
		float[] grey = new float[SIZE.voxels()];
		byte[] known = SparseLabels.nothing(grey.length);
		float[] distance = new float[grey.length];
		Random random = new Random(1);
		for (int z = 0; z < SIZE.z(); z++) {
			double phase = 10 * random.nextDouble();
			for (int y = 0; y < SIZE.y(); y++)
				for (int x = 0; x < SIZE.x(); x++) {
					int i = SIZE.index(x, y, z);
					boolean inside = z < depth && x >= 16 && x < 32 && y >= 16 && y < 32;
					double signal = z < depth ? (inside ? 2 : -1) : 0.5 + 1.5 * Math.sin(phase + x / 2.5) * Math.cos(phase + y / 3.5);
					grey[i] = (float) (signal + 0.2 * random.nextGaussian());
					distance[i] = Math.abs(z - 2);
					if (z == 2) known[i] = (byte) (inside ? 1 : 0);
				}
		}
		WorkingGrid grid = new WorkingGrid(SIZE, new VoxelSize(1, 1, 1, "mm"), SIZE);
		return new TrainingVolume("box", "", grid, grey, known, List.of(new AnnotatedSlice(SliceAxis.XY, 2)), distance);
	}
}
