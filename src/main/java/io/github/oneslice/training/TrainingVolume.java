package io.github.oneslice.training;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import io.github.oneslice.annotation.AnnotatedSlice;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.WorkingGrid;
import io.github.oneslice.registration.SliceRegistration;
import io.github.oneslice.selfpaced.Fusion;

/**
 * A volume of the training set at working resolution.
 *
 * @param name what messages call it
 * @param domain the group it comes from; empty when it is not known
 * @param grid the way back to its own resolution
 * @param image z-scored grey values, x fastest
 * @param known class indices where annotated, {@link SparseLabels#UNKNOWN} elsewhere
 * @param sources the slices that labels are carried from
 * @param distance slices to the nearest annotation, 0 where the voxel itself is; null for an unlabelled volume
 */
public record TrainingVolume(String name, String domain, WorkingGrid grid, float[] image, byte[] known,
	List<AnnotatedSlice> sources, float[] distance)
{

	public boolean labelled() {
		return distance != null;
	}

	/** The same as if nothing of it were known. */
	TrainingVolume withoutAnnotation() {
		return new TrainingVolume(name, domain, grid, image, SparseLabels.nothing(image.length), List.of(), null);
	}

	/** Whether every voxel is annotated, so that nothing is left to find out. */
	boolean whollyKnown() {
		for (byte label : known)
			if (SparseLabels.isUnknown(label)) return false;
		return true;
	}

	/** A digest of image and annotation, which says nothing of either: SHA-256 in hexadecimal digits. */
	String fingerprint() {
		ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * image.length + known.length);
		bytes.asFloatBuffer().put(image);
		bytes.position(Float.BYTES * image.length).put(known);
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
		}
		catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e); // every Java has it
		}
	}

	/** Whether registration has something to carry, and somewhere to carry it. */
	boolean propagates() {
		return !sources.isEmpty() && !whollyKnown();
	}

	public Extent size() {
		return grid.workingSize();
	}

	/** What registration learns from: along the annotated axes, or through the slices as they are shown. */
	SliceRegistration.Stack stack() {
		return new SliceRegistration.Stack(image, size(), sources.isEmpty() ? List.of(SliceAxis.XY) : AnnotatedSlice.axes(sources));
	}

	Fusion.Annotation annotation() {
		return new Fusion.Annotation(size(), known, distance, AnnotatedSlice.axes(sources));
	}
}
