package io.github.oneslice.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.model.Model;

class SnapshotsTest {

	@TempDir
	Path folder;

	@Test
	void oneIsDueEachTimeSoManyMinutesArePast() {
		Snapshots snapshots = new Snapshots(folder.toFile(), 2);
		assertFalse(snapshots.due(119));
		assertTrue(snapshots.due(121));
		assertFalse(snapshots.due(239));
		assertTrue(snapshots.due(500));
		assertFalse(snapshots.due(501));
		assertFalse(new Snapshots(folder.toFile(), 0).due(1e6));
	}

	@Test
	void theyAreModelsNamedByTheirTimeAndGoWithTheNextTraining() {
		Model model = new Model(Dimensions.TWO, 4, List.of(0, 7), 1.5, "mm", List.of(32, 32, 1), Map.of("seed", "1"), Map.of("steps_taken", 3),
			List.of(Map.of("kernel", new float[] { 1, 2 })));
		Snapshots snapshots = new Snapshots(folder.toFile(), 2);
		snapshots.take(125, () -> model);
		File taken = folder.resolve("snapshots/0002.1").toFile();
		assertEquals(List.of(0, 7), Model.read(taken).labelValues());
		assertEquals(Dimensions.TWO, Model.read(taken).dimensions());
		snapshots.clear();
		assertFalse(Model.isIn(taken));
		snapshots.clear();
	}
}
