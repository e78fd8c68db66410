package io.github.oneslice.training;

import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.TrainingSettings;

/**
 * A training method as it is chosen: its name, its settings at each preset, and how it is built. Implementations are found
 * by their line in {@code META-INF/services}. They are asked for names and settings where there is no TensorFlow, so nothing
 * but {@link #create} may touch it.
 */
public interface MethodFactory {

	/** The name that people type. */
	String name();

	/** The settings it is trained with at a preset. */
	TrainingSettings settings(Preset preset, Dimensions dimensions);

	/** Builds the method into the graph of a training. */
	TrainingMethod create(MethodContext context);
}
