package io.github.oneslice.benchmark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScannerTest {

	private static final int WIDTH = 32;
	private static final int SLICES = 24;

	@Test
	void theSameStackLooksTheSameAgainAndAnotherDoesNot() {
		Scanner scanner = new Scanner("", 5, 0.5, 1, 3, 2, 0.4, 0.05, 1);
		ImagePlus image = stack((x, z) -> 4 * x + 3 * z);
		image.getCalibration().pixelDepth = 2.5;
		ImagePlus changed = scanner.changed(image, "one");
		assertEquals(2.5, changed.getCalibration().pixelDepth);
		assertArrayEquals(values(changed), values(scanner.changed(image, "one")));
		assertFalse(Arrays.equals(values(changed), values(scanner.changed(image, "other"))));
	}

	/** A gamma curve has the same logarithm of value by logarithm of place everywhere. */
	@ParameterizedTest
	@ValueSource(strings = { "surface-coil", "low-field", "thick-slices" })
	void aContrastRisesAndIsNoGamma(String name) {
		double[] knots = Scanner.named(name).knots();
		double least = Double.POSITIVE_INFINITY;
		double most = 0;
		assertEquals(0, knots[0]);
		assertEquals(1, knots[knots.length - 1]);
		for (int i = 1; i < knots.length; i++) {
			assertTrue(knots[i] > knots[i - 1]);
			if (i == knots.length - 1) continue;
			double gamma = Math.log(knots[i]) / Math.log(i / (knots.length - 1.0));
			least = Math.min(least, gamma);
			most = Math.max(most, gamma);
		}
		assertTrue(most > 1.4 * least, least + " to " + most);
	}

	/** A step in z becomes the straight line between the middles of the slices it lies in. */
	@Test
	void betweenTheMiddlesOfThickSlicesIsAStraightLine() {
		double[] changed = row(new Scanner("", 1, 0, 0, 4, 2, 0, 0, 0).changed(stack((x, z) -> z < 10 ? 0 : 200), ""));
		// Slices of four: 0, 0, half, 1, 1, 1, the middles at 1.5, 5.5, 9.5, 13.5 …
		for (int z = 0; z < SLICES; z++) {
			double expected = z <= 5 ? 0 : z < 10 ? (z - 5.5) / 4 * 0.5 : z < 14 ? 0.5 + (z - 9.5) / 4 * 0.5 : 1;
			assertEquals(255 * expected, changed[z], 0.51, "slice " + z);
		}
	}

	/** Where nothing is, the magnitude of noise is distributed as Rayleigh says, and neighbours are alike. */
	@Test
	void noiseIsAMagnitudeAndHasGrain() {
		double deviation = 0.1;
		int[] noise = values(new Scanner("", 1, 0, 0, 1, 2, 0, deviation, 1).changed(stack((x, z) -> x < WIDTH / 2 ? 0 : 100), ""));
		double dark = 0;
		double squares = 0;
		double products = 0;
		double bright = 0;
		int count = 0;
		for (int i = 0; i < noise.length; i++) {
			if (i % WIDTH >= WIDTH / 2) bright += noise[i];
			else dark += noise[i];
		}
		dark /= noise.length / 2;
		bright /= noise.length / 2;
		for (int i = 0; i < noise.length; i++)
			if (i % WIDTH < WIDTH / 2 - 1) {
				squares += (noise[i] - dark) * (noise[i] - dark);
				products += (noise[i] - dark) * (noise[i + 1] - dark);
				count++;
			}
		assertEquals(deviation * Math.sqrt(Math.PI / 2), dark / bright, 0.02);
		assertEquals(deviation * Math.sqrt(2 - Math.PI / 2), Math.sqrt(squares / count) / bright, 0.02);
		assertTrue(products / squares > 0.4, "correlation " + products / squares);
	}

	@Test
	void theCoilChangesSlowlyAndByNoMoreThanIsSaid() {
		int[] changed = values(new Scanner("", 1, 0, 0, 1, 2, 0.5, 0, 0).changed(stack((x, z) -> x == 0 ? 0 : 100), ""));
		int least = 255;
		int most = 0;
		for (int i = 0; i < changed.length; i++) {
			if (i % WIDTH == 0) continue;
			least = Math.min(least, changed[i]);
			most = Math.max(most, changed[i]);
			if (i % WIDTH > 1) assertEquals(changed[i - 1], changed[i], 20);
		}
		assertTrue(most > 1.3 * least && most < Math.E * least * 1.02, least + " to " + most);
	}

	private static ImagePlus stack(IntBinaryOperator value) {
		ImageStack stack = new ImageStack(WIDTH, WIDTH);
		for (int z = 0; z < SLICES; z++) {
			ByteProcessor slice = new ByteProcessor(WIDTH, WIDTH);
			for (int i = 0; i < WIDTH * WIDTH; i++)
				slice.set(i, value.applyAsInt(i % WIDTH, z));
			stack.addSlice("", slice);
		}
		return new ImagePlus("", stack);
	}

	private static int[] values(ImagePlus image) {
		int[] values = new int[WIDTH * WIDTH * SLICES];
		for (int i = 0; i < values.length; i++)
			values[i] = image.getStack().getProcessor(i / (WIDTH * WIDTH) + 1).get(i % (WIDTH * WIDTH));
		return values;
	}

	/** Along z. */
	private static double[] row(ImagePlus image) {
		double[] values = new double[SLICES];
		for (int z = 0; z < SLICES; z++)
			values[z] = image.getStack().getProcessor(z + 1).get(5, 5);
		return values;
	}
}
