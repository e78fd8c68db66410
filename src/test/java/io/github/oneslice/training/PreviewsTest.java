package io.github.oneslice.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.oneslice.annotation.AnnotatedSlice;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.image.WorkingGrid;
import io.github.oneslice.job.Event;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Preset;

class PreviewsTest {

	@Test
	void aPreviewIsGivenOnceAndHasAPredictionWhenThereIsOne() throws InterruptedException {
		Extent size = new Extent(6, 5, 12);
		TrainingLabels labels = labels(size, new byte[size.voxels()]);
		Previews previews = new Previews(labels);
		Event.Preview first = previews.next();
		assertEquals(size, first.image().size());
		assertNull(first.prediction());
		assertEquals(4, first.slice(), "a sixth of the stack away from the annotated slice");
		assertNull(previews.next(), "nothing is new");
		float[][] probability = new float[2][size.voxels()];
		Arrays.fill(probability[1], 1);
		labels.hear(labels.volumes().get(0), probability, 0.5);
		assertNull(previews.next(), "too soon");
		Thread.sleep(2100);
		assertTrue(Volumes.toBytes(previews.next().prediction())[100] == 1);
	}

	/** Every third voxel along x and y of a wide one, every second slice of a deep one. */
	@Test
	void largeVolumesAreThinned() {
		Extent wide = new Extent(600, 20, 4);
		byte[] marked = new byte[wide.voxels()];
		marked[wide.index(303, 6, 2)] = 1;
		Event.Preview thin = new Previews(labels(wide, marked)).next();
		assertEquals(new Extent(200, 7, 4), thin.image().size());
		byte[] expected = new byte[200 * 7 * 4];
		expected[thin.labels().size().index(101, 2, 2)] = 1;
		assertArrayEquals(expected, Volumes.toBytes(thin.labels()));

		Extent deep = new Extent(256, 256, 100);
		Event.Preview half = new Previews(labels(deep, new byte[deep.voxels()])).next();
		assertEquals(new Extent(256, 256, 50), half.image().size());
		assertEquals(100, half.slices());
	}

	/** One volume of which the slice 2 is annotated. */
	private static TrainingLabels labels(Extent size, byte[] carried) {
		byte[] known = SparseLabels.nothing(size.voxels());
		known[size.index(0, 0, 2)] = 0;
		float[] image = new float[size.voxels()];
		image[0] = 1;
		TrainingVolume volume = new TrainingVolume("scan", "", WorkingGrid.of(size, VoxelSize.UNCALIBRATED, 0, false), image, known, List.of(
			new AnnotatedSlice(SliceAxis.XY, 2)), new float[size.voxels()]);
		TrainingLabels labels = new TrainingLabels(List.of(volume), Methods.named("SPSS").settings(Preset.LAPTOP, Dimensions.THREE).pseudoLabels());
		labels.setRegistration(volume, new RegistrationStage.Carried(carried, new float[size.voxels()]));
		return labels;
	}
}
