package io.github.oneslice.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.oneslice.error.UserException;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.model.Model;

class DivergenceTest {

	private static final int STEPS = 8;

	@TempDir
	Path folder;

	private final List<String> notes = new ArrayList<>();
	private final List<Long> steps = new ArrayList<>();

	@Test
	void trainingThatDivergesGoesOnFromItsLastCheckpointWithALowerRate() {
		Model model = train("step=5 times=1 checkpoint_minutes=60");
		assertEquals(List.of("Training diverged at step 7. It goes on from step 1 with a quarter of the learning rate."), notes);
		assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L), steps);
		assertEquals(0.25, ((Number) model.training().get("learning_rate_factor")).doubleValue());
	}

	@Test
	void aCheckpointAfterEachStepIsNeverOneThatHasDiverged() {
		train("step=5 times=1 checkpoint_minutes=0");
		assertEquals(List.of("Training diverged at step 7. It goes on from step 6 with a quarter of the learning rate."), notes);
	}

	/** The loss of a step is that before its update. */
	@Test
	void theLastStepCanDivergeToo() {
		train("step=7 times=1 checkpoint_minutes=0");
		assertEquals(1, notes.size(), notes::toString);
		assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 8L), steps);
	}

	@Test
	void whatDivergesAgainIsToldAndTheModelOfBeforeStays() throws IOException {
		train("step=5 times=0");
		byte[] before = Files.readAllBytes(Model.description(folder.toFile()).toPath());
		UserException told = assertThrows(UserException.class, () -> train("step=5 times=2"));
		assertTrue(told.getMessage().contains("also with a lower learning rate") && told.getMessage().contains("learning_rate"), told.getMessage());
		assertEquals(1, notes.size(), notes::toString);
		assertArrayEquals(before, Files.readAllBytes(Model.description(folder.toFile()).toPath()));
	}

	private Model train(String changes) {
		try (Trainer trainer = new Trainer(SmallTraining.job(folder.toFile(), "diverging", "steps=" + STEPS + " " + changes, false), 1, new Listener())) {
			trainer.train().model().write(folder.toFile());
		}
		return Model.read(folder.toFile());
	}

	private final class Listener implements Monitor {

		@Override
		public void report(Event event) {
			if (event.stage() == Event.Stage.NOTE && event.message().contains("diverged")) notes.add(event.message());
			if (event.stage() == Event.Stage.TRAINING) steps.add(event.step());
		}

		@Override
		public boolean isCancelled() {
			return false;
		}
	}
}
