package io.github.oneslice.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

import io.github.oneslice.image.Extent;

class LabelledBatchTest {

	private static final Extent PATCH = new Extent(3, 2, 1);

	@Test
	void aSwappedBoxTakesAllThatIsKnownOfItAlong() {
		LabelledBatch batch = new LabelledBatch(2, PATCH.voxels());
		batch.put(0, new float[] { 0, 1, 2, 3, 4, 5 }, new int[] { 0, 1, 2, 3, 4, 5 }, new byte[] { 1, 1, 1, 1, 1, 1 }, new float[] { 1, 1, 1, 1, 1, 1 },
			"");
		batch.put(1, new float[] { 10, 11, 12, 13, 14, 15 }, new int[] { 0, 1, 2, 3, -1, 5 }, new byte[6], new float[] { 2, 2, 2, 2, 2, 2 }, "");
		batch.swap(0, 1, PATCH, new int[] { 1, 0, 0 }, new int[] { 1, 2, 1 });
		assertArrayEquals(new float[] { 0, 11, 2, 3, 14, 5, 10, 1, 12, 13, 4, 15 }, batch.images());
		assertArrayEquals(new int[] { 1, 0, 1, 1, 0, 1, 0, 1, 0, 0, 1, 0 }, batch.labels());
		assertArrayEquals(new float[] { 1, 2, 1, 1, 0, 1, 2, 1, 2, 2, 1, 2 }, batch.weights());
		assertArrayEquals(new float[] { 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1 }, batch.inside());
	}
}
