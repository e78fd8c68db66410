package io.github.oneslice.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.oneslice.annotation.AnnotationRule;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.engine.LocalEngine;
import io.github.oneslice.error.UserException;
import io.github.oneslice.files.StackInMemory;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.Sample;
import io.github.oneslice.job.SegmentJob;
import io.github.oneslice.job.TrainJob;
import io.github.oneslice.job.Wish;
import io.github.oneslice.model.Model;
import io.github.oneslice.settings.Choice;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.LargestComponent;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.testimages.Phantom;

class TrainerTest {

	private static final Extent SIZE = new Extent(40, 36, 20);

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource({ "SPSS,3D", "ST,3D", "MT,3D", "CT,3D", "supervised,3D", "SPSS,2D", "CT,2D", "LFME,3D" })
	void resumedTrainingHasTheLossesOfTrainingThatNeverStopped(String method, String dimensions) {
		Recorder whole = new Recorder(Integer.MAX_VALUE);
		train(new File(folder.toFile(), "whole"), whole, false, settings(method, dimensions));
		File interrupted = new File(folder.toFile(), "interrupted");
		Recorder first = new Recorder(4);
		assertThrows(CancellationException.class, () -> train(interrupted, first, false, settings(method, dimensions)));
		assertFalse(Model.isIn(interrupted));
		Recorder second = new Recorder(Integer.MAX_VALUE);
		train(interrupted, second, true, settings(method, dimensions));
		List<Double> together = new ArrayList<>(first.losses);
		together.addAll(second.losses);
		assertEquals(whole.losses.size(), together.size());
		for (int i = 0; i < together.size(); i++)
			assertEquals(whole.losses.get(i), together.get(i), 1e-4, "step " + (i + 1));
	}

	/** An image is known by what it shows; its name, which may be that of a patient, stays out. */
	@Test
	void aCheckpointKnowsItsImagesButNamesNone() throws IOException {
		File model = new File(folder.toFile(), "model");
		TrainingSettings settings = settings("supervised", "3D").with("registration", "flow");
		assertThrows(CancellationException.class, () -> train(model, new Recorder(2), false, settings));
		for (File file : model.listFiles())
			assertFalse(new String(Files.readAllBytes(file.toPath()), StandardCharsets.ISO_8859_1).contains("phantom"), file.getName());
		UserException refused = assertThrows(UserException.class, () -> train(List.of(sample(1), sample(3)), model, new Recorder(9), true, settings));
		assertTrue(refused.getMessage().contains("other images"), refused.getMessage());
		train(model, new Recorder(Integer.MAX_VALUE), true, settings);
		assertFalse(Files.readString(Model.description(model).toPath()).contains("phantom"));
	}

	@Test
	void trainsInRoundsWhereNotAllIsAnnotated() {
		Recorder recorder = new Recorder(Integer.MAX_VALUE);
		train(new File(folder.toFile(), "sparse"), recorder, false, settings("supervised", "3D").with("rounds", "2").with("round_steps", "4"));
		assertEquals(4, recorder.titles.stream().filter(title -> title.endsWith("round 1 of 2")).count(), recorder.titles::toString);
		assertEquals(4, recorder.titles.stream().filter(title -> title.endsWith("round 2 of 2")).count(), recorder.titles::toString);
		assertEquals(2, Model.read(new File(folder.toFile(), "sparse")).networks().size());
		Recorder whole = new Recorder(Integer.MAX_VALUE);
		Sample sample = sample(1);
		train(List.of(Sample.labelled(sample.image(), StackInMemory.of("labels", phantom(1).labels()), AnnotationRule.WHOLE)), new File(folder
			.toFile(), "whole"), whole, false, settings("supervised", "3D").with("rounds", "2").with("round_steps", "4"));
		assertTrue(whole.titles.stream().noneMatch(title -> title.contains("round")), whole.titles::toString);
		assertEquals(1, Model.read(new File(folder.toFile(), "whole")).networks().size());
	}

