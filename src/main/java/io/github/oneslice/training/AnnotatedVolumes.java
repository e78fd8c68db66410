package io.github.oneslice.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.oneslice.annotation.AnnotatedSlice;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.job.Event;
import io.github.oneslice.selfpaced.PseudoLabels;
import io.github.oneslice.settings.PaperSchedule;
import io.github.oneslice.settings.PseudoLabelSettings;

/**
 * The annotated volumes with their pseudo-labels, as registration and the predictors of the training stand. Before the
 * predictors were asked, a pseudo-label is what registration says.
 */
final class AnnotatedVolumes {

	private final List<TrainingVolume> volumes;
	private final PseudoLabels pseudoLabels;
	private final int every;
	private final Map<TrainingVolume, State> states = new IdentityHashMap<>();
	private TrainingVolume latest;

	/**
	 * @param fused class indices to learn
	 * @param segmentation class indices as the predictors see them
	 * @param weight how far each voxel is trusted
	 * @param step when it was fused
	 */
	record PseudoLabel(byte[] fused, byte[] segmentation, float[] weight, long step) {}

	/**
	 * @param registration what registration says, class indices
	 * @param trust how far it is trusted, 0 to 1
	 * @param pseudoLabel the last fusion
	 */
	record State(byte[] registration, float[] trust, PseudoLabel pseudoLabel) {}

	AnnotatedVolumes(List<TrainingVolume> volumes, PseudoLabelSettings settings) {
		this.volumes = List.copyOf(volumes);
		every = settings.pseudoLabelEvery();
		pseudoLabels = rule(settings);
	}

	/** The rule of pseudo-labels that settings ask for. */
	static PseudoLabels rule(PseudoLabelSettings settings) {
		return PseudoLabels.PAPER.with(settings.teacherShare(), settings.teacherShareExponent(), settings.distanceDecay());
	}

	List<TrainingVolume> volumes() {
		return volumes;
	}

	/** Takes over what registration says now. */
	void setRegistration(TrainingVolume volume, RegistrationStage.Carried carried) {
		State before = states.get(volume);
		PseudoLabel label = before == null ? new PseudoLabel(carried.labels(), carried.labels(), carried.trust(), 0) : before.pseudoLabel;
		states.put(volume, new State(carried.labels(), carried.trust(), label));
	}

	PseudoLabel pseudoLabel(TrainingVolume volume) {
		return states.get(volume).pseudoLabel;
	}

	/** The volume whose fusion is the oldest, if it is outdated. Where all is annotated there is nothing to fuse. */
	Optional<TrainingVolume> outdated(long step) {
		return volumes.stream().filter(volume -> !volume.whollyKnown()).min(Comparator.comparingLong(volume -> pseudoLabel(volume).step))
			.filter(volume -> step - pseudoLabel(volume).step >= every);
	}

	/**
	 * Fuses what registration says with what the predictors say.
	 *
	 * @param probability class probabilities, [class][voxel]
	 */
	void fuse(TrainingVolume volume, float[][] probability, Moment moment) {
		long scheduleStep = PaperSchedule.stepAt(moment.progress());
		State state = states.get(volume);
		byte[] registration = state.registration;
		double share = pseudoLabels.teacherShare(scheduleStep, PaperSchedule.STEPS);
		byte[] fused = PseudoLabels.fuse(registration, probability, volume.known(), share, volume.size());
		byte[] segmentation = PseudoLabels.segmentation(probability, volume.known(), volume.size());
		float[] weight = pseudoLabels.trustedWeights(registration, segmentation, state.trust, scheduleStep);
		states.put(volume, new State(registration, state.trust, new PseudoLabel(fused, segmentation, weight, moment.step())));
		latest = volume;
	}

	/** One slice of the volume that was fused last; of the first volume before. */
	Event.Preview preview() {
		TrainingVolume shown = latest == null ? volumes.get(0) : latest;
		PseudoLabel label = pseudoLabel(shown);
		Extent plane = shown.size().with(2, 1);
		int first = previewSlice(shown) * plane.voxels();
		int end = first + plane.voxels();
		VoxelSize voxelSize = shown.grid().workingVoxelSize();
		return new Event.Preview(Volumes.ofFloats(Arrays.copyOfRange(shown.image(), first, end), plane, voxelSize), Volumes.ofBytes(Arrays
			.copyOfRange(label.fused, first, end), plane, voxelSize), Volumes.ofBytes(Arrays.copyOfRange(label.segmentation, first, end), plane,
				voxelSize));
	}

	/** Some way off the annotated slice, on its farther side: there labels are hard. */
	private static int previewSlice(TrainingVolume volume) {
		int depth = volume.size().z();
		int annotated = volume.sources().stream().filter(slice -> slice.axis() == SliceAxis.XY).mapToInt(AnnotatedSlice::index).findFirst()
			.orElse(depth / 2);
		return annotated < depth / 2 ? annotated + depth / 6 : annotated - depth / 6;
	}

	/** In the order of the volumes. */
	List<State> states() {
		List<State> result = new ArrayList<>();
		volumes.forEach(volume -> result.add(states.get(volume)));
		return result;
	}

	void restore(List<State> stored) {
		for (int i = 0; i < volumes.size(); i++)
			states.put(volumes.get(i), stored.get(i));
	}
}
