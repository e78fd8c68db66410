package io.github.oneslice.evaluation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oneslice.image.Extent;
import org.junit.jupiter.api.Test;

class ErrorsByPlaceTest {

	/** A column of ten slices; the segmentation lacks the last two and has two before it. */
	@Test
	void aColumnThatIsTwoSlicesTooEarly() {
		Extent size = new Extent(1, 1, 16);
		boolean[] is = new boolean[16];
		boolean[] should = new boolean[16];
		for (int z = 0; z < 10; z++) {
			is[z + 2] = true;
			should[z + 4] = true;
		}
		ErrorsByPlace errors = new ErrorsByPlace();
		errors.add(is, should, size, new double[] { 1, 1, 2 });
		String told = errors.toString();
		assertTrue(told.contains("| before |  | 0.00 | 0.0 | 20.0 |"), told);
		assertTrue(told.contains("| 1 of 5 | 1.00 | 1.00 | 0.0 | 0.0 |"), told);
		assertTrue(told.contains("| 5 of 5 | 0.00 |  | 20.0 | 0.0 |"), told);
		assertTrue(told.contains("| to 2.5 | 10.0 | 10.0 |"), told);
		assertTrue(told.contains("| to 5.0 | 10.0 | 10.0 |"), told);
	}
}
