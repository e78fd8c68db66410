package io.github.oneslice.training;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import io.github.oneslice.job.Monitor;
import io.github.oneslice.settings.TrainingSettings;

/** Registration as a part of training: what carries labels from the annotated slices to the others. */
interface RegistrationStage extends AutoCloseable {

	/**
	 * @param labels R, a class index for every voxel; annotated voxels keep theirs, and where no whole slice is annotated all
	 *          that is unknown is background
	 * @param trust how far each is trusted, 0 to 1
	 */
	record Carried(byte[] labels, float[] trust) {}

	static RegistrationStage of(List<TrainingVolume> volumes, TrainingSettings settings, int classes, int threads, Monitor monitor) {
		return switch (settings.registration().registration()) {
			case FLOW -> new FlowRegistration(volumes, settings, classes, monitor);
			case LEARNED -> new LearnedRegistration(volumes, settings, classes, threads, monitor);
		};
	}

	/** Learns from the images alone until so many steps are done, those before a stop included. */
	void train(int until, BooleanSupplier enough, Runnable afterStep);

	/** Learns on, from the fused labels as well. */
	void refresh(int more, TrainingLabels annotated);

	/** Whether labels that are carried anew after {@link #refresh} differ from those before. */
	boolean learns();

	/** Carries the labels of a volume. */
	Carried propagate(TrainingVolume volume);

	/** Carries the labels of a volume, and brings them to its own resolution: a class index for every voxel. */
	default byte[] enlarged(TrainingVolume volume) {
		return volume.grid().enlarge(propagate(volume).labels());
	}

	/** All that is needed to go on from here. */
	Map<String, float[]> read();

	void write(Map<String, float[]> values);

	@Override
	void close();
}
