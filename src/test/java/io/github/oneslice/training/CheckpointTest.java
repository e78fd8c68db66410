package io.github.oneslice.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.oneslice.error.UserException;
import io.github.oneslice.network.Precision;
import io.github.oneslice.selfpaced.Fusion;

class CheckpointTest {

	@TempDir
	Path folder;

	@Test
	void givesBackWhatWasWritten() {
		TrainingLabels.State state = new TrainingLabels.State(new byte[] { 1, 0 }, new float[] { 1, 0.25f }, new TrainingLabels.PseudoLabel(
			new Fusion.Fused(new byte[] { 1, 1 }, new byte[] { 0, 1 }, new float[] { 0.5f, 1 }), 40));
		new Checkpoint(List.of(0, 7), List.of("a", "b"), new Checkpoint.Position(42, new Rounds(List.of(0.5)), 1, 12.5, 3.25, Precision.BFLOAT16, 0.25), Map.of("consistency", 0.75,
			"none", Double.NaN), Map.of("student/w", new float[] { 1 }), Map.of("w", new float[] { 2, 3 }), List.of(new byte[] { 0, 1 }), List.of(
				state), List.of(Map.of("w", new float[] { 7 }))).write(folder.toFile());
		Checkpoint read = Checkpoint.read(folder.toFile());
		assertEquals(List.of(0, 7), read.labelValues());
		assertEquals(List.of("a", "b"), read.volumes());
		assertEquals(new Checkpoint.Position(42, new Rounds(List.of(0.5)), 1, 12.5, 3.25, Precision.BFLOAT16, 0.25), read.position());
		assertEquals(Map.of("consistency", 0.75), read.method());
		assertArrayEquals(new float[] { 1 }, read.networks().get("student/w"));
		assertArrayEquals(new float[] { 2, 3 }, read.registration().get("w"));
		assertArrayEquals(new byte[] { 0, 1 }, read.carried().get(0));
		assertArrayEquals(new float[] { 0.5f, 1 }, read.pseudoLabels().get(0).pseudoLabel().fused().weight());
		assertArrayEquals(new byte[] { 1, 0 }, read.pseudoLabels().get(0).registration());
		assertArrayEquals(new float[] { 7 }, read.roundsBefore().get(0).get("w"));
		assertEquals(40, read.pseudoLabels().get(0).pseudoLabel().step());
		Checkpoint.deleteIn(folder.toFile());
		assertFalse(Checkpoint.isIn(folder.toFile()));
	}

	@Test
	void oneOfAnOlderVersionIsToldFromADamagedOne() throws IOException {
		Files.writeString(folder.resolve("checkpoint.bin"), "serialized");
		assertTrue(Checkpoint.isIn(folder.toFile()));
		assertTrue(refusal().contains("older version of OneSlice"), refusal());
		Files.writeString(folder.resolve("checkpoint.safetensors"), "nothing of the kind");
		assertTrue(refusal().contains("is damaged") && refusal().contains("Train without resume"), refusal());
	}

	@Test
	void oneIsDueByTheClock() {
		assertTrue(new CheckpointClock(0).isDue());
		assertFalse(new CheckpointClock(1).isDue());
	}

	private String refusal() {
		return assertThrows(UserException.class, () -> Checkpoint.read(folder.toFile())).getMessage();
	}
}
