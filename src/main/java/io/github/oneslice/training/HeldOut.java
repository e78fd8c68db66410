package io.github.oneslice.training;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.oneslice.job.Event.Quantity;
import io.github.oneslice.settings.PaperSchedule;

/**
 * Annotated volumes that are not learned from. How well the predictors agree with their annotation tells how they will do on
 * others, which agreement with what was learned from does not.
 */
final class HeldOut {

	static final Quantity DICE = Quantity.fraction("Dice on held-out slices");
	/** Steps of the published schedule between two looks. */
	private static final long LOOKED_AT_EVERY = PaperSchedule.STEPS / 20;

	private final List<TrainingVolume> volumes;
	private final Map<TrainingVolume, Double> dice = new IdentityHashMap<>();
	private int next;
	private long looked;

	HeldOut(List<TrainingVolume> volumes) {
		this.volumes = List.copyOf(volumes);
	}

	/**
	 * Looks at one volume, if it is time.
	 *
	 * @param progress how far training has come, 0 to 1
	 * @param predict class probabilities of a volume, [class][voxel]
	 * @return whether it did
	 */
	boolean look(double progress, Function<TrainingVolume, float[][]> predict) {
		long step = PaperSchedule.stepAt(progress);
		if (volumes.isEmpty() || step - looked < LOOKED_AT_EVERY) return false;
		looked = step;
		TrainingVolume volume = volumes.get(next++ % volumes.size());
		dice.put(volume, Predictors.dice(volume, predict.apply(volume)));
		return true;
	}

	/** Looks at all of them. */
	void lookAtAll(Function<TrainingVolume, float[][]> predict) {
		volumes.forEach(volume -> dice.put(volume, Predictors.dice(volume, predict.apply(volume))));
	}

	/** Mean over the volumes that were looked at, each as it was last; NaN before. */
	double dice() {
		return dice.values().stream().mapToDouble(value -> value).filter(Double::isFinite).average().orElse(Double.NaN);
	}
}
