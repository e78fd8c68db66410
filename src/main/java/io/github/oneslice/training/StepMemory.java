package io.github.oneslice.training;

import java.util.List;
import java.util.Locale;

import io.github.oneslice.error.UserException;
import io.github.oneslice.network.LayerShape;
import io.github.oneslice.settings.BackendSettings;
import io.github.oneslice.settings.SamplingSettings;
import io.github.oneslice.settings.TrainingSettings;

/**
 * What a training step takes of memory at the least. More than the machine has would bring it to a halt before the system ends
 * the process.
 */
record StepMemory(double bytes) {

	/** The gradient needs what a layer gives and the same normalised, of two bytes each in the lowest precision. */
	private static final int BYTES_A_NUMBER = 4;

	static StepMemory of(List<LayerShape> layers) {
		return new StepMemory((double) BYTES_A_NUMBER * layers.stream().mapToDouble(LayerShape::outputs).sum());
	}

	/** @throws UserException if it is more than the machine has */
	void require(TrainingSettings settings, long machine) {
		if (bytes <= machine) return;
		SamplingSettings sampling = settings.sampling();
		throw new UserException(String.format(Locale.ROOT, "A training step would take %.0f GB of memory or more, and this machine has %.0f:"
			+ " for patches of %s voxels, labelled_batch=%d, unlabelled_batch=%d, filters=%d. Choose smaller ones.", BackendSettings.gigabytes(bytes),
			BackendSettings.gigabytes(machine), settings.patch(), sampling.labelledBatch(), sampling.unlabelledBatch(), settings.network().filters()));
	}
}
