package io.github.oneslice.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.api.Test;

/** What is computed box by box must be what is computed of the whole. */
class BoxesTest {

	private static final Extent SIZE = new Extent(23, 17, 13);

	private final Random random = new Random(3);
	private final float[] values = values();

	@Test
	void tilesCoverEachVoxelOnce() {
		int[] covered = new int[SIZE.voxels()];
		for (Box box : Box.tiles(SIZE, new Extent(8, 17, 5)))
			for (int z = box.start().z(); z < box.end(2); z++)
				for (int y = box.start().y(); y < box.end(1); y++)
					for (int x = box.start().x(); x < box.end(0); x++)
						covered[SIZE.index(x, y, z)]++;
		for (int times : covered)
			assertEquals(1, times);
	}

	@Test
	void resampledAsTheWhole() {
		for (Extent to : new Extent[] { new Extent(11, 17, 13), new Extent(40, 9, 6), new Extent(9, 30, 21), SIZE }) {
			float[] whole = Resampling.linear(values, SIZE, to);
			Boxes boxes = new ResampledBoxes(InMemory.of(values, SIZE), to);
			for (Box box : Box.tiles(to, new Extent(7, 4, 5)))
				assertArrayEquals(part(whole, to, box), boxes.read(box)[0]);
		}
	}

	@Test
	void windowsAsOfTheWhole() {
		// One depends on its place in the window, so that a window elsewhere shows.
		SlidingWindow.Predictor predictor = (image, size) -> {
			float[] classes = new float[2 * image.length];
			for (int i = 0; i < image.length; i++) {
				classes[2 * i] = image[i] * (1 + i % 7);
				classes[2 * i + 1] = 1 - image[i] * i / image.length;
			}
			return classes;
		};
		for (Extent size : new Extent[] { SIZE, new Extent(5, 40, 9) }) {
			float[] image = new float[size.voxels()];
			for (int i = 0; i < image.length; i++)
				image[i] = random.nextFloat();
			SlidingWindow windows = SlidingWindow.covering(size, 8 * 8 * 8, new Extent(4, 4, 4));
			float[][] whole = windows.predict(image, size, 2, predictor, () -> {});
			Boxes boxes = new WindowedBoxes(InMemory.of(image, size), windows, 2, predictor, () -> {});
			for (Box box : Box.tiles(size, new Extent(9, 7, 6)))
				for (int c = 0; c < 2; c++)
					assertArrayEquals(part(whole[c], size, box), boxes.read(box)[c]);
		}
	}

	@Test
	void momentsOfPartsAreThoseOfTheWhole() {
		Moments whole = new Moments();
		whole.add(values);
		Moments parts = new Moments();
		parts.add(new Moments());
		for (Box box : Box.tiles(SIZE, new Extent(6, 6, 6))) {
			Moments part = new Moments();
			part.add(part(values, SIZE, box));
			parts.add(part);
		}
		assertEquals(whole.zScore().mean(), parts.zScore().mean(), 1e-12);
		assertEquals(whole.zScore().scale(), parts.zScore().scale(), 1e-12);
	}

	private float[] values() {
		float[] made = new float[SIZE.voxels()];
		for (int i = 0; i < made.length; i++)
			made[i] = Math.max(0, random.nextInt(8) - 2); // much background
		return made;
	}

	private static float[] part(float[] values, Extent size, Box box) {
		return InMemory.of(values, size).read(box)[0];
	}

	private record InMemory(float[] values, Extent size) implements Boxes {

		static InMemory of(float[] values, Extent size) {
			return new InMemory(values, size);
		}

		@Override
		public float[][] read(Box box) {
			float[] part = new float[box.size().voxels()];
			int i = 0;
			for (int z = box.start().z(); z < box.end(2); z++)
				for (int y = box.start().y(); y < box.end(1); y++, i += box.size().x())
					System.arraycopy(values, size.index(box.start().x(), y, z), part, i, box.size().x());
			return new float[][] { part };
		}
	}
}
