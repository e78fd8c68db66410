package io.github.oneslice.training;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.evaluation.Agreement;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.selfpaced.PseudoLabels;

/** The networks of a training that predict, as they answer for whole volumes. */
final class Predictors {

	private final List<Learner> learners;
	private final PriorCorrection correction;
	private final Runnable checkCancelled;

	/**
	 * @param correction of what they answer
	 * @param checkCancelled called before each window of a volume
	 */
	Predictors(List<Learner> learners, PriorCorrection correction, Runnable checkCancelled) {
		this.correction = correction;
		this.learners = List.copyOf(learners);
		this.checkCancelled = checkCancelled;
	}

	List<Learner> learners() {
		return learners;
	}

	/** Mean of the class probabilities that they give, [class][voxel]. */
	float[][] predict(NetworkSession session, TrainingVolume volume) {
		return mean(learners.stream().map(learner -> answer(session, learner, volume)));
	}

	/** The one that agrees best with what is annotated. */
	Learner best(NetworkSession session, List<TrainingVolume> annotated) {
		Learner best = learners.get(0);
		double most = -1;
		for (Learner learner : learners) {
			double agreement = agreement(annotated, volume -> answer(session, learner, volume));
			if (agreement > most) best = learner;
			most = Math.max(most, agreement);
		}
		return best;
	}

	/**
	 * How well the mean answer of networks agrees with what is annotated.
	 *
	 * @param networks weights by plain names
	 */
	double agreement(NetworkSession session, List<Map<String, float[]>> networks, List<TrainingVolume> annotated) {
		return agreement(annotated, volume -> predict(session, networks, volume));
	}

	/** Mean of the class probabilities that networks give. The first predictor takes up their weights, one after the other, then its own again. */
	float[][] predict(NetworkSession session, List<Map<String, float[]>> networks, TrainingVolume volume) {
		Learner learner = learners.get(0);
		Map<String, float[]> own = learner.read(session);
		try {
			return mean(networks.stream().map(weights -> {
				learner.start(session, weights);
				return answer(session, learner, volume);
			}));
		}
		finally {
			learner.write(session, own);
		}
	}

	private float[][] answer(NetworkSession session, Learner learner, TrainingVolume volume) {
		return correction.apply(learner.predict(session, volume, checkCancelled));
	}

	private static double agreement(List<TrainingVolume> annotated, Function<TrainingVolume, float[][]> predict) {
		Agreement agreement = new Agreement();
		for (TrainingVolume volume : annotated)
			compare(volume, predict.apply(volume), agreement);
		return agreement.rate();
	}

	/** Dice of the foreground on what is annotated. */
	static double dice(TrainingVolume volume, float[][] probability) {
		Agreement agreement = new Agreement();
		compare(volume, probability, agreement);
		return agreement.dice();
	}

	private static void compare(TrainingVolume volume, float[][] probability, Agreement agreement) {
		agreement.add(PseudoLabels.segmentation(probability, SparseLabels.nothing(volume.image().length), volume.size()), volume.known());
	}

	private static float[][] mean(Stream<float[][]> predictions) {
		float[][] mean = null;
		int count = 0;
		for (float[][] one : (Iterable<float[][]>) predictions::iterator) {
			count++;
			if (mean == null) mean = one;
			else for (int c = 0; c < mean.length; c++)
				for (int v = 0; v < mean[c].length; v++)
					mean[c][v] += (one[c][v] - mean[c][v]) / count;
		}
		return mean;
	}
}
