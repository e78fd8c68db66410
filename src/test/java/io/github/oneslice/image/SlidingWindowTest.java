package io.github.oneslice.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlidingWindowTest {

	/** A predictor that looks at each voxel alone must give the same whatever the windows are. */
	private static final Extent VOLUMES = new Extent(16, 16, 16);

	@Test
	void windowsLeaveNoSeams() {
		Random random = new Random(3);
		for (int trial = 0; trial < 20; trial++) {
			Extent size = new Extent(1 + random.nextInt(50), 1 + random.nextInt(50), 1 + random.nextInt(30));
			float[] image = new float[size.voxels()];
			for (int i = 0; i < image.length; i++)
				image[i] = random.nextFloat();
			SlidingWindow windows = SlidingWindow.covering(size, 16 * 16 * (1 + random.nextInt(48)), VOLUMES);
			float[][] probability = windows.predict(image, size, 2, SlidingWindowTest::voxelByVoxel, () -> {});
			for (int i = 0; i < image.length; i++) {
				assertEquals(image[i], probability[1][i], 1e-5);
				assertEquals(1 - image[i], probability[0][i], 1e-5);
			}
		}
	}

	/** Half of the windows are forgotten before the last are begun, and nothing is lost. */
	@Test
	void slicesAreReadInTheirOrderOnly() {
		Extent size = new Extent(20, 20, 60);
		float[] image = new float[size.voxels()];
		for (int i = 0; i < image.length; i++)
			image[i] = i / (float) image.length;
		List<Double> parts = new ArrayList<>();
		Slices slices = new SlidingWindow(VOLUMES, new double[] { 0.5, 0.5, 0.5 }).predict(Slices.of(image, size), 2,
			SlidingWindowTest::voxelByVoxel, parts::add);
		for (int z = 0; z < size.z(); z++)
			assertEquals(image[size.index(7, 9, z)], slices.slice(z)[1][size.index(7, 9, 0)], 1e-5);
		assertThrows(IllegalStateException.class, () -> slices.slice(0));
		assertEquals(0, parts.get(0));
		for (int i = 1; i < parts.size(); i++)
			assertTrue(parts.get(i) > parts.get(i - 1) && parts.get(i) < 1);
	}

	/** What a window says at its edge counts less than what its neighbour says there from its middle. */
	@Test
	void middlesOfWindowsCountMore() {
		SlidingWindow windows = new SlidingWindow(new Extent(16, 16, 16), new double[] { 0.5, 0.5, 0.5 });
		Extent size = new Extent(24, 16, 16);
		AtomicInteger number = new AtomicInteger();
		float[][] probability = windows.predict(new float[24 * 16 * 16], size, 1, (image, window) -> {
			float[] result = new float[image.length];
			Arrays.fill(result, number.get());
			number.incrementAndGet();
			return result;
		}, () -> {});
		assertEquals(3, number.get());
		assertEquals(0, probability[0][0], 1e-6);
		assertEquals(2, probability[0][23], 1e-6);
		assertTrue(probability[0][9] < 1 && probability[0][14] > 1);
	}

	@Test
	void windowsFitTheNetworkAndTheMemory() {
		Random random = new Random(4);
		for (int trial = 0; trial < 100; trial++) {
			Extent size = new Extent(1 + random.nextInt(300), 1 + random.nextInt(300), 1 + random.nextInt(300));
			int most = 5000 + random.nextInt(1_000_000);
			Extent window = SlidingWindow.covering(size, most, VOLUMES).window();
			for (int d = 0; d < 3; d++) {
				assertEquals(0, window.along(d) % 16);
				assertTrue(window.along(d) < size.along(d) + 16);
			}
			assertTrue((long) window.voxels() <= most);
		}
	}

	@ParameterizedTest
	@CsvSource({ "100x75x44, 80x64x32, 80x80x48", "40x30x20, 80x64x32, 48x32x32", "300x300x100, 96x96x64, 80x80x80", "300x300x300, 112x112x80, 96x96x96",
		"20x20x10, 112x112x80, 32x32x16" })
	void windowsAreAboutAsLargeAsTwoPatchesThatWereLearnedFrom(String size, String patch, String window) {
		assertEquals(extent(window), SlidingWindow.covering(extent(size), extent(patch), VOLUMES).window());
	}

	@Test
	void slicesSeenForThemselvesAreSeenWhole() {
		Extent window = SlidingWindow.covering(new Extent(200, 190, 88), new Extent(96, 96, 1), new Extent(16, 16, 1)).window();
		assertEquals(208, window.x());
		assertEquals(192, window.y());
	}

	@ParameterizedTest
	@CsvSource({ "10, 0", "16, 0", "17, 0 1", "18, 0 1 2", "24, 0 4 8", "32, 0 8 16", "40, 0 8 16 24" })
	void threeWindowsAtLeastWhereOneIsNotEnough(int length, String starts) {
		SlidingWindow windows = new SlidingWindow(VOLUMES, new double[] { 0.5, 0.5, 0 });
		assertEquals(starts, Arrays.stream(windows.starts(length, 0)).mapToObj(Integer::toString).collect(Collectors.joining(" ")));
	}

	@Test
	void slicesSeenForThemselvesAreSeenOnce() {
		Extent size = new Extent(40, 30, 21);
		AtomicInteger slices = new AtomicInteger();
		float[][] probability = SlidingWindow.covering(size, 48 * 32 * 5, new Extent(16, 16, 1)).predict(new float[40 * 30 * 21], size, 2,
			(image, window) -> {
				assertTrue(window.x() == 48 && window.y() == 32 && window.z() <= 5);
				slices.addAndGet(window.z());
				return voxelByVoxel(image, window);
			}, () -> {});
		assertEquals(40 * 30 * 21, probability[0].length);
		assertTrue(slices.get() < 21 + 5, slices + " slices");
	}

	private static Extent extent(String text) {
		int[] lengths = Arrays.stream(text.split("x")).mapToInt(Integer::parseInt).toArray();
		return new Extent(lengths[0], lengths[1], lengths[2]);
	}

	private static float[] voxelByVoxel(float[] image, Extent size) {
		float[] probability = new float[2 * image.length];
		for (int i = 0; i < image.length; i++) {
			probability[2 * i] = 1 - image[i];
			probability[2 * i + 1] = image[i];
		}
		return probability;
	}
}
