package io.github.oneslice.training;

import java.util.Arrays;
import java.util.List;

import io.github.oneslice.annotation.AnnotatedSlice;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SliceDistance;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.job.TrainJob;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.image.Normalization;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.WorkingGrid;
import io.github.oneslice.registration.SliceRegistration;
import io.github.oneslice.error.UserException;

/**
 * A volume of the training set at working resolution.
 *
 * @param name what messages call it
 * @param grid the way back to its own resolution
 * @param image z-scored grey values, x fastest
 * @param known class indices where annotated, {@link SparseLabels#UNKNOWN} elsewhere; null for an unlabelled volume
 * @param slices the annotated slices at working resolution
 * @param distance slices to the nearest annotation, 0 where the voxel itself is; null for an unlabelled volume
 */
public record TrainingVolume(String name, WorkingGrid grid, float[] image, byte[] known, List<AnnotatedSlice> slices,
	float[] distance)
{

	public static TrainingVolume of(TrainJob.Sample sample, double spacing, LabelClasses classes, Dimensions dimensions) {
		int[] size = sample.image().size();
		WorkingGrid grid = WorkingGrid.of(size, sample.image().voxelSize(), spacing, dimensions);
		float[] image = Normalization.zScore(grid.shrink(Volumes.toFloats(sample.image())));
		if (sample.labels() == null) return new TrainingVolume(sample.name(), grid, image, null, List.of(), null);
		if (!Arrays.equals(size, sample.labels().labels().size())) throw new UserException("The labels of " + sample
			.name() + " are not of the size of its image.");
		byte[] known = grid.shrinkLabels(classes.toClasses(Volumes.toBytes(sample.labels().labels())), SparseLabels.UNKNOWN);
		List<AnnotatedSlice> slices = sample.labels().slices().stream().map(slice -> new AnnotatedSlice(slice.axis(), grid
			.workingIndex(slice.axis().normal(), slice.index()))).distinct().toList();
		float[] distance = SliceDistance.toNearest(slices, grid.workingSize());
		for (int i = 0; i < distance.length; i++)
			if (Byte.toUnsignedInt(known[i]) != SparseLabels.UNKNOWN) distance[i] = 0;
		return new TrainingVolume(sample.name(), grid, image, known, slices, distance);
	}

	public boolean labelled() {
		return known != null;
	}

	/** Whether registration has something to carry, and somewhere to carry it. */
	public boolean propagates() {
		if (slices.isEmpty()) return false;
		for (byte label : known)
			if (Byte.toUnsignedInt(label) == SparseLabels.UNKNOWN) return true;
		return false;
	}

	public int[] size() {
		return grid.workingSize();
	}

	/** As much as is known of a volume nobody annotated. */
	public byte[] unknown() {
		byte[] unknown = new byte[image.length];
		Arrays.fill(unknown, (byte) SparseLabels.UNKNOWN);
		return unknown;
	}

	/** What registration learns from: along the annotated axes, or through the slices as they are shown. */
	public SliceRegistration.Stack stack() {
		List<SliceAxis> axes = slices.stream().map(AnnotatedSlice::axis).distinct().toList();
		return new SliceRegistration.Stack(image, size(), axes.isEmpty() ? List.of(SliceAxis.XY) : axes);
	}
}
