package io.github.oneslice.training;

import static io.github.oneslice.training.PhantomTraining.phantom;
import static io.github.oneslice.training.PhantomTraining.sample;
import static io.github.oneslice.training.PhantomTraining.settings;
import static io.github.oneslice.training.PhantomTraining.train;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.oneslice.error.UserException;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.Wish;
import io.github.oneslice.model.Model;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.training.PhantomTraining.Person;
import io.github.oneslice.training.PhantomTraining.Recorder;

/** What stops, and what goes on from there. */
class ResumeTest {

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
		assertSame(whole.losses, together);
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

	/** The first round ends with the fourth step. */
	@ParameterizedTest
	@ValueSource(ints = { 4, 5 })
	void aModelHoldsTheNetworksOfAllRoundsButOneThatHasOnlyJustBegun(int steps) {
		TrainingSettings rounds = settings("supervised", "3D").with("rounds", "2").with("round_steps", "1");
		Recorder undisturbed = new Recorder(Integer.MAX_VALUE);
		train(new File(folder.toFile(), "undisturbed"), undisturbed, false, rounds);
		File model = new File(folder.toFile(), "model");
		train(model, new Person(steps, Wish.FINISH, 0), false, rounds);
		assertEquals(1, Model.read(model).networks().size());
		Map<String, float[]> ofFirst = Model.read(model).networks().get(0);
		Recorder rest = new Recorder(Integer.MAX_VALUE);
		train(model, rest, true, rounds);
		assertSame(undisturbed.losses.subList(steps, 8), rest.losses);
		List<Map<String, float[]>> ofBoth = Model.read(model).networks();
		assertEquals(2, ofBoth.size());
		ofFirst.forEach((name, weights) -> assertArrayEquals(weights, ofBoth.get(0).get(name), 1e-6f, name));
		Map<String, float[]> ofSecond = ofBoth.get(1);
		assertTrue(ofFirst.keySet().stream().anyMatch(name -> !Arrays.equals(ofFirst.get(name), ofSecond.get(name))));
	}

	@Test
	void cancelledAtTheEndOfARoundItGoesOnAsIfNothingHadBeen() {
		TrainingSettings rounds = settings("supervised", "3D").with("registration", "flow").with("rounds", "4").with("round_steps", "1");
		Recorder undisturbed = new Recorder(Integer.MAX_VALUE);
		File whole = new File(folder.toFile(), "whole");
		train(whole, undisturbed, false, rounds);
		assertTrue(undisturbed.titles.get(5).endsWith("round 3 of 4") && undisturbed.titles.get(6).endsWith("round 4 of 4"), undisturbed.titles::toString);
		Recorder impatient = new Recorder(Integer.MAX_VALUE) {

			@Override
			public boolean isCancelled() {
				return losses.size() == 6;
			}
		};
		File model = new File(folder.toFile(), "model");
		assertThrows(CancellationException.class, () -> train(model, impatient, false, rounds));
		Recorder rest = new Recorder(Integer.MAX_VALUE);
		train(model, rest, true, rounds);
		assertSame(undisturbed.losses.subList(6, 8), rest.losses);
		List<Map<String, float[]>> expected = Model.read(whole).networks();
		List<Map<String, float[]>> actual = Model.read(model).networks();
		assertEquals(4, actual.size());
		for (int i = 0; i < 4; i++)
			for (String name : expected.get(i).keySet())
				assertArrayEquals(expected.get(i).get(name), actual.get(i).get(name), 1e-6f, name);
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
		assertSame(whole.losses, resumed.losses);
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
		assertSame(whole.losses, person.losses);
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
	void goingOnWithWhatWasNeverBegunIsSaid() {
		Recorder recorder = new Recorder(Integer.MAX_VALUE);
		try (Trainer trainer = new Trainer(SmallTraining.job(new File(folder.toFile(), "new"), "supervised", "steps=2", true), 2, recorder)) {
			trainer.train();
		}
		assertEquals(2, recorder.losses.size());
		assertTrue(recorder.messages.stream().anyMatch(message -> message.startsWith("There is no stopped training in ")), recorder.messages::toString);
	}

	private static void assertSame(List<Double> expected, List<Double> losses) {
		assertEquals(expected.size(), losses.size());
		for (int i = 0; i < losses.size(); i++)
			assertEquals(expected.get(i), losses.get(i), 1e-4, "loss " + (i + 1));
	}
}
