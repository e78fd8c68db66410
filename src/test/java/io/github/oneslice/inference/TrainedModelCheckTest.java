package io.github.oneslice.inference;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.oneslice.annotation.AnnotationRule;
import io.github.oneslice.engine.LocalEngine;
import io.github.oneslice.error.UserException;
import io.github.oneslice.files.StackInMemory;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.Sample;
import io.github.oneslice.job.TrainJob;
import io.github.oneslice.model.Model;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.testimages.Phantom;
import io.github.oneslice.training.TestMethods;

class TrainedModelCheckTest {

	private static final Phantom PHANTOM = Phantom.of(new Extent(32, 32, 16), new VoxelSize(1, 1, 1, "mm"), 2, 1);

	@Test
	void aModelThatCallsEverythingForegroundIsNoModel(@TempDir Path folder) {
		File model = folder.toFile();
		List<Sample> samples = List.of(Sample.labelled(StackInMemory.of("image", PHANTOM.image()), StackInMemory.of("labels", PHANTOM.labels()),
			AnnotationRule.WHOLE));
		TrainJob.Result result = train(samples, model);
		assertFalse(new File(model, "unchecked").exists());
		assertEquals(result.agreement(), TrainedModelCheck.run(model, samples, result.agreement(), 1, Monitor.SILENT), 1e-6);

		Model trained = Model.read(model);
		Map<String, float[]> wrong = new HashMap<>(trained.networks().get(0));
		wrong.put("output/bias", new float[] { -1000, 1000 });
		new Model(trained.architecture(), trained.preprocessing(), trained.labels(), trained.patch(), trained.training(), List.of(wrong)).write(model);
		UserException refusal = assertThrows(UserException.class, () -> TrainedModelCheck.run(model, samples, 0.9, 1, Monitor.SILENT));
		assertTrue(refusal.getMessage().startsWith("The trained model does not work") && refusal.getMessage().contains("precision=float32"), refusal
			.getMessage());
	}

	@Test
	void aNetworkThatHasHardlyLearnedMayDifferByChance() {
		assertDoesNotThrow(() -> TrainedModelCheck.requireLike(0.2, 0.01));
		assertDoesNotThrow(() -> TrainedModelCheck.requireLike(0.9, 0.8));
		assertThrows(UserException.class, () -> TrainedModelCheck.requireLike(0.9, 0.5));
	}

	private static TrainJob.Result train(List<Sample> samples, File model) {
		TrainingSettings settings = TestMethods.settings("supervised", Dimensions.THREE,
			"steps=2 filters=2 patch_x=32 patch_y=32 patch_z=16 precision=float32");
		try (LocalEngine engine = new LocalEngine()) {
			return engine.run(new TrainJob(samples, model, settings, false), Monitor.SILENT);
		}
	}
}
