package io.github.oneslice.training;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.oneslice.error.UserException;
import io.github.oneslice.network.LayerShape;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.TrainingSettings;

class StepMemoryTest {

	private static final TrainingSettings SETTINGS = Methods.named("supervised").settings(Preset.LAPTOP, Dimensions.THREE);
	/** 2·32·64·80 voxels of 8 channels. */
	private static final LayerShape LAYER = new LayerShape("layer", LayerShape.Kind.CONVOLUTION, List.of(2, 32, 64, 80, 1), List.of(3, 3, 3, 1, 8), List.of(1, 1, 1));
	private static final long NUMBERS = 2L * 32 * 64 * 80 * 8;

	@Test
	void layersAddUp() {
		assertEquals(4.0 * 2 * NUMBERS, StepMemory.of(List.of(LAYER, LAYER)).bytes());
	}

	@Test
	void whatTheMachineHasNotIsRefusedWithTheSettingsThatAskForIt() {
		StepMemory memory = StepMemory.of(List.of(LAYER));
		assertDoesNotThrow(() -> memory.require(SETTINGS, 4 * NUMBERS));
		UserException e = assertThrows(UserException.class, () -> new StepMemory(120L << 30).require(SETTINGS, 16L << 30));
		assertEquals("A training step would take 120 GB of memory or more, and this machine has 16: for patches of 80 x 64 x 32 voxels, labelled_batch=2,"
			+ " unlabelled_batch=1, filters=8. Choose smaller ones.", e.getMessage());
		assertThrows(UserException.class, () -> memory.require(SETTINGS, 4 * NUMBERS - 1));
	}

	@Test
	void sizesThatNoIntegerHoldsCount() {
		LayerShape huge = new LayerShape("layer", LayerShape.Kind.CONVOLUTION, List.of(2, 16384, 16384, 16384, 1), List.of(3, 3, 3, 1, 8), List.of(1, 1, 1));
		assertEquals(4.0 * 2 * 8 * Math.pow(16384, 3), StepMemory.of(List.of(huge)).bytes());
	}
}
