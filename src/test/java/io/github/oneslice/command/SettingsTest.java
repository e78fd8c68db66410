package io.github.oneslice.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Extent;
import io.github.oneslice.settings.Choice;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Perturbation;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.SettingChanges;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.training.TestMethods;

class SettingsTest {

	private static final TrainingSettings LAPTOP = TestMethods.settings("SPSS", Dimensions.THREE);

	@Test
	void changesWhatIsNamed() {
		TrainingSettings settings = SettingChanges.changed(LAPTOP, "filters=4, labelled_batch=3 patchX=32");
		assertEquals(4, settings.network().filters());
		assertEquals(3, settings.sampling().labelledBatch());
		assertEquals(new Extent(32, 64, 32), settings.patch());
		assertEquals(LAPTOP.registration(), settings.registration());
	}

	@Test
	void saysWhatIsWrong() {
		for (String wrong : new String[] { "filters", "filtres=4", "filters=many", "filters=-1" }) {
			String message = assertThrows(UserException.class, () -> SettingChanges.changed(LAPTOP, wrong)).getMessage();
			assertTrue(message.contains("filt"), message);
		}
		assertThrows(UserException.class, () -> Choice.of(Preset.class, "preset", "Desktop"));
	}

	@Test
	void aWorkingResolutionThatShowsNothingIsRefused() {
		String told = assertThrows(UserException.class, () -> SettingChanges.changed(LAPTOP, "working_voxels=1")).getMessage();
		assertEquals("The setting working_voxels must be 0 or at least 256.", told);
		assertEquals(0, SettingChanges.changed(LAPTOP, "working_voxels=0").sampling().workingVoxels());
	}

	@Test
	void aDecimalCommaIsTold() {
		String told = assertThrows(UserException.class, () -> SettingChanges.changed(LAPTOP, "learning_rate=0,001")).getMessage();
		assertTrue(told.contains("Write decimals with a point"), told);
		assertThrows(UserException.class, () -> SettingChanges.changed(LAPTOP, "learning_rate=NaN"));
	}

	@Test
	void methodsMixAsTheyWerePublished() {
		assertEquals(Perturbation.CUTMIX, LAPTOP.mixing().perturbation());
		assertEquals(Perturbation.ADAMIX, TestMethods.settings("MT", Dimensions.THREE).mixing().perturbation());
		assertEquals(Perturbation.NONE, TestMethods.settings("supervised", Dimensions.THREE).mixing().perturbation());
	}

	@Test
	void choicesAreNamedWhereAWrongOneIsWritten() {
		UserException refusal = assertThrows(UserException.class, () -> SettingChanges.changed(LAPTOP, "augmentation=mirror"));
		assertEquals("The option augmentation cannot be \"mirror\". Choose one of turns, affine, elastic, auto, none.", refusal.getMessage());
	}

	@Test
	void aPatchOfTwoDimensionsLiesInOneSlice() {
		TrainingSettings settings = TestMethods.settings("ST", Dimensions.TWO);
		assertEquals(1, settings.patch().z());
		assertEquals(8, settings.mixing().patchesPerAxis());
	}
}