	@Test
	void aRoundThatHasOnlyJustBegunIsNotKeptUntilItGoesOn() {
		TrainingSettings rounds = settings("supervised", "3D").with("rounds", "2").with("round_steps", "4");
		Recorder undisturbed = new Recorder(Integer.MAX_VALUE);
		train(new File(folder.toFile(), "undisturbed"), undisturbed, false, rounds);
		File model = new File(folder.toFile(), "model");
		train(model, new Person(5, Wish.FINISH, 0), false, rounds);
		List<Map<String, float[]>> ofFirst = Model.read(model).networks();
		assertEquals(1, ofFirst.size());
		Recorder rest = new Recorder(Integer.MAX_VALUE);
		train(model, rest, true, rounds);
		for (int i = 0; i < rest.losses.size(); i++)
			assertEquals(undisturbed.losses.get(5 + i), rest.losses.get(i), 1e-4);
		List<Map<String, float[]>> ofBoth = Model.read(model).networks();
		assertEquals(2, ofBoth.size());
		ofFirst.get(0).forEach((name, weights) -> assertArrayEquals(weights, ofBoth.get(1).get(name), name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "AdaMix", "CutMix", "None" })
	void spssMixesAsItIsTold(String perturbation) {
		Recorder recorder = new Recorder(Integer.MAX_VALUE);
		train(new File(folder.toFile(), perturbation), recorder, false, settings("SPSS", "3D").with("perturbation", perturbation));
		assertEquals(8, recorder.losses.size());
	}

	@Test
	void withOneDomainThereIsNoExpertAndTheRestIsPlainTraining() {
		Recorder plain = new Recorder(Integer.MAX_VALUE);
		Recorder alone = new Recorder(Integer.MAX_VALUE);
		Recorder guided = new Recorder(Integer.MAX_VALUE);
		List<Sample> oneDomain = List.of(sample(1).of(""), sample(2).of(""));
		train(oneDomain, new File(folder.toFile(), "plain"), plain, false, settings("supervised", "3D"));
		train(oneDomain, new File(folder.toFile(), "alone"), alone, false, settings("LFME", "3D").with("rounds", "1"));
		train(new File(folder.toFile(), "guided"), guided, false, settings("LFME", "3D").with("rounds", "1").with("guidance", "1"));
		assertTrue(alone.messages.stream().anyMatch(message -> message.contains("one domain")), alone.messages::toString);
		assertTrue(guided.messages.contains("2 domains: scanner 1, scanner 2."), guided.messages::toString);
		for (int i = 0; i < plain.losses.size(); i++) {
			assertEquals(plain.losses.get(i), alone.losses.get(i), 1e-5);
			assertTrue(guided.losses.get(i) > plain.losses.get(i) + 0.01, "step " + i);
		}
	}

	@ParameterizedTest
	@CsvSource({ "supervised, supervised", "MT, MT", "CT, CT", "supervised, SPSS", "SPSS, supervised" })
	void trainingOnStartsFromTheWeightsOfTheModel(String before, String method) {
		File first = new File(folder.toFile(), "first");
		train(first, new Recorder(Integer.MAX_VALUE), false, settings(before, "3D").with("filters", "3"));
		File second = new File(folder.toFile(), "second");
		TrainingSettings still = settings(method, "3D").with("learning_rate", "1e-12").with("weight_decay", "0").with("steps", "1");
		try (LocalEngine engine = new LocalEngine()) {
			engine.run(new TrainJob(List.of(sample(1)), second, still, first, false, false), Monitor.SILENT);
			UserException refused = assertThrows(UserException.class, () -> engine.run(new TrainJob(List.of(withLabel(9)), new File(folder
				.toFile(), "third"), still, first, false, false), Monitor.SILENT));
			assertTrue(refused.getMessage().contains("knows the labels [0, 7], but the annotation holds [9]"), refused.getMessage());
			UserException planar = assertThrows(UserException.class, () -> engine.run(new TrainJob(List.of(sample(1)), new File(folder
				.toFile(), "third"), settings(method, "2D"), first, false, false), Monitor.SILENT));
			assertTrue(planar.getMessage().contains("is 3D"), planar.getMessage());
		}
		Model start = Model.read(first);
		Model after = Model.read(second);
		assertEquals(3, after.architecture().filters());
		assertEquals(start.preprocessing(), after.preprocessing());
		for (String name : start.networks().get(0).keySet())
			if (after.networks().get(0).containsKey(name) && !name.contains("mean") && !name.contains("variance")) assertArrayEquals(start.networks().get(0).get(name), after.networks().get(0).get(name),
				1e-6f, name);
	}

	@Test
	void selectionAndContrastCanBeLeftOut() {
		Recorder recorder = new Recorder(Integer.MAX_VALUE);
		train(new File(folder.toFile(), "plain"), recorder, false, settings("SPSS", "3D").with("sample_selection", "false").with(
			"contrastive", "false"));
		assertEquals(8, recorder.losses.size());
	}

	@Test
	void saysThatTheTimeWasOverBeforeTheFirstStep() {
		Recorder recorder = new Recorder(Integer.MAX_VALUE);
		train(new File(folder.toFile(), "short"), recorder, false, settings("supervised", "3D").with("minutes", "0.0001"));
		assertEquals(List.of(), recorder.losses);
		assertTrue(recorder.messages.stream().anyMatch(message -> message.contains("has learned nothing")), recorder.messages::toString);
	}

	@Test
	void registrationIsResumedToo() {
		Recorder whole = new Recorder(Integer.MAX_VALUE);
		train(new File(folder.toFile(), "whole"), whole, false);
		File interrupted = new File(folder.toFile(), "interrupted");
		Monitor impatient = new Monitor() {

			private int asked;

			@Override
			public void report(Event event) {}

			@Override
			public boolean isCancelled() {
				return ++asked > 6; // four times while reading, then after two of the four steps of registration
			}
		};
		assertThrows(CancellationException.class, () -> train(interrupted, impatient, false));
		assertTrue(Checkpoint.isIn(interrupted));
		Recorder resumed = new Recorder(Integer.MAX_VALUE);
		train(interrupted, resumed, true);
		assertEquals(whole.losses.size(), resumed.losses.size());
		for (int i = 0; i < resumed.losses.size(); i++)
			assertEquals(whole.losses.get(i), resumed.losses.get(i), 1e-4, "step " + (i + 1));
	}

	@Test
	void previewsShowWhatIsLearned() {
		Recorder recorder = new Recorder(Integer.MAX_VALUE);
		train(new File(folder.toFile(), "model"), recorder, false);
		Event.Preview preview = recorder.firstPreview;
		assertEquals("phantom 1", preview.name());
		assertEquals(SIZE, preview.image().size());
		assertEquals(SIZE.z(), preview.slices());
		assertEquals(SIZE, preview.labels().size());
		assertNull(preview.prediction(), "before the network was asked");
		double dice = recorder.values.get("Dice on annotated slices (learned from)");
		assertTrue(dice >= 0 && dice <= 1, () -> "" + dice);
	}

	@ParameterizedTest
	@ValueSource(strings = { "flow", "learned" })
	void aPauseHoldsAndGoesOnAsIfNothingHadBeen(String registration) {
		TrainingSettings settings = settings("supervised", "3D").with("registration", registration);
		Recorder whole = new Recorder(Integer.MAX_VALUE);
		train(new File(folder.toFile(), "whole"), whole, false, settings);
		File model = new File(folder.toFile(), "paused");
		Person person = new Person(3, Wish.PAUSE, 1500);
		train(model, person, false, settings);
		assertEquals(3, person.lossesInPause);
		assertTrue(Checkpoint.isIn(model));
		assertEquals(whole.losses.size(), person.losses.size());
		for (int i = 0; i < whole.losses.size(); i++)
			assertEquals(whole.losses.get(i), person.losses.get(i), 1e-4, "step " + (i + 1));
		double seconds = ((Number) Model.read(model).training().get("seconds")).doubleValue();
		assertTrue(seconds < (System.nanoTime() - person.start) * 1e-9 - 1.4, () -> "the pause counts: " + seconds);
	}

	@Test
	void cancelsAlsoInAPause() {
		File model = new File(folder.toFile(), "model");
		Person person = new Person(2, Wish.PAUSE, 300) {

			@Override
			public boolean isCancelled() {
				return pauseIsOver();
			}

			@Override
			public Wish wish() {
				return losses.size() < 2 ? Wish.GO_ON : Wish.PAUSE;
			}
		};
		assertThrows(CancellationException.class, () -> train(model, person, false, settings("supervised", "3D")));
		assertTrue(System.nanoTime() - person.pausedAt < 2_300_000_000L);
		assertEquals(2, person.losses.size());
		assertFalse(Model.isIn(model));
	}

	@Test
	void finishesWithWhatItHasAndGoesOnFromThere() {
		File model = new File(folder.toFile(), "model");
		Person person = new Person(3, Wish.FINISH, 0);
		train(model, person, false, settings("supervised", "3D"));
		assertEquals(3, person.losses.size());
		assertTrue(person.messages.stream().anyMatch(message -> message.contains("finished early") && message.contains("3 of 8 steps")), person.messages::toString);
		assertEquals(true, Model.read(model).training().get("finished_early"));
		Recorder rest = new Recorder(Integer.MAX_VALUE);
		train(model, rest, true, settings("supervised", "3D"));
		assertEquals(5, rest.losses.size());
		assertEquals(false, Model.read(model).training().get("finished_early"));
	}

	@Test
	void modelGivesLabelsOfTheVolumesSizeInThePersonsOwnValues() {
		File model = new File(folder.toFile(), "model");
		TrainJob.Result result = train(model, new Recorder(Integer.MAX_VALUE), false);
		assertEquals(2, result.carried().size());
		try (LocalEngine engine = new LocalEngine()) {
			SegmentJob.Result segmented = engine.run(new SegmentJob(StackInMemory.of("phantom", phantom(3).image()), model, true, true, LargestComponent.NO, false),
				Monitor.SILENT);
			assertEquals(List.of(0, 7), segmented.labelValues());
			assertEquals(2, segmented.probability().size());
			assertEquals(SIZE, segmented.labels().size());
			float[] background = Volumes.toFloats(segmented.probability().get(0));
			float[] structure = Volumes.toFloats(segmented.probability().get(1));
			byte[] labels = Volumes.toBytes(segmented.labels());
			for (int i = 0; i < labels.length; i++) {
				assertEquals(1, background[i] + structure[i], 1e-4);
				assertEquals(structure[i] > background[i] ? 7 : 0, labels[i]);
			}
		}
	}

	@Test
	void goingOnWithWhatWasNeverBegunIsSaid() {
		Recorder recorder = new Recorder(Integer.MAX_VALUE);
		try (Trainer trainer = new Trainer(SmallTraining.job(new File(folder.toFile(), "new"), "supervised", "steps=2", true), 2, recorder)) {
			trainer.train();
		}
		assertEquals(2, recorder.losses.size());
		assertTrue(recorder.messages.stream().anyMatch(message -> message.startsWith("There is no stopped training in ")), recorder.messages::toString);
	}

	private static TrainJob.Result train(File model, Monitor monitor, boolean resume) {
		return train(model, monitor, resume, settings("SPSS", "3D"));
	}

	private static TrainJob.Result train(File model, Monitor monitor, boolean resume, TrainingSettings settings) {
		return train(List.of(sample(1), sample(2)), model, monitor, resume, settings);
	}

	private static TrainJob.Result train(List<Sample> samples, File model, Monitor monitor, boolean resume, TrainingSettings settings) {
		try (LocalEngine engine = new LocalEngine()) {
			return engine.run(new TrainJob(samples, model, settings, resume), monitor);
		}
	}

	/** Little work, but something of everything. */
	private static TrainingSettings settings(String method, String dimensions) {
		TrainingSettings settings = TestMethods.settings(method, Choice.of(Dimensions.class, "dimensions", dimensions));
		for (String change : ((method.length() == 2 ? "confidence=0.6 " : "") + "registration=learned steps=8 filters=2 patch_x=32 patch_y=32 patch_z=16 registration_steps=4 registration_batch=4"
			+ " registration_every=3 registration_refresh=1 pseudo_label_every=2 unlabelled_from=0.4 precision=float32 round_steps=3").split(" "))
			settings = settings.with(change.split("=")[0], change.split("=")[1]);
		return settings;
	}

	private static Sample withLabel(int label) {
		Sample sample = sample(1);
		byte[] labels = Volumes.toBytes(sample.labels().labels());
		for (int i = 0; i < labels.length; i++)
			if (labels[i] == 7) labels[i] = (byte) label;
		return Sample.labelled(sample.image(), StackInMemory.of("labels", Volumes.ofBytes(labels, SIZE, sample.labels().labels().voxelSize())), sample
			.rule());
	}

	private static Phantom phantom(long seed) {
		return Phantom.of(SIZE, new VoxelSize(1, 1, 2, "mm"), 2, seed);
	}

	/** One annotated slice, the structure labelled 7. */
	private static Sample sample(long seed) {
		Phantom phantom = phantom(seed);
		byte[] labels = Volumes.toBytes(phantom.labels());
		int plane = SIZE.x() * SIZE.y();
		for (int i = 0; i < labels.length; i++)
			labels[i] = i / plane == 10 ? (byte) (7 * labels[i]) : (byte) SparseLabels.UNKNOWN;
		return Sample.labelled(StackInMemory.of("phantom " + seed, phantom.image()), StackInMemory.of("labels", Volumes.ofBytes(labels, SIZE, phantom
			.image().voxelSize())), new AnnotationRule(SliceAxis.XY, "", SparseLabels.UNKNOWN)).of("scanner " + seed);
	}

	/** Remembers the losses and cancels after a number of them. */
	private static class Recorder implements Monitor {

		final List<Double> losses = new ArrayList<>();
		final List<String> messages = new ArrayList<>();
		final List<String> titles = new ArrayList<>();
		final Map<String, Double> values = new HashMap<>();
		private final int most;
		private Event.Preview firstPreview;

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
	private static class Person extends Recorder {

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
