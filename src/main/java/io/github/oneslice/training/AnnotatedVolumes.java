package io.github.oneslice.training;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import io.github.oneslice.annotation.AnnotatedSlice;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.job.Event;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.settings.PaperSchedule;
import io.github.oneslice.selfpaced.PseudoLabels;

/**
 * The pseudo-labels of the annotated volumes, as registration and teacher stand. They are fused anew when a volume is drawn
 * and its last fusion is too long ago.
 */
public final class AnnotatedVolumes {

	private final List<TrainingVolume> volumes;
	private final PseudoLabels pseudoLabels;
	private final Map<TrainingVolume, State> states = new IdentityHashMap<>();
	private TrainingVolume latest;

	/**
	 * @param fused class indices to learn
	 * @param segmentation class indices as the teacher sees them
	 * @param weight how far each voxel is trusted
	 * @param step when it was fused
	 */
	public record PseudoLabel(byte[] fused, byte[] segmentation, float[] weight, long step) implements Serializable {}

	/**
	 * @param registration what registration says, class indices
	 * @param pseudoLabel the last fusion; null before the first
	 */
	public record State(byte[] registration, PseudoLabel pseudoLabel) implements Serializable {}

	/** Predicts the class probabilities of a whole volume, [class][voxel]. */
	@FunctionalInterface
	interface Teacher {

		float[][] predict(TrainingVolume volume);
	}

	public AnnotatedVolumes(List<TrainingVolume> volumes, PseudoLabels pseudoLabels) {
		this.pseudoLabels = pseudoLabels;
		this.volumes = volumes.stream().filter(TrainingVolume::labelled).toList();
	}

	public List<TrainingVolume> volumes() {
		return volumes;
	}

	/** Takes over what registration says now. */
	public void setRegistration(TrainingVolume volume, byte[] registration) {
		State before = states.get(volume);
		states.put(volume, new State(registration, before == null ? null : before.pseudoLabel));
	}

	/** The last fused label, null before the first. */
	public byte[] fused(TrainingVolume volume) {
		PseudoLabel last = states.get(volume).pseudoLabel;
		return last == null ? null : last.fused;
	}

	/**
	 * @param step training step
	 * @param every after how many steps a fusion is outdated
	 * @param scheduleStep the step of the published schedule that this one corresponds to
	 */
	public PseudoLabel pseudoLabel(TrainingVolume volume, long step, int every, long scheduleStep, Teacher teacher)
	{
		State state = states.get(volume);
		PseudoLabel last = state.pseudoLabel;
		if (last != null && step - last.step < every) return last;
		double share = pseudoLabels.teacherShare(scheduleStep, PaperSchedule.STEPS);
		float[][] probability = teacher.predict(volume);
		byte[] fused = PseudoLabels.fuse(state.registration, probability, volume.known(), share, volume.size());
		byte[] segmentation = PseudoLabels.segmentation(probability, volume.known(), volume.size());
		float[] weight = pseudoLabels.weights(state.registration, segmentation, volume.distance(), scheduleStep);
		PseudoLabel label = new PseudoLabel(fused, segmentation, weight, step);
		states.put(volume, new State(state.registration, label));
		latest = volume;
		return label;
	}

	/** One slice of the volume that was fused last; null before the first fusion. */
	public Event.Preview preview() {
		if (latest == null) return null;
		PseudoLabel label = states.get(latest).pseudoLabel;
		int[] size = latest.size();
		int[] plane = { size[0], size[1], 1 };
		int first = previewSlice(latest) * size[0] * size[1];
		int end = first + size[0] * size[1];
		VoxelSize voxelSize = latest.grid().workingVoxelSize();
		return new Event.Preview(Volumes.ofFloats(Arrays.copyOfRange(latest.image(), first, end), plane, voxelSize), Volumes
			.ofBytes(Arrays.copyOfRange(label.fused, first, end), plane, voxelSize), Volumes.ofBytes(Arrays.copyOfRange(
				label.segmentation, first, end), plane, voxelSize));
	}

	/** Some way off the annotated slice, on its farther side: there labels are hard. */
	private static int previewSlice(TrainingVolume volume) {
		int depth = volume.size()[2];
		int annotated = volume.slices().stream().filter(slice -> slice.axis() == SliceAxis.XY).mapToInt(AnnotatedSlice::index)
			.findFirst().orElse(depth / 2);
		return annotated < depth / 2 ? annotated + depth / 6 : annotated - depth / 6;
	}

	/** In the order of the volumes. */
	public List<State> states() {
		List<State> result = new ArrayList<>();
		volumes.forEach(volume -> result.add(states.get(volume)));
		return result;
	}

	public void restore(List<State> stored) {
		for (int i = 0; i < volumes.size(); i++)
			states.put(volumes.get(i), stored.get(i));
	}
}
