package io.github.oneslice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;

class TrainingRecordTest {

	@TempDir
	File folder;

	@Test
	void leavesThePictureOfATraining() throws IOException {
		try (TrainingRecord record = TrainingRecord.open(Monitor.SILENT, folder)) {
			for (int step = 1; step <= 100; step++)
				record.report(event(step));
		}
		List<String> table = Files.readAllLines(new File(folder, TrainingRecord.TABLE_NAME).toPath());
		assertEquals(101, table.size());
		assertEquals("step,\"loss\",\"rate\"", table.get(0));
		assertEquals("50,0.0200000,0.0500000", table.get(50));
		assertTrue(ImageIO.read(new File(folder, TrainingRecord.FILE_NAME)).getWidth() > 100);
	}

	@Test
	void leavesNothingWhenNothingWasTrained() {
		try (TrainingRecord record = TrainingRecord.open(Monitor.SILENT, folder)) {
			record.report(Event.progress(Event.Stage.REGISTRATION, 1, 10, ""));
		}
		assertFalse(new File(folder, TrainingRecord.FILE_NAME).exists());
	}

	@Test
	void sayWhatHappensInOneLine() {
		assertEquals("Training (SPSS) 50/100, loss 0.0200, rate 0.0500", StatusMonitor.text(event(50)));
		assertEquals("Check: reading weights", StatusMonitor.text(Event.progress(Event.Stage.CHECK, 0, 0, "reading weights")));
	}

	private static Event event(int step) {
		Map<Event.Quantity, Double> values = new LinkedHashMap<>();
		values.put(Event.Quantity.loss("loss"), 1.0 / step);
		values.put(Event.Quantity.fraction("rate"), step / 1000.0);
		return new Event(Event.Stage.TRAINING, "Training (SPSS)", step, 100, "", values, null);
	}
}
