package io.github.oneslice.training;

import java.util.Arrays;

import io.github.oneslice.annotation.AnnotatedSlice;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.job.Event;
import io.github.oneslice.selfpaced.Fusion;
import net.imglib2.img.array.ArrayImgs;

/** Shows now and then what is learned of a volume and what the networks make of it, so that a person can look through its slices. */
final class Previews {

	private static final long NANOS_BETWEEN = 2_000_000_000L;
	/** A picture is not shown larger. */
	private static final int MOST_PIXELS_A_SIDE = 256;
	/** What one preview may hold, so that it is sent and drawn in no time. */
	private static final int MOST_VOXELS = 4_000_000;
	/** Part of the grey values that is left out at each end of the scale. */
	private static final double SATURATED = 0.001;

	private final TrainingLabels labels;
	private Fusion.Fused shown;
	private long shownAt;

	Previews(TrainingLabels labels) {
		this.labels = labels;
	}

	/** The next preview; null where there is nothing new to see, or the last one is hardly looked at. */
	Event.Preview next() {
		TrainingVolume volume = labels.latest();
		Fusion.Fused label = labels.of(volume);
		if (label == shown || shown != null && System.nanoTime() - shownAt < NANOS_BETWEEN) return null;
		shown = label;
		shownAt = System.nanoTime();
		return of(volume, label, labels.wasPredicted(volume));
	}

	private static Event.Preview of(TrainingVolume volume, Fusion.Fused label, boolean predicted) {
		Thinned thinned = Thinned.of(volume.size());
		VoxelSize voxelSize = volume.grid().workingVoxelSize();
		Volume image = new Volume(ArrayImgs.unsignedBytes(thinned.pick(grey(volume.image())), thinned.size.x(), thinned.size.y(), thinned.size.z()), voxelSize);
		LabelVolume learned = Volumes.ofBytes(thinned.pick(label.labels()), thinned.size, voxelSize);
		LabelVolume prediction = predicted ? Volumes.ofBytes(thinned.pick(label.segmentation()), thinned.size, voxelSize) : null;
		return new Event.Preview(volume.name(), volume.grid().size().z(), Math.min(thinned.size.z() - 1, hardSlice(volume) / thinned.stepZ), image, learned,
			prediction);
	}

	/** Some way off the annotated slice, on its farther side: there labels are hard. */
	private static int hardSlice(TrainingVolume volume) {
		int depth = volume.size().z();
		int annotated = volume.sources().stream().filter(slice -> slice.axis() == SliceAxis.XY).mapToInt(AnnotatedSlice::index).findFirst()
			.orElse(depth / 2);
		return annotated < depth / 2 ? annotated + depth / 6 : annotated - depth / 6;
	}

	private static byte[] grey(float[] image) {
		float[] sorted = image.clone();
		Arrays.sort(sorted);
		float low = sorted[(int) (SATURATED * (sorted.length - 1))];
		float range = Math.max(1e-6f, sorted[(int) ((1 - SATURATED) * (sorted.length - 1))] - low);
		byte[] grey = new byte[image.length];
		for (int i = 0; i < grey.length; i++)
			grey[i] = (byte) Math.round(255 * Math.max(0, Math.min(1, (image[i] - low) / range)));
		return grey;
	}

	private static int ceilDiv(int length, int step) {
		return (length + step - 1) / step;
	}

	/**
	 * Every so many voxels of a volume.
	 *
	 * @param whole its size
	 * @param size what is left of it
	 */
	private record Thinned(Extent whole, Extent size, int stepXY, int stepZ) {

		static Thinned of(Extent whole) {
			int stepXY = ceilDiv(Math.max(whole.x(), whole.y()), MOST_PIXELS_A_SIDE);
			Extent plane = new Extent(ceilDiv(whole.x(), stepXY), ceilDiv(whole.y(), stepXY), 1);
			int stepZ = Math.max(1, (int) Math.ceil((double) plane.voxels() * whole.z() / MOST_VOXELS));
			return new Thinned(whole, plane.with(2, ceilDiv(whole.z(), stepZ)), stepXY, stepZ);
		}

		byte[] pick(byte[] values) {
			byte[] picked = new byte[size.voxels()];
			for (int z = 0, i = 0; z < size.z(); z++)
				for (int y = 0; y < size.y(); y++)
					for (int x = 0; x < size.x(); x++)
						picked[i++] = values[whole.index(x * stepXY, y * stepXY, z * stepZ)];
			return picked;
		}
	}
}
