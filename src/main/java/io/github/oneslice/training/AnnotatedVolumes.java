package io.github.oneslice.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.oneslice.selfpaced.PseudoLabels;

/**
 * The pseudo-labels of the annotated volumes, as registration and teacher stand. They are fused anew when a volume is drawn
 * and its last fusion is too long ago.
 */
final class AnnotatedVolumes {

	private final List<TrainingVolume> volumes;
	private final Map<TrainingVolume, State> states = new HashMap<>();

	/**
	 * @param fused class indices to learn
	 * @param weight how far each voxel is trusted
	 */
	record PseudoLabel(byte[] fused, float[] weight, long step) {}

	/** Predicts the class probabilities of a whole volume, [class][voxel]. */
	@FunctionalInterface
	interface Teacher {

		float[][] predict(TrainingVolume volume);
	}

	private static final class State {

		private byte[] registration;
		private PseudoLabel pseudoLabel;
	}

	AnnotatedVolumes(List<TrainingVolume> volumes) {
		this.volumes = volumes.stream().filter(TrainingVolume::labelled).toList();
		this.volumes.forEach(volume -> states.put(volume, new State()));
	}

	List<TrainingVolume> volumes() {
		return volumes;
	}

	/** Takes over what registration says now: class indices of a whole volume. */
	void setRegistration(TrainingVolume volume, byte[] registration) {
		states.get(volume).registration = registration;
		states.get(volume).pseudoLabel = null;
	}

	byte[] registration(TrainingVolume volume) {
		return states.get(volume).registration;
	}

	/** The last fused label, null before the first. */
	byte[] fused(TrainingVolume volume) {
		PseudoLabel last = states.get(volume).pseudoLabel;
		return last == null ? null : last.fused;
	}

	/**
	 * @param step training step
	 * @param every after how many steps a fusion is outdated
	 * @param scheduleStep the step of the published schedule that this one corresponds to, of {@code scheduleSteps}
	 */
	PseudoLabel pseudoLabel(TrainingVolume volume, long step, int every, long scheduleStep, long scheduleSteps,
		Teacher teacher)
	{
		State state = states.get(volume);
		PseudoLabel last = state.pseudoLabel;
		if (last != null && step - last.step < every) return last;
		double share = PseudoLabels.PAPER.teacherShare(scheduleStep, scheduleSteps);
		float[][] probability = teacher.predict(volume);
		byte[] fused = PseudoLabels.fuse(state.registration, probability, volume.known(), share, volume.size());
		byte[] segmentation = PseudoLabels.segmentation(probability, volume.known(), volume.size());
		float[] weight = PseudoLabels.PAPER.weights(state.registration, segmentation, volume.distance(), scheduleStep);
		state.pseudoLabel = new PseudoLabel(fused, weight, step);
		return state.pseudoLabel;
	}

	/** Copies of all registration labels and fusions, to be stored with a checkpoint. */
	List<byte[]> registrations() {
		List<byte[]> result = new ArrayList<>();
		for (TrainingVolume volume : volumes)
			result.add(states.get(volume).registration);
		return result;
	}
}
