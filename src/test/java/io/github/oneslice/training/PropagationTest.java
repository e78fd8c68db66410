package io.github.oneslice.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import io.github.oneslice.annotation.AnnotationRule;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.files.StackInMemory;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.PropagateJob;
import io.github.oneslice.job.Sample;
import io.github.oneslice.settings.Dimensions;

class PropagationTest {

	private static final Extent SIZE = new Extent(32, 32, 12);
	private static final VoxelSize VOXEL = new VoxelSize(1, 1, 1, "mm");

	/** A bright box through all slices, annotated on one; all else is unknown, but the left border is known to be background. */
	@Test
	void plainBackgroundAtTheBorderDoesNotOutvoteTheAnnotatedSlice() {
		float[] grey = new float[SIZE.voxels()];
		byte[] labels = SparseLabels.nothing(grey.length);
		for (int z = 0; z < SIZE.z(); z++)
			for (int y = 0; y < SIZE.y(); y++)
				for (int x = 0; x < SIZE.x(); x++) {
					boolean inside = x >= 10 && x < 22 && y >= 10 && y < 22;
					grey[SIZE.index(x, y, z)] = inside ? 200 : 50 + (7 * x + 5 * y) % 11;
					if (z == 6) labels[SIZE.index(x, y, z)] = (byte) (inside ? 1 : 0);
					else if (x < 9) labels[SIZE.index(x, y, z)] = 0;
				}
		Sample sample = Sample.labelled(StackInMemory.of("image", Volumes.ofFloats(grey, SIZE, VOXEL)), StackInMemory.of("labels", Volumes
			.ofBytes(labels, SIZE, VOXEL)), new AnnotationRule(SliceAxis.XY, "", SparseLabels.UNKNOWN));
		byte[] carried = Volumes.toBytes(Propagation.run(new PropagateJob(sample, TestMethods.settings("supervised", Dimensions.THREE).with(
			"registration_steps", "2")), 1, Monitor.SILENT));
		for (int z : new int[] { 2, 5, 7, 10 }) {
			int plane = SIZE.with(2, 1).voxels();
			byte[] slice = Arrays.copyOfRange(carried, z * plane, (z + 1) * plane);
			int count = 0;
			for (byte label : slice)
				count += label;
			assertTrue(count > 100, "slice " + z + ": " + count);
			assertEquals(0, slice[SIZE.index(4, 16, 0)]);
		}
	}
}
