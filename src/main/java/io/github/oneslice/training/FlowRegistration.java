package io.github.oneslice.training;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.registration.FlowPropagation;
import io.github.oneslice.settings.TrainingSettings;

/**
 * Registration by dense flow, which has nothing to learn. What flows of several windows say alike is trusted. A class drifts on its way
 * and runs past its ends, so it is trusted less with the distance to the annotation and where a slice as a whole shows that it was lost
 * ({@link FlowPropagation.Carried#coherence}), by as much as other volumes can tell what is there: of n annotated volumes both count
 * 1 − 1/n. Background that the flows agree on is as likely far away as close by, and certain where nothing was ever carried.
 */
final class FlowRegistration implements RegistrationStage {

	/** A class is lost where it is less coherent than this. */
	static final double LOST = 0.7;
	/** From this coherence on it is as good as close by. */
	private static final double KEPT = 0.9;

	private final FlowPropagation propagation;
	private final double decay;
	/** What part other volumes have in telling what is there. */
	private final double others;
	private final Monitor monitor;

	FlowRegistration(List<TrainingVolume> volumes, TrainingSettings settings, int classes, Monitor monitor) {
		this.monitor = monitor;
		propagation = new FlowPropagation(classes, settings.registration().appearance());
		long annotated = Math.max(1, volumes.stream().filter(TrainingVolume::labelled).count());
		decay = settings.pseudoLabels().distanceDecay();
		others = 1 - 1.0 / annotated;
	}

	@Override
	public void train(int until, BooleanSupplier enough, Runnable afterStep) {}

	@Override
	public void refresh(int more, TrainingLabels annotated) {}

	@Override
	public boolean learns() {
		return false;
	}

	@Override
	public Carried propagate(TrainingVolume volume) {
		FlowPropagation.Carried carried = carried(volume);
		return new Carried(carried.labels(), trust(carried, volume.distance()));
	}

	@Override
	public byte[] enlarged(TrainingVolume volume) {
		return volume.grid().enlarge(carried(volume).shares());
	}

	private FlowPropagation.Carried carried(TrainingVolume volume) {
		FlowPropagation.Carried carried = propagation.propagate(volume.stack(), volume.known(), volume.sources(), monitor::checkCancelled);
		if (carried.dropped() > 0) monitor.report(Event.note(volume.name() + ": " + carried.dropped()
			+ " voxels that registration labelled are left out, since they do not hang together with an annotated slice."));
		return carried;
	}

	/**
	 * How far each carried label is trusted, 0 to 1.
	 *
	 * @param distance slices to the nearest annotation
	 */
	float[] trust(FlowPropagation.Carried carried, float[] distance) {
		float[] trust = new float[distance.length];
		for (int i = 0; i < trust.length; i++)
			trust[i] = carried.certain()[i] ? 1 : trust(carried, i, distance[i]);
		return trust;
	}

	private float trust(FlowPropagation.Carried carried, int voxel, float distance) {
		float agreed = carried.agreement()[voxel] * carried.agreement()[voxel];
		if (carried.labels()[voxel] == 0) return agreed;
		return agreed * (float) Math.pow(Math.pow(decay, distance) * kept(carried.coherence()[voxel]), others);
	}

	private static double kept(double coherence) {
		return Math.max(0, Math.min(1, (coherence - LOST) / (KEPT - LOST)));
	}

	@Override
	public Map<String, float[]> read() {
		return Map.of();
	}

	@Override
	public void write(Map<String, float[]> values) {}

	@Override
	public void close() {}
}
