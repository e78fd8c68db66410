package io.github.oneslice.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.error.UserException;

class SettingsTest {

	private static final TrainingSettings LAPTOP = Preset.of("laptop").settings("SPSS", Dimensions.THREE);

	@Test
	void changesWhatIsNamed() {
		TrainingSettings settings = Settings.changed(LAPTOP, "filters=4, labelled_batch=3 patchX=32");
		assertEquals(4, settings.network().filters());
		assertEquals(3, settings.sampling().labelledBatch());
		assertArrayEquals(new int[] { 32, 64, 32 }, settings.patch());
		assertEquals(LAPTOP.registration(), settings.registration());
	}

	@Test
	void saysWhatIsWrong() {
		for (String wrong : new String[] { "filters", "filtres=4", "filters=many", "filters=-1" }) {
			String message = assertThrows(UserException.class, () -> Settings.changed(LAPTOP, wrong)).getMessage();
			assertTrue(message.contains("filt"), message);
		}
		assertThrows(UserException.class, () -> Preset.of("Desktop"));
	}

	@Test
	void presetsOfSpssMixAsTheirNamesSay() {
		assertEquals("CutMix", LAPTOP.perturbation());
		assertEquals("AdaMix", Preset.of("SPSS + AdaMix").settings("SPSS", Dimensions.THREE).perturbation());
		assertEquals("AdaMix", Preset.LAPTOP.settings("MT", Dimensions.THREE).perturbation());
	}

	@Test
	void aPatchOfTwoDimensionsLiesInOneSlice() {
		TrainingSettings settings = Preset.LAPTOP.settings("ST", Dimensions.TWO);
		assertEquals(1, settings.patch()[2]);
		assertEquals(8, settings.mixing().patchesPerAxis());
	}
}
