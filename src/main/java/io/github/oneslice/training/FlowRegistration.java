package io.github.oneslice.training;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.registration.FlowPropagation;
import io.github.oneslice.settings.TrainingSettings;

/**
 * Registration by dense flow, which has nothing to learn. A label is trusted as far as flows of several windows agree on it,
 * and less with the distance to the annotation, by as much as other volumes can tell what is there: of n annotated volumes the
 * distance counts 1 − 1/n. Certain background is trusted at any distance.
 */
final class FlowRegistration implements RegistrationStage {

	private final FlowPropagation propagation;
	private final double decay;
	private final Monitor monitor;

	FlowRegistration(List<TrainingVolume> volumes, TrainingSettings settings, int classes, Monitor monitor) {
		this.monitor = monitor;
		propagation = new FlowPropagation(classes, settings.registration().appearance());
		long annotated = Math.max(1, volumes.stream().filter(TrainingVolume::labelled).count());
		decay = Math.pow(settings.pseudoLabels().distanceDecay(), 1 - 1.0 / annotated);
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
		FlowPropagation.Carried carried = propagation.propagate(volume.stack(), volume.known(), volume.sources());
		if (carried.dropped() > 0) monitor.report(Event.note(volume.name() + ": " + carried.dropped()
			+ " voxels that registration labelled are left out, since they do not hang together with an annotated slice."));
		float[] distance = volume.distance();
		float[] trust = new float[distance.length];
		for (int i = 0; i < trust.length; i++)
			trust[i] = carried.certain()[i] ? 1 : (float) Math.pow(decay, distance[i]) * carried.agreement()[i] * carried.agreement()[i];
		return new Carried(carried.labels(), trust);
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
