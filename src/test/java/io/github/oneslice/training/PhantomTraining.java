package io.github.oneslice.training;

import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.oneslice.annotation.AnnotationRule;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.engine.LocalEngine;
import io.github.oneslice.files.StackInMemory;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.Sample;
import io.github.oneslice.job.TrainJob;
import io.github.oneslice.job.Wish;
import io.github.oneslice.settings.Choice;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.testimages.Phantom;

/** Trainings of seconds, on two phantoms with one annotated slice each, and who watches them. */
final class PhantomTraining {

	static final Extent SIZE = new Extent(40, 36, 20);

	private PhantomTraining() {}

	static TrainJob.Result train(File model, Monitor monitor, boolean resume) {
		return train(model, monitor, resume, settings("SPSS", "3D"));
	}

	static TrainJob.Result train(File model, Monitor monitor, boolean resume, TrainingSettings settings) {
		return train(List.of(sample(1), sample(2)), model, monitor, resume, settings);
	}

	static TrainJob.Result train(List<Sample> samples, File model, Monitor monitor, boolean resume, TrainingSettings settings) {
		try (LocalEngine engine = new LocalEngine()) {
			return engine.run(new TrainJob(samples, model, settings, resume), monitor);
		}
	}

	/** Little work, but something of everything. */
	static TrainingSettings settings(String method, String dimensions) {
		return TestMethods.settings(method, Choice.of(Dimensions.class, "dimensions", dimensions), (method.length() == 2 ? "confidence=0.6 " : "")
			+ "registration=learned steps=8 filters=2 patch_x=32 patch_y=32 patch_z=16 registration_steps=4 registration_batch=4 registration_every=3"
			+ " registration_refresh=1 pseudo_label_every=2 unlabelled_from=0.4 precision=float32 round_steps=3");
	}

	static Phantom phantom(long seed) {
		return Phantom.of(SIZE, new VoxelSize(1, 1, 2, "mm"), 2, seed);
	}

	/** One annotated slice, the structure labelled 7. */
	static Sample sample(long seed) {
		Phantom phantom = phantom(seed);
		byte[] labels = Volumes.toBytes(phantom.labels());
		int plane = SIZE.x() * SIZE.y();
		for (int i = 0; i < labels.length; i++)
			labels[i] = i / plane == 10 ? (byte) (7 * labels[i]) : (byte) SparseLabels.UNKNOWN;
		return Sample.labelled(StackInMemory.of("phantom " + seed, phantom.image()), StackInMemory.of("labels", Volumes.ofBytes(labels, SIZE, phantom
			.image().voxelSize())), new AnnotationRule(SliceAxis.XY, "", SparseLabels.UNKNOWN)).of("scanner " + seed);
	}

	/** Remembers the losses and cancels after a number of them. */
	static class Recorder implements Monitor {

		final List<Double> losses = new ArrayList<>();
		final List<String> messages = new ArrayList<>();
		final List<String> titles = new ArrayList<>();
		final Map<String, Double> values = new HashMap<>();
		private final int most;
		Event.Preview firstPreview;

		Recorder(int most) {
			this.most = most;
		}

		@Override
		public void report(Event event) {
			if (firstPreview == null) firstPreview = event.preview();
			messages.add(event.message());
			event.values().forEach((quantity, value) -> values.put(quantity.name(), value));
			if (event.stage() != Event.Stage.TRAINING) return;
			losses.add(event.values().get(Losses.TOTAL));
			titles.add(event.title());
		}

		@Override
		public boolean isCancelled() {
			return losses.size() >= most;
		}
	}

	/** Wishes something after a number of losses; a pause for some time. */
	static class Person extends Recorder {

		private final int after;
		private final Wish wish;
		private final long millis;
		final long start = System.nanoTime();
		long pausedAt;
		int lossesInPause;

		Person(int after, Wish wish, long millis) {
			super(Integer.MAX_VALUE);
			this.after = after;
			this.wish = wish;
			this.millis = millis;
		}

		@Override
		public void report(Event event) {
			super.report(event);
			if (event.stage() == Event.Stage.PAUSED) pausedAt = System.nanoTime();
		}

		@Override
		public Wish wish() {
			if (losses.size() < after || wish == Wish.PAUSE && pauseIsOver()) return Wish.GO_ON;
			lossesInPause = losses.size();
			return wish;
		}

		final boolean pauseIsOver() {
			return pausedAt > 0 && System.nanoTime() - pausedAt > millis * 1_000_000;
		}
	}
}
