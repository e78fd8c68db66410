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

import io.github.oneslice.image.Extent;
import io.github.oneslice.model.LabelClass;
import io.github.oneslice.model.Model;
import io.github.oneslice.model.Preprocessing;
import io.github.oneslice.network.Architecture;

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
	void aTrainingThatGoesOnTakesNoneBeforeTheNextIsDue() {
		Snapshots snapshots = new Snapshots(folder.toFile(), 2);
		snapshots.skipTo(250);
		assertFalse(snapshots.due(251));
		assertTrue(snapshots.due(361));
	}

	@Test
	void theyAreModelsNamedByTheirTimeAndGoWithTheNextTraining() {
		Model model = new Model(new Architecture("U-Net", 1, 2, 2), new Preprocessing(1.5, "mm", Preprocessing.Z_SCORE), List.of(LabelClass
			.unnamed(0, 0, false), LabelClass.unnamed(7, 1, false)), new Extent(32, 32, 1), Map.of("steps_taken", 3), List.of(Map.of("kernel", new float[] { 1, 2, 3, 4 })));
		Snapshots snapshots = new Snapshots(folder.toFile(), 2);
		snapshots.take(125, () -> model);
		File taken = folder.resolve("snapshots/0002.1").toFile();
		assertEquals(List.of(0, 7), Model.read(taken).labelValues());
		assertEquals(model.architecture(), Model.read(taken).architecture());
		snapshots.clear();
		assertFalse(Model.isIn(taken));
		snapshots.clear();
	}
}
