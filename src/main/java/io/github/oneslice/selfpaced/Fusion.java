package io.github.oneslice.selfpaced;

import java.util.List;

import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.image.Extent;

/** How what registration says of an annotated volume and what the teacher says of it become one pseudo-label. */
public interface Fusion {

	/**
	 * @param registration R, class indices of one volume, x fastest
	 * @param trust how far registration is trusted at each voxel, 0 to 1
	 * @param teacher class probabilities, [class][voxel], summing to 1 over the classes
	 * @param annotation never overruled
	 * @param progress how far training has come, 0 to 1
	 */
	Fused fuse(byte[] registration, float[] trust, float[][] teacher, Annotation annotation, double progress);

	/** Whether volumes are fused again and again while training goes on, or only where it starts from a model. */
	default boolean continual() {
		return true;
	}

	/** What is learned while the teacher has not been asked yet. */
	default Fused before(byte[] registration, float[] trust, Annotation annotation) {
		return new Fused(registration, registration, trust);
	}

	/**
	 * What a person said of a volume.
	 *
	 * @param known the annotated classes, {@link SparseLabels#UNKNOWN} elsewhere
	 * @param distance slices to the nearest annotation; infinite where there is no annotated slice
	 * @param axes orientations of the annotated slices
	 */
	record Annotation(Extent size, byte[] known, float[] distance, List<SliceAxis> axes) {

		boolean isUnknown(int voxel) {
			return SparseLabels.isUnknown(known[voxel]);
		}
	}

	/**
	 * @param labels class indices to learn
	 * @param segmentation class indices as the teacher sees them
	 * @param weight how much each voxel counts
	 */
	record Fused(byte[] labels, byte[] segmentation, float[] weight) {}
}
