package io.github.oneslice.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import io.github.oneslice.training.TrainingSettings;

class SettingsTest {

	@Test
	void changesWhatIsNamed() {
		TrainingSettings settings = Settings.of("laptop", 7, "filters=4, labelled_batch=3 patchX=32");
		assertEquals(7, settings.seed());
		assertEquals(4, settings.filters());
		assertEquals(3, settings.labelledBatch());
		assertEquals(32, settings.patchX());
	}

	@Test
	void saysWhatIsWrong() {
		for (String wrong : new String[] { "filters", "filtres=4", "filters=many" }) {
			String message = assertThrows(IllegalArgumentException.class, () -> Settings.of("Laptop", 1, wrong)).getMessage();
			assertTrue(message.contains("filt"), message);
		}
		assertThrows(IllegalArgumentException.class, () -> Settings.of("Desktop", 1, ""));
	}
}
