package io.github.oneslice.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.oneslice.error.UserException;

class WorkingGridTest {

	private static final int UNKNOWN = 255;

	@Test
	void thickSlicesStayWhileTheOtherAxesAreBroughtTowardsThem() {
		WorkingGrid grid = WorkingGrid.of(new Extent(200, 180, 30), new VoxelSize(0.5, 0.5, 3, "mm"), 1);
		assertEquals(new Extent(100, 90, 30), grid.workingSize());
		assertEquals(1, grid.workingVoxelSize().x(), 1e-12);
		assertEquals(3, grid.workingVoxelSize().z(), 1e-12);
		assertEquals("mm", grid.workingVoxelSize().unit());
	}

	@Test
	void spacingBringsAVolumeToTheVoxelsAskedFor() {
		Random random = new Random(1);
		for (int trial = 0; trial < 50; trial++) {
			Extent size = new Extent(20 + random.nextInt(200), 20 + random.nextInt(200), 5 + random.nextInt(100));
			VoxelSize voxelSize = new VoxelSize(0.3 + random.nextDouble(), 0.3 + random.nextDouble(), 0.5 + 4 * random.nextDouble(), "mm");
			int voxels = 20_000 + random.nextInt(100_000);
			Extent working = WorkingGrid.of(size, voxelSize, WorkingGrid.spacingFor(size, voxelSize, voxels)).workingSize();
			assertTrue(working.voxels() <= voxels || size.equals(working));
			assertTrue(working.voxels() > 0.8 * Math.min(voxels, size.voxels()), () -> size.toString() +
				working + voxels);
		}
	}

	/** What was decided on at working resolution has steps of its voxels; parts do not. */
	@Test
	void theLargestOfEnlargedPartsIsCloserToABallThanEnlargedLabels() {
		Random random = new Random(3);
		for (int trial = 0; trial < 20; trial++) {
			Extent size = new Extent(40 + random.nextInt(9), 40 + random.nextInt(9), 40 + random.nextInt(9));
			WorkingGrid grid = WorkingGrid.of(size, new VoxelSize(1, 1, 1, "mm"), 2 + random.nextDouble());
			double radius = 10 + 5 * random.nextDouble();
			byte[] ball = new byte[size.voxels()];
			float[][] parts = new float[3][ball.length];
			for (int i = 0; i < ball.length; i++) {
				double distance = Math.hypot(Math.hypot(i % size.x() - size.x() / 2.0, i / size.x() % size.y() - size.y() / 2.0), i / (size.x() * size.y()) - size.z() / 2.0);
				ball[i] = (byte) (distance < radius ? 2 : 0);
				parts[ball[i]][i] = 1;
			}
			byte[] soft = grid.enlarge(Arrays.stream(parts).map(grid::shrink).toArray(float[][]::new));
			byte[] hard = grid.enlarge(grid.shrinkLabels(ball, UNKNOWN));
			assertTrue(wrong(soft, ball) < 0.8 * wrong(hard, ball), wrong(soft, ball) + ", " + wrong(hard, ball));
		}
	}

	private static int wrong(byte[] labels, byte[] truth) {
		return (int) IntStream.range(0, truth.length).filter(i -> labels[i] != truth[i]).count();
	}

	/** A linear function stays one there and back, but for the edges and a tenth of its step from corner to corner of a voxel. */
	@Test
	void linearFunctionsSurviveResampling() {
		Extent size = new Extent(31, 24, 17);
		WorkingGrid grid = WorkingGrid.of(size, new VoxelSize(1, 1, 1, "mm"), 1.7);
		float[] values = new float[31 * 24 * 17];
		for (int i = 0; i < values.length; i++)
			values[i] = 2 * (i % 31) - 3 * (i / 31 % 24) + 5 * (i / (31 * 24));
		float[] back = grid.enlarge(grid.shrink(values));
		for (int z = 3; z < 14; z++)
			for (int y = 3; y < 21; y++)
				for (int x = 3; x < 28; x++) {
					int i = x + 31 * (y + 24 * z);
					assertEquals(values[i], back[i], 1);
				}
	}

	@Test
	void theMostFrequentKnownLabelWins() {
		Extent size = new Extent(4, 2, 2);
		WorkingGrid grid = WorkingGrid.of(size, new VoxelSize(1, 1, 1, "mm"), 2);
		byte unknown = (byte) UNKNOWN;
		byte[] labels = { 3, 3, unknown, unknown, 3, 0, unknown, unknown, 0, 0, unknown, unknown, 3, 7, 0, unknown };
		assertArrayEquals(new byte[] { 3, 0 }, grid.shrinkLabels(labels, UNKNOWN));
		assertArrayEquals(new byte[] { unknown, unknown }, grid.shrinkLabels(filled(16, unknown), UNKNOWN));
	}

	@Test
	void aSliceLiesInTheWorkingSliceThatHoldsIt() {
		WorkingGrid grid = WorkingGrid.of(new Extent(10, 10, 9), new VoxelSize(1, 1, 1, "mm"), 2);
		byte[] marked = new byte[900];
		for (int slice = 0; slice < 9; slice++) {
			Arrays.fill(marked, (byte) UNKNOWN);
			Arrays.fill(marked, slice * 100, (slice + 1) * 100, (byte) 1);
			byte[] working = grid.shrinkLabels(marked, UNKNOWN);
			int plane = grid.workingSize().with(2, 1).voxels();
			for (int i = 0; i < working.length; i++)
				assertEquals(i / plane == grid.workingIndex(2, slice) ? 1 : UNKNOWN, Byte.toUnsignedInt(working[i]));
		}
	}

	private static byte[] filled(int length, byte value) {
		byte[] values = new byte[length];
		Arrays.fill(values, value);
		return values;
	}

	@Test
	void aThinLabelDoesNotVanish() {
		WorkingGrid grid = WorkingGrid.of(new Extent(6, 6, 2), VoxelSize.UNCALIBRATED, 3, true);
		byte[] labels = new byte[72];
		for (int x = 0; x < 6; x++)
			labels[6 + x] = 5; // one row
		assertArrayEquals(new byte[] { 5, 5, 0, 0, 0, 0, 0, 0 }, grid.shrinkLabels(labels, 255));
	}

	@Test
	void eachAxisHasItsOwnSpacing() {
		VoxelSize fine = new VoxelSize(0.5, 0.5, 1, "mm");
		assertEquals(new Extent(20, 10, 4), WorkingGrid.of(new Extent(40, 20, 8), fine, List.of(1.0, 1.0, 2.0), false).workingSize());
		assertEquals(new Extent(20, 10, 8), WorkingGrid.of(new Extent(40, 20, 8), fine, List.of(1.0, 1.0, 2.0), true).workingSize());
	}

	@Test
	void whatIsToldInAWrongUnitIsRefused() {
		WorkingGrid micrometres = WorkingGrid.of(new Extent(400, 400, 90), new VoxelSize(0.001, 0.001, 0.002, "mm"), 1);
		UserException refusal = assertThrows(UserException.class, () -> micrometres.requireSeen("\"scan\""));
		assertTrue(refusal.getMessage().startsWith("\"scan\" has voxels of 0.001000 x 0.001000 x 0.002000 mm"), refusal.getMessage());
		WorkingGrid line = WorkingGrid.of(new Extent(1, 1, 90), VoxelSize.UNCALIBRATED, 1);
		assertSame(line, line.requireSeen("\"line\""));
	}
}
