package io.github.oneslice.registration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.DoubleBinaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliceFlowTest {

	private static final int ROWS = 60;
	private static final int COLUMNS = 70;
	/** Nearer to the edge windows see what is not there. */
	private static final int MARGIN = 16;

	@ParameterizedTest
	@CsvSource({ "2, 0.4, -0.3", "3, 1.3, 0.7", "5, -2.2, 1.6", "7, 0, 0" })
	void findsShiftsOfPartsOfAPixel(int radius, double rows, double columns) {
		DoubleBinaryOperator picture = picture(1);
		float[] flow = new SliceFlow(radius).displacement(plane(picture), plane((r, c) -> picture.applyAsDouble(r + rows, c + columns)));
		assertInside(flow, rows, columns, 0.15);
	}

	/** A turn by two degrees about the middle: its displacement changes from pixel to pixel. */
	@Test
	void followsATurn() {
		DoubleBinaryOperator picture = picture(2);
		double sine = Math.sin(Math.toRadians(2));
		double cosine = Math.cos(Math.toRadians(2));
		float[] flow = new SliceFlow(3).displacement(plane(picture), plane((r, c) -> picture.applyAsDouble(cosine * (r - 30) - sine * (c - 35) + 30,
			sine * (r - 30) + cosine * (c - 35) + 35)));
		double error = 0;
		int count = 0;
		for (int row = MARGIN; row < ROWS - MARGIN; row++)
			for (int column = MARGIN; column < COLUMNS - MARGIN; column++, count++) {
				double expectedRow = cosine * (row - 30) - sine * (column - 35) + 30 - row;
				double expectedColumn = sine * (row - 30) + cosine * (column - 35) + 35 - column;
				int i = 2 * (row * COLUMNS + column);
				error += Math.hypot(flow[i] - expectedRow, flow[i + 1] - expectedColumn);
			}
		assertTrue(error / count < 0.15, "off by " + error / count);
	}

	@Test
	void whereThereIsNothingToSeeNothingMoves() {
		Plane even = plane((r, c) -> 3);
		assertArrayEquals(new float[2 * ROWS * COLUMNS], new SliceFlow(3).displacement(even, even));
		Plane single = new Plane(new float[] { 1 }, 1, 1);
		assertArrayEquals(new float[2], new SliceFlow(3).displacement(single, single));
	}

	@Test
	void boxMeansAreThoseOfTheDefinition() {
		Random random = new Random(3);
		Plane plane = plane((r, c) -> random.nextGaussian());
		float[] means = plane.boxMean(2);
		for (int row = 0; row < ROWS; row++)
			for (int column = 0; column < COLUMNS; column++) {
				double sum = 0;
				for (int r = row - 2; r <= row + 2; r++)
					for (int c = column - 2; c <= column + 2; c++)
						sum += plane.values()[Math.max(0, Math.min(ROWS - 1, r)) * COLUMNS + Math.max(0, Math.min(COLUMNS - 1, c))];
				assertEquals(sum / 25, means[row * COLUMNS + column], 1e-4);
			}
	}

	/** Where a window sees edges of one direction only, motion along them cannot be known: the mean tells. */
	private static void assertInside(float[] flow, double rows, double columns, double tolerance) {
		double error = 0;
		int count = 0;
		for (int row = MARGIN; row < ROWS - MARGIN; row++)
			for (int column = MARGIN; column < COLUMNS - MARGIN; column++, count++) {
				int i = 2 * (row * COLUMNS + column);
				error += Math.hypot(flow[i] - rows, flow[i + 1] - columns);
			}
		assertTrue(error / count < tolerance, "off by " + error / count);
	}

	/** A smooth random picture, known everywhere. */
	private static DoubleBinaryOperator picture(long seed) {
		Random random = new Random(seed);
		double[] phases = random.doubles(8, 0, 2 * Math.PI).toArray();
		return (r, c) -> Math.sin(0.35 * r + phases[0]) + Math.sin(0.3 * c + phases[1]) + Math.sin(0.25 * r + 0.2 * c + phases[2]) + Math.sin(0.2 * r
			- 0.3 * c + phases[3]);
	}

	private static Plane plane(DoubleBinaryOperator picture) {
		float[] values = new float[ROWS * COLUMNS];
		for (int row = 0, i = 0; row < ROWS; row++)
			for (int column = 0; column < COLUMNS; column++, i++)
				values[i] = (float) picture.applyAsDouble(row, column);
		return new Plane(values, ROWS, COLUMNS);
	}
}
