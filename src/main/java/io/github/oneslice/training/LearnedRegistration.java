package io.github.oneslice.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.registration.LabelPropagation;
import io.github.oneslice.registration.SliceRegistration;
import io.github.oneslice.selfpaced.PseudoLabels;
import io.github.oneslice.settings.RegistrationSettings;
import io.github.oneslice.settings.TrainingSettings;

/** Registration by a network: learned first from the images, then together with the pseudo-labels. */
final class LearnedRegistration implements RegistrationStage {

	private static final int NEAR = 10;
	private static final int REPORT_EVERY = 5;

	private final List<SliceRegistration.Stack> stacks;
	private final List<TrainingVolume> volumes;
	private final LabelPropagation propagation;
	private final SliceRegistration registration;
	private final Monitor monitor;
	/** Where everything is annotated, or nothing to carry, there is nothing to learn. */
	private final boolean needed;
	private final PseudoLabels pseudoLabels;
	private long steps;

	LearnedRegistration(List<TrainingVolume> volumes, TrainingSettings training, int classes, int threads, Monitor monitor)
	{
		this.volumes = volumes;
		RegistrationSettings settings = training.registration();
		pseudoLabels = TrainingLabels.published(training.pseudoLabels());
		this.monitor = monitor;
		stacks = volumes.stream().map(TrainingVolume::stack).toList();
		needed = volumes.stream().anyMatch(TrainingVolume::propagates);
		propagation = new LabelPropagation(settings.cleanUpWidth(), NEAR, classes, settings.appearance());
		registration = new SliceRegistration(stacks, new SliceRegistration.Settings(settings.registrationBatch(), settings
			.registrationLearningRate(), settings.similarity(), settings.smoothness(), classes, threads, training.seed()));
	}

	@Override
	public void train(int until, BooleanSupplier enough, Runnable afterStep) {
		List<byte[]> none = Arrays.asList(new byte[stacks.size()][]);
		while (needed && steps < until && !enough.getAsBoolean()) {
			monitor.checkCancelled();
			double loss = registration.train(stacks, none, steps++);
			if (steps % REPORT_EVERY == 0) monitor.report(new Event(Event.Stage.REGISTRATION, Event.Stage.REGISTRATION
				.title(), steps, until, "", Map.of(Losses.TOTAL, loss), null));
			afterStep.run();
		}
	}

	@Override
	public void refresh(int more, TrainingLabels annotated) {
		if (!needed) return;
		List<byte[]> labels = new ArrayList<>();
		for (TrainingVolume volume : volumes)
			labels.add(volume.labelled() ? annotated.of(volume).labels() : null);
		for (int i = 0; i < more; i++) {
			monitor.checkCancelled();
			registration.train(stacks, labels, steps++);
		}
	}

	/** Trusted by the distance to the annotation. */
	@Override
	public Carried propagate(TrainingVolume volume) {
		return new Carried(propagation.propagate(registration, volume.stack(), volume.known(), volume.sources()), pseudoLabels.nearness(volume
			.distance()));
	}

	@Override
	public Map<String, float[]> read() {
		Map<String, float[]> values = registration.read();
		values.put("steps", new float[] { steps });
		return values;
	}

	@Override
	public void write(Map<String, float[]> values) {
		registration.write(values);
		steps = (long) values.get("steps")[0];
	}

	@Override
	public boolean learns() {
		return needed;
	}

	@Override
	public void close() {
		registration.close();
	}
}
